namespace Connectors.Flows.Prices;

/// <summary>What decisions on prices rest on besides the case, at one moment.</summary>
/// <param name="Marketplaces">What holds for each marketplace, by the name of its connection.</param>
internal sealed record PriceKnowledge(IReadOnlyDictionary<string, PriceContext> Marketplaces);
