using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Tax numbers.</summary>
public sealed record FiscalInformation
{
    /// <summary>Tax number; null when not given.</summary>
    public string? TaxIdentificationNumber { get; init; }

    /// <summary>ISO 3166-1 country of the tax number; null when not given.</summary>
    public string? TaxIdentificationCountry { get; init; }

    /// <summary>VAT or GST number; null when not given.</summary>
    public string? LocalTaxNumber { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
