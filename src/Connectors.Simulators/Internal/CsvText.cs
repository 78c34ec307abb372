using System.Globalization;
using System.Text;
using CsvHelper;

namespace Connectors.Simulators.Internal;

/// <summary>Reads and writes the vendors' CSV files.</summary>
internal static class CsvText
{
    /// <summary>The lines after the header, each with its cells by column name; none when there is no header.</summary>
    public static List<IReadOnlyDictionary<string, string>> Read(string text)
    {
        var rows = new List<IReadOnlyDictionary<string, string>>();
        var first = text.AsSpan().TrimStart('\uFEFF');
        var header = first[..(first.IndexOf('\n') is >= 0 and var end ? end : first.Length)];
        using var reader = CsvReader.Create(
            Encoding.UTF8.GetBytes(first.ToString()), new CsvReaderOptions { HasHeader = false, Separator = header.Contains(';') ? ';' : ',' });
        if (!reader.Read())
            return rows;
        var columns = new string[reader.FieldCount];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = reader.GetString(i).Trim();
        while (reader.Read())
        {
            var row = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < Math.Min(columns.Length, reader.FieldCount); i++)
                row[columns[i]] = reader.GetString(i);
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>One file of lines, separated by semicolons.</summary>
    public static string Write(IEnumerable<IReadOnlyList<string>> lines)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, CsvWriterOptions.Default with { Separator = ';' }, leaveOpen: true))
        {
            foreach (var line in lines)
            {
                foreach (var cell in line)
                    csv.WriteField(cell);
                csv.EndRecord();
            }
        }

        return text.ToString();
    }

    public static decimal? Amount(this IReadOnlyDictionary<string, string> row, string column) =>
        row.GetValueOrDefault(column) is { Length: > 0 } text && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : null;
}
