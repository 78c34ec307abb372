using Connectors.Domain.Values;

namespace Connectors.Domain.Prices;

/// <summary>What one of an offer is to cost on a marketplace, in one of its channels or in all that have no row of their own.</summary>
/// <param name="Marketplace">Connection the offer is on.</param>
/// <param name="OfferId">The marketplace's id of the offer.</param>
/// <param name="Price">What one costs, tax as the marketplace shows it; not negative, at most 6 decimals. Zero is never sent.</param>
/// <param name="Currency">The currency of every amount in the row.</param>
public sealed record OfferPriceRow(ConnectionName Marketplace, OfferId OfferId, decimal Price, CurrencyCode Currency)
{
    /// <summary>The SKU that the marketplace shows for the offer, where the row is to hold for no other; null to go by the offer table alone.</summary>
    public Sku? ShopSku { get; init; }

    /// <summary>The channel it is for; null for all that have no row of their own.</summary>
    public string? Channel { get; init; }

    /// <summary>What one costs while the discount lasts, above zero and below <see cref="Price"/>; null without a discount.</summary>
    public decimal? DiscountPrice { get; init; }

    /// <summary>First instant of the discount, UTC; null for at once.</summary>
    public DateTimeOffset? DiscountFrom { get; init; }

    /// <summary>Last instant of the discount, UTC; null for open end.</summary>
    public DateTimeOffset? DiscountUntil { get; init; }

    /// <summary>
    /// The lowest price of the row once more (the discount price where there is one), where a large change to it is meant; null where none is. It says nothing about another price, so that it ends with this one.
    /// </summary>
    public decimal? ConfirmedPrice { get; init; }
}
