using Connectors.Domain.Documents;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.MarketplaceOrders.Platform;
using Connectors.Flows.MarketplaceOrders.References;
using Connectors.Flows.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Connectors.Benchmarks.Samples;

/// <summary>Orders on their way through the engine, over ports that answer at once: what is measured is the engine and its store.</summary>
internal sealed class OrderImport
{
    private const int Skus = 5_000;
    private const int Lines = 3;
    private const int DeliveredAtOnce = 100;

    /// <summary>Nobody moves it, so that only what is due at one instant is worked on.</summary>
    private readonly FakeTimeProvider _clock = new(SampleOrders.Day.AddDays(1));
    private readonly IFlow[] _flows;
    private readonly MarketplaceOrder[] _orders;

    public OrderImport(int orders, MarketplaceOrderState state)
    {
        var tables = SampleTables.All(Skus);
        var route = new OrderRoute(SampleTables.Marketplace, SampleTables.Erp, SampleTables.Warehouse);
        var ports = new OrderPorts([route], [new NoOpMarketplace()], [new NoOpErp()], [new NoOpWarehouse()]);
        IReadOnlyList<OrderInstance> instances = [new([route], new OrderPolicy(), () => tables)];
        var once = new Dictionary<string, TimeSpan> { [route.Marketplace.Value] = TimeSpan.FromDays(1) };
        _flows =
        [
            new OrderFlow(ports, instances),
            new ReferenceFlow(ports.Marketplaces, once),
            new PlatformFlow(ports.Marketplaces, once),
            OrderPolls.Changes(ports, instances),
            OrderPolls.Sweep(ports, instances),
            WarehousePoll.Create(ports.Warehouses, [.. OrderPolls.OfWarehouses(instances)]),
        ];
        _orders = [.. Enumerable.Range(0, orders).Select(n => SampleOrders.Create(n, Lines, Skus, state))];
    }

    /// <summary>Durable receipt: each page of orders in one transaction, nothing decided yet.</summary>
    public async Task<int> DeliverAsync(IFlowStore store)
    {
        await store.InitialiseAsync();
        var added = 0;
        foreach (var page in _orders.Chunk(DeliveredAtOnce))
            added += await store.DeliverAsync([.. page.Select(OrderMessages.Seen)], _clock.GetUtcNow());
        return added;
    }

    /// <summary>Receipt, and then everything that can be done at this instant. Throws unless every order reached the stage.</summary>
    public async Task<long> RunAsync(IFlowStore store, string stage, int concurrency = 16)
    {
        var options = new FlowRunnerOptions { Concurrency = concurrency };
        using var runner = new FlowRunner(store, _flows, options, _clock, NullLogger<FlowRunner>.Instance);
        await DeliverAsync(store);
        var steps = await runner.RunUntilIdleAsync();
        var last = await store.GetCaseAsync(OrderMessages.CaseOf(_orders[^1].Key));
        return last?.Stage == stage ? steps : throw new InvalidOperationException($"The last order stands at {last?.Stage}, not at {stage}.");
    }
}
