using System.Globalization;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.B2BOrders;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Simulators;
using Connectors.Simulators.Shopify;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.EndToEnd.Tests;

/// <summary>R14, policy C3 (StorefrontOrder): orders of the marketplace are put into the store, which sends them; over the real clients and the simulated marketplace, ERP and store.</summary>
public sealed class StorefrontOrderTests
{
    private const string Brush = "BRS-SYN-50";
    private const long BrushOffer = 210_006;
    private static readonly ConnectionName Shop = new("shop");

    /// <summary>Polls as seldom as a test can do with: a simulated day costs what is asked in it.</summary>
    private static readonly OrderPolicy Calm = new() { PollEvery = TimeSpan.FromMinutes(15), SweepEvery = TimeSpan.FromHours(2), DispatchPollEvery = TimeSpan.FromMinutes(20), PollOverlap = TimeSpan.FromMinutes(15) };

    [Fact]
    public async Task R14_C3_An_order_is_put_into_the_store_once_and_what_leaves_there_is_told_to_the_marketplace()
    {
        await using var day = await StartAsync();
        var id = day.World.AddOrder(new PlannedOrder { OrderId = "1-A", Parcels = 2, Lines = [new PlannedLine(BrushOffer, 4), new PlannedLine(210_001, 1)] });
        await day.PassAsync(TimeSpan.FromHours(2));

        var stored = Assert.Single(day.World.Shop!.StoredOrders($"bq:{id}"));
        var shown = day.World.Shop.ReadOrder(stored);
        Assert.Equal(("PAID", 0m, "marketplace-order", "connectors"), (shown["displayFinancialStatus"], decimal.Parse(shown["totalPriceSet"], CultureInfo.InvariantCulture), shown["tags"], shown["sourceName"]));
        Assert.DoesNotContain(shown.Values, static text => text.Contains('@', StringComparison.Ordinal));
        await day.PassAsync(TimeSpan.FromHours(24));

        Assert.Equal("Completed", await day.StageAsync(id));
        var sent = day.World.Shop.FulfilmentsOf(stored);
        Assert.True(sent.Count > 1, "it leaves in parts");
        Assert.Equal((4, 1), (sent.Sum(static s => s.Quantities.GetValueOrDefault(Brush)), sent.Sum(static s => s.Quantities.GetValueOrDefault("PNT-WHT-MAT-5L"))));
        Assert.Equal(sent.Count, (await day.StateAsync(id)).Confirmed.Count);
        Assert.Empty(await day.Store.GetExceptionsAsync());
        await AssertHoldsAsync(day);
    }

    [Fact]
    public async Task R14_C3_A_lost_answer_is_waited_for_until_the_search_shows_the_order_and_it_is_put_in_once()
    {
        var lost = new LostAnswers();
        await using var day = await StartAsync(shop: new() { RestoredPerSecond = 2000, IndexLag = TimeSpan.FromMinutes(5) }, lost: lost);
        lost.LoseNextAnswer();
        var id = day.World.AddOrder(Brushes());
        await day.PassAsync(TimeSpan.FromHours(2));

        Assert.Single(day.World.Shop!.StoredOrders($"bq:{id}"));
        Assert.Equal("AtWarehouse", await day.StageAsync(id));
        Assert.Contains("effect.failed", await day.JournalAsync(id));
        await AssertHoldsAsync(day);
    }

    [Fact]
    public async Task R14_C3_A_request_that_was_lost_on_the_way_is_made_again_once_nobody_can_be_working_on_it()
    {
        var lost = new LostAnswers();
        await using var day = await StartAsync(lost: lost);
        lost.LoseNextRequest();
        var id = day.World.AddOrder(Brushes());
        await day.PassAsync(TimeSpan.FromHours(2));

        Assert.Single(day.World.Shop!.StoredOrders($"bq:{id}"));
        Assert.Equal("AtWarehouse", await day.StageAsync(id));
        await AssertHoldsAsync(day);
    }

    [Fact]
    public async Task R14_C3_Two_orders_under_one_identifier_wait_for_a_person_and_go_on_when_one_is_cancelled_there()
    {
        var lost = new LostAnswers();
        var shop = new ShopifyBehaviours { RestoredPerSecond = 2000, IndexLag = TimeSpan.FromMinutes(2) };
        await using var day = await StartAsync(shop: shop, lost: lost);
        lost.LoseNextAnswer();
        var id = day.World.AddOrder(Brushes());
        while (day.World.Shop!.StoredOrders().Count == 0)
            await day.PassAsync(TimeSpan.FromMinutes(1));
        var copy = day.World.Shop.PutInAgain(day.World.Shop.StoredOrders()[0]);
        await day.PassAsync(TimeSpan.FromMinutes(40));

        Assert.Equal(2, day.World.Shop.StoredOrders().Count);
        var record = Assert.Single(await day.Store.GetExceptionsAsync());
        Assert.Equal("system.outcome-unclear", record.Code);
        Assert.Contains("2 orders", record.Message, StringComparison.Ordinal);
        day.World.Shop.Cancel(copy);
        await day.PassAsync(TimeSpan.FromHours(24));

        Assert.Equal("Completed", await day.StageAsync(id));
        Assert.Empty(await day.Store.GetExceptionsAsync());
        Assert.Equal(2, day.World.Shop.StoredOrders().Count);
    }

    [Fact]
    public async Task R14_C3_A_SKU_that_the_store_lacks_or_has_twice_is_held_with_its_owner_and_goes_on_by_itself()
    {
        await using var day = await StartAsync();
        day.World.Shop!.RemoveVariants(Brush);
        var id = day.World.AddOrder(Brushes());
        await day.PassAsync(TimeSpan.FromHours(2));
        await AssertHeldAsync("no variant");
        day.World.Shop.AddVariant(Brush, 50);
        day.World.Shop.AddVariant(Brush, 50);
        await day.PassAsync(TimeSpan.FromMinutes(20));
        await AssertHeldAsync("2 variants");
        day.World.Shop.RemoveVariants(Brush);
        day.World.Shop.AddVariant(Brush, 50);
        await day.PassAsync(TimeSpan.FromMinutes(20));

        Assert.Single(day.World.Shop.StoredOrders($"bq:{id}"));
        Assert.Empty(await day.Store.GetExceptionsAsync());
        Assert.Equal(47, day.World.Shop.ReadAvailable(Brush));

        async Task AssertHeldAsync(string said)
        {
            var record = Assert.Single(await day.Store.GetExceptionsAsync());
            Assert.Equal(("storefront.sku-unclear", Owner.Catalogue, true), (record.Code, record.Owner, record.Holds));
            Assert.Contains(said, record.Message, StringComparison.Ordinal);
            Assert.Empty(day.World.Shop!.StoredOrders());
        }
    }

    [Fact]
    public async Task R14_C3_What_the_customer_cancels_is_cancelled_in_the_store_before_it_leaves()
    {
        await using var day = await StartAsync(static o => o with { ShortestDispatchDelay = TimeSpan.FromHours(8), LongestDispatchDelay = TimeSpan.FromHours(9) });
        var id = day.World.AddOrder(Brushes() with { CustomerCancelsAfter = TimeSpan.FromHours(3) });
        await day.PassAsync(TimeSpan.FromHours(6));

        var stored = Assert.Single(day.World.Shop!.StoredOrders());
        Assert.NotEmpty(day.World.Shop.ReadOrder(stored).GetValueOrDefault("cancelledAt", string.Empty));
        Assert.Equal("Cancelled", await day.StageAsync(id));
        Assert.Equal(10_000, day.World.Shop.ReadAvailable(Brush) + 3);
        await AssertHoldsAsync(day);
    }

    [Fact]
    public async Task R14_C3_Under_faults_with_a_search_that_lags_nothing_is_lost_and_nothing_doubled()
    {
        await using var day = await StartAsync(
            static o => o with { Orders = 9, TradingWindow = TimeSpan.FromHours(3), FaultRate = 0.06m, PartialDispatchShare = 0.4m, TrackingCorrectionShare = 0.2m, CustomerCancellationShare = 0.1m, Seed = 5 },
            new() { RestoredPerSecond = 2000, IndexLag = TimeSpan.FromSeconds(40) });
        await day.PassAsync(TimeSpan.FromHours(24));

        var judged = await day.JudgeAsync();
        Assert.True(judged.Holds, string.Join(Environment.NewLine, judged.Findings));
        Assert.True(judged.FaultsInjected["shopify"] > 3, $"{judged.FaultsInjected["shopify"]} faults");
        Assert.True(judged.Confirmed >= 6, $"{judged.Confirmed} of {judged.Orders} were told");
        Assert.Equal(day.World.Shop!.StoredOrders().Count, day.World.Shop.Effects["orderCreate"]);
    }

    [Fact]
    public async Task R14_C3_Beside_the_flow_of_business_orders_of_the_same_store_neither_takes_the_others()
    {
        await using var day = await TradeDay.StartAsync(
            configure: static o => o with { Shopify = o.Shopify! with { SendsForOthers = true } },
            flows: static services => services
                .AddShopifyWarehouse("trade")
                .Configure<Shopify.ShopifyStorefrontOptions>("trade", static options => options.EveryOrder = true)
                .AddMarketplaceOrders([new OrderRoute(new("bq"), new("bc")) { Storefront = new("trade") }], Calm));
        var business = day.Shop.PlaceOrder(TradeDay.Order());
        var bought = day.World.AddOrder(Brushes());
        await day.PassAsync(TimeSpan.FromHours(2));
        var stored = Assert.Single(day.Shop.StoredOrders($"bq:{bought}"));
        day.Shop.Tag(stored, "b2b");
        await day.PassAsync(TimeSpan.FromHours(14));

        Assert.Equal("unknown", await day.StageAsync(stored));
        Assert.Empty(await day.SalesOrdersAsync(stored));
        Assert.Equal(("Completed", B2BStage.Completed), ((await day.Store.GetCaseAsync(Day.CaseOf(bought)))!.Stage, await day.StageAsync(business)));
        Assert.Single(day.Shop.StoredOrders());
        Assert.Single(day.Shop.FulfilmentsOf(stored));
        Assert.Empty(await day.Store.GetExceptionsAsync());
    }

    [Fact]
    public async Task What_the_store_is_given_of_a_shopper_is_the_place_alone_and_goes_from_our_books_with_the_order()
    {
        await using var day = await StartAsync();
        var id = day.World.AddOrder(Brushes());
        await day.PassAsync(TimeSpan.FromHours(2));
        var shown = day.World.Shop!.ReadOrder(Assert.Single(day.World.Shop.StoredOrders()));
        string[] canaries = [shown["shippingAddress.name"], shown["shippingAddress.address1"], shown["shippingAddress.zip"]];
        Assert.False(shown.ContainsKey("email") || shown.ContainsKey("customer.id") || shown.ContainsKey("billingAddress.name"), string.Join(' ', shown.Keys));
        await day.PassAsync(TimeSpan.FromHours(24));

        Assert.Equal("Completed", await day.StageAsync(id));
        string[] kept = [(await day.Store.GetCaseAsync(Day.CaseOf(id)))!.State!, .. (await day.Store.GetJournalAsync(Day.CaseOf(id))).Select(static e => e.Text)];
        Assert.DoesNotContain(kept, text => canaries.Any(c => text.Contains(c, StringComparison.OrdinalIgnoreCase)));
    }

    private static PlannedOrder Brushes() => new() { Lines = [new PlannedLine(BrushOffer, 3)] };

    private static Task<Day> StartAsync(Func<SimulationOptions, SimulationOptions>? configure = null, ShopifyBehaviours? shop = null, Action<IServiceCollection>? services = null, LostAnswers? lost = null) => Day.StartAsync(
        o => (configure?.Invoke(o) ?? o) with { Shopify = (shop ?? new ShopifyBehaviours { RestoredPerSecond = 2000 }) with { Name = Shop.Value, SendsForOthers = true } },
        Calm,
        services,
        route: new OrderRoute(new("bq"), new("bc")) { Storefront = Shop },
        stores: (s, world) =>
        {
            var client = s.AddShopifyClient(Shop.Value, options =>
            {
                (options.BaseAddress, options.AccessToken) = (world.Shop!.Address, world.Shop.AccessToken);
                (options.Resilience.MaxRetries, options.Resilience.MaxBudgetWait) = (0, TimeSpan.Zero);
            });
            if (lost is not null)
                client.AddHttpMessageHandler(lost.NewHandler);
            s.AddShopifyWarehouse(Shop.Value);
        });

    private static async Task AssertHoldsAsync(Day day)
    {
        var judged = await day.JudgeAsync();
        Assert.True(judged.Holds, string.Join(Environment.NewLine, judged.Findings));
        Assert.Equal((0, 0), (judged.Lost, judged.Doubled));
    }
}
