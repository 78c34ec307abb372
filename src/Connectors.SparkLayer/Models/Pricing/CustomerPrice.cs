using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>What a customer pays for so many of a SKU. The answer is not documented: what else it tells is kept.</summary>
public sealed record CustomerPrice
{
    /// <summary>The SKU; null when not told.</summary>
    public string? Sku { get; init; }

    /// <summary>For how many, in units; null when not told.</summary>
    public int? Quantity { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
