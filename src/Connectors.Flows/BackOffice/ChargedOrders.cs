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
        await foreach (var row in RowsAsync(cases, marketplace, orders, cancellationToken).ConfigureAwait(false))
        {
            var kept = Read(row);
            yield return new ChargedOrder(row.Key, kept.Number, kept.ExternalNumber) { Fees = kept.Fees };
        }
    }

    /// <summary>What changes when fees of orders are settled for good: an order is kept for those that are left, and for none not at all.</summary>
    /// <param name="cases">Where they are read.</param>
    /// <param name="marketplace">Of which marketplace.</param>
    /// <param name="settled">Types of fees, by order id.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<IReadOnlyList<RowChange>> WithoutAsync(ICaseQuery cases, ConnectionName marketplace, IReadOnlyDictionary<string, IReadOnlySet<string>> settled, CancellationToken cancellationToken)
    {
        var changes = new List<RowChange>(settled.Count);
        await foreach (var row in RowsAsync(cases, marketplace, settled.Keys.ToHashSet(StringComparer.Ordinal), cancellationToken).ConfigureAwait(false))
        {
            var kept = Read(row);
            IReadOnlyList<SalesOrderFee> left = [.. kept.Fees.Where(fee => !settled[row.Key].Contains(fee.Type))];
            changes.Add(new RowChange(TableOf(marketplace), row.Key, left.Count == 0 ? null : JsonSerializer.Serialize(kept with { Fees = left }, ReservationJsonContext.Default.KeptChargedOrder)));
        }

        return changes;
    }

    /// <summary>Ids of one cycle lie close to each other: what lies between its first and its last is read, and no more.</summary>
    private static IAsyncEnumerable<TableRow> RowsAsync(ICaseQuery cases, ConnectionName marketplace, IReadOnlySet<string> orders, CancellationToken cancellationToken) => orders.Count == 0
        ? AsyncEnumerable.Empty<TableRow>()
        : cases.GetRowsAsync(TableOf(marketplace), from: orders.Min(StringComparer.Ordinal)!, to: $"{orders.Max(StringComparer.Ordinal)}\u0001", cancellationToken: cancellationToken).Where(row => orders.Contains(row.Key));

    private static KeptChargedOrder Read(TableRow row) => JsonSerializer.Deserialize(row.Content, ReservationJsonContext.Default.KeptChargedOrder)!;

    /// <summary>Nothing of the buyer: the row stays when the order is over.</summary>
    private static string? RowOf(BackOfficeState office) => office is { Booked: { } erp, SalesOrder: { Fees: { } fees } order }
        ? JsonSerializer.Serialize(new KeptChargedOrder(erp.Number, order.ExternalNumber, fees), ReservationJsonContext.Default.KeptChargedOrder)
        : null;
}
