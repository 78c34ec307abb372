using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Something a carrier reported.</summary>
public sealed record TrackingMilestone
{
    /// <summary>What.</summary>
    public MilestoneType Type { get; init; }

    /// <summary>When; null when not given.</summary>
    public CarrierDate? OccurrenceDate { get; init; }

    /// <summary>More about it; null when there is nothing.</summary>
    public TrackingMilestoneInfo? AdditionalInfo { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
