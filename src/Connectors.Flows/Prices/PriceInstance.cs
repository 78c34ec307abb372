namespace Connectors.Flows.Prices;

/// <summary>Routes with the choices that hold for them. A host may have several; each marketplace belongs to one.</summary>
/// <param name="Routes">The ways of the prices.</param>
/// <param name="Policy">The merchant's choices.</param>
/// <param name="Tables">Gives the mapping tables now in force.</param>
internal sealed record PriceInstance(IReadOnlyCollection<PriceRoute> Routes, PricePolicy Policy, Func<PriceTables> Tables);
