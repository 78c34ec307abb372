using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Patchworks.Json;

/// <summary>An id as text: the vendor's reference types ids as numbers and as objects, its own client as text. Of an object its <c>id</c> counts.</summary>
internal sealed class IdJsonConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var value = document.RootElement;
        if (value.ValueKind == JsonValueKind.Object && EntityForm.Bare(value).TryGetProperty("id", out var inner))
            value = inner;
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Null => null,
            _ => throw new JsonException("An id is expected."),
        };
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
