using System.Runtime.CompilerServices;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Prices;
using Connectors.Flows.Rules;
using Connectors.Flows.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.Flows.Tests.Support;

/// <summary>A marketplace that keeps prices, in memory. An import replaces all prices of each offer in it, when its time has come.</summary>
internal sealed class PriceWorld : IMarketplaceOffers
{
    private readonly List<PriceImport> _imports = [];

    public PriceWorld() => Store = new InMemoryFlowStore(Clock);

    public ManualClock Clock { get; } = new(skipsWaits: false);

    public IFlowStore Store { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>What the marketplace shows, by offer id.</summary>
    public Dictionary<string, MarketplaceListing> Listed { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<PriceImport> Imports => _imports;

    public TimeSpan ImportTakes { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How an import that is carried out ends.</summary>
    public ImportProgress Ends { get; set; } = ImportProgress.Complete;

    /// <summary>Whether an import that is carried out shows; else it waits for the operator's approval.</summary>
    public bool ShowsImports { get; set; } = true;

    public bool HidesReasons { get; set; }

    /// <summary>Why the marketplace does not take an offer's prices; null when it does.</summary>
    public Func<OfferPricing, string?> Refuses { get; set; } = static _ => null;

    /// <summary>What goes wrong with a call, by its name.</summary>
    public Func<string, Fault> Faults { get; set; } = static _ => Fault.None;

    public PricePolicy Policy { get; set; } = new() { Every = TimeSpan.FromMinutes(30), ShownWithin = TimeSpan.FromMinutes(30), ImportPollEvery = TimeSpan.FromMinutes(1) };

    /// <summary>Whose items say what offers cost; null for nobody's.</summary>
    public World? Erp { get; set; }

    public IReadOnlyList<HostRule> Rules { get; set; } = [];

    public PriceTables Tables { get; set; } = PriceGiven.Tables([]);

    public IReadOnlyList<IFlow> Flows() => [new PricingFlow(new PricePorts(new Dictionary<ConnectionName, IMarketplaceOffers> { [Given.Bq] = this }, Erp is { } erp ? new Dictionary<ConnectionName, IErp> { [Given.Bc] = erp } : []), [new PriceInstance([new PriceRoute(Given.Bq, Erp is null ? null : Given.Bc)], Policy, () => Tables)], Rules)];

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

    public async Task WorkAsync()
    {
        using var runner = new FlowRunner(Store, Flows(), new FlowRunnerOptions { Concurrency = 1, LeaseClock = Clock }, Clock, NullLogger<FlowRunner>.Instance);
        await runner.RunUntilIdleAsync();
    }

    public void List(string offer, decimal price) => Listed[offer] = PriceGiven.Listing(offer, price);

    public decimal? Shown(string offer) => Listed[offer].Prices[0].Price?.Amount;

    public async Task<IReadOnlyList<ExceptionRecord>> RecordsAsync() => await Store.GetExceptionsAsync(scope: PriceFlow.CaseOf(Given.Bq).ToString());

    public async Task<IReadOnlyList<string>> ReasonsAsync() => [.. (await RecordsAsync()).Select(static r => $"{r.Code} {r.Subject}".TrimEnd()).Order(StringComparer.Ordinal)];

    public async Task<IReadOnlyList<string>> JournalAsync() => [.. (await Store.GetJournalAsync(PriceFlow.CaseOf(Given.Bq))).Select(static j => j.Code)];

    async IAsyncEnumerable<MarketplaceListing> IMarketplaceOffers.GetListingsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var listing in await CallAsync("listings", () => Listed.Values.ToList()))
            yield return listing;
    }

    Task<StartedImport> IMarketplaceOffers.ImportPricesAsync(IReadOnlyList<OfferPricing> rows, SendPermit permit, CancellationToken cancellationToken)
    {
        if (!permit.MarkSent())
            throw Failure("import", FailureKind.NotExecuted);
        return CallAsync("import", () =>
        {
            var withheld = rows.Where(r => Listed.TryGetValue(r.OfferId.Value, out var listed) && listed.ShopSku != r.ShopSku).ToList();
            var sent = rows.Except(withheld).ToList();
            if (sent.Count > 0)
                _imports.Add(new PriceImport($"I{_imports.Count + 1}", sent, Now + ImportTakes));
            return new StartedImport(sent.Count > 0 ? _imports[^1].Id : null, [.. withheld.Select(static r => new RejectedRow(r.ShopSku, "the offer has another SKU"))]);
        });
    }

    Task<ImportReport> IMarketplaceOffers.GetPriceImportAsync(string importId, CancellationToken cancellationToken) => CallAsync("report", () =>
    {
        var import = _imports.Find(i => i.Id == importId) ?? throw Failure("report", FailureKind.NotFound);
        return import.Progress is ImportProgress.Running
            ? new ImportReport { Id = importId, Progress = ImportProgress.Running }
            : new ImportReport
            {
                Id = importId, Progress = import.Progress, Rejected = HidesReasons ? [] : import.Rejected, RejectedRows = import.Rejected.Count, AreReasonsMissing = HidesReasons && import.Rejected.Count > 0,
            };
    });

    Task<StartedImport> IMarketplaceOffers.ImportStockAsync(IReadOnlyList<OfferQuantity> rows, SendPermit permit, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<ImportReport> IMarketplaceOffers.GetStockImportAsync(string importId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Carries out the imports whose time has come, in their order.</summary>
    private void CarryOut()
    {
        foreach (var import in _imports.Where(i => i.Progress == ImportProgress.Running && i.DueAt <= Now))
        {
            import.Progress = Ends;
            if (Ends != ImportProgress.Complete)
                continue;
            foreach (var offer in import.Rows.GroupBy(static r => r.OfferId.Value))
            {
                if (offer.Select(Refuses).FirstOrDefault(static w => w is not null) is { } why)
                    import.Rejected.AddRange(offer.Select(r => new RejectedRow(r.ShopSku, why)));
                else if (ShowsImports)
                    Listed[offer.Key] = Listed[offer.Key] with { Prices = [.. offer.Select(ToListed)] };
            }
        }
    }

    private static ListedPrice ToListed(OfferPricing row) => new()
    {
        Price = row.Price, DiscountPrice = row.DiscountPrice, DiscountFrom = row.DiscountFrom, DiscountUntil = row.DiscountUntil, Channels = row.Channel is { } channel ? [channel] : [],
    };

    private Task<T> CallAsync<T>(string name, Func<T> effect)
    {
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
            default:
                return Task.FromResult(effect());
        }
    }

    private static PortException Failure(string operation, FailureKind kind) => new($"{operation} failed.") { System = "fake", Operation = operation, Kind = kind };

    internal sealed class PriceImport(string id, IReadOnlyList<OfferPricing> rows, DateTimeOffset dueAt)
    {
        public string Id => id;

        public IReadOnlyList<OfferPricing> Rows => rows;

        public DateTimeOffset DueAt { get; set; } = dueAt;

        public ImportProgress Progress { get; set; } = ImportProgress.Running;

        public List<RejectedRow> Rejected { get; } = [];

        public IEnumerable<string> Texts => rows.Select(static r => FormattableString.Invariant($"{r.OfferId} {r.Price.Amount}"));
    }
}
