using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Where returned goods are sent.</summary>
public sealed record ReturnAddress
{
    /// <summary>First line of the street address.</summary>
    public string? Street1 { get; init; }

    /// <summary>Second line; null when there is none.</summary>
    public string? Street2 { get; init; }

    /// <summary>Postcode; null when not given.</summary>
    public string? ZipCode { get; init; }

    /// <summary>Town or city.</summary>
    public string? City { get; init; }

    /// <summary>County, state or region; null when there is none.</summary>
    public string? State { get; init; }

    /// <summary>ISO 3166-1 alpha-3 code, for example <c>GBR</c>.</summary>
    public string? CountryIsoCode { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[personal data]";
}
