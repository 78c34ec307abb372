using System.Runtime.CompilerServices;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Rules;
using Connectors.Flows.Stock;
using Connectors.Flows.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.Flows.Tests.Support;

/// <summary>An ERP that keeps stock and a marketplace that lists offers, in memory. The marketplace carries imports out when their time has come.</summary>
internal sealed class StockWorld : IErpStock, IMarketplaceOffers
{
    private readonly List<FakeImport> _imports = [];
    private readonly Dictionary<string, BackOfficeState> _reserved = new(StringComparer.Ordinal);
    private int _writes;

    public StockWorld() => Store = new InMemoryFlowStore(Clock);

    public ManualClock Clock { get; } = new(skipsWaits: false);

    public IFlowStore Store { get; set; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public ConnectionName Connection => Given.Bc;

    public ErpStockCapabilities Capabilities { get; set; } = new() { LocationStock = true };

    /// <summary>What the ERP can tell once it was asked; null for what it could before.</summary>
    public ErpStockCapabilities? Learns { get; set; }

    public ValueTask<ErpStockCapabilities> ReadCapabilitiesAsync(CancellationToken cancellationToken = default) => new(Capabilities = Learns ?? Capabilities);

    /// <summary>What is there, by SKU and location; one that is not told is null.</summary>
    public Dictionary<(string Sku, string? Location), decimal?> OnHand { get; } = [];

    /// <summary>The open sales orders, by number.</summary>
    public Dictionary<string, OpenDemand> Orders { get; } = new(StringComparer.Ordinal);

    /// <summary>The SKUs whose goods moved, in their order.</summary>
    public List<Sku> Moved { get; } = [];

    public int ItemsOnPage { get; set; } = int.MaxValue;

    public List<UnreadableItem> UnreadableOrders { get; } = [];

    /// <summary>What happens between the last page of the demand and the first of the levels.</summary>
    public Func<Task> BetweenReads { get; set; } = static () => Task.CompletedTask;

    /// <summary>What happens before the first page of the demand.</summary>
    public Func<Task> BeforeDemand { get; set; } = static () => Task.CompletedTask;

    /// <summary>What the marketplace shows, by offer id.</summary>
    public Dictionary<string, MarketplaceListing> Listed { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<FakeImport> Imports => _imports;

    public TimeSpan ImportTakes { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether no import overtakes another.</summary>
    public bool KeepsOrder { get; set; }

    /// <summary>How an import that is carried out ends.</summary>
    public ImportProgress Ends { get; set; } = ImportProgress.Complete;

    public bool HidesReasons { get; set; }

    /// <summary>Why the marketplace does not take a row; null when it does.</summary>
    public Func<OfferQuantity, string?> Refuses { get; set; } = static _ => null;

    /// <summary>What goes wrong with a call, by its name.</summary>
    public Func<string, Fault> Faults { get; set; } = static _ => Fault.None;

    public List<string> Calls { get; } = [];

    public IReadOnlyList<HostRule> Rules { get; set; } = [];

    public StockPolicy Policy { get; set; } = new();

    public StockTables Tables { get; set; } = StockGiven.Tables();

    public IReadOnlyList<IFlow> Flows() =>
    [
        new PublishingFlow(
            new StockPorts(new Dictionary<ConnectionName, IErpStock> { [Given.Bc] = this }, new Dictionary<ConnectionName, IStockOutlet> { [Given.Bq] = StockPorts.OutletOf(this, null) }),
            [new StockInstance([new StockRoute(Given.Bq, Given.Bc)], Policy, () => Tables)],
            Rules),
    ];

    /// <summary>Lets time pass in steps, and the worker do what is due after each.</summary>
    public async Task RunAsync(TimeSpan time, TimeSpan? step = null)
    {
        var until = Now + time;
        await WorkAsync();
        while (Now < until)
        {
            Clock.Advance(step ?? TimeSpan.FromMinutes(1));
            await WorkAsync();
        }
    }

    /// <summary>The worker does what is due.</summary>
    public async Task WorkAsync()
    {
        using var runner = new FlowRunner(Store, Flows(), new FlowRunnerOptions { Concurrency = 1, LeaseClock = Clock }, Clock, NullLogger<FlowRunner>.Instance);
        await runner.RunUntilIdleAsync();
    }

    public long? Shown(string offer) => Listed[offer].Quantity;

    public void Have(string sku, decimal? quantity, string? location = "MAIN")
    {
        OnHand[(sku, location)] = quantity;
        Moved.Add(new Sku(sku));
    }

    public void List(string offer, long quantity = 0, string? shopSku = null, bool isActive = true) =>
        Listed[offer] = new MarketplaceListing { OfferId = new OfferId(offer), ShopSku = new Sku(shopSku ?? $"SHOP-{offer}"), Quantity = quantity, IsActive = isActive };

    /// <summary>A sales order in the ERP.</summary>
    public void Order(string number, decimal quantity, string sku = "SKU-1", string external = "", string? unit = null, string? location = "MAIN") => Orders[number] = new OpenDemand
    {
        OrderId = number, Number = number, ExternalNumber = external, Lines = [new OpenDemandLine(new Sku(sku), location, quantity, unit)],
    };

    /// <summary>The goods of a sales order leave, and it is posted.</summary>
    public void Post(string number)
    {
        foreach (var line in Orders[number].Lines)
            Have(line.Sku.Value, OnHand[(line.Sku.Value, line.LocationId)] - line.Outstanding, line.LocationId);
        Orders.Remove(number);
    }

    /// <summary>An order of ours takes goods; null quantity: not any more.</summary>
    public Task ReserveAsync(string order, decimal? quantity, string sku = "SKU-1", DateTimeOffset? knownAt = null)
    {
        if (!_reserved.TryGetValue(order, out var before))
            _reserved.Add(order, before = new BackOfficeState());
        var now = quantity is { } some
            ? before with { Reserved = [new ReservedGoods(new OrderLineId("L1"), new Sku(sku), some)], ReservedAt = before.ReservedAt ?? Now, ErpKnownAt = before.ErpKnownAt ?? knownAt }
            : new BackOfficeState();
        _reserved[order] = now;
        return WriteAsync(Reservations.Changes(Given.Bc, OrderKey.Parse(order), before, now));
    }

    public async Task<IReadOnlyList<ExceptionRecord>> RecordsAsync() => await Store.GetExceptionsAsync(scope: StockFlow.CaseOf(Given.Bq).ToString());

    public async Task<IEnumerable<string>> ReasonsAsync() => (await RecordsAsync()).Select(static r => $"{r.Code} {r.Subject}".TrimEnd());

    public async Task<IReadOnlyList<string>> JournalAsync() => [.. (await Store.GetJournalAsync(StockFlow.CaseOf(Given.Bq))).Select(static j => j.Code)];

    async Task<ItemPage<OpenDemand>> IErpStock.GetOpenDemandAsync(string? continuation, CancellationToken cancellationToken)
    {
        if (continuation is null)
            await BeforeDemand();
        return await CallAsync("demand", () => Page([.. Orders.Values.OrderBy(static o => o.Number, StringComparer.Ordinal)], continuation) with { Unreadable = continuation is null ? [.. UnreadableOrders] : [] });
    }

    async Task<ItemPage<StockLevel>> IErpStock.GetAllStockLevelsAsync(string? continuation, CancellationToken cancellationToken)
    {
        if (continuation is null)
            await BetweenReads();
        return await CallAsync("levels", () => Page([.. OnHand.OrderBy(static l => l.Key.Sku, StringComparer.Ordinal).Select(l => Level(l.Key.Sku, l.Key.Location, l.Value))], continuation));
    }

    Task<ItemList<StockLevel>> IErpStock.GetStockLevelsAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken) => CallAsync(
        "some-levels", () => new ItemList<StockLevel>([.. OnHand.Where(l => skus.Contains(new Sku(l.Key.Sku))).Select(l => Level(l.Key.Sku, l.Key.Location, l.Value))]));

    Task<StockMovements> IErpStock.GetStockMovementsAsync(string? position, CancellationToken cancellationToken) => CallAsync("movements", () =>
    {
        var from = position is null ? Moved.Count : int.Parse(position, System.Globalization.CultureInfo.InvariantCulture);
        var page = Moved.Skip(from).Take(2).ToList();
        return new StockMovements([.. page.Distinct()], $"{from + page.Count}", from + page.Count < Moved.Count);
    });

    async IAsyncEnumerable<MarketplaceListing> IMarketplaceOffers.GetListingsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var listing in await CallAsync("listings", () => Listed.Values.ToList()))
            yield return listing;
    }

    Task<StartedImport> IMarketplaceOffers.ImportStockAsync(IReadOnlyList<OfferQuantity> rows, SendPermit permit, CancellationToken cancellationToken)
    {
        if (!permit.MarkSent())
            throw Failure("import", FailureKind.NotExecuted);
        return CallAsync("import", () =>
        {
            var withheld = rows.Where(r => Listed.TryGetValue(r.OfferId.Value, out var listed) && listed.ShopSku != r.ShopSku).ToList();
            var sent = rows.Except(withheld).ToList();
            if (sent.Count > 0)
            {
                var due = Now + ImportTakes;
                _imports.Add(new FakeImport($"I{_imports.Count + 1}", sent, KeepsOrder && _imports is [.., { } last] && last.DueAt > due ? last.DueAt : due));
            }

            return new StartedImport(sent.Count > 0 ? _imports[^1].Id : null, [.. withheld.Select(static r => new RejectedRow(r.ShopSku, "the offer has another SKU"))]);
        });
    }

    Task<ImportReport> IMarketplaceOffers.GetStockImportAsync(string importId, CancellationToken cancellationToken) => CallAsync("report", () =>
    {
        var import = _imports.Find(i => i.Id == importId && !i.IsGone) ?? throw Failure("report", FailureKind.NotFound);
        return import.Progress is ImportProgress.Running
            ? new ImportReport { Id = importId, Progress = ImportProgress.Running }
            : new ImportReport
            {
                Id = importId, Progress = import.Progress, Rejected = HidesReasons ? [] : import.Rejected, RejectedRows = import.Rejected.Count, AreReasonsMissing = HidesReasons && import.Rejected.Count > 0,
            };
    });

    Task<StartedImport> IMarketplaceOffers.ImportPricesAsync(IReadOnlyList<OfferPricing> rows, SendPermit permit, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<ImportReport> IMarketplaceOffers.GetPriceImportAsync(string importId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Carries out the imports whose time has come, in their order.</summary>
    public void CarryOut()
    {
        foreach (var import in _imports.Where(i => i.Progress == ImportProgress.Running && i.DueAt <= Now))
        {
            import.Progress = Ends;
            if (Ends != ImportProgress.Complete)
                continue;
            foreach (var row in import.Rows)
            {
                if ((Listed.ContainsKey(row.OfferId.Value) ? Refuses(row) : "the offer does not exist") is { } why)
                    import.Rejected.Add(new RejectedRow(row.ShopSku, why));
                else
                    Listed[row.OfferId.Value] = Listed[row.OfferId.Value] with { Quantity = row.Quantity };
            }
        }
    }

    private async Task WriteAsync(IReadOnlyList<RowChange> rows)
    {
        var id = new CaseId("writer", "1");
        await Store.DeliverAsync([new InboxMessage(id, "writer", $"{++_writes}", "go", Priority.Order)], Now);
        var claimed = Assert.Single(await Store.ClaimAsync(new ClaimRequest("writer", Now, TimeSpan.FromMinutes(1), 1) { Serves = [new ServedFlow("writer")] }));
        var commit = new CaseCommit
        {
            Case = id, Fence = claimed.Fence, ExpectedVersion = claimed.Version, State = "written", Stage = "Written", Now = Now, HeardUpTo = claimed.Inputs[^1].Sequence, Rows = rows,
        };
        Assert.True(Assert.Single(await Store.CommitAsync([commit])).IsDone);
    }

    private StockLevel Level(string sku, string? location, decimal? quantity) => Capabilities.TellsAvailable
        ? new StockLevel(new Sku(sku), location, null, null, quantity, Now)
        : new StockLevel(new Sku(sku), location, quantity, null, null, Now);

    private ItemPage<T> Page<T>(IReadOnlyList<T> all, string? continuation)
    {
        var from = continuation is null ? 0 : int.Parse(continuation, System.Globalization.CultureInfo.InvariantCulture);
        var items = all.Skip(from).Take(ItemsOnPage).ToList();
        return new ItemPage<T>(items, from + items.Count < all.Count ? (from + items.Count).ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
    }

    private Task<T> CallAsync<T>(string name, Func<T> effect)
    {
        Calls.Add(name);
        CarryOut();
        switch (Faults(name))
        {
            case Fault.NotExecuted:
                throw Failure(name, FailureKind.NotExecuted);
            case Fault.LostBefore:
                throw Failure(name, FailureKind.OutcomeUnknown);
            case Fault.LostAfter:
                effect();
                throw Failure(name, FailureKind.OutcomeUnknown);
            case Fault.Rejected:
                throw Failure(name, FailureKind.Rejected);
            case Fault.Unexpected:
                throw new InvalidOperationException("a bug");
            default:
                return Task.FromResult(effect());
        }
    }

    private static PortException Failure(string operation, FailureKind kind) => new($"{operation} failed.") { System = "fake", Operation = operation, Kind = kind };
}
