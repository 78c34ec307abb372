using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Connectors.Http;

namespace Connectors.SparkLayer.Json;

/// <summary>
/// Reads a list that is bare, or a member of an object: <c>data</c>, or else the one member that is a list. An item that cannot be read is named, and the others are taken.
/// </summary>
internal sealed class EnvelopedJsonConverter<T> : JsonConverter<Enveloped<T>>
    where T : class
{
    private static readonly string[] IdMembers = ["id", "slug", "sku", "platform_id", "name"];

    public override Enveloped<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        var (list, path) = Find(root);
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        var read = JsonList.Read(list, path, element => element.Deserialize(type), IdMembers);
        return new Enveloped<T>(read, read.Unreadable) { CurrentPage = JsonList.Number(root, "pagination", "current_page"), TotalPages = JsonList.Number(root, "pagination", "total_pages") };
    }

    public override void Write(Utf8JsonWriter writer, Enveloped<T> value, JsonSerializerOptions options) => throw new NotSupportedException("Lists are read only.");

    private static (JsonElement List, string Path) Find(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
            return (root, "$");
        if (root.ValueKind == JsonValueKind.Object)
        {
            if (root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array)
                return (data, "$.data");
            var lists = root.EnumerateObject().Where(static m => m.Value.ValueKind == JsonValueKind.Array).Take(2).ToList();
            if (lists is [var one])
                return (one.Value, "$.*");
        }

        throw new JsonException("A list is expected.");
    }
}
