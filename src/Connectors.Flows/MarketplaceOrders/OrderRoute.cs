using Connectors.Domain.Values;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>The way of a marketplace's orders: into which ERP, and out of which warehouse. Change it when its orders are over: an order that is under way stays with who has it.</summary>
/// <param name="Marketplace">Where orders come from.</param>
/// <param name="Erp">Where they are booked.</param>
/// <param name="Warehouse">Who sends the goods; null where people do by the ERP alone, and what they post there as shipped is what left.</param>
public sealed record OrderRoute(ConnectionName Marketplace, ConnectionName Erp, ConnectionName? Warehouse = null)
{
    /// <summary>Whose carrier texts the <c>carriers</c> table is asked about: the warehouse's, or without one the ERP's.</summary>
    internal ConnectionName CarrierSource => Warehouse ?? Erp;
}
