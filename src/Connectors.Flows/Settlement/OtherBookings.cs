using Connectors.Domain.Documents;

namespace Connectors.Flows.Settlement;

/// <summary>
/// Which lines of the ERP's books may be what a cycle is about to book, written by somebody else: a person, another integration, an earlier installation under another name. Only what names the cycle, its
/// payout or one of its transactions is meant; the same amount alone says nothing. Pure.
/// </summary>
internal static class OtherBookings
{
    /// <summary>More are not told: one is enough to hold a cycle.</summary>
    public const int Most = 10;

    /// <summary>A shorter id stands in too many texts by chance; as the whole of a number or text it is meant all the same.</summary>
    private const int LeastInText = 6;

    /// <summary>What the cycle is called by whoever books it.</summary>
    public static IReadOnlyList<string> NamesOf(SettlementCycle cycle) => cycle.PayoutReference is { Length: > 0 } reference && reference != cycle.Id ? [cycle.Id, reference] : [cycle.Id];

    /// <summary>
    /// The lines of documents that others wrote and that still stand: what was posted and taken back adds up to nothing on each account. A draft that takes something back has not done so yet.
    /// </summary>
    /// <param name="lines">What the ERP tells.</param>
    /// <param name="isOurs">Whether a document number is a settlement's.</param>
    /// <param name="others">Document numbers of which somebody said that they are something else.</param>
    public static IReadOnlyList<ErpLedgerLine> Standing(IReadOnlyList<ErpLedgerLine> lines, Predicate<string> isOurs, IReadOnlyCollection<string> others) =>
    [
        .. lines.Where(line => !isOurs(line.DocumentNumber) && !others.Contains(line.DocumentNumber, StringComparer.OrdinalIgnoreCase))
            .GroupBy(static line => (Number: line.DocumentNumber.ToUpperInvariant(), line.IsPosted))
            .Where(static document => document.GroupBy(static line => line.Account, StringComparer.OrdinalIgnoreCase).Any(static account => account.Sum(static line => line.Amount) != 0m))
            .SelectMany(static document => document),
    ];

    /// <summary>What of the cycle itself a line names; null when nothing.</summary>
    public static string? Named(ErpLedgerLine line, SettlementCycle cycle)
    {
        foreach (var name in NamesOf(cycle))
        {
            if (TextsOf(line).Any(text => string.Equals(text, name, StringComparison.OrdinalIgnoreCase)) || (name.Length >= LeastInText && Holds(line.Text, name)))
                return name == cycle.Id ? $"cycle {name}" : $"payout {name}";
        }

        return null;
    }

    /// <summary>Ids of transactions that a line may name, as ERPs write them: they fold document numbers to upper case.</summary>
    public static IEnumerable<string> LineIds(ErpLedgerLine line) =>
        TextsOf(line).SelectMany(static text => (string[])[text, text.ToLowerInvariant(), text.ToUpperInvariant()]).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> TextsOf(ErpLedgerLine line) =>
        new[] { line.DocumentNumber, line.ExternalNumber, line.Text }.Select(static text => text?.Trim()).OfType<string>().Where(static text => text.Length > 0);

    /// <summary>Whether a text holds a name as a word of its own.</summary>
    private static bool Holds(string? text, string name)
    {
        for (var at = text?.IndexOf(name, StringComparison.OrdinalIgnoreCase) ?? -1; at >= 0; at = text!.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text![at - 1])) && (end == text!.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }

        return false;
    }
}
