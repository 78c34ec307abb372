using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>All prices of a SKU on one list.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record ListPrices
{
    /// <summary>The list.</summary>
    public required string PriceListSlug { get; init; }

    /// <summary>The prices; never null.</summary>
    public IReadOnlyList<QuantityPrice> Pricing { get => field ?? []; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
