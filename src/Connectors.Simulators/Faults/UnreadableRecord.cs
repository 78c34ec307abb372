using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Faults;

/// <summary>Makes one record of a good list unreadable, and leaves the others as they are.</summary>
internal static class UnreadableRecord
{
    /// <summary>Stands where a byte is put that begins a character and does not end it.</summary>
    private const string Placeholder = "\uE000";

    private static ReadOnlySpan<byte> PlaceholderBytes => [0xEE, 0x80, 0x80];

    /// <summary>The body with one record spoilt; null when it holds no list of records.</summary>
    public static ReadOnlyMemory<byte>? Spoil(Reply reply, ref Dice dice)
    {
        if (reply.Body.IsEmpty || !reply.ContentType.Contains("json", StringComparison.Ordinal) || Parse(reply.Body) is not { } root)
            return null;
        var records = root as JsonArray ?? (root as JsonObject)?.Select(static m => m.Value).OfType<JsonArray>().FirstOrDefault(static l => l.Count > 0 && l[0] is JsonObject);
        if (records is null || records.Count == 0 || records[dice.Below(records.Count)] is not JsonObject record)
            return null;
        var (numbers, dates, texts) = (new List<JsonValue>(), new List<JsonValue>(), new List<JsonValue>());
        Collect(record, numbers, dates, texts);
        switch (dice.Below(4))
        {
            case 0 when numbers.Count > 0:
                Replace(numbers[dice.Below(numbers.Count)], "n/a");
                break;
            case 1 when dates.Count > 0:
                Replace(dates[dice.Below(dates.Count)], "0000-13-45T99:00:00Z");
                break;
            case 2 when texts.Count > 0:
                var text = texts[dice.Below(texts.Count)];
                Replace(text, text.GetValue<string>() + Placeholder);
                break;
            default:
                if (record.FirstOrDefault(static m => m.Key.EndsWith("id", StringComparison.OrdinalIgnoreCase)).Key is not { } id)
                    return null;
                record.Remove(id);
                break;
        }

        var buffer = new ArrayBufferWriter<byte>(reply.Body.Length + 64);
        using (var json = new Utf8JsonWriter(buffer))
            root.WriteTo(json);
        return HalfACharacter(buffer.WrittenSpan.ToArray());
    }

    private static void Replace(JsonValue value, string with)
    {
        if (value.Parent is JsonObject members)
            members[value.GetPropertyName()] = with;
        else if (value.Parent is JsonArray items)
            items[value.GetElementIndex()] = with;
    }

    private static JsonNode? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonNode.Parse(body.Span);
        }
        catch (JsonException)
        {
            // Not JSON after all, as lines of an export: it has no record to spoil.
            return null;
        }
    }

    private static void Collect(JsonNode? node, List<JsonValue> numbers, List<JsonValue> dates, List<JsonValue> texts)
    {
        foreach (var child in node is JsonObject members ? members.Select(static m => m.Value) : node as IEnumerable<JsonNode?> ?? [])
        {
            if (child is not JsonValue value)
                Collect(child, numbers, dates, texts);
            else if (value.GetValueKind() == JsonValueKind.Number)
                numbers.Add(value);
            else if (value.GetValueKind() == JsonValueKind.String)
                (DateTimeOffset.TryParse(value.GetValue<string>(), CultureInfo.InvariantCulture, out _) && value.GetValue<string>().Contains('T', StringComparison.Ordinal) ? dates : texts).Add(value);
        }
    }

    private static byte[] HalfACharacter(byte[] body)
    {
        // The serializer escapes what is not plain text; either way it stands once.
        var at = body.AsSpan().IndexOf(PlaceholderBytes);
        var length = PlaceholderBytes.Length;
        if (at < 0)
        {
            at = body.AsSpan().IndexOf("\\uE000"u8);
            length = "\\uE000"u8.Length;
        }

        return at < 0 ? body : [.. body.AsSpan(0, at), 0xC3, .. body.AsSpan(at + length)];
    }
}
