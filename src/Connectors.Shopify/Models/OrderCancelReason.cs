using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Shopify.Models;

/// <summary>Why an order is cancelled. The list grows with the quarterly versions, so unknown words are kept; empty when the answer did not say.</summary>
[JsonConverter(typeof(StringValueJsonConverter<OrderCancelReason>))]
public readonly record struct OrderCancelReason : IStringValue<OrderCancelReason>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private OrderCancelReason(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>The customer wished it.</summary>
    public static OrderCancelReason Customer { get; } = new("CUSTOMER");

    /// <summary>The payment was declined.</summary>
    public static OrderCancelReason Declined { get; } = new("DECLINED");

    /// <summary>Fraud.</summary>
    public static OrderCancelReason Fraud { get; } = new("FRAUD");

    /// <summary>There are not enough goods.</summary>
    public static OrderCancelReason Inventory { get; } = new("INVENTORY");

    /// <summary>Somebody made a mistake.</summary>
    public static OrderCancelReason Staff { get; } = new("STAFF");

    /// <summary>Something else.</summary>
    public static OrderCancelReason Other { get; } = new("OTHER");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static OrderCancelReason From(string value) => new(value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
