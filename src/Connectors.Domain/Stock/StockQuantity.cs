using Connectors.Domain.Values;

namespace Connectors.Domain.Stock;

/// <summary>What an offer should show.</summary>
/// <param name="OfferSku">What the channel calls the offer.</param>
/// <param name="Packs">Whole packs; not negative.</param>
public readonly record struct StockQuantity(Sku OfferSku, long Packs);
