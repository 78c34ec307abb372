using System.Globalization;
using System.Text;

namespace Connectors.Patchworks.Internal;

/// <summary>Small files of comma-separated cells (RFC 4180), read at once. Pure.</summary>
internal static class CsvLines
{
    /// <summary>The lines that are not blank, each with its number in the file, from 1, and its cells. Quotes that are wrong are told.</summary>
    public static List<(int Number, List<string> Cells)> Read(string text, List<string> mistakes)
    {
        var lines = new List<(int, List<string>)>();
        for (var (at, number) = (0, 1); at < text.Length;)
        {
            var first = number;
            var cells = ReadLine(text, ref at, ref number, mistakes);
            if (cells is not [""])
                lines.Add((first, cells));
        }

        return lines;
    }

    /// <summary>Writes a cell, in quotes where it must be.</summary>
    public static void Append(StringBuilder text, string cell)
    {
        var isQuoted = cell.AsSpan().ContainsAny(",\"\r\n") || (cell.Length > 0 && (char.IsWhiteSpace(cell[0]) || char.IsWhiteSpace(cell[^1])));
        if (!isQuoted)
        {
            text.Append(cell);
            return;
        }

        text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    private static List<string> ReadLine(string text, ref int at, ref int number, List<string> mistakes)
    {
        var cells = new List<string>();
        var first = number;
        while (true)
        {
            cells.Add(at < text.Length && text[at] == '"' ? ReadQuoted(text, ref at, ref number, first, mistakes) : ReadBare(text, ref at));
            if (at < text.Length && text[at] == ',')
            {
                at++;
                continue;
            }

            if (at < text.Length && text[at] == '\r')
                at++;
            if (at < text.Length && text[at] == '\n')
                at++;
            number++;
            return cells;
        }
    }

    private static string ReadBare(string text, ref int at)
    {
        var end = text.AsSpan(at).IndexOfAny(",\r\n") is >= 0 and var length ? at + length : text.Length;
        var cell = text[at..end];
        at = end;
        return cell;
    }

    private static string ReadQuoted(string text, ref int at, ref int number, int first, List<string> mistakes)
    {
        var cell = new StringBuilder();
        at++;
        while (at < text.Length)
        {
            var c = text[at++];
            if (c == '"' && at < text.Length && text[at] == '"')
                at++;
            else if (c == '"')
            {
                if (at < text.Length && text[at] is not (',' or '\r' or '\n'))
                {
                    mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"Line {first} goes on after a closing quote."));
                    ReadBare(text, ref at);
                }

                return cell.ToString();
            }
            else if (c == '\n')
                number++;
            cell.Append(c);
        }

        mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"Line {first} opens a quote that is never closed."));
        return cell.ToString();
    }
}
