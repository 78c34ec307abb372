using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>Routes with the choices that hold for their orders. A host may have several; each marketplace belongs to one.</summary>
/// <param name="Routes">The ways of the orders.</param>
/// <param name="Policy">The merchant's choices.</param>
/// <param name="Tables">Gives the mapping tables now in force.</param>
internal sealed record OrderInstance(IReadOnlyCollection<OrderRoute> Routes, OrderPolicy Policy, Func<OrderTables> Tables)
{
    /// <summary>The one that a marketplace belongs to.</summary>
    public static OrderInstance Of(IReadOnlyList<OrderInstance> instances, ConnectionName marketplace) => instances.First(i => i.Routes.Any(r => r.Marketplace == marketplace));
}
