using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A refund of a line: money given back; the price of the line stays.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record OrderLineRefund
{
    /// <summary>Id of the refund.</summary>
    public required string Id { get; init; }

    /// <summary>Id shared by refunds that were made together; null when not given.</summary>
    public string? OrderRefundId { get; init; }

    /// <summary>How many it is for; informative only.</summary>
    public int Quantity { get; init; }

    /// <summary>Goods part, in the currency of the order; null when not given.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Who bears which part of <see cref="Amount"/>; null without advanced settings.</summary>
    public AmountBreakdown? AmountBreakdown { get; init; }

    /// <summary>Shipping part, in the currency of the order; null when not given.</summary>
    public decimal? ShippingAmount { get; init; }

    /// <summary>Who bears which part of <see cref="ShippingAmount"/>; null without advanced settings.</summary>
    public AmountBreakdown? ShippingAmountBreakdown { get; init; }

    /// <summary>Taxes given back on goods; never null.</summary>
    public IReadOnlyList<OrderLineTax> Taxes { get => field ?? []; init; }

    /// <summary>Taxes given back on shipping; never null.</summary>
    public IReadOnlyList<OrderLineTax> ShippingTaxes { get => field ?? []; init; }

    /// <summary>Sentence to print on the credit note; null when there is none.</summary>
    public string? TaxLegalNotice { get; init; }

    /// <summary>Fees given back; never null.</summary>
    public IReadOnlyList<OrderFee> Fees { get => field ?? []; init; }

    /// <summary>Commission given back without tax, in the currency of the order; null when not given.</summary>
    public decimal? CommissionAmount { get; init; }

    /// <summary>Tax of the commission given back, in the currency of the order; null when not given.</summary>
    public decimal? CommissionTaxAmount { get; init; }

    /// <summary>Taxes of the commission given back; never null.</summary>
    public IReadOnlyList<CommissionTax> CommissionTaxes { get => field ?? []; init; }

    /// <summary>Commission given back with its tax, in the currency of the order; null when not given.</summary>
    public decimal? CommissionTotalAmount { get; init; }

    /// <summary>Reason, a code of RE01; null when not given.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>Where the refund stands; empty on platforms that send <see cref="State"/> only.</summary>
    public RefundState RefundState { get; init; }

    /// <summary>Where the refund stands, in older words that lack new values.</summary>
    public RefundState State { get; init; }

    /// <summary>When it was made, UTC; null when not given.</summary>
    public DateTimeOffset? CreatedDate { get; init; }

    /// <summary>When it was paid, UTC; null before.</summary>
    public DateTimeOffset? TransactionDate { get; init; }

    /// <summary>The payment provider's number; null before.</summary>
    public string? TransactionNumber { get; init; }

    /// <summary>Recycling contributions given back; never null.</summary>
    public IReadOnlyList<EcoContribution> EcoContributions { get => field ?? []; init; }

    /// <summary>What the operator takes back in the one-creditor model; null otherwise.</summary>
    public PurchaseInformation? PurchaseInformation { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
