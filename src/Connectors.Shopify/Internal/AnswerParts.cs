using System.Text.Json;

namespace Connectors.Shopify.Internal;

/// <summary>Where an answer holds what it says of itself. Found in one walk over the tokens, so that a good page costs no second reading.</summary>
internal readonly record struct AnswerParts
{
    /// <summary>Top-level errors; empty when there are none.</summary>
    public Range Errors { get; private init; }

    /// <summary>What the answer says of its cost; empty when it does not.</summary>
    public Range Extensions { get; private init; }

    /// <summary>The first list of refusals inside the data that is not empty; empty when there is none.</summary>
    public Range UserErrors { get; private init; }

    /// <summary>Whether it has data, be it null: then it was begun.</summary>
    public bool HasData { get; private init; }

    /// <summary>Whether a field of the data has a value.</summary>
    public bool HasResult { get; private init; }

    /// <summary>Finds them. What is no answer has none of them: it is judged where it is read.</summary>
    public static AnswerParts Read(ReadOnlySpan<byte> body)
    {
        Range errors = default, extensions = default, refusals = default;
        bool hasData = false, hasResult = false;
        var reader = new Utf8JsonReader(body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isErrors, isExtensions) = (reader.ValueTextEquals("errors"u8), reader.ValueTextEquals("extensions"u8));
            var isData = reader.ValueTextEquals("data"u8);
            reader.Read();
            if (isData)
            {
                hasData = true;
                (hasResult, refusals) = Data(ref reader);
            }
            else if (isErrors)
            {
                errors = Value(ref reader);
            }
            else if (isExtensions)
            {
                extensions = Value(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new() { Errors = errors, Extensions = extensions, UserErrors = refusals, HasData = hasData, HasResult = hasResult };
    }

    private static (bool HasResult, Range UserErrors) Data(ref Utf8JsonReader reader)
    {
        var hasResult = false;
        Range refusals = default;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return default;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            reader.Read();
            hasResult |= reader.TokenType != JsonTokenType.Null;
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isRefusals = reader.ValueTextEquals("userErrors"u8);
                reader.Read();
                if (!isRefusals || reader.TokenType != JsonTokenType.StartArray)
                {
                    reader.Skip();
                    continue;
                }

                refusals = Value(ref reader);
            }
        }

        return (hasResult, refusals);
    }

    private static Range Value(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return start..(int)reader.BytesConsumed;
    }
}
