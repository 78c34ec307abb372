using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Domain.Values;

/// <summary>Reads and writes a value that is one text as a JSON string, also as the key of a dictionary.</summary>
/// <remarks>
/// A <c>default</c> that means nothing is an empty string and comes back as <c>default</c>. A vendor's word, which has no <see cref="IStringValue{TSelf}.Expected"/>, is lenient: null reads as
/// <c>default</c> and <c>default</c> is written as null, a number or a truth value reads as its text. Messages never quote the text: it may be personal.
/// </remarks>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class StringValueJsonConverter<T> : JsonConverter<T>
    where T : struct, IStringValue<T>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    /// <exception cref="JsonException">It is no string, or not the text that the value expects.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => FromText(reader.GetString()!),
        JsonTokenType.Null when T.Expected is null => default,
        JsonTokenType.True when T.Expected is null => T.From("true"),
        JsonTokenType.False when T.Expected is null => T.From("false"),
        JsonTokenType.Number when T.Expected is null => T.From(Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan)),
        _ => throw Wrong(),
    };

    /// <inheritdoc/>
    /// <exception cref="JsonException">The value has no written form.</exception>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var text = ToText(value);
        if (text.Length == 0 && T.Expected is null)
            writer.WriteNullValue();
        else
            writer.WriteStringValue(text);
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The key is not the text that the value expects.</exception>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => FromText(reader.GetString()!);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(ToText(value));
    }

    private static string ToText(T value)
    {
        try
        {
            return value.Value;
        }
        catch (InvalidOperationException)
        {
            throw Wrong();
        }
    }

    private static T FromText(string text)
    {
        if (text.Length == 0 && T.Expected is not null && default(T).Value.Length == 0)
            return default;
        try
        {
            return T.From(text);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // Its message may quote the text, so it does not go along.
            throw Wrong();
        }
    }

    private static JsonException Wrong() => new($"{typeof(T).Name} expects a JSON string: {T.Expected ?? "any text"}.");
}
