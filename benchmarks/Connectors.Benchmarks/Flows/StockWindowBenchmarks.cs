using BenchmarkDotNet.Attributes;
using Connectors.Benchmarks.Samples;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Stock;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Stock;
using Connectors.Flows.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Connectors.Benchmarks.Flows;

/// <summary>A window of stock in which one offer in fifty changed: read, compared, handed in and reported, through the runner; against only saying what each offer may show.</summary>
[MemoryDiagnoser]
public class StockWindowBenchmarks
{
    private static readonly StockRoute Route = new(SampleTables.Marketplace, SampleTables.Erp);
    private static readonly StockPolicy Policy = new() { MostInImport = 100_000 };

    private readonly FakeTimeProvider _clock = new();
    private StockSystems _systems = null!;
    private StockContext _context = null!;
    private StockOffers _offers = null!;
    private FlowRunner _runner = null!;

    public static IEnumerable<int> AllOffers => Sizes.UpToAMillion;

    [ParamsSource(nameof(AllOffers))]
    public int Offers { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        var tables = new StockTables(
            SampleTables.Offers(Offers), SampleTables.Units(Offers),
            Compiled(SafetyStockRules.Compile(new SafetyStockTable { Version = SampleTables.Version, Rows = [new SafetyStockRow { Fixed = 1, Percent = 5 }] })),
            Compiled(StockSources.Compile(new StockSourceTable { Version = SampleTables.Version, Rows = [new StockSourceRow(SampleTables.Erp.Value)] })));
        _systems = new StockSystems(Offers, _clock);
        _context = new StockContext(Route, Policy, _systems.Capabilities, tables, []);
        _offers = tables.OffersOf(SampleTables.Marketplace);
        var flow = new PublishingFlow(
            new StockPorts(new Dictionary<ConnectionName, IErpStock> { [SampleTables.Erp] = _systems }, new Dictionary<ConnectionName, IStockOutlet> { [SampleTables.Marketplace] = StockPorts.OutletOf(_systems, null) }),
            [new StockInstance([Route], Policy, () => tables)]);
        _runner = new FlowRunner(new InMemoryFlowStore(_clock), [flow], new FlowRunnerOptions { LeaseClock = _clock }, _clock, NullLogger<FlowRunner>.Instance);
        for (var windows = 0; windows <= Offers / Policy.MostInImport && _systems.RowsTold < Offers; windows++)
            await WindowAsync();
        if (_systems.RowsTold != Offers)
            throw new InvalidOperationException($"{_systems.RowsTold} offers of {Offers} were told.");
    }

    [Benchmark(Baseline = true)]
    public long[] SayWhatMayBeShown()
    {
        var reading = new StockReading(_offers, _context, _clock.GetUtcNow());
        for (var n = 0; n < Offers; n++)
            reading.Hear(_systems.Level(n));
        return StockTargets.Of(_offers, _context, reading, _clock.GetUtcNow(), new LookFindings.Collector());
    }

    [Benchmark]
    public async Task<long> Window()
    {
        _systems.Sell();
        await WindowAsync();
        return _systems.RowsTold;
    }

    [GlobalCleanup]
    public void CleanUp() => _runner.Dispose();

    private async Task WindowAsync()
    {
        _clock.Advance(Policy.Every);
        await _runner.RunUntilIdleAsync();
        _clock.Advance(Policy.ImportPollEvery);
        await _runner.RunUntilIdleAsync();
    }

    private static T Compiled<T>(Validated<T, RowError> compilation)
        where T : class => compilation.IsOk ? compilation.Value : throw new InvalidOperationException(string.Join("; ", compilation.Refusals));
}
