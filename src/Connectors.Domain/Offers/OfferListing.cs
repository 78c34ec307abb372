using Connectors.Domain.Values;

namespace Connectors.Domain.Offers;

/// <summary>An offer as the marketplace lists it now.</summary>
/// <param name="OfferId">The marketplace's id of the offer.</param>
/// <param name="ShopSku">The SKU it shows.</param>
/// <param name="IsActive">Whether it can be bought.</param>
public sealed record OfferListing(OfferId OfferId, Sku ShopSku, bool IsActive);
