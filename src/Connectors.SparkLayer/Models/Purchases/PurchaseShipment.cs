using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>A parcel. Number and address of tracking have no documented names: they are among what is kept.</summary>
public sealed record PurchaseShipment
{
    /// <summary>Name of the carrier.</summary>
    public string? Carrier { get; init; }

    /// <summary>The carrier's id.</summary>
    public string? CarrierId { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
