namespace Connectors.Flows.MarketplaceOrders.Platform;

/// <summary>The platform was read.</summary>
/// <param name="Snapshot">As it is.</param>
internal sealed record PlatformInput(PlatformSnapshot Snapshot);
