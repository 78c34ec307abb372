using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.ShipBob.Models;

/// <summary>A product in a shipment.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record ShipmentProduct
{
    /// <summary>The vendor's id of the product.</summary>
    public long? Id { get; init; }

    /// <summary>The SKU it was ordered by; empty when not given.</summary>
    public string ReferenceId { get => field ?? string.Empty; init; }

    /// <summary>The vendor's SKU; null when there is none.</summary>
    public string? Sku { get; init; }

    /// <summary>Its name; null when not given.</summary>
    public string? Name { get; init; }

    /// <summary>What was taken from stock for it; never null. Several different items mean a bundle.</summary>
    public IReadOnlyList<ShipmentInventoryItem> InventoryItems { get => field ?? []; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
