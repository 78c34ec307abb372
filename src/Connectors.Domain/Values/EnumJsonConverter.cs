using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Domain.Values;

/// <summary>Reads and writes a closed list as its words, exactly as they are named in code, also as the key of a dictionary.</summary>
/// <remarks>The number of a word, which was written before words were, is read too. Needs no reflection at run time. Messages never quote what was read.</remarks>
/// <typeparam name="T">The list.</typeparam>
public sealed class EnumJsonConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    private readonly (T Value, long Number, JsonEncodedText Text)[] _words =
        [.. Enum.GetValues<T>().Select(static v => (v, Convert.ToInt64(v, CultureInfo.InvariantCulture), JsonEncodedText.Encode(v.ToString())))];

    /// <inheritdoc/>
    /// <exception cref="JsonException">It is none of the words.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return Find(ref reader);
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number))
        {
            foreach (var word in _words)
            {
                if (word.Number == number)
                    return word.Value;
            }
        }

        throw Wrong();
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The value has no word.</exception>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(Word(value));
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">It is none of the words.</exception>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Find(ref reader);

    /// <inheritdoc/>
    /// <exception cref="JsonException">The value has no word.</exception>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(Word(value));
    }

    private T Find(ref Utf8JsonReader reader)
    {
        foreach (var word in _words)
        {
            if (reader.ValueTextEquals(word.Text.EncodedUtf8Bytes))
                return word.Value;
        }

        throw Wrong();
    }

    private JsonEncodedText Word(T value)
    {
        foreach (var word in _words)
        {
            if (EqualityComparer<T>.Default.Equals(word.Value, value))
                return word.Text;
        }

        throw Wrong();
    }

    private JsonException Wrong() => new($"A {typeof(T).Name} is one of {string.Join(", ", _words.Select(static w => w.Text.ToString()))}.");
}
