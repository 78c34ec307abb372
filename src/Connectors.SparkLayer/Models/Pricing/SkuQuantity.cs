using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>So many of a SKU, in units.</summary>
public sealed record SkuQuantity
{
    /// <summary>The SKU.</summary>
    public required string Sku { get; init; }

    /// <summary>How many, in units.</summary>
    public required int Quantity { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
