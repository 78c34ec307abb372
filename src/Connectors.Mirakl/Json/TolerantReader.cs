using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Connectors.Mirakl.Json;

/// <summary>
/// Reads values the way the platform's rules ask for: null, missing and empty text alike, numbers also as text, text also as numbers,
/// dates with or without fractions and always UTC. Amounts never go through floating point.
/// </summary>
internal static class TolerantReader
{
    public static string? ReadText(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Null => null,
        JsonTokenType.Number => Raw(ref reader),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => throw Unexpected(ref reader, "text"),
    };

    public static decimal? ReadDecimal(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return !reader.HasValueSequence && TryReadPlain(reader.ValueSpan, out var plain)
                    ? plain
                    : reader.TryGetDecimal(out var number) ? number : throw new JsonException("A number does not fit in a decimal.");
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.String:
                var text = reader.GetString();
                return string.IsNullOrWhiteSpace(text)
                    ? null
                    : decimal.TryParse(text, NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var parsed)
                        ? parsed
                        : throw new JsonException("A text is not a number.");
            default:
                throw Unexpected(ref reader, "a number");
        }
    }

    public static long? ReadInt64(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number))
            return number;

        // "3", 3.0 and 3e0 are whole numbers too; 3.5 is not.
        return ReadDecimal(ref reader) switch
        {
            null => null,
            { } value when decimal.Truncate(value) == value && value is >= long.MinValue and <= long.MaxValue => (long)value,
            _ => throw new JsonException("A whole number was expected."),
        };
    }

    public static int? ReadInt32(ref Utf8JsonReader reader) => ReadInt64(ref reader) switch
    {
        null => null,
        { } value and >= int.MinValue and <= int.MaxValue => (int)value,
        _ => throw new JsonException("A whole number is too large."),
    };

    public static bool? ReadBoolean(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.String:
                var text = reader.GetString();
                return string.IsNullOrWhiteSpace(text) ? null : bool.TryParse(text, out var parsed) ? parsed : throw new JsonException("A text is neither true nor false.");
            default:
                throw Unexpected(ref reader, "true or false");
        }
    }

    public static DateTimeOffset? ReadInstant(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType != JsonTokenType.String)
            throw Unexpected(ref reader, "a date");

        // Without an offset the JSON reader would assume this machine's time zone: only the Z form may take the short way.
        if (!reader.HasValueSequence && reader.ValueSpan is [.., (byte)'Z'] && reader.TryGetDateTimeOffset(out var utc))
            return utc;

        var text = reader.GetString();
        return string.IsNullOrWhiteSpace(text)
            ? null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var parsed)
                ? parsed
                : throw new JsonException("A text is not a date.");
    }

    /// <summary>
    /// The usual amount, up to 18 digits without an exponent, several times faster than the general way. Its scale is kept: 20.00 stays 20.00.
    /// The reader has already checked the grammar.
    /// </summary>
    private static bool TryReadPlain(ReadOnlySpan<byte> utf8, out decimal value)
    {
        value = default;
        var negative = utf8[0] == (byte)'-';
        var digits = 0L;
        var point = -1;
        var start = negative ? 1 : 0;
        if (utf8.Length - start > 18)
            return false;
        for (var i = start; i < utf8.Length; i++)
        {
            if (utf8[i] == (byte)'.')
                point = i;
            else if (utf8[i] is >= (byte)'0' and <= (byte)'9')
                digits = (digits * 10) + (utf8[i] - '0');
            else
                return false;
        }

        var scale = point < 0 ? 0 : utf8.Length - point - 1;
        value = new decimal(unchecked((int)digits), (int)(digits >> 32), 0, negative, (byte)scale);
        return true;
    }

    private static string Raw(ref Utf8JsonReader reader) =>
        reader.HasValueSequence ? Encoding.UTF8.GetString(reader.ValueSequence) : Encoding.UTF8.GetString(reader.ValueSpan);

    private static JsonException Unexpected(ref Utf8JsonReader reader, string expected) =>
        new($"Expected {expected}, found {reader.TokenType}.");
}
