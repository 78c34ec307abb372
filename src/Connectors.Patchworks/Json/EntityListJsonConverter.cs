using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Connectors.Http;

namespace Connectors.Patchworks.Json;

/// <summary>Reads a list of things in all their forms, bare or within <c>data</c>. One that cannot be read is named, and the others are taken.</summary>
internal sealed class EntityListJsonConverter<T> : JsonConverter<EntityList<T>>
    where T : class
{
    public override EntityList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        var (list, path) = root.ValueKind == JsonValueKind.Array ? (root, "$")
            : root.ValueKind == JsonValueKind.Object && root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array ? (data, "$.data")
            : throw new JsonException("A list is expected.");
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        var read = JsonList.Read(list, path, element => EntityForm.Read(element, type), "id");
        return new EntityList<T>(read, read.Unreadable) { CurrentPage = JsonList.Number(root, "meta", "current_page"), LastPage = JsonList.Number(root, "meta", "last_page") };
    }

    public override void Write(Utf8JsonWriter writer, EntityList<T> value, JsonSerializerOptions options) => throw new NotSupportedException("Lists are read only.");
}
