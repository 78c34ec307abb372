using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Prices;
using Connectors.Domain.Tables;
using Connectors.Domain.Values;
using Connectors.Flows.B2BPrices;
using Connectors.Flows.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Flows.Tests.DependencyInjection;

/// <summary>How hosts add the flow that keeps the price lists of stores.</summary>
public sealed class B2BPriceRegistrationTests
{
    private static readonly B2BPriceRoute Route = new(ListPriceGiven.Store);

    [Fact]
    public void A_section_is_routes_and_choices()
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Prices:Routes:0:Store"] = "b2b",
            ["Prices:Routes:0:Erp"] = "bc",
            ["Prices:Routes:0:ErpList"] = "trade",
            ["Prices:Every"] = "00:05:00",
            ["Prices:MostRemoved"] = "0.1",
        }).Build().GetSection("Prices");
        using var provider = Services().AddB2BPrices(section).BuildServiceProvider();

        var instance = Assert.Single(provider.GetServices<B2BPriceInstance>());

        Assert.Equal(new B2BPriceRoute(ListPriceGiven.Store, Given.Bc, "trade"), Assert.Single(instance.Routes));
        Assert.Equal((TimeSpan.FromMinutes(5), 0.1m), (instance.Policy.Every, instance.Policy.MostRemoved));
    }

    [Fact]
    public void Names_that_are_not_registered_and_a_store_that_two_claim_are_refused_at_start() => Assert.Equal(
        [
            "b2b-prices:1:Routes:0:Erp is 'erp', and no table source has OfferMap; register one with offers and units, which say what of the ERP each SKU sells.",
            "b2b-prices:1:Routes:0:Erp names 'erp', but no ERP is registered under that name; registered is 'bc'.",
            "b2b-prices:2:Routes:0:Store names 'b2b', which b2b-prices:1:Routes:0:Store names too; its price lists have one writer.",
            "b2b-prices:2:Routes:1:Store names 'shop', but no store with price lists is registered under that name; registered is 'b2b'.",
        ],
        MistakesOf(Services().AddB2BPrices([new B2BPriceRoute(ListPriceGiven.Store, new("erp"), "trade")], new B2BPricePolicy()).AddB2BPrices([Route, new B2BPriceRoute(new("shop"))], new B2BPricePolicy())));

    [Fact]
    public void An_ERP_without_a_list_and_a_list_without_an_ERP_are_refused_at_start()
    {
        Assert.Equal(
            "b2b-prices:1:Routes:0:ErpList is missing, and Erp is 'bc'; it must name the price list of the store that the ERP's items fill.",
            Assert.Single(MistakesOf(Services().AddB2BPrices([Route with { Erp = Given.Bc }], new B2BPricePolicy()))));
        Assert.Equal(
            "b2b-prices:1:Routes:0:ErpList is 'trade', and Erp is missing; it must name the ERP whose items fill it.",
            Assert.Single(MistakesOf(Services().AddB2BPrices([Route with { ErpList = "trade" }], new B2BPricePolicy()))));
    }

    [Fact]
    public void Prices_that_come_from_nowhere_are_refused_at_start()
    {
        Assert.Equal(
            "b2b-prices:1:Routes:0:Erp is missing, and no table source has ListPrices; register one with the table list-prices, or name an ERP and the list that its items fill.",
            Assert.Single(MistakesOf(Services(new Tables(null)).AddB2BPrices([Route], new B2BPricePolicy()))));
        Assert.Equal(
            "b2b-prices:1:Routes:0:Erp is 'bc', and no table source has OfferMap; register one with offers and units, which say what of the ERP each SKU sells.",
            Assert.Single(MistakesOf(Services(new Tables(null)).AddB2BPrices([new B2BPriceRoute(ListPriceGiven.Store, Given.Bc, "trade")], new B2BPricePolicy()))));
    }

    [Fact]
    public void Units_in_the_table_of_a_store_that_has_none_are_refused_at_start()
    {
        var tables = new Tables(Given.Compiled(ListPrices.Compile(new ListPriceTable { Version = "1", Rows = [ListPriceGiven.Row("A", 90m) with { Unit = "CASE" }] })));

        Assert.Equal(
            "b2b-prices:1:Routes:0:Store is 'b2b', which has one unit a SKU, and the table list-prices has a price of SKU 'A' for unit 'CASE'; leave the column unit empty.",
            Assert.Single(MistakesOf(Services(tables).AddB2BPrices([Route], new B2BPricePolicy()))));
    }

    [Fact]
    public void Routes_without_a_mistake_start() => Assert.Empty(MistakesOf(Services().AddB2BPrices([Route], new B2BPricePolicy())));

    private static IServiceCollection Services(Tables? tables = null) => new ServiceCollection()
        .AddSingleton<ITableSource>(tables ?? new Tables(Given.Compiled(ListPrices.Compile(new ListPriceTable { Version = "1" }))))
        .AddKeyedSingleton<IErp>("bc", static (_, _) => throw new InvalidOperationException())
        .AddKeyedSingleton<IB2BPricing>("b2b", static (_, _) => new PlainStore());

    private static IEnumerable<string> MistakesOf(IServiceCollection services)
    {
        using var provider = services.BuildServiceProvider();
        try
        {
            provider.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException refused)
        {
            return refused.Failures.Order(StringComparer.Ordinal);
        }
    }

    private sealed class PlainStore : IB2BPricing
    {
        public ConnectionName Connection => ListPriceGiven.Store;

        public B2BPricingCapabilities Capabilities { get; } = new();

        public Task<ItemList<B2BPriceList>> GetPriceListsAsync(CancellationToken cancellationToken = default) => throw new InvalidOperationException();

        public Task<IReadOnlyList<B2BSkuPrices>> GetPricesAsync(string list, CancellationToken cancellationToken = default) => throw new InvalidOperationException();

        public Task<B2BPriceResult> SetPricesAsync(string list, IReadOnlyList<B2BSkuPrices> prices, SendPermit permit, CancellationToken cancellationToken = default) => throw new InvalidOperationException();
    }

    private sealed class Tables(ListPrices? prices) : ITableSource, ITableSet
    {
        public ITableSet Current => this;

        public string Version => "1";

        public IReadOnlyList<TableStatus> Statuses => [];

        public IDisposable OnChange(Action listener) => new CancellationTokenSource();

        public T? Find<T>()
            where T : class => prices as T;
    }
}
