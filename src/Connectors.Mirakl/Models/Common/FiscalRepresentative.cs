using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Who answers for a company's tax in another country.</summary>
public sealed record FiscalRepresentative
{
    /// <summary>Name of the company.</summary>
    public string? CompanyRegistrationName { get; init; }

    /// <summary>Registration number of the company.</summary>
    public string? CompanyRegistrationNumber { get; init; }

    /// <summary>VAT or GST number; null when there is none.</summary>
    public string? LocalTaxNumber { get; init; }

    /// <summary>Form of address.</summary>
    public string? Civility { get; init; }

    /// <summary>First name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name.</summary>
    public string? LastName { get; init; }

    /// <summary>First line of the street address.</summary>
    [JsonPropertyName("street_1")]
    public string? Street1 { get; init; }

    /// <summary>Second line; null when there is none.</summary>
    [JsonPropertyName("street_2")]
    public string? Street2 { get; init; }

    /// <summary>Postcode; null when not given.</summary>
    public string? ZipCode { get; init; }

    /// <summary>Town or city.</summary>
    public string? City { get; init; }

    /// <summary>County, state or region; null when there is none.</summary>
    public string? State { get; init; }

    /// <summary>ISO 3166-1 alpha-3 code.</summary>
    public string? CountryIsoCode { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[personal data]";
}
