using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.ShipBob.Models;

/// <summary>
/// Where an order stands, computed by the vendor from its shipments. The list grows, so unknown words are kept; empty when the answer
/// did not say.
/// </summary>
[JsonConverter(typeof(StringValueJsonConverter<OrderStatus>))]
public readonly record struct OrderStatus : IStringValue<OrderStatus>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private OrderStatus(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Being worked on.</summary>
    public static OrderStatus Processing { get; } = new("Processing");

    /// <summary>Something keeps it back.</summary>
    public static OrderStatus Exception { get; } = new("Exception");

    /// <summary>Some of it has left.</summary>
    public static OrderStatus PartiallyFulfilled { get; } = new("PartiallyFulfilled");

    /// <summary>All of it has left.</summary>
    public static OrderStatus Fulfilled { get; } = new("Fulfilled");

    /// <summary>It will not be sent.</summary>
    public static OrderStatus Cancelled { get; } = new("Cancelled");

    /// <summary>A person must look at it first.</summary>
    public static OrderStatus ImportReview { get; } = new("ImportReview");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static OrderStatus From(string value) => new(value);

    /// <summary>Whether it is the same word, in any case: the service does not keep to one.</summary>
    public bool Equals(OrderStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
