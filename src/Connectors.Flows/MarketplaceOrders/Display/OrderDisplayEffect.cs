namespace Connectors.Flows.MarketplaceOrders.Display;

/// <summary>Show the order as it is wanted now.</summary>
internal sealed record OrderDisplayEffect;
