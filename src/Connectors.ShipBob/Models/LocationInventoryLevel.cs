using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.ShipBob.Models;

/// <summary>Stock of one inventory item, centre by centre.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record LocationInventoryLevel
{
    /// <summary>The vendor's id of the inventory item.</summary>
    public required long InventoryId { get; init; }

    /// <summary>Its SKU; null when it has none.</summary>
    public string? Sku { get; init; }

    /// <summary>Its name; null when not given.</summary>
    public string? Name { get; init; }

    /// <summary>Its centres; never null.</summary>
    public IReadOnlyList<LocationQuantity> Locations { get => field ?? []; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
