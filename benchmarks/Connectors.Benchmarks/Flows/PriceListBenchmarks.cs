using BenchmarkDotNet.Attributes;
using Connectors.Benchmarks.Samples;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.B2BPrices;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Connectors.Benchmarks.Flows;

/// <summary>Price lists of a store, twenty of them: a batch without news, and one in which one SKU in fifty changed, through the runner; against only saying what each SKU is to cost, by hash.</summary>
[MemoryDiagnoser]
public class PriceListBenchmarks
{
    private static readonly B2BPriceRoute Route = new(PriceListStore.Store);
    private static readonly B2BPricePolicy Policy = new() { CompareEvery = TimeSpan.FromDays(3650) };

    private readonly FakeTimeProvider _clock = new();
    private readonly PriceListStore _store = new();
    private B2BPriceTables[] _tables = null!;
    private FlowRunner _runner = null!;
    private int _turn;

    public static IEnumerable<int> AllSkus => Program.IsSmoke ? [500] : [500, 5_000, 50_000];

    [ParamsSource(nameof(AllSkus))]
    public int Skus { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _tables = [.. new[] { false, true }.Select(changed => new B2BPriceTables(PriceListStore.Table(Skus, changed), null, null))];
        var flow = new ListPricingFlow(
            new B2BPricePorts(new Dictionary<ConnectionName, IB2BPricing> { [PriceListStore.Store] = _store }, new Dictionary<ConnectionName, IErp>()), [new B2BPriceInstance([Route], Policy, () => _tables[_turn % 2])]);
        _runner = new FlowRunner(new InMemoryFlowStore(_clock), [flow], new FlowRunnerOptions { LeaseClock = _clock }, _clock, NullLogger<FlowRunner>.Instance);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await BatchAsync();
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        if (_store.SkusTold != (long)Skus * PriceListStore.Lists)
            throw new InvalidOperationException($"{_store.SkusTold} prices of {Skus * PriceListStore.Lists} were told.");
        Console.WriteLine($"// first batch of {Skus} SKUs on {PriceListStore.Lists} lists: {_store.Reads} reads, {_store.Updates} updates, {allocated / 1_000_000} MB allocated");
    }

    [Benchmark(Baseline = true)]
    public int SayWhatEachCosts()
    {
        var context = new B2BPriceContext(Route, Policy, _store.Capabilities, _tables[0]);
        var said = 0;
        foreach (var list in _tables[0].Prices.ListsOf(PriceListStore.Store))
        {
            var comparison = new B2BPriceComparison(new B2BPriceState(), context, new B2BPriceListStatus(list, B2BPriceListState.Told) { Currency = CurrencyCode.Gbp }, isUrgent: false, _clock.GetUtcNow());
            comparison.Conclude();
            said += comparison.End().Status.Wanted;
        }

        return said;
    }

    [Benchmark]
    public async Task<long> WithoutNews()
    {
        await BatchAsync();
        return _store.Reads;
    }

    [Benchmark]
    public async Task<long> OneInFiftyChanged()
    {
        _turn++;
        await BatchAsync();
        return _store.SkusTold;
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        Console.WriteLine($"// all in all {_store.Reads} reads, {_store.Updates} updates, {_store.SkusTold} prices told");
        _runner.Dispose();
    }

    private async Task BatchAsync()
    {
        _clock.Advance(Policy.Every);
        await _runner.RunUntilIdleAsync();
    }
}
