using System.Text.Json;

namespace Connectors.Domain.Values;

/// <summary>Reads and writes a value of two members as a JSON object whose names follow the naming policy in force.</summary>
/// <param name="type">The type, for messages.</param>
/// <param name="first">Name of the first member; one word.</param>
/// <param name="second">Name of the second member; one word.</param>
/// <param name="expected">What would be right, for messages.</param>
/// <param name="readFirst">Reads the first member.</param>
/// <param name="readSecond">Reads the second member.</param>
internal sealed class PairJson<TFirst, TSecond>(
    string type, string first, string second, string expected, PairJson<TFirst, TSecond>.ReadPart<TFirst> readFirst, PairJson<TFirst, TSecond>.ReadPart<TSecond> readSecond)
{
    // One object, so that a change of both is seen whole by other threads.
    private Names _names = new(null, first, second);

    internal delegate T ReadPart<T>(ref Utf8JsonReader reader, JsonSerializerOptions options);

    /// <summary>Reads both members, in any order and of any case; others are skipped.</summary>
    internal (TFirst First, TSecond Second) Read(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Wrong();
        var (one, other, hasOne, hasOther) = (default(TFirst), default(TSecond), false, false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFirst = Is(ref reader, first);
            var isSecond = !isFirst && Is(ref reader, second);
            reader.Read();
            if (isFirst)
                (one, hasOne) = (readFirst(ref reader, options), true);
            else if (isSecond)
                (other, hasOther) = (readSecond(ref reader, options), true);
            else
                reader.Skip();
        }

        return hasOne && hasOther ? (one!, other!) : throw Wrong();
    }

    /// <summary>The names of the members as the options want them.</summary>
    internal (JsonEncodedText First, JsonEncodedText Second) NamesFor(JsonSerializerOptions options)
    {
        var names = _names;
        if (!ReferenceEquals(names.Policy, options.PropertyNamingPolicy))
            _names = names = new Names(options.PropertyNamingPolicy, first, second);
        return (names.First, names.Second);
    }

    internal JsonException Wrong() => new($"A {type} is {expected}.");

    private static bool Is(ref Utf8JsonReader reader, string name) =>
        reader.ValueTextEquals(name) || string.Equals(reader.GetString(), name, StringComparison.OrdinalIgnoreCase);

    private sealed class Names(JsonNamingPolicy? policy, string first, string second)
    {
        internal JsonNamingPolicy? Policy => policy;

        internal JsonEncodedText First { get; } = JsonEncodedText.Encode(policy?.ConvertName(first) ?? first);

        internal JsonEncodedText Second { get; } = JsonEncodedText.Encode(policy?.ConvertName(second) ?? second);
    }
}
