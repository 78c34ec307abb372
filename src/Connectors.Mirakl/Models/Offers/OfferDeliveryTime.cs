using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>When an order of now would arrive.</summary>
public sealed record OfferDeliveryTime
{
    /// <summary>Days at least; null when not given.</summary>
    public int? EarliestDays { get; init; }

    /// <summary>Days at most; null when not given.</summary>
    public int? LatestDays { get; init; }

    /// <summary>The same as an instant, UTC; null when not given.</summary>
    public DateTimeOffset? EarliestDeliveryDate { get; init; }

    /// <summary>The same as an instant, UTC; null when not given.</summary>
    public DateTimeOffset? LatestDeliveryDate { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
