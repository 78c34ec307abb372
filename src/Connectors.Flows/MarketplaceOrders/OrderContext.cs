using Connectors.Domain.Carriers;
using Connectors.Domain.Documents;
using Connectors.Domain.Orders;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.MarketplaceOrders.Setup;
using Connectors.Flows.Rules;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>Everything besides the order that a decision rests on: an immutable snapshot.</summary>
/// <param name="Now">The present instant, UTC.</param>
/// <param name="Route">The way of the order.</param>
/// <param name="Policy">The merchant's choices.</param>
/// <param name="Tables">The mapping tables.</param>
/// <param name="Approved">Carriers the marketplace approved; null until they were first read.</param>
/// <param name="Capabilities">What the marketplace can do; null until it was first read.</param>
internal sealed record OrderContext(
    DateTimeOffset Now, OrderRoute Route, OrderPolicy Policy, OrderTables Tables, ApprovedCarriers? Approved, MarketplaceCapabilities? Capabilities)
{
    /// <summary>What the ERP can do.</summary>
    public ErpCapabilities Erp { get; init; } = new();

    /// <summary>How the ERP writes a unit.</summary>
    public Func<UnitCode, string> UnitText { get; init; } = static unit => unit.Value;

    /// <summary>What the ERP can do with goods that left; null when its connection posts nothing.</summary>
    public ErpFulfilmentCapabilities? Fulfilment { get; init; }

    /// <summary>Rules of the host's own, in the order they are asked; never null.</summary>
    public IReadOnlyList<HostRule> Rules { get => field ?? []; init; }

    /// <summary>What the ERP was last seen to count and tax otherwise than the tables.</summary>
    public ErpSetup Setup { get; init; } = ErpSetup.None;

    /// <summary>What the warehouse can do.</summary>
    public WarehouseCapabilities Warehouse { get; init; } = new();

    /// <summary>When so much of an order's acceptance window has passed, UTC.</summary>
    /// <param name="order">The order.</param>
    /// <param name="share">How much of it, 0 to 1.</param>
    public DateTimeOffset AcceptanceEnds(MarketplaceOrder order, decimal share = 1m)
    {
        var window = TimeSpan.FromTicks((long)(Policy.AcceptanceWindow.Ticks * share));
        return Policy.AcceptanceInWorkingTime && Tables.Calendars?.Find(order.Key.Connection) is { } calendar
            ? calendar.Advance(order.CreatedAt, window).ToUniversalTime()
            : order.CreatedAt + window;
    }

    /// <summary>The order as it goes into the ERP, with the marketplace's fees as the policy wants them; or everything that stands in the way.</summary>
    /// <param name="order">The order.</param>
    /// <param name="isDraft">Whether it is not accepted yet.</param>
    /// <param name="booked">As the ERP has it, so that what it says of fees stays; null while it has none, and when what it has is made anew.</param>
    public Validated<SalesOrder, Refusal> Map(MarketplaceOrder order, bool isDraft = false, SalesOrder? booked = null)
    {
        var mapped = isDraft ? Tables.Mapping.MapDraft(order, Erp) : Tables.Mapping.Map(order, Erp);
        return !mapped.IsOk ? mapped
            : booked is not null ? mapped.Value with { Fees = booked.Fees, ExpectedFees = booked.Fees is null ? mapped.Value.ExpectedFees : null }
            : Policy.Fees == FeeBooking.ChargeLines ? OrderFeeLines.Add(mapped.Value, order, Tables.Fees, Tables.Customers)
            : mapped;
    }

    /// <summary>The part of it that the back office's conclusions rest on.</summary>
    public BackOfficeContext BackOffice(OrderKey? order) => new(Now, Erp, Warehouse)
    {
        TotalTolerance = Policy.ErpTotalTolerance,
        RecheckHolds = Policy.RecheckHolds,
        ErpCheckEvery = Policy.ErpCheckEvery,
        WarehouseName = Route.Sender,
        UnitText = UnitText,
        ShipmentsShowWithin = Policy.DispatchPollEvery + Policy.DispatchPollEvery + Policy.PollOverlap,
        Tracking = Tables.Tracking,
        Fulfilment = Fulfilment,
        Posting = Route.Sender is null ? DispatchPosting.ByOthers : Policy.Posting ?? DispatchPosting.ShipAndInvoice,
        DeliveryServices = Tables.DeliveryServices,
        OrderName = order?.ToString() ?? string.Empty,
    };
}
