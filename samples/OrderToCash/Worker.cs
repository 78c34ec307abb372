using Connectors.Flows.Engine;
using Connectors.Flows.OrderToCash;
using Connectors.Flows.Storage;
using Connectors.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OrderToCash;

/// <summary>The part a merchant's host would have: systems, tables, store and flows, wired together.</summary>
internal sealed class Worker : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Worker(ServiceProvider services)
    {
        _services = services;
        Runner = services.GetRequiredService<FlowRunner>();
        Store = services.GetRequiredService<IFlowStore>();
        Tables = services.GetRequiredService<TableWatch>();
    }

    public FlowRunner Runner { get; }

    public IFlowStore Store { get; }

    public TableWatch Tables { get; }

    /// <summary>Puts a worker together and makes sure that it can start: a bad store, table or setting shows here.</summary>
    public static async Task<Worker> StartAsync(
        string store, Action<ConnectorTablesOptions> tables, OrderPolicy policy, TimeProvider time, Action<IServiceCollection> systems, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddLogging(static logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddConnectorTables(tables);
        services.AddSingleton(sp => new TableWatch(sp.GetRequiredService<MappingTables>(), sp.GetRequiredService<IFlowStore>(), time));
        AddStore(services, store);
        services.AddConnectorFlows(options =>
        {
            options.Time = time;
            options.Lease = TimeSpan.FromMinutes(30);
            options.BaseBackoff = TimeSpan.FromMinutes(1);
            options.IdleWait = TimeSpan.FromMinutes(2);
        });
        services.AddOrderToCash([new(new("bq"), new("bc"), new("shipbob"))], policy, static sp =>
        {
            var watch = sp.GetRequiredService<TableWatch>();
            return () => watch.Current;
        });
        systems(services);

        var provider = services.BuildServiceProvider();
        try
        {
            provider.GetRequiredService<Microsoft.Extensions.Options.IStartupValidator>().Validate();
            var worker = new Worker(provider);
            await worker.Runner.StartAsync(cancellationToken);
            return worker;
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static void AddStore(IServiceCollection services, string store)
    {
        switch (store.Split(':', 2))
        {
            case ["memory"]:
                services.AddSingleton<IFlowStore, InMemoryFlowStore>();
                break;
            case ["sqlite", { Length: > 0 } path]:
                services.AddSqliteFlowStore(options => options.Path = path);
                break;
            default:
                throw new InputException($"--store takes sqlite:PATH or memory, not '{store}'.");
        }
    }
}
