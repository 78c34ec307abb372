namespace Connectors.Flows.Stock;

/// <summary>Routes with the choices that hold for them. A host may have several; each marketplace belongs to one.</summary>
/// <param name="Routes">The ways of the stock.</param>
/// <param name="Policy">The merchant's choices.</param>
/// <param name="Tables">Gives the mapping tables now in force.</param>
internal sealed record StockInstance(IReadOnlyCollection<StockRoute> Routes, StockPolicy Policy, Func<StockTables> Tables);
