using System.Globalization;
using System.Text.Json;

namespace Connectors.Http;

/// <summary>Instants as vendors write them: without a zone they are UTC, whatever the machine's own zone is, and the first day of the calendar is none. Pure.</summary>
public static class VendorInstant
{
    /// <summary>Reads an instant, in UTC.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The instant; null for JSON's null, an empty text and any time of the year 1.</returns>
    /// <exception cref="JsonException">The value is no instant.</exception>
    public static DateTimeOffset? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("An instant is expected.");

        // A text without a zone is read as of no kind; the other way to read it would take the machine's.
        if (reader.TryGetDateTime(out var time) && time.Kind == DateTimeKind.Unspecified)
            return time.Year == 1 ? null : new DateTimeOffset(time, TimeSpan.Zero);
        if (reader.TryGetDateTimeOffset(out var instant))
            return instant.Year == 1 || instant.UtcDateTime.Year == 1 ? null : instant.ToUniversalTime();

        var text = reader.GetString()!;
        if (text.Length == 0 || text.StartsWith("0001-01-01", StringComparison.Ordinal))
            return null;   // With a zone to the east the first day begins before there is a time.
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant)
            && char.IsAsciiDigit(text[0]) && text.Length >= 10 && text[4] == '-'
                ? instant
                : throw new JsonException("An instant is expected.");
    }
}
