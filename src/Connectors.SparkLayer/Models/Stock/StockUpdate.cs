using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>The level of a SKU in one location, which overwrites what stands there.</summary>
public sealed record StockUpdate
{
    /// <summary>The location's id; null where <see cref="StockLocationExternalId"/> names it. One of the two, never both.</summary>
    public string? StockLocationId { get; init; }

    /// <summary>Our id of the location; null where <see cref="StockLocationId"/> names it.</summary>
    public string? StockLocationExternalId { get; init; }

    /// <summary>The SKU.</summary>
    public required string Sku { get; init; }

    /// <summary>How many there are, in units.</summary>
    [JsonPropertyName("stock_level")]
    public required int Level { get; init; }

    /// <summary>When more come; null leaves it out.</summary>
    public DateOnly? RestockDate { get; init; }

    /// <summary>How far the level may fall, a <b>negative</b> floor: -9 lets nine be sold that are not there. Default 0, and always sent: what its absence means is not documented.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int MinStockLevel { get; init; }
}
