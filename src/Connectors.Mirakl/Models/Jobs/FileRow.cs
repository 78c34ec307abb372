using Connectors.Mirakl.Internal;

namespace Connectors.Mirakl.Models;

/// <summary>One row of a CSV file of the platform, as text. What an empty cell means is up to the file.</summary>
public sealed class FileRow
{
    private readonly FileHeader _header;

    internal FileRow(FileHeader header, IReadOnlyList<string> cells)
    {
        _header = header;
        Cells = cells;
    }

    /// <summary>Makes a row, for tests.</summary>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="cells">The cells, in the columns' order.</param>
    public FileRow(IReadOnlyList<string> columns, IReadOnlyList<string> cells)
        : this(new FileHeader([.. columns]), cells)
    {
    }

    /// <summary>Names of the columns, in order, as the file has them.</summary>
    public IReadOnlyList<string> Columns => _header.Columns;

    /// <summary>The cells, in order; a row can have fewer or more of them than columns.</summary>
    public IReadOnlyList<string> Cells { get; }

    /// <summary>The cell of a column, for example <c>offer-sku</c>, whatever its case; null when the file has no such column or the row ends before it.</summary>
    public string? this[string column] => _header.Find(column) is { } place && place < Cells.Count ? Cells[place] : null;

    /// <summary>Shows the size only: cells may hold personal data.</summary>
    public override string ToString() => $"Row of {Cells.Count} cells";
}
