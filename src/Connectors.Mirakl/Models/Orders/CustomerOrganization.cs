using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>The company that buys.</summary>
public sealed record CustomerOrganization
{
    /// <summary>The operator's id of the company.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>Name; null when withheld.</summary>
    public string? Name { get; init; }

    /// <summary>Registration number; null when not given.</summary>
    public string? IdentificationNumber { get; init; }

    /// <summary>VAT number; null when not given.</summary>
    public string? TaxIdentificationNumber { get; init; }

    /// <summary>Registered address; null when not given.</summary>
    public StreetAddress? Address { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[personal data]";
}
