using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>What a host tells and asks the flow of marketplace orders that <c>AddMarketplaceOrders</c> adds. Thread-safe.</summary>
public static class MarketplaceOrdersFlow
{
    /// <summary>The case of an order.</summary>
    public static CaseId CaseOf(OrderKey key) => OrderMessages.CaseOf(key);

    /// <summary>The input for a snapshot of an order: the same snapshot is heard once, however often it is delivered.</summary>
    public static InboxMessage Seen(MarketplaceOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return OrderMessages.Seen(order);
    }

    /// <summary>The input for a snapshot of an order at its warehouse; the same snapshot is heard once.</summary>
    public static InboxMessage Seen(WarehouseOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return OrderMessages.Seen(order);
    }

    /// <summary>The input for a shipment that the ERP's people posted of an order, on a route without a warehouse; the same snapshot is heard once.</summary>
    /// <param name="key">The order.</param>
    /// <param name="shipment">The shipment as the ERP shows it.</param>
    public static InboxMessage Seen(OrderKey key, ErpShipment shipment)
    {
        ArgumentNullException.ThrowIfNull(shipment);
        return OrderMessages.Seen(key, shipment);
    }

    /// <summary>
    /// The input by which a person says who carries goods that left, and under which number, where the system that sent them does not: what waited for it goes on, and a marketplace that was told
    /// another number is told this one. The newest word on a shipment counts. On a route with a warehouse it fills in what the warehouse does not say.
    /// </summary>
    /// <param name="key">The order.</param>
    /// <param name="tracking">What the person says; it names a carrier, a number or both.</param>
    /// <param name="requestId">Identity of the request, for example a ticket number: the same one is heard once.</param>
    /// <exception cref="ArgumentException">It names neither, or the person is not named.</exception>
    public static InboxMessage EnterTracking(OrderKey key, TrackingEntry tracking, string requestId)
    {
        ArgumentNullException.ThrowIfNull(tracking);
        ArgumentException.ThrowIfNullOrWhiteSpace(tracking.By);
        if (string.IsNullOrWhiteSpace(tracking.Carrier) && string.IsNullOrWhiteSpace(tracking.Numbers))
            throw new ArgumentException("A carrier, a tracking number or both are expected.", nameof(tracking));
        return OrderMessages.Of(
            key,
            $"tracking {requestId}",
            new BackOfficeInput.TrackingEntered(Said(tracking.Shipment), Said(tracking.Carrier), Said(tracking.Service), Said(tracking.Numbers), tracking.By));

        static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    /// <summary>The input by which a person asks for rejected effects of an order to be tried again, and for stock and prices to be asked anew.</summary>
    /// <param name="key">The order.</param>
    /// <param name="requestId">Identity of the request, for example a ticket number: the same one is heard once.</param>
    /// <param name="by">Who, from where and why, for the journal.</param>
    public static InboxMessage Retry(OrderKey key, string requestId, Requester by) => OrderMessages.Of(key, $"retry {requestId}", new MarketplaceInput.RetryRequested(Requester.Said(by)));

    /// <summary>The input by which a person says that the end of an order was seen, so that its record closes: nothing else closes that of a lost order.</summary>
    /// <param name="key">The order.</param>
    /// <param name="requestId">Identity of the request, for example a ticket number: the same one is heard once.</param>
    /// <param name="by">Who, from where and why, for the journal.</param>
    public static InboxMessage Acknowledge(OrderKey key, string requestId, Requester by) => OrderMessages.Of(key, $"acknowledge {requestId}", new MarketplaceInput.Acknowledged(Requester.Said(by)));

    /// <summary>
    /// The input by which a person says that an order of the warehouse is this order's, although it was changed there and the look-up cannot tell: its parcels are told from then on, and nothing is
    /// sent again. Without effect once one is known.
    /// </summary>
    /// <param name="key">The order.</param>
    /// <param name="warehouseOrderId">The warehouse's id of its order; not empty.</param>
    /// <param name="by">Who says so, for the journal; not empty.</param>
    public static InboxMessage TakeWarehouseOrder(OrderKey key, string warehouseOrderId, string by)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(warehouseOrderId);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        return OrderMessages.Of(key, $"take warehouse order {warehouseOrderId}", new BackOfficeInput.WarehouseOrderTaken(warehouseOrderId, by));
    }

    /// <summary>
    /// The input by which a person says that something of an order will not come: the marketplace is told once, by a refund or a cancelation, as soon as the warehouse shows that nothing more will
    /// leave. What somebody refunded there meanwhile is not refunded again.
    /// </summary>
    /// <param name="key">The order.</param>
    /// <param name="requestId">Identity of the request, for example a ticket number: the same one is heard once. Not empty.</param>
    /// <param name="by">Who says so, for the journal: a role or an account, never a person's name. Not empty.</param>
    /// <param name="lines">Which lines, and how many of the offer each; null or empty for all that has not left. No more than has not left is taken.</param>
    public static InboxMessage RestWillNotCome(OrderKey key, string requestId, string by, IReadOnlyList<ConfirmedLine>? lines = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(requestId);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        return OrderMessages.Of(key, $"rest {requestId}", new MarketplaceInput.RestGivenUp(by, lines ?? []));
    }

    /// <summary>The state of an order as it was kept; null when there is none.</summary>
    public static OrderState? Read(string? state) => state is null ? null : JsonSerializer.Deserialize(state, OrderJsonContext.Default.OrderState);
}
