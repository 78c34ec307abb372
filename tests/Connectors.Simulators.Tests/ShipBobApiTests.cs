using System.Text.Json;

namespace Connectors.Simulators.Tests;

public sealed class ShipBobApiTests
{
    [Fact]
    public async Task A_wrong_token_gets_an_empty_401()
    {
        await using var world = await TestWorld.StartAsync();

        var answer = await world.ShipBobAsync("GET", "channel", token: "wrong");

        Assert.Equal((401, ""), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task One_channel_may_write()
    {
        await using var world = await TestWorld.StartAsync();

        var channels = (await world.ShipBobAsync("GET", "channel")).Json.GetProperty("items").EnumerateArray();

        var writable = channels.Where(c => c.GetProperty("scopes").EnumerateArray().Any(s => s.GetString() == "orders_write"));
        Assert.Equal(world.World.ShipBobChannelId, Assert.Single(writable).GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task A_reference_is_taken_once()
    {
        await using var world = await TestWorld.StartAsync();

        Assert.Equal(201, (await world.SubmitAsync("r-1")).Status);
        var again = await world.SubmitAsync("r-1");

        Assert.Equal(422, again.Status);
        Assert.Equal("Cannot insert order with existing ReferenceId", again.Json.GetProperty("")[0].GetString());
    }

    [Fact]
    public async Task A_wrong_order_names_every_field()
    {
        await using var world = await TestWorld.StartAsync();

        var answer = await world.ShipBobAsync("POST", "order", """{"reference_id":"r-1","products":[{"reference_id":"A","quantity":0.5}]}""");

        Assert.Equal(400, answer.Status);
        var fields = answer.Json.EnumerateObject().Select(f => f.Name).ToList();
        Assert.Contains("recipient.name", fields);
        Assert.Contains("shipping_method", fields);
        Assert.Contains("products.quantity", fields);
        Assert.Contains("type", fields);
    }

    [Fact]
    public async Task An_order_is_found_by_its_reference()
    {
        await using var world = await TestWorld.StartAsync();
        await world.SubmitAsync("bq:1-A");
        await world.SubmitAsync("bq:1-AB");

        var found = (await world.ShipBobAsync("GET", "order?ReferenceIds=bq%3A1-A")).Json;

        Assert.Equal("bq:1-A", Assert.Single(found.EnumerateArray()).GetProperty("reference_id").GetString());
        Assert.Empty((await world.ShipBobAsync("GET", "order?ReferenceIds=none")).Json.EnumerateArray());
    }

    [Fact]
    public async Task Pages_end_with_a_short_one()
    {
        await using var world = await TestWorld.StartAsync();
        for (var i = 0; i < 5; i++)
            await world.SubmitAsync($"r-{i}");

        Assert.Equal(3, (await world.ShipBobAsync("GET", "order?Page=1&Limit=3")).Json.GetArrayLength());
        Assert.Equal(2, (await world.ShipBobAsync("GET", "order?Page=2&Limit=3")).Json.GetArrayLength());
        Assert.Equal(400, (await world.ShipBobAsync("GET", "order?Limit=251")).Status);
    }

    [Fact]
    public async Task A_parcel_leaves_with_a_number_and_is_completed_soon_after()
    {
        await using var world = await TestWorld.StartAsync(new SimulationOptions { Orders = 0, ShortestDispatchDelay = TimeSpan.FromHours(2), LongestDispatchDelay = TimeSpan.FromHours(2) });
        var id = await world.ClearAsync();
        var order = (await world.SubmitAsync("bq:" + id)).Json.GetProperty("id").GetInt64();
        Assert.Equal(("Processing", "Processing"), await StatesAsync(world, order));

        world.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(("Fulfilled", "LabeledCreated"), await StatesAsync(world, order));
        world.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(("Fulfilled", "Completed"), await StatesAsync(world, order));
        var tracking = (await ShipmentsAsync(world, order))[0].GetProperty("tracking");
        Assert.Equal("DPD Next Day", tracking.GetProperty("carrier").GetString());
        Assert.Equal(14, tracking.GetProperty("tracking_number").GetString()!.Length);
    }

    [Fact]
    public async Task Three_parcels_leave_one_after_another_in_whole_packs()
    {
        await using var world = await TestWorld.StartAsync();
        var id = await world.ClearAsync(new PlannedOrder { Lines = [new PlannedLine(210_007, 3)], Parcels = 3 });
        var order = (await world.SubmitAsync("bq:" + id, "BRS-SYN-50", 36)).Json.GetProperty("id").GetInt64();
        var states = new HashSet<string>();
        for (var i = 0; i < 48; i++)
        {
            states.Add((await StatesAsync(world, order)).Order);
            world.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        Assert.Equal(["Fulfilled", "PartiallyFulfilled", "Processing"], states.Order(StringComparer.Ordinal));
        var shipments = await ShipmentsAsync(world, order);
        Assert.All(shipments, s => Assert.Equal(12, Quantity(s)));
        Assert.Equal(3, shipments.Select(s => s.GetProperty("tracking").GetProperty("tracking_number").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task A_corrected_number_shows_on_the_same_shipment_and_moves_the_tracking_date()
    {
        await using var world = await TestWorld.StartAsync();
        var id = await world.ClearAsync(new PlannedOrder { CorrectsTracking = true });
        var order = (await world.SubmitAsync("bq:" + id)).Json.GetProperty("id").GetInt64();
        while ((await StatesAsync(world, order)).Order != "Fulfilled")
            world.Clock.Advance(TimeSpan.FromMinutes(10));
        var before = (await ShipmentsAsync(world, order))[0];
        var seen = world.Clock.GetUtcNow();

        world.Clock.Advance(TimeSpan.FromHours(2));

        var after = (await ShipmentsAsync(world, order))[0];
        Assert.Equal(before.GetProperty("id").GetInt64(), after.GetProperty("id").GetInt64());
        Assert.NotEqual(before.GetProperty("tracking").GetProperty("tracking_number").GetString(), after.GetProperty("tracking").GetProperty("tracking_number").GetString());
        Assert.Single((await world.ShipBobAsync("GET", $"order?HasTracking=true&LastTrackingUpdateStartDate={seen.AddMinutes(1):yyyy-MM-ddTHH:mm:ssZ}")).Json.EnumerateArray());
    }

    [Fact]
    public async Task A_carrier_can_be_set_for_parcels_that_are_still_to_leave()
    {
        await using var world = await TestWorld.StartAsync();
        var id = await world.ClearAsync();
        var order = (await world.SubmitAsync("bq:" + id)).Json.GetProperty("id").GetInt64();
        world.World.SetCarrierText(id, "Pigeon Post");

        world.Clock.Advance(TimeSpan.FromHours(8));

        Assert.Equal("Pigeon Post", (await ShipmentsAsync(world, order))[0].GetProperty("tracking").GetProperty("carrier").GetString());
    }

    [Fact]
    public async Task Cancelling_works_until_the_parcel_has_left()
    {
        await using var world = await TestWorld.StartAsync();
        var early = (await world.SubmitAsync("r-1")).Json.GetProperty("id").GetInt64();
        var late = (await world.SubmitAsync("r-2")).Json.GetProperty("id").GetInt64();

        Assert.Equal("Success", (await world.ShipBobAsync("POST", $"order/{early}:cancel")).Json.GetProperty("status").GetString());
        world.Clock.Advance(TimeSpan.FromHours(12));

        Assert.Equal("Cancelled", (await StatesAsync(world, early)).Order);
        Assert.Equal(422, (await world.ShipBobAsync("POST", $"order/{late}:cancel")).Status);
    }

    [Fact]
    public async Task Stock_is_committed_by_an_order_and_leaves_with_the_parcel()
    {
        await using var world = await TestWorld.StartAsync();
        world.World.SetStock("BRS-SYN-50", 10);
        await world.SubmitAsync("r-1", "BRS-SYN-50", 4);
        Assert.Equal((10, 4, 6), await LevelAsync(world));

        world.Clock.Advance(TimeSpan.FromHours(12));

        Assert.Equal((6, 0, 6), await LevelAsync(world));
    }

    [Fact]
    public async Task An_order_beyond_the_stock_waits_until_there_is_some()
    {
        await using var world = await TestWorld.StartAsync();
        world.World.SetStock("BRS-SYN-50", 3);
        var order = (await world.SubmitAsync("r-1", "BRS-SYN-50", 4)).Json.GetProperty("id").GetInt64();
        world.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal("Exception", (await StatesAsync(world, order)).Order);

        world.World.SetStock("BRS-SYN-50", 4);
        world.Clock.Advance(TimeSpan.FromHours(12));

        Assert.Equal("Fulfilled", (await StatesAsync(world, order)).Order);
    }

    [Fact]
    public async Task Stock_levels_page_by_their_links()
    {
        await using var world = await TestWorld.StartAsync();
        var seen = new List<string>();
        var next = "inventory-level/locations?PageSize=10";
        while (next is not null)
        {
            var page = (await world.ShipBobAsync("GET", next)).Json;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("sku").GetString()!));
            next = page.GetProperty("next").GetString()?["/2026-01/".Length..];
        }

        Assert.Equal(22, seen.Distinct().Count());
    }

    [Fact]
    public async Task Products_are_found_by_any_of_several_SKUs_page_by_page()
    {
        await using var world = await TestWorld.StartAsync();
        var seen = new List<string>();
        var next = "product?PageSize=1&SKU=any:BRS-SYN-50,JIG-650W,NO-SUCH";
        while (next is not null)
        {
            var page = (await world.ShipBobAsync("GET", next)).Json;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(static p => p.GetProperty("variants")[0].GetProperty("sku").GetString()!));
            next = page.GetProperty("next").GetString()?["/2026-01/".Length..];
        }

        Assert.Equal(["BRS-SYN-50", "JIG-650W"], seen.Order(StringComparer.Ordinal));
        Assert.Empty((await world.ShipBobAsync("GET", "product?SKU=BRS-SYN")).Json.GetProperty("items").EnumerateArray());
        Assert.Single((await world.ShipBobAsync("GET", "product?Search=BRS-SYN-50")).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(400, (await world.ShipBobAsync("GET", "product?PageSize=251")).Status);
        Assert.Equal(401, (await world.ShipBobAsync("GET", "product", token: "another")).Status);
    }

    [Fact]
    public async Task The_hundred_and_fifty_first_call_of_a_minute_is_429()
    {
        await using var world = await TestWorld.StartAsync();
        for (var i = 0; i < 150; i++)
            Assert.Equal(200, (await world.ShipBobAsync("GET", "channel")).Status);

        var refused = await world.ShipBobAsync("GET", "channel");

        Assert.Equal((429, "60"), (refused.Status, refused.Headers["x-retry-after"]));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(200, (await world.ShipBobAsync("GET", "channel")).Status);
    }

    [Fact]
    public async Task The_back_office_posts_the_sales_order_some_hours_after_dispatch()
    {
        await using var world = await TestWorld.StartAsync(new SimulationOptions { Orders = 0, CallLimits = CallLimitMode.Off, BackOfficeDelay = TimeSpan.FromHours(3) });
        var id = await world.ClearAsync();
        await world.ErpAsync("POST", "salesOrders", TestWorld.SalesOrder("bq:" + id));
        await world.SubmitAsync("bq:" + id);

        Assert.Single((await world.ErpAsync("GET", "salesOrders")).Json.GetProperty("value").EnumerateArray());

        world.Clock.Advance(TimeSpan.FromHours(10));

        world.ForgetToken();
        Assert.Empty((await world.ErpAsync("GET", "salesOrders")).Json.GetProperty("value").EnumerateArray());
        Assert.Single((await world.ErpAsync("GET", $"salesInvoices?$filter=externalDocumentNumber eq 'bq:{id}'")).Json.GetProperty("value").EnumerateArray());
        Assert.Single((await world.ErpAsync("GET", "salesShipments")).Json.GetProperty("value").EnumerateArray());
    }

    private static async Task<(string Order, string Shipment)> StatesAsync(TestWorld world, long order)
    {
        var json = (await world.ShipBobAsync("GET", $"order/{order}")).Json;
        return (json.GetProperty("status").GetString()!, json.GetProperty("shipments")[0].GetProperty("status").GetString()!);
    }

    private static async Task<List<JsonElement>> ShipmentsAsync(TestWorld world, long order) =>
        [.. (await world.ShipBobAsync("GET", $"order/{order}/shipment")).Json.EnumerateArray()];

    private static int Quantity(JsonElement shipment) => shipment.GetProperty("products").EnumerateArray()
        .SelectMany(p => p.GetProperty("inventory_items").EnumerateArray()).Sum(i => i.GetProperty("quantity").GetInt32());

    private static async Task<(int OnHand, int Committed, int Fulfillable)> LevelAsync(TestWorld world)
    {
        var item = (await world.ShipBobAsync("GET", "inventory-level?SearchBy=BRS-SYN-50")).Json.GetProperty("items")[0];
        return (item.GetProperty("total_on_hand_quantity").GetInt32(), item.GetProperty("total_committed_quantity").GetInt32(), item.GetProperty("total_fulfillable_quantity").GetInt32());
    }
}
