using Connectors.Flows.Engine;
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
        Tables = services.GetRequiredService<MappingTables>();
    }

    public FlowRunner Runner { get; }

    public IFlowStore Store { get; }

    public MappingTables Tables { get; }

    /// <summary>Puts a worker together and makes sure that it can start: a bad store, table or setting shows here.</summary>
    public static async Task<Worker> StartAsync(
        string store, Action<ConnectorTablesOptions> tables, WorkerFlows flows, TimeProvider time, Action<IServiceCollection> systems, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddLogging(static logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddConnectorTables(tables);
        AddStore(services, store);
        services.AddConnectorFlows(options =>
        {
            options.Time = time;
            options.Lease = TimeSpan.FromSeconds(20); // real time, also where the day runs faster
            options.LeaseMargin = TimeSpan.FromSeconds(3);
            options.BaseBackoff = TimeSpan.FromMinutes(1);
            options.IdleWait = TimeSpan.FromMilliseconds(500); // real time too: how soon it looks for what a dead worker held
        });
        services.AddMarketplaceOrders([flows.Route], flows.Orders);
        if (flows.Stock is { } stock)
            services.AddStock(flows.Trade is null ? [new(new("bq"), new("bc"))] : [new(new("bq"), new("bc")), new(new("trade"), new("bc"))], stock);
        if (flows.Trade is { } trade)
            services.AddB2BOrders([new(new("trade"), new("bc"), new("shipbob"))], trade);
        if (flows.Accounts is { } accounts)
            services.AddAccounts([new(new("trade"), new("bc"))], accounts);
        if (flows.Prices is { } prices)
            services.AddPrices([new(new("bq"))], prices);
        if (flows.Returns is { } returns)
            services.AddReturns([new(new("bq"), new("bc"))], returns);
        if (flows.Settlement is { } settlement)
            services.AddSettlement([new(new("bq"), new("bc"))], settlement);
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

    public static void AddStore(IServiceCollection services, string store)
    {
        switch (store.Split(':', 2))
        {
            case ["memory"]:
                services.AddSingleton<IFlowStore>(static _ => new InMemoryFlowStore());
                break;
            case ["sqlite", { Length: > 0 } path]:
                services.AddSqliteFlowStore(options => options.Path = path);
                break;
            default:
                throw new InputException($"--store takes sqlite:PATH or memory, not '{store}'.");
        }
    }
}
