using System.Runtime.CompilerServices;
using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.Storage;

namespace Connectors.Flows.BackOffice;

/// <summary>The orders whose sales orders were written with lines of marketplace fees, in a side table that order flows write: a settlement books of these only what differs, long after the orders themselves are over.</summary>
internal static class ChargedOrders
{
    /// <summary>The side table of a marketplace; its keys are order ids.</summary>
    public static string TableOf(ConnectionName marketplace) => $"charged-orders/{marketplace}";

    /// <summary>What changes of it when an order is booked in the ERP, or taken out of it again.</summary>
    /// <param name="order">The order.</param>
    /// <param name="before">What was known of it by then.</param>
    /// <param name="now">What is known.</param>
    public static IReadOnlyList<RowChange> Changes(OrderKey order, BackOfficeState before, BackOfficeState now)
    {
        var (then, row) = (RowOf(before), RowOf(now));
        return then == row ? [] : [new RowChange(TableOf(order.Connection), order.OrderId, row)];
    }

    /// <summary>The orders of a marketplace among these, by order id.</summary>
    /// <param name="cases">Where they are read.</param>
    /// <param name="marketplace">Of which marketplace.</param>
    /// <param name="orders">The order ids.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async IAsyncEnumerable<ChargedOrder> ReadAsync(ICaseQuery cases, ConnectionName marketplace, IReadOnlySet<string> orders, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (orders.Count == 0)
            yield break;
        await foreach (var row in cases.GetRowsAsync(TableOf(marketplace), from: orders.Min(StringComparer.Ordinal)!, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (orders.Contains(row.Key) && JsonSerializer.Deserialize(row.Content, ReservationJsonContext.Default.KeptChargedOrder) is { } kept)
                yield return new ChargedOrder(row.Key, kept.Number, kept.ExternalNumber) { Fees = kept.Fees };
        }
    }

    /// <summary>Nothing of the buyer: the row stays when the order is over.</summary>
    private static string? RowOf(BackOfficeState office) => office is { Booked: { } erp, SalesOrder: { Fees: { } fees } order }
        ? JsonSerializer.Serialize(new KeptChargedOrder(erp.Number, order.ExternalNumber, fees), ReservationJsonContext.Default.KeptChargedOrder)
        : null;
}
