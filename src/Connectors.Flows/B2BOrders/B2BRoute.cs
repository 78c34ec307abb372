using Connectors.Domain.Values;

namespace Connectors.Flows.B2BOrders;

/// <summary>The way of a store's orders: into which ERP, and out of which warehouse. Change it when its orders are over: an order that is under way stays with who has it.</summary>
/// <param name="Store">Where orders come from.</param>
/// <param name="Erp">Where they are booked, and whose accounts and credit count.</param>
/// <param name="Warehouse">Who sends the goods.</param>
public sealed record B2BRoute(ConnectionName Store, ConnectionName Erp, ConnectionName Warehouse);
