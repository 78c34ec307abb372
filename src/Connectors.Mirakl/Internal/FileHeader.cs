namespace Connectors.Mirakl.Internal;

/// <summary>The columns of a file, shared by its rows. Of two columns with one name the first is found.</summary>
internal sealed class FileHeader
{
    private readonly Dictionary<string, int> _places;

    public FileHeader(string[] columns)
    {
        Columns = columns;
        _places = new(columns.Length, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < columns.Length; i++)
            _places.TryAdd(columns[i], i);
    }

    public IReadOnlyList<string> Columns { get; }

    public int? Find(string column) => _places.TryGetValue(column, out var place) ? place : null;
}
