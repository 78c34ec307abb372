using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A cancelation that OR30 made.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record CreatedCancelation
{
    /// <summary>Id of the cancelation.</summary>
    public required string CancelationId { get; init; }

    /// <summary>The order line.</summary>
    public string? OrderLineId { get; init; }

    /// <summary>How many were cancelled; null when not given.</summary>
    public int? Quantity { get; init; }

    /// <summary>Goods part, in the currency of the order; null when not given.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Who bears which part of <see cref="Amount"/>; null without advanced settings.</summary>
    public AmountBreakdown? AmountBreakdown { get; init; }

    /// <summary>Shipping part, in the currency of the order; null when not given.</summary>
    public decimal? ShippingAmount { get; init; }

    /// <summary>Who bears which part of <see cref="ShippingAmount"/>; null without advanced settings.</summary>
    public AmountBreakdown? ShippingAmountBreakdown { get; init; }

    /// <summary>Taxes on goods that fell away; never null.</summary>
    public IReadOnlyList<OrderLineTax> Taxes { get => field ?? []; init; }

    /// <summary>Taxes on shipping that fell away; never null.</summary>
    public IReadOnlyList<OrderLineTax> ShippingTaxes { get => field ?? []; init; }

    /// <summary>Fees that fell away; never null.</summary>
    public IReadOnlyList<OrderFee> Fees { get => field ?? []; init; }

    /// <summary>ISO 4217 currency of the amounts; null when not given.</summary>
    public string? CurrencyIsoCode { get; init; }

    /// <summary>Reason, a code of RE01.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>Recycling contributions that fell away; never null.</summary>
    public IReadOnlyList<EcoContribution> EcoContributions { get => field ?? []; init; }

    /// <summary>What the operator no longer pays in the one-creditor model; null otherwise.</summary>
    public PurchaseInformation? PurchaseInformation { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
