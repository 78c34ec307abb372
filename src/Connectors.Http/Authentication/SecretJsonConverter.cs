using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Http.Authentication;

/// <summary>Reads a secret from a JSON string, and writes <c>"***"</c> in place of it; no secret is null.</summary>
public sealed class SecretJsonConverter : JsonConverter<Secret>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    /// <exception cref="JsonException">The token is neither a string nor null.</exception>
    public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => default(Secret).With(reader.GetString()),
        JsonTokenType.Null => default,
        _ => throw new JsonException("A secret is a text."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Masked);
    }
}
