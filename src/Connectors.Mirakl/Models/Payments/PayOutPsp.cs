using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Payment provider of a payout. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<PayOutPsp>))]
public readonly record struct PayOutPsp : IStringValue<PayOutPsp>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public PayOutPsp(string value) => _value = value;

    /// <summary>None named.</summary>
    public static PayOutPsp NotSpecified { get; } = new("NOT_SPECIFIED");

    /// <summary>Mangopay.</summary>
    public static PayOutPsp Mangopay { get; } = new("MANGOPAY");

    /// <summary>The platform's own.</summary>
    public static PayOutPsp MiraklPayout { get; } = new("MIRAKL_PAYOUT");

    /// <summary>The operator pays itself.</summary>
    public static PayOutPsp Operator { get; } = new("OPERATOR");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static PayOutPsp From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
