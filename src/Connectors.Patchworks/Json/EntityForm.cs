using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Patchworks.Json;

/// <summary>
/// The forms that a thing comes in: its fields beside its id, as the reference shows them, or within <c>attributes</c>, as the vendor's own client reads them; either of them bare or within <c>data</c>;
/// and what was asked for beside (<c>include</c>) named like the request (<c>trackedData</c>) or like the fields (<c>tracked_data</c>). All are read as one. Pure.
/// </summary>
internal static class EntityForm
{
    private const string Data = "data", Id = "id", Attributes = "attributes";

    /// <exception cref="JsonException">It is no object, or not such a thing.</exception>
    public static T Read<T>(JsonElement element, JsonTypeInfo<T> type)
        where T : class
    {
        var bare = Bare(element);
        return IsPlain(bare)
            ? bare.Deserialize(type) ?? throw new JsonException("An object is expected.")
            : JsonSerializer.Deserialize(Plain(bare).WrittenSpan, type) ?? throw new JsonException("An object is expected.");
    }

    /// <summary>The thing itself, out of <c>data</c>.</summary>
    public static JsonElement Bare(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new JsonException("An object is expected.");
        return !element.TryGetProperty(Id, out _) && element.TryGetProperty(Data, out var data) && data.ValueKind == JsonValueKind.Object ? data : element;
    }

    private static bool IsPlain(JsonElement element)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (member.NameEquals(Attributes) || member.Name.Any(char.IsAsciiLetterUpper))
                return false;
        }

        return true;
    }

    /// <summary>All members beside each other, each under one name; what stands outside of <c>attributes</c> counts first.</summary>
    private static ArrayBufferWriter<byte> Plain(JsonElement element)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        Write(element, isOuter: true);
        if (element.TryGetProperty(Attributes, out var attributes) && attributes.ValueKind == JsonValueKind.Object)
            Write(attributes, isOuter: false);
        json.WriteEndObject();
        json.Flush();
        return buffer;

        void Write(JsonElement from, bool isOuter)
        {
            foreach (var member in from.EnumerateObject())
            {
                if ((isOuter && member.NameEquals(Attributes) && member.Value.ValueKind == JsonValueKind.Object) || !written.Add(Snake(member.Name)))
                    continue;
                json.WritePropertyName(Snake(member.Name));
                member.Value.WriteTo(json);
            }
        }
    }

    private static string Snake(string name)
    {
        if (!name.Any(char.IsAsciiLetterUpper))
            return name;
        var snake = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && snake.Length > 0 && snake[^1] != '_')
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(c));
        }

        return snake.ToString();
    }
}
