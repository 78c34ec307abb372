using Connectors.Domain.Values;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>The way of a marketplace's orders: into which ERP, and out of which warehouse. Change it when its orders are over: an order that is under way stays with who has it.</summary>
/// <param name="Marketplace">Where orders come from.</param>
/// <param name="Erp">Where they are booked.</param>
/// <param name="Warehouse">Who sends the goods; null where a store does (<see cref="Storefront"/>), or people do by the ERP alone, and what they post there as shipped is what left.</param>
public sealed record OrderRoute(ConnectionName Marketplace, ConnectionName Erp, ConnectionName? Warehouse = null)
{
    /// <summary>
    /// The store into which the orders are put, and which sends them: it is the route's warehouse, so that there is no other beside it. It is registered as a warehouse. Null, the default, puts no order into a store.
    /// </summary>
    public ConnectionName? Storefront { get; init; }

    /// <summary>
    /// The B2B store in which the orders are shown, and nothing more: it neither sends them nor is paid for them. Null, the default, shows them nowhere. An order that stands when this is named is shown once something of it changes.
    /// </summary>
    public ConnectionName? Display { get; init; }

    /// <summary>Who sends the goods, warehouse or store; null where people do by the ERP alone.</summary>
    internal ConnectionName? Sender => Warehouse ?? Storefront;

    /// <summary>Whose carrier texts the <c>carriers</c> table is asked about: the sender's, or without one the ERP's.</summary>
    internal ConnectionName CarrierSource => Sender ?? Erp;
}
