using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>What a cart comes to.</summary>
public sealed record CartTotal
{
    /// <summary>Before discounts; null when not told.</summary>
    public CartAmounts? PreDiscount { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
