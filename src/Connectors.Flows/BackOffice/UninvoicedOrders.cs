using System.Runtime.CompilerServices;
using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.Storage;

namespace Connectors.Flows.BackOffice;

/// <summary>
/// The orders of business customers that an ERP may not have invoiced yet: one side table an ERP, by order. The cases of orders write it with their own commits, so that whoever tells a store what its customers owe
/// knows of every order that was taken. Whoever finds one to be invoiced whole takes it out.
/// </summary>
internal static class UninvoicedOrders
{
    /// <summary>The table of an ERP.</summary>
    public static string TableOf(ConnectionName erp) => $"account-orders/{erp}";

    /// <summary>What a step changes in the table: nothing but what differs from before.</summary>
    /// <param name="erp">The ERP that the order is booked in.</param>
    /// <param name="order">The order.</param>
    /// <param name="before">What was known of it before the step.</param>
    /// <param name="now">What is known now.</param>
    public static IEnumerable<RowChange> Changes(ConnectionName erp, OrderKey order, BackOfficeState before, BackOfficeState now)
    {
        if (RowOf(now) is var row && row != RowOf(before))
            yield return new RowChange(TableOf(erp), order.ToString(), row is null ? null : JsonSerializer.Serialize(row, ReservationJsonContext.Default.UninvoicedOrder));
    }

    /// <summary>All of them, by order.</summary>
    /// <param name="cases">Where they are read.</param>
    /// <param name="erp">Of which ERP.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async IAsyncEnumerable<(string Key, UninvoicedOrder Order)> ReadAsync(ICaseQuery cases, ConnectionName erp, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in cases.GetRowsAsync(TableOf(erp), cancellationToken: cancellationToken).ConfigureAwait(false))
            yield return (row.Key, JsonSerializer.Deserialize(row.Content, ReservationJsonContext.Default.UninvoicedOrder)!);
    }

    /// <summary>One that takes goods, or that the ERP has, and that is not known to be invoiced. A marketplace's buyers have no account here.</summary>
    private static UninvoicedOrder? RowOf(BackOfficeState office) =>
        office is { SalesOrder: { Origin: Origin.B2B } sales, IsErpCancelled: false } && (office.Reserved.Count > 0 || office.Booked is not null) && office.Booked is not { IsInvoiced: true }
            ? new UninvoicedOrder(sales.Customer, sales.ExternalNumber, sales.Total)
            : null;
}
