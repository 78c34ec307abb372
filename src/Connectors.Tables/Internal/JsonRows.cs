using System.Text;
using System.Text.Json;

namespace Connectors.Tables.Internal;

/// <summary>Rows of a JSON file: an array of flat objects. Read token by token, so that every wrong row is told with its line.</summary>
internal static class JsonRows
{
    private static readonly JsonReaderOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static void Read(ReadOnlySpan<byte> content, Header header, RowErrors errors, Func<RawRow, bool> take)
    {
        var reader = new Utf8JsonReader(content, Options);
        var lines = new LineCounter(content);
        var cells = new string?[header.Count];
        var seen = new bool[header.Count];
        var unknown = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                errors.Add(lines.At(reader.TokenStartIndex), string.Empty, null, "an array of objects, one per row");
                return;
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var line = lines.At(reader.TokenStartIndex);
                if (reader.TokenType != JsonTokenType.StartObject)
                {
                    errors.Add(line, string.Empty, null, "an object, one per row");
                    reader.Skip();
                }
                else
                {
                    Array.Clear(cells);
                    Array.Clear(seen);
                    if (ReadRow(ref reader, ref lines, header, cells, seen, unknown, errors) && !take(new RawRow(line, cells)))
                    {
                        return;
                    }
                }
            }

            reader.Read();
        }
        catch (JsonException e)
        {
            errors.Add((int)(e.LineNumber ?? 0) + 1, string.Empty, null, "well-formed JSON: an array of objects, one per row");
        }
    }

    private static bool ReadRow(
        ref Utf8JsonReader reader, ref LineCounter lines, Header header, string?[] cells, bool[] seen, HashSet<string> unknown, RowErrors errors)
    {
        var before = errors.Count;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var at = lines.At(reader.TokenStartIndex);
            var name = TextOf(ref reader);
            var place = name is null ? -1 : header.Find(name);
            reader.Read();
            if (place < 0 && string.IsNullOrWhiteSpace(name) && name is not null && (reader.TokenType == JsonTokenType.Null || (reader.TokenType == JsonTokenType.String && string.IsNullOrWhiteSpace(TextOf(ref reader)))))
            {
                // What a converter makes of an empty column.
                continue;
            }

            if (place < 0)
            {
                // Said once: a wrong name usually stands in every row.
                if (!errors.IsFull && unknown.Add(name ?? string.Empty))
                {
                    errors.Add(at, name ?? string.Empty, name, header.Instead(name ?? string.Empty));
                }

                reader.Skip();
            }
            else if (seen[place])
            {
                errors.Add(at, header[place].Name, name, "each column once");
                reader.Skip();
            }
            else
            {
                seen[place] = true;
                cells[place] = ReadCell(ref reader, at, header[place], errors);
            }
        }

        return errors.Count == before;
    }

    private static string? ReadCell(ref Utf8JsonReader reader, int line, TableColumn column, RowErrors errors)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.String:
                var text = TextOf(ref reader)?.Trim();
                if (text is null)
                {
                    errors.Add(line, column.Name, null, "text of whole Unicode characters");
                }

                return text is { Length: 0 } ? null : text;
            case JsonTokenType.Number when column.Kind == CellKind.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            case JsonTokenType.True or JsonTokenType.False when column.Kind == CellKind.Flag:
                return reader.GetBoolean() ? "true" : "false";
            case JsonTokenType.Number:
                errors.Add(line, column.Name, Encoding.UTF8.GetString(reader.ValueSpan), "text in quotes: a number loses its leading zeros");
                return null;
            default:
                errors.Add(line, column.Name, null, "text in quotes");
                reader.Skip();
                return null;
        }
    }

    // Half a surrogate pair can be written as an escape but is no text.
    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private ref struct LineCounter(ReadOnlySpan<byte> content)
    {
        private readonly ReadOnlySpan<byte> _content = content;
        private int _counted;
        private int _line = 1;

        public int At(long index)
        {
            var to = (int)index;
            _line += _content[_counted..to].Count((byte)'\n');
            _counted = to;
            return _line;
        }
    }
}
