namespace Connectors.Flows.Settlement;

/// <summary>Look at the ledger's set-up.</summary>
internal sealed record SetupEffect;
