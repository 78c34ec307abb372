using System.Globalization;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>
/// How far the item ledger was read: the highest number seen, and the numbers shortly before it that were not there. Some are gaps for ever; the entries of others were
/// drawn earlier and are committed later, and would be lost by whoever looks at the highest number alone. Written <c>1234</c>, or <c>1234;990-992;997</c>.
/// </summary>
internal sealed class LedgerPosition
{
    /// <summary>How many numbers back an entry may still come.</summary>
    public const int LookBack = 500;

    private const int MostGaps = 20;

    private readonly int _last;
    private readonly IReadOnlyList<(int From, int To)> _gaps;

    private LedgerPosition(int last, IReadOnlyList<(int From, int To)> gaps) => (_last, _gaps) = (last, gaps);

    /// <summary>Before the first entry.</summary>
    public static LedgerPosition Beginning { get; } = new(0, []);

    /// <summary>The entries that were not seen yet.</summary>
    public ODataFilter Unseen => _gaps
        .Select(static gap => gap.From == gap.To
            ? ODataFilter.EqualTo("entryNumber", gap.From)
            : ODataFilter.AtLeast("entryNumber", gap.From).And(ODataFilter.AtMost("entryNumber", gap.To)))
        .Append(ODataFilter.GreaterThan("entryNumber", _last))
        .Aggregate(static (left, right) => left.Or(right));

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="ArgumentException">It is no position.</exception>
    public static LedgerPosition Parse(string text)
    {
        var parts = text.Split(';');
        if (!TryNumber(parts[0], out var last))
            throw Wrong(text);
        var gaps = new List<(int From, int To)>(parts.Length - 1);
        foreach (var part in parts.Skip(1))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !TryNumber(ends[0], out var from) || !TryNumber(ends[^1], out var to) || to < from || to >= last)
                throw Wrong(text);
            gaps.Add((from, to));
        }

        return gaps.Count <= MostGaps ? new LedgerPosition(last, gaps) : throw Wrong(text);
    }

    /// <summary>Where the ledger ends, by its newest entries.</summary>
    public static LedgerPosition AtEnd(IReadOnlyCollection<int> newest) =>
        newest.Count == 0 ? Beginning : new LedgerPosition(Math.Max(newest.Min() - 1, 0), []).After(newest);

    /// <summary>The position once these numbers were seen too.</summary>
    public LedgerPosition After(IReadOnlyCollection<int> seen)
    {
        var last = seen.Append(_last).Max();
        var known = seen.ToHashSet();
        var first = last - LookBack + 1L;
        var missing = _gaps.Append((From: _last + 1, To: last)).SelectMany(gap => Numbers(Math.Max(gap.From, first), gap.To)).Where(number => !known.Contains(number));
        return new LedgerPosition(last, [.. Ranges(missing).TakeLast(MostGaps)]);
    }

    /// <summary>The position as text.</summary>
    public override string ToString() => string.Join(';', _gaps
        .Select(static gap => gap.From == gap.To ? Text(gap.From) : $"{Text(gap.From)}-{Text(gap.To)}")
        .Prepend(Text(_last)));

    private static IEnumerable<int> Numbers(long from, int to)
    {
        for (var number = from; number <= to; number++)
            yield return (int)number;
    }

    private static IEnumerable<(int From, int To)> Ranges(IEnumerable<int> numbers)
    {
        (int From, int To)? open = null;
        foreach (var number in numbers)
        {
            if (open is { } range && number == range.To + 1)
            {
                open = (range.From, number);
                continue;
            }

            if (open is { } closed)
                yield return closed;
            open = (number, number);
        }

        if (open is { } last)
            yield return last;
    }

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static ArgumentException Wrong(string text) => new($"'{Connectors.Http.VendorText.Show(text, 64)}' is no position of the item ledger.", nameof(text));
}
