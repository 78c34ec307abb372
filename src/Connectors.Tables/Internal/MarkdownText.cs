using System.Globalization;

namespace Connectors.Tables.Internal;

/// <summary>Writes tables for people.</summary>
internal static class MarkdownText
{
    public static void Write(MappingSnapshot snapshot, IReadOnlyList<LoadedTable> tables, TextWriter writer, int maxRows)
    {
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"# Mapping tables in force\n\nVersion {snapshot.Version}, in force since {CellText.Of(snapshot.LoadedAt)}.\n"));
        foreach (var table in tables)
        {
            writer.Write($"\n## {Heading(table.Schema.Name)}\n\nVersion {Cell(table.Version)}.\n");
            foreach (var sheet in table.Schema.Sheets)
            {
                WriteRows(sheet, table.Cells(sheet.Name), writer, maxRows);
            }
        }
    }

    /// <summary>A cell that is shown as it stands: nothing in it can end the row or become markup.</summary>
    public static string Cell(string? text) => (text ?? string.Empty)
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "\\<", StringComparison.Ordinal)
        .Replace("[", "\\[", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal)
        .ReplaceLineEndings(" ");

    private static void WriteRows(TableSheet sheet, IEnumerable<string?[]> rows, TextWriter writer, int maxRows)
    {
        var count = 0;
        foreach (var cells in rows)
        {
            if (count == 0)
            {
                writer.Write($"\n| {string.Join(" | ", sheet.Columns.Select(static c => c.Name))} |\n|{string.Concat(sheet.Columns.Select(static _ => "---|"))}\n");
            }

            if (++count <= maxRows)
            {
                writer.Write($"| {string.Join(" | ", cells.Select(Cell))} |\n");
            }
        }

        if (count > maxRows)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"\n{count - maxRows} more rows in {sheet.Name}.\n"));
        }
        else if (count == 0)
        {
            writer.Write($"\nNo rows in {sheet.Name}.\n");
        }
    }

    private static string Heading(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
