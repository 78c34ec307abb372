using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Mirakl.Json;

namespace Connectors.Mirakl.Models;

/// <summary>A carrier that the operator registered, as SH21 lists it.</summary>
public sealed record Carrier
{
    /// <summary>The operator's own code: send it exactly.</summary>
    [JsonConverter(typeof(IdConverter))]
    public required string Code { get; init; }

    /// <summary>Name for people.</summary>
    public string? Label { get; init; }

    /// <summary>The vendor's code of the carrier; null when it has none.</summary>
    public string? StandardCode { get; init; }

    /// <summary>Template of the carrier's page, with <c>{trackingId}</c> where the number goes; null when there is none.</summary>
    public string? TrackingUrl { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
