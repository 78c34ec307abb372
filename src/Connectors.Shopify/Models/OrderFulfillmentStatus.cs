using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Shopify.Models;

/// <summary>How far an order is fulfilled (<c>OrderDisplayFulfillmentStatus</c>). The list grows with the quarterly versions, so unknown words are kept; empty when the answer did not say.</summary>
[JsonConverter(typeof(StringValueJsonConverter<OrderFulfillmentStatus>))]
public readonly record struct OrderFulfillmentStatus : IStringValue<OrderFulfillmentStatus>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private OrderFulfillmentStatus(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Nothing has left.</summary>
    public static OrderFulfillmentStatus Unfulfilled { get; } = new("UNFULFILLED");

    /// <summary>Some has left.</summary>
    public static OrderFulfillmentStatus PartiallyFulfilled { get; } = new("PARTIALLY_FULFILLED");

    /// <summary>All has left.</summary>
    public static OrderFulfillmentStatus Fulfilled { get; } = new("FULFILLED");

    /// <summary>Being worked on.</summary>
    public static OrderFulfillmentStatus InProgress { get; } = new("IN_PROGRESS");

    /// <summary>Held.</summary>
    public static OrderFulfillmentStatus OnHold { get; } = new("ON_HOLD");

    /// <summary>Open.</summary>
    public static OrderFulfillmentStatus Open { get; } = new("OPEN");

    /// <summary>Waits for a fulfilment service.</summary>
    public static OrderFulfillmentStatus PendingFulfillment { get; } = new("PENDING_FULFILLMENT");

    /// <summary>A fulfilment service declined it.</summary>
    public static OrderFulfillmentStatus RequestDeclined { get; } = new("REQUEST_DECLINED");

    /// <summary>The goods are back in stock.</summary>
    public static OrderFulfillmentStatus Restocked { get; } = new("RESTOCKED");

    /// <summary>To be fulfilled later.</summary>
    public static OrderFulfillmentStatus Scheduled { get; } = new("SCHEDULED");

    /// <summary>Nothing has to leave. New in 2026-10.</summary>
    public static OrderFulfillmentStatus FulfillmentNotRequired { get; } = new("FULFILLMENT_NOT_REQUIRED");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static OrderFulfillmentStatus From(string value) => new(value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
