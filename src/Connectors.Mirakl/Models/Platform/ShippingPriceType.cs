using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>How shipping is charged. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<ShippingPriceType>))]
public readonly record struct ShippingPriceType : IStringValue<ShippingPriceType>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public ShippingPriceType(string value) => _value = value;

    /// <summary>By item.</summary>
    public static ShippingPriceType FixedPrice { get; } = new("FIXED_PRICE");

    /// <summary>Not at all.</summary>
    public static ShippingPriceType FreeShipping { get; } = new("FREE_SHIPPING");

    /// <summary>By the value of the order.</summary>
    public static ShippingPriceType OrderRange { get; } = new("ORDER_RANGE");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static ShippingPriceType From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
