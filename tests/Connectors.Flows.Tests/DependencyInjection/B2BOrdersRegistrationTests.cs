using Connectors.Domain.Customers;
using Connectors.Domain.Documents;
using Connectors.Domain.Offers;
using Connectors.Domain.Payments;
using Connectors.Domain.Ports;
using Connectors.Domain.Tables;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using Connectors.Flows.B2BOrders;
using Connectors.Flows.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Flows.Tests.DependencyInjection;

/// <summary>How hosts add business orders.</summary>
public sealed class B2BOrdersRegistrationTests
{
    private static readonly B2BRoute Route = new(new("trade"), Given.Bc, Given.Wh);

    [Fact]
    public void A_section_is_routes_and_choices()
    {
        var keys = new Dictionary<string, string?>
        {
            ["Trade:Routes:0:Store"] = "trade", ["Trade:Routes:0:Erp"] = "bc", ["Trade:Routes:0:Warehouse"] = "wh", ["Trade:InvoicePayment"] = "AsOnAccount", ["Trade:AccountCurrency"] = "EUR",
            ["Trade:CarrierNames:DPD Local"] = "DPD UK",
        };
        using var provider = new ServiceCollection().AddSingleton<ITableSource>(new Tables(withOffers: true))
            .AddB2BOrders(new ConfigurationBuilder().AddInMemoryCollection(keys).Build().GetSection("Trade")).BuildServiceProvider();

        var instance = Assert.Single(provider.GetServices<B2BInstance>());

        Assert.Equal(Route, Assert.Single(instance.Routes));
        Assert.Equal((InvoicePayment.AsOnAccount, CurrencyCode.Eur, "DPD UK"), (instance.Policy.InvoicePayment, instance.Policy.AccountCurrency, instance.Policy.CarrierNames["dpd local"]));
    }

    [Fact]
    public void Names_that_are_not_registered_and_a_store_that_two_claim_are_refused_at_start()
    {
        var mistakes = MistakesOf(new Tables(withOffers: true), static s => s.AddB2BOrders([Route], new B2BPolicy()).AddB2BOrders([Route], new B2BPolicy()));

        Assert.Contains("b2b-orders:1:Routes:0:Erp names 'bc', but no ERP is registered under that name; none is registered.", mistakes);
        Assert.Contains("b2b-orders:1:Routes:0:Store names 'trade', but no store is registered under that name; none is registered.", mistakes);
        Assert.Contains("b2b-orders:1:Routes:0:Warehouse names 'wh', but no warehouse is registered under that name; none is registered.", mistakes);
        Assert.Contains("b2b-orders:2:Routes:0:Store names 'trade', which b2b-orders:1:Routes:0:Store names too; an order is worked on by one flow.", mistakes);
    }

    [Fact]
    public void R14_C3_A_store_that_would_send_its_own_orders_is_refused_at_start() => Assert.Contains(
        "b2b-orders:1:Routes:0:Warehouse is the store 'trade' itself, so that each of its orders would be put into it once more: name who sends the goods.",
        MistakesOf(new Tables(withOffers: true), static s => s.AddB2BOrders([Route with { Warehouse = new("trade") }], new B2BPolicy())));

    [Fact]
    public void R65_A_host_that_does_not_say_what_a_variant_is_must_say_that_there_are_no_packs()
    {
        const string Missing = "b2b-orders:1:PackSource is OfferTable, and no table source has an offer table. Add one with the store's variants, or set BaseUnits when every quantity of the store counts base units.";

        Assert.Contains(Missing, MistakesOf(new Tables(withOffers: false), static s => s.AddB2BOrders([Route], new B2BPolicy())));
        Assert.DoesNotContain(Missing, MistakesOf(new Tables(withOffers: false), static s => s.AddB2BOrders([Route], new B2BPolicy { PackSource = PackSource.BaseUnits })));
    }

    [Fact]
    public void R37_A_host_that_compares_prices_by_lists_must_have_them()
    {
        const string Missing = "b2b-orders:1:PriceSource is ListPrices, and no table source has list prices. Add the table list-prices, or choose ErpQuote, ErpItems or NotCompared.";

        Assert.Contains(Missing, MistakesOf(new Tables(withOffers: true), static s => s.AddB2BOrders([Route], new B2BPolicy { PriceSource = PriceSource.ListPrices })));
        Assert.DoesNotContain(Missing, MistakesOf(new Tables(withOffers: true), static s => s.AddB2BOrders([Route], new B2BPolicy())));
    }

    [Fact]
    public void R37_An_ERP_that_tells_no_prices_of_customers_is_not_asked_for_them()
    {
        const string Mute = "b2b-orders:1:PriceSource is ErpQuote, and ERP 'bc' tells no prices of a customer. Choose ListPrices, ErpItems or NotCompared.";

        Assert.Contains(Mute, Of(new B2BPolicy()));
        Assert.DoesNotContain(Mute, Of(new B2BPolicy { PriceSource = PriceSource.NotCompared }));

        static IReadOnlyList<string> Of(B2BPolicy policy) => MistakesOf(new Tables(withOffers: true), s => s.AddKeyedSingleton<IErp>("bc", static (_, _) => MuteErp.New()).AddB2BOrders([Route], policy));
    }

    [Fact]
    public void A_store_whose_drafts_nobody_can_complete_from_outside_is_told_at_start_where_the_flow_is_to()
    {
        const string Told = "b2b-orders:1:Drafts is CompleteVerified, and drafts of store 'trade' cannot be completed from outside. Set ByOthers, and have people or the store complete them.";

        Assert.Contains(Told, MistakesOf(new Tables(withOffers: true), static s => With(s, completes: false).AddB2BOrders([Route], new B2BPolicy { Drafts = DraftCompletion.CompleteVerified })));
        Assert.DoesNotContain(Told, MistakesOf(new Tables(withOffers: true), static s => With(s, completes: true).AddB2BOrders([Route], new B2BPolicy { Drafts = DraftCompletion.CompleteVerified })));
        Assert.DoesNotContain(Told, MistakesOf(new Tables(withOffers: true), static s => With(s, completes: false).AddB2BOrders([Route], new B2BPolicy())));

        static IServiceCollection With(IServiceCollection services, bool completes) => services.AddKeyedSingleton<IStorefrontOrders>("trade", new Store(completes));
    }

    private static IReadOnlyList<string> MistakesOf(ITableSource tables, Action<IServiceCollection> add)
    {
        var services = new ServiceCollection().AddSingleton(tables);
        add(services);
        using var provider = services.BuildServiceProvider();
        return [.. Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IStartupValidator>().Validate).Failures];
    }

    /// <summary>An ERP that can do nothing in particular.</summary>
    public class MuteErp : System.Reflection.DispatchProxy
    {
        public static IErp New() => Create<IErp, MuteErp>();

        protected override object? Invoke(System.Reflection.MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
        {
            "get_Capabilities" => new ErpCapabilities(),
            "get_Connection" => new ConnectionName("bc"),
            _ => throw new NotSupportedException(),
        };
    }

    private sealed class Tables(bool withOffers) : ITableSource, ITableSet
    {
        public ITableSet Current => this;

        public string Version => "1";

        public IReadOnlyList<TableStatus> Statuses => [];

        public IDisposable OnChange(Action listener) => new CancellationTokenSource();

        public T? Find<T>()
            where T : class => new object?[]
            {
                UnitCatalogue.Compile(new UnitTable { Version = "u", Rows = [new UnitRow(new Sku("SKU-1"), Given.Each, new Ratio(1), IsBase: true)] }).Value,
                CustomerMap.Compile(new CustomerTable { Version = "c" }).Value,
                PaymentRules.Compile(StandardPaymentTable.Create()).Value,
                withOffers ? OfferMap.Compile(new OfferTable { Version = "o" }).Value : null,
            }.OfType<T>().FirstOrDefault();
    }

    private sealed class Store(bool completes) : IStorefrontOrders
    {
        public ConnectionName Connection => new("trade");

        public StorefrontCapabilities Capabilities => new() { Drafts = true, CompletesDrafts = completes };

        public Task<ItemPage<StorefrontOrder>> GetOrderChangesAsync(DateTimeOffset since, string? continuation, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ItemPage<StorefrontOrder>> GetDraftChangesAsync(DateTimeOffset since, string? continuation, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ItemList<StorefrontOrder>> GetOrdersAsync(IReadOnlyCollection<OrderKey> keys, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<OrderKey> CompleteDraftAsync(OrderKey draft, SendPermit permit, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<LookupResult<StorefrontOrder>> FindCompletedDraftAsync(OrderKey draft, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<string> TellDispatchAsync(StorefrontDispatch dispatch, SendPermit permit, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<LookupResult<string>> FindDispatchAsync(StorefrontDispatch dispatch, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task CorrectTrackingAsync(string fulfilmentId, StorefrontDispatch dispatch, SendPermit permit, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task CancelAsync(StorefrontCancellation cancellation, SendPermit permit, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<LookupResult<StorefrontOrder>> FindCancellationAsync(OrderKey order, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task MarkAsPaidAsync(OrderKey order, SendPermit permit, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<LookupResult<StorefrontOrder>> FindPaymentAsync(OrderKey order, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
