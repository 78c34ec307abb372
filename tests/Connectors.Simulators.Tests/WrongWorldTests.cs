using System.Text.Json.Nodes;

namespace Connectors.Simulators.Tests;

/// <summary>Worlds in which one thing is wrong, taken through the vendors' own routes: the judge notices each, whenever it is asked.</summary>
public sealed class WrongWorldTests
{
    private const long Paint = 210_001;

    public static TheoryData<string> Ids => [.. Worlds.Keys];

    private static Dictionary<string, (string Code, Func<TestWorld, DiligentSeller, Task> Live)> Worlds { get; } = new(StringComparer.Ordinal)
    {
        ["led-01a"] = ("sales-goods", (w, s) => OneAsync(w, s, book: static b => Line(b)["quantity"] = 1)),
        ["led-01b"] = ("sales-price", (w, s) => OneAsync(w, s, book: static b => Line(b)["unitPrice"] = 0.01m)),
        ["led-01c"] = ("sales-tax", (w, s) => OneAsync(w, s, book: static b =>
        {
            b["pricesIncludeTax"] = false;
            var (line, price) = (Line(b), Line(b)["unitPrice"]!.GetValue<decimal>());
            line.Remove("unitPrice");
            line["taxCode"] = "ZERO";
            line["unitPrice"] = price;
        })),
        ["led-01d"] = ("sales-goods", (w, s) => OneAsync(w, s, book: static b =>
        {
            var line = Line(b);
            line["lineObjectNumber"] = "JIG-650W";
            line["unitPrice"] = 22.50m;
        })),
        ["led-01e"] = ("sales-goods", (w, s) => OneAsync(w, s, book: static b => ((JsonArray)b["salesOrderLines"]!).Add(Line(b).DeepClone()))),
        ["led-01f"] = ("warehouse-address", (w, s) => OneAsync(w, s, ask: static a => a["recipient"] = JsonNode.Parse(
            """{"name":"Somebody Else","address":{"address1":"9 Other Road","city":"York","country":"GB","zip_code":"YO1 7HH"} }"""))),
        ["led-01f-street-only"] = ("warehouse-address", (w, s) => OneAsync(w, s, ask: static a => a["recipient"]!["address"]!["address1"] = "9 Other Road")),
        ["led-02a"] = ("waits-erp-order", (w, s) => OneAsync(w, s, books: false)),
        ["led-02b"] = ("waits-erp-order", static async (w, s) =>
        {
            var id = await w.ClearAsync(Order());
            var sales = await s.BookAsync(id);
            await s.AskAsync(id);
            await w.ErpAsync("DELETE", $"salesOrders({sales.Json.GetProperty("id").GetString()})", ifMatch: "*");
            await SendAsync(w, s);
        }),
        ["led-03a"] = ("warehouse-after-cancellation", static async (w, s) =>
        {
            var id = await w.ClearAsync(Order() with { CustomerCancelsAfter = TimeSpan.FromHours(2) });
            JsonObject? asked = null;
            await s.BookAsync(id);
            await s.AskAsync(id, a =>
            {
                asked = (JsonObject)a.DeepClone();
                a["reference_id"] = $"bq:{id}/first";
            });
            w.Clock.Advance(TimeSpan.FromHours(2));
            await s.TakeBackAsync(id);
            await w.ShipBobAsync("POST", "order", asked!.ToJsonString());
            w.Clock.Advance(TimeSpan.FromHours(12));
        }),
        ["led-03b"] = ("warehouse-stranger", static async (w, s) =>
        {
            var id = await w.ClearAsync(Order());
            await s.BookAsync(id);
            await s.AskAsync(id);
            await s.AskAsync(id, a => a["reference_id"] = $"bq-{id}");
            w.Clock.Advance(TimeSpan.FromHours(12));
            await w.ConfirmAsync(id, 3, await w.TrackingAsync($"bq:{id}"));
        }),
        ["led-04a"] = ("refused", static async (w, s) =>
        {
            for (var i = 0; i < 5; i++)
                await w.AcceptAsync(w.Arrive(Order()), accepted: false);
        }),
        ["led-04b"] = ("cancelled", static async (w, s) =>
        {
            for (var i = 0; i < 5; i++)
            {
                var id = w.Arrive(Order());
                await w.AcceptAsync(id);
                Assert.Equal(204, (await w.MiraklAsync("PUT", $"orders/{id}/cancel")).Status);
            }
        }),
        ["led-05"] = ("waits-erp-order", static async (w, s) =>
        {
            var id = await w.ClearAsync(Order());
            w.World.SetCarrierText(id, "Pigeon Post");
        }),
        ["led-06a"] = ("warehouse-too-much", static async (w, s) =>
        {
            var id = w.Arrive(Order());
            await w.AcceptAsync(id);
            Assert.Equal(200, (await w.MiraklAsync("PUT", "orders/cancel",
                $$"""{"cancelations":[{"order_line_id":"{{id}}-1","quantity":2,"amount":45.00,"shipping_amount":0,"reason_code":"34"}]}""")).Status);
            w.Clock.Advance(TimeSpan.FromHours(1));
            await s.BookAsync(id, static b => Line(b)["quantity"] = 3);
            await s.AskAsync(id, static a => a["products"]![0]!["quantity"] = 3);
            await SendAsync(w, s, tells: false);
        }),
        ["led-06b"] = ("warehouse-too-much", static async (w, s) =>
        {
            var id = await w.ClearAsync(Order());
            await s.BookAsync(id);
            await RefundAsync(w, id);
            await s.AskAsync(id, static a => a["products"]![0]!["quantity"] = 3);
            await SendAsync(w, s, tells: false);
        }),
        ["led-06b-asked-before"] = ("sent-too-much", static async (w, s) =>
        {
            var id = await w.ClearAsync(Order());
            await s.BookAsync(id);
            await s.AskAsync(id);
            await RefundAsync(w, id);
            await SendAsync(w, s, tells: false);
        }),
        ["led-07a"] = ("warehouse-beside-operator", static async (w, s) =>
        {
            var id = await w.ClearAsync(Order() with { OperatorShips = true });
            await s.AskAsync(id);
        }),
        ["led-07b"] = ("warehouse-before-payment", static async (w, s) =>
        {
            var id = w.Arrive(Order());
            await w.AcceptAsync(id);
            await s.AskAsync(id);
            w.Clock.Advance(TimeSpan.FromHours(1.5));
            await s.BookAsync(id);
            await SendAsync(w, s);
        }),
        ["led-07b-refused"] = ("warehouse-before-payment", static async (w, s) =>
        {
            var id = w.Arrive(Order() with { PaymentRefused = true });
            await w.AcceptAsync(id);
            await s.AskAsync(id);
        }),
        ["led-08"] = ("confirmed-too-much", static async (w, s) =>
        {
            var id = await w.ClearAsync(Order(4) with { Parcels = 2 });
            await s.BookAsync(id);
            await s.AskAsync(id);
            while (w.World.Ledger.Find(id)!.DispatchedUnits == 0)
                w.Clock.Advance(TimeSpan.FromMinutes(5));
            await w.ConfirmAsync(id, 4, await w.TrackingAsync($"bq:{id}"));
        }),
        ["led-09a"] = ("confirmed-carrier", (w, s) => OneAsync(w, s, tell: static t => t["tracking"]!["carrier_code"] = "DX")),
        ["led-09b"] = ("tracking-not-corrected", static async (w, s) =>
        {
            var id = await w.ClearAsync(Order() with { CorrectsTracking = true });
            await s.BookAsync(id);
            await s.AskAsync(id);
            while (w.World.Ledger.Find(id)!.DispatchedUnits == 0)
                w.Clock.Advance(TimeSpan.FromMinutes(5));
            await s.TellAsync();
        }),
        ["led-11"] = ("refund-doubled", static async (w, s) =>
        {
            await OneAsync(w, s);
            var id = w.World.Ledger.Entries()[^1].OrderId;
            var refund = $$"""{"refunds":[{"order_line_id":"{{id}}-1","quantity":1,"amount":22.50,"shipping_amount":0,"reason_code":"15"}]}""";
            Assert.Equal(200, (await w.MiraklAsync("PUT", "orders/refund", refund)).Status);
            Assert.Equal(200, (await w.MiraklAsync("PUT", "orders/refund", refund)).Status);
        }),
    };

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Each_wrong_world_is_noticed(string id)
    {
        var (code, live) = Worlds[id];
        await using var world = await TestWorld.StartAsync();
        await live(world, new DiligentSeller(world));
        var early = await world.World.CheckAsync();

        world.Clock.Advance(TimeSpan.FromDays(20));

        var late = await world.World.CheckAsync();
        Assert.False(late.Holds);
        Assert.Contains(late.FindingDetails, f => f.Code == code);
        // What was wrong once is not forgotten.
        Assert.All(early.FindingDetails, f => Assert.Contains(late.FindingDetails, l => l.Code == f.Code));
        Assert.Equal(id.StartsWith("led-02", StringComparison.Ordinal) || id == "led-05" ? 1 : id.StartsWith("led-04", StringComparison.Ordinal) ? 5 : late.Lost, late.Lost);
    }

    [Fact]
    public async Task The_same_world_without_the_wrong_holds()
    {
        await using var world = await TestWorld.StartAsync();
        await OneAsync(world, new DiligentSeller(world));
        world.Clock.Advance(TimeSpan.FromDays(20));

        var report = await world.World.CheckAsync();

        Assert.True(report.Holds, string.Join(' ', report.Findings));
        Assert.Equal((1, "CLOSED"), (report.Confirmed, world.World.Ledger.Entries()[0].State));
    }

    private static async Task OneAsync(
        TestWorld world, DiligentSeller seller, bool books = true, Action<JsonObject>? book = null, Action<JsonObject>? ask = null, Action<JsonObject>? tell = null)
    {
        var id = await world.ClearAsync(Order());
        if (books)
            await seller.BookAsync(id, book);
        await seller.AskAsync(id, ask);
        await SendAsync(world, seller, tell: tell);
    }

    private static async Task SendAsync(TestWorld world, DiligentSeller seller, bool tells = true, Action<JsonObject>? tell = null)
    {
        world.Clock.Advance(TimeSpan.FromHours(8));
        if (tells)
            await seller.TellAsync(tell);
    }

    private static async Task RefundAsync(TestWorld world, string id) => Assert.Equal(200, (await world.MiraklAsync("PUT", "orders/refund",
        $$"""{"refunds":[{"order_line_id":"{{id}}-1","quantity":2,"amount":45.00,"shipping_amount":0,"reason_code":"15","excluded_from_shipment":true}]}""")).Status);

    private static PlannedOrder Order(int quantity = 3) => new() { Lines = [new PlannedLine(Paint, quantity)] };

    private static JsonObject Line(JsonObject sales) => (JsonObject)sales["salesOrderLines"]![0]!;
}
