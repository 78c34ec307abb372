using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>What a line of a document request bills. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<DocumentLineEntityType>))]
public readonly record struct DocumentLineEntityType : IStringValue<DocumentLineEntityType>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public DocumentLineEntityType(string value) => _value = value;

    /// <summary>Sold goods.</summary>
    public static DocumentLineEntityType ProductDebit { get; } = new("PRODUCT_DEBIT");

    /// <summary>Cancelled goods.</summary>
    public static DocumentLineEntityType ProductCreditCancel { get; } = new("PRODUCT_CREDIT_CANCEL");

    /// <summary>Goods cancelled by a final measure.</summary>
    public static DocumentLineEntityType ProductCreditCancelAdjustment { get; } = new("PRODUCT_CREDIT_CANCEL_ADJUSTMENT");

    /// <summary>A cancelation out of goodwill.</summary>
    public static DocumentLineEntityType ProductCreditCancelCommercialGesture { get; } = new("PRODUCT_CREDIT_CANCEL_COMMERCIAL_GESTURE");

    /// <summary>Refunded goods.</summary>
    public static DocumentLineEntityType ProductCreditRefund { get; } = new("PRODUCT_CREDIT_REFUND");

    /// <summary>Goods refunded by a final measure.</summary>
    public static DocumentLineEntityType ProductCreditRefundAdjustment { get; } = new("PRODUCT_CREDIT_REFUND_ADJUSTMENT");

    /// <summary>A refund out of goodwill.</summary>
    public static DocumentLineEntityType ProductCreditRefundCommercialGesture { get; } = new("PRODUCT_CREDIT_REFUND_COMMERCIAL_GESTURE");

    /// <summary>A purchase in the one-creditor model.</summary>
    public static DocumentLineEntityType PurchaseOrderDebit { get; } = new("PURCHASE_ORDER_DEBIT");

    /// <summary>A purchase taken back in the one-creditor model.</summary>
    public static DocumentLineEntityType PurchaseOrderCredit { get; } = new("PURCHASE_ORDER_CREDIT");

    /// <summary>Commission.</summary>
    public static DocumentLineEntityType FeesDebitCommission { get; } = new("FEES_DEBIT_COMMISSION");

    /// <summary>Commission given back.</summary>
    public static DocumentLineEntityType FeesCreditCommissionRefund { get; } = new("FEES_CREDIT_COMMISSION_REFUND");

    /// <summary>Subscription.</summary>
    public static DocumentLineEntityType FeesDebitSubscription { get; } = new("FEES_DEBIT_SUBSCRIPTION");

    /// <summary>Fee on an order that the seller owes.</summary>
    public static DocumentLineEntityType FeesDebitSellerFeeOnOrder { get; } = new("FEES_DEBIT_SELLER_FEE_ON_ORDER");

    /// <summary>Penalty.</summary>
    public static DocumentLineEntityType FeesDebitSellerPenaltyFee { get; } = new("FEES_DEBIT_SELLER_PENALTY_FEE");

    /// <summary>Single charge.</summary>
    public static DocumentLineEntityType FeesDebitOneOff { get; } = new("FEES_DEBIT_ONE_OFF");

    /// <summary>Single credit.</summary>
    public static DocumentLineEntityType FeesCreditOneOff { get; } = new("FEES_CREDIT_ONE_OFF");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static DocumentLineEntityType From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
