using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Shopify.Models;

/// <summary>Why a fulfilment order is held. The list grows with the quarterly versions, so unknown words are kept; empty when the answer did not say.</summary>
[JsonConverter(typeof(StringValueJsonConverter<FulfillmentHoldReason>))]
public readonly record struct FulfillmentHoldReason : IStringValue<FulfillmentHoldReason>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private FulfillmentHoldReason(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>It is not paid.</summary>
    public static FulfillmentHoldReason AwaitingPayment { get; } = new("AWAITING_PAYMENT");

    /// <summary>Goods have to come back first.</summary>
    public static FulfillmentHoldReason AwaitingReturnItems { get; } = new("AWAITING_RETURN_ITEMS");

    /// <summary>Risk of fraud.</summary>
    public static FulfillmentHoldReason HighRiskOfFraud { get; } = new("HIGH_RISK_OF_FRAUD");

    /// <summary>The address is wrong.</summary>
    public static FulfillmentHoldReason IncorrectAddress { get; } = new("INCORRECT_ADDRESS");

    /// <summary>Goods are missing.</summary>
    public static FulfillmentHoldReason InventoryOutOfStock { get; } = new("INVENTORY_OUT_OF_STOCK");

    /// <summary>Nobody knows when it can be delivered.</summary>
    public static FulfillmentHoldReason UnknownDeliveryDate { get; } = new("UNKNOWN_DELIVERY_DATE");

    /// <summary>More may be sold with it.</summary>
    public static FulfillmentHoldReason OnlineStorePostPurchaseCrossSell { get; } = new("ONLINE_STORE_POST_PURCHASE_CROSS_SELL");

    /// <summary>Something else.</summary>
    public static FulfillmentHoldReason Other { get; } = new("OTHER");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static FulfillmentHoldReason From(string value) => new(value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
