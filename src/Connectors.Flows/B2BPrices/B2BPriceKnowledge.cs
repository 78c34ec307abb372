namespace Connectors.Flows.B2BPrices;

/// <summary>What holds for each store.</summary>
/// <param name="Stores">By connection.</param>
internal sealed record B2BPriceKnowledge(IReadOnlyDictionary<string, B2BPriceContext> Stores);
