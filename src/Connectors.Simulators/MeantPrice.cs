namespace Connectors.Simulators;

/// <summary>What the seller means an offer to cost.</summary>
/// <param name="ShopSku">The seller's SKU of the offer.</param>
/// <param name="Price">What one is to cost, in the world's currency.</param>
/// <param name="DiscountPrice">What one is to cost while a discount lasts; null without one.</param>
/// <param name="Since">Since when, UTC; null is since ever.</param>
public sealed record MeantPrice(string ShopSku, decimal Price, decimal? DiscountPrice = null, DateTimeOffset? Since = null);
