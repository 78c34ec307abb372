using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>One price of one offer. All prices of an offer are sent together: what is not sent is gone.</summary>
/// <param name="OfferId">The marketplace's id of the offer: what is written must still belong to it.</param>
/// <param name="ShopSku">The SKU the marketplace's file is keyed by.</param>
/// <param name="Price">What one costs; above zero.</param>
/// <param name="DiscountPrice">What one costs while the discount lasts; null without a discount.</param>
/// <param name="DiscountFrom">First instant of the discount, UTC; null for at once.</param>
/// <param name="DiscountUntil">Last instant of the discount, UTC; null for open end.</param>
/// <param name="Channel">The channel it is for; null for all that have none of their own.</param>
public sealed record OfferPricing(
    OfferId OfferId, Sku ShopSku, Money Price, Money? DiscountPrice = null, DateTimeOffset? DiscountFrom = null, DateTimeOffset? DiscountUntil = null, string? Channel = null);
