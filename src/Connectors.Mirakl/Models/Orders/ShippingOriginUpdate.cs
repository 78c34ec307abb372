using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Where an order line (OR07) or a shipment (ST07) is sent from.</summary>
public sealed record ShippingOriginUpdate
{
    /// <summary>Id of the order line, or of the shipment.</summary>
    public required string Id { get; init; }

    /// <summary>Where from. To send: a warehouse, or for an order line an address with at least its country. Read: null when not given.</summary>
    public ShippingOrigin? ShippingFrom { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
