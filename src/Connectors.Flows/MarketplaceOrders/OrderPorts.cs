using System.Collections.Frozen;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>The systems a flow works with, by connection, and the ways between them.</summary>
internal sealed class OrderPorts
{
    private readonly FrozenDictionary<ConnectionName, OrderRoute> _routes;

    /// <summary>Puts them together.</summary>
    /// <exception cref="ArgumentException">A route names a connection that is not there, or a marketplace has two routes.</exception>
    public OrderPorts(IEnumerable<OrderRoute> routes, IEnumerable<IMarketplace> marketplaces, IEnumerable<IErp> erps, IEnumerable<IWarehouse> warehouses, IEnumerable<IErpFulfilment>? fulfilments = null)
    {
        Marketplaces = marketplaces.ToFrozenDictionary(static p => p.Connection);
        Erps = erps.ToFrozenDictionary(static p => p.Connection);
        Fulfilments = (fulfilments ?? []).ToFrozenDictionary(static p => p.Connection);
        Warehouses = warehouses.ToFrozenDictionary(static p => p.Connection);
        var all = routes.ToList();
        foreach (var route in all)
        {
            Require(Marketplaces.ContainsKey(route.Marketplace), "marketplace", route.Marketplace);
            Require(Erps.ContainsKey(route.Erp), "ERP", route.Erp);
            if (route is { Warehouse: not null, Storefront: not null })
                throw new ArgumentException($"The route of '{route.Marketplace}' names warehouse '{route.Warehouse}' and store '{route.Storefront}'; an order is sent by one of them.", nameof(routes));
            if (route.Sender is { } sender)
                Require(Warehouses.ContainsKey(sender), route.Storefront is null ? "warehouse" : "store that sends", sender);
        }

        if (all.GroupBy(static r => r.Marketplace).FirstOrDefault(static g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"Marketplace '{twice.Key}' has two routes; one is expected: an order is worked on by one flow.", nameof(routes));
        _routes = all.ToFrozenDictionary(static r => r.Marketplace);

        static void Require(bool isThere, string kind, ConnectionName name)
        {
            if (!isThere)
                throw new ArgumentException($"A route names {kind} '{name}', which is not registered.", nameof(routes));
        }
    }

    /// <summary>The marketplaces.</summary>
    public IReadOnlyDictionary<ConnectionName, IMarketplace> Marketplaces { get; }

    /// <summary>The ERPs.</summary>
    public IReadOnlyDictionary<ConnectionName, IErp> Erps { get; }

    /// <summary>The ERPs that post what left, as far as they do.</summary>
    public IReadOnlyDictionary<ConnectionName, IErpFulfilment> Fulfilments { get; }

    /// <summary>The warehouses.</summary>
    public IReadOnlyDictionary<ConnectionName, IWarehouse> Warehouses { get; }

    /// <summary>Who sends the goods of a route, warehouse or store; null where nobody does.</summary>
    public IWarehouse? WarehouseOf(OrderRoute route) => route.Sender is { } name ? Warehouses[name] : null;

    /// <summary>The way of a marketplace's orders.</summary>
    /// <exception cref="KeyNotFoundException">The marketplace has none.</exception>
    public OrderRoute RouteOf(ConnectionName marketplace) => _routes.TryGetValue(marketplace, out var route)
        ? route
        : throw new KeyNotFoundException($"Marketplace '{marketplace}' has no route.");
}
