using System.Diagnostics;
using System.Text.Json;
using Connectors.Flows.Accounts;
using Connectors.Flows.B2BOrders;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Prices;
using Connectors.Flows.Returns;
using Connectors.Flows.Settlement;
using Connectors.Flows.Stock;
using Connectors.Flows.Storage;
using Connectors.Simulators;
using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.Mirakl;
using Connectors.Simulators.Shopify;
using Connectors.Simulators.Time;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace OrderToCash;

/// <summary>A day of trading against simulators, and the week after it: in this process on a virtual clock. Or the day alone, also elsewhere on an accelerated clock.</summary>
internal static class SimulatedDay
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);
    private static readonly WorkerFlows OnlyOrders = new(new OrderPolicy { PostedWithin = TimeSpan.FromDays(1) });

    /// <summary>Orders are asked for three times less often, so that a week passes soon.</summary>
    private static readonly WorkerFlows All = new(OnlyOrders.Orders with { PollEvery = TimeSpan.FromMinutes(15) })
    {
        Trade = new B2BPolicy { PollEvery = TimeSpan.FromMinutes(15), PollOverlap = TimeSpan.FromMinutes(30), PostedWithin = TimeSpan.FromDays(1) },
        Accounts = new AccountPolicy(),
        Stock = new StockPolicy { TotalIsSellable = true, UnitSystem = "business-central" },
        Prices = new PricePolicy(),
        Returns = new ReturnsPolicy { Consents = true },
        Settlement = new SettlementPolicy(),
    };

    /// <summary>Goods arrive after two days, are sent back on the third, and are here again by the fifth; the last billing cycle closes after that.</summary>
    private static readonly TimeSpan Week = TimeSpan.FromDays(8);

    private static readonly TimeSpan BillingCycle = TimeSpan.FromDays(2);

    public static Task<int> RunAsync(SampleOptions options, IAnsiConsole console, CancellationToken cancellationToken)
    {
        ReportFile.Check(options);
        return options.Simulators is { } address ? RunRemoteAsync(options, address, console, cancellationToken) : RunHereAsync(options, console, cancellationToken);
    }

    private static async Task<int> RunHereAsync(SampleOptions options, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var clock = new VirtualClock(Morning);
        var flows = options.OnlyOrders ? OnlyOrders : All;
        using var calls = options.OnlyOrders ? null : new CallsByFlow();
        await using var world = await StartWorldAsync(options, clock, cancellationToken);
        using var run = new RunFolder();
        var (folder, isOurs) = FolderOf(options, run);
        var prices = new PriceList(world.ReadPrices());
        await folder.FillAsync(world.Tables, options.OnlyOrders ? null : prices.Type(), cancellationToken);
        await using var worker = await Worker.StartAsync(
            options.Store ?? run.Store, folder.Configure, flows, clock, AddSystems, cancellationToken);

        if (await worker.Store.GetCasesAsync("order", cancellationToken: cancellationToken).AnyAsync(cancellationToken))
            throw new InputException($"{options.Store} holds the orders of another day, and this day's simulators know nothing of them. Name a new file, or go on with that day's simulators (--simulators).");

        console.MarkupLineInterpolated($"[bold]Order to cash[/]: {options.Orders} orders, seed {options.Seed}, faults {options.Faults:P0}; tables in {folder.Path}");
        var watch = Stopwatch.StartNew();
        var end = Morning + world.Options.TradingWindow;
        var lastDay = options.OnlyOrders ? Morning : Morning + Week;

        // What a person does: on the day maps the carrier that some dispatches have waited for, and the company that ordered for the first time. Where there is a next morning, raises the prices, mistypes one, and maps the pack that some orders wait for;
        // the typing mistake is seen to on the morning after.
        var chores = new Queue<(DateTimeOffset At, Func<Task> DoAsync)>();
        if (isOurs)
            chores.Enqueue((Morning.AddHours(9), () => folder.AddCarrierAsync(world.Tables.MissingCarrierRow, cancellationToken)));
        if (isOurs && !options.OnlyOrders)
        {
            chores.Enqueue((Morning.AddHours(10), () => folder.AddCustomerAsync(world.Tables.MissingCustomerRow, cancellationToken)));
            chores.Enqueue((Morning.AddHours(25), () => RaisePricesAsync(clock.GetUtcNow())));
            chores.Enqueue((Morning.AddHours(26), () => folder.AddUnitAsync(world.Tables.MissingUnitRow, cancellationToken)));
            chores.Enqueue((Morning.AddHours(49), () => folder.SavePricesAsync(prices.Type(), cancellationToken)));
        }

        await DayProgress.ShowAsync(console, worker.Store, clock, async refresh =>
        {
            while (true)
            {
                await worker.Runner.RunUntilIdleAsync(cancellationToken);
                await refresh();
                var now = clock.GetUtcNow();
                while (chores.TryPeek(out var chore) && now >= chore.At)
                    await chores.Dequeue().DoAsync();
                if (await worker.Tables.CheckAsync(cancellationToken))
                    continue;
                if (now >= end && now >= lastDay && await DayEnd.IsReachedAsync(worker.Store, flows.Orders, now, end, cancellationToken))
                    return;

                // On to the next thing that is due, at least half a minute: what is due within it is done together.
                var due = await worker.Store.GetNextDueAsync(cancellationToken: cancellationToken) ?? now;
                clock.AdvanceTo(due > now.AddSeconds(30) ? due : now.AddSeconds(30));
            }
        });

        // What somebody else's table means nobody here knows.
        return await FinishAsync(
            options, console, worker.Store, clock.GetUtcNow(), watch.Elapsed, (claims, token) => world.CheckAsync(isOurs && !options.OnlyOrders ? claims with { Prices = prices.Meant } : claims, token), calls, cancellationToken);

        void AddSystems(IServiceCollection services)
        {
            SimulatedSystems.Add(services, world.Describe(), clock);
            if (world.Shop is { } shop)
                SimulatedSystems.AddStore(services, shop);
        }

        Task RaisePricesAsync(DateTimeOffset now)
        {
            prices.Raise(now);
            return folder.SavePricesAsync(prices.Type(slips: true), cancellationToken);
        }
    }

    private static async Task<int> RunRemoteAsync(SampleOptions options, Uri address, IAnsiConsole console, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        RemoteWorld world;
        try
        {
            world = await RemoteWorld.ConnectAsync(http, address, cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException)
        {
            throw new InputException($"No simulators answer at {address}. Start samples/SimulatorHost and give the address it prints.");
        }

        var clock = world.Clock() ?? throw new InputException($"The simulators at {address} stand still. Start samples/SimulatorHost with --rate above 0.");
        using var run = new RunFolder();
        var (folder, isOurs) = FolderOf(options, run);
        await folder.FillAsync(world.Tables, prices: null, cancellationToken);
        await using var worker = await Worker.StartAsync(
            options.Store ?? run.Store, folder.Configure, OnlyOrders, clock, services => SimulatedSystems.Add(services, world.Descriptor, clock), cancellationToken);

        console.MarkupLineInterpolated($"[bold]Order to cash[/] against {address}, clock × {clock.Rate}; tables in {folder.Path}");
        var watch = Stopwatch.StartNew();
        var end = clock.Epoch.AddHours(12);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = worker.Runner.RunAsync(stop.Token);
        var mapsCarrierAt = isOurs ? clock.Epoch.AddHours(9) : DateTimeOffset.MaxValue;
        await DayProgress.ShowAsync(console, worker.Store, clock, async refresh =>
        {
            while (clock.GetUtcNow() is var now && !(now >= end && await DayEnd.IsReachedAsync(worker.Store, OnlyOrders.Orders, now, end, cancellationToken)))
            {
                if (now >= mapsCarrierAt)
                {
                    await folder.AddCarrierAsync(world.Tables.MissingCarrierRow, cancellationToken);
                    mapsCarrierAt = DateTimeOffset.MaxValue;
                }

                await worker.Tables.CheckAsync(cancellationToken);
                await refresh();
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
            }

            await stop.CancelAsync();
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        return await FinishAsync(options, console, worker.Store, clock.GetUtcNow(), watch.Elapsed, world.CheckAsync, null, cancellationToken);
    }

    private static async Task<int> FinishAsync(
        SampleOptions options, IAnsiConsole console, IFlowStore store, DateTimeOffset now, TimeSpan elapsed, Func<LedgerClaims, CancellationToken, Task<LedgerReport>> check, CallsByFlow? calls, CancellationToken cancellationToken)
    {
        var claims = await SellerClaims.ReadAsync(store, cancellationToken);
        var ledger = await check(calls is null ? claims : claims with { PublishesStock = true, CreditsReturns = true, BooksPayouts = true }, cancellationToken);
        var verdict = calls is null ? LedgerVerdict.Of(ledger) : LedgerVerdict.OfWeek(ledger, calls.ButOrders());
        var report = await DayReportBuilder.BuildAsync(store, OnlyOrders.Orders, elapsed, ledger.FaultsInjected.Values.Sum(), verdict, cancellationToken);
        DayReportView.Show(console, report);
        await ReportFile.WriteAsync(options, report, console, cancellationToken);
        if (options.Explain is { } order)
            await OrderStory.ShowAsync(console, store, order, now, cancellationToken);

        return ledger.Holds && report.JournalWhole ? 0 : 1;
    }

    private static async Task<SimulatedWorld> StartWorldAsync(SampleOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (options.Data is { } data && !Directory.Exists(data))
            throw new InputException($"--data names a folder that is not there: {data}");
        try
        {
            var mix = options.Day switch { "ordinary" => SimulationDay.Ordinary, "bad" => SimulationDay.Bad, _ => Plain(options) };
            return await SimulatedWorld.StartAsync(
                (options.OnlyOrders ? mix : mix with { ReturnShare = 0.05m, BillingCycle = BillingCycle, Shopify = StoreOf(options) }) with
                {
                    Clock = clock, Seed = options.Seed, Orders = options.Orders, FaultRate = options.Faults, RecordedOrdersDirectory = options.Data,
                },
                cancellationToken);
        }
        catch (Exception failure) when (failure is InvalidDataException or JsonException or IOException)
        {
            throw new InputException($"{(options.Data is null ? string.Empty : "--data: ")}{failure.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>Everybody behaves: customers send some of it back, the desk sells too, and accounting posts every morning.</summary>
    private static SimulationOptions Plain(SampleOptions options) => options.OnlyOrders ? new SimulationOptions() : new SimulationOptions
    {
        Mirakl = new MiraklBehaviours { GoodsArrive = 1m, GoodsFaulty = 0.1m },
        BusinessCentral = new BusinessCentralBehaviours { DeskOrders = 0.3m, GoodsReceived = 0.2m, JournalsPosted = 1m },
    };

    /// <summary>A tenth of the orders are those of businesses: some are drafts and quotes first, and people hold them, take pieces off and call them off.</summary>
    private static ShopifyBehaviours StoreOf(SampleOptions options) =>
        new() { Orders = Math.Max(1, options.Orders / 10), Drafts = 0.1m, Quotes = 0.05m, Edits = 0.1m, Holds = 0.05m, Cancellations = 0.05m };

    private static (TableFolder Folder, bool IsOurs) FolderOf(SampleOptions options, RunFolder run) =>
        options.Tables is { } given ? (new TableFolder(given), false) : (new TableFolder(run.Tables), true);
}
