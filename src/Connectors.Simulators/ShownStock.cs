namespace Connectors.Simulators;

/// <summary>What the marketplace shows of an offer, beside what could be sold of it at that moment.</summary>
/// <param name="ShopSku">The seller's SKU of the offer.</param>
/// <param name="Shown">Whole packs that the marketplace shows.</param>
/// <param name="Sellable">Whole packs that are there: what the ERP has, less what its open orders take, less what the marketplace sold and the ERP does not have yet. Not negative.</param>
public sealed record ShownStock(string ShopSku, int Shown, int Sellable);
