using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Simulators;
using Connectors.Simulators.Shopify;
using Connectors.Simulators.Time;
using Connectors.Testing;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Shopify.Tests.Conformance;

/// <summary>The adapters over the real client, against the simulated store.</summary>
public sealed class ShopifyB2BConformanceTests
{
    private static readonly IReadOnlyList<ConformanceCheck> StockSuite = B2BStockConformance.Checks(static async () => await Harness.StartAsync()).Expecting(KnownFailures.Of("shopify stock"));
    private static readonly IReadOnlyList<ConformanceCheck> AccountSuite = B2BAccountsConformance.Checks(static async () => await Harness.StartAsync()).Expecting(KnownFailures.Of("shopify accounts"));

    public static TheoryData<string> StockChecks => [.. StockSuite.Select(static c => c.Name)];

    public static TheoryData<string> AccountChecks => [.. AccountSuite.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(StockChecks))]
    public Task Its_stock_does_what_that_of_every_store_does(string check) => StockSuite.Named(check).RunAsync();

    [Theory]
    [MemberData(nameof(AccountChecks))]
    public Task Its_accounts_do_what_those_of_every_store_do(string check) => AccountSuite.Named(check).RunAsync();

    [Fact]
    public async Task A_sale_between_reading_and_setting_is_read_again_and_never_written_over()
    {
        await using var it = await Harness.StartAsync();
        await it.Stock.SetLevelsAsync([new(it.Skus[0], 20), new(it.Skus[1], 20)], SendPermit.WithoutLimit());
        var sets = it.Shop.Effects["inventorySetQuantities"];
        it.BeforeNextWrite(() => it.Shop.MoveAvailable("A", -3));

        var result = await it.Stock.SetLevelsAsync([new(it.Skus[0], 30), new(it.Skus[1], 30)], SendPermit.WithoutLimit());

        // Both stand in one set, which the sale refuses; each is then set by itself, from what it really was.
        Assert.Equal((2, 0), (result.Accepted, result.Rejected.Count));
        Assert.Equal((30, 30, sets + 2), (it.Shop.ReadAvailable("A"), it.Shop.ReadAvailable("B"), it.Shop.Effects["inventorySetQuantities"]));
    }

    [Fact]
    public async Task A_SKU_that_two_variants_have_is_told_and_set_on_neither()
    {
        await using var it = await Harness.StartAsync();
        it.Shop.AddVariant("A", 4);

        var result = await it.Stock.SetLevelsAsync([new(it.Skus[0], 30), new(it.Skus[1], 30)], SendPermit.WithoutLimit());

        Assert.Equal("2 variants of the store have this SKU.", Assert.Single(result.Rejected).Message);
        Assert.Equal((10, 30), (it.Shop.ReadAvailable("A"), it.Shop.ReadAvailable("B")));
        Assert.Null(Assert.Single(await it.Stock.GetLevelsAsync([it.Skus[0]])).Quantity);
    }

    [Fact]
    public async Task Of_two_locations_in_use_none_is_guessed()
    {
        await using var it = await Harness.StartAsync(location: null);

        var failure = await Assert.ThrowsAnyAsync<PortException>(() => it.Stock.SetLevelsAsync([new(it.Skus[0], 30)], SendPermit.WithoutLimit()));
        Assert.Equal(FailureKind.NotAvailable, failure.Kind);

        it.Shop.CloseLocation(2);
        Assert.Equal(1, (await it.Stock.SetLevelsAsync([new(it.Skus[0], 30)], SendPermit.WithoutLimit())).Accepted);
        Assert.Equal(30, it.Shop.ReadAvailable("A"));
    }

    [Theory]
    [InlineData("[5000]")]
    [InlineData("not json")]
    public async Task A_metafield_that_is_no_object_is_not_written_over(string text)
    {
        await using var it = await Harness.StartAsync();
        it.Shop.WriteMetafield(it.CustomerId, "payment_on_account", text);

        Assert.Equal(FailureKind.Unreadable, (await Assert.ThrowsAnyAsync<PortException>(() => it.Accounts.FindAccountAsync(it.CustomerId))).Kind);
        Assert.Equal(text, it.Shop.ReadMetafield(it.CustomerId, "payment_on_account"));
    }

    internal sealed class Harness : SimulatedSystem, IB2BStockHarness, IB2BAccountsHarness
    {
        private decimal _owed = 100m;

        private Harness(SimulatedWorld world, VirtualClock clock, string? location)
            : base(world, clock, (services, it, lost) => Register(services, it, lost, location))
        {
            foreach (var sku in Skus)
                Shop.AddVariant(sku.Value, 10);
            AddToBalance(0m);
            BlankCustomerId = Shop.AddCustomer();
        }

        public IB2BStock Stock => Services.GetRequiredKeyedService<IB2BStock>("shop");

        public IB2BAccounts Accounts => Services.GetRequiredKeyedService<IB2BAccounts>("shop");

        public IReadOnlyList<Sku> Skus { get; } = [new("A"), new("B")];

        public Sku? Refused { get; } = new("NOT-THERE");

        public string CustomerId => Shop.CustomerId;

        public string BlankCustomerId { get; }

        public string UnknownCustomerId => "4799";

        public SimulatedShop Shop => World.Shop!;

        public static async Task<Harness> StartAsync(string? location = "gid://shopify/Location/1")
        {
            var (world, clock) = await StartWorldAsync(static options => options with { Shopify = new ShopifyBehaviours { RestoredPerSecond = 2000 } });
            return new Harness(world, clock, location);
        }

        public void AddToBalance(decimal by)
        {
            _owed += by;
            Clock.Advance(TimeSpan.FromSeconds(1));
            Shop.WriteMetafield(CustomerId, "payment_on_account", $$$"""{"net_terms":30,"credit_limit":5000.00,"balance":{{{_owed}}},"currency":"GBP","new_member":{"kept":[1.10]}}""");
        }

        public string ReadRest(Sku sku) => $"{Shop.ReadAvailable(sku.Value, 2)}";

        public string ReadRest()
        {
            using var value = JsonDocument.Parse(Shop.ReadMetafield(CustomerId, "payment_on_account")!);
            return string.Join('\n', value.RootElement.EnumerateObject().Where(static m => m.Name is not ("credit_limit" or "balance")).OrderBy(static m => m.Name, StringComparer.Ordinal));
        }

        private static void Register(IServiceCollection services, SimulatedWorld world, LostAnswers lost, string? location)
        {
            services.AddShopifyClient("shop", options =>
            {
                options.BaseAddress = world.Shop!.Address;
                options.AccessToken = world.Shop.AccessToken;
                options.Resilience.MaxRetries = 0;
            }).AddHttpMessageHandler(lost.NewHandler);
            services.AddShopifyB2B("shop", options => options.LocationId = location);
        }
    }
}
