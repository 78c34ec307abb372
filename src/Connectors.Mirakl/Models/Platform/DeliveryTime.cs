using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Days on the way.</summary>
public sealed record DeliveryTime
{
    /// <summary>The fewest; null when not given.</summary>
    public int? EarliestDays { get; init; }

    /// <summary>The most; null when not given.</summary>
    public int? LatestDays { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
