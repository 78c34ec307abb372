namespace Connectors.Tables.Internal;

/// <summary>Finds columns by the names people write: case, spaces and hyphens do not matter.</summary>
internal sealed class Header(IReadOnlyList<TableColumn> columns)
{
    public int Count => columns.Count;

    public TableColumn this[int index] => columns[index];

    public string Names => string.Join(", ", columns.Select(static c => c.Name));

    /// <summary>Position of the named column, or -1.</summary>
    public int Find(string name)
    {
        var folded = Fold(name);
        for (var i = 0; i < columns.Count; i++)
        {
            if (string.Equals(columns[i].Name, folded, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>What to write instead of an unknown name.</summary>
    public string Instead(string name)
    {
        var folded = Fold(name);
        var nearest = columns.MinBy(c => Distance(folded, c.Name));
        return nearest is not null && Distance(folded, nearest.Name) <= Math.Max(2, folded.Length / 2)
            ? $"a known column, perhaps {nearest.Name} (columns: {Names})"
            : $"one of the columns {Names}";
    }

    private static string Fold(string name) => name.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');

    private static int Distance(string left, string right)
    {
        if (left.Length > TextCheck.MaxLength)
        {
            return int.MaxValue;
        }

        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(change, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[right.Length];
    }
}
