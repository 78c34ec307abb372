using System.Diagnostics.CodeAnalysis;
using Connectors.Domain.Customers;
using Connectors.Domain.Fees;
using Connectors.Domain.Ports;
using Connectors.Domain.Returns;
using Connectors.Domain.Tables;
using Connectors.Domain.Values;
using Connectors.Flows.Accounts;
using Connectors.Flows.B2BOrders;
using Connectors.Flows.B2BOrders.StoreRefunds;
using Connectors.Flows.B2BPrices;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Hosting;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.MarketplaceOrders.Display;
using Connectors.Flows.MarketplaceOrders.Platform;
using Connectors.Flows.MarketplaceOrders.References;
using Connectors.Flows.MarketplaceOrders.Setup;
using Connectors.Flows.Notifications;
using Connectors.Flows.Prices;
using Connectors.Flows.Refunds;
using Connectors.Flows.Returns;
using Connectors.Flows.Rules;
using Connectors.Flows.Settlement;
using Connectors.Flows.Stock;
using Connectors.Flows.Storage;
using Connectors.Flows.Tables;
using Connectors.Http.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers flows and what runs them.</summary>
public static class FlowsServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="FlowRunner"/> over the registered <see cref="IFlowStore"/> (in memory when there is none) and every registered
    /// <see cref="IFlow"/>. It works when it is driven; <see cref="AddConnectorFlowHost"/> drives it with the host. The options are checked when the host starts.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section that the options are bound to; read once. Null binds none.</param>
    /// <param name="configure">Sets how it works, after the section; null for the defaults.</param>
    public static IServiceCollection AddConnectorFlows(
        this IServiceCollection services, IConfigurationSection? section = null, Action<FlowRunnerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        new SectionOptions<FlowRunnerOptions>(
            Options.Options.DefaultName, section?.Path ?? "flows", section, static (from, options) => from.Bind(options), FindMistakes).AddTo(services, configure);
        services.TryAddSingleton<IFlowStore>(static _ => new InMemoryFlowStore());
        services.TryAddSingleton<ICaseSender>(static sp => sp.GetRequiredService<IFlowStore>());
        services.TryAddSingleton<ICaseQuery>(static sp => sp.GetRequiredService<FlowRunnerOptions>().GetRunbooks() is { } runbooks
            ? new CasesWithRunbooks(sp.GetRequiredService<IFlowStore>(), runbooks)
            : sp.GetRequiredService<IFlowStore>());
        services.TryAddSingleton(static sp => sp.GetRequiredService<IOptions<FlowRunnerOptions>>().Value);
        services.TryAddSingleton(sp => new FlowRunner(
            sp.GetRequiredService<IFlowStore>(),
            sp.GetServices<IFlow>(),
            sp.GetRequiredService<FlowRunnerOptions>(),
            Clock(sp),
            sp.GetRequiredService<ILogger<FlowRunner>>(),
            sp.GetServices<ITableSource>(),
            sp.GetService<JournalKey>()));
        services.TryAddSingleton(static sp => new PollWaker(sp.GetRequiredService<IFlowStore>(), sp.GetServices<IFlow>(), sp.GetRequiredService<FlowRunnerOptions>().Time ?? Clock(sp)));
        return services;
    }

    /// <inheritdoc cref="AddConnectorFlows(IServiceCollection, IConfigurationSection?, Action{FlowRunnerOptions}?)"/>
    public static IServiceCollection AddConnectorFlows(this IServiceCollection services, Action<FlowRunnerOptions>? configure) =>
        services.AddConnectorFlows(null, configure);

    /// <summary>Runs the flows in the background for as long as the host lives.</summary>
    public static IServiceCollection AddConnectorFlowHost(this IServiceCollection services) => services.AddHostedService<FlowHost>();

    /// <summary>
    /// Adds the marketplace order-to-cash flow over the keyed <see cref="IMarketplace"/>, <see cref="IErp"/> and <see cref="IWarehouse"/>
    /// that the routes name (a route without a warehouse leaves sending to the ERP's own people: what they post there as shipped is what left), with the mapping tables of the registered <see cref="ITableSource"/>s, each from the one that has it. What left is posted through the keyed
    /// <see cref="IErpFulfilment"/> of the ERP, where there is one. It may be called several times, with
    /// other choices for other marketplaces. When the host starts, every name in a route must be registered, a marketplace be in one call only, and a table in one source;
    /// rows for connections of no route are told in the log (hosts may share tables), unless they are for a name that begins as a route without rows does, or no route has a row: then a name is spelt in two ways, and the host does not start.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="routes">The way of each marketplace's orders.</param>
    /// <param name="policy">The merchant's choices.</param>
    /// <example>
    /// <code>
    /// services.AddConnectorTables(options =&gt; options.Folder = "/etc/connectors/tables");
    /// services.AddConnectorFlows();
    /// services.AddConnectorFlowHost();
    /// services.AddMarketplaceOrders(
    ///     [new OrderRoute(new ConnectionName("bq"), new ConnectionName("bc"), new ConnectionName("warehouse"))],
    ///     new OrderPolicy { PollEvery = TimeSpan.FromMinutes(15) });
    /// </code>
    /// </example>
    public static IServiceCollection AddMarketplaceOrders(this IServiceCollection services, IReadOnlyCollection<OrderRoute> routes, OrderPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(routes);
        var call = services.Count(static s => s.ServiceType == typeof(RouteRegistration<OrderRoute>)) + 1;
        return AddFlow(services, FormattableString.Invariant($"marketplace-orders:{call}"), _ => routes, _ => policy);
    }

    /// <inheritdoc cref="AddMarketplaceOrders(IServiceCollection, IReadOnlyCollection{OrderRoute}, OrderPolicy)"/>
    /// <param name="services">The services.</param>
    /// <param name="section">The section that routes and choices are bound to (<see cref="MarketplaceOrdersOptions"/>); checked when the host starts, read once. Its path is the options' name.</param>
    public static IServiceCollection AddMarketplaceOrders(this IServiceCollection services, IConfigurationSection section)
    {
        var bound = AddSection<MarketplaceOrdersOptions>(services, section, static (from, options) => from.Bind(options), MarketplaceOrdersOptions.FindMistakes);
        return AddFlow(services, section.Path, sp => bound(sp).GetRoutes(), sp => bound(sp).GetPolicy());
    }

    /// <summary>
    /// Adds the flow of business orders over the keyed <see cref="IStorefrontOrders"/>, <see cref="IErp"/> and <see cref="IWarehouse"/> that the routes name, with the mapping tables of the registered
    /// <see cref="ITableSource"/>s, each from the one that has it. What left is posted through the keyed <see cref="IErpFulfilment"/> of the ERP, what is paid there is shown in the store by its keyed
    /// <see cref="IErpReceivables"/>, and what the store refunds is credited through its keyed <see cref="IErpReturns"/>, where there is one. It may be called several times, with other
    /// choices for other stores. When the host starts, every name in a route must be registered, a store be in one call only, and a table in one source.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="routes">The way of each store's orders.</param>
    /// <param name="policy">The merchant's choices.</param>
    /// <example>
    /// <code>
    /// services.AddB2BOrders(
    ///     [new B2BRoute(new ConnectionName("trade"), new ConnectionName("bc"), new ConnectionName("warehouse"))],
    ///     new B2BPolicy { PriceSource = PriceSource.ErpQuote });
    /// </code>
    /// </example>
    public static IServiceCollection AddB2BOrders(this IServiceCollection services, IReadOnlyCollection<B2BRoute> routes, B2BPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentNullException.ThrowIfNull(policy);
        var call = services.Count(static s => s.ServiceType == typeof(RouteRegistration<B2BRoute>)) + 1;
        return AddB2BFlow(services, FormattableString.Invariant($"b2b-orders:{call}"), _ => routes, _ => policy);
    }

    /// <inheritdoc cref="AddB2BOrders(IServiceCollection, IReadOnlyCollection{B2BRoute}, B2BPolicy)"/>
    /// <param name="services">The services.</param>
    /// <param name="section">The section that routes and choices are bound to (<see cref="B2BOrdersOptions"/>); checked when the host starts, read once. Its path is the options' name.</param>
    public static IServiceCollection AddB2BOrders(this IServiceCollection services, IConfigurationSection section)
    {
        var bound = AddSection<B2BOrdersOptions>(services, section, static (from, options) => from.Bind(options), B2BOrdersOptions.FindMistakes);
        return AddB2BFlow(services, section.Path, sp => bound(sp).GetRoutes(), sp => bound(sp).GetPolicy());
    }

    /// <summary>
    /// Adds the flow that publishes the stock of the keyed <see cref="IErpStock"/> on the keyed <see cref="IMarketplaceOffers"/>, or in the keyed <see cref="IB2BStock"/>, that the routes name, with the mapping tables of the
    /// registered <see cref="ITableSource"/>s. Orders that flows of this host, or of others over the same store, book in that ERP are kept free. It may be called several times, with other
    /// choices for other marketplaces. When the host starts, every name in a route must be registered, a marketplace be in one call only, and a table in one source.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="routes">The way of each marketplace's stock.</param>
    /// <param name="policy">The merchant's choices.</param>
    /// <example>
    /// <code>
    /// services.AddStock(
    ///     [new StockRoute(new ConnectionName("bq"), new ConnectionName("bc"))],
    ///     new StockPolicy { Every = TimeSpan.FromMinutes(10), Locations = ["MAIN"] });
    /// </code>
    /// </example>
    public static IServiceCollection AddStock(this IServiceCollection services, IReadOnlyCollection<StockRoute> routes, StockPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentNullException.ThrowIfNull(policy);
        var call = services.Count(static s => s.ServiceType == typeof(RouteRegistration<StockRoute>)) + 1;
        return AddStockFlow(services, FormattableString.Invariant($"stock:{call}"), _ => routes, _ => policy);
    }

    /// <inheritdoc cref="AddStock(IServiceCollection, IReadOnlyCollection{StockRoute}, StockPolicy)"/>
    /// <param name="services">The services.</param>
    /// <param name="section">The section that routes and choices are bound to (<see cref="StockOptions"/>); checked when the host starts, read once. Its path is the options' name.</param>
    public static IServiceCollection AddStock(this IServiceCollection services, IConfigurationSection section)
    {
        var bound = AddSection<StockOptions>(services, section, static (from, options) => from.Bind(options), StockOptions.FindMistakes);
        return AddStockFlow(services, section.Path, sp => bound(sp).GetRoutes(), sp => bound(sp).GetPolicy());
    }

    /// <summary>
    /// Adds the flow that tells the keyed <see cref="IB2BAccounts"/> that the routes name what its customers may owe, as the keyed <see cref="IErp"/> has it: limits, balances and blocks, by the customer table (<see cref="CustomerMap"/>) of
    /// the registered <see cref="ITableSource"/>s. Orders of business customers that flows of this host, or of others over the same store, book in that ERP count until they are invoiced; the keyed <see cref="IErpReceivables"/> of the ERP,
    /// where there is one, tells which are in part. It may be called several times, with other choices for other stores. When the host starts, every name in a route must be registered, a store be in one call only, and
    /// the table in one source.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="routes">The way of each store's accounts.</param>
    /// <param name="policy">The merchant's choices.</param>
    public static IServiceCollection AddAccounts(this IServiceCollection services, IReadOnlyCollection<AccountRoute> routes, AccountPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentNullException.ThrowIfNull(policy);
        var call = services.Count(static s => s.ServiceType == typeof(RouteRegistration<AccountRoute>)) + 1;
        return AddAccountFlow(services, FormattableString.Invariant($"accounts:{call}"), _ => routes, _ => policy);
    }

    /// <inheritdoc cref="AddAccounts(IServiceCollection, IReadOnlyCollection{AccountRoute}, AccountPolicy)"/>
    /// <param name="services">The services.</param>
    /// <param name="section">The section that routes and choices are bound to (<see cref="AccountOptions"/>); checked when the host starts, read once. Its path is the options' name.</param>
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfigurationSection section)
    {
        var bound = AddSection<AccountOptions>(services, section, static (from, options) => from.Bind(options), AccountOptions.FindMistakes);
        return AddAccountFlow(services, section.Path, sp => bound(sp).GetRoutes(), sp => bound(sp).GetPolicy());
    }

    /// <summary>
    /// Adds the flow that tells the keyed <see cref="IMarketplaceOffers"/> that the routes name what offers cost, by the price table (<see cref="Connectors.Domain.Prices.OfferPrices"/>) and the offer table of the registered
    /// <see cref="ITableSource"/>s, or the items of the keyed <see cref="IErp"/> where a route names one, and that finds out where a marketplace shows something else. It may be called several times, with other choices for other marketplaces. When the host starts, every name in a route
    /// must be registered, a marketplace be in one call only, and a table in one source.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="routes">The way of each marketplace's prices.</param>
    /// <param name="policy">The merchant's choices.</param>
    /// <example>
    /// <code>
    /// services.AddPrices(
    ///     [new PriceRoute(new ConnectionName("bq"))],
    ///     new PricePolicy { Every = TimeSpan.FromMinutes(30), MostChange = 0.3m });
    /// </code>
    /// </example>
    public static IServiceCollection AddPrices(this IServiceCollection services, IReadOnlyCollection<PriceRoute> routes, PricePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentNullException.ThrowIfNull(policy);
        var call = services.Count(static s => s.ServiceType == typeof(RouteRegistration<PriceRoute>)) + 1;
        return AddPriceFlow(services, FormattableString.Invariant($"prices:{call}"), _ => routes, _ => policy);
    }

    /// <inheritdoc cref="AddPrices(IServiceCollection, IReadOnlyCollection{PriceRoute}, PricePolicy)"/>
    /// <param name="services">The services.</param>
    /// <param name="section">The section that routes and choices are bound to (<see cref="PriceOptions"/>); checked when the host starts, read once. Its path is the options' name.</param>
    public static IServiceCollection AddPrices(this IServiceCollection services, IConfigurationSection section)
    {
        var bound = AddSection<PriceOptions>(services, section, static (from, options) => from.Bind(options), PriceOptions.FindMistakes);
        return AddPriceFlow(services, section.Path, sp => bound(sp).GetRoutes(), sp => bound(sp).GetPolicy());
    }

    /// <summary>
    /// Adds the flow that keeps the price lists of the keyed <see cref="IB2BPricing"/> that the routes name, by the table of list prices (<see cref="Connectors.Domain.Prices.ListPrices"/>) of the registered <see cref="ITableSource"/>s, by
    /// what <see cref="B2BPricesFlow.Change"/> tells in real time, and, where a route names one, by the items of the keyed <see cref="IErp"/>; the newest counts. It may be called several times, with other choices for other stores. When the
    /// host starts, every name in a route must be registered, a store be in one call only, a table in one source, and prices must come from somewhere.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="routes">The way of each store's price lists.</param>
    /// <param name="policy">The merchant's choices.</param>
    public static IServiceCollection AddB2BPrices(this IServiceCollection services, IReadOnlyCollection<B2BPriceRoute> routes, B2BPricePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentNullException.ThrowIfNull(policy);
        var call = services.Count(static s => s.ServiceType == typeof(RouteRegistration<B2BPriceRoute>)) + 1;
        return AddB2BPriceFlow(services, FormattableString.Invariant($"b2b-prices:{call}"), _ => routes, _ => policy);
    }

    /// <inheritdoc cref="AddB2BPrices(IServiceCollection, IReadOnlyCollection{B2BPriceRoute}, B2BPricePolicy)"/>
    /// <param name="services">The services.</param>
    /// <param name="section">The section that routes and choices are bound to (<see cref="B2BPriceOptions"/>); checked when the host starts, read once. Its path is the options' name.</param>
    public static IServiceCollection AddB2BPrices(this IServiceCollection services, IConfigurationSection section)
    {
        var bound = AddSection<B2BPriceOptions>(services, section, static (from, options) => from.Bind(options), B2BPriceOptions.FindMistakes);
        return AddB2BPriceFlow(services, section.Path, sp => bound(sp).GetRoutes(), sp => bound(sp).GetPolicy());
    }

    /// <summary>
    /// Adds the flow that books the billing cycles of the keyed <see cref="IMarketplaceSettlement"/> in the ledger of the keyed <see cref="IErpFinance"/> that the routes name, by the fee table
    /// (<see cref="FeeMap"/>) of the registered <see cref="ITableSource"/>s: as drafts that people post, once and to the penny. It may be called several times, with other choices for other
    /// marketplaces. When the host starts, every name in a route must be registered, a marketplace be in one call only, and the table in one source; accounts and journal are checked then too, and
    /// what is wrong with them is a record.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="routes">The way of each marketplace's settlements.</param>
    /// <param name="policy">The merchant's choices.</param>
    /// <example>
    /// <code>
    /// services.AddBusinessCentralFinance("bc", options =&gt; (options.Journal, options.Currency) = ("SETTLE", "GBP"));
    /// services.AddSettlement(
    ///     [new SettlementRoute(new ConnectionName("bq"), new ConnectionName("bc"))],
    ///     new SettlementPolicy { Since = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero) });
    /// </code>
    /// </example>
    public static IServiceCollection AddSettlement(this IServiceCollection services, IReadOnlyCollection<SettlementRoute> routes, SettlementPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentNullException.ThrowIfNull(policy);
        var call = services.Count(static s => s.ServiceType == typeof(RouteRegistration<SettlementRoute>)) + 1;
        return AddSettlementFlow(services, FormattableString.Invariant($"settlement:{call}"), _ => routes, _ => policy);
    }

    /// <inheritdoc cref="AddSettlement(IServiceCollection, IReadOnlyCollection{SettlementRoute}, SettlementPolicy)"/>
    /// <param name="services">The services.</param>
    /// <param name="section">The section that routes and choices are bound to (<see cref="SettlementOptions"/>); checked when the host starts, read once. Its path is the options' name.</param>
    public static IServiceCollection AddSettlement(this IServiceCollection services, IConfigurationSection section)
    {
        var bound = AddSection<SettlementOptions>(services, section, static (from, options) => from.Bind(options), SettlementOptions.FindMistakes);
        return AddSettlementFlow(services, section.Path, sp => bound(sp).GetRoutes(), sp => bound(sp).GetPolicy());
    }

    /// <summary>
    /// Adds the flow of returns: from the keyed <see cref="IMarketplaceReturns"/> and <see cref="IMarketplace"/> into the keyed <see cref="IErpReturns"/> that the routes name, for orders that the order flow
    /// of this host, or of others over the same store, booked. What came back is told by <see cref="ReturnsFlow"/>. It may be called several times, with other choices for other marketplaces.
    /// When the host starts, every name in a route must be registered, and a marketplace be in one call only.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="routes">The way of each marketplace's returns.</param>
    /// <param name="policy">The merchant's choices.</param>
    /// <example>
    /// <code>
    /// services.AddReturns(
    ///     [new ReturnRoute(new ConnectionName("bq"), new ConnectionName("bc"))],
    ///     new ReturnsPolicy { QuarantineLocation = "6d1f5b0e-9b0a-4b7e-8f0e-2f6a1f0c3b11" });
    /// </code>
    /// </example>
    public static IServiceCollection AddReturns(this IServiceCollection services, IReadOnlyCollection<ReturnRoute> routes, ReturnsPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentNullException.ThrowIfNull(policy);
        var call = services.Count(static s => s.ServiceType == typeof(RouteRegistration<ReturnRoute>)) + 1;
        return AddReturnsFlow(services, FormattableString.Invariant($"returns:{call}"), _ => routes, _ => policy);
    }

    /// <inheritdoc cref="AddReturns(IServiceCollection, IReadOnlyCollection{ReturnRoute}, ReturnsPolicy)"/>
    /// <param name="services">The services.</param>
    /// <param name="section">The section that routes and choices are bound to (<see cref="ReturnsOptions"/>); checked when the host starts, read once. Its path is the options' name.</param>
    public static IServiceCollection AddReturns(this IServiceCollection services, IConfigurationSection section)
    {
        var bound = AddSection<ReturnsOptions>(services, section, static (from, options) => from.Bind(options), ReturnsOptions.FindMistakes);
        return AddReturnsFlow(services, section.Path, sp => bound(sp).GetRoutes(), sp => bound(sp).GetPolicy());
    }

    /// <summary>
    /// Keeps the subscriptions by which an ERP tells of news, through the keyed <see cref="IErpNotifications"/>: looks once an hour, renews every day, and ends what is not wanted any more.
    /// What receives the news wakes those who ask the ERP (<see cref="PollWaker"/>); without it, or when it fails, they ask at their own interval. It may be called once for each ERP.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="connection">Name of the ERP's connection, for example <c>bc</c>.</param>
    public static IServiceCollection AddErpSubscriptions(this IServiceCollection services, string connection)
    {
        ArgumentNullException.ThrowIfNull(services);
        var isKept = services.Any(static s => s.ServiceType == typeof(NotifiedErp));
        services.AddSingleton(new NotifiedErp(new ConnectionName(connection)));
        return isKept ? services : services.AddSingleton<IFlow>(static sp => new SubscriptionFlow(Named<IErpNotifications>(sp, sp.GetServices<NotifiedErp>().Select(static e => e.Connection))));
    }

    /// <summary>Adds a rule of the host's own; rules of one document are asked in the order they are added.</summary>
    /// <typeparam name="T">The document that leaves next; see <see cref="HostRule{T}"/>.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="name">Its name, for the journal.</param>
    /// <param name="version">Its version, for the journal: change it with the rule.</param>
    /// <param name="judge">The rule. Pure; null lets the document pass.</param>
    public static IServiceCollection AddOrderRule<T>(this IServiceCollection services, string name, string version, Func<T, RuleFacts, RuleVerdict<T>?> judge)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(judge);
        return services.AddSingleton<HostRule>(new HostRule<T>(name, version, judge));
    }

    /// <summary>However often it is called: one order flow works for all, each marketplace with the choices of its own call.</summary>
    private static IServiceCollection AddFlow(
        IServiceCollection services,
        string path,
        Func<IServiceProvider, IReadOnlyCollection<OrderRoute>> routes,
        Func<IServiceProvider, OrderPolicy> policy)
    {
        services.AddSingleton(new RouteRegistration<OrderRoute>(path, routes));
        services.AddSingleton(new OrderPolicyRegistration(path, routes, policy));
        services.AddSingleton(sp => new OrderInstance(routes(sp), policy(sp), sp.GetRequiredService<OrderTableSource>().Current));
        if (services.Any(static s => s.ServiceType == typeof(OrderPorts)))
            return services;
        services.AddOptions<OrderStartupOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<OrderStartupOptions>>(sp => new OrderStartupCheck(sp, services, static names =>
        [
            .. names.NamesOf<B2BRoute>(static r => r.Store),
            .. names.NamesOf<StockRoute>(static r => r.Marketplace),
            .. names.NamesOf<PriceRoute>(static r => r.Marketplace),
        ]));
        services.AddSingleton(static sp => new OrderTableSource(
            [.. sp.GetServices<ITableSource>()],
            [.. sp.GetServices<RouteRegistration<OrderRoute>>().SelectMany(r => r.Routes(sp))],
            sp.GetService<ILoggerFactory>()?.CreateLogger<OrderFlow>() ?? NullLogger<OrderFlow>.Instance));
        services.AddSingleton(static sp =>
        {
            var ways = Instances(sp).SelectMany(static i => i.Routes).ToList();
            return new OrderPorts(
                ways,
                ways.Select(static r => r.Marketplace).Distinct().Select(n => sp.GetRequiredKeyedService<IMarketplace>(n.Value)),
                ways.Select(static r => r.Erp).Distinct().Select(n => sp.GetRequiredKeyedService<IErp>(n.Value)),
                ways.Select(static r => r.Sender).OfType<ConnectionName>().Distinct().Select(n => sp.GetRequiredKeyedService<IWarehouse>(n.Value)),
                ways.Select(static r => r.Erp).Distinct().Select(n => sp.GetKeyedService<IErpFulfilment>(n.Value)).OfType<IErpFulfilment>());
        });
        services.AddSingleton(static sp => new OrderFlow(Ports(sp), Instances(sp), [.. sp.GetServices<HostRule>()]));
        services.AddSingleton<IFlow>(static sp => sp.GetRequiredService<OrderFlow>());
        services.AddSingleton<IFlow>(static sp => new OrderDisplayFlow(Named<IOrderDisplay>(sp, Instances(sp).SelectMany(static i => i.Routes).Select(static r => r.Display).OfType<ConnectionName>()), Instances(sp)));
        services.AddSingleton<IFlow>(static sp => new OrderSetupFlow(Ports(sp), sp.GetRequiredService<OrderFlow>(), Instances(sp)));
        services.AddSingleton<IFlow>(static sp => new ReferenceFlow(Ports(sp).Marketplaces, Every(sp, static p => p.ReferencesEvery)));
        services.AddSingleton<IFlow>(static sp => new PlatformFlow(Ports(sp).Marketplaces, Every(sp, static p => p.ReferenceEvery)));
        services.AddSingleton<IFlow>(static sp => OrderPolls.Changes(Ports(sp), Instances(sp)));
        services.AddSingleton<IFlow>(static sp => OrderPolls.LateChanges(Ports(sp), Instances(sp)));
        services.AddSingleton<IFlow>(static sp => OrderPolls.Sweep(Ports(sp), Instances(sp)));
        AddTurns(services, static sp => OrderMessages.TakerOf(Instances(sp).SelectMany(static i => i.Routes).Select(static r => r.Marketplace.Value)));
        services.AddSingleton<IFlow>(static sp => TrackingRowPoll.Create(Instances(sp)));
        AddListeners(services, static sp => OrderPolls.OfErps(Instances(sp)), static (sp, all) => ErpWatch.Create(Named<IErp>(sp, all.Select(static l => l.Erp)), all));
        AddListeners(services, static sp => OrderPolls.OfErpShipments(Instances(sp)), static (sp, all) => ErpShipmentPoll.Create(Named<IErp>(sp, all.Select(static l => l.System)), all));
        return AddListeners(services, static sp => OrderPolls.OfWarehouses(Instances(sp)), static (sp, all) => WarehousePoll.Create(Named<IWarehouse>(sp, all.Select(static l => l.System)), all));

        static OrderPorts Ports(IServiceProvider sp) => sp.GetRequiredService<OrderPorts>();

        static IReadOnlyList<OrderInstance> Instances(IServiceProvider sp) => [.. sp.GetServices<OrderInstance>()];

        static Dictionary<string, TimeSpan> Every(IServiceProvider sp, Func<OrderPolicy, TimeSpan> every) =>
            Instances(sp).SelectMany(i => i.Routes.Select(r => (r.Marketplace.Value, every(i.Policy)))).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>However often it is called: one flow works for all, each store with the choices of its own call.</summary>
    private static IServiceCollection AddB2BFlow(
        IServiceCollection services, string path, Func<IServiceProvider, IReadOnlyCollection<B2BRoute>> routes, Func<IServiceProvider, B2BPolicy> policy)
    {
        services.AddSingleton(new RouteRegistration<B2BRoute>(path, routes));
        services.AddSingleton(new B2BPolicyRegistration(path, policy, routes));
        services.AddSingleton(sp => new B2BInstance(routes(sp), policy(sp), sp.GetRequiredService<Func<B2BTables>>()));
        if (services.Any(static s => s.ServiceType == typeof(B2BPorts)))
            return services;
        services.AddOptions<B2BStartupOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<B2BStartupOptions>>(sp => new B2BStartupCheck(sp, services));
        services.AddSingleton(static sp => B2BTables.From(CombinedTables.Of([.. sp.GetServices<ITableSource>()], "business orders need")));
        services.AddSingleton(static sp =>
        {
            var ways = Instances(sp).SelectMany(static i => i.Routes).ToList();
            return new B2BPorts(
                Named<IStorefrontOrders>(sp, ways.Select(static r => r.Store)),
                Named<IErp>(sp, ways.Select(static r => r.Erp)),
                ways.Select(static r => r.Erp).Distinct().Select(n => sp.GetKeyedService<IErpFulfilment>(n.Value)).OfType<IErpFulfilment>().ToDictionary(static p => p.Connection),
                Named<IWarehouse>(sp, ways.Select(static r => r.Warehouse)))
            {
                Returns = ways.Select(static r => r.Erp).Distinct().Select(n => sp.GetKeyedService<IErpReturns>(n.Value)).OfType<IErpReturns>().ToDictionary(static p => p.Connection),
                Receivables = ways.Select(static r => r.Erp).Distinct().Select(n => sp.GetKeyedService<IErpReceivables>(n.Value)).OfType<IErpReceivables>().ToDictionary(static p => p.Connection),
            };
        });
        services.AddSingleton<IFlow>(static sp => new B2BFlow(Ports(sp), Instances(sp), [.. sp.GetServices<HostRule>()]));
        services.AddSingleton<IFlow>(static sp => new CreditFlow(Ports(sp).Erps));
        services.AddSingleton<IFlow>(static sp => new AllocationFlow(Ports(sp).Warehouses, B2BPolls.BackorderEvery(Instances(sp)), static (order, inputId, news) => B2BMessages.Of(order, inputId, news)));
        services.AddSingleton<IFlow>(static sp => new StoreRefundFlow(Ports(sp), Instances(sp)));
        AddTurns(services, static sp => StoreRefundMessages.TakerOf(StoreRefundFlow.StoresOf(Ports(sp), Instances(sp))));
        services.AddSingleton<IFlow>(static sp => new PaidBackFlow(Ports(sp).Storefronts, Instances(sp)));
        services.AddSingleton<IFlow>(static sp => PaidBackWatch.Create(Ports(sp).Receivables, Instances(sp)));
        services.AddSingleton<IFlow>(static sp => B2BPolls.Orders(Ports(sp), Instances(sp)));
        services.AddSingleton<IFlow>(static sp => B2BPolls.Drafts(Ports(sp), Instances(sp)));
        services.AddSingleton<IFlow>(static sp => B2BPolls.LateOrders(Ports(sp), Instances(sp)));
        services.AddSingleton<IFlow>(static sp => B2BPolls.Sweep(Ports(sp), Instances(sp)));
        AddListeners(services, static sp => B2BPolls.OfErps(Instances(sp)), static (sp, all) => ErpWatch.Create(Named<IErp>(sp, all.Select(static l => l.Erp)), all));
        return AddListeners(services, static sp => B2BPolls.OfWarehouses(Instances(sp)), static (sp, all) => WarehousePoll.Create(Named<IWarehouse>(sp, all.Select(static l => l.System)), all));

        static B2BPorts Ports(IServiceProvider sp) => sp.GetRequiredService<B2BPorts>();

        static IReadOnlyList<B2BInstance> Instances(IServiceProvider sp) => [.. sp.GetServices<B2BInstance>()];
    }

    /// <summary>However often it is called: one flow works for all, each marketplace with the choices of its own call.</summary>
    private static IServiceCollection AddStockFlow(
        IServiceCollection services, string path, Func<IServiceProvider, IReadOnlyCollection<StockRoute>> routes, Func<IServiceProvider, StockPolicy> policy)
    {
        services.AddSingleton(new RouteRegistration<StockRoute>(path, routes));
        services.AddSingleton(sp => new StockInstance(routes(sp), policy(sp), sp.GetRequiredService<Func<StockTables>>()));
        if (services.Any(static s => s.ServiceType == typeof(StockPorts)))
            return services;
        services.AddOptions<StockStartupOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<StockStartupOptions>>(sp => new StockStartupCheck(sp, services));
        services.AddSingleton(static sp => StockTables.From(CombinedTables.Of([.. sp.GetServices<ITableSource>()], "stock needs")));
        services.AddSingleton(static sp =>
        {
            var ways = sp.GetServices<StockInstance>().SelectMany(static i => i.Routes).ToList();
            return new StockPorts(
                Named<IErpStock>(sp, ways.Select(static r => r.Erp)),
                ways.Select(static r => r.Marketplace).ToDictionary(static m => m, m => StockPorts.OutletOf(sp.GetKeyedService<IMarketplaceOffers>(m.Value), sp.GetKeyedService<IB2BStock>(m.Value))));
        });
        return services.AddSingleton<IFlow>(static sp => new PublishingFlow(sp.GetRequiredService<StockPorts>(), [.. sp.GetServices<StockInstance>()], [.. sp.GetServices<HostRule>()]));
    }

    /// <summary>However often it is called: one flow works for all, each store with the choices of its own call.</summary>
    private static IServiceCollection AddAccountFlow(
        IServiceCollection services, string path, Func<IServiceProvider, IReadOnlyCollection<AccountRoute>> routes, Func<IServiceProvider, AccountPolicy> policy)
    {
        services.AddSingleton(new RouteRegistration<AccountRoute>(path, routes));
        services.AddSingleton(sp =>
        {
            var tables = CombinedTables.Of([.. sp.GetServices<ITableSource>()], "accounts need");
            return new AccountInstance(routes(sp), policy(sp), () => tables.Current.Find<CustomerMap>() ?? throw new InvalidOperationException($"The table source has no {nameof(CustomerMap)}."));
        });
        if (services.Any(static s => s.ServiceType == typeof(AccountPorts)))
            return services;
        services.AddOptions<AccountStartupOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccountStartupOptions>>(sp => new AccountStartupCheck(sp, services));
        services.AddSingleton(static sp =>
        {
            var ways = sp.GetServices<AccountInstance>().SelectMany(static i => i.Routes).ToList();
            return new AccountPorts(
                Named<IB2BAccounts>(sp, ways.Select(static r => r.Store)),
                Named<IErp>(sp, ways.Select(static r => r.Erp)),
                ways.Select(static r => r.Erp).Distinct().Select(erp => (erp, Port: sp.GetKeyedService<IErpReceivables>(erp.Value))).Where(static p => p.Port is not null).ToDictionary(static p => p.erp, static p => p.Port!));
        });
        return services.AddSingleton<IFlow>(static sp => new CreditingFlow(sp.GetRequiredService<AccountPorts>(), [.. sp.GetServices<AccountInstance>()]));
    }

    /// <summary>However often it is called: one flow works for all, each marketplace with the choices of its own call.</summary>
    private static IServiceCollection AddPriceFlow(
        IServiceCollection services, string path, Func<IServiceProvider, IReadOnlyCollection<PriceRoute>> routes, Func<IServiceProvider, PricePolicy> policy)
    {
        services.AddSingleton(new RouteRegistration<PriceRoute>(path, routes));
        services.AddSingleton(sp => new PriceInstance(routes(sp), policy(sp), sp.GetRequiredService<Func<PriceTables>>()));
        if (services.Any(static s => s.ServiceType == typeof(PricePorts)))
            return services;
        services.AddOptions<PriceStartupOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<PriceStartupOptions>>(sp => new PriceStartupCheck(sp, services));
        services.AddSingleton(static sp => PriceTables.From(CombinedTables.Of([.. sp.GetServices<ITableSource>()], "prices need")));
        services.AddSingleton(static sp =>
        {
            var ways = sp.GetServices<PriceInstance>().SelectMany(static i => i.Routes).ToList();
            return new PricePorts(Named<IMarketplaceOffers>(sp, ways.Select(static r => r.Marketplace)), Named<IErp>(sp, ways.Select(static r => r.Erp).OfType<ConnectionName>()));
        });
        return services.AddSingleton<IFlow>(static sp => new PricingFlow(sp.GetRequiredService<PricePorts>(), [.. sp.GetServices<PriceInstance>()], [.. sp.GetServices<HostRule>()]));
    }

    /// <summary>However often it is called: one flow works for all, each store with the choices of its own call.</summary>
    private static IServiceCollection AddB2BPriceFlow(
        IServiceCollection services, string path, Func<IServiceProvider, IReadOnlyCollection<B2BPriceRoute>> routes, Func<IServiceProvider, B2BPricePolicy> policy)
    {
        services.AddSingleton(new RouteRegistration<B2BPriceRoute>(path, routes));
        services.AddSingleton(sp => new B2BPriceInstance(routes(sp), policy(sp), sp.GetRequiredService<Func<B2BPriceTables>>()));
        if (services.Any(static s => s.ServiceType == typeof(B2BPricePorts)))
            return services;
        services.AddOptions<B2BPriceStartupOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<B2BPriceStartupOptions>>(sp => new B2BPriceStartupCheck(sp, services));
        services.AddSingleton(static sp => B2BPriceTables.From(sp.GetServices<ITableSource>().ToList() is { Count: > 0 } sources ? CombinedTables.Of(sources, "price lists need") : null));
        services.AddSingleton(static sp =>
        {
            var ways = sp.GetServices<B2BPriceInstance>().SelectMany(static i => i.Routes).ToList();
            return new B2BPricePorts(Named<IB2BPricing>(sp, ways.Select(static r => r.Store)), Named<IErp>(sp, ways.Select(static r => r.Erp).OfType<ConnectionName>()));
        });
        return services.AddSingleton<IFlow>(static sp => new ListPricingFlow(sp.GetRequiredService<B2BPricePorts>(), [.. sp.GetServices<B2BPriceInstance>()]));
    }

    /// <summary>However often it is called: one flow works for all, each marketplace with the choices of its own call.</summary>
    private static IServiceCollection AddSettlementFlow(
        IServiceCollection services, string path, Func<IServiceProvider, IReadOnlyCollection<SettlementRoute>> routes, Func<IServiceProvider, SettlementPolicy> policy)
    {
        services.AddSingleton(new RouteRegistration<SettlementRoute>(path, routes));
        services.AddSingleton(sp => new SettlementInstance(routes(sp), policy(sp), sp.GetRequiredService<Func<FeeMap>>()));
        if (services.Any(static s => s.ServiceType == typeof(SettlementPorts)))
            return services;
        services.AddOptions<SettlementStartupOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<SettlementStartupOptions>>(sp => new SettlementStartupCheck(sp, services));
        services.AddSingleton<Func<FeeMap>>(static sp =>
        {
            var tables = CombinedTables.Of([.. sp.GetServices<ITableSource>()], "settlements need");
            return () => tables.Current.Find<FeeMap>() ?? throw new InvalidOperationException($"The table source has no {nameof(FeeMap)}.");
        });
        services.AddSingleton(static sp =>
        {
            var ways = sp.GetServices<SettlementInstance>().SelectMany(static i => i.Routes).ToList();
            return new SettlementPorts(Named<IMarketplaceSettlement>(sp, ways.Select(static r => r.Marketplace)), Named<IErpFinance>(sp, ways.Select(static r => r.Erp)));
        });
        services.AddSingleton(static sp => new CycleFlow(sp.GetRequiredService<SettlementPorts>(), [.. sp.GetServices<SettlementInstance>()]));
        services.AddSingleton<IFlow>(static sp => sp.GetRequiredService<CycleFlow>());
        services.AddSingleton<IFlow>(static sp => SettlementPolls.Cycles(sp.GetRequiredService<SettlementPorts>(), [.. sp.GetServices<SettlementInstance>()]));
        return services.AddSingleton<IFlow>(static sp => new SetupFlow(sp.GetRequiredService<SettlementPorts>(), sp.GetRequiredService<CycleFlow>(), [.. sp.GetServices<SettlementInstance>()]));
    }

    /// <summary>However often it is called: one flow works for all, each marketplace with the choices of its own call.</summary>
    private static IServiceCollection AddReturnsFlow(
        IServiceCollection services, string path, Func<IServiceProvider, IReadOnlyCollection<ReturnRoute>> routes, Func<IServiceProvider, ReturnsPolicy> policy)
    {
        services.AddSingleton(new RouteRegistration<ReturnRoute>(path, routes));
        services.AddSingleton(sp => new ReturnsInstance(routes(sp), policy(sp), StatusesOf(sp)));
        if (services.Any(static s => s.ServiceType == typeof(ReturnPorts)))
            return services;
        services.AddOptions<ReturnsStartupOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ReturnsStartupOptions>>(sp => new ReturnsStartupCheck(sp, services));
        services.AddSingleton(static sp =>
        {
            var ways = Instances(sp).SelectMany(static i => i.Routes).ToList();
            return new ReturnPorts(Named<IMarketplace>(sp, ways.Select(static r => r.Marketplace)), Named<IMarketplaceReturns>(sp, ways.Select(static r => r.Marketplace)), Named<IErpReturns>(sp, ways.Select(static r => r.Erp)));
        });
        services.AddSingleton<IFlow>(static sp => new ReturnFlow(sp.GetRequiredService<ReturnPorts>(), Instances(sp)));
        AddTurns(services, static sp => ReturnMessages.TakerOf(Instances(sp).SelectMany(static i => i.Routes).Select(static r => r.Marketplace.Value)));
        services.AddSingleton<IFlow>(static sp => ReturnPolls.Changes(sp.GetRequiredService<ReturnPorts>(), Instances(sp)));
        return services.AddSingleton<IFlow>(static sp => ReturnPolls.LateChanges(sp.GetRequiredService<ReturnPorts>(), Instances(sp)));

        static IReadOnlyList<ReturnsInstance> Instances(IServiceProvider sp) => [.. sp.GetServices<ReturnsInstance>()];

        // Words that a host's tables have, or else those that are known.
        static Func<ReturnStatusMap> StatusesOf(IServiceProvider sp)
        {
            var sources = sp.GetServices<ITableSource>().ToList();
            var standard = ReturnStatusMap.Compile(StandardReturnStatuses.Table).Value;
            return () => sources.Select(static s => s.Current.Find<ReturnStatusMap>()).FirstOrDefault(static m => m is not null) ?? standard;
        }
    }

    /// <summary>Binds a flow's options to their section, whose path is their name.</summary>
    /// <returns>Gives them.</returns>
    private static Func<IServiceProvider, TOptions> AddSection<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        IServiceCollection services, IConfigurationSection section, Action<IConfiguration, TOptions> bind, Func<TOptions, string, IEnumerable<string>> findMistakes)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        var name = section.Path;
        new SectionOptions<TOptions>(name, section.Path, section, bind, findMistakes).AddTo(services, null);
        return sp => sp.GetRequiredService<IOptionsMonitor<TOptions>>().Get(name);
    }

    /// <summary>Whoever pays something of an order back takes turns with all others that do: one flow gives them.</summary>
    private static IServiceCollection AddTurns(IServiceCollection services, Func<IServiceProvider, TurnTaker> taker) =>
        AddListeners<TurnTaker>(services, sp => [taker(sp)], static (_, all) => new OrderReturnsFlow(all));

    /// <summary>However many order flows there are: each adds its listeners, and one poll asks for all of them.</summary>
    private static IServiceCollection AddListeners<T>(IServiceCollection services, Func<IServiceProvider, IEnumerable<T>> listeners, Func<IServiceProvider, IReadOnlyList<T>, IFlow> poll)
    {
        var isPolled = services.Any(static s => s.ServiceType == typeof(Listeners<T>));
        services.AddSingleton(sp => new Listeners<T>([.. listeners(sp)]));
        return isPolled ? services : services.AddSingleton(sp => poll(sp, [.. sp.GetServices<Listeners<T>>().SelectMany(static l => l.Items)]));
    }

    private static Dictionary<ConnectionName, T> Named<T>(IServiceProvider services, IEnumerable<ConnectionName> names)
        where T : notnull => names.Distinct().ToDictionary(static n => n, n => services.GetRequiredKeyedService<T>(n.Value));

    private static IEnumerable<string> FindMistakes(FlowRunnerOptions options, string path)
    {
        if (string.IsNullOrWhiteSpace(options.Worker))
            yield return $"{path}:{nameof(options.Worker)} is missing.";
        if (options.Runbooks is not null && options.GetRunbooks() is null)
            yield return $"{path}:{nameof(options.Runbooks)} must be an address that begins with https:// or http://, without query and fragment.";
        if (options.Concurrency < 1)
            yield return $"{path}:{nameof(options.Concurrency)} must be at least 1.";
        if (options.Patience < 1)
            yield return $"{path}:{nameof(options.Patience)} must be at least 1.";
        if (options.SetAsideAfter < 1)
            yield return $"{path}:{nameof(options.SetAsideAfter)} must be at least 1.";
        if (options.LeaseMargin < TimeSpan.Zero || options.LeaseMargin >= options.Lease)
            yield return $"{path}:{nameof(options.LeaseMargin)} must be at least zero and shorter than {nameof(options.Lease)}.";
        if (options.BaseBackoff > options.MaxBackoff)
            yield return $"{path}:{nameof(options.BaseBackoff)} must not be longer than {nameof(options.MaxBackoff)}.";
        if (options.PrunePortion < 1)
            yield return $"{path}:{nameof(options.PrunePortion)} must be at least 1.";
        foreach (var (key, value) in new (string, TimeSpan?)[]
        {
            (nameof(options.KnowledgeTimeLimit), options.KnowledgeTimeLimit),
            (nameof(options.PruneEvery), options.PruneEvery),
            (nameof(options.KeepClosedCases), options.KeepClosedCases),
            (nameof(options.KeepJournalOfOpenCases), options.KeepJournalOfOpenCases),
            (nameof(options.KeepHeardInputs), options.KeepHeardInputs),
            (nameof(options.KeepClearedExceptions), options.KeepClearedExceptions),
            (nameof(options.KeepPersonalData), options.KeepPersonalData),
            (nameof(options.Lease), options.Lease),
            (nameof(options.BaseBackoff), options.BaseBackoff),
            (nameof(options.MaxBackoff), options.MaxBackoff),
            (nameof(options.EffectTimeLimit), options.EffectTimeLimit),
            (nameof(options.StopWithin), options.StopWithin),
            (nameof(options.RefreshEvery), options.RefreshEvery),
            (nameof(options.UnservedAfter), options.UnservedAfter),
            (nameof(options.IdleWait), options.IdleWait),
        })
        {
            if (value <= TimeSpan.Zero)
                yield return $"{path}:{key} must be above zero.";
        }
    }

    private static TimeProvider Clock(IServiceProvider services) => services.GetService<TimeProvider>() ?? TimeProvider.System;
}
