using BenchmarkDotNet.Attributes;
using Connectors.Benchmarks.Samples;
using Connectors.Domain.Documents;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;

namespace Connectors.Benchmarks.Flows;

/// <summary>
/// Orders through the engine with its store in memory, against only receiving them. Each order has three lines. One invocation is all
/// orders; ten times the orders shows how the cost grows.
/// </summary>
[MemoryDiagnoser]
public class OrderImportBenchmarks
{
    private OrderImport _uncleared = null!;
    private OrderImport _cleared = null!;

    [Params(1_000, 10_000)]
    public int Orders { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _uncleared = new OrderImport(Orders, MarketplaceOrderState.WaitingDebit);
        _cleared = new OrderImport(Orders, MarketplaceOrderState.Shipping);
    }

    [Benchmark(Baseline = true)]
    public Task<int> Receive() => _uncleared.DeliverAsync(new InMemoryFlowStore());

    [Benchmark]
    public Task<long> ReceiveAndDecide() => _uncleared.RunAsync(new InMemoryFlowStore(), OrderStage.WaitingClearance);

    [Benchmark]
    public Task<long> ReceiveToWarehouse() => _cleared.RunAsync(new InMemoryFlowStore(), OrderStage.AtWarehouse);
}
