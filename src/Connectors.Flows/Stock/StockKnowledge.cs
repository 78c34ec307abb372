namespace Connectors.Flows.Stock;

/// <summary>What decisions on stock rest on besides the case, at one moment.</summary>
/// <param name="Marketplaces">What holds for each marketplace, by the name of its connection.</param>
internal sealed record StockKnowledge(IReadOnlyDictionary<string, StockContext> Marketplaces);
