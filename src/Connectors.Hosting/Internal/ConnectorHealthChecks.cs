using Connectors.Domain.Tables;
using Connectors.Flows.Storage;
using Connectors.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Connectors.Hosting.Internal;

/// <summary>Adds the checks once everything is registered, whatever the order of the registrations: one for each connection, and those that every host has.</summary>
internal sealed class ConnectorHealthChecks(IEnumerable<ConnectionProbe> probes) : IConfigureOptions<HealthCheckServiceOptions>
{
    private static readonly string[] Works = [ConnectorHealthNames.Tag];
    private static readonly string[] IsReady = [ConnectorHealthNames.Tag, ConnectorHealthNames.ReadyTag];

    public void Configure(HealthCheckServiceOptions options)
    {
        Add(options, ConnectorHealthNames.Store, IsReady, static sp => new StoreHealthCheck(sp.GetService<IFlowStore>()));
        Add(options, ConnectorHealthNames.Tables, IsReady, static sp => new TableHealthCheck(sp.GetServices<ITableSource>()));
        Add(options, ConnectorHealthNames.Holds, Works, static sp => new HoldHealthCheck(
            sp.GetService<ICaseQuery>(), FlowClock.Of(sp), sp.GetRequiredService<IOptions<ConnectorHealthOptions>>()));
        foreach (var probe in probes)
        {
            // One for the life of the host: the platform asks for a check anew each time, and pings take turns.
            ClientHealthCheck? check = null;
            Add(options, ConnectorHealthNames.ClientPrefix + probe.Account, Works, sp => LazyInitializer.EnsureInitialized(
                ref check, () => new ClientHealthCheck(probe, sp.GetRequiredService<IOptions<ConnectorHealthOptions>>().Value, Time(sp))));
        }
    }

    private static void Add(HealthCheckServiceOptions options, string name, string[] tags, Func<IServiceProvider, IHealthCheck> check) =>
        options.Registrations.Add(new HealthCheckRegistration(name, check, HealthStatus.Unhealthy, tags));

    private static TimeProvider Time(IServiceProvider services) => services.GetService<TimeProvider>() ?? TimeProvider.System;
}
