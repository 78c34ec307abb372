using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Who takes part in a conversation. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<ParticipantType>))]
public readonly record struct ParticipantType : IStringValue<ParticipantType>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public ParticipantType(string value) => _value = value;

    /// <summary>The operator.</summary>
    public static ParticipantType Operator { get; } = new("OPERATOR");

    /// <summary>The shop.</summary>
    public static ParticipantType Shop { get; } = new("SHOP");

    /// <summary>The customer.</summary>
    public static ParticipantType Customer { get; } = new("CUSTOMER");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static ParticipantType From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
