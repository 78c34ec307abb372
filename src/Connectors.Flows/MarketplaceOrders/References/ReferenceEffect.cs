namespace Connectors.Flows.MarketplaceOrders.References;

/// <summary>Write what waits.</summary>
internal sealed record ReferenceEffect;
