using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Domain.Values;

/// <summary>Reads and writes an order key as text, <c>bq:12345-A</c>, also as the key of a dictionary. <c>default</c> is an empty string.</summary>
/// <remarks>Messages never quote what was read.</remarks>
public sealed class OrderKeyJsonConverter : JsonConverter<OrderKey>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    /// <exception cref="JsonException">It is no string of the written form.</exception>
    public override OrderKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? FromText(reader.GetString()!) : throw Wrong();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, OrderKey value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(ToText(value));
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The key is not the written form.</exception>
    public override OrderKey ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => FromText(reader.GetString()!);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, OrderKey value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(ToText(value));
    }

    private static string ToText(OrderKey value) =>
        value == default ? string.Empty
        : value.Connection == default || string.IsNullOrEmpty(value.OrderId) ? throw Wrong()
        : value.ToString();

    private static OrderKey FromText(string text)
    {
        try
        {
            return text.Length == 0 ? default : OrderKey.Parse(text);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            // Its message quotes the text, so it does not go along.
            throw Wrong();
        }
    }

    private static JsonException Wrong() => new("An OrderKey is a JSON string such as bq:12345-A: connection and order id, neither empty.");
}
