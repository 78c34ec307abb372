using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Patchworks.Json;

/// <summary>Reads things that were asked for beside another, as <see cref="NestedEntityJsonConverter{T}"/> does: a list, bare or within <c>data</c>, or one.</summary>
internal sealed class NestedEntitiesJsonConverter<T> : JsonConverter<IReadOnlyList<T>>
    where T : class
{
    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array)
            root = data;
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        return root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray().Select(item => NestedEntity.Read(item, type)).OfType<T>()]
            : NestedEntity.Read(root, type) is { } one ? [one]
            : [];
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var item in value)
            JsonSerializer.Serialize(writer, item, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
        writer.WriteEndArray();
    }
}
