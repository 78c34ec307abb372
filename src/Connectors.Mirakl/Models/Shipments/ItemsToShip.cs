using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Mirakl.Json;

namespace Connectors.Mirakl.Models;

/// <summary>What of an order is in no shipment yet, as ST12 lists it. Holds personal data.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ItemsToShip
{
    /// <summary>The order.</summary>
    [JsonConverter(typeof(IdConverter))]
    public required string OrderId { get; init; }

    /// <summary>The goods, grouped by line and parcel; never null.</summary>
    public IReadOnlyList<ItemToShip> ShipmentLines { get => field ?? []; init => field = WholeList.Of(value); }

    /// <summary>Where to; null when withheld.</summary>
    public CustomerAddress? ShippingAddress { get; init; }

    /// <summary>When the order became ready to ship, UTC.</summary>
    public DateTimeOffset? ShippingDate { get; init; }

    /// <summary>Until when it must be shipped, UTC; null when not given.</summary>
    public DateTimeOffset? ShippingDeadline { get; init; }

    /// <summary>Shipping method, a code of SH12.</summary>
    public string? ShippingTypeCode { get; init; }

    /// <summary>The vendor's own code of the method; null when it has none.</summary>
    public string? ShippingTypeStandardCode { get; init; }

    /// <summary>The seller's and the customer's own references; null when there are none.</summary>
    public OrderReferences? References { get; init; }

    /// <summary>Where it is fulfilled from; null when not given.</summary>
    public OrderFulfillment? Fulfillment { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Shows the order only: the rest holds personal data.</summary>
    public override string ToString() => $"Items to ship of {OrderId}";
}
