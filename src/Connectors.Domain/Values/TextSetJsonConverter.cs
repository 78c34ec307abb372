using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Domain.Values;

/// <summary>Reads and writes a set of texts, compared exactly, as a JSON array: the framework writes read-only sets but cannot read them.</summary>
public sealed class TextSetJsonConverter : JsonConverter<IReadOnlySet<string>>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">It is no array of strings.</exception>
    public override IReadOnlySet<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var texts = new List<string>();
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Wrong();
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
            texts.Add(reader.GetString()!);
        return reader.TokenType == JsonTokenType.EndArray ? texts.ToFrozenSet(StringComparer.Ordinal) : throw Wrong();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlySet<string> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartArray();
        foreach (var text in value.Order(StringComparer.Ordinal))
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    private static JsonException Wrong() => new("A set of texts is a JSON array of strings.");
}
