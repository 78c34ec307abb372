namespace Connectors.Flows.Returns;

/// <summary>What decisions about returns rest on, by marketplace.</summary>
internal sealed record ReturnKnowledge(IReadOnlyDictionary<string, ReturnContext> Marketplaces);
