using System.Runtime.CompilerServices;
using System.Text.Json;
using Connectors.Domain.Values;
using Connectors.Flows.Storage;

namespace Connectors.Flows.BackOffice;

/// <summary>
/// The goods that open orders take from the stock of an ERP: one side table an ERP, by SKU, order and line. The cases of orders write it with their own commits, so that whoever
/// publishes stock knows of every order that was received.
/// </summary>
internal static class Reservations
{
    /// <summary>Stands in no id that people or systems write, so that a SKU's rows stand together.</summary>
    private const char Separator = '\u001f';

    /// <summary>The table of an ERP.</summary>
    public static string TableOf(ConnectionName erp) => $"stock-reserved/{erp}";

    /// <summary>What a step changes in the table: nothing but what differs from before.</summary>
    /// <param name="erp">The ERP that the order is booked in.</param>
    /// <param name="order">The order.</param>
    /// <param name="before">What was known of it before the step.</param>
    /// <param name="now">What is known now.</param>
    public static IReadOnlyList<RowChange> Changes(ConnectionName erp, OrderKey order, BackOfficeState before, BackOfficeState now)
    {
        if (ReferenceEquals(before.Reserved, now.Reserved) && before.ErpKnownAt == now.ErpKnownAt && NumberOf(before, order) == NumberOf(now, order))
            return [];
        var table = TableOf(erp);
        var (then, rows) = (RowsOf(order, before), RowsOf(order, now));
        return
        [
            .. rows.Where(r => then.GetValueOrDefault(r.Key) != r.Value).Select(r => new RowChange(table, r.Key, r.Value)),
            .. then.Keys.Where(k => !rows.ContainsKey(k)).Select(k => new RowChange(table, k, null)),
        ];
    }

    /// <summary>All of them, by SKU.</summary>
    /// <param name="cases">Where they are read.</param>
    /// <param name="erp">Of which ERP.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async IAsyncEnumerable<Reservation> ReadAsync(ICaseQuery cases, ConnectionName erp, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in cases.GetRowsAsync(TableOf(erp), cancellationToken: cancellationToken).ConfigureAwait(false))
            yield return JsonSerializer.Deserialize(row.Content, ReservationJsonContext.Default.Reservation)!;
    }

    private static Dictionary<string, string> RowsOf(OrderKey order, BackOfficeState office) => office.Reserved
        .GroupBy(static g => (g.LineId, g.Sku))
        .ToDictionary(
            g => $"{g.Key.Sku}{Separator}{order}{Separator}{g.Key.LineId}",
            g => JsonSerializer.Serialize(
                new Reservation(order, g.Key.LineId, g.Key.Sku, g.Sum(static r => r.Quantity), NumberOf(office, order), office.ReservedAt ?? default) { ErpKnownAt = office.ErpKnownAt },
                ReservationJsonContext.Default.Reservation),
            StringComparer.Ordinal);

    private static string NumberOf(BackOfficeState office, OrderKey order) => office.SalesOrder?.ExternalNumber ?? order.ToString();
}
