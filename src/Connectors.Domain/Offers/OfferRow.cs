using Connectors.Domain.Values;

namespace Connectors.Domain.Offers;

/// <summary>What one offer of a marketplace sells.</summary>
/// <param name="Marketplace">Connection the offer is on.</param>
/// <param name="OfferId">The marketplace's id of the offer.</param>
/// <param name="ShopSku">The SKU the marketplace shows for the offer.</param>
/// <param name="Sku">The master SKU that is stocked and booked.</param>
/// <param name="Unit">The pack that one of the offer is.</param>
public sealed record OfferRow(ConnectionName Marketplace, OfferId OfferId, Sku ShopSku, Sku Sku, UnitCode Unit);
