using Connectors.Domain.Documents;
using Connectors.Domain.Offers;
using Connectors.Domain.Ports;
using Connectors.Domain.Prices;
using Connectors.Domain.Values;
using Connectors.Flows.B2BPrices;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.Flows.Tests.Support;

/// <summary>A store with price lists in memory, and an ERP whose items fill one of them.</summary>
internal sealed class ListPriceWorld : IB2BPricing
{
    public ListPriceWorld() => Store = new InMemoryFlowStore(Clock);

    public ManualClock Clock { get; } = new(skipsWaits: false);

    public IFlowStore Store { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public ConnectionName Connection => ListPriceGiven.Store;

    public B2BPricingCapabilities Capabilities { get; set; } = new() { SkusInCall = 100 };

    /// <summary>What the store shows, by list and SKU.</summary>
    public Dictionary<string, Dictionary<string, B2BSkuPrices>> Lists { get; } = new(StringComparer.OrdinalIgnoreCase) { [ListPriceGiven.List] = [] };

    public World Erp { get; } = new();

    /// <summary>What goes wrong with a call, by its name.</summary>
    public Func<string, PortException?> Fails { get; set; } = static _ => null;

    public List<int> Updates { get; } = [];

    /// <summary>Every price that was ever sent, as people read it.</summary>
    public HashSet<string> Sent { get; } = new(StringComparer.Ordinal);

    public int Reads { get; private set; }

    public IReadOnlyList<ListPriceRow> Rows { get; set; } = [];

    /// <summary>What SKUs of the store sell, by the ERP's items.</summary>
    public IReadOnlyList<OfferRow> Offers { get; set; } = [];

    public B2BPriceRoute Route { get; set; } = new(ListPriceGiven.Store, Given.Bc, ListPriceGiven.List);

    public static PortException Failure(FailureKind kind) => new("It did not go.") { System = "b2b", Operation = "call", Kind = kind };

    public async Task RunAsync(TimeSpan time)
    {
        var until = Now + time;
        await WorkAsync();
        while (Now < until)
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await WorkAsync();
        }
    }

    public async Task WorkAsync()
    {
        var tables = new B2BPriceTables(
            Given.Compiled(ListPrices.Compile(new ListPriceTable { Version = $"{Rows.GetHashCode()}", Rows = Rows })), Given.Compiled(OfferMap.Compile(new OfferTable { Version = "1", Rows = Offers })), ListPriceGiven.Tables([]).Units);
        var flow = new ListPricingFlow(
            new B2BPricePorts(new Dictionary<ConnectionName, IB2BPricing> { [ListPriceGiven.Store] = this }, new Dictionary<ConnectionName, IErp> { [Given.Bc] = Erp }), [new B2BPriceInstance([Route], new B2BPricePolicy(), () => tables)]);
        using var runner = new FlowRunner(Store, [flow], new FlowRunnerOptions { Concurrency = 1, LeaseClock = Clock }, Clock, NullLogger<FlowRunner>.Instance);
        await runner.RunUntilIdleAsync();
    }

    public string Shown(string sku, string list = ListPriceGiven.List) => Lists[list].TryGetValue(sku, out var prices) ? PriceHash.Text(prices.Breaks) : "nothing";

    public async Task<IReadOnlyList<string>> RecordsAsync() =>
        [.. (await Store.GetExceptionsAsync(scope: B2BPricesFlow.CaseOf(ListPriceGiven.Store).ToString())).Select(static r => $"{r.Code} {r.Subject}".TrimEnd()).Order(StringComparer.Ordinal)];

    public Task<ItemList<B2BPriceList>> GetPriceListsAsync(CancellationToken cancellationToken = default) => CallAsync<ItemList<B2BPriceList>>("lists", () => [.. Lists.Keys.Select(static l => new B2BPriceList(l, CurrencyCode.Gbp, false))]);

    public Task<IReadOnlyList<B2BSkuPrices>> GetPricesAsync(string list, CancellationToken cancellationToken = default) => CallAsync<IReadOnlyList<B2BSkuPrices>>("read", () =>
    {
        Reads++;
        return Lists.TryGetValue(list, out var prices) ? [.. prices.Values] : throw Failure(FailureKind.NotFound);
    });

    public Task<B2BPriceResult> SetPricesAsync(string list, IReadOnlyList<B2BSkuPrices> prices, SendPermit permit, CancellationToken cancellationToken = default) => CallAsync("update", () =>
    {
        if (!permit.MarkSent())
            throw Failure(FailureKind.NotExecuted);
        Updates.Add(prices.Count);
        Sent.UnionWith(prices.Select(static p => $"{p.Sku} {PriceHash.Text(p.Breaks)}"));
        foreach (var sku in prices)
        {
            if (sku.Breaks.Count == 0)
                Lists[list].Remove(sku.Sku.Value);
            else
                Lists[list][sku.Sku.Value] = sku;
        }

        return Fails("answer") is { } lost ? throw lost : new B2BPriceResult(prices.Count, []);
    });

    private Task<T> CallAsync<T>(string name, Func<T> answer) => Fails(name) is { } failure ? Task.FromException<T>(failure) : Task.FromResult(answer());
}
