using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>What there is of a SKU, location by location.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record SkuStock
{
    /// <summary>The SKU.</summary>
    public required string Sku { get; init; }

    /// <summary>Its levels; never null.</summary>
    public IReadOnlyList<StockLevel> StockLevels { get => field ?? []; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
