using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Flows.B2BOrders;
using Connectors.Flows.B2BOrders.StoreRefunds;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Http;
using Connectors.Simulators;
using Connectors.Simulators.Shopify;
using Connectors.Simulators.SparkLayer;
using Connectors.Simulators.Time;
using Connectors.SparkLayer;
using Connectors.Tables;
using Connectors.Testing.Ports;
using Connectors.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using OrderToCash;

namespace Connectors.EndToEnd.Tests.Support;

/// <summary>
/// A simulated world with a store (on Shopify, or a custom one whose orders are SparkLayer's purchases), an ERP and a warehouse, and the flow of business orders over the real clients, on one virtual clock. At its end a day on
/// Shopify is judged by what the vendors wrote down.
/// </summary>
internal sealed class TradeDay : IAsyncDisposable
{
    public const string Account = "C-100";

    /// <summary>Of the simulated range: one each, and a case of twelve of the same item.</summary>
    public const string Brush = "BRS-SYN-50";

    /// <summary>Polls as seldom as a test can do with: a simulated day costs what is asked in it.</summary>
    public static readonly B2BPolicy Calm = new() { PriceSource = PriceSource.NotCompared, PollEvery = TimeSpan.FromMinutes(5), PollOverlap = TimeSpan.FromMinutes(10), SweepEvery = TimeSpan.FromHours(6) };

    public const string Tap = "TAP-KIT-CHR";

    private const string BrushCase = "BRS-SYN-50-CS12";

    private readonly TemporaryFolder _folder;
    private readonly Func<IFlowStore, ServiceProvider> _newWorker;
    private readonly InMemoryFlowStore _store;
    private readonly VirtualClock _leases;
    private readonly DeathAtWrite _death;
    private ServiceProvider _services;
    private string? _buyer;

    private TradeDay(SimulatedWorld world, VirtualClock clock, TemporaryFolder folder, LostAnswers lost, DeathAtWrite death, VirtualClock leases, Func<IFlowStore, ServiceProvider> newWorker)
    {
        (World, Clock, _folder, Lost, _death, _leases, _newWorker) = (world, clock, folder, lost, death, leases, newWorker);
        _store = new InMemoryFlowStore(leases);
        _services = newWorker(death.Guard(_store));
    }

    public SimulatedWorld World { get; }

    public VirtualClock Clock { get; }

    /// <summary>Orders that the merchant's policy lets go before they are paid.</summary>
    public List<string> LetGo { get; } = [];

    /// <summary>Loses answers of the store.</summary>
    public LostAnswers Lost { get; }

    public SimulatedShop Shop => World.Shop!;

    public SimulatedSparkLayer Site => World.SparkLayer!;

    public IFlowStore Store => _store;

    private FlowRunner Runner => _services.GetRequiredService<FlowRunner>();

    private BusinessCentralClient Erp => _services.GetRequiredKeyedService<BusinessCentralClient>("bc");

    public static async Task<TradeDay> StartAsync(B2BPolicy? policy = null, Func<SimulationOptions, SimulationOptions>? configure = null, decimal creditLimit = 10_000m, bool isMapped = true, Action<IServiceCollection>? flows = null, bool isCustom = false)
    {
        var clock = new VirtualClock(Day.Morning);
        var plain = new SimulationOptions
        {
            Clock = clock, Orders = 0, UnmappedCarrierShare = 0, UnknownPackShare = 0, PartialDispatchShare = 0, TrackingCorrectionShare = 0, CustomerCancellationShare = 0, PaymentRefusalShare = 0, LateAddressShare = 0,
            Shopify = isCustom ? null : new() { RestoredPerSecond = 2000 },
            SparkLayer = isCustom ? new() : null,
        };
        var world = await SimulatedWorld.StartAsync(configure?.Invoke(plain) ?? plain);
        world.AddErpCustomer(Account, "Simulated Buyer Ltd", creditLimit);
        var folder = new TemporaryFolder();
        var tables = new TableFolder(folder.In("tables"));
        await tables.FillAsync(world.Tables, prices: null, CancellationToken.None);
        if (isMapped)
        {
            await MapCompanyAsync(tables);
            world.Shop?.Belongs(world.Shop.CustomerId, Account);
        }

        if (world.Options.Shopify is not { Orders: > 0 })
        {
            await File.AppendAllLinesAsync(
                Path.Combine(tables.Path, "offers.csv"),
                isCustom ? [$"trade,{Brush},{Brush},{Brush},EA", $"trade,{Brush}|CASE,{Brush}|CASE,{Brush},XCS", $"trade,{Tap},{Tap},{Tap},EA"] : ((string Shop, string Sku, string Unit)[])[(Brush, Brush, "EA"), (BrushCase, Brush, "XCS"), (Tap, Tap, "EA")] is var sold
                    ? sold.Select(s => $"trade,{Number(world.Shop!.AddVariant(s.Shop))},{s.Shop},{s.Sku},{s.Unit}") : []);
        }

        var lost = new LostAnswers();
        var death = new DeathAtWrite();
        var leases = new VirtualClock(Day.Morning);
        var day = new TradeDay(world, clock, folder, lost, death, leases, NewWorker);
        day._services.GetRequiredService<Microsoft.Extensions.Options.IStartupValidator>().Validate();
        await day.Runner.StartAsync(CancellationToken.None);
        return day;

        ServiceProvider NewWorker(IFlowStore store)
        {
            var services = new ServiceCollection();
            services.AddSingleton(store);
            services.AddLogging();
            services.AddConnectorTables(tables.Configure);
            services.AddConnectorFlows(options =>
            {
                options.Time = clock;
                options.LeaseClock = leases;
                options.BaseBackoff = TimeSpan.FromMinutes(1);
            });
            SimulatedSystems.Add(services, world.Describe(), clock);
            if (isCustom)
                AddCustomStore(services, world, lost);
            else
                AddShop(services, world, lost);
            services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(death.NewHandler));
            services.AddBusinessCentralReceivables("bc");
            services.AddB2BOrders([new(new("trade"), new("bc"), new("shipbob"))], policy ?? Calm);
            flows?.Invoke(services);
            return services.BuildServiceProvider();
        }
    }

    /// <summary>The custom store's one customer, whose id in the store is that of the simulated shop's.</summary>
    public string AddBuyer() => Site.AddCustomer("""{"email":"orders@buyer.example","external_id":"1","company_name":"Simulated Buyer Ltd","status":"active","payment_on_account":{"credit_limit":10000,"balance":0,"net_terms":30}}""");

    /// <summary>The account manager maps the store's customer.</summary>
    public Task MapCompanyAsync()
    {
        World.Shop?.Belongs(Shop.CustomerId, Account);
        return MapCompanyAsync(new TableFolder(_folder.In("tables")));
    }

    public static ShopOrder Order(int brushes = 24, string payment = "paymentOnAccount", bool isPaid = false, int cases = 0) => new()
    {
        Lines = [.. brushes > 0 ? [new ShopLine(Brush, brushes, 4.25m, 3.50m)] : Array.Empty<ShopLine>(), .. cases > 0 ? [new ShopLine(BrushCase, cases, 45m, 40m)] : Array.Empty<ShopLine>(), new ShopLine(Tap, 2, 64m, 60m)],
        PaymentType = payment,
        NetDays = isPaid ? null : 30,
        IsPaid = isPaid,
        PoNumber = "PO-4711",
        Note = "Deliver to gate 3",
        Attributes = new Dictionary<string, string> { ["Site"] = "Leeds North" },
        DeliveryPrice = 10m,
    };

    /// <summary>The account manager maps the company that ordered for the first time on a day of <see cref="Connectors.Simulators.Shopify.ShopifyBehaviours.Orders"/>.</summary>
    public Task MapNewCompanyAsync() => File.AppendAllTextAsync(Path.Combine(_folder.In("tables"), "customers.csv"), World.Tables.MissingCustomerRow);

    /// <summary>A person saves a table, whole.</summary>
    public Task SaveTableAsync(string name, params IEnumerable<string> lines) => File.WriteAllLinesAsync(Path.Combine(_folder.In("tables"), name), lines);

    /// <summary>What the simulated buyer orders in a custom store; it costs the same as <see cref="Order"/>.</summary>
    public SparkOrder Purchase(int brushes = 24, string payment = "on_account", bool isPaid = false, int cases = 0, string type = "order") => new()
    {
        Lines = [.. brushes > 0 ? [new SparkOrderLine(Brush, brushes, 3.50m, Discount: 0.75m)] : Array.Empty<SparkOrderLine>(), .. cases > 0 ? [new SparkOrderLine(Brush, cases, 40m, "CASE")] : Array.Empty<SparkOrderLine>(), new SparkOrderLine(Tap, 2, 60m)],
        CustomerId = _buyer ??= AddBuyer(),
        Type = type,
        PaymentMethod = payment,
        IsPaid = isPaid,
        PoNumber = "PO-4711",
        Answers = new Dictionary<string, string> { ["Delivery instructions"] = "Deliver to gate 3", ["Site"] = "Leeds North" },
        DeliveryPrice = 10m,
    };

    /// <summary>Lets time pass, working on everything that comes due.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        var end = Clock.GetUtcNow() + time;
        var tables = _services.GetRequiredService<MappingTables>();
        while (true)
        {
            await Runner.RunUntilIdleAsync();
            if (await tables.CheckAsync(CancellationToken.None))
                continue;
            var now = Clock.GetUtcNow();
            if (now >= end)
                return;
            var due = await Store.GetNextDueAsync() ?? end;
            var next = due > now.AddSeconds(30) ? due : now.AddSeconds(30);
            Clock.AdvanceTo(next < end ? next : end);
        }
    }

    /// <summary>The worker dies right after the next write of that operation was carried out, before anything of it is kept; another takes over once its leases are over.</summary>
    /// <param name="operation">Code of the operation.</param>
    /// <param name="within">How long it is waited for.</param>
    /// <returns>Whether there was such a write.</returns>
    public async Task<bool> DieAtAsync(string operation, TimeSpan within)
    {
        _death.Await(operation);
        try
        {
            await PassAsync(within);
        }
        catch (Exception) when (_death.IsDead)
        {
            // It is gone, with all that it knew.
        }

        if (!_death.IsDead)
            return false;
        _leases.AdvanceTo(_leases.GetUtcNow() + TimeSpan.FromHours(1));
        _death.Forget();
        _services = _newWorker(_store);
        await Runner.StartAsync(CancellationToken.None);
        return true;
    }

    public Task TellAsync(InboxMessage message) => Store.DeliverAsync([message], Clock.GetUtcNow());

    public static OrderKey KeyOf(string id) => Guid.TryParse(id, out _) ? SparkLayerStorefrontOrders.KeyOf(new("trade"), id) : new(new("trade"), (id.Contains("Draft", StringComparison.Ordinal) ? "draft-" : string.Empty) + Number(id));

    public async Task<B2BOrderState> StateAsync(string id) => B2BOrdersFlow.Read((await Store.GetCaseAsync(B2BOrdersFlow.CaseOf(KeyOf(id))))!.State)!;

    /// <summary>Where a refund of an order stands; <c>unknown</c> when nobody knows it.</summary>
    public async Task<string> RefundStageAsync(string id, string refund) => (await Store.GetCaseAsync(StoreRefundsFlow.CaseOf(KeyOf(id), refund)))?.Stage ?? "unknown";

    public async Task<IReadOnlyList<ExceptionRecord>> RefundRecordsAsync(string id, string refund) => [.. (await Store.GetExceptionsAsync()).Where(e => e.Scope == StoreRefundsFlow.CaseOf(KeyOf(id), refund).ToString())];

    /// <summary>Where the payment of an order stands; <c>unknown</c> when nobody watches it.</summary>
    public async Task<string> PaymentStageAsync(string id) => (await Store.GetCaseAsync(B2BOrdersFlow.PaymentCaseOf(KeyOf(id))))?.Stage ?? "unknown";

    public async Task<IReadOnlyList<ExceptionRecord>> PaymentRecordsAsync(string id) => [.. (await Store.GetExceptionsAsync()).Where(e => e.Scope == B2BOrdersFlow.PaymentCaseOf(KeyOf(id)).ToString())];

    public async Task<string?> ValueAsync(string id) => (await Store.GetCaseAsync(B2BOrdersFlow.CaseOf(KeyOf(id))))?.Value;

    public async Task<string> StageAsync(string id) => (await Store.GetCaseAsync(B2BOrdersFlow.CaseOf(KeyOf(id))))?.Stage ?? "unknown";

    public async Task<IReadOnlyList<ExceptionRecord>> RecordsAsync(string id) => [.. (await Store.GetExceptionsAsync()).Where(e => e.Scope == B2BOrdersFlow.CaseOf(KeyOf(id)).ToString())];

    public async Task<IReadOnlyList<string>> CodesAsync(string id) => [.. (await RecordsAsync(id)).Select(static e => e.Code).Distinct().Order(StringComparer.Ordinal)];

    public async Task<IReadOnlyList<string>> JournalAsync(string id) => [.. (await Store.GetJournalAsync(B2BOrdersFlow.CaseOf(KeyOf(id)))).Select(static e => e.Code)];

    /// <summary>What is kept of an order: its state and its journal.</summary>
    public async Task<IReadOnlyList<string>> KeptAsync(string id)
    {
        var caseId = B2BOrdersFlow.CaseOf(KeyOf(id));
        return [(await Store.GetCaseAsync(caseId))!.State!, .. (await Store.GetJournalAsync(caseId)).Select(static e => e.Text)];
    }

    /// <summary>The orders that are kept for the receivables report.</summary>
    public async Task<IReadOnlyList<string>> OnAccountAsync()
    {
        var rows = new List<string>();
        await foreach (var row in Store.GetRowsAsync("on-account/trade"))
            rows.Add(row.Key);
        return rows;
    }

    /// <summary>The open sales orders of a store's order in the ERP, with their lines.</summary>
    public async Task<IReadOnlyList<SalesOrder>> SalesOrdersAsync(string id)
    {
        var all = new List<SalesOrder>();
        await foreach (var order in Erp.GetSalesOrdersAsync(null, withLines: true))
        {
            if (string.Equals(order.ExternalDocumentNumber, KeyOf(id).ToString(), StringComparison.OrdinalIgnoreCase))
                all.Add(order);
        }

        return all;
    }

    /// <summary>The invoices of a store's order in the ERP.</summary>
    public async Task<IReadOnlyList<SalesInvoice>> InvoicesAsync(string id)
    {
        var all = new List<SalesInvoice>();
        await foreach (var invoice in Erp.GetSalesInvoicesAsync(null))
        {
            if (string.Equals(invoice.ExternalDocumentNumber, KeyOf(id).ToString(), StringComparison.OrdinalIgnoreCase))
                all.Add(invoice);
        }

        return all;
    }

    /// <summary>What the warehouse was asked for of a store's order.</summary>
    public async Task<IReadOnlyList<ShipBob.Models.Order>> WarehouseOrdersAsync(string id)
    {
        var all = new List<ShipBob.Models.Order>();
        await foreach (var order in _services.GetRequiredKeyedService<ShipBob.ShipBobClient>("shipbob").GetOrdersAsync(null, CancellationToken.None))
        {
            if (order.ReferenceId?.StartsWith(KeyOf(id).ToString(), StringComparison.Ordinal) == true)
                all.Add(order);
        }

        return all;
    }

    /// <summary>What the vendors wrote down, compared with what is right.</summary>
    public async Task<LedgerReport> JudgeAsync()
    {
        var claims = await SellerClaims.ReadAsync(Store, CancellationToken.None);
        return await World.CheckAsync(claims with { Released = [.. claims.Released!, .. LetGo] });
    }

    public async ValueTask DisposeAsync()
    {
        var judged = await JudgeAsync();
        var lives = new List<string>();
        foreach (var order in judged.FindingDetails.Select(static f => f.OrderId).OfType<string>().Distinct(StringComparer.Ordinal))
            lives.AddRange((await Store.GetJournalAsync(B2BOrdersFlow.CaseOf(new OrderKey(new("trade"), order)))).Select(e => $"{order} {e.At:u} {e.Code}: {e.Text}"));
        await _services.DisposeAsync();
        await World.DisposeAsync();
        _folder.Dispose();
        Assert.True(World.Shop is null || judged.Holds, string.Join(Environment.NewLine, [.. judged.Findings, .. lives]));
    }

    private static void AddShop(IServiceCollection services, SimulatedWorld world, LostAnswers lost)
    {
        services.AddShopifyClient("trade", options =>
        {
            options.BaseAddress = world.Shop!.Address;
            options.AccessToken = world.Shop.AccessToken;
            Hasten(options.Resilience);
        }).AddHttpMessageHandler(lost.NewHandler);
        services.AddShopifyStorefront("trade");
    }

    private static void AddCustomStore(IServiceCollection services, SimulatedWorld world, LostAnswers lost)
    {
        services.AddSparkLayerClient("trade", options =>
        {
            options.BaseAddress = world.SparkLayer!.Address;
            (options.SiteId, options.ClientId, options.ClientSecret) = (world.SparkLayer.SiteId, world.SparkLayer.ClientId, world.SparkLayer.ClientSecret);
            Hasten(options.Resilience);
        }).AddHttpMessageHandler(lost.NewHandler);
        services.AddSparkLayerStorefront("trade");
    }

    /// <summary>An answer that never comes is waited for in real time.</summary>
    private static void Hasten(ConnectorResilienceOptions resilience)
    {
        (resilience.AttemptTimeout, resilience.TotalTimeout) = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4));
        resilience.MaxRetries = 0;
        resilience.MaxBudgetWait = TimeSpan.Zero;
    }

    private static Task MapCompanyAsync(TableFolder tables) => File.AppendAllLinesAsync(Path.Combine(tables.Path, "customers.csv"), [$"trade,,1,{Account}"]);

    private static string Number(string id) => id[(id.LastIndexOf('/') + 1)..];
}
