using Connectors.Domain.Ports;
using Connectors.Flows.Engine;
using Connectors.Flows.Hosting;
using Connectors.Flows.OrderToCash;
using Connectors.Flows.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers flows and what runs them.</summary>
public static class FlowsServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="FlowRunner"/> over the registered <see cref="IFlowStore"/> (in memory when there is none) and every registered
    /// <see cref="IFlow"/>. It works when it is driven; <see cref="AddConnectorFlowHost"/> drives it with the host.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets how it works; null for the defaults.</param>
    public static IServiceCollection AddConnectorFlows(this IServiceCollection services, Action<FlowRunnerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = new FlowRunnerOptions();
        configure?.Invoke(options);
        services.TryAddSingleton<IFlowStore, InMemoryFlowStore>();
        services.TryAddSingleton(options);
        services.TryAddSingleton(sp => new FlowRunner(
            sp.GetRequiredService<IFlowStore>(),
            sp.GetServices<IFlow>(),
            sp.GetRequiredService<FlowRunnerOptions>(),
            Clock(sp),
            sp.GetRequiredService<ILogger<FlowRunner>>()));
        return services;
    }

    /// <summary>Runs the flows in the background for as long as the host lives.</summary>
    public static IServiceCollection AddConnectorFlowHost(this IServiceCollection services) => services.AddHostedService<FlowHost>();

    /// <summary>
    /// Adds the marketplace order-to-cash flow over the keyed <see cref="IMarketplace"/>, <see cref="IErp"/> and <see cref="IWarehouse"/>
    /// that the routes name.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="routes">The way of each marketplace's orders.</param>
    /// <param name="policy">The merchant's choices.</param>
    /// <param name="tables">Gives the mapping tables now in force.</param>
    public static IServiceCollection AddOrderToCash(
        this IServiceCollection services, IReadOnlyCollection<OrderRoute> routes, OrderPolicy policy, Func<IServiceProvider, Func<OrderTables>> tables)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(routes);
        services.AddSingleton(sp => new OrderFlow(
            new OrderPorts(
                routes,
                routes.Select(r => r.Marketplace).Distinct().Select(n => sp.GetRequiredKeyedService<IMarketplace>(n.Value)),
                routes.Select(r => r.Erp).Distinct().Select(n => sp.GetRequiredKeyedService<IErp>(n.Value)),
                routes.Select(r => r.Warehouse).Distinct().Select(n => sp.GetRequiredKeyedService<IWarehouse>(n.Value))),
            policy,
            tables(sp),
            sp.GetService<FlowRunnerOptions>()?.Time ?? Clock(sp)));
        services.AddSingleton(static sp => new OrderToCashFlow(sp.GetRequiredService<OrderFlow>()));
        return services.AddSingleton<IFlow>(static sp => sp.GetRequiredService<OrderFlow>());
    }

    private static TimeProvider Clock(IServiceProvider services) => services.GetService<TimeProvider>() ?? TimeProvider.System;
}
