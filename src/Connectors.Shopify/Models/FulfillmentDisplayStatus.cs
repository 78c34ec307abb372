using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Shopify.Models;

/// <summary>Where a shipment is, as the carrier tells. The list grows with the quarterly versions, so unknown words are kept; empty when the answer did not say.</summary>
[JsonConverter(typeof(StringValueJsonConverter<FulfillmentDisplayStatus>))]
public readonly record struct FulfillmentDisplayStatus : IStringValue<FulfillmentDisplayStatus>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private FulfillmentDisplayStatus(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>It has left.</summary>
    public static FulfillmentDisplayStatus Fulfilled { get; } = new("FULFILLED");

    /// <summary>On its way.</summary>
    public static FulfillmentDisplayStatus InTransit { get; } = new("IN_TRANSIT");

    /// <summary>It is delivered today.</summary>
    public static FulfillmentDisplayStatus OutForDelivery { get; } = new("OUT_FOR_DELIVERY");

    /// <summary>It has arrived.</summary>
    public static FulfillmentDisplayStatus Delivered { get; } = new("DELIVERED");

    /// <summary>Nobody took it.</summary>
    public static FulfillmentDisplayStatus AttemptedDelivery { get; } = new("ATTEMPTED_DELIVERY");

    /// <summary>It did not arrive.</summary>
    public static FulfillmentDisplayStatus NotDelivered { get; } = new("NOT_DELIVERED");

    /// <summary>It was taken back.</summary>
    public static FulfillmentDisplayStatus Canceled { get; } = new("CANCELED");

    /// <summary>Somebody said that it has left.</summary>
    public static FulfillmentDisplayStatus MarkedAsFulfilled { get; } = new("MARKED_AS_FULFILLED");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static FulfillmentDisplayStatus From(string value) => new(value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
