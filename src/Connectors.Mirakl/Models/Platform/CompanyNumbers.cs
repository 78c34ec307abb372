using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Company numbers of a shop, as older platforms keep them.</summary>
public sealed record CompanyNumbers
{
    /// <summary>Name of the company; null when not given.</summary>
    public string? CorporateName { get; init; }

    /// <summary>Registration number; null when not given.</summary>
    public string? IdentificationNumber { get; init; }

    /// <summary>Tax number; null when not given.</summary>
    public string? TaxIdentificationNumber { get; init; }

    /// <summary>VAT number; null when not given.</summary>
    [JsonPropertyName("VAT_number")]
    public string? VatNumber { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
