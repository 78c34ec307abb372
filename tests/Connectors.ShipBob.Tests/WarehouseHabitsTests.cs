using System.Net;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.ShipBob.Json;
using Connectors.ShipBob.Tests.Support;

namespace Connectors.ShipBob.Tests;

/// <summary>What warehouses do that their contract does not say.</summary>
public sealed class WarehouseHabitsTests
{
    private const string Reference = "bq:1-A";
    private const string Stopped = """{"order_id":100,"status":"Success","canceled_shipment_results":[{"shipment_id":5,"action":"Cancel","is_success":true,"reason":null}]}""";
    private const string Known = """ "id":100,"reference_id":"bq:1-A","status":"Processing","products":[{"id":1,"reference_id":"SKU-1","quantity":2}] """;

    private const string Six = """{"items":[{"id":1,"type":"Bundle","variants":[{"id":11,"sku":"SKU-1","bundle_definition":[{"variant_id":21,"quantity":6}]}]}],"next":null}""";

    private static readonly DateTimeOffset Since = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    // Looking up

    [Fact]
    public async Task Orders_looked_for_at_the_same_time_share_a_call()
    {
        Task<LookupResult<WarehouseOrder>>[] others = [];
        using var wire = new ShipBobWire();
        wire.Answer(() =>
        {
            others = [wire.Warehouse.FindOrderAsync("bq:2-A"), wire.Warehouse.FindOrderAsync("bq:3-A"), wire.Warehouse.FindOrderAsync("bq:4-A")];
            return ShipBobWire.Respond(HttpStatusCode.OK, "[]");
        }).Answer($"[{Listed(1, "bq:4-A")},{Listed(2, "bq:3-A")},{Listed(3, "bq:3-A")}]");

        Assert.IsType<LookupResult<WarehouseOrder>.Absent>(await wire.Warehouse.FindOrderAsync(Reference));
        Assert.IsType<LookupResult<WarehouseOrder>.Absent>(await others[0]);
        Assert.IsType<LookupResult<WarehouseOrder>.CannotTell>(await others[1]);
        Assert.Equal("1", Assert.IsType<LookupResult<WarehouseOrder>.Found>(await others[2]).Value.Id);
        Assert.Equal(["/2026-01/order?Page=1&Limit=250&ReferenceIds=bq:1-A", "/2026-01/order?Page=1&Limit=250&ReferenceIds=bq:2-A,bq:3-A,bq:4-A"], wire.Requests.Select(static r => r.PathAndQuery));
    }

    [Theory]
    [InlineData("""{"id":9,"reference_id":"bq:9-A","status":"Processing"}""")]
    [InlineData("""{"id":"none","reference_id":"bq:3-A"}""")]
    public async Task An_answer_that_does_not_tell_whose_an_order_is_has_each_looked_for_alone(string strange)
    {
        Task<LookupResult<WarehouseOrder>>[] others = [];
        using var wire = new ShipBobWire();
        wire.Answer(() =>
        {
            others = [wire.Warehouse.FindOrderAsync("bq:2-A"), wire.Warehouse.FindOrderAsync("bq:3-A")];
            return ShipBobWire.Respond(HttpStatusCode.OK, "[]");
        }).Answer($"[{Listed(1, "bq:2-A")},{strange}]").Answer($"[{Listed(1, "bq:2-A")}]").Answer($"[{strange}]");

        await wire.Warehouse.FindOrderAsync(Reference);
        Assert.Equal("1", Assert.IsType<LookupResult<WarehouseOrder>.Found>(await others[0]).Value.Id);
        Assert.IsType<LookupResult<WarehouseOrder>.CannotTell>(await others[1]);
        Assert.Equal(4, wire.Requests.Count);
    }

    // Stopping

    [Fact]
    public async Task An_order_that_the_look_up_does_not_show_is_stopped_by_its_id()
    {
        using var wire = new ShipBobWire().Answer($$"""{{{Known}},"shipments":[{{Shipment("Processing", 2)}}]}""").Answer(Stopped);
        Assert.Equal(WarehouseCancellation.Cancelled, await wire.Warehouse.CancelOrderAsync(Reference, "100", SendPermit.WithoutLimit()));
        Assert.Equal(["/2026-01/order/100", "/2026-01/order/100:cancel"], wire.Requests.Select(static r => r.PathAndQuery));
    }

    [Theory]
    [InlineData(null, "[]", HttpStatusCode.OK, FailureKind.OutcomeUnknown)]
    [InlineData("100", """{"code":"NOT_FOUND","message":"There is none."}""", HttpStatusCode.NotFound, FailureKind.OutcomeUnknown)]
    [InlineData("100", """{"id":100,"reference_id":"bq:9-Z"}""", HttpStatusCode.OK, FailureKind.Rejected)]
    [InlineData("100", """{"id":101,"reference_id":"bq:1-A"}""", HttpStatusCode.OK, FailureKind.Rejected)]
    [InlineData("one", null, HttpStatusCode.OK, FailureKind.Rejected)]
    public async Task An_order_that_is_not_found_is_never_cancelled(string? orderId, string? answer, HttpStatusCode status, FailureKind kind)
    {
        using var wire = new ShipBobWire();
        if (answer is not null)
            wire.Answer(answer, status);
        var failure = await Assert.ThrowsAnyAsync<PortException>(() => wire.Warehouse.CancelOrderAsync(Reference, orderId, SendPermit.WithoutLimit()));
        Assert.Equal(kind, failure.Kind);
        Assert.DoesNotContain(wire.Requests, static r => r.Method == "POST");
    }

    [Fact]
    public async Task A_known_order_is_never_absent()
    {
        using var wire = new ShipBobWire().Answer("""{"code":"NOT_FOUND","message":"There is none."}""", HttpStatusCode.NotFound).Answer("""{"id":100,"reference_id":"other"}""");
        Assert.IsType<LookupResult<WarehouseOrder>.CannotTell>(await wire.Warehouse.FindKnownOrderAsync("100", Reference));
        Assert.IsType<LookupResult<WarehouseOrder>.CannotTell>(await wire.Warehouse.FindKnownOrderAsync("100", Reference));
    }

    [Theory]
    [InlineData("LabeledCreated", true)]
    [InlineData("Delivered", true)]
    [InlineData("OnHold", true)]
    [InlineData("Completed", false)]
    public async Task A_warehouse_is_asked_for_as_long_as_it_can_still_stop_something(string status, bool isAsked)
    {
        using var wire = new ShipBobWire().Answer($$"""[{{{Known}},"shipments":[{{Shipment(status, 2)}}]}]""").Answer(Stopped);
        Assert.Equal(isAsked ? WarehouseCancellation.Cancelled : WarehouseCancellation.TooLate, await wire.Warehouse.CancelOrderAsync(Reference, null, SendPermit.WithoutLimit()));
        Assert.Equal(isAsked ? 2 : 1, wire.Requests.Count);
    }

    [Theory]
    [InlineData("""{"order_id":100,"status":"Success","canceled_shipment_results":[{"shipment_id":5,"action":"Cancel"}]}""", WarehouseCancellation.Cancelled)]
    [InlineData("""{"order_id":100,"status":"Success","canceled_shipment_results":[{"shipmentId":5,"isSuccess":true}]}""", WarehouseCancellation.Cancelled)]
    [InlineData("""{"order_id":100,"status":"success","canceled_shipment_results":[]}""", WarehouseCancellation.Cancelled)]
    [InlineData("""{"order_id":100,"status":"SUCCESS"}""", WarehouseCancellation.Cancelled)]
    [InlineData("""{"order_id":100,"status":"Success","canceled_shipment_results":[{"shipmentId":5,"isSuccess":false}]}""", WarehouseCancellation.TooLate)]
    [InlineData("""{"order_id":100,"status":"failure","canceled_shipment_results":[{"shipment_id":5,"action":"Cancel"}]}""", WarehouseCancellation.TooLate)]
    [InlineData("""{"order_id":100,"status":"Failure","canceled_shipment_results":[{"is_success":true}]}""", WarehouseCancellation.PartlyCancelled)]
    [InlineData("""{"order_id":100,"status":"partialsuccess","canceled_shipment_results":[{"is_success":true}]}""", WarehouseCancellation.PartlyCancelled)]
    [InlineData("""{"orderId":100,"status":"Success","canceledShipmentResults":[{"shipmentId":5,"isSuccess":true}]}""", WarehouseCancellation.Cancelled)]
    [InlineData("""{"order_id":100,"status":"Success","canceledShipmentResults":[{"shipmentId":5,"isSuccess":false}]}""", WarehouseCancellation.TooLate)]
    [InlineData("""{"order_id":100,"status":"Success","CanceledShipmentResults":[{"IsSuccess":true},{"IsSuccess":false}]}""", WarehouseCancellation.PartlyCancelled)]
    [InlineData("""{"order_id":100,"status":"Success","canceled_shipment_results":[{"shipmentId":"5","isSuccess":"False"}]}""", WarehouseCancellation.TooLate)]
    [InlineData("""{"order_id":100,"status":"Success","canceled_shipment_results":[{"ISSUCCESS":"true"}]}""", WarehouseCancellation.Cancelled)]
    public async Task An_answer_to_a_cancellation_is_read_as_it_is(string answer, WarehouseCancellation expected)
    {
        using var wire = new ShipBobWire().Answer($$"""[{{{Known}},"shipments":[{{Shipment("Processing", 2)}}]}]""").Answer(answer);
        Assert.Equal(expected, await wire.Warehouse.CancelOrderAsync(Reference, null, SendPermit.WithoutLimit()));
    }

    [Theory]
    [InlineData("""{"order_id":101,"status":"Success"}""")]
    [InlineData("""{"canceled_shipment_results":[{"shipment_id":5,"action":"Cancel"}]}""")]
    [InlineData("""{"orderId":101,"status":"Success"}""")]
    [InlineData("""{"order_id":100,"status":"Success","canceled_shipment_results":[{"isSuccess":0}]}""")]
    [InlineData("""{"order_id":100,"status":"Success","canceled_shipment_results":[{"isSuccess":"perhaps"}]}""")]
    [InlineData("""{"order_id":100,"status":"Success","canceled_shipment_results":[{"is_success":"false"}]}""")]
    [InlineData("""{"order_id":100,"status":"Success","canceledShipmentResults":"none"}""")]
    [InlineData("""{"order_id":100,"status":"Success","canceledShipmentResults":[{"reason":"half \ud83d"}]}""")]
    public async Task An_answer_that_is_about_another_order_or_says_nothing_stops_nothing(string answer)
    {
        using var wire = new ShipBobWire().Answer($$"""[{{{Known}},"shipments":[{{Shipment("Processing", 2)}}]}]""").Answer(answer);
        Assert.Equal(FailureKind.Unreadable, (await Assert.ThrowsAnyAsync<PortException>(() => wire.Warehouse.CancelOrderAsync(Reference, null, SendPermit.WithoutLimit()))).Kind);
    }

    [Theory]
    [InlineData("completed", "fulfilled", false)]
    [InlineData("COMPLETED", "Fulfilled", false)]
    [InlineData("labeledcreated", "processing", true)]
    [InlineData("Processing", "PROCESSING", true)]
    public async Task A_word_in_another_case_is_the_same_word(string shipment, string order, bool isAsked)
    {
        var there = $$"""[{"id":100,"reference_id":"bq:1-A","status":"{{order}}","shipments":[{{Shipment(shipment, 2)}}]}]""";
        using var wire = new ShipBobWire().Answer(there).Answer(Stopped).Answer(there);
        Assert.Equal(isAsked ? WarehouseCancellation.Cancelled : WarehouseCancellation.TooLate, await wire.Warehouse.CancelOrderAsync(Reference, null, SendPermit.WithoutLimit()));
        Assert.Equal(isAsked ? 2 : 1, wire.Requests.Count);
    }

    [Theory]
    [InlineData("completed", "fulfilled", WarehouseOrderState.Dispatched)]
    [InlineData("Completed", "PARTIALLYFULFILLED", WarehouseOrderState.PartiallyDispatched)]
    [InlineData("onhold", "processing", WarehouseOrderState.Held)]
    [InlineData("CANCELLED", "cancelled", WarehouseOrderState.Cancelled)]
    [InlineData("processing", "frozen", WarehouseOrderState.Unknown)]
    public async Task A_state_is_told_whatever_the_case_of_its_word_which_stays_as_it_is(string shipment, string status, WarehouseOrderState expected)
    {
        using var wire = new ShipBobWire().Answer($"[{Order(1, Shipment(shipment, 2)).Replace("Fulfilled", status, StringComparison.Ordinal)}]");
        var order = await FoundAsync(wire);
        Assert.Equal((expected, shipment), (order.State, order.Shipments[0].StateText));
    }

    // Item by item

    public static TheoryData<string> Faults =>
    [
        Order(2, Shipment("Completed", 2).Replace("\"quantity\":2", "\"quantity\":1.5", StringComparison.Ordinal)),
        Order(2, Shipment("Completed", 2).Replace("\"quantity\":2", "\"quantity\":null", StringComparison.Ordinal)),
        Order(2, Shipment("Completed", 2).Replace("\"id\":5,", "", StringComparison.Ordinal)),
        Order(2, Shipment("Completed", 2).Replace("\"status\":\"Completed\"", "\"status\":\"Completed\",\"is_tracking_uploaded\":\"yes\"", StringComparison.Ordinal)),
        Order(2, Shipment("Completed", 2).Replace("2026-11-20T13:00:00Z", "last Friday", StringComparison.Ordinal)),
        Order(2, "7"),
        Order(2, Shipment("Completed", 2).Replace("15501234567890", "1550 \\ud83d", StringComparison.Ordinal)),
        Order(2, Shipment("Completed", 2).Replace("\"id\":31,", "", StringComparison.Ordinal)),
        Order(2, "").Replace("\"type\":\"DTC\"", "\"type\":[]", StringComparison.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task One_order_that_cannot_be_read_does_not_keep_back_the_others(string bad)
    {
        var page = $"[{Order(1, Shipment("Completed", 2))},{bad},{Order(3, Shipment("Completed", 2))}]";
        using var wire = new ShipBobWire().Answer(page).Answer("[]").Answer("[]").Answer(page);
        var seen = new List<string>();
        var failure = await Assert.ThrowsAsync<ConnectorUnreadableItemsException>(async () =>
        {
            await foreach (var order in wire.Warehouse.GetOrdersChangedSinceAsync(Since))
                seen.Add(order.Reference);
        });
        Assert.Equal(["bq:1-A", "bq:3-A"], seen);
        Assert.Equal("2", Assert.Single(failure.Items).Id);
        Assert.StartsWith("$[1]", failure.Items[0].Path, StringComparison.Ordinal);

        var read = await wire.Warehouse.GetOrderChangesAsync(Since);
        Assert.Equal(["bq:1-A", "bq:3-A"], read.Items.Select(static o => o.Reference));
        Assert.Equal("2", Assert.Single(read.Unreadable).Id);
    }

    [Fact]
    public async Task A_page_of_changes_tells_the_warehouses_time()
    {
        using var wire = new ShipBobWire().Answer(static () =>
        {
            var answer = ShipBobWire.Respond(HttpStatusCode.OK, $"[{Order(1, Shipment("Completed", 2))}]");
            answer.Headers.Date = Since.AddHours(3);
            return answer;
        });

        Assert.Equal(Since.AddHours(3), (await wire.Warehouse.GetOrderChangesAsync(Since)).SystemTime);
    }

    [Fact]
    public async Task A_look_up_whose_answer_cannot_be_read_is_not_absent()
    {
        using var wire = new ShipBobWire().Answer($"[{Order(1, "7")}]");
        Assert.IsType<LookupResult<WarehouseOrder>.CannotTell>(await wire.Warehouse.FindOrderAsync(Reference));
    }

    [Fact]
    public async Task One_row_of_stock_that_cannot_be_read_does_not_keep_back_the_others()
    {
        using var wire = new ShipBobWire().Answer(
            """{"items":[{"inventory_id":1,"sku":"A","total_fulfillable_quantity":3},null,{"inventory_id":2,"sku":"B","total_fulfillable_quantity":1.5}],"next":null}""");
        var levels = new List<StockLevel>();
        var failure = await Assert.ThrowsAsync<ConnectorUnreadableItemsException>(async () =>
        {
            await foreach (var level in wire.Warehouse.GetStockAsync([]))
                levels.Add(level);
        });
        Assert.Equal(3m, Assert.Single(levels).Available);
        Assert.Equal([null, "2"], failure.Items.Select(static i => i.Id));
    }

    [Theory]
    [InlineData("""{"inventory_id":2,"sku":"B","locations":[{"location_id":7,"fulfillable_quantity":0.5}]}""", "2")]
    [InlineData("""{"inventory_id":2,"sku":"B","locations":[{"fulfillable_quantity":1}]}""", "2")]
    [InlineData("""{"inventory_id":2,"sku":"half \ud83d","locations":[]}""", "2")]
    [InlineData("""{"sku":"B","locations":[]}""", "B")]
    [InlineData("""{"locations":[]}""", null)]
    public async Task One_row_of_a_centres_stock_that_cannot_be_read_does_not_keep_back_the_others(string bad, string? id)
    {
        using var wire = new ShipBobWire(configureWarehouse: o => o.LocationId = 7).Answer(
            $$"""{"items":[{"inventory_id":1,"sku":"A","locations":[{"location_id":7,"fulfillable_quantity":3}]},{{bad}}],"next":null}""");
        var levels = new List<StockLevel>();
        var failure = await Assert.ThrowsAsync<ConnectorUnreadableItemsException>(async () =>
        {
            await foreach (var level in wire.Warehouse.GetStockAsync([]))
                levels.Add(level);
        });
        Assert.Equal(("A", 3m), (Assert.Single(levels).Sku.Value, levels[0].Available));
        Assert.Equal(id, Assert.Single(failure.Items).Id);
    }

    [Fact]
    public async Task A_list_that_repeats_its_last_page_ends()
    {
        using var wire = new ShipBobWire();
        for (var i = 0; i < 8; i++)
            wire.Answer($"[{Order(1, Shipment("Completed", 2))}]");
        var seen = 0;
        await foreach (var _ in wire.Warehouse.GetOrdersChangedSinceAsync(Since))
            seen++;
        Assert.Equal(1, seen);
        Assert.Equal(4, wire.Requests.Count);
    }

    [Fact]
    public async Task A_list_that_repeats_a_page_of_which_nothing_can_be_read_ends()
    {
        using var wire = new ShipBobWire();
        for (var i = 0; i < 8; i++)
            wire.Answer($"[{Order(1, "7")}]");
        await Assert.ThrowsAsync<ConnectorUnreadableItemsException>(async () =>
        {
            await foreach (var _ in wire.Warehouse.GetOrdersChangedSinceAsync(Since));
        });
        Assert.Equal(4, wire.Requests.Count);
    }

    [Fact]
    public async Task Changes_are_read_page_by_page_in_another_process_too_and_end_when_the_last_page_repeats()
    {
        using var wire = new ShipBobWire();
        for (var i = 0; i < 8; i++)
            wire.Answer($"[{Order(1, Shipment("Completed", 2))}]");
        var pages = 0;
        string? continuation = null;
        do
        {
            continuation = (await wire.Warehouse.GetOrderChangesAsync(Since.AddDays(pages), continuation)).Continuation;
            pages++;
        }
        while (continuation is not null);
        Assert.Equal(4, pages);
        Assert.All(wire.Requests, static r => Assert.Contains("2026-11-20T11:58:00Z", r.PathAndQuery, StringComparison.Ordinal));
        await Assert.ThrowsAsync<ArgumentException>(() => wire.Warehouse.GetOrderChangesAsync(Since, "page 2"));
    }

    // What is in a shipment

    [Theory]
    [InlineData("0")]
    [InlineData("-2")]
    public async Task A_shipment_that_says_it_holds_nothing_tells_nobody_that_goods_left(string quantity)
    {
        using var wire = new ShipBobWire().Answer($"[{Order(1, Shipment("Completed", 2).Replace("\"quantity\":2", $"\"quantity\":{quantity}", StringComparison.Ordinal))}]");
        var order = await FoundAsync(wire);
        Assert.Equal((WarehouseOrderState.Unknown, ShipmentState.Unknown), (order.State, order.Shipments[0].State));
        Assert.NotEmpty(order.Shipments[0].Lines);
        Assert.Contains("nothing is in it", order.StateText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shipment_that_says_that_nothing_is_in_it_is_nobodys_bundle_either()
    {
        using var wire = new ShipBobWire().Answer(
            """[{"id":1,"reference_id":"bq:1-A","status":"Fulfilled","products":[{"reference_id":"A","quantity":3},{"reference_id":"B","quantity":2}],"shipments":[{"id":5,"status":"Completed","products":[{"reference_id":"A","inventory_items":[{"id":1,"quantity":0}]},{"reference_id":"B","inventory_items":[{"id":2,"quantity":0},{"id":3,"quantity":0}]}]}]}]""");

        var shipment = Assert.Single((await FoundAsync(wire)).Shipments);

        Assert.Equal(ShipmentState.Unknown, shipment.State);
        Assert.Contains("nothing is in it", shipment.StateText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_one_product_beside_another_is_nothing_of_it()
    {
        using var wire = new ShipBobWire().Answer(
            """[{"id":1,"reference_id":"bq:1-A","status":"Fulfilled","shipments":[{"id":5,"status":"Completed","products":[{"reference_id":"A","inventory_items":[{"id":1,"quantity":2}]},{"reference_id":"B","inventory_items":[{"id":2,"quantity":0}]}]}]}]""");
        var shipment = Assert.Single((await FoundAsync(wire)).Shipments);
        Assert.Equal(ShipmentState.Dispatched, shipment.State);
        Assert.Equal([("A", 2m), ("B", 0m)], shipment.Lines.Select(static l => (l.Sku.Value, l.Quantity)));
    }

    [Theory]
    [InlineData("EA", 2, 6, 6, "1,1")]
    [InlineData("EA", 3, 6, 12, "1,2")]
    [InlineData("EA", 2, 1, 1, "1,1")]
    [InlineData("EA", 2, 6, 0, "1,0")]
    [InlineData("EA", 2, 2, 2, ",")]
    [InlineData("EA", 2, 12, 6, ",")]
    [InlineData("EA", 2, 6, 7, ",")]
    [InlineData("CS", 2, 1, 1, ",")]
    public async Task Pieces_are_counted_back_to_what_was_sold_or_nothing_is_said(string unit, int sold, int first, int second, string expected)
    {
        using var wire = new ShipBobWire().Answer(
            $$"""[{"id":1,"reference_id":"bq:1-A","status":"PartiallyFulfilled","products":[{"id":1,"reference_id":"SKU-1","quantity":{{sold}},"quantity_unit_of_measure_code":"{{unit}}"}],"shipments":[{{Shipment("Completed", first)}},{{Shipment("Processing", second).Replace("\"id\":5,", "\"id\":6,", StringComparison.Ordinal)}}]}]""").Answer(Six);
        var order = await FoundAsync(wire);
        Assert.Equal(WarehouseOrderState.PartiallyDispatched, order.State);
        Assert.Equal(expected, string.Join(',', order.Shipments.Select(static s => s.Lines.Count == 0 ? "" : s.Lines[0].Quantity.ToString("0"))));
    }

    [Theory]
    [InlineData("PartiallyFulfilled", "Completed", null, null)]
    [InlineData("PartiallyFulfilled", "Completed", "Cancelled", null)]
    [InlineData("Fulfilled", "Completed", "Cancelled", null)]
    [InlineData("Fulfilled", "Completed", "CleanSweeped", null)]
    [InlineData("Fulfilled", "Completed", null, 1)]
    [InlineData("Fulfilled", "Completed", "Completed", null)]
    [InlineData("PartiallyFulfilled", "Completed", "Processing", null)]
    public async Task Pieces_are_counted_back_only_where_all_of_them_are_seen(string status, string first, string? second, int? expected)
    {
        var other = second is null ? "" : "," + Shipment(second, 6).Replace("\"id\":5,", "\"id\":6,", StringComparison.Ordinal);
        using var wire = new ShipBobWire().Answer(
            $$"""[{"id":1,"reference_id":"bq:1-A","status":"{{status}}","products":[{"id":1,"reference_id":"SKU-1","quantity":1}],"shipments":[{{Shipment(first, 6)}}{{other}}]}]""");
        var shipment = (await FoundAsync(wire)).Shipments[0];
        Assert.Equal(expected is null ? [] : [(decimal)expected], shipment.Lines.Select(static l => l.Quantity));
        Assert.Equal(ShipmentState.Dispatched, shipment.State);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task One_piece_of_an_order_of_single_pieces_is_told_although_another_parcel_was_cancelled()
    {
        using var wire = new ShipBobWire().Answer(
            $"[{Order(1, Shipment("Completed", 1) + "," + Shipment("Cancelled", 1).Replace("\"id\":5,", "\"id\":6,", StringComparison.Ordinal))}]");
        Assert.Equal(1m, Assert.Single((await FoundAsync(wire)).Shipments[0].Lines).Quantity);
    }

    [Theory]
    [InlineData("Delivered", "Fulfilled", WarehouseOrderState.Unknown)]
    [InlineData("Processing", "Frozen", WarehouseOrderState.Unknown)]
    [InlineData("Delivered", "Cancelled", WarehouseOrderState.Unknown)]
    public async Task An_unknown_word_is_told_as_it_is(string shipment, string status, WarehouseOrderState expected)
    {
        using var wire = new ShipBobWire().Answer($"[{Order(1, Shipment(shipment, 2)).Replace("Fulfilled", status, StringComparison.Ordinal)}]");
        var order = await FoundAsync(wire);
        Assert.Equal(expected, order.State);
        Assert.Equal(shipment, order.Shipments[0].StateText);
        Assert.StartsWith(status, order.StateText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_word_beside_a_parcel_that_left_is_seen_on_its_shipment()
    {
        using var wire = new ShipBobWire().Answer($"[{Order(1, Shipment("Completed", 1) + "," + Shipment("Teleported", 1))}]");
        var order = await FoundAsync(wire);
        Assert.Equal([(ShipmentState.Dispatched, "Completed"), (ShipmentState.Unknown, "Teleported")], order.Shipments.Select(static s => (s.State, s.StateText)));
    }

    // Dates

    [Theory]
    [InlineData("\"2026-11-20T12:00:00\"", "2026-11-20T12:00:00")]
    [InlineData("\"2026-11-20T12:00:00.25\"", "2026-11-20T12:00:00.25")]
    [InlineData("\"2026-11-20 12:00:00\"", "2026-11-20T12:00:00")]
    [InlineData("\"2026-11-20\"", "2026-11-20T00:00:00")]
    [InlineData("\"2026-11-20T13:00:00+01:00\"", "2026-11-20T12:00:00")]
    [InlineData("\"2026-11-20T12:00:00Z\"", "2026-11-20T12:00:00")]
    [InlineData("\"2026-11-20T17:30:00+05:30\"", "2026-11-20T12:00:00")]
    [InlineData("\"2026-11-20T07:00:00.0000000-05:00\"", "2026-11-20T12:00:00")]
    [InlineData("\"2026-11-20T13:00:00+0100\"", "2026-11-20T12:00:00")]
    [InlineData("\"0001-01-01\"", null)]
    [InlineData("\"0001-01-01 00:00:00\"", null)]
    [InlineData("\"0001-01-01 00:00:00+05:30\"", null)]
    [InlineData("\"0001-01-01T00:00:00\"", null)]
    [InlineData("\"0001-01-01T00:00:00Z\"", null)]
    [InlineData("\"0001-01-01T00:00:00+05:30\"", null)]
    [InlineData("\"0001-01-01T00:00:00-05:00\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    public void A_date_without_a_zone_is_UTC_and_the_first_day_is_none(string text, string? expected)
    {
        var item = System.Text.Json.JsonSerializer.Deserialize($$"""{"id":1,"quantity":1,"expiration_date":{{text}}}""", ShipBobJsonContext.Default.ShipmentInventoryItem)!;
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected + "Z", System.Globalization.CultureInfo.InvariantCulture), item.ExpirationDate);
        Assert.Equal(TimeSpan.Zero, item.ExpirationDate?.Offset ?? TimeSpan.Zero);
    }

    [Fact]
    public async Task A_shipment_without_a_date_of_leaving_is_read_and_has_left()
    {
        using var wire = new ShipBobWire().Answer($"[{Order(1, Shipment("Completed", 2).Replace("2026-11-20T12:00:00Z", "0001-01-01T00:00:00", StringComparison.Ordinal))}]");
        var shipment = Assert.Single((await FoundAsync(wire)).Shipments);
        Assert.Equal((ShipmentState.Dispatched, (DateTimeOffset?)null), (shipment.State, shipment.DispatchedAt));
    }

    // Another order under our reference

    public static TheoryData<string, bool> There => new()
    {
        { There1("SKU-1", 24, "Pat Example", "1 Sample Road", "Leeds", "GB", "LS1 1AA"), true },
        { There1("SKU-1", 24, "PAT  EXAMPLE", "1 sample road.", "LEEDS", "gb", "LS11AA"), true },
        { There1("SKU-1", 23, "Pat Example", "1 Sample Road", "Leeds", "GB", "LS1 1AA"), false },
        { There1("JIG-650W", 24, "Pat Example", "1 Sample Road", "Leeds", "GB", "LS1 1AA"), false },
        { There1("SKU-1", 24, "Somebody Else", "1 Sample Road", "Leeds", "GB", "LS1 1AA"), false },
        { There1("SKU-1", 24, "Pat Example", "1 Wrong Street", "Leeds", "GB", "LS1 1AA"), false },
        { There1("SKU-1", 24, "Pat Example", "1 Sample Road", "Cork", "IE", "T12"), false },
        { """{"id":100,"reference_id":"bq:OR-77120-A","status":"Processing","products":[]}""", false },
        { """{"id":100,"reference_id":"bq:OR-77120-A","status":"Processing","products":[{"reference_id":"SKU-1","quantity":24,"quantity_unit_of_measure_code":"CS"},{"reference_id":"SKU-2","quantity":3}]}""", false },
        { """{"id":100,"reference_id":"bq:OR-77120-A","status":"Processing","products":[{"reference_id":"SKU-1","quantity":20},{"reference_id":"SKU-1","quantity":4},{"reference_id":"SKU-2","quantity":3}]}""", true },
    };

    [Theory]
    [MemberData(nameof(There))]
    public async Task A_known_reference_is_ours_only_with_our_goods_for_our_customer(string there, bool isOurs)
    {
        using var wire = new ShipBobWire().Answer($"[{there}]");
        var found = await wire.Warehouse.FindSubmittedOrderAsync(ShipBobWarehouseTests.Order());
        if (isOurs)
            Assert.IsType<LookupResult<WarehouseOrder>.Found>(found);
        else
            Assert.DoesNotContain("Somebody", Assert.IsType<LookupResult<WarehouseOrder>.CannotTell>(found).Reason, StringComparison.Ordinal);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task A_reference_that_nobody_has_is_absent()
    {
        using var wire = new ShipBobWire().Answer("[]");
        Assert.IsType<LookupResult<WarehouseOrder>.Absent>(await wire.Warehouse.FindSubmittedOrderAsync(ShipBobWarehouseTests.Order()));
    }

    [Theory]
    [InlineData("bq:OR-77120-A", 23)]
    [InlineData("bq:OR-77120-B", 24)]
    public async Task An_answer_that_shows_another_order_than_was_sent_is_a_conflict(string reference, int quantity)
    {
        using var wire = new ShipBobWire().Answer(
            There1("SKU-1", quantity, "Pat Example", "1 Sample Road", "Leeds", "GB", "LS1 1AA").Replace("bq:OR-77120-A", reference, StringComparison.Ordinal), HttpStatusCode.Created);
        var failure = await Assert.ThrowsAnyAsync<PortException>(() => wire.Warehouse.SubmitOrderAsync(ShipBobWarehouseTests.Order(), SendPermit.WithoutLimit()));
        Assert.Equal(FailureKind.Conflict, failure.Kind);
        Assert.DoesNotContain("Pat", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_telephone_number_that_does_not_fit_goes_along_as_a_tag()
    {
        var phone = "0113 496 0000 or, when nobody answers, 0113 496 0001 ext 7";
        using var wire = new ShipBobWire().Answer("""{"id":1,"reference_id":"bq:OR-77120-A"}""", HttpStatusCode.Created);
        var order = ShipBobWarehouseTests.Order();
        await wire.Warehouse.SubmitOrderAsync(order with { ShipTo = order.ShipTo with { Phone = phone } }, SendPermit.WithoutLimit());
        Assert.DoesNotContain("phone_number", wire.Requests[0].Body, StringComparison.Ordinal);
        Assert.Contains($$"""{"name":"phone","value":"{{phone}}"}""", wire.Requests[0].Body, StringComparison.Ordinal);
    }

    // Stock of one centre

    [Theory]
    [InlineData("""[{"location_id":7,"on_hand_quantity":1,"committed_quantity":0,"fulfillable_quantity":1},{"location_id":8,"on_hand_quantity":9,"committed_quantity":0,"fulfillable_quantity":9}]""", 1)]
    [InlineData("""[{"location_id":8,"on_hand_quantity":9,"committed_quantity":0,"fulfillable_quantity":9}]""", 0)]
    [InlineData("[]", null)]
    [InlineData("""[{"location_id":7,"on_hand_quantity":-2,"committed_quantity":1,"fulfillable_quantity":-3},{"location_id":8,"on_hand_quantity":9,"committed_quantity":0,"fulfillable_quantity":9}]""", -3)]
    [InlineData("""[{"location_id":7,"on_hand_quantity":4},{"location_id":8,"fulfillable_quantity":9}]""", null)]
    [InlineData("""[{"location_id":"7","fulfillable_quantity":"4"}]""", 4)]
    public async Task The_stock_is_that_of_the_centre_that_must_send(string locations, int? expected)
    {
        using var wire = new ShipBobWire(configureWarehouse: o => o.LocationId = 7)
            .Answer($$"""{"items":[{"inventory_id":1,"sku":"A","locations":{{locations}}}],"next":null}""");
        var levels = new List<StockLevel>();
        await foreach (var level in wire.Warehouse.GetStockAsync([new Sku("A")]))
            levels.Add(level);
        Assert.Equal((expected, "7"), (Assert.Single(levels).Available, levels[0].LocationId));
        Assert.StartsWith("/2026-01/inventory-level/locations?", Assert.Single(wire.Requests).PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_how_long_it_may_still_be_working()
    {
        using var wire = new ShipBobWire();
        using var slow = new ShipBobWire(configureWarehouse: o => o.StillWorkingFor = TimeSpan.FromMinutes(7));
        Assert.Equal((TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(7)), (wire.Warehouse.Capabilities.StillWorkingFor, slow.Warehouse.Capabilities.StillWorkingFor));
    }

    private static async Task<WarehouseOrder> FoundAsync(ShipBobWire wire) => Assert.IsType<LookupResult<WarehouseOrder>.Found>(await wire.Warehouse.FindOrderAsync(Reference)).Value;

    private static string Order(int id, string shipments) =>
        $$"""{"id":{{id}},"reference_id":"bq:{{id}}-A","status":"Fulfilled","type":"DTC","created_date":"2026-11-20T09:00:00Z","products":[{"id":1,"reference_id":"SKU-1","quantity":2}],"shipments":[{{shipments}}]}""";

    private static string Listed(int id, string reference) => $$"""{"id":{{id}},"reference_id":"{{reference}}","status":"Processing","products":[],"shipments":[]}""";

    private static string Shipment(string status, int quantity) =>
        $$$"""{"id":5,"status":"{{{status}}}","status_details":[],"last_update_at":"2026-11-20T13:00:00Z","tracking":{"carrier":"DPD","tracking_number":"15501234567890","shipping_date":"2026-11-20T12:00:00Z"},"products":[{"id":1,"reference_id":"SKU-1","sku":"SKU-1","inventory_items":[{"id":31,"quantity":{{{quantity}}}}]}]}""";

    private static string There1(string sku, int quantity, string name, string line, string city, string country, string zip) =>
        $$$$"""{"id":100,"reference_id":"bq:OR-77120-A","status":"Processing","products":[{"reference_id":"{{{{sku}}}}","quantity":{{{{quantity}}}}},{"reference_id":"SKU-2","quantity":3}],"shipments":[],"recipient":{"name":"{{{{name}}}}","address":{"address1":"{{{{line}}}}","city":"{{{{city}}}}","country":"{{{{country}}}}","zip_code":"{{{{zip}}}}"}}}""";
}
