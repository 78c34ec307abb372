using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Shopify.Models;

/// <summary>What may be done with a fulfilment order now. The list grows with the quarterly versions, so unknown words are kept; empty when the answer did not say.</summary>
[JsonConverter(typeof(StringValueJsonConverter<FulfillmentOrderAction>))]
public readonly record struct FulfillmentOrderAction : IStringValue<FulfillmentOrderAction>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private FulfillmentOrderAction(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>A fulfilment may be created.</summary>
    public static FulfillmentOrderAction CreateFulfillment { get; } = new("CREATE_FULFILLMENT");

    /// <summary>It may be held.</summary>
    public static FulfillmentOrderAction Hold { get; } = new("HOLD");

    /// <summary>Its holds may be released.</summary>
    public static FulfillmentOrderAction ReleaseHold { get; } = new("RELEASE_HOLD");

    /// <summary>It may be moved to another location.</summary>
    public static FulfillmentOrderAction Move { get; } = new("MOVE");

    /// <summary>It may be split.</summary>
    public static FulfillmentOrderAction Split { get; } = new("SPLIT");

    /// <summary>It may be merged.</summary>
    public static FulfillmentOrderAction Merge { get; } = new("MERGE");

    /// <summary>It may be opened before its date.</summary>
    public static FulfillmentOrderAction MarkAsOpen { get; } = new("MARK_AS_OPEN");

    /// <summary>It may be cancelled.</summary>
    public static FulfillmentOrderAction CancelFulfillmentOrder { get; } = new("CANCEL_FULFILLMENT_ORDER");

    /// <summary>A fulfilment service may be asked.</summary>
    public static FulfillmentOrderAction RequestFulfillment { get; } = new("REQUEST_FULFILLMENT");

    /// <summary>A fulfilment service may be asked to stop.</summary>
    public static FulfillmentOrderAction RequestCancellation { get; } = new("REQUEST_CANCELLATION");

    /// <summary>It is worked on elsewhere.</summary>
    public static FulfillmentOrderAction External { get; } = new("EXTERNAL");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static FulfillmentOrderAction From(string value) => new(value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
