using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Where a parcel was seen.</summary>
public sealed record TrackingLocation
{
    /// <summary>Place as the carrier writes it.</summary>
    public string? Location { get; init; }

    /// <summary>When; null when not given.</summary>
    public CarrierDate? OccurrenceDate { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
