using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Goods of an order line that are in no shipment yet.</summary>
public sealed record ItemToShip
{
    /// <summary>The order line.</summary>
    public string? OrderLineId { get; init; }

    /// <summary>The seller's SKU of the offer.</summary>
    public string? OfferSku { get; init; }

    /// <summary>Title of the product.</summary>
    public string? ProductTitle { get; init; }

    /// <summary>Which parcel of an article that is sent in several; null when it is one.</summary>
    public string? PackageReference { get; init; }

    /// <summary>How many.</summary>
    public int Quantity { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
