namespace Connectors.Simulators;

/// <summary>What the marketplace asks of every shopper for an offer, besides prices of channels, customers and times.</summary>
/// <param name="OfferId">The marketplace's id of the offer.</param>
/// <param name="ShopSku">The seller's SKU of it.</param>
/// <param name="Price">What one costs, in the world's currency.</param>
/// <param name="DiscountPrice">What one costs while a discount lasts; null without one.</param>
/// <param name="Others">How many other prices it has.</param>
/// <param name="SetAt">When its prices were last set, UTC; null when they are as the world began.</param>
public sealed record ShownPrice(string OfferId, string ShopSku, decimal Price, decimal? DiscountPrice, int Others, DateTimeOffset? SetAt);
