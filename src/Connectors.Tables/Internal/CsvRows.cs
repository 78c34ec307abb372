using System.Globalization;
using CsvHelper;

namespace Connectors.Tables.Internal;

/// <summary>Rows of a CSV file: a header in any order, then one line per row.</summary>
internal static class CsvRows
{
    private const int MaxRecordBytes = 1024 * 1024;
    private const int Nameless = -2;

    public static void Read(ReadOnlyMemory<byte> content, Header header, char? separator, RowErrors errors, Func<RawRow, bool> take)
    {
        var malformed = new HashSet<long>();
        var options = new CsvReaderOptions
        {
            HasHeader = false,
            Separator = separator ?? SeparatorOf(content.Span),
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = false,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            PoolStrings = true,
            MaxRecordSize = MaxRecordBytes,
            OnMalformedRecord = record =>
            {
                if (malformed.Add(record.LineNumber))
                {
                    errors.Add((int)record.LineNumber, string.Empty, null, "closed quotes, doubled inside a quoted cell, on one line");
                }
            },
        };

        using var reader = CsvReader.Create(content, options);
        var cells = new string?[header.Count];
        try
        {
            if (!reader.Read())
            {
                errors.Add(0, string.Empty, null, $"a header row with the columns {header.Names}");
                return;
            }

            var places = ReadHeader(reader, header, errors);
            if (places is null)
            {
                return;
            }

            while (reader.Read())
            {
                Array.Clear(cells);
                if (ReadRow(reader, places, header, cells, errors) && !malformed.Contains(reader.LineNumber) && !take(new RawRow((int)reader.LineNumber, cells)))
                {
                    return;
                }
            }
        }
        catch (CsvFormatException e)
        {
            errors.Add((int)e.LineNumber, string.Empty, null, $"a readable row of at most {MaxRecordBytes.ToString(CultureInfo.InvariantCulture)} bytes");
        }
    }

    // The header holds no separator inside a name, so the one that stands there most often is it. Excel's own hint (sep=;) is left to the parser.
    private static char? SeparatorOf(ReadOnlySpan<byte> content)
    {
        var text = content[content.IndexOfAnyExcept(" \r\n"u8)..];
        if (text.StartsWith("sep="u8))
        {
            return null;
        }

        var end = text.IndexOfAny((byte)'\r', (byte)'\n');
        var first = end < 0 ? text : text[..end];
        var commas = first.Count((byte)',');
        var semicolons = first.Count((byte)';');
        var tabs = first.Count((byte)'\t');
        return semicolons > commas && semicolons >= tabs ? ';' : tabs > commas ? '\t' : ',';
    }

    private static int[]? ReadHeader(CsvReader reader, Header header, RowErrors errors)
    {
        var before = errors.Count;
        var line = (int)reader.LineNumber;
        var places = new int[reader.FieldCount];
        var seen = new bool[header.Count];
        for (var i = 0; i < places.Length && !errors.IsFull; i++)
        {
            var name = reader.GetString(i).Trim();
            places[i] = name.Length == 0 ? Nameless : header.Find(name);
            if (places[i] == Nameless)
            {
                // Spreadsheets leave columns behind that hold nothing; a row that has something there is told.
                continue;
            }

            if (places[i] < 0)
            {
                errors.Add(line, name, name, header.Instead(name));
            }
            else if (seen[places[i]])
            {
                errors.Add(line, name, name, "each column once");
            }
            else
            {
                seen[places[i]] = true;
            }
        }

        for (var i = 0; i < seen.Length; i++)
        {
            if (!seen[i] && header[i].WhenEmpty is null)
            {
                errors.Add(line, header[i].Name, null, $"this column in the header row (columns: {header.Names})");
            }
        }

        return errors.Count == before ? places : null;
    }

    private static bool ReadRow(CsvReader reader, int[] places, Header header, string?[] cells, RowErrors errors)
    {
        var line = (int)reader.LineNumber;
        var filled = false;
        for (var i = 0; i < reader.FieldCount; i++)
        {
            var text = reader.GetString(i).Trim();
            if (text.Length == 0)
            {
                continue;
            }

            filled = true;
            if (i >= places.Length)
            {
                errors.Add(line, string.Empty, text, $"{places.Length} cells as in the header; quote a cell that holds the separator");
                return false;
            }

            if (places[i] == Nameless)
            {
                errors.Add(line, string.Empty, text, "nothing in a column without a name; name it in the header, or empty it");
                return false;
            }

            if (header[places[i]].Kind == CellKind.Text && FormulaGuard.IsFormula(text))
            {
                errors.Add(line, header[places[i]].Name, text, "plain text, not a formula; put an apostrophe in front if it really starts like this");
                return false;
            }

            cells[places[i]] = FormulaGuard.Unguard(text);
        }

        // Spreadsheets leave rows of separators behind; a row that is only cut short is a wrong row.
        if (!filled)
        {
            return false;
        }

        var named = Array.FindLastIndex(places, static p => p != Nameless) + 1;
        if (reader.FieldCount < named)
        {
            errors.Add(line, string.Empty, null, string.Create(CultureInfo.InvariantCulture, $"{named} cells as in the header, found {reader.FieldCount}"));
            return false;
        }

        return true;
    }
}
