using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;
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
        var (items, unreadable) = (new List<T>(list.GetArrayLength()), new List<UnreadableItem>());
        foreach (var (index, element) in list.EnumerateArray().Index())
        {
            if (TryRead(element, type) is { } item)
                items.Add(item);
            else
                unreadable.Add(new UnreadableItem(IdOf(element), string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]")));
        }

        // A list none of whose items is one is no such list.
        if (items.Count == 0 && unreadable.Count > 0)
            throw new JsonException("No item of the list can be read.");
        return new EntityList<T>(items, unreadable) { CurrentPage = Number(root, "current_page"), LastPage = Number(root, "last_page") };
    }

    public override void Write(Utf8JsonWriter writer, EntityList<T> value, JsonSerializerOptions options) => throw new NotSupportedException("Lists are read only.");

    private static T? TryRead(JsonElement element, JsonTypeInfo<T> type)
    {
        try
        {
            return EntityForm.Read(element, type);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException or FormatException)
        {
            return null;   // It is named to whoever asked.
        }
    }

    private static string? IdOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number && VendorText.IsId(id.GetRawText().Trim('"'))
            ? id.GetRawText().Trim('"')
            : null;

    private static long? Number(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("meta", out var meta) && meta.ValueKind == JsonValueKind.Object && meta.TryGetProperty(name, out var value)
        && long.TryParse(value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
