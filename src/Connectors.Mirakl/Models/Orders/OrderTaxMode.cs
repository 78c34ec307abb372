using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Whether price members contain the tax. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<OrderTaxMode>))]
public readonly record struct OrderTaxMode : IStringValue<OrderTaxMode>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public OrderTaxMode(string value) => _value = value;

    /// <summary>Prices contain the tax.</summary>
    public static OrderTaxMode TaxIncluded { get; } = new("TAX_INCLUDED");

    /// <summary>Taxes come on top of prices.</summary>
    public static OrderTaxMode TaxExcluded { get; } = new("TAX_EXCLUDED");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static OrderTaxMode From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
