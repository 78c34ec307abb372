using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.OrderToCash;

/// <summary>What an order's case can hear of. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(OrderSeen), "order-seen")]
[JsonDerivedType(typeof(Accepted), "accepted")]
[JsonDerivedType(typeof(ErpOrderCreated), "erp-order-created")]
[JsonDerivedType(typeof(ErpOrderSeen), "erp-order-seen")]
[JsonDerivedType(typeof(ErpOrderCancelled), "erp-order-cancelled")]
[JsonDerivedType(typeof(ReferenceWanted), "reference-wanted")]
[JsonDerivedType(typeof(ReferenceRejected), "reference-rejected")]
[JsonDerivedType(typeof(WarehouseOrderSeen), "warehouse-order-seen")]
[JsonDerivedType(typeof(WarehouseOrderChecked), "warehouse-order-checked")]
[JsonDerivedType(typeof(WarehouseOrderCancelled), "warehouse-order-cancelled")]
[JsonDerivedType(typeof(ShipmentConfirmed), "shipment-confirmed")]
[JsonDerivedType(typeof(EffectRejected), "effect-refused")]
[JsonDerivedType(typeof(RetryRequested), "retry-requested")]
[JsonDerivedType(typeof(Acknowledged), "acknowledged")]
internal abstract record OrderInput
{
    private OrderInput()
    {
    }

    /// <summary>The marketplace showed the order.</summary>
    /// <param name="Order">As it is there now.</param>
    public sealed record OrderSeen(MarketplaceOrder Order) : OrderInput;

    /// <summary>We accepted the order.</summary>
    /// <param name="Order">As it was found by a look-up; null when the acceptance itself succeeded.</param>
    public sealed record Accepted(MarketplaceOrder? Order) : OrderInput;

    /// <summary>The order is in the ERP.</summary>
    /// <param name="Order">As it is there.</param>
    /// <param name="WasThere">Whether an earlier attempt had created it.</param>
    public sealed record ErpOrderCreated(ErpOrder Order, bool WasThere) : OrderInput
    {
        /// <summary>Whether an earlier attempt may still make a second one: it is looked for later.</summary>
        public bool MayBeTwice { get; init; }
    }

    /// <summary>The order was looked at in the ERP again.</summary>
    /// <param name="Order">As it is there now; null when somebody removed it.</param>
    public sealed record ErpOrderSeen(ErpOrder? Order) : OrderInput;

    /// <summary>The order is no longer in the ERP.</summary>
    public sealed record ErpOrderCancelled : OrderInput;

    /// <summary>The ERP's number was handed to the writer of references, which sends many in one call.</summary>
    public sealed record ReferenceWanted : OrderInput;

    /// <summary>The marketplace did not take the ERP's number.</summary>
    /// <param name="ErrorCode">Its code; null when it gave none.</param>
    public sealed record ReferenceRejected(string? ErrorCode) : OrderInput;

    /// <summary>The warehouse showed the order.</summary>
    /// <param name="Order">As it is there.</param>
    /// <param name="IsAnswer">Whether it answers our own submission.</param>
    public sealed record WarehouseOrderSeen(WarehouseOrder Order, bool IsAnswer) : OrderInput
    {
        /// <summary>Whether an earlier attempt may still make a second one: it is looked for later.</summary>
        public bool MayBeTwice { get; init; }
    }

    /// <summary>The order was looked at in the warehouse once more, and there is no second one.</summary>
    /// <param name="Order">As it is there now; null when it is not found.</param>
    public sealed record WarehouseOrderChecked(WarehouseOrder? Order) : OrderInput;

    /// <summary>The warehouse answered the request to stop the order.</summary>
    /// <param name="Result">What became of it.</param>
    public sealed record WarehouseOrderCancelled(WarehouseCancellation Result) : OrderInput;

    /// <summary>The marketplace knows of a dispatch.</summary>
    /// <param name="ShipmentId">The warehouse's id of it.</param>
    /// <param name="MarketplaceId">The marketplace's id of it.</param>
    /// <param name="TrackingNumber">The number it was told; null when there was none.</param>
    /// <param name="Lines">The lines it was told.</param>
    public sealed record ShipmentConfirmed(string ShipmentId, string MarketplaceId, TrackingNumber? TrackingNumber, IReadOnlyList<ConfirmedLine> Lines) : OrderInput;

    /// <summary>A system said no for good.</summary>
    /// <param name="EffectId">To what.</param>
    /// <param name="Why">How.</param>
    public sealed record EffectRejected(string EffectId, Rejection Why) : OrderInput;

    /// <summary>A person mended something and wants refused effects tried again.</summary>
    public sealed record RetryRequested : OrderInput;

    /// <summary>A person has seen how the order ended: lost, or cancelled too late.</summary>
    public sealed record Acknowledged : OrderInput;
}
