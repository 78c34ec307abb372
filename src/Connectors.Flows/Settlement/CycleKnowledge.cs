namespace Connectors.Flows.Settlement;

/// <summary>What decisions on settlements rest on besides the case, at one moment.</summary>
/// <param name="Marketplaces">What holds for each marketplace, by the name of its connection.</param>
internal sealed record CycleKnowledge(IReadOnlyDictionary<string, CycleContext> Marketplaces);
