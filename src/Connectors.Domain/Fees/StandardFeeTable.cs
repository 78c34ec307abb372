using Connectors.Domain.Documents;

namespace Connectors.Domain.Fees;

/// <summary>The fee table that the SDK starts with: every transaction type that Mirakl publishes. A host may replace it by its own.</summary>
public static class StandardFeeTable
{
    /// <summary>
    /// Every published type, booked for a seller in the plain marketplace model. The types of purchases (dropship, one-creditor) are rejected:
    /// a cycle that holds one waits for finance.
    /// </summary>
    /// <param name="accounts">The numbers of one's own ledger.</param>
    public static FeeTable Create(FeeAccounts accounts)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        return new FeeTable
        {
            Version = "standard-1",
            Rows =
            [
                .. Rows(FeeTreatment.Sale, FeeSign.Credit, accounts.Receivable,
                    "ORDER_AMOUNT", "ORDER_AMOUNT_TAX", "ORDER_SHIPPING_AMOUNT", "ORDER_SHIPPING_AMOUNT_TAX", "ORDER_FEE_AMOUNT"),
                .. Rows(FeeTreatment.Refund, FeeSign.Debit, accounts.Receivable,
                    "REFUND_ORDER_AMOUNT", "REFUND_ORDER_AMOUNT_TAX", "REFUND_ORDER_SHIPPING_AMOUNT", "REFUND_ORDER_SHIPPING_AMOUNT_TAX", "REFUND_ORDER_FEE_AMOUNT"),
                .. Fee(FeeTreatment.Commission, FeeSign.Debit, accounts.Commission, "COMMISSION_FEE", "COMMISSION_VAT"),
                .. Fee(FeeTreatment.Commission, FeeSign.Credit, accounts.Commission, "REFUND_COMMISSION_FEE", "REFUND_COMMISSION_VAT"),
                .. Fee(FeeTreatment.Subscription, FeeSign.Debit, accounts.Subscription, "SUBSCRIPTION_FEE", "SUBSCRIPTION_VAT"),
                .. Fee(FeeTreatment.SellerFee, FeeSign.Debit, accounts.SellerFees, "SELLER_FEE_ON_ORDER", "SELLER_FEE_ON_ORDER_TAX"),
                .. Fee(FeeTreatment.SellerFee, FeeSign.Debit, accounts.SellerFees, "SELLER_PENALTY_FEE", "SELLER_PENALTY_FEE_TAX"),
                .. Fee(FeeTreatment.Manual, FeeSign.Debit, accounts.Manual, "MANUAL_INVOICE", "MANUAL_INVOICE_VAT"),
                .. Fee(FeeTreatment.Manual, FeeSign.Credit, accounts.Manual, "MANUAL_CREDIT", "MANUAL_CREDIT_VAT"),
                .. Fee(FeeTreatment.Manual, FeeSign.Debit, accounts.Manual, "INVOICEABLE_ONE_OFF_DEBIT", "INVOICEABLE_ONE_OFF_DEBIT_TAX"),
                .. Fee(FeeTreatment.Manual, FeeSign.Credit, accounts.Manual, "INVOICEABLE_ONE_OFF_CREDIT", "INVOICEABLE_ONE_OFF_CREDIT_TAX"),
                .. Rows(FeeTreatment.OperatorRemitted, FeeSign.Debit, accounts.RemittedTax,
                    "OPERATOR_REMITTED_ORDER_AMOUNT_TAX", "OPERATOR_REMITTED_ORDER_SHIPPING_AMOUNT_TAX", "OPERATOR_REMITTED_ORDER_FEE_AMOUNT"),
                .. Rows(FeeTreatment.OperatorRemitted, FeeSign.Credit, accounts.RemittedTax,
                    "OPERATOR_REMITTED_REFUND_ORDER_AMOUNT_TAX", "OPERATOR_REMITTED_REFUND_ORDER_SHIPPING_AMOUNT_TAX", "OPERATOR_REMITTED_REFUND_ORDER_FEE_AMOUNT"),
                .. Rows(FeeTreatment.OperatorPaid, FeeSign.Debit, accounts.OperatorDelivery,
                    "OPERATOR_PAID_ORDER_SHIPPING_AMOUNT", "OPERATOR_PAID_ORDER_SHIPPING_AMOUNT_TAX"),
                .. Rows(FeeTreatment.OperatorPaid, FeeSign.Credit, accounts.OperatorDelivery,
                    "OPERATOR_PAID_REFUND_ORDER_SHIPPING_AMOUNT", "OPERATOR_PAID_REFUND_ORDER_SHIPPING_AMOUNT_TAX"),
                .. Rows(FeeTreatment.Reserve, FeeSign.Debit, accounts.Reserve, "RESERVE_FUNDING"),
                .. Rows(FeeTreatment.Reserve, FeeSign.Credit, accounts.Reserve, "RESERVE_SETTLEMENT"),
                .. Rows(FeeTreatment.Payout, FeeSign.Debit, accounts.Payout, "PAYMENT"),
                .. Rows(FeeTreatment.Reject, FeeSign.Any, null,
                    "PURCHASE_COMMISSION_FEE", "PURCHASE_SHIPPING_COMMISSION_FEE", "PURCHASE_FEE_COMMISSION_FEE",
                    "PURCHASE_ORDER_AMOUNT_TAX", "PURCHASE_ORDER_SHIPPING_AMOUNT_TAX",
                    "REFUND_PURCHASE_COMMISSION_FEE", "REFUND_PURCHASE_SHIPPING_COMMISSION_FEE", "REFUND_PURCHASE_FEE_COMMISSION_FEE",
                    "REFUND_PURCHASE_ORDER_AMOUNT_TAX", "REFUND_PURCHASE_ORDER_SHIPPING_AMOUNT_TAX"),
            ],
        };

        IEnumerable<FeeRow> Rows(FeeTreatment treatment, FeeSign sign, PostingTarget? target, params string[] types) =>
            types.Select(type => new FeeRow { Type = type, Treatment = treatment, Sign = sign, Target = target, Dimension = target is null ? null : accounts.Dimension });

        IEnumerable<FeeRow> Fee(FeeTreatment treatment, FeeSign sign, PostingTarget net, string netType, string taxType) =>
        [
            .. Rows(treatment, sign, net, netType).Select(r => r with { TaxCode = accounts.FeeTaxCode }),
            .. Rows(treatment, sign, accounts.FeeTax, taxType),
        ];
    }
}
