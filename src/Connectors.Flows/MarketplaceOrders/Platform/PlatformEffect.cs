namespace Connectors.Flows.MarketplaceOrders.Platform;

/// <summary>Read the platform.</summary>
internal sealed record PlatformEffect;
