using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Address and contact of a shop. All of it may be personal data.</summary>
public sealed record ContactInformation
{
    /// <summary>Form of address; null when not given.</summary>
    public string? Civility { get; init; }

    /// <summary>First name; null when not given.</summary>
    public string? Firstname { get; init; }

    /// <summary>Last name; null when not given.</summary>
    public string? Lastname { get; init; }

    /// <summary>Company, where an older platform names it here; null otherwise.</summary>
    public string? Company { get; init; }

    /// <summary>First line of the street address.</summary>
    [JsonPropertyName("street1")]
    public string? Street1 { get; init; }

    /// <summary>Second line; null when there is none.</summary>
    [JsonPropertyName("street2")]
    public string? Street2 { get; init; }

    /// <summary>More about the address, on older platforms; null otherwise.</summary>
    public string? Complementary { get; init; }

    /// <summary>Postcode; null when not given.</summary>
    public string? ZipCode { get; init; }

    /// <summary>Town or city.</summary>
    public string? City { get; init; }

    /// <summary>County, state or region; null when there is none.</summary>
    public string? State { get; init; }

    /// <summary>ISO 3166-1 alpha-3 code.</summary>
    public string? Country { get; init; }

    /// <summary>Telephone; null when not given.</summary>
    public string? Phone { get; init; }

    /// <summary>Second telephone; null when not given.</summary>
    public string? PhoneSecondary { get; init; }

    /// <summary>Fax; null when not given.</summary>
    public string? Fax { get; init; }

    /// <summary>E-mail address; null when not given.</summary>
    public string? Email { get; init; }

    /// <summary>Web page; null when there is none.</summary>
    public string? WebSite { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[personal data]";
}
