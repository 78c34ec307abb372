using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>What there is of a SKU in one location.</summary>
public sealed record StockLevel
{
    /// <summary>The location; null when not told.</summary>
    public string? StockLocationId { get; init; }

    /// <summary>Our id of the location; null when not told.</summary>
    public string? StockLocationExternalId { get; init; }

    /// <summary>How many there are, in units; below zero after overselling.</summary>
    [JsonPropertyName("stock_level")]
    public required int Level { get; init; }

    /// <summary>When more come; null when not known.</summary>
    public DateOnly? RestockDate { get; init; }

    /// <summary>How far the level may fall, a <b>negative</b> floor: -9 lets nine be sold that are not there. Null when not told.</summary>
    public int? MinStockLevel { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
