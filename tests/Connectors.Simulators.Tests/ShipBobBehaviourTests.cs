using System.Text.Json;
using Connectors.Simulators.ShipBob;

namespace Connectors.Simulators.Tests;

/// <summary>What the warehouse does beside the ordinary course, each behaviour planted alone.</summary>
public sealed class ShipBobBehaviourTests
{
    private const string Sku = "BRS-SYN-50";

    [Fact]
    public async Task Nothing_of_it_happens_unless_it_is_asked_for()
    {
        Assert.Equal(new ShipBobBehaviours(), new SimulationOptions().ShipBob);
        await using var world = await StartAsync(new());

        Assert.Equal(["LabeledCreated", "Completed"], (await LiveAsync(world, await SubmitAsync(world))).Skip(1));
    }

    [Theory]
    [InlineData("None")]
    [InlineData("ImportReview")]
    [InlineData("OnHold")]
    [InlineData("Exception")]
    public async Task A_stop_comes_and_goes(string state)
    {
        await using var world = await StartAsync(state switch
        {
            "None" => new() { NoState = 1m },
            "ImportReview" => new() { ImportReview = 1m },
            "OnHold" => new() { OnHold = 1m },
            _ => new() { LateException = 1m },
        });

        var lived = await LiveAsync(world, await SubmitAsync(world));

        Assert.Equal(state is "None" or "ImportReview"
            ? [state, "Processing", "LabeledCreated", "Completed"]
            : ["Processing", state, "Processing", "LabeledCreated", "Completed"], lived);
    }

    [Fact]
    public async Task An_exception_after_acceptance_names_its_reason()
    {
        await using var world = await StartAsync(new() { LateException = 1m });
        var order = await SubmitAsync(world);
        world.Clock.Advance(TimeSpan.FromMinutes(20));

        var detail = (await ShipmentsAsync(world, order))[0].GetProperty("status_details")[0];

        Assert.InRange(detail.GetProperty("id").GetInt32(), 303, 307);
        Assert.Equal(31, detail.GetProperty("exception_fulfillment_center_id").GetInt32());
        Assert.Equal("Exception", (await OrderAsync(world, order)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_part_is_allocated_and_the_rest_later()
    {
        await using var world = await StartAsync(new() { PartAllocation = 1m });
        var order = await SubmitAsync(world, quantity: 4);
        world.Clock.Advance(TimeSpan.FromMinutes(20));

        var shipment = (await ShipmentsAsync(world, order))[0];
        var item = shipment.GetProperty("products")[0].GetProperty("inventory_items")[0];

        Assert.Equal((4, 2), (item.GetProperty("quantity").GetInt32(), item.GetProperty("quantity_committed").GetInt32()));
        Assert.Equal(308, shipment.GetProperty("status_details")[0].GetProperty("id").GetInt32());
        Assert.Equal("Completed", (await LiveAsync(world, order))[^1]);
    }

    [Fact]
    public async Task Goods_swept_from_the_floor_come_back_as_another_shipment()
    {
        await using var world = await StartAsync(new() { CleanSweep = 1m });
        var order = await SubmitAsync(world);

        world.Clock.Advance(TimeSpan.FromDays(1));

        var shipments = await ShipmentsAsync(world, order);
        Assert.Equal(["CleanSweeped", "Completed"], shipments.Select(State));
        Assert.Equal("Fulfilled", (await OrderAsync(world, order)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_person_of_the_warehouse_cancels()
    {
        await using var world = await StartAsync(new() { CancelledByPeople = 1m });

        Assert.Equal(["Processing", "Cancelled"], await LiveAsync(world, await SubmitAsync(world)));
    }

    [Fact]
    public async Task A_person_of_the_warehouse_changes_the_address_or_a_quantity()
    {
        await using var world = await StartAsync(new() { EditedByPeople = 1m });
        var what = new HashSet<string>();
        for (var i = 0; i < 12; i++)
        {
            var order = await SubmitAsync(world, $"r-{i}", quantity: 4);
            world.Clock.Advance(TimeSpan.FromHours(2));
            var after = await OrderAsync(world, order);
            var sent = after.GetProperty("products")[0].GetProperty("quantity").GetInt32();
            Assert.Equal(sent, Pieces(after.GetProperty("shipments")[0]));
            what.Add(sent == 3 ? "quantity" : after.GetProperty("recipient").GetProperty("address").TryGetProperty("address2", out var line) && line.GetString()!.StartsWith("Unit ", StringComparison.Ordinal) ? "address" : "nothing");
        }

        Assert.Equal(["address", "quantity"], what.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_void_label_is_followed_by_another()
    {
        await using var world = await StartAsync(new() { VoidedLabels = 1m });
        var order = await SubmitAsync(world);
        var numbers = new List<string?>();
        for (var i = 0; i < 200; i++)
        {
            var tracking = (await ShipmentsAsync(world, order))[0].GetProperty("tracking");
            var number = tracking.ValueKind == JsonValueKind.Null ? null : tracking.GetProperty("tracking_number").GetString();
            if (numbers.Count == 0 || numbers[^1] != number)
                numbers.Add(number);
            world.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal(4, numbers.Count);
        Assert.Equal((null, null), (numbers[0], numbers[2]));
        Assert.NotEqual(numbers[1], numbers[3]);
    }

    [Fact]
    public async Task A_label_that_nobody_collected_can_be_stopped()
    {
        await using var world = await StartAsync(new() { LateCollection = 1m });
        var order = await SubmitAsync(world);
        while (State((await ShipmentsAsync(world, order))[0]) != "LabeledCreated")
            world.Clock.Advance(TimeSpan.FromMinutes(10));

        var labelled = await OrderAsync(world, order);
        var cancelled = (await world.ShipBobAsync("POST", $"order/{order}:cancel")).Json;

        Assert.Equal("Processing", labelled.GetProperty("status").GetString());
        Assert.NotEqual(JsonValueKind.Null, labelled.GetProperty("shipments")[0].GetProperty("tracking").ValueKind);
        Assert.Equal("Success", cancelled.GetProperty("status").GetString());
        world.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal("Cancelled", State((await ShipmentsAsync(world, order))[0]));
    }

    [Fact]
    public async Task A_label_leaves_when_somebody_collects_it()
    {
        await using var world = await StartAsync(new() { LateCollection = 1m });

        var order = await SubmitAsync(world);
        Assert.Equal(["Processing", "LabeledCreated", "Completed"], await LiveAsync(world, order));
        Assert.Equal("Fulfilled", (await OrderAsync(world, order)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_parcel_is_completed_without_tracking()
    {
        await using var world = await StartAsync(new() { NoTracking = 1m });
        var order = await SubmitAsync(world);

        Assert.Equal(["Processing", "Completed"], await LiveAsync(world, order));
        Assert.Equal(JsonValueKind.Null, (await ShipmentsAsync(world, order))[0].GetProperty("tracking").ValueKind);
    }

    [Fact]
    public async Task A_parcel_says_that_it_holds_nothing()
    {
        await using var world = await StartAsync(new() { ZeroPieces = 1m });
        var order = await SubmitAsync(world, quantity: 2);

        world.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(0, Pieces((await ShipmentsAsync(world, order))[0]));
    }

    [Fact]
    public async Task A_parcel_leaves_short()
    {
        await using var world = await StartAsync(new() { ShortShipments = 1m });
        var order = await SubmitAsync(world, quantity: 6);

        world.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(5, Pieces((await ShipmentsAsync(world, order))[0]));
        Assert.Equal(("Fulfilled", 6), (Status(await OrderAsync(world, order)), (await OrderAsync(world, order)).GetProperty("products")[0].GetProperty("quantity").GetInt32()));
    }

    [Fact]
    public async Task A_state_word_is_none_that_the_contract_names()
    {
        await using var world = await StartAsync(new() { UnknownWords = 1m });
        var order = await SubmitAsync(world);

        world.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Contains(State((await ShipmentsAsync(world, order))[0]), (string[])["Delivered", "HandedOver", "InTransit"]);
    }

    [Fact]
    public async Task Goods_leave_from_two_centres()
    {
        await using var world = await StartAsync(new() { TwoCentres = 1m });
        var order = await SubmitAsync(world, quantity: 4);

        world.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal([31, 32], (await ShipmentsAsync(world, order)).Select(static s => s.GetProperty("location").GetProperty("id").GetInt32()));
        var levels = (await world.ShipBobAsync("GET", $"inventory-level/locations?SearchBy={Sku}")).Json.GetProperty("items")[0].GetProperty("locations").EnumerateArray().ToList();
        Assert.Equal([31, 32], levels.Select(static l => l.GetProperty("location_id").GetInt32()));
        var total = (await world.ShipBobAsync("GET", $"inventory-level?SearchBy={Sku}")).Json.GetProperty("items")[0];
        Assert.Equal(total.GetProperty("total_on_hand_quantity").GetInt32(), levels.Sum(static l => l.GetProperty("on_hand_quantity").GetInt32()));
    }

    [Fact]
    public async Task A_bundle_shows_its_components()
    {
        await using var world = await StartAsync(new() { Bundles = 1m });
        var order = await SubmitAsync(world, quantity: 3);

        var items = (await ShipmentsAsync(world, order))[0].GetProperty("products")[0].GetProperty("inventory_items").EnumerateArray();

        Assert.Equal([3, 6], items.Select(static i => i.GetProperty("quantity").GetInt32()));
        Assert.Equal([1, 2], await PiecesInOneAsync(world));
    }

    [Fact]
    public async Task A_multipack_shows_six_for_each_one_sold()
    {
        await using var world = await StartAsync(new() { Multipacks = 1m });

        Assert.Equal(12, Pieces((await ShipmentsAsync(world, await SubmitAsync(world, quantity: 2)))[0]));
        Assert.Equal([6], await PiecesInOneAsync(world));
    }

    [Fact]
    public async Task A_single_piece_has_no_definition()
    {
        await using var world = await StartAsync(new());

        Assert.Empty(await PiecesInOneAsync(world));
    }

    [Fact]
    public async Task Dates_have_no_zone()
    {
        await using var world = await StartAsync(new() { DatesWithoutZone = 1m });

        Assert.Equal("2026-03-02T07:00:00.000", (await OrderAsync(world, await SubmitAsync(world))).GetProperty("created_date").GetString());
    }

    [Fact]
    public async Task A_date_that_is_none_is_the_first_of_the_calendar()
    {
        await using var world = await StartAsync(new() { EmptyDates = 1m });
        var dates = new List<string?>();
        foreach (var sku in (string[])["BRS-SYN-50", "TAP-KIT-CHR", "JIG-650W", "SIL-CLR-310"])
        {
            var order = (await world.SubmitAsync("r-" + sku, sku)).Json;
            dates.Add(order.GetProperty("shipments")[0].GetProperty("products")[0].GetProperty("inventory_items")[0].GetProperty("expiration_date").GetString());
        }

        Assert.Contains("0001-01-01T00:00:00", dates);
    }

    [Fact]
    public async Task The_wait_after_429_is_only_in_the_text_or_has_a_fraction()
    {
        await using var world = await StartAsync(new() { WaitOnlyInText = 1m });
        var waits = new HashSet<string>();
        for (var i = 0; i < 170; i++)
        {
            var answer = await world.ShipBobAsync("GET", "channel");
            if (answer.Status == 429)
                waits.Add(answer.Headers.GetValueOrDefault("x-retry-after") ?? "none");
        }

        Assert.Equal(["60.5", "none"], waits.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_last_page_comes_again_for_every_page_after_it()
    {
        await using var world = await StartAsync(new() { RepeatsLastPage = 1m });
        for (var i = 0; i < 5; i++)
            await SubmitAsync(world, $"r-{i}");

        var last = (await world.ShipBobAsync("GET", "order?Page=2&Limit=3")).Body;

        Assert.Equal(last, (await world.ShipBobAsync("GET", "order?Page=3&Limit=3")).Body);
        Assert.Equal(last, (await world.ShipBobAsync("GET", "order?Page=99&Limit=3")).Body);
    }

    [Fact]
    public async Task A_cancellation_says_success_in_three_other_forms()
    {
        await using var world = await StartAsync(new() { CancelForms = 1m });
        var forms = new HashSet<string>();
        for (var i = 0; i < 20; i++)
        {
            var answer = (await world.ShipBobAsync("POST", $"order/{await SubmitAsync(world, $"r-{i}")}:cancel")).Json;
            var results = answer.GetProperty("canceled_shipment_results");
            forms.Add($"{Status(answer)}: {(results.GetArrayLength() == 0 ? "" : string.Join(' ', results[0].EnumerateObject().Select(static m => m.Name)))}");
        }

        Assert.Equal(["Success: shipmentId isSuccess", "Success: shipment_id action", "success: "], forms.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Our_reference_is_taken_by_somebody_else()
    {
        await using var world = await StartAsync(new() { TakenReferences = 1m });

        var id = await world.ClearAsync();

        var taken = Assert.Single((await world.ShipBobAsync("GET", $"order?ReferenceIds=bq%3A{id}")).Json.EnumerateArray());
        Assert.Equal("Somebody Else", taken.GetProperty("recipient").GetProperty("name").GetString());
        Assert.Equal(422, (await world.SubmitAsync("bq:" + id)).Status);
    }

    [Fact]
    public async Task A_parcel_is_delivered_within_three_days()
    {
        await using var world = await StartAsync(new());
        var order = await SubmitAsync(world);

        world.Clock.Advance(TimeSpan.FromDays(4));

        var shipment = (await ShipmentsAsync(world, order))[0];
        Assert.Equal(("Completed", 203), (State(shipment), shipment.GetProperty("status_details")[0].GetProperty("id").GetInt32()));
        Assert.NotEqual(JsonValueKind.Null, shipment.GetProperty("delivery_date").ValueKind);
    }

    [Fact]
    public async Task Orders_and_levels_are_seen_late_where_things_are()
    {
        await using var world = await TestWorld.StartAsync(new SimulationOptions { Orders = 0, Time = new() { LateVisibility = 1m } });
        var order = await SubmitAsync(world, quantity: 4);
        Assert.Empty((await world.ShipBobAsync("GET", "order?ReferenceIds=r-1")).Json.EnumerateArray());
        Assert.Equal(order, (await OrderAsync(world, order)).GetProperty("id").GetInt64());
        Assert.Equal(0, await CommittedAsync());

        world.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Single((await world.ShipBobAsync("GET", "order?ReferenceIds=r-1")).Json.EnumerateArray());
        Assert.Equal(4, await CommittedAsync());

        async Task<int> CommittedAsync() => (await world.ShipBobAsync("GET", $"inventory-level?SearchBy={Sku}")).Json.GetProperty("items")[0].GetProperty("total_committed_quantity").GetInt32();
    }

    [Theory]
    [InlineData("reference_id", 301)]
    [InlineData("order_number", 401)]
    [InlineData("gift_message", 501)]
    public async Task Texts_longer_than_the_contract_has_them_are_refused(string member, int length)
    {
        await using var world = await StartAsync(new());
        var text = new string('x', length);

        var answer = await world.ShipBobAsync("POST", "order", $$"""
            {"reference_id":"r-1","{{member}}":"{{text}}","type":"DTC","shipping_method":"Standard",
             "recipient":{"name":"Test Person","address":{"address1":"1 Test Street","city":"Leeds","country":"GB"} },"products":[{"reference_id":"{{Sku}}","name":"Item","quantity":1}]}
            """);

        Assert.Equal((400, member), (answer.Status, answer.Json.EnumerateObject().Single().Name));
    }

    [Fact]
    public async Task An_unknown_product_without_a_name_is_refused()
    {
        await using var world = await StartAsync(new());
        const string order = """
            {"reference_id":"r-1","type":"DTC","shipping_method":"Standard","recipient":{"name":"A","address":{"address1":"1 Test Street","city":"Leeds","country":"GB"}},
             "products":[{"reference_id":"NO-SUCH","quantity":1}]}
            """;

        Assert.Equal(422, (await world.ShipBobAsync("POST", "order", order)).Status);
        Assert.Empty((await world.ShipBobAsync("GET", "order")).Json.EnumerateArray());
    }

    [Theory]
    [InlineData("\"recipient\":5")]
    [InlineData("\"products\":{}")]
    [InlineData("\"products\":[5]")]
    [InlineData("\"tags\":[{\"name\":1,\"value\":2}]")]
    [InlineData("\"location_id\":\"x\"")]
    [InlineData("\"reference_id\":5")]
    public async Task A_wrong_JSON_type_is_400(string member)
    {
        await using var world = await StartAsync(new());

        Assert.Equal(400, (await world.ShipBobAsync("POST", "order", $$"""
            {"reference_id":"r-1","type":"DTC","shipping_method":"Standard","recipient":{"name":"A","address":{"address1":"1 Test Street","city":"Leeds","country":"GB"} },
             "products":[{"reference_id":"{{Sku}}","quantity":1}],{{member}}}
            """)).Status);
    }

    [Fact]
    public async Task A_planned_order_has_behaviours_of_its_own()
    {
        await using var world = await StartAsync(new());
        var id = await world.ClearAsync(new PlannedOrder { ShipBob = new() { CancelledByPeople = 1m } });
        var planned = await SubmitAsync(world, "bq:" + id);
        var other = await SubmitAsync(world, "other");

        world.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(("Cancelled", "Fulfilled"), (Status(await OrderAsync(world, planned)), Status(await OrderAsync(world, other))));
    }

    private static Task<TestWorld> StartAsync(ShipBobBehaviours behaviours) =>
        TestWorld.StartAsync(new SimulationOptions { Orders = 0, ShipBob = behaviours, PartialDispatchShare = 0m, TrackingCorrectionShare = 0m });

    private static async Task<long> SubmitAsync(TestWorld world, string reference = "r-1", int quantity = 1)
    {
        var answer = await world.SubmitAsync(reference, Sku, quantity);
        Assert.Equal(201, answer.Status);
        return answer.Json.GetProperty("id").GetInt64();
    }

    /// <summary>The states of the first shipment over a day and a half, each once as it comes.</summary>
    private static async Task<List<string>> LiveAsync(TestWorld world, long order)
    {
        var states = new List<string>();
        for (var i = 0; i < 36 * 12; i++)
        {
            var state = State((await ShipmentsAsync(world, order))[0]);
            if (states.Count == 0 || states[^1] != state)
                states.Add(state);
            world.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        return states;
    }

    private static async Task<JsonElement> OrderAsync(TestWorld world, long order) => (await world.ShipBobAsync("GET", $"order/{order}")).Json;

    private static async Task<List<JsonElement>> ShipmentsAsync(TestWorld world, long order) => [.. (await world.ShipBobAsync("GET", $"order/{order}/shipment")).Json.EnumerateArray()];

    private static async Task<List<int>> PiecesInOneAsync(TestWorld world) =>
    [
        .. (await world.ShipBobAsync("GET", $"product?SKU=any:{Sku}")).Json.GetProperty("items")[0].GetProperty("variants")[0].GetProperty("bundle_definition").EnumerateArray()
            .Select(static c => c.GetProperty("quantity").GetInt32()),
    ];

    private static string State(JsonElement shipment) => shipment.GetProperty("status").GetString()!;

    private static string Status(JsonElement answer) => answer.GetProperty("status").GetString()!;

    private static int Pieces(JsonElement shipment) => shipment.GetProperty("products").EnumerateArray()
        .SelectMany(static p => p.GetProperty("inventory_items").EnumerateArray()).Sum(static i => i.GetProperty("quantity").GetInt32());
}
