namespace Connectors.Flows.B2BPrices;

/// <summary>Routes with the choices that hold for them. A host may have several; each store belongs to one.</summary>
/// <param name="Routes">The ways of the price lists.</param>
/// <param name="Policy">The merchant's choices.</param>
/// <param name="Tables">Gives the mapping tables now in force.</param>
internal sealed record B2BPriceInstance(IReadOnlyCollection<B2BPriceRoute> Routes, B2BPricePolicy Policy, Func<B2BPriceTables> Tables);
