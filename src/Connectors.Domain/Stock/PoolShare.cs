using Connectors.Domain.Values;

namespace Connectors.Domain.Stock;

/// <summary>What one offer shows.</summary>
/// <param name="Channel">Where.</param>
/// <param name="OfferSku">What that channel calls the offer.</param>
/// <param name="Packs">Whole packs to show; not negative.</param>
/// <param name="BaseUnits">The same in base units.</param>
public sealed record PoolShare(string Channel, Sku OfferSku, long Packs, decimal BaseUnits);
