using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>How far a payout is. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<PayOutState>))]
public readonly record struct PayOutState : IStringValue<PayOutState>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public PayOutState(string value) => _value = value;

    /// <summary>To be paid.</summary>
    public static PayOutState ToPay { get; } = new("TO_PAY");

    /// <summary>Paid.</summary>
    public static PayOutState Paid { get; } = new("PAID");

    /// <summary>Failed; see the reason.</summary>
    public static PayOutState Failed { get; } = new("FAILED");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static PayOutState From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
