using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Where goods are sent from: a known warehouse or an address.</summary>
public sealed record ShippingOrigin
{
    /// <summary>Address; null when a warehouse is named.</summary>
    public StreetAddress? Address { get; init; }

    /// <summary>Warehouse known to the platform; null when an address is given.</summary>
    public Warehouse? Warehouse { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
