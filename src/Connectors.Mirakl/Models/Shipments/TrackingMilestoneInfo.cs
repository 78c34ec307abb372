using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>More about a milestone.</summary>
public sealed record TrackingMilestoneInfo
{
    /// <summary>What, for example <c>DELIVERY_ATTEMPTED</c>.</summary>
    public string? Type { get; init; }

    /// <summary>When; null when not given.</summary>
    public CarrierDate? OccurrenceDate { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
