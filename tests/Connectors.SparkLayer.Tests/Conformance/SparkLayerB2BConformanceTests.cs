using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Simulators;
using Connectors.Simulators.SparkLayer;
using Connectors.Simulators.Time;
using Connectors.Testing;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.SparkLayer.Tests.Conformance;

/// <summary>The adapters over the real client, against the simulated site.</summary>
public sealed class SparkLayerB2BConformanceTests
{
    private static readonly IReadOnlyList<ConformanceCheck> StockSuite = B2BStockConformance.Checks(static async () => await Harness.StartAsync()).Expecting(KnownFailures.Of("sparklayer stock"));
    private static readonly IReadOnlyList<ConformanceCheck> AccountSuite = B2BAccountsConformance.Checks(static async () => await Harness.StartAsync()).Expecting(KnownFailures.Of("sparklayer accounts"));
    private static readonly IReadOnlyList<ConformanceCheck> PriceSuite = B2BPricingConformance.Checks(static async () => await Harness.StartAsync()).Expecting(KnownFailures.Of("sparklayer prices"));

    public static TheoryData<string> StockChecks => [.. StockSuite.Select(static c => c.Name)];

    public static TheoryData<string> AccountChecks => [.. AccountSuite.Select(static c => c.Name)];

    public static TheoryData<string> PriceChecks => [.. PriceSuite.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(StockChecks))]
    public Task Its_stock_does_what_that_of_every_store_does(string check) => StockSuite.Named(check).RunAsync();

    [Theory]
    [MemberData(nameof(AccountChecks))]
    public Task Its_accounts_do_what_those_of_every_store_do(string check) => AccountSuite.Named(check).RunAsync();

    [Theory]
    [MemberData(nameof(PriceChecks))]
    public Task Its_prices_do_what_those_of_every_store_do(string check) => PriceSuite.Named(check).RunAsync();

    private sealed class Harness : SimulatedSystem, IB2BStockHarness, IB2BAccountsHarness, IB2BPricingHarness
    {
        private readonly string _id;

        private Harness(SimulatedWorld world, VirtualClock clock)
            : base(world, clock, Register)
        {
            var main = Site.ReadLocations().Single();
            foreach (var sku in Skus)
            {
                Site.SetStock(sku.Value, main, 1, -9, new DateOnly(2026, 5, 1));
                Site.SetStock(sku.Value, Site.AddLocation("Second", $"SECOND-{sku}"), 77);
            }

            Site.AddPriceList("trade");
            Site.AddSkus("A", "B");
            Site.AddSkus([.. Enumerable.Range(1, 1001).Select(static n => $"MANY-{n:D5}")]);
            _id = Site.AddCustomer("""
                {"created_at":"2026-01-05T08:00:00Z","email":"buyer@example.com","external_id":"4711","status":"active","group":"trade","accounting_id":"C00010","price_lists":["trade","base"],"tax_exempt":false,"discount_percentage":2.50,
                 "sales_agent_groups":["north"],"new_member":{"kept":[1.10,2]},"addresses":[{"id":"ca_1","external_id":"a-1","address_line1":"1 Kiln Lane","country_code":"GB"}],
                 "payment_on_account":{"credit_limit":5000,"balance":100,"net_terms":30,"currency_code":"GBP"}}
                """);
            Site.AddCustomer("""{"email":"blank@example.com","external_id":"4712","status":"active"}""");
        }

        public IB2BStock Stock => Services.GetRequiredKeyedService<IB2BStock>("b2b");

        public IB2BAccounts Accounts => Services.GetRequiredKeyedService<IB2BAccounts>("b2b");

        public IB2BPricing Pricing => Services.GetRequiredKeyedService<IB2BPricing>("b2b");

        public IReadOnlyList<Sku> Skus { get; } = [new("A"), new("B")];

        /// <summary>The site takes any SKU.</summary>
        Sku? IB2BStockHarness.Refused => null;

        B2BSkuPrices IB2BPricingHarness.Refused { get; } = new(new Sku("NOT-THERE"), [new B2BPriceBreak(1, 5m)]);

        public string CustomerId => "4711";

        public string BlankCustomerId => "4712";

        public string UnknownCustomerId => "4799";

        public string List => "trade";

        public string? CustomerWithLists => CustomerId;

        public IReadOnlyList<string> ListsOfCustomer { get; } = ["trade", "base"];

        private SimulatedSparkLayer Site => World.SparkLayer!;

        public static async Task<Harness> StartAsync()
        {
            var (world, clock) = await StartWorldAsync(static options => options with { SparkLayer = new SparkLayerBehaviours { RefusesUnknownSkus = true } });
            return new Harness(world, clock);
        }

        public void AddToBalance(decimal by) => Site.MoveBalance(_id, by);

        public string ReadRest(Sku sku) => string.Join(';', Site.ReadStock().Where(s => s.Sku == sku.Value).Select(static s => s.Location == "MAIN" ? $"{s.Location} {s.MinStockLevel} {s.RestockDate:O}" : $"{s}"));

        public string ReadRest()
        {
            var customer = Site.ReadCustomers().Single(c => c.GetProperty("id").GetString() == _id);
            return string.Join('\n', customer.EnumerateObject().Where(static m => m.Name is not ("updated_at" or "status")).OrderBy(static m => m.Name, StringComparer.Ordinal)
                .Select(static m => m.Name == "payment_on_account" ? $"{m.Name}: {Terms(m.Value)}" : $"{m}"));
        }

        private static string Terms(JsonElement account) => string.Join(',', account.EnumerateObject().Where(static m => m.Name is not ("credit_limit" or "balance")));

        private static void Register(IServiceCollection services, SimulatedWorld world, LostAnswers lost)
        {
            var site = world.SparkLayer!;
            services.AddSparkLayerClient("b2b", options =>
            {
                options.BaseAddress = site.Address;
                (options.SiteId, options.ClientId, options.ClientSecret) = (site.SiteId, site.ClientId, site.ClientSecret);
                options.Resilience.MaxRetries = 0;
            }).AddHttpMessageHandler(lost.NewHandler);
            services.AddSparkLayerB2B("b2b", static options => options.StockLocation = "MAIN");
        }
    }
}
