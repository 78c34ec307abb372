using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>By what a line is known.</summary>
public sealed record PurchaseLineIdentifiers
{
    /// <summary>The SKU; null for what has none.</summary>
    public string? Sku { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
