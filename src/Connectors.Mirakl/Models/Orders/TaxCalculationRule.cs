using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Who computes the tax of a partial refund. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<TaxCalculationRule>))]
public readonly record struct TaxCalculationRule : IStringValue<TaxCalculationRule>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public TaxCalculationRule(string value) => _value = value;

    /// <summary>The platform, in proportion to the amount.</summary>
    public static TaxCalculationRule ProportionalToAmount { get; } = new("PROPORTIONAL_TO_AMOUNT");

    /// <summary>The seller: a tax that is not sent is not refunded.</summary>
    public static TaxCalculationRule None { get; } = new("NONE");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static TaxCalculationRule From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
