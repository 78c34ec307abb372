using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Patchworks.Json;

/// <summary>A yes or no, which the reference types as a text, an array or an object: an empty one, <c>0</c>, <c>no</c> and <c>false</c> are no.</summary>
internal sealed class FlagJsonConverter : JsonConverter<bool?>
{
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var value = document.RootElement;
        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => value.GetRawText() is not ("0" or "0.0"),
            JsonValueKind.String => OfText(value.GetString()!),
            JsonValueKind.Array => value.GetArrayLength() > 0,
            JsonValueKind.Object => value.EnumerateObject().Any(),
            _ => null,
        };
    }

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options)
    {
        if (value is { } flag)
            writer.WriteBooleanValue(flag);
        else
            writer.WriteNullValue();
    }

    private static bool? OfText(string text) => text.Trim().ToUpper(CultureInfo.InvariantCulture) switch
    {
        "" => null,
        "0" or "NO" or "FALSE" => false,
        _ => true,
    };
}
