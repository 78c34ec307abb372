using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.ShipBob.Models;

/// <summary>What kind of order it is. The list grows, so unknown words are kept; empty when the answer did not say.</summary>
[JsonConverter(typeof(StringValueJsonConverter<OrderType>))]
public readonly record struct OrderType : IStringValue<OrderType>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private OrderType(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>To a consumer.</summary>
    public static OrderType DTC { get; } = new("DTC");

    /// <summary>For a retailer, to its consumer.</summary>
    public static OrderType DropShip { get; } = new("DropShip");

    /// <summary>To a business.</summary>
    public static OrderType B2B { get; } = new("B2B");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static OrderType From(string value) => new(value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
