using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>What a transaction line moved. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<TransactionType>))]
public readonly record struct TransactionType : IStringValue<TransactionType>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public TransactionType(string value) => _value = value;

    /// <summary>Sold goods.</summary>
    public static TransactionType OrderAmount { get; } = new("ORDER_AMOUNT");

    /// <summary>Tax on sold goods.</summary>
    public static TransactionType OrderAmountTax { get; } = new("ORDER_AMOUNT_TAX");

    /// <summary>Shipping that the customer paid.</summary>
    public static TransactionType OrderShippingAmount { get; } = new("ORDER_SHIPPING_AMOUNT");

    /// <summary>Tax on that shipping.</summary>
    public static TransactionType OrderShippingAmountTax { get; } = new("ORDER_SHIPPING_AMOUNT_TAX");

    /// <summary>Fee that the customer paid.</summary>
    public static TransactionType OrderFeeAmount { get; } = new("ORDER_FEE_AMOUNT");

    /// <summary>Refund of goods.</summary>
    public static TransactionType RefundOrderAmount { get; } = new("REFUND_ORDER_AMOUNT");

    /// <summary>Tax on refunded goods.</summary>
    public static TransactionType RefundOrderAmountTax { get; } = new("REFUND_ORDER_AMOUNT_TAX");

    /// <summary>Refund of shipping.</summary>
    public static TransactionType RefundOrderShippingAmount { get; } = new("REFUND_ORDER_SHIPPING_AMOUNT");

    /// <summary>Tax on refunded shipping.</summary>
    public static TransactionType RefundOrderShippingAmountTax { get; } = new("REFUND_ORDER_SHIPPING_AMOUNT_TAX");

    /// <summary>Refund of the customer's fee.</summary>
    public static TransactionType RefundOrderFeeAmount { get; } = new("REFUND_ORDER_FEE_AMOUNT");

    /// <summary>Commission.</summary>
    public static TransactionType CommissionFee { get; } = new("COMMISSION_FEE");

    /// <summary>Tax on commission.</summary>
    public static TransactionType CommissionVat { get; } = new("COMMISSION_VAT");

    /// <summary>Commission given back.</summary>
    public static TransactionType RefundCommissionFee { get; } = new("REFUND_COMMISSION_FEE");

    /// <summary>Tax on commission given back.</summary>
    public static TransactionType RefundCommissionVat { get; } = new("REFUND_COMMISSION_VAT");

    /// <summary>Subscription.</summary>
    public static TransactionType SubscriptionFee { get; } = new("SUBSCRIPTION_FEE");

    /// <summary>Tax on the subscription.</summary>
    public static TransactionType SubscriptionVat { get; } = new("SUBSCRIPTION_VAT");

    /// <summary>Fee on an order that the seller owes.</summary>
    public static TransactionType SellerFeeOnOrder { get; } = new("SELLER_FEE_ON_ORDER");

    /// <summary>Tax on that fee.</summary>
    public static TransactionType SellerFeeOnOrderTax { get; } = new("SELLER_FEE_ON_ORDER_TAX");

    /// <summary>Penalty.</summary>
    public static TransactionType SellerPenaltyFee { get; } = new("SELLER_PENALTY_FEE");

    /// <summary>Tax on a penalty.</summary>
    public static TransactionType SellerPenaltyFeeTax { get; } = new("SELLER_PENALTY_FEE_TAX");

    /// <summary>Charge that somebody at the operator wrote.</summary>
    public static TransactionType ManualInvoice { get; } = new("MANUAL_INVOICE");

    /// <summary>Tax on such a charge.</summary>
    public static TransactionType ManualInvoiceVat { get; } = new("MANUAL_INVOICE_VAT");

    /// <summary>Credit that somebody at the operator wrote.</summary>
    public static TransactionType ManualCredit { get; } = new("MANUAL_CREDIT");

    /// <summary>Tax on such a credit.</summary>
    public static TransactionType ManualCreditVat { get; } = new("MANUAL_CREDIT_VAT");

    /// <summary>Single charge without an order.</summary>
    public static TransactionType InvoiceableOneOffDebit { get; } = new("INVOICEABLE_ONE_OFF_DEBIT");

    /// <summary>Tax on such a charge.</summary>
    public static TransactionType InvoiceableOneOffDebitTax { get; } = new("INVOICEABLE_ONE_OFF_DEBIT_TAX");

    /// <summary>Single credit without an order.</summary>
    public static TransactionType InvoiceableOneOffCredit { get; } = new("INVOICEABLE_ONE_OFF_CREDIT");

    /// <summary>Tax on such a credit.</summary>
    public static TransactionType InvoiceableOneOffCreditTax { get; } = new("INVOICEABLE_ONE_OFF_CREDIT_TAX");

    /// <summary>Tax on goods that the operator remits.</summary>
    public static TransactionType OperatorRemittedOrderAmountTax { get; } = new("OPERATOR_REMITTED_ORDER_AMOUNT_TAX");

    /// <summary>Tax on shipping that the operator remits.</summary>
    public static TransactionType OperatorRemittedOrderShippingAmountTax { get; } = new("OPERATOR_REMITTED_ORDER_SHIPPING_AMOUNT_TAX");

    /// <summary>The customer's fee that the operator remits.</summary>
    public static TransactionType OperatorRemittedOrderFeeAmount { get; } = new("OPERATOR_REMITTED_ORDER_FEE_AMOUNT");

    /// <summary>Remitted tax on refunded goods, given back.</summary>
    public static TransactionType OperatorRemittedRefundOrderAmountTax { get; } = new("OPERATOR_REMITTED_REFUND_ORDER_AMOUNT_TAX");

    /// <summary>Remitted tax on refunded shipping, given back.</summary>
    public static TransactionType OperatorRemittedRefundOrderShippingAmountTax { get; } = new("OPERATOR_REMITTED_REFUND_ORDER_SHIPPING_AMOUNT_TAX");

    /// <summary>Remitted fee of a refund, given back.</summary>
    public static TransactionType OperatorRemittedRefundOrderFeeAmount { get; } = new("OPERATOR_REMITTED_REFUND_ORDER_FEE_AMOUNT");

    /// <summary>Shipping that the operator pays itself.</summary>
    public static TransactionType OperatorPaidOrderShippingAmount { get; } = new("OPERATOR_PAID_ORDER_SHIPPING_AMOUNT");

    /// <summary>Tax on such shipping.</summary>
    public static TransactionType OperatorPaidOrderShippingAmountTax { get; } = new("OPERATOR_PAID_ORDER_SHIPPING_AMOUNT_TAX");

    /// <summary>Such shipping, refunded.</summary>
    public static TransactionType OperatorPaidRefundOrderShippingAmount { get; } = new("OPERATOR_PAID_REFUND_ORDER_SHIPPING_AMOUNT");

    /// <summary>Tax on such shipping, refunded.</summary>
    public static TransactionType OperatorPaidRefundOrderShippingAmountTax { get; } = new("OPERATOR_PAID_REFUND_ORDER_SHIPPING_AMOUNT_TAX");

    /// <summary>Put into the reserve.</summary>
    public static TransactionType ReserveFunding { get; } = new("RESERVE_FUNDING");

    /// <summary>Given back from the reserve.</summary>
    public static TransactionType ReserveSettlement { get; } = new("RESERVE_SETTLEMENT");

    /// <summary>The payout, which brings the balance to zero.</summary>
    public static TransactionType Payment { get; } = new("PAYMENT");

    /// <summary>Commission on goods in the one-creditor model.</summary>
    public static TransactionType PurchaseCommissionFee { get; } = new("PURCHASE_COMMISSION_FEE");

    /// <summary>Commission on shipping in the one-creditor model.</summary>
    public static TransactionType PurchaseShippingCommissionFee { get; } = new("PURCHASE_SHIPPING_COMMISSION_FEE");

    /// <summary>Commission on the customer's fee in the one-creditor model.</summary>
    public static TransactionType PurchaseFeeCommissionFee { get; } = new("PURCHASE_FEE_COMMISSION_FEE");

    /// <summary>Tax on goods in the one-creditor model.</summary>
    public static TransactionType PurchaseOrderAmountTax { get; } = new("PURCHASE_ORDER_AMOUNT_TAX");

    /// <summary>Tax on shipping in the one-creditor model.</summary>
    public static TransactionType PurchaseOrderShippingAmountTax { get; } = new("PURCHASE_ORDER_SHIPPING_AMOUNT_TAX");

    /// <summary>Commission on goods given back in the one-creditor model.</summary>
    public static TransactionType RefundPurchaseCommissionFee { get; } = new("REFUND_PURCHASE_COMMISSION_FEE");

    /// <summary>Commission on shipping given back in the one-creditor model.</summary>
    public static TransactionType RefundPurchaseShippingCommissionFee { get; } = new("REFUND_PURCHASE_SHIPPING_COMMISSION_FEE");

    /// <summary>Commission on the customer's fee given back in the one-creditor model.</summary>
    public static TransactionType RefundPurchaseFeeCommissionFee { get; } = new("REFUND_PURCHASE_FEE_COMMISSION_FEE");

    /// <summary>Tax on refunded goods in the one-creditor model.</summary>
    public static TransactionType RefundPurchaseOrderAmountTax { get; } = new("REFUND_PURCHASE_ORDER_AMOUNT_TAX");

    /// <summary>Tax on refunded shipping in the one-creditor model.</summary>
    public static TransactionType RefundPurchaseOrderShippingAmountTax { get; } = new("REFUND_PURCHASE_ORDER_SHIPPING_AMOUNT_TAX");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static TransactionType From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
