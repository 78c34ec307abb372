using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.ShipBob.Models;

/// <summary>Why a shipment stands where it stands.</summary>
public sealed record ShipmentStatusDetail
{
    /// <summary>The vendor's number of the detail, for example 303 out of stock; null when not given.</summary>
    public int? Id { get; init; }

    /// <summary>Its short name; null when not given.</summary>
    public string? Name { get; init; }

    /// <summary>Its text; null when not given.</summary>
    public string? Description { get; init; }

    /// <summary>The inventory item it is about; null when it is about none.</summary>
    public long? InventoryId { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
