using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.ShipBob.Models;

/// <summary>An inventory item in a shipment. One item may be listed several times, once for each lot.</summary>
public sealed record ShipmentInventoryItem
{
    /// <summary>The vendor's id of the inventory item.</summary>
    public required long Id { get; init; }

    /// <summary>Its name; null when not given.</summary>
    public string? Name { get; init; }

    /// <summary>How many eaches.</summary>
    public required int Quantity { get; init; }

    /// <summary>How many of them are reserved; fewer than the quantity means a shortage. Null when not given.</summary>
    public int? QuantityCommitted { get; init; }

    /// <summary>Lot number; null when there is none.</summary>
    public string? Lot { get; init; }

    /// <summary>Best before; null when there is none.</summary>
    public DateTimeOffset? ExpirationDate { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
