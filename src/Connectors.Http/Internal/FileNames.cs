using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Connectors.Http.Internal;

/// <summary>
/// Reads the file name of a <c>Content-Disposition</c> header in the forms servers use: plain and quoted, RFC 5987 (<c>filename*</c>) and
/// RFC 2047 (encoded words). Never trusts it: no folder, drive or hidden character comes through.
/// </summary>
internal static class FileNames
{
    public static string? Read(HttpContentHeaders headers)
    {
        if (!headers.NonValidated.TryGetValues("Content-Disposition", out var values))
            return null;
        string? plain = null, extended = null;
        foreach (var (name, value) in Parameters(values.ToString()))
        {
            if (name.Equals("filename*", StringComparison.OrdinalIgnoreCase))
                extended ??= Extended(value);
            else if (name.Equals("filename", StringComparison.OrdinalIgnoreCase))
                plain ??= EncodedWords(value);
        }
        return Safe(extended) ?? Safe(plain);
    }

    /// <summary>The parameters after the disposition type, unquoted. What is malformed ends at the next semicolon.</summary>
    private static IEnumerable<(string Name, string Value)> Parameters(string header)
    {
        var at = header.IndexOf(';', StringComparison.Ordinal);
        while (at >= 0 && at < header.Length)
        {
            var equals = header.IndexOf('=', at);
            if (equals < 0)
                yield break;
            var name = header[(at + 1)..equals].Trim();
            var start = equals + 1;
            while (start < header.Length && header[start] == ' ')
                start++;
            if (start < header.Length && header[start] == '"')
            {
                var value = new StringBuilder();
                var i = start + 1;
                for (; i < header.Length && header[i] != '"'; i++)
                {
                    if (header[i] == '\\' && i + 1 < header.Length && header[i + 1] is '"' or '\\')
                        i++;
                    value.Append(header[i]);
                }
                yield return (name, value.ToString());
                at = i < header.Length ? header.IndexOf(';', i) : -1;
            }
            else
            {
                var end = header.IndexOf(';', start);
                yield return (name, header[start..(end < 0 ? header.Length : end)].Trim());
                at = end;
            }
        }
    }

    /// <summary><c>UTF-8'en'na%C3%AFve.csv</c>; null when it is not that.</summary>
    private static string? Extended(string value)
    {
        var parts = value.Split('\'', 3);
        return parts.Length == 3 && Charset(parts[0]) is { } charset ? charset.GetString(Unescape(parts[2], '%')) : null;
    }

    /// <summary><c>=?UTF-8?B?…?=</c> and <c>=?UTF-8?Q?…?=</c>, one or several; anything else as it is.</summary>
    private static string EncodedWords(string value)
    {
        if (!value.StartsWith("=?", StringComparison.Ordinal))
            return value;
        var text = new StringBuilder();
        foreach (var word in value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = word.Split('?');
            if (parts is not ["=", var name, [var kind], var coded, "="] || Charset(name) is not { } charset || Bytes(kind, coded) is not { } bytes)
                return value;
            text.Append(charset.GetString(bytes));
        }
        return text.ToString();
    }

    private static byte[]? Bytes(char kind, string coded)
    {
        if (kind is 'Q' or 'q')
            return Unescape(coded.Replace('_', ' '), '=');
        var bytes = new byte[coded.Length];
        return kind is 'B' or 'b' && Convert.TryFromBase64String(coded, bytes, out var length) ? bytes[..length] : null;
    }

    private static byte[] Unescape(string text, char mark)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == mark && i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                i += 2;
            }
            else
            {
                bytes.Add(text[i] <= byte.MaxValue ? (byte)text[i] : (byte)'?');
            }
        }
        return [.. bytes];
    }

    private static Encoding? Charset(string name) => name.ToUpperInvariant() switch
    {
        "UTF-8" or "US-ASCII" => Encoding.UTF8,
        "ISO-8859-1" => Encoding.Latin1,
        _ => null,
    };

    private static string? Safe(string? name)
    {
        if (name is null)
            return null;
        var last = name[(name.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
        var clean = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            if (!VendorText.IsHidden(rune))
                clean.Append(rune.Value == ':' ? "-" : rune.ToString());   // A drive's name before it, or a second stream behind it, would lead elsewhere.
        }

        return clean.ToString().Trim().TrimEnd('.', ' ') is { Length: > 0 } safe ? safe : null;
    }
}
