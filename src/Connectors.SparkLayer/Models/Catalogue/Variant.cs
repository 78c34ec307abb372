using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>A variant of a product. Its members are not documented: they are kept.</summary>
public sealed record Variant
{
    /// <summary>Its id; null when not told.</summary>
    public string? Id { get; init; }

    /// <summary>Its SKU; null when not told.</summary>
    public string? Sku { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names it and none of its content.</summary>
    public override string ToString() => $"Variant {Id}";
}
