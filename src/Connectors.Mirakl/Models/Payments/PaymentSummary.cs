using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Totals of a billing cycle, or of the operator's invoice for one. Sales are positive; commissions, refunds to customers, subscriptions and what the operator remits are negative. Null members do not apply. <c>ExclTax</c> is without tax, <c>InclTax</c> with it.</summary>
public sealed record PaymentSummary
{
    /// <summary>What the seller is paid; on invoices only.</summary>
    public decimal? AmountTransferred { get; init; }

    /// <summary>What the operator keeps; on invoices only.</summary>
    public decimal? AmountTransferredToOperator { get; init; }

    /// <summary>Put into the reserve; on invoices only.</summary>
    public decimal? ReserveFunding { get; init; }

    /// <summary>Given back from the reserve; on invoices only.</summary>
    public decimal? ReserveSettlement { get; init; }

    /// <summary>Orders the operator pays for.</summary>
    public decimal? TotalPayableOrdersExclTax { get; init; }

    /// <summary>The same with tax.</summary>
    public decimal? TotalPayableOrdersInclTax { get; init; }

    /// <summary>Orders the customer pays to the seller directly.</summary>
    public decimal? TotalNonPayableOrdersExclTax { get; init; }

    /// <summary>The same with tax.</summary>
    public decimal? TotalNonPayableOrdersInclTax { get; init; }

    /// <summary>Refunds of all orders.</summary>
    public decimal? TotalRefundOrdersExclTax { get; init; }

    /// <summary>The same with tax.</summary>
    public decimal? TotalRefundOrdersInclTax { get; init; }

    /// <summary>Refunds of orders the operator pays for.</summary>
    public decimal? TotalRefundPayableOrdersExclTax { get; init; }

    /// <summary>The same with tax.</summary>
    public decimal? TotalRefundPayableOrdersInclTax { get; init; }

    /// <summary>Refunds of orders the customer paid to the seller directly.</summary>
    public decimal? TotalRefundNonPayableOrdersExclTax { get; init; }

    /// <summary>The same with tax.</summary>
    public decimal? TotalRefundNonPayableOrdersInclTax { get; init; }

    /// <summary>Commissions.</summary>
    public decimal? TotalCommissionsExclTax { get; init; }

    /// <summary>The same with tax.</summary>
    public decimal? TotalCommissionsInclTax { get; init; }

    /// <summary>Commissions given back.</summary>
    public decimal? TotalRefundCommissionsExclTax { get; init; }

    /// <summary>The same with tax.</summary>
    public decimal? TotalRefundCommissionsInclTax { get; init; }

    /// <summary>Subscription.</summary>
    public decimal? TotalSubscriptionExclTax { get; init; }

    /// <summary>The same with tax.</summary>
    public decimal? TotalSubscriptionInclTax { get; init; }

    /// <summary>Fees that customers paid.</summary>
    public decimal? TotalFeeExclTax { get; init; }

    /// <summary>The same with tax.</summary>
    public decimal? TotalFeeInclTax { get; init; }

    /// <summary>Refunds of such fees.</summary>
    public decimal? TotalRefundFeeExclTax { get; init; }

    /// <summary>The same with tax.</summary>
    public decimal? TotalRefundFeeInclTax { get; init; }

    /// <summary>Such fees that the operator remits itself.</summary>
    public decimal? TotalFeeOperatorRemittedExclTax { get; init; }

    /// <summary>The same with tax.</summary>
    public decimal? TotalFeeOperatorRemittedInclTax { get; init; }

    /// <summary>Refunds of fees that the operator remits itself.</summary>
    public decimal? TotalRefundFeeOperatorRemittedExclTax { get; init; }

    /// <summary>The same with tax.</summary>
    public decimal? TotalRefundFeeOperatorRemittedInclTax { get; init; }

    /// <summary>Fees on orders that the seller owes.</summary>
    public decimal? TotalSellerFeesOnOrdersExclTax { get; init; }

    /// <summary>The same with tax.</summary>
    public decimal? TotalSellerFeesOnOrdersInclTax { get; init; }

    /// <summary>Penalties.</summary>
    public decimal? TotalSellerPenaltyFeesExclTax { get; init; }

    /// <summary>The same with tax.</summary>
    public decimal? TotalSellerPenaltyFeesInclTax { get; init; }

    /// <summary>Other credits to the seller.</summary>
    public decimal? TotalOtherCreditsExclTax { get; init; }

    /// <summary>The same with tax.</summary>
    public decimal? TotalOtherCreditsInclTax { get; init; }

    /// <summary>Other charges to the seller.</summary>
    public decimal? TotalOtherInvoicesExclTax { get; init; }

    /// <summary>The same with tax.</summary>
    public decimal? TotalOtherInvoicesInclTax { get; init; }

    /// <summary>Shipping charges that the operator pays.</summary>
    public decimal? TotalOperatorPaidShippingChargesExclTax { get; init; }

    /// <summary>The same with tax.</summary>
    public decimal? TotalOperatorPaidShippingChargesInclTax { get; init; }

    /// <summary>Refunds of such charges.</summary>
    public decimal? TotalRefundOperatorPaidShippingChargesExclTax { get; init; }

    /// <summary>The same with tax.</summary>
    public decimal? TotalRefundOperatorPaidShippingChargesInclTax { get; init; }

    /// <summary>Taxes that the operator remits itself.</summary>
    public decimal? TotalOperatorRemittedTaxes { get; init; }

    /// <summary>The same on refunds.</summary>
    public decimal? TotalRefundOperatorRemittedTaxes { get; init; }

    /// <summary>Taxes of the one-creditor model.</summary>
    public decimal? TotalPurchaseTaxes { get; init; }

    /// <summary>The same on refunds.</summary>
    public decimal? TotalRefundPurchaseTaxes { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
