using Connectors.Domain.Carriers;
using Connectors.Domain.Customers;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Offers;
using Connectors.Domain.Tables;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Tables;
using Microsoft.Extensions.Logging;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>
/// The tables that orders need, each from whichever source has it. Rows that name a connection of no route are told in the log, once for each state of the tables: not
/// refused, because hosts may share tables and each serve some of the connections, but a misspelt name would else never be found.
/// </summary>
internal sealed partial class OrderTableSource
{
    private readonly ITableSource _source;
    private readonly Func<OrderTables> _tables;
    private readonly IReadOnlyCollection<OrderRoute> _routes;
    private readonly ILogger _logger;
    private ITableSet? _looked;

    /// <summary>Puts it together.</summary>
    /// <param name="sources">The host's sources, at least one.</param>
    /// <param name="routes">The routes of the host.</param>
    /// <param name="logger">Where names that no route has are told.</param>
    public OrderTableSource(IReadOnlyList<ITableSource> sources, IReadOnlyCollection<OrderRoute> routes, ILogger logger)
    {
        _source = CombinedTables.Of(sources, "orders need");
        _tables = OrderTables.From(_source);
        _routes = routes;
        _logger = logger;
    }

    /// <summary>The tables in force.</summary>
    public OrderTables Current()
    {
        var now = _source.Current;
        if (!ReferenceEquals(Interlocked.Exchange(ref _looked, now), now))
            Look(now);
        return _tables();
    }

    private void Look(ITableSet now)
    {
        if (now.Find<OfferMap>() is { } offers)
            Tell("offers", offers.Version, "marketplace", offers.Marketplaces, static r => r.Marketplace);
        if (now.Find<CustomerMap>() is { } customers)
            Tell("customers", customers.Version, "marketplace", customers.Marketplaces, static r => r.Marketplace);
        if (now.Find<CarrierMap>() is { } carriers)
        {
            Tell("carriers", carriers.Version, "marketplace", carriers.Marketplaces, static r => r.Marketplace);
            Tell("carriers", carriers.Version, "warehouse", carriers.Warehouses, static r => r.CarrierSource);
        }

        if (now.Find<TrackingMap>() is { } tracking)
            Tell("tracking", tracking.Version, "marketplace", tracking.Marketplaces, static r => r.Marketplace);

        if (now.Find<DeliveryServiceMap>() is { } services)
        {
            Tell("delivery services", services.Version, "marketplace", services.Marketplaces, static r => r.Marketplace);
            Tell("delivery services", services.Version, "warehouse", services.Warehouses, static r => r.CarrierSource);
        }
    }

    private void Tell(string table, string version, string kind, IReadOnlyList<ConnectionName> named, Func<OrderRoute, ConnectionName> of)
    {
        List<ConnectionName> known = [.. _routes.Select(of).Distinct()];
        foreach (var name in named.Except(known))
            LogUnknown(table, version, kind, name.Value, string.Join(", ", known.Select(static k => $"'{k}'").Order(StringComparer.Ordinal)));
    }

    [LoggerMessage(20, LogLevel.Warning, "Table {Table} {Version} names {Kind} '{Name}', which no route of this host does; its routes name {Known}.")]
    private partial void LogUnknown(string table, string version, string kind, string name, string known);
}
