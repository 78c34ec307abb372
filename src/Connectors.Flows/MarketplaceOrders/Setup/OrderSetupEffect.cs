namespace Connectors.Flows.MarketplaceOrders.Setup;

/// <summary>Look at how the ERP is set up.</summary>
internal sealed record OrderSetupEffect;
