using Connectors.Domain.Ports;

namespace Connectors.Domain.Fulfilment;

/// <summary>
/// Tells whether a dispatch was told to a store already that takes no key, so that only what it shows can tell. Ours has our tracking numbers and our goods; one of the two alone is a person's to judge. Pure.
/// </summary>
public static class ShownDispatches
{
    /// <summary>Looks for it.</summary>
    /// <typeparam name="T">What the store shows of one.</typeparam>
    /// <param name="shown">Those that count: not cancelled, and not known to be another's.</param>
    /// <param name="linesOf">What is in one, by the store's name of each line. A line may come several times.</param>
    /// <param name="numbersOf">Its tracking numbers; blank ones are none.</param>
    /// <param name="lines">What was to be in it.</param>
    /// <param name="trackingNumbers">Its tracking numbers; empty when it has none.</param>
    public static LookupResult<T> Find<T>(
        IEnumerable<T> shown, Func<T, IEnumerable<(string Line, decimal Quantity)>> linesOf, Func<T, IEnumerable<string?>> numbersOf, IEnumerable<(string Line, decimal Quantity)> lines, IEnumerable<string> trackingNumbers)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(linesOf);
        ArgumentNullException.ThrowIfNull(numbersOf);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(trackingNumbers);
        var wanted = Sum(lines);
        var numbers = trackingNumbers.Select(Plain).ToHashSet(StringComparer.Ordinal);
        List<T> same = [], doubtful = [];
        foreach (var one in shown)
        {
            var there = numbersOf(one).Select(Plain).Where(static n => n.Length > 0).ToHashSet(StringComparer.Ordinal);
            var held = Sum(linesOf(one));
            var holdsSame = held.Count == wanted.Count && held.All(line => wanted.GetValueOrDefault(line.Key) == line.Value);
            if (holdsSame && there.SetEquals(numbers))
                same.Add(one);
            else if (numbers.Count > 0 ? there.Overlaps(numbers) || (holdsSame && there.Count == 0) : holdsSame)
                doubtful.Add(one);
        }

        return (same, doubtful) switch
        {
            ([var only], _) => new LookupResult<T>.Found(only),
            ([], []) => new LookupResult<T>.Absent(),
            ([], _) => new LookupResult<T>.CannotTell("A dispatch that the store shows has the tracking number and other goods, or the goods and another tracking."),
            _ => new LookupResult<T>.CannotTell("Several dispatches that the store shows hold the same goods under the same tracking."),
        };
    }

    private static Dictionary<string, decimal> Sum(IEnumerable<(string Line, decimal Quantity)> lines) =>
        lines.GroupBy(static l => l.Line, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.Sum(static l => l.Quantity), StringComparer.Ordinal);

    /// <summary>People and carriers write numbers with blanks and in either case.</summary>
    private static string Plain(string? number) => new string([.. (number ?? string.Empty).Where(char.IsLetterOrDigit)]).ToUpperInvariant();
}
