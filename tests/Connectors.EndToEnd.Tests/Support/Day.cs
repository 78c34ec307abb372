using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;
using Connectors.Simulators.Time;
using Connectors.Simulators;
using Connectors.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using OrderToCash;

namespace Connectors.EndToEnd.Tests.Support;

/// <summary>A simulated world and the sample's own worker in this process, on one virtual clock.</summary>
internal sealed class Day : IAsyncDisposable
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly Func<Day, Task<Worker>> _startWorker;

    private Day(VirtualClock clock, SimulatedWorld world, Func<Day, Task<Worker>> startWorker)
    {
        _startWorker = startWorker;
        Clock = clock;
        World = world;
        Tables = new TableFolder(_folder.In("tables"));
    }

    public VirtualClock Clock { get; }

    public SimulatedWorld World { get; }

    public TableFolder Tables { get; }

    public Worker Worker { get; private set; } = null!;

    public IFlowStore Store => Worker.Store;

    public string Database => _folder.In("flows.db");

    public static async Task<Day> StartAsync(Func<SimulationOptions, SimulationOptions>? configure = null, OrderPolicy? policy = null, Action<IServiceCollection>? services = null, OrderRoute? route = null, Action<IServiceCollection, SimulatedWorld>? stores = null)
    {
        var clock = new VirtualClock(Morning);
        var plain = new SimulationOptions { Clock = clock, Orders = 0, UnmappedCarrierShare = 0, UnknownPackShare = 0, PartialDispatchShare = 0, TrackingCorrectionShare = 0, CustomerCancellationShare = 0, PaymentRefusalShare = 0, LateAddressShare = 0 };
        var day = new Day(clock, await SimulatedWorld.StartAsync(configure?.Invoke(plain) ?? plain), it => Worker.StartAsync(
            $"sqlite:{it.Database}",
            it.Tables.Configure,
            route is null ? new WorkerFlows(policy ?? new OrderPolicy()) : new WorkerFlows(policy ?? new OrderPolicy()) { Route = route },
            clock,
            s =>
            {
                SimulatedSystems.Add(s, it.World.Describe(), clock);
                services?.Invoke(s);
                stores?.Invoke(s, it.World);
            },
            CancellationToken.None));
        await day.Tables.FillAsync(day.World.Tables, prices: null, CancellationToken.None);
        day.Worker = await day._startWorker(day);
        return day;
    }

    /// <summary>The worker goes, and another begins over the same store.</summary>
    public async Task RestartAsync()
    {
        await Worker.DisposeAsync();
        Worker = await _startWorker(this);
    }

    /// <summary>Lets time pass, working on everything that comes due.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        var end = Clock.GetUtcNow() + time;
        while (true)
        {
            await Worker.Runner.RunUntilIdleAsync();
            if (await Worker.Tables.CheckAsync(CancellationToken.None))
                continue;
            var now = Clock.GetUtcNow();
            if (now >= end)
                return;
            var due = await Store.GetNextDueAsync() ?? end;
            var next = due > now.AddSeconds(30) ? due : now.AddSeconds(30);
            Clock.AdvanceTo(next < end ? next : end);
        }
    }

    /// <summary>The simulators' judgement of the day, by what the flows say that they hold.</summary>
    public async Task<LedgerReport> JudgeAsync() => await World.CheckAsync(await SellerClaims.ReadAsync(Store, CancellationToken.None));

    public async Task<OrderState> StateAsync(string orderId) =>
        MarketplaceOrdersFlow.Read((await Store.GetCaseAsync(CaseOf(orderId)))!.State)!;

    public async Task<string> StageAsync(string orderId) => (await Store.GetCaseAsync(CaseOf(orderId)))?.Stage ?? "unknown";

    public async Task<IReadOnlyList<string>> JournalAsync(string orderId) => [.. (await Store.GetJournalAsync(CaseOf(orderId))).Select(static e => e.Code)];

    public static Flows.Engine.CaseId CaseOf(string orderId) => new("order", $"bq:{orderId}");

    public async ValueTask DisposeAsync()
    {
        await Worker.DisposeAsync();
        await World.DisposeAsync();
        _folder.Dispose();
    }
}
