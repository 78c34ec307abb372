using System.Globalization;
using Connectors.Domain.Values;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Settlement;

/// <summary>Hands out what is kept of a billing cycle, as CSV and plain text: for a currency that the ERP's journal does not take, for the list behind a journal by account, and as evidence.</summary>
public static class SettlementExport
{
    /// <summary>The proof of a cycle (<see cref="Domain.Fees.SettlementProof.ToText"/>); null when it was never settled.</summary>
    /// <param name="cases">The store.</param>
    /// <param name="marketplace">Whose cycle.</param>
    /// <param name="cycleId">The marketplace's id of it.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<string?> ReadProofAsync(ICaseQuery cases, ConnectionName marketplace, string cycleId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentException.ThrowIfNullOrEmpty(cycleId);
        await foreach (var row in cases.GetRowsAsync(CycleRows.ProofsOf(marketplace), from: cycleId, cancellationToken: cancellationToken).ConfigureAwait(false))
            return row.Key == cycleId ? row.Content : null;
        return null;
    }

    /// <summary>
    /// The lines of a journal, columns <c>posting_date,document_number,kind,number,tax_code,dimension,order_id,line_id,currency,debit,credit</c>, with a header; nothing but that when there is none of
    /// that number. Ids that begin as a formula of a spreadsheet would are quoted with an apostrophe.
    /// </summary>
    /// <param name="cases">The store.</param>
    /// <param name="marketplace">Whose cycle.</param>
    /// <param name="cycleId">The marketplace's id of it.</param>
    /// <param name="number">The journal's document number, as the case's notes and records name it.</param>
    /// <param name="to">Where it is written.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async Task WriteJournalAsync(ICaseQuery cases, ConnectionName marketplace, string cycleId, string number, TextWriter to, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(to);
        await Csv.WriteAsync(to, ["posting_date", "document_number", "kind", "number", "tax_code", "dimension", "order_id", "line_id", "currency", "debit", "credit"], cancellationToken).ConfigureAwait(false);
        var (key, state) = await StateAsync(cases, marketplace, cycleId, cancellationToken).ConfigureAwait(false);
        if (Journals(state).FirstOrDefault(j => j.Number == number) is not { } journal)
            return;
        var document = await CycleRows.ReadJournalAsync(cases, key, cycleId, journal, cancellationToken).ConfigureAwait(false);
        foreach (var line in document.Lines)
        {
            await Csv.WriteAsync(
                to,
                [
                    document.PostingDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), number, line.Target.Kind.ToString(), line.Target.Number, line.TaxCode, line.Dimension, line.OrderId, line.LineId,
                    line.Debit.Currency.Value, Csv.Amount(line.Debit.Amount), Csv.Amount(line.Credit.Amount),
                ],
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// What each order brought and cost in a cycle, columns <c>order_id,type,currency,lines,amount</c>, with a header and sorted by order and type; lines of no order have an empty order id. It is
    /// added up in memory: one sum an order and type.
    /// </summary>
    /// <param name="cases">The store.</param>
    /// <param name="marketplace">Whose cycle.</param>
    /// <param name="cycleId">The marketplace's id of it.</param>
    /// <param name="to">Where it is written.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async Task WriteOrdersAsync(ICaseQuery cases, ConnectionName marketplace, string cycleId, TextWriter to, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(to);
        await Csv.WriteAsync(to, ["order_id", "type", "currency", "lines", "amount"], cancellationToken).ConfigureAwait(false);
        var (key, state) = await StateAsync(cases, marketplace, cycleId, cancellationToken).ConfigureAwait(false);
        if (state is null)
            return;
        var sums = new Dictionary<(string Order, string Type, string Currency), (int Lines, decimal Amount)>();
        await foreach (var line in CycleRows.ReadLatestAsync(cases, key, state.Run, cancellationToken).ConfigureAwait(false))
        {
            var of = (line.OrderId ?? string.Empty, line.Type, line.Amount.Currency.Value);
            var (lines, amount) = sums.GetValueOrDefault(of);
            sums[of] = (lines + 1, amount + line.Amount.Amount);
        }

        foreach (var ((order, type, currency), (lines, amount)) in sums.OrderBy(static s => s.Key.Order, StringComparer.Ordinal).ThenBy(static s => s.Key.Type, StringComparer.Ordinal).ThenBy(static s => s.Key.Currency, StringComparer.Ordinal))
            await Csv.WriteAsync(to, [order, type, currency, lines.ToString(CultureInfo.InvariantCulture), Csv.Amount(amount)], cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<KeptJournal> Journals(CycleState? state) => state is null ? [] : state.Settled?.Journal is { } held ? [.. state.Journals, held] : state.Journals;

    internal static async Task<(string Key, CycleState? State)> StateAsync(ICaseQuery cases, ConnectionName marketplace, string cycleId, CancellationToken cancellationToken)
    {
        var id = SettlementFlow.CaseOf(marketplace, cycleId);
        var view = await cases.GetCaseAsync(id, cancellationToken).ConfigureAwait(false);
        return (id.Key, view?.State is { } state ? System.Text.Json.JsonSerializer.Deserialize(state, SettlementJsonContext.Default.CycleState) : null);
    }
}
