using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Internal;

/// <summary>Whether something was already done to an order, told from what OR11 shows of it. Pure.</summary>
internal static class OrderLookup
{
    /// <summary>How far the platform's clock may run behind ours.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>Whether what was made then was made by the attempt that began at <paramref name="since"/>; null when the clocks, or a missing date, leave it open.</summary>
    public static bool? IsOfAttempt(DateTimeOffset? made, DateTimeOffset since) =>
        made is not { } at ? null : at >= since ? true : at >= since - ClockSkew ? null : false;

    public static LookupResult<Order> Acceptance(Order? order) =>
        State(order, static s => s is not (MarketplaceOrderState.Staging or MarketplaceOrderState.WaitingAcceptance));

    public static LookupResult<Order> Shipment(Order? order) =>
        State(order, static s => s is MarketplaceOrderState.Shipped or MarketplaceOrderState.Received or MarketplaceOrderState.Closed);

    public static LookupResult<Order> Cancelation(Order? order) => State(order, static s => s is MarketplaceOrderState.Cancelled);

    public static LookupResult<OrderLine> IncidentResolution(Order? order, string lineId) => Line<OrderLine>(order, lineId, static line =>
        line.OrderLineState.Value.Length == 0 ? new LookupResult<OrderLine>.CannotTell("The line has no state.")
        : line.OrderLineState == OrderLineState.IncidentOpen ? new LookupResult<OrderLine>.Absent()
        : new LookupResult<OrderLine>.Found(line));

    public static LookupResult<OrderLine> Adjustment(Order? order, OrderLineAdjustment adjustment) => Line<OrderLine>(order, adjustment.OrderLineId, line =>
        line.Measurement?.ActualMeasurement is not { } actual ? new LookupResult<OrderLine>.Absent()
        : actual == adjustment.ActualMeasurement ? new LookupResult<OrderLine>.Found(line)
        : new LookupResult<OrderLine>.CannotTell("The line was adjusted to another measurement."));

    public static LookupResult<OrderLineRefund> Refund(Order? order, NewRefund refund, DateTimeOffset since) => Line(order, refund.OrderLineId, line => Made(
        line.Refunds.Where(r => (r.Amount is null || r.Amount == refund.Amount) && (r.ShippingAmount ?? 0m) == refund.ShippingAmount),
        refund.ReasonCode,
        since,
        static r => r.Amount is null ? null : r.ReasonCode,
        static r => r.CreatedDate));

    public static LookupResult<OrderLineCancelation> Cancelation(Order? order, NewCancelation cancelation, DateTimeOffset since) => Line(order, cancelation.OrderLineId, line => Made(
        line.Cancelations.Where(c =>
            (c.Amount is null || c.Amount == cancelation.Amount) && (c.ShippingAmount ?? 0m) == cancelation.ShippingAmount && (c.Quantity ?? cancelation.Quantity) == cancelation.Quantity),
        cancelation.ReasonCode,
        since,
        static c => c.Amount is null ? null : c.ReasonCode,
        static c => c.CreatedDate));

    private static LookupResult<Order> State(Order? order, Func<MarketplaceOrderState, bool> reached)
    {
        if (order is null)
            return new LookupResult<Order>.CannotTell("The platform does not list the order.");
        var state = OrderMapping.State(order.OrderState.Value);
        return state == MarketplaceOrderState.Unknown ? new LookupResult<Order>.CannotTell($"The order is in the state '{order.OrderState}', which is not known.")
            : reached(state) ? new LookupResult<Order>.Found(order)
            : new LookupResult<Order>.Absent();
    }

    private static LookupResult<T> Line<T>(Order? order, string lineId, Func<OrderLine, LookupResult<T>> find)
    {
        if (order is null)
            return new LookupResult<T>.CannotTell("The platform does not list the order.");
        return order.OrderLines.FirstOrDefault(l => string.Equals(l.OrderLineId, lineId, StringComparison.Ordinal)) is { } line
            ? find(line)
            : new LookupResult<T>.CannotTell("The order does not have the line.");
    }

    /// <summary>There is no key to compare: equal amounts and reason since the attempt began mean done, and what the clocks leave open proves nothing.</summary>
    private static LookupResult<T> Made<T>(
        IEnumerable<T> equal, string reasonCode, DateTimeOffset since, Func<T, string?> reasonOf, Func<T, DateTimeOffset?> createdOf)
        where T : class
    {
        var open = false;
        foreach (var made in equal.OrderBy(createdOf))
        {
            var reason = reasonOf(made);
            if (reason is not null && !string.Equals(reason, reasonCode, StringComparison.Ordinal))
                continue;
            var ofAttempt = IsOfAttempt(createdOf(made), since);
            if (ofAttempt == false)
                continue;
            if (reason is not null && ofAttempt == true)
                return new LookupResult<T>.Found(made);
            open = true;
        }

        return open ? new LookupResult<T>.CannotTell("An equal one exists, but not certainly of this attempt.") : new LookupResult<T>.Absent();
    }
}
