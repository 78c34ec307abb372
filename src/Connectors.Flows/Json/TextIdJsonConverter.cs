using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Flows.Json;

/// <summary>Keeps a text id as a JSON string; the empty id as an empty string.</summary>
internal sealed class TextIdJsonConverter<T> : JsonConverter<T>
    where T : struct, ITextId<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { Length: > 0 } text ? T.From(text) : default;

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
