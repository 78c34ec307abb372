using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Who issued an accounting document. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<IssuingUserType>))]
public readonly record struct IssuingUserType : IStringValue<IssuingUserType>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public IssuingUserType(string value) => _value = value;

    /// <summary>Somebody at the operator.</summary>
    public static IssuingUserType Operator { get; } = new("OPERATOR");

    /// <summary>An automatic run.</summary>
    public static IssuingUserType Batch { get; } = new("BATCH");

    /// <summary>Somebody at the seller.</summary>
    public static IssuingUserType Partner { get; } = new("PARTNER");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static IssuingUserType From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
