using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.ShipBob.Models;

/// <summary>One component of a bundle, or the single piece of a multipack.</summary>
public sealed record BundleComponent
{
    /// <summary>The vendor's id of the component's product; null when not given.</summary>
    public long? ProductId { get; init; }

    /// <summary>The vendor's id of the component, a variant; null when not given. Shipments tell ids of inventory items instead.</summary>
    public long? VariantId { get; init; }

    /// <summary>Its SKU; null when it has none.</summary>
    public string? VariantSku { get; init; }

    /// <summary>Its name; null when not given.</summary>
    public string? VariantName { get; init; }

    /// <summary>How many of it are in one; null when not given.</summary>
    public int? Quantity { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
