using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Why an offer is not on sale. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<InactivityReason>))]
public readonly record struct InactivityReason : IStringValue<InactivityReason>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public InactivityReason(string value) => _value = value;

    /// <summary>Its product is new and not yet checked.</summary>
    public static InactivityReason ProductStatusNew { get; } = new("PRODUCT_STATUS_NEW");

    /// <summary>Its product has errors.</summary>
    public static InactivityReason ProductStatusInvalid { get; } = new("PRODUCT_STATUS_INVALID");

    /// <summary>The operator refused its product.</summary>
    public static InactivityReason ProductStatusRejected { get; } = new("PRODUCT_STATUS_REJECTED");

    /// <summary>The shop may not sell its product.</summary>
    public static InactivityReason ProductStatusUnauthorizedToSell { get; } = new("PRODUCT_STATUS_UNAUTHORIZED_TO_SELL");

    /// <summary>Its product waits for the operator.</summary>
    public static InactivityReason ProductStatusPending { get; } = new("PRODUCT_STATUS_PENDING");

    /// <summary>Its product could not be brought into the operator's catalogue.</summary>
    public static InactivityReason ProductStatusSynchroError { get; } = new("PRODUCT_STATUS_SYNCHRO_ERROR");

    /// <summary>Its product is switched off.</summary>
    public static InactivityReason ProductDisabled { get; } = new("PRODUCT_DISABLED");

    /// <summary>The shop is closed.</summary>
    public static InactivityReason ShopNotOpen { get; } = new("SHOP_NOT_OPEN");

    /// <summary>There is none left.</summary>
    public static InactivityReason ZeroQuantity { get; } = new("ZERO_QUANTITY");

    /// <summary>No shipping charge is set for it.</summary>
    public static InactivityReason NoMinShippingRate { get; } = new("NO_MIN_SHIPPING_RATE");

    /// <summary>It is too early or too late.</summary>
    public static InactivityReason NotInAvailabilityPeriod { get; } = new("NOT_IN_AVAILABILITY_PERIOD");

    /// <summary>The shop sells in no channel.</summary>
    public static InactivityReason NoChannelOnShop { get; } = new("NO_CHANNEL_ON_SHOP");

    /// <summary>The shop's currency is switched off.</summary>
    public static InactivityReason ShopCurrencyDisabled { get; } = new("SHOP_CURRENCY_DISABLED");

    /// <summary>There is less than one order must hold.</summary>
    public static InactivityReason AvailableQuantityLessThanMinOrderQuantity { get; } = new("AVAILABLE_QUANTITY_LESS_THAN_MIN_ORDER_QUANTITY");

    /// <summary>There is less than one package.</summary>
    public static InactivityReason AvailableQuantityLessThanPackageQuantity { get; } = new("AVAILABLE_QUANTITY_LESS_THAN_PACKAGE_QUANTITY");

    /// <summary>No price of it holds now.</summary>
    public static InactivityReason NoActivePrice { get; } = new("NO_ACTIVE_PRICE");

    /// <summary>The shop may not sell in its category.</summary>
    public static InactivityReason CategoryUnauthorizedToSell { get; } = new("CATEGORY_UNAUTHORIZED_TO_SELL");

    /// <summary>The shop may not sell its brand.</summary>
    public static InactivityReason BrandUnauthorizedToSell { get; } = new("BRAND_UNAUTHORIZED_TO_SELL");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static InactivityReason From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
