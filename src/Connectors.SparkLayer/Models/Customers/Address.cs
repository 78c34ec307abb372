using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>An address; what is not told is null.</summary>
public sealed record Address
{
    /// <summary>The vendor's id, <c>ca_…</c> or a UUID; null when not told.</summary>
    public string? Id { get; init; }

    /// <summary>Its id on the commerce platform, unique; null when it has none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Form of address.</summary>
    public string? Title { get; init; }

    /// <summary>First name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name.</summary>
    public string? LastName { get; init; }

    /// <summary>Company.</summary>
    public string? Company { get; init; }

    /// <summary>First line.</summary>
    [JsonPropertyName("address_line1")]
    public string? AddressLine1 { get; init; }

    /// <summary>Second line.</summary>
    [JsonPropertyName("address_line2")]
    public string? AddressLine2 { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>Name of the region.</summary>
    public string? RegionName { get; init; }

    /// <summary>Code of the region.</summary>
    public string? RegionCode { get; init; }

    /// <summary>Postcode. Older answers call it <c>postcode</c>, which is kept beside.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Two letters of ISO 3166.</summary>
    public string? CountryCode { get; init; }

    /// <summary>Telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>Whether goods go there unless said otherwise.</summary>
    public bool? IsDefaultShipping { get; init; }

    /// <summary>Whether bills go there unless said otherwise.</summary>
    public bool? IsDefaultBilling { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names it and none of its content.</summary>
    public override string ToString() => nameof(Address);
}
