using Connectors.Domain.Values;

namespace Connectors.Domain.Stock;

/// <summary>An offer that lives from a stock which others live from too.</summary>
/// <param name="Channel">Where it is shown.</param>
/// <param name="OfferSku">What that channel calls it; channel and offer SKU together name the offer.</param>
/// <param name="Pack">The pack it sells.</param>
/// <param name="SafetyStock">Base units kept back from it; not negative. A divided stock keeps back the largest safety stock of its offers, once.</param>
/// <param name="Weight">Its part of a divided stock against the others' weights; 0 to one million.</param>
public sealed record PoolOffer(string Channel, Sku OfferSku, UnitCode Pack, decimal SafetyStock = 0m, int Weight = 1);
