using System.Text.Unicode;

namespace Connectors.Tables.Internal;

/// <summary>Reads the rows of a file, whatever its format.</summary>
internal static class RowSource
{
    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads row by row, so that only what <paramref name="take"/> keeps stays in memory.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="header">The columns.</param>
    /// <param name="separator">CSV separator; null: told from the header.</param>
    /// <param name="errors">Where errors go.</param>
    /// <param name="take">Takes a row; false to stop.</param>
    public static void Read(ReadOnlyMemory<byte> content, Header header, char? separator, RowErrors errors, Func<RawRow, bool> take)
    {
        var span = content.Span;
        if (span is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            errors.Add(0, string.Empty, null, "UTF-8 text: this file is UTF-16, so save it as CSV UTF-8");
            return;
        }

        if (span.StartsWith(Utf8Mark))
        {
            content = content[Utf8Mark.Length..];
            span = content.Span;
        }

        if (!Utf8.IsValid(span))
        {
            errors.Add(FirstBadLine(span), string.Empty, null, "UTF-8 text: this line has bytes of another encoding, so save the file as CSV UTF-8");
            return;
        }

        var start = span.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0)
        {
            errors.Add(0, string.Empty, null, $"a header row with the columns {header.Names}");
            return;
        }

        if (span[start] is (byte)'[' or (byte)'{')
        {
            JsonRows.Read(span, header, errors, take);
        }
        else
        {
            CsvRows.Read(content, header, separator, errors, take);
        }
    }

    private static int FirstBadLine(ReadOnlySpan<byte> text)
    {
        var line = 1;
        while (true)
        {
            var end = text.IndexOf((byte)'\n');
            var current = end < 0 ? text : text[..end];
            if (!Utf8.IsValid(current) || end < 0)
            {
                return line;
            }

            text = text[(end + 1)..];
            line++;
        }
    }
}
