using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Goods in a shipment.</summary>
public sealed record ShipmentLine
{
    /// <summary>The order line.</summary>
    public string? OrderLineId { get; init; }

    /// <summary>The seller's SKU of the offer.</summary>
    public string? OfferSku { get; init; }

    /// <summary>The seller's reference of the parcel; null when there is none.</summary>
    public string? PackageReference { get; init; }

    /// <summary>How many of the offer.</summary>
    public int Quantity { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
