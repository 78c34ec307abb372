using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Ports;

namespace Connectors.Flows.BackOffice;

/// <summary>What the back office of an order can hear of. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(GoodsRead), "goods-read")]
[JsonDerivedType(typeof(ErpOrderCreated), "erp-order-created")]
[JsonDerivedType(typeof(ErpOrderSeen), "erp-order-seen")]
[JsonDerivedType(typeof(ErpCheckWanted), "erp-check-wanted")]
[JsonDerivedType(typeof(ErpOrderCancelled), "erp-order-cancelled")]
[JsonDerivedType(typeof(WarehouseOrderSeen), "warehouse-order-seen")]
[JsonDerivedType(typeof(WarehouseOrderTaken), "warehouse-order-taken")]
[JsonDerivedType(typeof(WarehouseOrderChecked), "warehouse-order-checked")]
[JsonDerivedType(typeof(WarehouseOrderCancelled), "warehouse-order-cancelled")]
[JsonDerivedType(typeof(StockAllocated), "stock-allocated")]
[JsonDerivedType(typeof(BackorderForced), "backorder-forced")]
[JsonDerivedType(typeof(BackorderGivenUp), "backorder-given-up")]
[JsonDerivedType(typeof(DispatchPosted), "dispatch-posted")]
[JsonDerivedType(typeof(ErpShipmentSeen), "erp-shipment-seen")]
[JsonDerivedType(typeof(TrackingEntered), "tracking-entered")]
internal abstract record BackOfficeInput
{
    private BackOfficeInput()
    {
    }

    /// <summary>ERP and warehouse said what there is to say of the goods.</summary>
    /// <param name="Goods">What they said.</param>
    public sealed record GoodsRead(GoodsSeen Goods) : BackOfficeInput;

    /// <summary>The order is in the ERP.</summary>
    /// <param name="Order">As it is there.</param>
    /// <param name="WasThere">Whether an earlier attempt had created it.</param>
    public sealed record ErpOrderCreated(ErpOrder Order, bool WasThere) : BackOfficeInput
    {
        /// <summary>Whether an earlier attempt may still make a second one: it is looked for later.</summary>
        public bool MayBeTwice { get; init; }
    }

    /// <summary>The order was looked at in the ERP again.</summary>
    /// <param name="Order">As it is there now; null when somebody removed it.</param>
    public sealed record ErpOrderSeen(ErpOrder? Order) : BackOfficeInput
    {
        /// <summary>Whether looks before it could not tell: one answer that can may be old, or lag, and is made sure of later.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool AfterDoubt { get; init; }

        /// <summary>Whether it holds no more than what left, and less than was ordered: people closed the rest.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool IsRestClosed { get; init; }
    }

    /// <summary>The order was not seen in the ERP as it was known, or not alone: it is to be looked at with care.</summary>
    public sealed record ErpCheckWanted : BackOfficeInput;

    /// <summary>The order is no longer in the ERP.</summary>
    public sealed record ErpOrderCancelled : BackOfficeInput;

    /// <summary>The warehouse showed the order.</summary>
    /// <param name="Order">As it is there.</param>
    /// <param name="IsAnswer">Whether it answers our own submission.</param>
    public sealed record WarehouseOrderSeen(WarehouseOrder Order, bool IsAnswer) : BackOfficeInput
    {
        /// <summary>Whether an earlier attempt may still make a second one: it is looked for later.</summary>
        public bool MayBeTwice { get; init; }
    }

    /// <summary>A person says which order of the warehouse is this order's.</summary>
    /// <param name="OrderId">The warehouse's id.</param>
    /// <param name="By">Who says so.</param>
    public sealed record WarehouseOrderTaken(string OrderId, string By) : BackOfficeInput;

    /// <summary>The order was looked at in the warehouse once more, and there is no second one.</summary>
    /// <param name="Order">As it is there now; null when it is not found.</param>
    public sealed record WarehouseOrderChecked(WarehouseOrder? Order) : BackOfficeInput
    {
        /// <summary>Which part of the order; 0 and 1 are the first.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public int Part { get; init; }
    }

    /// <summary>The warehouse answered the request to stop the order.</summary>
    /// <param name="Result">What became of it.</param>
    public sealed record WarehouseOrderCancelled(WarehouseCancellation Result) : BackOfficeInput
    {
        /// <inheritdoc cref="WarehouseOrderChecked.Part"/>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public int Part { get; init; }
    }

    /// <summary>Stock was allocated to the order, or is not there.</summary>
    /// <param name="Number">The order's own number of the question that it answers.</param>
    /// <param name="Part">Number of the part that was allocated last: with nothing allocated yet 0.</param>
    /// <param name="Released">What is that part's; null when nothing is there.</param>
    /// <param name="Held">What waits; null when nothing does.</param>
    public sealed record StockAllocated(int Number, int Part, OrderPart? Released, OrderPart? Held) : BackOfficeInput;

    /// <summary>A person says that what waits for stock is to be sent whatever the stock is.</summary>
    /// <param name="By">Who says so.</param>
    public sealed record BackorderForced(string By) : BackOfficeInput;

    /// <summary>A person says that what waits for stock will not come.</summary>
    /// <param name="By">Who says so.</param>
    public sealed record BackorderGivenUp(string By) : BackOfficeInput;

    /// <summary>The ERP has posted what left.</summary>
    /// <param name="Posting">What it was asked to.</param>
    /// <param name="Result">How it stands there.</param>
    public sealed record DispatchPosted(Posting Posting, PostedErpDispatch Result) : BackOfficeInput;

    /// <summary>The ERP showed a shipment that was posted of the order.</summary>
    /// <param name="Shipment">As it is there.</param>
    public sealed record ErpShipmentSeen(ErpShipment Shipment) : BackOfficeInput;

    /// <summary>A person says who carries goods that left, and under which number.</summary>
    /// <param name="Shipment">Which shipment; null for an order that leaves in one.</param>
    /// <param name="Carrier">Carrier as the <c>carriers</c> table knows it; null where it is not said.</param>
    /// <param name="Service">Carrier service, likewise.</param>
    /// <param name="Numbers">The tracking number, or several; null where it is not said.</param>
    /// <param name="By">Who says so.</param>
    public sealed record TrackingEntered(string? Shipment, string? Carrier, string? Service, string? Numbers, string By) : BackOfficeInput;
}
