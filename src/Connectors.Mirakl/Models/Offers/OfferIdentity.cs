namespace Connectors.Mirakl.Models;

/// <summary>Which offer is meant: order lines name it by id, files by SKU. Both must be the same offer, or a file writes to the wrong one.</summary>
/// <param name="OfferId">The platform's id.</param>
/// <param name="ShopSku">The shop's SKU.</param>
public readonly record struct OfferIdentity(long OfferId, string ShopSku);
