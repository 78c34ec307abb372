using System.Globalization;

namespace Connectors.Tables.Internal;

/// <summary>How one sheet of a table is read and written.</summary>
internal abstract class SheetShape<TTable>(TableSheet sheet)
{
    public TableSheet Sheet { get; } = sheet;

    /// <summary>How compiling marks a mistake in this sheet, for example <c>Alias.</c>; null for a sheet whose mistakes are not marked.</summary>
    public string? ErrorPrefix { get; init; }

    /// <summary>Most rows that compiling can take in a reasonable time.</summary>
    public int MaxRows { get; init; } = int.MaxValue;

    public abstract ParsedSheet<TTable> Parse(TableFile file, TableReadOptions options);

    public abstract IEnumerable<string?[]> Write(TTable table);
}

/// <summary>How one sheet of a table is read and written. Column positions in <paramref name="read"/> and <paramref name="write"/> are those of the sheet's list.</summary>
internal sealed class SheetShape<TTable, TRow>(
    TableSheet sheet, Func<TTable, IReadOnlyList<TRow>> rowsOf, Func<TTable, IReadOnlyList<TRow>, TTable> fill, Func<RowCells, TRow> read, Func<TRow, string?[]> write)
    : SheetShape<TTable>(sheet)
{
    private readonly Header _header = new(sheet.Columns);

    public override ParsedSheet<TTable> Parse(TableFile file, TableReadOptions options)
    {
        var errors = new RowErrors(file.Name, options.MaxErrors);
        var max = Sheet.IsSettings ? 1 : Math.Min(MaxRows, options.MaxRows);
        List<TRow> rows = [];
        List<int> lines = [];
        var cells = new RowCells(_header, errors);
        var count = 0;
        RowSource.Read(file.Content, _header, options.Separator, errors, raw =>
        {
            if (++count > max)
            {
                errors.Add(raw.Line, string.Empty, null, string.Create(CultureInfo.InvariantCulture, $"at most {max} row{(max == 1 ? string.Empty : "s")}"));
                return false;
            }

            cells.Start(raw);
            var row = read(cells);
            if (!cells.Failed)
            {
                rows.Add(row);
                lines.Add(raw.Line);
            }

            return true;
        });
        return new ParsedSheet<TTable>(this, lines, errors, table => Sheet.IsSettings && rows.Count == 0 ? table : fill(table, rows));
    }

    public override IEnumerable<string?[]> Write(TTable table) => rowsOf(table).Select(write);
}
