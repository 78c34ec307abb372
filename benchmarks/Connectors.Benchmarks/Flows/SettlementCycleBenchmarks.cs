using BenchmarkDotNet.Attributes;
using Connectors.Benchmarks.Samples;
using Connectors.Domain.Fees;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Settlement;
using Connectors.Flows.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Connectors.Benchmarks.Flows;

/// <summary>
/// A billing cycle through the runner on SQLite: its lines read page by page, proved and booked as a draft, with another worker taking over half way; against proving the same lines as they come.
/// One invocation is the whole cycle; ten and a hundred times the lines show how the cost grows.
/// </summary>
[MemoryDiagnoser]
public class SettlementCycleBenchmarks
{
    private static readonly SettlementRoute Route = new(SampleTables.Marketplace, SampleTables.Erp);
    private static readonly SettlementPolicy Policy = new();

    private SampleSettlement _cycle = null!;

    public static IEnumerable<int> AllLines => Sizes.UpToAMillion;

    [ParamsSource(nameof(AllLines))]
    public int Lines { get; set; }

    [GlobalSetup]
    public void SetUp() => _cycle = new SampleSettlement(Lines);

    [Benchmark(Baseline = true)]
    public int Prove()
    {
        var builder = new SettlementBuilder(_cycle.Cycle);
        foreach (var line in _cycle.Read())
            builder.Add(line);
        return builder.Build(SampleSettlement.Fees, new SettlementContext { Grouping = JournalGrouping.Account }).Journal!.Lines.Count;
    }

    [Benchmark]
    public async Task<int> ReadProveAndBook()
    {
        using var file = new SqliteFile(survivesPowerLoss: true);
        var clock = new FakeTimeProvider(SampleSettlement.Closed.AddDays(1));
        var systems = new SettlementSystems(_cycle, Lines);
        await file.Store.DeliverAsync([SettlementFlow.Of(Route.Marketplace, _cycle.Cycle.Id, "seen", new CycleInput.CycleSeen(_cycle.Cycle))], clock.GetUtcNow());
        using (var half = new CancellationTokenSource())
        {
            systems.AfterPage = pages =>
            {
                if (pages == systems.Pages / 2)
                    half.Cancel();
            };
            await RunAsync(file.Store, systems, clock, half.Token);
        }

        systems.AfterPage = null;
        clock.Advance(TimeSpan.FromMinutes(10));
        await RunAsync(file.Store, systems, clock, CancellationToken.None);
        if (systems.PagesRead > systems.Pages + 1)
            throw new InvalidOperationException($"{systems.PagesRead} pages were read of {systems.Pages}.");
        return systems.Booked ?? throw new InvalidOperationException("The cycle was not booked.");
    }

    private static async Task RunAsync(IFlowStore store, SettlementSystems systems, FakeTimeProvider clock, CancellationToken cancellationToken)
    {
        var flow = new CycleFlow(
            new SettlementPorts(new Dictionary<ConnectionName, IMarketplaceSettlement> { [SampleTables.Marketplace] = systems }, new Dictionary<ConnectionName, IErpFinance> { [SampleTables.Erp] = systems }),
            [new SettlementInstance([Route], Policy, static () => SampleSettlement.Fees)]);
        using var runner = new FlowRunner(store, [flow], new FlowRunnerOptions { LeaseClock = clock }, clock, NullLogger<FlowRunner>.Instance);
        try
        {
            await runner.RunUntilIdleAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // This worker goes; the next one takes over.
        }
    }
}
