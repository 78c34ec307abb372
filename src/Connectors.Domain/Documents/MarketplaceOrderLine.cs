using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>One line of a marketplace order, in offer units.</summary>

/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record MarketplaceOrderLine
{
    /// <summary>The marketplace's id of the line.</summary>
    public required OrderLineId LineId { get; init; }

    /// <summary>Where the line stands; a refused or cancelled line is not to be sent.</summary>
    public MarketplaceOrderState State { get; init; }

    /// <summary>Whether nothing of it is to be sent any more: it was refused, or cancelled.</summary>
    [JsonIgnore]
    public bool IsWithdrawn => State is MarketplaceOrderState.Cancelled or MarketplaceOrderState.Refused;

    /// <summary>The offer that was bought.</summary>
    public OfferId OfferId { get; init; }

    /// <summary>The seller's SKU of the offer as the marketplace knows it.</summary>
    public Sku OfferSku { get; init; }

    /// <summary>What it is, for people; empty when not given.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>How many of the offer are to be sent, or were: cancelled ones and those refunded before dispatch not counted; whole and not negative.</summary>
    public decimal Quantity { get; init; }

    /// <summary>
    /// Whether <see cref="Quantity"/> is not certain: the line was reduced and the marketplace did not say how many are left. Nothing may be sent on it.
    /// </summary>
    public bool IsQuantityUnclear { get; init; }

    /// <summary>How many of the offer were paid back, by whoever, whether they had left or not. Amounts alone, given as a gesture, are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public decimal RefundedCount { get; init; }

    /// <summary>Price of one of the offer.</summary>
    public Money UnitPrice { get; init; }

    /// <summary>Price of the line without shipping.</summary>
    public Money Price { get; init; }

    /// <summary>Shipping of the line.</summary>
    public Money ShippingPrice { get; init; }

    /// <summary>Fees beside price and shipping; never null.</summary>
    public IReadOnlyList<FeeAmount> Fees { get => field ?? []; init; }

    /// <summary>Taxes on <see cref="Price"/>; never null.</summary>
    public IReadOnlyList<TaxAmount> Taxes { get => field ?? []; init; }

    /// <summary>Taxes on <see cref="ShippingPrice"/>; never null.</summary>
    public IReadOnlyList<TaxAmount> ShippingTaxes { get => field ?? []; init; }

    /// <summary>Commission on the line, with its tax.</summary>
    public Money Commission { get; init; }

    /// <summary>What <see cref="Commission"/> consists of, by the types that it will settle under; null when the marketplace does not tell.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ExpectedFee>? ExpectedFees { get; init => field = value is { Count: > 0 } ? value : null; }

    /// <summary>The operator's own fields of the line; never null.</summary>
    public IReadOnlyList<CustomField> CustomFields { get => field ?? []; init; }
}
