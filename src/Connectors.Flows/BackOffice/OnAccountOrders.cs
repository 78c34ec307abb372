using System.Runtime.CompilerServices;
using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Receivables;
using Connectors.Domain.Values;
using Connectors.Flows.Storage;

namespace Connectors.Flows.BackOffice;

/// <summary>The orders whose buyers pay the seller and not the marketplace, in a side table that order flows write: their sales are no part of a payout, long after the orders themselves are over.</summary>
internal static class OnAccountOrders
{
    /// <summary>What stands for an order that is not booked.</summary>
    private const string Seen = "on account";

    /// <summary>The side table of a marketplace; its keys are order ids.</summary>
    public static string TableOf(ConnectionName marketplace) => $"on-account/{marketplace}";

    /// <summary>What changes of it when an order is seen, or is booked in the ERP.</summary>
    /// <param name="before">As it was known; null when it was not.</param>
    /// <param name="bookedBefore">As it went into the ERP by then; null when it did not.</param>
    /// <param name="now">As it is.</param>
    /// <param name="bookedNow">As it goes into the ERP; null when it does not yet.</param>
    public static IReadOnlyList<RowChange> Changes(MarketplaceOrder? before, SalesOrder? bookedBefore, MarketplaceOrder now, SalesOrder? bookedNow)
    {
        var (then, row) = (before is null ? null : RowOf(before, bookedBefore), RowOf(now, bookedNow));
        return then == row ? [] : [new RowChange(TableOf(now.Key.Connection), now.Key.OrderId, row)];
    }

    /// <summary>What changes of it for an order of a store: its rows before and now (<see cref="RowOf(SalesOrder)"/>); null for none.</summary>
    public static IReadOnlyList<RowChange> Changes(OrderKey order, string? then, string? now) => then == now ? [] : [new RowChange(TableOf(order.Connection), order.OrderId, now)];

    /// <summary>The row of an order that is booked. Nothing of the buyer: it stays when the order is over.</summary>
    public static string RowOf(SalesOrder booked) =>
        JsonSerializer.Serialize(new KeptOnAccountOrder(booked.ExternalNumber, booked.Customer, booked.OrderedAt, booked.Total), ReservationJsonContext.Default.KeptOnAccountOrder);

    /// <summary>The orders of a marketplace, or of a store, by order id.</summary>
    /// <param name="cases">Where they are read.</param>
    /// <param name="marketplace">Of which marketplace.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async IAsyncEnumerable<OnAccountOrder> ReadAsync(ICaseQuery cases, ConnectionName marketplace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in cases.GetRowsAsync(TableOf(marketplace), cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            var known = row.Content == Seen ? null : JsonSerializer.Deserialize(row.Content, ReservationJsonContext.Default.KeptOnAccountOrder);
            yield return new OnAccountOrder { OrderId = row.Key, ExternalNumber = known?.ExternalNumber, Customer = known?.Customer, OrderedAt = known?.OrderedAt, Total = known?.Total };
        }
    }

    /// <summary>Nothing of the buyer: the row stays when the order is over.</summary>
    private static string? RowOf(MarketplaceOrder order, SalesOrder? booked) => order.BuyerPaysSeller
        ? booked is null ? Seen : RowOf(booked)
        : null;
}
