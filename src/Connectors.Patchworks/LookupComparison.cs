namespace Connectors.Patchworks;

/// <summary>What would have to change of a lookup, to be seen before anything is written. Pure.</summary>
public static class LookupComparison
{
    /// <summary>
    /// Compares a table as it is with one that is wanted, by left values, ordinally: whether the vendor tells letters of different case apart is not documented. Rows that are the same are no difference, nor
    /// is a row that stands twice.
    /// </summary>
    /// <param name="current">The table as it is.</param>
    /// <param name="wanted">The table as it is to be.</param>
    /// <returns>The differences, by left value; empty when an import would change nothing.</returns>
    public static IReadOnlyList<LookupDifference> Compare(LookupTable current, LookupTable wanted)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(wanted);
        var (before, after) = (ByLeft(current), ByLeft(wanted));
        var owners = current.Rows.GroupBy(static r => r.Right, static r => r.Left, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var differences = new List<LookupDifference>();
        foreach (var left in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (there, sought) = (before.GetValueOrDefault(left, []), after.GetValueOrDefault(left, []));
            if (KindOf(there, sought) is { } kind)
            {
                var right = sought.FirstOrDefault();
                differences.Add(new LookupDifference(kind, left, there.FirstOrDefault(), right)
                {
                    IsRightTaken = right is not null && kind is LookupDifferenceKind.Added or LookupDifferenceKind.Changed && owners.TryGetValue(right!, out var lefts) && lefts.Any(owner => owner != left),
                });
            }
        }

        return differences;
    }

    private static LookupDifferenceKind? KindOf(string[] there, string[] sought) => (there, sought) switch
    {
        ({ Length: > 1 }, _) or (_, { Length: > 1 }) => LookupDifferenceKind.Ambiguous,
        ([], [_]) => LookupDifferenceKind.Added,
        ([_], []) => LookupDifferenceKind.Removed,
        ([var one], [var other]) => one == other ? null : LookupDifferenceKind.Changed,
        _ => null,
    };

    private static Dictionary<string, string[]> ByLeft(LookupTable table) => table.Rows
        .GroupBy(static r => r.Left, static r => r.Right, StringComparer.Ordinal)
        .ToDictionary(static g => g.Key, static g => g.Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
}
