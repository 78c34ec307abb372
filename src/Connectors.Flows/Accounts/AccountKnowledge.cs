namespace Connectors.Flows.Accounts;

/// <summary>What holds for each store.</summary>
/// <param name="Stores">By connection.</param>
internal sealed record AccountKnowledge(IReadOnlyDictionary<string, AccountContext> Stores);
