using System.Text.Json;
using Connectors.Domain.Reasons;
using Connectors.Tables.Internal;
using CsvHelper;

namespace Connectors.Tables;

/// <summary>What one mapping table looks like in files, how it is read and how it is written. Immutable and thread-safe.</summary>
/// <remarks>
/// CSV is UTF-8 with a header row; columns in any order; separator comma, semicolon or tab; cells may be quoted but stay on one line.
/// JSON is an array of flat objects. Ids are text as it stands: case and leading zeros count. An unknown column, a formula, what a spreadsheet made of a text (1.5E+12, 123.0,
/// 2,100,002, #N/A), an invisible character and letters that only look Latin are errors. A column without a name may stand there as long as it holds nothing. Every error is told at once.
/// </remarks>
/// <typeparam name="TTable">The plain table.</typeparam>
/// <typeparam name="TMap">What it compiles to.</typeparam>
public sealed class TableSchema<TTable, TMap> : TableSchema
    where TTable : class
    where TMap : class
{
    internal TableSchema(
        string name, Func<string, TTable> blank, Func<TTable, string> versionOf, Func<TTable, Validated<TMap, RowError>> compile, params IReadOnlyList<SheetShape<TTable>> shapes)
        : base(name, [.. shapes.Select(static s => s.Sheet)])
    {
        Shapes = shapes;
        Blank = blank;
        VersionOf = versionOf;
        Compile = compile;
    }

    /// <summary>The table in force where a host gives none; null when only the host can say.</summary>
    internal TTable? Standard { get; init; }

    internal IReadOnlyList<SheetShape<TTable>> Shapes { get; }

    /// <summary>Makes a table that has a version, and what holds where a sheet is left out.</summary>
    internal Func<string, TTable> Blank { get; }

    internal Func<TTable, string> VersionOf { get; }

    internal Func<TTable, Validated<TMap, RowError>> Compile { get; }

    /// <summary>Whether a row is right or wrong whatever the other rows say. If not, rows that cannot be read would make good ones look wrong.</summary>
    internal bool RowsStandAlone { get; init; }

    /// <summary>Reads the table's first sheet: its rows, with the settings that hold when none are given.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="file">What errors call the file.</param>
    /// <param name="options">Separator and limits; null for the usual ones.</param>
    /// <returns>The table with a version made from its content and the compiled table, or everything that is wrong. The same bytes always give the same answer.</returns>
    public Validated<TableLoad<TTable, TMap>, RowError> Read(ReadOnlyMemory<byte> content, string file, TableReadOptions? options = null) =>
        Read([new TableFile(Sheets[0].Name, file, content)], options);

    /// <summary>Reads the table from its sheets, with the usual separator and limits.</summary>
    /// <param name="files">The first sheet and any of the others, each once, in any order.</param>
    /// <returns>The table with a version made from its content and the compiled table, or everything that is wrong. The same bytes always give the same answer.</returns>
    /// <exception cref="ArgumentException">A file is for a sheet that the table does not have, is there twice, or the first sheet is missing.</exception>
    public Validated<TableLoad<TTable, TMap>, RowError> Read(IReadOnlyList<TableFile> files) => Read(files, null);

    /// <summary>Reads the table from its sheets.</summary>
    /// <param name="files">The first sheet and any of the others, each once, in any order.</param>
    /// <param name="options">Separator and limits; null for the usual ones.</param>
    /// <returns>The table with a version made from its content and the compiled table, or everything that is wrong. The same bytes always give the same answer.</returns>
    /// <exception cref="ArgumentException">A file is for a sheet that the table does not have, is there twice, or the first sheet is missing.</exception>
    public Validated<TableLoad<TTable, TMap>, RowError> Read(IReadOnlyList<TableFile> files, TableReadOptions? options)
    {
        ArgumentNullException.ThrowIfNull(files);
        var parsed = Parse(files, options ?? new TableReadOptions());
        if (parsed.Any(static p => p.HasErrors) && !RowsStandAlone)
        {
            return Failed(parsed);
        }

        var content = Fill(string.Empty);
        var table = Fill(ContentVersion.Of(Shapes.Select(s => s.Write(content))));
        var compilation = Compile(table);
        foreach (var error in compilation.Refusals)
        {
            Place(error, parsed);
        }

        if (parsed.Any(static p => p.HasErrors))
        {
            return Failed(parsed);
        }

        return new TableLoad<TTable, TMap>(table, compilation.Value);

        TTable Fill(string version) => parsed.Aggregate(Blank(version), static (table, sheet) => sheet.Fill(table));
    }

    /// <summary>
    /// Writes a sheet as CSV that spreadsheets open without running anything, and that reads back to the same rows. A cell that a spreadsheet would run
    /// gets an apostrophe in front; reading takes it away again. Lines end in CR LF; no byte order mark is written.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="writer">Where to; it stays open.</param>
    /// <param name="sheet">Name of the sheet; null for the first.</param>
    /// <exception cref="ArgumentException">The table has no such sheet.</exception>
    public void WriteCsv(TTable table, TextWriter writer, string? sheet = null)
    {
        var shape = Shape(sheet);
        using var csv = CsvWriter.Create(writer, CsvWriterOptions.Default, leaveOpen: true);
        foreach (var column in shape.Sheet.Columns)
        {
            csv.WriteField(column.Name);
        }

        csv.EndRecord();
        foreach (var cells in shape.Write(table))
        {
            foreach (var cell in cells)
            {
                csv.WriteField(FormulaGuard.Guard(cell ?? string.Empty));
            }

            csv.EndRecord();
        }
    }

    /// <summary>Writes a sheet as a JSON array of flat objects that reads back to the same rows. Empty cells are left out.</summary>
    /// <param name="table">The table.</param>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="sheet">Name of the sheet; null for the first.</param>
    /// <exception cref="ArgumentException">The table has no such sheet.</exception>
    public void WriteJson(TTable table, Stream stream, string? sheet = null)
    {
        var shape = Shape(sheet);
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartArray();
        foreach (var cells in shape.Write(table))
        {
            json.WriteStartObject();
            foreach (var (column, cell) in shape.Sheet.Columns.Zip(cells))
            {
                if (cell is not null)
                {
                    json.WriteString(column.Name, cell);
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal override WatchedTable Watch(ConnectorTablesOptions options) => new WatchedTable<TTable, TMap>(this, options);

    internal IEnumerable<string?[]> Cells(TTable table, string sheet) => Shape(sheet).Write(table);

    private static Validated<TableLoad<TTable, TMap>, RowError> Failed(IEnumerable<ParsedSheet<TTable>> parsed) => new([.. parsed.SelectMany(static p => p.Errors)]);

    /// <summary>Puts an error that compiling found into the sheet that it is about; what is about none of them goes to the first.</summary>
    private static void Place(RowError error, ParsedSheet<TTable>[] parsed)
    {
        foreach (var sheet in parsed)
        {
            if (sheet.TryAdd(error))
            {
                return;
            }
        }

        parsed[0].Add(error);
    }

    private ParsedSheet<TTable>[] Parse(IReadOnlyList<TableFile> files, TableReadOptions options)
    {
        var names = files.Select(static f => f.Sheet).ToHashSet(StringComparer.Ordinal);
        if (names.Count != files.Count || !names.Contains(Sheets[0].Name) || names.Except(Sheets.Select(static s => s.Name)).Any())
        {
            throw new ArgumentException($"The table {Name} is read from {string.Join(", ", Sheets.Select(static s => s.Name))}: the first and any of the others, each once.", nameof(files));
        }

        return [.. from shape in Shapes from file in files where file.Sheet == shape.Sheet.Name select shape.Parse(file, options)];
    }

    private SheetShape<TTable> Shape(string? sheet) => Shapes.FirstOrDefault(s => sheet is null || s.Sheet.Name == sheet)
        ?? throw new ArgumentException($"The table {Name} has the sheets {string.Join(", ", Sheets.Select(static s => s.Name))}, not {sheet}.", nameof(sheet));
}
