using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>How the topic of a conversation is given. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<ThreadTopicType>))]
public readonly record struct ThreadTopicType : IStringValue<ThreadTopicType>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public ThreadTopicType(string value) => _value = value;

    /// <summary>As text.</summary>
    public static ThreadTopicType FreeText { get; } = new("FREE_TEXT");

    /// <summary>As a code from RE01.</summary>
    public static ThreadTopicType ReasonCode { get; } = new("REASON_CODE");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static ThreadTopicType From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
