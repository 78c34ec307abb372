using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Settlement;

/// <summary>The side tables of billing cycles: lines by reading, journals by number, proofs and what was carried forward by marketplace.</summary>
internal static class CycleRows
{
    /// <summary>The lines of one reading of a cycle.</summary>
    public static string LinesOf(string caseKey, int run) => string.Create(CultureInfo.InvariantCulture, $"settlement-lines/{caseKey}/{run:D4}");

    /// <summary>The lines of one journal.</summary>
    public static string JournalOf(string caseKey, string number) => $"settlement-journal/{caseKey}/{number}";

    /// <summary>The proofs of a marketplace's cycles.</summary>
    public static string ProofsOf(ConnectionName marketplace) => $"settlement-proofs/{marketplace}";

    /// <summary>What each cycle of a marketplace left to the next, in the order they were closed.</summary>
    public static string CarriedOf(ConnectionName marketplace) => $"settlement-carried/{marketplace}";

    /// <summary>The cycles of a marketplace whose lines are booked and still kept, in the order they were closed.</summary>
    public static string BookedOf(ConnectionName marketplace) => $"settlement-booked/{marketplace}";

    /// <summary>Which reading of a cycle is booked; null when its lines are kept no more.</summary>
    public static RowChange WriteBooked(SettlementCycle cycle, int? run) => new(BookedOf(cycle.Connection), BookedKey(cycle), run?.ToString(CultureInfo.InvariantCulture));

    /// <summary>The booked cycles of a marketplace, by closing: id, reading, and whether it was closed before this one.</summary>
    public static async Task<IReadOnlyList<(string Id, int Run, bool IsEarlier)>> ReadBookedAsync(ICaseQuery cases, SettlementCycle cycle, CancellationToken cancellationToken)
    {
        var own = BookedKey(cycle);
        var booked = new List<(string Id, int Run, bool IsEarlier)>();
        await foreach (var row in cases.GetRowsAsync(BookedOf(cycle.Connection), cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (row.Key != own)
                booked.Add((row.Key[(row.Key.IndexOf(' ', StringComparison.Ordinal) + 1)..], int.Parse(row.Content, CultureInfo.InvariantCulture), string.CompareOrdinal(row.Key, own) < 0));
        }

        return booked;
    }

    /// <summary>What is kept under one line's id in a reading: the latest of its contents; null when there is none.</summary>
    public static async Task<KeptLine?> ReadLineAsync(ICaseQuery cases, string caseKey, int run, string id, CancellationToken cancellationToken)
    {
        KeptLine? latest = null;

        // Behind the id there is a blank, and the next character after it ends what begins so.
        await foreach (var row in cases.GetRowsAsync(LinesOf(caseKey, run), from: $"{id} ", to: $"{id}!", cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (IdOf(row.Key) == id && JsonSerializer.Deserialize(row.Content, SettlementJsonContext.Default.KeptLine) is { } line && (latest is null || line.UpdatedAt >= latest.UpdatedAt))
                latest = line;
        }

        return latest;
    }

    /// <summary>The line's id in the key of its row.</summary>
    public static string IdOf(string key) => key[..key.LastIndexOf(' ')];

    private static string BookedKey(SettlementCycle cycle) => string.Create(CultureInfo.InvariantCulture, $"{cycle.CreatedAt.UtcDateTime:O} {cycle.Id}");

    /// <summary>The drafts of an ERP in the order of their turns.</summary>
    public static string TurnsOf(ConnectionName erp) => $"settlement-turns/{erp}";

    /// <summary>The turn of a journal that was settled now: behind all that were before.</summary>
    public static string TurnOf(DateTimeOffset now, string number) => string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:O} {number}");

    /// <summary>The draft that comes before a turn; null when none does.</summary>
    public static async Task<string?> ReadBeforeAsync(ICaseQuery cases, ConnectionName erp, string turn, CancellationToken cancellationToken)
    {
        await foreach (var row in cases.GetRowsAsync(TurnsOf(erp), to: turn, cancellationToken: cancellationToken).ConfigureAwait(false))
            return row.Content;
        return null;
    }

    /// <summary>Another content under the same id is a row of its own, so that the settlement sees both.</summary>
    public static RowChange Write(string caseKey, int run, KeptLine line)
    {
        var content = JsonSerializer.Serialize(line, SettlementJsonContext.Default.KeptLine);
        return new RowChange(LinesOf(caseKey, run), $"{line.Id} {ShortVersion.Of(content)}", content);
    }

    public static RowChange Write(string caseKey, string number, SettlementJournalLine line, int place) =>
        new(JournalOf(caseKey, number), Place(place), JsonSerializer.Serialize(line, SettlementJsonContext.Default.SettlementJournalLine));

    /// <summary>What a cycle leaves to the next; null when it says nothing of it.</summary>
    public static RowChange Write(SettlementCycle cycle, CurrencyCode currency, Money? carried) =>
        new(CarriedOf(cycle.Connection), CarriedKey(cycle, currency), carried is { } amount ? JsonSerializer.Serialize(amount, SettlementJsonContext.Default.Money) : null);

    public static async IAsyncEnumerable<SettlementLine> ReadLinesAsync(ICaseQuery cases, string caseKey, int run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in cases.GetRowsAsync(LinesOf(caseKey, run), cancellationToken: cancellationToken).ConfigureAwait(false))
            yield return JsonSerializer.Deserialize(row.Content, SettlementJsonContext.Default.KeptLine)!.ToDocument();
    }

    /// <summary>The lines of a reading, each id once: of two contents the later one.</summary>
    public static async IAsyncEnumerable<SettlementLine> ReadLatestAsync(ICaseQuery cases, string caseKey, int run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        SettlementLine? latest = null;

        // Rows come by id.
        await foreach (var line in ReadLinesAsync(cases, caseKey, run, cancellationToken).ConfigureAwait(false))
        {
            if (latest is not null && latest.Id != line.Id)
                yield return latest;
            latest = latest?.Id == line.Id && latest.UpdatedAt > line.UpdatedAt ? latest : line;
        }

        if (latest is not null)
            yield return latest;
    }

    public static async Task<SettlementJournal> ReadJournalAsync(ICaseQuery cases, string caseKey, string cycleId, KeptJournal journal, CancellationToken cancellationToken)
    {
        var lines = new List<SettlementJournalLine>(journal.Lines);

        // Rows behind them are of an earlier settlement that was refused.
        await foreach (var row in cases.GetRowsAsync(JournalOf(caseKey, journal.Number), to: Place(journal.Lines), cancellationToken: cancellationToken).ConfigureAwait(false))
            lines.Add(JsonSerializer.Deserialize(row.Content, SettlementJsonContext.Default.SettlementJournalLine)!);
        return lines.Count == journal.Lines
            ? journal.ToDocument(cycleId, lines)
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Journal {journal.Number} has {lines.Count} rows, not {journal.Lines}."));
    }

    /// <summary>What the cycle before left, in each of the cycle's currencies.</summary>
    public static async Task<IReadOnlyList<Money>> ReadCarriedAsync(ICaseQuery cases, SettlementCycle cycle, CancellationToken cancellationToken)
    {
        var carried = new List<Money>();
        foreach (var currency in cycle.Payouts.Select(static p => p.Currency).Distinct())
        {
            TableRow? last = null;
            await foreach (var row in cases.GetRowsAsync(CarriedOf(cycle.Connection), from: $"{currency} ", to: CarriedKey(cycle, currency), cancellationToken: cancellationToken).ConfigureAwait(false))
                last = row;
            if (last is not null && JsonSerializer.Deserialize(last.Content, SettlementJsonContext.Default.Money) is { Amount: not 0m } amount)
                carried.Add(amount);
        }

        return carried;
    }

    public static async Task<HashSet<string>> ReadOnAccountAsync(ICaseQuery cases, ConnectionName marketplace, CancellationToken cancellationToken)
    {
        var orders = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in cases.GetRowsAsync(OnAccountOrders.TableOf(marketplace), cancellationToken: cancellationToken).ConfigureAwait(false))
            orders.Add(row.Key);
        return orders;
    }

    private static string CarriedKey(SettlementCycle cycle, CurrencyCode currency) => string.Create(CultureInfo.InvariantCulture, $"{currency} {cycle.CreatedAt.UtcDateTime:O} {cycle.Id}");

    private static string Place(int place) => place.ToString("D6", CultureInfo.InvariantCulture);
}
