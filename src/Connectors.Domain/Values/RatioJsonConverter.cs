using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Domain.Values;

/// <summary>Reads and writes a ratio as text, <c>12</c> or <c>1/3</c>, also as the key of a dictionary. <c>0.5</c> is read too.</summary>
/// <remarks>Messages never quote what was read.</remarks>
public sealed class RatioJsonConverter : JsonConverter<Ratio>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    /// <exception cref="JsonException">It is no string of the written form.</exception>
    public override Ratio Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? FromText(reader.GetString()!) : throw Wrong();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Ratio value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(ToText(value));
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The key is not the written form.</exception>
    public override Ratio ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => FromText(reader.GetString()!);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Ratio value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(ToText(value));
    }

    private static string ToText(Ratio value) => value.ToString();

    private static Ratio FromText(string text) => Ratio.TryParse(text, out var ratio) ? ratio : throw Wrong();

    private static JsonException Wrong() => new("A Ratio is a JSON string such as 12, 1/3 or 0.5, above zero.");
}
