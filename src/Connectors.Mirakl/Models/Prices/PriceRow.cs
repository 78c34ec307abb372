namespace Connectors.Mirakl.Models;

/// <summary>
/// One price of an offer, as PRI01 takes it. A file replaces all prices of each offer in it: an offer's prices stand together, and one that is
/// left out is deleted. Amounts are in the offer's currency, with at most as many decimals as PC01 <c>offer_prices_decimals</c> says.
/// </summary>
/// <param name="OfferSku">The shop's SKU of the offer.</param>
/// <param name="Price">Price of one piece without discount; not negative.</param>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record PriceRow(string OfferSku, decimal Price)
{
    /// <summary>Price of one piece with discount; null for none.</summary>
    public decimal? DiscountPrice { get; init; }

    /// <summary>When the discount begins; null for at once.</summary>
    public DateTimeOffset? DiscountStart { get; init; }

    /// <summary>When the discount ends; null for never.</summary>
    public DateTimeOffset? DiscountEnd { get; init; }

    /// <summary>Prices from a number of pieces on, without discount. Wants <see cref="PriceColumns.Volume"/>.</summary>
    public IReadOnlyList<VolumePriceStep> PriceRanges { get => field ?? []; init; }

    /// <summary>Prices from a number of pieces on, with discount. Wants <see cref="PriceColumns.Volume"/>.</summary>
    public IReadOnlyList<VolumePriceStep> DiscountRanges { get => field ?? []; init; }

    /// <summary>Codes of the channels it holds in; empty for all others. Wants <see cref="PriceColumns.Channels"/>.</summary>
    public IReadOnlyList<string> Channels { get => field ?? []; init; }

    /// <summary>When the price begins to hold; null for at once. Wants <see cref="PriceColumns.Schedule"/>.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>When the price ends to hold; null for never. Wants <see cref="PriceColumns.Schedule"/>.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>Ids of the customer organisations it holds for. Wants <see cref="PriceColumns.Customers"/>.</summary>
    public IReadOnlyList<string> CustomerOrganizationIds { get => field ?? []; init; }

    /// <summary>Ids of the customer groups it holds for. Wants <see cref="PriceColumns.Customers"/>.</summary>
    public IReadOnlyList<string> CustomerGroupIds { get => field ?? []; init; }

    /// <summary>What kind of price it is, in the operator's word, where dropship offers have retail prices too; null for the plain one. Wants <see cref="PriceColumns.PriceType"/>.</summary>
    public string? PriceType { get; init; }
}
