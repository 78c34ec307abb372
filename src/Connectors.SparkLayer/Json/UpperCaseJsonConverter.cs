using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Json;

/// <summary>A code that is written in upper case, whatever case it was read in.</summary>
internal sealed class UpperCaseJsonConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType == JsonTokenType.String
        ? reader.GetString()
        : throw new JsonException("A text is expected.");

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToUpperInvariant());
}
