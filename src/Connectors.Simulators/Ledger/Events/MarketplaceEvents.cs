namespace Connectors.Simulators.Ledger.Events;

/// <summary>Something that happened to an order at the marketplace.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who did it.</param>
/// <param name="OrderId">The marketplace's order id.</param>
internal abstract record MarketplaceEvent(DateTimeOffset At, Actor By, string OrderId) : WorldEvent(At, By);

/// <summary>The order came into being, in the marketplace's state word.</summary>
internal sealed record OrderPlaced(DateTimeOffset At, BuyerOrder Order, string State) : MarketplaceEvent(At, Actor.Customer, Order.OrderId);

/// <summary>Something of the order is another now, for example its address; <paramref name="Order"/> is all of it.</summary>
internal sealed record OrderChanged(DateTimeOffset At, Actor By, BuyerOrder Order) : MarketplaceEvent(At, By, Order.OrderId);

/// <summary>The seller is asked whether he takes it.</summary>
internal sealed record OrderOffered(DateTimeOffset At, string OrderId, DateTimeOffset AcceptBy) : MarketplaceEvent(At, Actor.Vendor, OrderId);

/// <summary>It was taken or refused, line by line. By the vendor: automatically, or refused because the seller was too late.</summary>
internal sealed record OrderDecided(DateTimeOffset At, Actor By, string OrderId, IReadOnlyList<string> Accepted, IReadOnlyList<string> Refused) : MarketplaceEvent(At, By, OrderId);

/// <summary>It may be sent from now on: paid, or to be paid later by agreement.</summary>
internal sealed record OrderCleared(DateTimeOffset At, string OrderId, DateTimeOffset? ShipBy) : MarketplaceEvent(At, Actor.Vendor, OrderId)
{
    /// <summary>Whether it is paid; false where that is to come later, by agreement.</summary>
    public bool IsPaid { get; init; } = true;
}

/// <summary>People hold all of it that has not left, in the store's own screen.</summary>
internal sealed record OrderHeld(DateTimeOffset At, string OrderId) : MarketplaceEvent(At, Actor.Person, OrderId);

/// <summary>People let go what they held.</summary>
internal sealed record OrderLetGo(DateTimeOffset At, string OrderId) : MarketplaceEvent(At, Actor.Person, OrderId);

/// <summary>A draft that nobody had paid became an order that counts as paid.</summary>
internal sealed record DraftTakenForPaid(DateTimeOffset At, Actor By, string OrderId) : MarketplaceEvent(At, By, OrderId);

/// <summary>Some pieces of a line are off before they were paid for.</summary>
internal sealed record QuantityCancelled(DateTimeOffset At, Actor By, string OrderId, string LineId, string CancelationId, int Quantity, decimal Amount, decimal ShippingAmount)
    : MarketplaceEvent(At, By, OrderId);

/// <summary>The whole order is off.</summary>
internal sealed record OrderCancelled(DateTimeOffset At, Actor By, string OrderId) : MarketplaceEvent(At, By, OrderId);

/// <summary>Money of a line goes back; <paramref name="NotToBeSent"/>: the pieces are not to be sent any more.</summary>
internal sealed record QuantityRefunded(
    DateTimeOffset At, Actor By, string OrderId, string LineId, string RefundId, int Quantity, decimal Amount, decimal ShippingAmount, bool NotToBeSent, string Reason)
    : MarketplaceEvent(At, By, OrderId)
{
    /// <summary>Tax that goes back on top of the amounts, where they are without it.</summary>
    public decimal TaxOnTop { get; init; }

    /// <summary>What the customer gets.</summary>
    public decimal Total => Amount + ShippingAmount + TaxOnTop;
}

/// <summary>The marketplace was told that goods are on their way; <paramref name="ShipmentId"/> is null for the order as a whole.</summary>
internal sealed record ShipmentConfirmed(DateTimeOffset At, Actor By, string OrderId, string? ShipmentId, IReadOnlyList<ConfirmedLine> Lines, ToldTracking? Tracking)
    : MarketplaceEvent(At, By, OrderId);

/// <summary>The marketplace was told another carrier or number for goods on their way.</summary>
internal sealed record ShipmentTracked(DateTimeOffset At, Actor By, string OrderId, string? ShipmentId, ToldTracking? Tracking) : MarketplaceEvent(At, By, OrderId);

/// <summary>The marketplace was told by what name the seller knows the order; null takes the name away.</summary>
internal sealed record ReferenceTold(DateTimeOffset At, Actor By, string OrderId, string? Reference) : MarketplaceEvent(At, By, OrderId);

/// <summary>The customer asks to send pieces back.</summary>
internal sealed record ReturnAsked(DateTimeOffset At, string OrderId, string LineId, int Quantity, string ReturnId) : MarketplaceEvent(At, Actor.Customer, OrderId);

/// <summary>The seller answered the customer, or the goods are back.</summary>
internal sealed record ReturnMoved(DateTimeOffset At, Actor By, string OrderId, string ReturnId, ReturnStep Step) : MarketplaceEvent(At, By, OrderId);

/// <summary>How far a return is.</summary>
internal enum ReturnStep
{
    Unspecified = 0,

    /// <summary>The goods may come.</summary>
    Accepted,

    /// <summary>The seller will not take them, the customer keeps them, or they were not as sold: no money is owed.</summary>
    Off,

    /// <summary>The goods are here.</summary>
    Received,
}

/// <summary>The buyer complains about a line: its money waits.</summary>
internal sealed record IncidentOpened(DateTimeOffset At, string OrderId, string LineId) : MarketplaceEvent(At, Actor.Customer, OrderId);

/// <summary>The complaint is settled.</summary>
internal sealed record IncidentClosed(DateTimeOffset At, Actor By, string OrderId, string LineId) : MarketplaceEvent(At, By, OrderId);

/// <summary>The order is in another state, in the marketplace's word.</summary>
internal sealed record OrderMoved(DateTimeOffset At, string OrderId, string State) : MarketplaceEvent(At, Actor.Vendor, OrderId);

/// <summary>Pieces of a line.</summary>
internal sealed record ConfirmedLine(string LineId, int Quantity);

/// <summary>Carrier and number as the marketplace was told them.</summary>
internal sealed record ToldTracking(string? CarrierCode, string? CarrierName, string? Number)
{
    /// <summary>Where the buyer may follow the parcel; null when nothing was told.</summary>
    public string? Url { get; init; }
}
