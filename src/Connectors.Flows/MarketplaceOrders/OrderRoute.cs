using Connectors.Domain.Values;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>The way of a marketplace's orders: into which ERP, and out of which warehouse.</summary>
/// <param name="Marketplace">Where orders come from.</param>
/// <param name="Erp">Where they are booked.</param>
/// <param name="Warehouse">Who sends the goods.</param>
public sealed record OrderRoute(ConnectionName Marketplace, ConnectionName Erp, ConnectionName Warehouse);
