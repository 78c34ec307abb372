using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Patchworks.Models;

namespace Connectors.Patchworks.Json;

/// <summary>
/// Tracked data of a run, whose form nobody documented: a list of objects with a name and a value, of bare values, or of objects of any members, or one object of names and values. Whatever is a text or a
/// number in it is kept with its name.
/// </summary>
internal sealed class TrackedValuesJsonConverter : JsonConverter<IReadOnlyList<TrackedValue>>
{
    private static readonly string[] NameMembers = ["name", "key", "field", "label"];
    private static readonly string[] ValueMembers = ["value", "tracked_value", "data"];

    public override IReadOnlyList<TrackedValue> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var values = new List<TrackedValue>();
        Collect(document.RootElement, string.Empty, values);
        return values;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<TrackedValue> value, JsonSerializerOptions options) => throw new NotSupportedException("It is read only.");

    private static void Collect(JsonElement element, string name, List<TrackedValue> values)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Collect(item, name, values);
                break;
            case JsonValueKind.Object:
                CollectMembers(EntityForm.Bare(element), name, values);
                break;
            case JsonValueKind.String or JsonValueKind.Number:
                values.Add(new TrackedValue(name, element.ToString()));
                break;
            default:
                break;
        }
    }

    private static void CollectMembers(JsonElement element, string name, List<TrackedValue> values)
    {
        if (element.TryGetProperty("attributes", out var attributes) && attributes.ValueKind == JsonValueKind.Object)
            element = attributes;
        if (Member(element, ValueMembers) is { } value && Member(element, NameMembers) is { ValueKind: JsonValueKind.String } named)
        {
            Collect(value, named.GetString()!, values);
            return;
        }

        foreach (var member in element.EnumerateObject())
            Collect(member.Value, name.Length == 0 ? member.Name : $"{name}.{member.Name}", values);
    }

    private static JsonElement? Member(JsonElement element, string[] names)
    {
        foreach (var name in names)
        {
            if (element.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null)
                return value;
        }

        return null;
    }
}
