using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Deadlines;

/// <summary>
/// Reads and writes a deadline as <c>{"Start":"2026-01-05T09:00:00+00:00","Due":"2026-01-06T09:00:00+00:00"}</c>, and as a key as both instants parted by a slash.
/// </summary>
/// <remarks>Names follow the naming policy in force and are read in any case. Messages never quote what was read.</remarks>
public sealed class DeadlineJsonConverter : JsonConverter<Deadline>
{
    private readonly PairJson<DateTimeOffset, DateTimeOffset> _pair = new(
        nameof(Deadline), nameof(Deadline.Start), nameof(Deadline.Due), "an object of Start and Due, both ISO 8601 instants with an offset; as a key both parted by a slash", ReadInstant, ReadInstant);

    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    /// <exception cref="JsonException">It is no such object.</exception>
    public override Deadline Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (start, due) = _pair.Read(ref reader, options);
        return new Deadline(start, due);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Deadline value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var names = _pair.NamesFor(options);
        writer.WriteStartObject();
        writer.WriteString(names.First, value.Start);
        writer.WriteString(names.Second, value.Due);
        writer.WriteEndObject();
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The key is not two instants parted by a slash.</exception>
    public override Deadline ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString()!.AsSpan();
        var slash = text.IndexOf('/');
        return slash > 0 && TryParse(text[..slash], out var start) && TryParse(text[(slash + 1)..], out var due) ? new Deadline(start, due) : throw _pair.Wrong();
    }

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Deadline value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(string.Create(CultureInfo.InvariantCulture, $"{value.Start:O}/{value.Due:O}"));
    }

    private static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out instant);

    private static DateTimeOffset ReadInstant(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var instant) ? instant : throw new JsonException("An ISO 8601 instant with an offset is expected.");
}
