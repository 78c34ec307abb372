using Connectors.Domain.Carriers;
using Connectors.Domain.Customers;
using Connectors.Domain.Offers;
using Connectors.Domain.Payments;
using Connectors.Domain.Ports;
using Connectors.Domain.Tables;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connectors.Flows.Tests.DependencyInjection;

/// <summary>How hosts add order flows.</summary>
public sealed class MarketplaceOrdersRegistrationTests
{
    [Fact]
    public void Two_sections_are_two_instances_with_routes_and_choices_of_their_own()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Orders:Uk:Routes:0:Marketplace"] = "bq",
            ["Orders:Uk:Routes:0:Erp"] = "bc",
            ["Orders:Uk:Routes:0:Warehouse"] = "leeds",
            ["Orders:Uk:AcceptanceWindow"] = "1.00:00:00",
            ["Orders:France:Routes:0:Marketplace"] = "casto",
            ["Orders:France:Routes:0:Erp"] = "bc",
            ["Orders:France:Routes:0:Warehouse"] = "lille",
            ["Orders:France:AcceptanceWindow"] = "2.00:00:00",
        }).Build();
        using var services = new ServiceCollection()
            .AddSingleton<ITableSource>(new NoTables())
            .AddMarketplaceOrders(configuration.GetSection("Orders:Uk"))
            .AddMarketplaceOrders(configuration.GetSection("Orders:France"))
            .BuildServiceProvider();

        var instances = services.GetServices<OrderInstance>().Select(static i => (Assert.Single(i.Routes), i.Policy.AcceptanceWindow));

        Assert.Equal(
            [(new OrderRoute(new("bq"), new("bc"), new("leeds")), TimeSpan.FromDays(1)), (new OrderRoute(new("casto"), new("bc"), new("lille")), TimeSpan.FromDays(2))],
            instances);
    }

    [Fact]
    public void A_route_that_names_what_is_not_registered_is_refused_at_start_and_told_what_is()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Orders:Uk:Routes:0:Marketplace"] = "bq",
            ["Orders:Uk:Routes:0:Erp"] = "erp",
            ["Orders:Uk:Routes:0:Warehouse"] = "wh",
            ["Orders:Uk:Routes:1:Marketplace"] = "b&q",
            ["Orders:Uk:Routes:1:Erp"] = "bc",
            ["Orders:Uk:Routes:1:Warehouse"] = "leeds",
        }).Build();
        var services = Systems().AddSingleton<ITableSource>(new NoTables()).AddMarketplaceOrders(configuration.GetSection("Orders:Uk"));

        Assert.Equal(
            [
                "Orders:Uk:Routes:0:Erp names 'erp', but no ERP is registered under that name; registered is 'bc'.",
                "Orders:Uk:Routes:1:Marketplace names 'b&q', but no marketplace is registered under that name; registered are 'bq', 'casto'.",
                "Orders:Uk:Routes:1:Warehouse names 'leeds', but no warehouse is registered under that name; registered is 'wh'.",
            ],
            MistakesOf(services).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_marketplace_that_two_instances_claim_is_refused_at_start_and_both_are_named()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Orders:Uk:Routes:0:Marketplace"] = "bq",
            ["Orders:Uk:Routes:0:Erp"] = "bc",
            ["Orders:Uk:Routes:0:Warehouse"] = "wh",
        }).Build();
        var services = Systems().AddSingleton<ITableSource>(new NoTables())
            .AddMarketplaceOrders([new OrderRoute(new("casto"), Given.Bc, Given.Wh), Given.Route], new OrderPolicy())
            .AddMarketplaceOrders(configuration.GetSection("Orders:Uk"));

        Assert.Equal(
            ["Orders:Uk:Routes:0:Marketplace names 'bq', which marketplace-orders:1:Routes:1:Marketplace names too; an order is worked on by one flow."], MistakesOf(services));
    }

    [Fact]
    public void Routes_without_a_mistake_start() => Assert.Empty(MistakesOf(Systems()
        .AddSingleton<ITableSource>(new Tables(AllTables()))
        .AddMarketplaceOrders([Given.Route], new OrderPolicy())
        .AddMarketplaceOrders([new OrderRoute(new("casto"), Given.Bc, Given.Wh)], new OrderPolicy())));

    [Fact]
    public void A_route_without_a_warehouse_starts_without_one()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Orders:Routes:0:Marketplace"] = "bq",
            ["Orders:Routes:0:Erp"] = "bc",
            ["Orders:Routes:1:Marketplace"] = "casto",
            ["Orders:Routes:1:Erp"] = "bc",
            ["Orders:WithoutTracking"] = "WhereNotNeeded",
            ["Orders:ErpCarrier"] = "DPD Local",
        }).Build();
        var services = new ServiceCollection().AddKeyedSingleton<IMarketplace>("bq", new World()).AddKeyedSingleton<IMarketplace>("casto", new World { Shop = new("casto") }).AddKeyedSingleton<IErp>("bc", new World())
            .AddSingleton<ITableSource>(new Tables(AllTables())).AddMarketplaceOrders(configuration.GetSection("Orders"));
        Assert.Empty(MistakesOf(services));

        using var provider = services.BuildServiceProvider();
        var instance = Assert.Single(provider.GetServices<OrderInstance>());
        Assert.All(instance.Routes, static r => Assert.Null(r.Warehouse));
        Assert.Equal((UntrackedDispatch.WhereNotNeeded, "DPD Local"), (instance.Policy.WithoutTracking, instance.Policy.ErpCarrier));
        var polls = provider.GetServices<IFlow>().ToDictionary(static f => f.Name);
        Assert.Equal(["erp-shipments@bc"], polls["erp-shipments"].Connections!);
        Assert.Empty(polls["dispatch-poll"].Connections!);
    }

    [Fact]
    public void R14_C3_Orders_stand_in_a_store_only_where_a_route_says_so_and_one_of_the_two_senders_is_named()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Orders:Routes:0:Marketplace"] = "bq", ["Orders:Routes:0:Erp"] = "bc", ["Orders:Routes:0:Storefront"] = "wh",
            ["Orders:Routes:1:Marketplace"] = "casto", ["Orders:Routes:1:Erp"] = "bc", ["Orders:Routes:1:Warehouse"] = "wh",
        }).Build();
        var services = Systems().AddSingleton<ITableSource>(new Tables(AllTables())).AddMarketplaceOrders(configuration.GetSection("Orders"));
        Assert.Empty(MistakesOf(services));

        using var provider = services.BuildServiceProvider();
        Assert.Equal(
            [new OrderRoute(new("bq"), Given.Bc) { Storefront = Given.Wh }, new OrderRoute(new("casto"), Given.Bc, Given.Wh)], Assert.Single(provider.GetServices<OrderInstance>()).Routes);
        var flows = provider.GetServices<IFlow>().ToDictionary(static f => f.Name);
        Assert.Equal(["dispatch-poll@wh"], flows["dispatch-poll"].Connections!);
        Assert.Empty(flows["order-display"].Connections!);
    }

    [Fact]
    public void R14_C3_Two_senders_two_forms_and_stores_that_are_none_are_refused_at_start_by_section_and_key()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Orders:Routes:0:Marketplace"] = "bq", ["Orders:Routes:0:Erp"] = "bc", ["Orders:Routes:0:Warehouse"] = "wh", ["Orders:Routes:0:Storefront"] = "wh",
            ["Orders:Routes:1:Marketplace"] = "casto", ["Orders:Routes:1:Erp"] = "bc", ["Orders:Routes:1:Storefront"] = "wh", ["Orders:Routes:1:Display"] = "b2b",
        }).Build();

        Assert.Equal(
            [
                "Orders:Routes:0:Storefront and Orders:Routes:0:Warehouse are both set, and an order would be sent twice: leave one of them out.",
                "Orders:Routes:1:Display and Orders:Routes:1:Storefront are both set, and the seller would see each order twice: leave one of them out.",
            ],
            MistakesOf(Systems().AddSingleton<ITableSource>(new Tables(AllTables())).AddMarketplaceOrders(configuration.GetSection("Orders"))).Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "marketplace-orders:1:Routes:0:Storefront and marketplace-orders:1:Routes:0:Warehouse are both set, and an order would be sent twice: leave one of them out.",
                "marketplace-orders:1:Routes:1:Storefront names 'shop', but no store that sends is registered under that name; registered is 'wh'.",
            ],
            MistakesOf(Systems().AddSingleton<ITableSource>(new Tables(AllTables())).AddMarketplaceOrders(
                [new OrderRoute(new("bq"), Given.Bc, Given.Wh) { Storefront = Given.Wh }, new OrderRoute(new("casto"), Given.Bc) { Storefront = new("shop") }], new OrderPolicy())).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["marketplace-orders:1:Routes:0:Display names 'b2b', but no store that shows orders is registered under that name; none is registered."],
            MistakesOf(Systems().AddSingleton<ITableSource>(new Tables(AllTables())).AddMarketplaceOrders([new OrderRoute(new("bq"), Given.Bc, Given.Wh) { Display = new("b2b") }], new OrderPolicy())));
    }

    [Fact]
    public void What_a_route_cannot_do_without_a_warehouse_is_refused_at_start()
    {
        var services = Systems().AddSingleton<ITableSource>(new Tables(AllTables()))
            .AddMarketplaceOrders([Given.WithoutWarehouse, new OrderRoute(new("casto"), Given.Bc, Given.Wh)], new OrderPolicy { Posting = DispatchPosting.Ship, StockShort = AcceptanceCheck.Hold });

        Assert.Equal(
            [
                "marketplace-orders:1:Routes:0:Warehouse is left out, so marketplace-orders:1:Posting cannot be Ship: only what the ERP's own people post says what has left. Name a warehouse, or leave it out too.",
                "marketplace-orders:1:Routes:0:Warehouse is left out, so marketplace-orders:1:StockShort has nobody to ask: it is the warehouse's stock. Name a warehouse, or set Off.",
            ],
            MistakesOf(services));
        Assert.Empty(MistakesOf(Systems().AddSingleton<ITableSource>(new Tables(AllTables())).AddMarketplaceOrders([Given.WithoutWarehouse], new OrderPolicy { Posting = DispatchPosting.ByOthers })));
    }

    [Fact]
    public void R89_Fees_on_invoices_that_buyers_receive_are_refused_at_start()
    {
        var own = Given.Compiled(CustomerMap.Compile(new CustomerTable { Version = "customers-1", Rows = [new CustomerRow(Given.Bq, null, null, new("BQ-ALL")), new CustomerRow(Given.Bq, null, "C-77", new("TRADE"))] }));
        object[] tables = [.. AllTables().Where(static t => t is not CustomerMap), own];
        IReadOnlyList<string> Mistakes(object[] of, FeeBooking fees) => MistakesOf(Systems().AddSingleton<ITableSource>(new Tables(of)).AddMarketplaceOrders([Given.Route], new OrderPolicy { Fees = fees }));

        Assert.StartsWith("marketplace-orders:1:Fees cannot be ChargeLines for bq: table customers gives buyers accounts of their own", Assert.Single(Mistakes(tables, FeeBooking.ChargeLines)), StringComparison.Ordinal);
        Assert.Empty(Mistakes(tables, FeeBooking.MemoAtImport));
        Assert.Empty(Mistakes(AllTables(), FeeBooking.ChargeLines));
    }

    [Theory]
    [InlineData("First")]
    [InlineData("ByMarketplace")]
    [InlineData("Manual")]
    public void A_check_that_nothing_would_ask_is_refused_at_start(string acceptance)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Orders:Routes:0:Marketplace"] = Given.Bq.Value,
            ["Orders:Routes:0:Erp"] = Given.Bc.Value,
            ["Orders:Routes:0:Warehouse"] = Given.Wh.Value,
            ["Orders:Acceptance"] = acceptance,
            ["Orders:StockShort"] = "Hold",
        }).Build();

        Assert.Equal(
            [$"Orders:StockShort has no effect with Acceptance {acceptance}; it is asked with AfterDurableReceipt and AfterErpDraft."],
            MistakesOf(Systems().AddSingleton<ITableSource>(new Tables(AllTables())).AddMarketplaceOrders(configuration.GetSection("Orders"))));
    }

    [Fact]
    public void Each_table_is_found_in_whichever_source_has_it()
    {
        var all = AllTables();
        var first = new Tables(all[..2]);
        using var services = Systems()
            .AddSingleton<ITableSource>(first)
            .AddSingleton<ITableSource>(new Tables(all[2..]))
            .AddMarketplaceOrders([Given.Route], new OrderPolicy())
            .BuildServiceProvider();

        var instance = Assert.Single(services.GetServices<OrderInstance>());
        var before = instance.Tables();

        Assert.Contains("offers-2", before.Version, StringComparison.Ordinal);
        Assert.Same(before, instance.Tables());
        first.Change([.. AllTables(mapsOffer: false)[..2]]);
        Assert.Contains("offers-1", instance.Tables().Version, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_two_sources_have_is_refused_at_start()
    {
        var all = AllTables();
        var services = Systems()
            .AddSingleton<ITableSource>(new Tables(all))
            .AddSingleton<ITableSource>(new Tables(all[..1]))
            .AddMarketplaceOrders([Given.Route], new OrderPolicy());

        Assert.Equal(["marketplace-orders:Tables has OfferMap in two sources, Tables and Tables; orders need one."], MistakesOf(services));
    }

    [Fact]
    public async Task A_row_that_names_a_connection_of_no_route_is_told_in_the_log_once_for_each_table_in_force()
    {
        var logs = new CapturedLogs();
        var all = AllTables();
        all[3] = Given.Compiled(CarrierMap.Compile(new CarrierTable
        {
            Version = "carriers-9",
            Rows =
            [
                new CarrierRow(Given.Bq, null, "DPD", null, new CarrierCode("DPD_UK")),
                new CarrierRow(new("bandq"), new("wharehouse"), "DPD", null, new CarrierCode("DPD_UK")),
            ],
        }));
        var source = new Tables(all);
        using var services = Systems()
            .AddSingleton<ILoggerFactory>(logs)
            .AddSingleton<ITableSource>(source)
            .AddMarketplaceOrders([Given.Route], new OrderPolicy())
            .BuildServiceProvider();
        var flow = services.GetServices<IFlow>().Single(static f => f.Name == "order");

        await flow.ReadKnowledgeAsync(new InMemoryFlowStore());
        await flow.ReadKnowledgeAsync(new InMemoryFlowStore());

        Assert.Equal(
            [
                "Warning Table carriers carriers-9 names marketplace 'bandq', which no route of this host does; its routes name 'bq'.",
                "Warning Table carriers carriers-9 names warehouse 'wharehouse', which no route of this host does; its routes name 'wh'.",
            ],
            logs.Lines);
        source.Change(AllTables());
        await flow.ReadKnowledgeAsync(new InMemoryFlowStore());
        Assert.Equal(2, logs.Lines.Count);
    }

    private static IServiceCollection Systems()
    {
        var world = new World();
        return new ServiceCollection()
            .AddKeyedSingleton<IMarketplace>("bq", world)
            .AddKeyedSingleton<IMarketplace>("casto", new World { Shop = new("casto") })
            .AddKeyedSingleton<IErp>("bc", world)
            .AddKeyedSingleton<IWarehouse>("wh", world);
    }

    private static IReadOnlyList<string> MistakesOf(IServiceCollection services)
    {
        using var provider = services.BuildServiceProvider();
        try
        {
            provider.GetService<IStartupValidator>()?.Validate();
            return [];
        }
        catch (OptionsValidationException refused)
        {
            return [.. refused.Failures];
        }
    }

    private static object[] AllTables(bool mapsOffer = true) =>
    [
        Given.Compiled(OfferMap.Compile(new OfferTable { Version = mapsOffer ? "offers-2" : "offers-1", Rows = [] })),
        Given.Compiled(UnitCatalogue.Compile(new UnitTable { Version = "units-1", Rows = [] })),
        Given.Compiled(CustomerMap.Compile(new CustomerTable { Version = "customers-1", Rows = [new CustomerRow(Given.Bq, null, null, new CustomerNumber("BQ-ALL"))] })),
        Given.Compiled(CarrierMap.Compile(new CarrierTable { Version = "carriers-1", Rows = [new CarrierRow(Given.Bq, null, "DPD", null, new CarrierCode("DPD_UK"))] })),
        Given.Compiled(PaymentRules.Compile(StandardPaymentTable.Create())),
    ];

    private sealed class Tables(object[] tables) : ITableSource
    {
        private TableSet _now = new(tables);

        public ITableSet Current => _now;

        public IReadOnlyList<TableStatus> Statuses => [];

        public void Change(object[] other) => _now = new(other);

        public IDisposable OnChange(Action listener) => throw new InvalidOperationException("Nothing runs.");
    }

    private sealed class TableSet(object[] tables) : ITableSet
    {
        public string Version => "1";

        public T? Find<T>()
            where T : class => tables.OfType<T>().SingleOrDefault();
    }

    private sealed class NoTables : ITableSource
    {
        public ITableSet Current => new TableSet([]);

        public IReadOnlyList<TableStatus> Statuses => [];

        public IDisposable OnChange(Action listener) => throw new InvalidOperationException("Nothing runs.");
    }
}
