using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;
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
        return new Enveloped<T>(items, unreadable) { CurrentPage = Number(root, "current_page"), TotalPages = Number(root, "total_pages") };
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

    private static T? TryRead(JsonElement element, JsonTypeInfo<T> type)
    {
        try
        {
            return element.Deserialize(type);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException or FormatException)
        {
            return null;   // It is named to whoever asked.
        }
    }

    private static long? Number(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("pagination", out var pagination) && pagination.ValueKind == JsonValueKind.Object && pagination.TryGetProperty(name, out var value)
        && long.TryParse(value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static string? IdOf(JsonElement element)
    {
        foreach (var name in element.ValueKind == JsonValueKind.Object ? IdMembers : [])
        {
            if (element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number && VendorText.IsId(value.GetRawText().Trim('"')))
                return value.GetRawText().Trim('"');
        }

        return null;
    }
}
