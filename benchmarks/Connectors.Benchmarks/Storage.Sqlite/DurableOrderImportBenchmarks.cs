using BenchmarkDotNet.Attributes;
using Connectors.Benchmarks.Samples;
using Connectors.Domain.Documents;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;

namespace Connectors.Benchmarks.Storage.Sqlite;

/// <summary>
/// A thousand orders of three lines from receipt to the warehouse with the store on disk, against the store in memory. This benchmark does
/// I/O on purpose: it writes to a new file in the temporary folder, so its times are those of this machine's disk.
/// </summary>
[MemoryDiagnoser]
public class DurableOrderImportBenchmarks
{
    private const int Orders = 1_000;

    private readonly OrderImport _cleared = new(Orders, MarketplaceOrderState.Shipping);
    private readonly OrderImport _uncleared = new(Orders, MarketplaceOrderState.WaitingDebit);

    [Params(16, 64)]
    public int Concurrency { get; set; }

    [Benchmark(Baseline = true)]
    public Task<long> InMemoryToWarehouse() => _cleared.RunAsync(new InMemoryFlowStore(), OrderStage.AtWarehouse, Concurrency);

    [Benchmark]
    public async Task<long> ReceiveAndDecide()
    {
        using var file = new SqliteFile(survivesPowerLoss: true);
        return await _uncleared.RunAsync(file.Store, OrderStage.WaitingClearance, Concurrency);
    }

    [Benchmark]
    public async Task<long> ToWarehouse()
    {
        using var file = new SqliteFile(survivesPowerLoss: true);
        return await _cleared.RunAsync(file.Store, OrderStage.AtWarehouse, Concurrency);
    }

    [Benchmark]
    public async Task<long> ToWarehouseWithoutWaitingForDisk()
    {
        using var file = new SqliteFile(survivesPowerLoss: false);
        return await _cleared.RunAsync(file.Store, OrderStage.AtWarehouse, Concurrency);
    }
}
