using Connectors.Domain.Ports;
using Connectors.Domain.Stock;
using Connectors.Domain.Tables;
using Connectors.Flows.Engine;
using Connectors.Flows.Stock;
using Connectors.Flows.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Flows.Tests.DependencyInjection;

/// <summary>How hosts add the publishing of stock.</summary>
public sealed class StockRegistrationTests
{
    private static readonly StockRoute Route = new(Given.Bq, Given.Bc);

    [Fact]
    public void A_section_is_routes_and_choices()
    {
        using var provider = Services().AddStock(Section(new()
        {
            ["Stock:Routes:0:Marketplace"] = "bq",
            ["Stock:Routes:0:Erp"] = "bc",
            ["Stock:Every"] = "00:05:00",
            ["Stock:Locations:0"] = "MAIN",
            ["Stock:Pool"] = "Divided",
        })).BuildServiceProvider();

        var instance = Assert.Single(provider.GetServices<StockInstance>());

        Assert.Equal(Route, Assert.Single(instance.Routes));
        Assert.Equal((TimeSpan.FromMinutes(5), "MAIN", PoolMode.Divided), (instance.Policy.Every, Assert.Single(instance.Policy.Locations), instance.Policy.Pool));
    }

    [Fact]
    public void However_often_it_is_added_one_flow_serves_all_marketplaces()
    {
        using var provider = Services().AddKeyedSingleton<IMarketplaceOffers>("casto", new StockWorld())
            .AddStock([Route], new StockPolicy()).AddStock([new StockRoute(new("casto"), Given.Bc)], new StockPolicy { Every = TimeSpan.FromHours(1) }).BuildServiceProvider();

        var flow = Assert.Single(provider.GetServices<IFlow>());

        Assert.Equal(["bq", "casto"], flow.Schedules.Select(static s => s.Key));
        Assert.Equal(TimeSpan.FromHours(1), flow.Schedules[1].Every);
    }

    [Fact]
    public void Names_that_are_not_registered_and_a_marketplace_that_two_claim_are_refused_at_start() => Assert.Equal(
        [
            "stock:1:Routes:0:Erp names 'erp', but no ERP with stock is registered under that name; registered is 'bc'.",
            "stock:2:Routes:0:Marketplace names 'bq', which stock:1:Routes:0:Marketplace names too; its stock is published by one flow.",
            "stock:2:Routes:1:Marketplace names 'b&q', but no marketplace with offers, or store with stock, is registered under that name; registered is 'bq'.",
        ],
        MistakesOf(Services().AddStock([new StockRoute(Given.Bq, new("erp"))], new StockPolicy()).AddStock([Route, new StockRoute(new("b&q"), Given.Bc)], new StockPolicy())).Order(StringComparer.Ordinal));

    [Fact]
    public void A_store_may_stand_in_the_place_of_a_marketplace_and_not_beside_one_of_its_name()
    {
        Assert.Empty(MistakesOf(Services().AddKeyedSingleton<IB2BStock>("shop", static (_, _) => throw new InvalidOperationException()).AddStock([Route, new StockRoute(new("shop"), Given.Bc)], new StockPolicy())));
        Assert.Equal(
            ["stock:1:Routes:0:Marketplace names 'bq', which is a marketplace and a store; give one of them another name."],
            MistakesOf(Services().AddKeyedSingleton<IB2BStock>("bq", static (_, _) => throw new InvalidOperationException()).AddStock([Route], new StockPolicy())));
    }

    [Fact]
    public void A_table_in_two_sources_is_refused_at_start() => Assert.Contains(
        "stock:Tables has OfferMap in two sources, Tables and Tables; stock needs one.",
        MistakesOf(Services().AddSingleton<ITableSource>(new Tables()).AddStock([Route], new StockPolicy())));

    [Fact]
    public void Routes_without_a_mistake_start() => Assert.Empty(MistakesOf(Services().AddStock([Route], new StockPolicy())));

    private static IServiceCollection Services() => new ServiceCollection()
        .AddSingleton<ITableSource>(new Tables())
        .AddKeyedSingleton<IErpStock>("bc", new StockWorld())
        .AddKeyedSingleton<IMarketplaceOffers>("bq", new StockWorld());

    private static IConfigurationSection Section(Dictionary<string, string?> keys) => new ConfigurationBuilder().AddInMemoryCollection(keys).Build().GetSection("Stock");

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
            return refused.Failures;
        }
    }

    private sealed class Tables : ITableSource, ITableSet
    {
        private readonly StockTables _tables = StockGiven.Tables();

        public ITableSet Current => this;

        public string Version => "1";

        public IReadOnlyList<TableStatus> Statuses => [];

        public IDisposable OnChange(Action listener) => new CancellationTokenSource();

        public T? Find<T>()
            where T : class => new object[] { _tables.Offers, _tables.Units, _tables.SafetyStock, _tables.Sources }.OfType<T>().FirstOrDefault();
    }
}
