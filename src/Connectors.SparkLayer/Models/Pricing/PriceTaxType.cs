using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.SparkLayer.Models;

/// <summary>
/// Whether a price holds tax. The list is open, so unknown words are kept; empty when not told.
/// </summary>
[JsonConverter(typeof(StringValueJsonConverter<PriceTaxType>))]
public readonly record struct PriceTaxType : IStringValue<PriceTaxType>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private PriceTaxType(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Without tax, as is usual in B2B.</summary>
    public static PriceTaxType Net { get; } = new("net");

    /// <summary>With tax.</summary>
    public static PriceTaxType Gross { get; } = new("gross");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static PriceTaxType From(string value) => new(value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
