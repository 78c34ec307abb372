using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Who answered an evaluation. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<EvaluationReplyType>))]
public readonly record struct EvaluationReplyType : IStringValue<EvaluationReplyType>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public EvaluationReplyType(string value) => _value = value;

    /// <summary>The operator.</summary>
    public static EvaluationReplyType Operator { get; } = new("OPERATOR");

    /// <summary>The seller.</summary>
    public static EvaluationReplyType Shop { get; } = new("SHOP");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static EvaluationReplyType From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
