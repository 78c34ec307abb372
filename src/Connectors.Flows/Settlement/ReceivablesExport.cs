using System.Globalization;
using Connectors.Domain.Ports;
using Connectors.Domain.Receivables;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Settlement;

/// <summary>
/// The receivables of orders whose buyers pay the seller and not the marketplace: what no payout holds, by order, reconciled with the ERP's balances, and as CSV. It reads and writes nothing else, so it may be
/// made whenever it is wanted.
/// </summary>
public static class ReceivablesExport
{
    /// <summary>Makes the report. It may hold personal data: what accounts are called, and buyers' own order numbers, as the ERP has them.</summary>
    /// <param name="cases">The store, which knows the orders on account.</param>
    /// <param name="marketplace">Of which marketplace.</param>
    /// <param name="erp">The ERP that they are booked in.</param>
    /// <param name="today">The day of the report, in the time zone of the books.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="PortException">A call of the ERP failed.</exception>
    public static async Task<ReceivablesReport> ReadAsync(ICaseQuery cases, ConnectionName marketplace, IErpReceivables erp, DateOnly today, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(erp);
        var orders = await OnAccountOrders.ReadAsync(cases, marketplace, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        string[] numbers = [.. orders.Select(static o => o.ExternalNumber).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        var documents = await erp.FindByExternalNumbersAsync(numbers, cancellationToken).ConfigureAwait(false);
        List<CustomerNumber> customers = [.. orders.Select(static o => o.Customer).OfType<CustomerNumber>().Concat(documents.Select(static d => d.Customer)).Distinct()];
        var open = await erp.GetOpenAsync(customers, cancellationToken).ConfigureAwait(false);
        var accounts = await erp.GetAccountsAsync(customers, cancellationToken).ConfigureAwait(false);
        return ReceivablesReport.Build(orders, documents, open, accounts, today);
    }

    /// <summary>
    /// The documents, columns <c>company,account,order_id,purchase_order,document,terms,posted_on,due_date,currency,ordered,invoiced,remaining,overdue,days_overdue</c>, with a header. Texts that begin as a
    /// formula of a spreadsheet would are quoted with an apostrophe.
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="to">Where it is written.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async Task WriteLinesAsync(ReceivablesReport report, TextWriter to, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(to);
        await Csv.WriteAsync(
            to, ["company", "account", "order_id", "purchase_order", "document", "terms", "posted_on", "due_date", "currency", "ordered", "invoiced", "remaining", "overdue", "days_overdue"], cancellationToken).ConfigureAwait(false);
        foreach (var line in report.Lines)
        {
            // An order may be in one currency and its document in another: the document's are told then.
            var currency = line.Invoiced?.Currency ?? line.Remaining?.Currency ?? line.Ordered?.Currency;
            await Csv.WriteAsync(
                to,
                [
                    line.Company, line.Account?.Value, line.OrderId, line.PurchaseOrderNumber, line.Document, line.Terms, Day(line.PostedOn), Day(line.DueDate), currency?.Value,
                    line.Ordered?.Currency == currency ? Amount(line.Ordered) : null, Amount(line.Invoiced), Amount(line.Remaining), Amount(line.Overdue), line.Document is null ? null : line.DaysOverdue.ToString(CultureInfo.InvariantCulture),
                ],
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>How the accounts add up, columns <c>account,company,currency,balance,of_orders,of_others,difference</c>, with a header; balance and difference are empty where the ERP tells no balance.</summary>
    /// <param name="report">The report.</param>
    /// <param name="to">Where it is written.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async Task WriteAccountsAsync(ReceivablesReport report, TextWriter to, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(to);
        await Csv.WriteAsync(to, ["account", "company", "currency", "balance", "of_orders", "of_others", "difference"], cancellationToken).ConfigureAwait(false);
        foreach (var account in report.Accounts)
        {
            await Csv.WriteAsync(
                to,
                [
                    account.Number.Value, account.Company, account.Currency.Value, account.Balance is { } balance ? Csv.Amount(balance) : null, Csv.Amount(account.OfOrders), Csv.Amount(account.OfOthers),
                    account.Difference is { } difference ? Csv.Amount(difference) : null,
                ],
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What does not agree, columns <c>kind,account,order_id,document,currency,amount</c>, with a header; nothing but that when everything does.</summary>
    /// <param name="report">The report.</param>
    /// <param name="to">Where it is written.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async Task WriteDifferencesAsync(ReceivablesReport report, TextWriter to, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(to);
        await Csv.WriteAsync(to, ["kind", "account", "order_id", "document", "currency", "amount"], cancellationToken).ConfigureAwait(false);
        foreach (var difference in report.Differences)
        {
            await Csv.WriteAsync(
                to, [difference.Kind.ToString(), difference.Account?.Value, difference.OrderId, difference.Document, difference.Amount?.Currency.Value, Amount(difference.Amount)], cancellationToken).ConfigureAwait(false);
        }
    }

    private static string? Amount(Money? amount) => amount is { } known ? Csv.Amount(known.Amount) : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
