using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.ShipBob.Models;

/// <summary>Stock of one inventory item over all fulfilment centres. Numbers are eaches; null when the answer did not hold them.</summary>
public sealed record InventoryLevel
{
    /// <summary>The vendor's id of the inventory item.</summary>
    public required long InventoryId { get; init; }

    /// <summary>Its SKU; null when it has none.</summary>
    public string? Sku { get; init; }

    /// <summary>Its name; null when not given.</summary>
    public string? Name { get; init; }

    /// <summary>Physically there.</summary>
    public int? TotalOnHandQuantity { get; init; }

    /// <summary>Reserved for orders.</summary>
    public int? TotalCommittedQuantity { get; init; }

    /// <summary>Can be sent now.</summary>
    public int? TotalFulfillableQuantity { get; init; }

    /// <summary>On its way in.</summary>
    public int? TotalAwaitingQuantity { get; init; }

    /// <summary>Between centres.</summary>
    public int? TotalInternalTransferQuantity { get; init; }

    /// <summary>Ordered and not there.</summary>
    public int? TotalBackorderedQuantity { get; init; }

    /// <summary>Set aside for a problem.</summary>
    public int? TotalExceptionQuantity { get; init; }

    /// <summary>The vendor defines this in two ways; do not publish it.</summary>
    public int? TotalSellableQuantity { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
