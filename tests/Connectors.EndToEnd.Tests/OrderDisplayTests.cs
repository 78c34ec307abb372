using System.Text.Json;
using Connectors.Domain.Reasons;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.B2BOrders;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Simulators;
using Connectors.Simulators.SparkLayer;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.EndToEnd.Tests;

/// <summary>R14, policy C3 (Display): orders of the marketplace are shown in the B2B store, which neither sends them nor is paid for them; over the real clients and the simulated marketplace, ERP, warehouse and site.</summary>
public sealed class OrderDisplayTests
{
    private const long BrushOffer = 210_006;
    private static readonly OrderPolicy Calm = new() { PollEvery = TimeSpan.FromMinutes(10), SweepEvery = TimeSpan.FromHours(2), DispatchPollEvery = TimeSpan.FromMinutes(20), PollOverlap = TimeSpan.FromMinutes(15) };

    [Fact]
    public async Task R14_C3_An_order_is_shown_once_follows_what_leaves_and_shows_nobody_and_no_payment()
    {
        var lost = new LostAnswers();
        await using var day = await StartAsync(lost);
        lost.LoseNextAnswer();
        var id = day.World.AddOrder(new PlannedOrder { OrderId = "1-A", Parcels = 2, Lines = [new PlannedLine(BrushOffer, 4), new PlannedLine(210_001, 1)] });
        await day.PassAsync(TimeSpan.FromHours(2));
        var open = Assert.Single(day.World.SparkLayer!.ReadPurchases());
        Assert.Equal(("order", "1-A", "bq:1-A", "processing"), (Text(open, "type"), Text(open, "purchase_identifiers", "visible"), Text(open, "purchase_identifiers", "internal"), Text(open, "calculated_fulfilment_status")));
        var seen = new List<string?>();
        for (var step = 0; step < 26; step++)
        {
            await day.PassAsync(TimeSpan.FromMinutes(30));
            seen.Add(Text(Assert.Single(day.World.SparkLayer.ReadPurchases()), "calculated_fulfilment_status"));
        }

        Assert.Equal(["processing", "part_shipped", "shipped"], seen.Distinct());
        var over = day.World.SparkLayer.ReadPurchases()[0];
        Assert.Equal(Text(open, "purchase_identifiers", "sparklayer"), Text(over, "purchase_identifiers", "sparklayer"));
        Assert.Equal((Text(open, "calculated_total", "number"), 44.45m), (Text(over, "calculated_total", "number"), decimal.Parse(Text(over, "calculated_total", "number")!, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Empty(day.World.SparkLayer.ReadTransactions(Text(over, "purchase_identifiers", "sparklayer")!));
        foreach (var member in (string[])["billing_address", "shipping_address", "email", "phone", "customer_reference", "total_paid"])
            Assert.DoesNotContain($"\"{member}\"", over.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("Over", (await day.Store.GetCaseAsync(CaseOf(id)))!.Stage);
        Assert.Empty(await day.Store.GetExceptionsAsync());
    }

    [Fact]
    public async Task R14_C3_An_order_that_is_off_is_shown_as_called_off()
    {
        await using var day = await StartAsync();
        var id = day.World.AddOrder(new PlannedOrder { Lines = [new PlannedLine(BrushOffer, 3)], CustomerCancelsAfter = TimeSpan.FromMinutes(100) });
        await day.PassAsync(TimeSpan.FromHours(4));

        Assert.Equal("Cancelled", await day.StageAsync(id));
        var shown = Assert.Single(day.World.SparkLayer!.ReadPurchases());
        Assert.Equal("cancelled", Text(shown, "calculated_fulfilment_status"));
        Assert.Equal("Over", (await day.Store.GetCaseAsync(CaseOf(id)))!.Stage);
    }

    [Fact]
    public async Task R14_C3_What_the_store_refuses_to_show_is_a_record_of_its_own_and_holds_no_order_up()
    {
        await using var day = await StartAsync();
        var others = day.World.SparkLayer!.AddPurchase("""
            {"type":"order","purchase_identifiers":{"internal":"bq:1-A"},"customer_identifiers":{"sparklayer":"somebody"},"dates":{"placed_at":"2026-03-01T10:00:00Z"},"packages":[],"accounting_files":[],"custom_fields":[],"metadata":[]}
            """);
        var id = day.World.AddOrder(new PlannedOrder { OrderId = "1-A", Lines = [new PlannedLine(BrushOffer, 3)] });
        await day.PassAsync(TimeSpan.FromHours(26));

        Assert.Equal("Completed", await day.StageAsync(id));
        var record = Assert.Single(await day.Store.GetExceptionsAsync());
        Assert.Equal(("storefront.not-shown", Owner.Integrator, false, "order-display/bq:1-A"), (record.Code, record.Owner, record.Holds, record.Scope));
        Assert.Equal(0, day.World.SparkLayer.PurchaseWrites);
        day.World.SparkLayer.DeletePurchase(others);
        await day.PassAsync(TimeSpan.FromMinutes(20));

        Assert.Empty(await day.Store.GetExceptionsAsync());
        Assert.Equal("shipped", Text(Assert.Single(day.World.SparkLayer.ReadPurchases()), "calculated_fulfilment_status"));
    }

    [Fact]
    public async Task R14_C3_Beside_the_flow_of_the_same_stores_business_orders_what_is_shown_is_none_of_them()
    {
        SimulatedWorld? world = null;
        await using var day = await TradeDay.StartAsync(
            isCustom: true,
            flows: services => services
                .AddSparkLayerOrderDisplay("trade", options => options.CustomerId = "9b7c0d1e-6f0f-4b1c-9c0e-0d6f2f0a9d99")
                .AddMarketplaceOrders([new OrderRoute(new("bq"), new("bc"), new("shipbob")) { Display = new("trade") }], Calm));
        world = day.World;
        var business = day.Site.PlaceOrder(day.Purchase());
        var bought = world.AddOrder(new PlannedOrder { Lines = [new PlannedLine(BrushOffer, 3)] });
        await day.PassAsync(TimeSpan.FromHours(14));

        Assert.Equal(2, day.Site.ReadPurchases().Count);
        var shown = Assert.Single(day.Site.ReadPurchases(), p => Text(p, "purchase_identifiers", "internal") == $"bq:{bought}");
        Assert.Equal("shipped", Text(shown, "calculated_fulfilment_status"));
        Assert.Equal("unknown", await day.StageAsync(Text(shown, "purchase_identifiers", "sparklayer")!));
        Assert.Equal(("Completed", B2BStage.Completed), ((await day.Store.GetCaseAsync(Day.CaseOf(bought)))!.Stage, await day.StageAsync(business)));
        Assert.Empty(await day.Store.GetExceptionsAsync());
        Assert.True((await day.JudgeAsync()).FindingDetails.All(static f => f.OrderId is null or { Length: > 20 }), "what was bought at the marketplace is booked and sent once");
    }

    private static CaseId CaseOf(string id) => new("order-display", $"bq:{id}");

    private static string? Text(JsonElement from, params string[] path)
    {
        foreach (var name in path)
        {
            if (!from.TryGetProperty(name, out from))
                return null;
        }

        return from.ValueKind == JsonValueKind.String ? from.GetString() : from.GetRawText();
    }

    private static Task<Day> StartAsync(LostAnswers? lost = null) => Day.StartAsync(
        static o => o with { SparkLayer = new SparkLayerBehaviours() },
        Calm,
        route: new OrderRoute(new("bq"), new("bc"), new("shipbob")) { Display = new("b2b") },
        stores: (s, world) =>
        {
            var site = world.SparkLayer!;
            var client = s.AddSparkLayerClient("b2b", options =>
            {
                (options.BaseAddress, options.SiteId, options.ClientId, options.ClientSecret) = (site.Address, site.SiteId, site.ClientId, site.ClientSecret);
                (options.Resilience.MaxRetries, options.Resilience.MaxBudgetWait) = (0, TimeSpan.Zero);
            });
            if (lost is not null)
                client.AddHttpMessageHandler(lost.NewHandler);
            var customer = site.AddCustomer("""{"email":"marketplace@seller.example","external_id":"900","company_name":"Marketplace orders","status":"active"}""");
            s.AddSparkLayerOrderDisplay("b2b", options => options.CustomerId = customer);
        });
}
