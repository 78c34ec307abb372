using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Dynamics365.BusinessCentral.Json;

/// <summary>The service writes a missing reference as the empty GUID.</summary>
internal sealed class EmptyGuidJsonConverter : JsonConverter<Guid?>
{
    public override Guid? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String when reader.TryGetGuid(out var id) => id == Guid.Empty ? null : id,
        _ => throw new JsonException("A GUID is expected."),
    };

    public override void Write(Utf8JsonWriter writer, Guid? value, JsonSerializerOptions options)
    {
        if (value is { } id)
            writer.WriteStringValue(id);
        else
            writer.WriteNullValue();
    }
}
