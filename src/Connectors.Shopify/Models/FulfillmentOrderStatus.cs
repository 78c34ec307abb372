using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Shopify.Models;

/// <summary>Where a fulfilment order stands. What may be done with it is told by <see cref="FulfillmentOrder.SupportedActions"/>, not by this alone. The list grows with the quarterly versions, so unknown words are kept; empty when the answer did not say.</summary>
[JsonConverter(typeof(StringValueJsonConverter<FulfillmentOrderStatus>))]
public readonly record struct FulfillmentOrderStatus : IStringValue<FulfillmentOrderStatus>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private FulfillmentOrderStatus(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Open.</summary>
    public static FulfillmentOrderStatus Open { get; } = new("OPEN");

    /// <summary>Being worked on.</summary>
    public static FulfillmentOrderStatus InProgress { get; } = new("IN_PROGRESS");

    /// <summary>Done.</summary>
    public static FulfillmentOrderStatus Closed { get; } = new("CLOSED");

    /// <summary>To be fulfilled later.</summary>
    public static FulfillmentOrderStatus Scheduled { get; } = new("SCHEDULED");

    /// <summary>Held.</summary>
    public static FulfillmentOrderStatus OnHold { get; } = new("ON_HOLD");

    /// <summary>Not all of it could be fulfilled.</summary>
    public static FulfillmentOrderStatus Incomplete { get; } = new("INCOMPLETE");

    /// <summary>Cancelled.</summary>
    public static FulfillmentOrderStatus Cancelled { get; } = new("CANCELLED");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static FulfillmentOrderStatus From(string value) => new(value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
