using System.Net;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.ShipBob.Tests.Support;

namespace Connectors.ShipBob.Tests;

public sealed class ShipBobWarehouseTests
{
    private const string Reference = "bq:OR-77120-A";

    [Fact]
    public async Task SubmitOrder_sends_exactly_this()
    {
        using var wire = new ShipBobWire(configureWarehouse: o => o.LocationId = 7).Answer(ShipBobWire.Fixture("order-partial"), HttpStatusCode.Created);
        var order = await wire.Warehouse.SubmitOrderAsync(Order(), SendPermit.WithoutLimit());
        var request = Assert.Single(wire.Requests);
        Assert.Equal("POST", request.Method);
        Assert.Equal("https://sandbox-api.shipbob.com/2026-01/order", request.Address.AbsoluteUri);
        Assert.Equal(
            """{"reference_id":"bq:OR-77120-A","order_number":"SO-20417","type":"DTC","shipping_method":"Standard","""
            + "\"recipient\":{\"name\":\"Pat Example\",\"email\":\"relay@example.com\",\"phone_number\":\"0113 496 0000\",\"address\":{\"address1\":\"1 Sample Road\",\"city\":\"Leeds\",\"country\":\"GB\",\"zip_code\":\"LS1 1AA\"}},"
            + """ "products":[{"reference_id":"SKU-1","name":"Paint","quantity":24,"quantity_unit_of_measure_code":"EA","external_line_id":1},"""[1..]
            + """{"reference_id":"SKU-2","name":"SKU-2","quantity":3,"quantity_unit_of_measure_code":"EA","external_line_id":2}],"""
            + "\"purchase_date\":\"2026-11-20T08:30:00+00:00\",\"location_id\":7,"
            + """ "tags":[{"name":"po_number","value":"PO-9"},{"name":"ship_by","value":"2026-11-23T17:00:00Z"}]}"""[1..],
            request.Body);
        Assert.Equal("100200300", order.Id);
        Assert.Equal(Reference, order.Reference);
    }

    [Fact]
    public async Task SubmitOrder_of_a_business_order_carries_the_purchase_order_as_retailer_data()
    {
        using var wire = new ShipBobWire(configureWarehouse: o => o.RetailerProgramType = "Trade").Answer(ShipBobWire.Fixture("order-partial"));
        await wire.Warehouse.SubmitOrderAsync(Order() with { Origin = Origin.B2B, DeliveryService = "Pallet" }, SendPermit.WithoutLimit());
        Assert.Contains("\"type\":\"B2B\",\"shipping_method\":\"Pallet\"", wire.Requests[0].Body, StringComparison.Ordinal);
        Assert.EndsWith(
            "\"retailer_program_data\":{\"purchase_order_number\":\"PO-9\",\"retailer_program_type\":\"Trade\",\"shipByDate\":\"2026-11-23T17:00:00+00:00\"}}",
            wire.Requests[0].Body,
            StringComparison.Ordinal);
        Assert.DoesNotContain("tags", wire.Requests[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SubmitOrder_takes_the_customers_note_along_and_sends_to_no_pick_up_point()
    {
        using var wire = new ShipBobWire().Answer(ShipBobWire.Fixture("order-partial"), HttpStatusCode.Created);
        var order = Order();
        await wire.Warehouse.SubmitOrderAsync(order with { ShipTo = order.ShipTo with { DeliveryNote = "Gate code 4471, leave with neighbour" } }, SendPermit.WithoutLimit());
        Assert.Contains("""{"name":"delivery_note","value":"Gate code 4471, leave with neighbour"}""", wire.Requests[0].Body, StringComparison.Ordinal);

        var refused = await Assert.ThrowsAnyAsync<PortException>(() => wire.Warehouse.SubmitOrderAsync(order with { ShipTo = order.ShipTo with { PickUpPointId = "LDS-0042" } }, SendPermit.WithoutLimit()));
        Assert.Equal(FailureKind.Rejected, refused.Kind);
        Assert.Single(wire.Requests);
    }

    public static TheoryData<string> Refused => ["fraction", "zero", "too many", "no name", "no street", "no town", "no country", "no lines", "comma", "long reference", "long number"];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task SubmitOrder_refuses_what_the_warehouse_cannot_be_told_before_anything_is_sent(string what)
    {
        using var wire = new ShipBobWire();
        var order = Order();
        var (to, line) = (order.ShipTo, order.Lines[0]);
        var bad = what switch
        {
            "fraction" => order with { Lines = [line with { Quantity = 1.5m }] },
            "zero" => order with { Lines = [line with { Quantity = 0 }] },
            "too many" => order with { Lines = [line with { Quantity = 3_000_000_000m }] },
            "no name" => order with { ShipTo = to with { Name = "" } },
            "no street" => order with { ShipTo = to with { Line1 = " " } },
            "no town" => order with { ShipTo = to with { City = "" } },
            "no country" => order with { ShipTo = to with { CountryCode = "" } },
            "no lines" => order with { Lines = [] },
            "comma" => order with { Reference = "a,b" },
            "long reference" => order with { Reference = new string('r', 301) },
            _ => order with { DisplayNumber = new string('n', 401) },
        };
        var error = await Assert.ThrowsAsync<PortException>(() => wire.Warehouse.SubmitOrderAsync(bad, SendPermit.WithoutLimit()));
        Assert.Equal(FailureKind.Rejected, error.Kind);
        Assert.DoesNotContain("Pat", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("nnn", error.Message, StringComparison.Ordinal);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task SubmitOrder_of_a_known_reference_is_success_when_the_goods_are_the_same()
    {
        using var wire = new ShipBobWire().Answer("""{"":["Cannot insert order with existing ReferenceId"]}""", HttpStatusCode.UnprocessableEntity).Answer($"[{ShipBobWire.Fixture("order-partial")}]");
        Assert.Equal("100200300", (await wire.Warehouse.SubmitOrderAsync(Order(), SendPermit.WithoutLimit())).Id);
        Assert.Equal(2, wire.Requests.Count);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"id":1,"reference_id":"bq:OR-77120-A","products":[{"reference_id":"SKU-1","quantity":24},{"reference_id":"SKU-2","quantity":4}]}]""")]
    [InlineData("""[{"id":1,"reference_id":"bq:OR-77120-A","products":[{"reference_id":"SKU-1","quantity":24}]}]""")]
    public async Task SubmitOrder_of_a_known_reference_is_a_conflict_when_the_goods_differ_or_cannot_be_seen(string found)
    {
        using var wire = new ShipBobWire().Answer("""{"errors":["Cannot insert order with existing ReferenceId"]}""", HttpStatusCode.UnprocessableEntity).Answer(found);
        var error = await Assert.ThrowsAsync<ConnectorConflictException>(() => wire.Warehouse.SubmitOrderAsync(Order(), SendPermit.WithoutLimit()));
        Assert.Equal(FailureKind.Conflict, error.Kind);
    }

    [Fact]
    public async Task SubmitOrder_that_ends_in_a_server_error_is_of_unknown_outcome_and_not_repeated()
    {
        using var wire = new ShipBobWire(o => o.Resilience.MaxRetries = 3).Answer("", HttpStatusCode.InternalServerError);
        var error = await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Warehouse.SubmitOrderAsync(Order(), SendPermit.WithoutLimit()));
        Assert.Equal(FailureKind.OutcomeUnknown, error.Kind);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task FindOrder_shows_a_partial_dispatch_with_lots_added_up()
    {
        using var wire = new ShipBobWire().Answer($"[{ShipBobWire.Fixture("order-partial")}]");
        var order = Assert.IsType<LookupResult<WarehouseOrder>.Found>(await wire.Warehouse.FindOrderAsync(Reference)).Value;
        Assert.Equal("/2026-01/order?Page=1&Limit=250&ReferenceIds=bq:OR-77120-A", Assert.Single(wire.Requests).PathAndQuery);
        Assert.Equal(WarehouseOrderState.PartiallyDispatched, order.State);
        Assert.Equal("PartiallyFulfilled; shipment 5001 Completed InTransit; shipment 5002 Processing Picked", order.StateText);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 13, 30, 0, TimeSpan.Zero), order.ChangedAt);

        var sent = order.Shipments[0];
        Assert.Equal("5001", sent.ShipmentId);
        Assert.Equal(ShipmentState.Dispatched, sent.State);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 12, 45, 0, TimeSpan.Zero), sent.DispatchedAt);
        Assert.Equal(TimeSpan.Zero, sent.ChangedAt.Offset);
        Assert.Equal(("DPD", "Next Day"), (sent.CarrierText, sent.ServiceText));
        Assert.Equal([new TrackingNumber("15501234567890")], sent.TrackingNumbers);
        Assert.Equal([new DispatchedLine(new Sku("SKU-1"), 12m)], sent.Lines);
        Assert.Equal(ShipmentState.Pending, order.Shipments[1].State);
        Assert.Null(order.Shipments[1].DispatchedAt);
    }

    [Theory]
    [InlineData("Processing", """{"id":1,"status":"None"}""", WarehouseOrderState.Accepted)]
    [InlineData("Processing", """{"id":1,"status":"Processing"}""", WarehouseOrderState.Accepted)]
    [InlineData("Processing", """{"id":1,"status":"Processing","status_details":[{"id":101,"name":"Packed"}]}""", WarehouseOrderState.InProgress)]
    [InlineData("Processing", """{"id":1,"status":"LabeledCreated"}""", WarehouseOrderState.InProgress)]
    [InlineData("Processing", """{"id":1,"status":"LabeledCreated","tracking":{"tracking_number":"T"}}""", WarehouseOrderState.Dispatched)]
    [InlineData("Fulfilled", """{"id":1,"status":"Completed"},{"id":2,"status":"Cancelled"}""", WarehouseOrderState.Dispatched)]
    [InlineData("PartiallyFulfilled", """{"id":1,"status":"Completed"}""", WarehouseOrderState.PartiallyDispatched)]
    [InlineData("Fulfilled", """{"id":1,"status":"Completed"},{"id":2,"status":"Delivered"}""", WarehouseOrderState.Dispatched)]
    [InlineData("PartiallyFulfilled", """{"id":1,"status":"Completed"},{"id":2,"status":"Delivered"}""", WarehouseOrderState.PartiallyDispatched)]
    [InlineData("Fulfilled", """{"id":1,"status":"Completed"},{"id":2,"status":"Processing"}""", WarehouseOrderState.PartiallyDispatched)]
    [InlineData("Processing", """{"id":1,"status":"Completed"},{"id":2,"status":"Processing"}""", WarehouseOrderState.PartiallyDispatched)]
    [InlineData("Exception", """{"id":1,"status":"Exception","status_details":[{"id":303}]}""", WarehouseOrderState.BackOrdered)]
    [InlineData("Exception", """{"id":1,"status":"Exception","status_details":[{"id":304},null]}""", WarehouseOrderState.Held)]
    [InlineData("Processing", """{"id":1,"status":"OnHold"}""", WarehouseOrderState.Held)]
    [InlineData("ImportReview", "", WarehouseOrderState.Held)]
    [InlineData("Processing", "", WarehouseOrderState.Accepted)]
    [InlineData("Fulfilled", "", WarehouseOrderState.Unknown)]
    [InlineData("Processing", """{"id":1,"status":"CleanSweeped"}""", WarehouseOrderState.Held)]
    [InlineData("Processing", """{"id":1,"status":"CleanSweeped"},{"id":2,"status":"Cancelled"}""", WarehouseOrderState.Held)]
    [InlineData("Processing", """{"id":1,"status":"CleanSweeped"},{"id":2,"status":"Processing"}""", WarehouseOrderState.Accepted)]
    [InlineData("Cancelled", """{"id":1,"status":"CleanSweeped"}""", WarehouseOrderState.Cancelled)]
    [InlineData("Processing", """{"id":1,"status":"Cancelled"}""", WarehouseOrderState.Cancelled)]
    [InlineData("Cancelled", """{"id":1,"status":"Processing"}""", WarehouseOrderState.Cancelled)]
    [InlineData("Processing", """{"id":1,"status":"Teleported"}""", WarehouseOrderState.Unknown)]
    public async Task FindOrder_derives_the_state_from_the_shipments(string status, string shipments, WarehouseOrderState expected)
    {
        using var wire = new ShipBobWire().Answer($$"""[{"id":1,"reference_id":"{{Reference}}","status":"{{status}}","shipments":[{{shipments}}]}]""");
        Assert.Equal(expected, Assert.IsType<LookupResult<WarehouseOrder>.Found>(await wire.Warehouse.FindOrderAsync(Reference)).Value.State);
    }

    [Theory]
    [InlineData("LabeledCreated", true)]
    [InlineData("Completed", false)]
    public async Task What_is_dispatched_for_its_label_alone_has_still_to_leave(string status, bool isStillToLeave)
    {
        using var wire = new ShipBobWire().Answer(
            $$$"""[{"id":1,"reference_id":"{{{Reference}}}","status":"Processing","shipments":[{"id":1,"status":"{{{status}}}","tracking":{"tracking_number":"T"}}]}]""");

        var shipment = Assert.Single(Assert.IsType<LookupResult<WarehouseOrder>.Found>(await wire.Warehouse.FindOrderAsync(Reference)).Value.Shipments);

        Assert.Equal((ShipmentState.Dispatched, isStillToLeave), (shipment.State, shipment.IsStillToLeave));
    }

    [Fact]
    public async Task FindOrder_can_be_told_that_a_label_is_no_dispatch()
    {
        using var wire = new ShipBobWire(configureWarehouse: o => o.LabelCountsAsDispatched = false)
            .Answer($$$"""[{"id":1,"reference_id":"{{{Reference}}}","status":"Processing","shipments":[{"id":1,"status":"LabeledCreated","tracking":{"tracking_number":"T"}}]}]""");
        Assert.Equal(WarehouseOrderState.InProgress, Assert.IsType<LookupResult<WarehouseOrder>.Found>(await wire.Warehouse.FindOrderAsync(Reference)).Value.State);
    }

    [Theory]
    [InlineData("""{"reference_id":"KIT","inventory_items":[{"id":1,"quantity":2},{"id":2,"quantity":4}]}""", "KIT", "holds a bundle")]
    [InlineData("""{"reference_id":"SKU-9","inventory_items":[]}""", "SKU-9", "not clear")]
    [InlineData("""{"reference_id":"","sku":null,"inventory_items":[{"id":1,"quantity":2}]}""", null, "not clear")]
    public async Task FindOrder_names_what_it_would_have_to_guess_and_counts_the_rest(string product, string? uncounted, string words)
    {
        using var wire = new ShipBobWire().Answer(
            $$$"""[{"id":1,"reference_id":"{{{Reference}}}","status":"Fulfilled","shipments":[{"id":1,"status":"Completed","products":[{"reference_id":"SKU-1","inventory_items":[{"id":3,"quantity":1}]},{{{product}}}]}]}]""");
        var order = Assert.IsType<LookupResult<WarehouseOrder>.Found>(await wire.Warehouse.FindOrderAsync(Reference)).Value;
        Assert.Equal(uncounted is null ? [] : [new DispatchedLine(new Sku("SKU-1"), 1)], order.Shipments[0].Lines);
        Assert.Equal(uncounted is null ? null : [new Sku(uncounted)], order.Shipments[0].Uncounted);
        Assert.Contains(words, order.StateText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "Fulfilled", new[] { "2,4" }, new[] { 2 }, false)]
    [InlineData(3, "Fulfilled", new[] { "1,2", "2,4" }, new[] { 1, 2 }, false)]
    [InlineData(4, "Fulfilled", new[] { "3,6" }, new[] { 3 }, false)]
    [InlineData(4, "PartiallyFulfilled", new[] { "2,4" }, new[] { 2 }, false)]
    [InlineData(3, "Fulfilled", new[] { "0,0", "3,6" }, new[] { 0, 3 }, false)]
    [InlineData(3, "Fulfilled", new[] { "1,2", "4,2" }, new[] { -1, -1 }, true)]
    [InlineData(3, "Fulfilled", new[] { "1,4", "2,2" }, new[] { -1, -1 }, true)]
    [InlineData(3, "Fulfilled", new[] { "3,0", "0,6" }, new[] { -1, -1 }, true)]
    [InlineData(2, "Fulfilled", new[] { "3,6" }, new[] { -1 }, true)]
    [InlineData(2, "Fulfilled", new[] { "2,3" }, new[] { -1 }, true)]
    public async Task FindOrder_counts_bundles_as_they_were_sold_and_says_where_some_lack(int sold, string status, string[] shipments, int[] counted, bool lacks)
    {
        var sent = string.Join(',', shipments.Select(static (pieces, i) =>
            $$"""{"id":{{i + 1}},"status":"Completed","products":[{"reference_id":"KIT","inventory_items":[{"id":1,"quantity":{{pieces.Split(',')[0]}}},{"id":2,"quantity":{{pieces.Split(',')[1]}}}]}]}"""));
        using var wire = new ShipBobWire().Answer($$"""[{"id":1,"reference_id":"{{Reference}}","status":"{{status}}","products":[{"reference_id":"KIT","quantity":{{sold}}}],"shipments":[{{sent}}]}]""")
            .Answer("""{"items":[{"id":9,"type":"Bundle","variants":[{"id":91,"sku":"KIT","bundle_definition":[{"variant_id":1,"quantity":1},{"variant_id":2,"quantity":2}]}]}],"next":null}""");

        var found = Assert.IsType<LookupResult<WarehouseOrder>.Found>(await wire.Warehouse.FindOrderAsync(Reference)).Value.Shipments;

        Assert.Equal(counted, found.Select(static s => s.Lines.Count == 0 ? -1 : (int)s.Lines[0].Quantity));
        Assert.All(found, s => Assert.Equal(s.Lines.Count == 0, s.Uncounted is [{ Value: "KIT" }]));
        Assert.All(found, s => Assert.Equal(lacks, s.LacksUncounted));
    }

    [Fact]
    public async Task FindOrder_that_is_answered_with_nothing_is_absent()
    {
        using var wire = new ShipBobWire().Answer("[]");
        Assert.IsType<LookupResult<WarehouseOrder>.Absent>(await wire.Warehouse.FindOrderAsync(Reference));
    }

    [Theory]
    [InlineData("""[{"id":1,"reference_id":"bq:OR-77120-A"},{"id":2,"reference_id":"bq:OR-77120-A"}]""")]
    [InlineData("""[{"id":1,"reference_id":"bq:OR-77120-A-2"}]""")]
    [InlineData("""[{"id":1,"reference_id":"BQ:OR-77120-A"}]""")]
    public async Task FindOrder_cannot_tell_from_several_or_only_other_orders(string answer)
    {
        using var wire = new ShipBobWire().Answer(answer);
        Assert.IsType<LookupResult<WarehouseOrder>.CannotTell>(await wire.Warehouse.FindOrderAsync(Reference));
    }

    [Theory]
    [InlineData("""{"order_id":1,"status":"Success","canceled_shipment_results":[{"is_success":true}]}""", WarehouseCancellation.Cancelled)]
    [InlineData("""{"order_id":1,"status":"Success","canceled_shipment_results":null}""", WarehouseCancellation.Cancelled)]
    [InlineData("""{"order_id":1,"status":"Success","canceled_shipment_results":[{"is_success":true},{"is_success":false,"reason":"Packed"}]}""", WarehouseCancellation.PartlyCancelled)]
    [InlineData("""{"order_id":1,"status":"PartialSuccess"}""", WarehouseCancellation.PartlyCancelled)]
    [InlineData("""{"order_id":1,"status":"Failure"}""", WarehouseCancellation.TooLate)]
    [InlineData("""{"order_id":1,"status":"Success","canceled_shipment_results":[{"is_success":false}]}""", WarehouseCancellation.TooLate)]
    public async Task CancelOrder_reads_every_item_of_the_answer(string answer, WarehouseCancellation expected)
    {
        using var wire = new ShipBobWire().Answer($$"""[{"id":1,"reference_id":"{{Reference}}","status":"Processing"}]""").Answer(answer);
        Assert.Equal(expected, await wire.Warehouse.CancelOrderAsync(Reference, null, SendPermit.WithoutLimit()));
    }

    [Fact]
    public async Task CancelOrder_with_an_answer_that_says_nothing_is_unreadable()
    {
        using var wire = new ShipBobWire().Answer($$"""[{"id":1,"reference_id":"{{Reference}}","status":"Processing"}]""").Answer("""{"status":"Perhaps"}""");
        Assert.Equal(FailureKind.Unreadable, (await Assert.ThrowsAsync<ConnectorException>(() => wire.Warehouse.CancelOrderAsync(Reference, null, SendPermit.WithoutLimit()))).Kind);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.UnprocessableEntity)]
    public async Task CancelOrder_that_a_gateway_answers_is_open(HttpStatusCode status)
    {
        using var wire = new ShipBobWire().Answer($$"""[{"id":1,"reference_id":"{{Reference}}","status":"Processing"}]""").Answer("<html>gateway</html>", status);
        Assert.Equal(FailureKind.OutcomeUnknown, (await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Warehouse.CancelOrderAsync(Reference, null, SendPermit.WithoutLimit()))).Kind);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "")]
    [InlineData(HttpStatusCode.NotFound, """{"code":"NOT_FOUND","message":"There is none."}""")]
    [InlineData(HttpStatusCode.NotFound, """{"statusCode":404,"message":"Resource not found"}""")]
    [InlineData(HttpStatusCode.NotFound, """{"fault":"no route"}""")]
    [InlineData(HttpStatusCode.TemporaryRedirect, "")]
    [InlineData(HttpStatusCode.Forbidden, "<html>sign in</html>")]
    public async Task CancelOrder_of_an_order_that_was_just_found_is_not_refused_by_whoever_does_not_find_it(HttpStatusCode status, string body)
    {
        using var wire = new ShipBobWire().Answer($$"""[{"id":1,"reference_id":"{{Reference}}","status":"Processing"}]""").Answer(body, status);
        Assert.Equal(FailureKind.OutcomeUnknown, (await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Warehouse.CancelOrderAsync(Reference, null, SendPermit.WithoutLimit()))).Kind);
    }

    [Fact]
    public async Task CancelOrder_that_the_warehouse_refuses_came_too_late()
    {
        using var wire = new ShipBobWire().Answer($$"""[{"id":1,"reference_id":"{{Reference}}","status":"Processing"}]""").Answer("""{"":["Order can not be cancelled"]}""", HttpStatusCode.UnprocessableEntity);
        Assert.Equal(WarehouseCancellation.TooLate, await wire.Warehouse.CancelOrderAsync(Reference, null, SendPermit.WithoutLimit()));
    }

    [Theory]
    [InlineData("""[{"id":1,"reference_id":"bq:OR-77120-A","status":"Cancelled"}]""", WarehouseCancellation.Cancelled)]
    [InlineData("""[{"id":1,"reference_id":"bq:OR-77120-A","status":"Fulfilled","shipments":[{"id":1,"status":"Completed"}]}]""", WarehouseCancellation.TooLate)]
    public async Task CancelOrder_asks_for_nothing_that_is_already_decided(string found, WarehouseCancellation expected)
    {
        using var wire = new ShipBobWire().Answer(found);
        Assert.Equal(expected, await wire.Warehouse.CancelOrderAsync(Reference, null, SendPermit.WithoutLimit()));
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task CancelOrder_stops_an_order_whose_shipment_was_swept_because_another_may_take_its_place()
    {
        using var wire = new ShipBobWire().Answer($$"""[{"id":1,"reference_id":"{{Reference}}","status":"Processing","shipments":[{"id":1,"status":"CleanSweeped"}]}]""")
            .Answer("""{"status":"Success","canceled_shipment_results":[{"is_success":true}]}""");
        Assert.Equal(WarehouseCancellation.Cancelled, await wire.Warehouse.CancelOrderAsync(Reference, null, SendPermit.WithoutLimit()));
        Assert.Equal(2, wire.Requests.Count);
    }

    [Fact]
    public async Task CancelOrder_of_a_partly_sent_order_is_never_wholly_cancelled()
    {
        using var wire = new ShipBobWire().Answer($"[{ShipBobWire.Fixture("order-partial")}]").Answer("""{"status":"Success","canceled_shipment_results":[{"is_success":true}]}""");
        Assert.Equal(WarehouseCancellation.PartlyCancelled, await wire.Warehouse.CancelOrderAsync(Reference, null, SendPermit.WithoutLimit()));
    }

    [Fact]
    public async Task GetOrdersChangedSince_reads_a_little_behind_and_gives_each_order_once()
    {
        using var wire = new ShipBobWire()
            .Answer("""[{"id":1,"reference_id":"a"},{"id":2,"reference_id":"b"}]""").Answer("""[{"id":2,"reference_id":"b"},{"id":3,"reference_id":"c"}]""").Answer("[]")
            .Answer("""[{"id":4,"reference_id":"d"},{"id":1,"reference_id":"a"}]""").Answer("[]");
        var references = new List<string>();
        await foreach (var order in wire.Warehouse.GetOrdersChangedSinceAsync(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero)))
            references.Add(order.Reference);
        Assert.Equal(["a", "b", "c", "d"], references);
        Assert.Equal("/2026-01/order?Page=1&Limit=250&LastUpdateStartDate=2026-11-20T11:58:00Z", wire.Requests[0].PathAndQuery);
        Assert.Equal("/2026-01/order?Page=1&Limit=250&LastTrackingUpdateStartDate=2026-11-20T11:58:00Z", wire.Requests[3].PathAndQuery);
    }

    [Fact]
    public async Task GetStock_publishes_what_can_be_sent_and_adds_up_a_SKU()
    {
        using var wire = new ShipBobWire().Answer(
            """{"items":[{"inventory_id":1,"sku":"A","total_on_hand_quantity":10,"total_committed_quantity":4,"total_fulfillable_quantity":6,"total_sellable_quantity":9},{"inventory_id":2,"sku":"A","total_on_hand_quantity":1,"total_committed_quantity":0,"total_fulfillable_quantity":1},{"inventory_id":1,"sku":"A","total_on_hand_quantity":10,"total_fulfillable_quantity":6},{"inventory_id":3,"sku":"B"},{"inventory_id":4,"sku":null}]}""");
        var levels = await StockAsync(wire);
        Assert.Equal("/2026-01/inventory-level?PageSize=250", wire.Requests[0].PathAndQuery);
        Assert.Equal([("A", 11m, 4m, 7m), ("B", null, null, null)], levels.Select(l => (l.Sku.Value, l.OnHand, l.Allocated, l.Available)));
        Assert.All(levels, l => Assert.Null(l.LocationId));
    }

    [Fact]
    public async Task GetStock_of_a_few_SKUs_searches_and_compares_exactly()
    {
        using var wire = new ShipBobWire().Answer("""{"items":[{"inventory_id":1,"sku":"A-10","total_fulfillable_quantity":5},{"inventory_id":2,"sku":"A-1","total_fulfillable_quantity":3}]}""");
        Assert.Equal(3m, Assert.Single(await StockAsync(wire, new Sku("A-1"))).Available);
        Assert.Equal("/2026-01/inventory-level?PageSize=250&SearchBy=A-1", Assert.Single(wire.Requests).PathAndQuery);
    }

    [Fact]
    public async Task GetStock_of_many_SKUs_reads_the_whole_list_once()
    {
        using var wire = new ShipBobWire().Answer("""{"items":[{"inventory_id":1,"sku":"A"},{"inventory_id":9,"sku":"Z"}]}""");
        Assert.Equal("A", Assert.Single(await StockAsync(wire, new Sku("A"), new Sku("B"), new Sku("C"), new Sku("D"))).Sku.Value);
        Assert.Equal("/2026-01/inventory-level?PageSize=250", Assert.Single(wire.Requests).PathAndQuery);
    }

    [Fact]
    public async Task Only_port_failures_escape_from_damaged_answers()
    {
        var body = $"[{ShipBobWire.Fixture("order-partial")}]";
        var random = new Random(20261121);
        for (var i = 0; i < 500; i++)
        {
            var damaged = body.ToCharArray();
            for (var hits = random.Next(1, 4); hits > 0; hits--)
                damaged[random.Next(damaged.Length)] = "\"{}[],:0n\\xé"[random.Next(12)];
            using var wire = new ShipBobWire().Answer(new string(damaged, 0, i % 2 == 0 ? damaged.Length : random.Next(damaged.Length)));
            try
            {
                await wire.Warehouse.FindOrderAsync(Reference);
            }
            catch (PortException)
            {
                // The one family of failures a caller has to know.
            }
        }
    }

    private static async Task<List<StockLevel>> StockAsync(ShipBobWire wire, params Sku[] skus)
    {
        var levels = new List<StockLevel>();
        await foreach (var level in wire.Warehouse.GetStockAsync(skus))
            levels.Add(level);
        return levels;
    }

    internal static FulfilmentOrder Order() => new()
    {
        Reference = Reference,
        DisplayNumber = "SO-20417",
        Origin = Origin.Marketplace,
        OrderedAt = new DateTimeOffset(2026, 11, 20, 8, 30, 0, TimeSpan.Zero),
        ShipBy = new DateTimeOffset(2026, 11, 23, 17, 0, 0, TimeSpan.Zero),
        PurchaseOrderNumber = "PO-9",
        ShipTo = new PostalAddress
        {
            Name = "Pat Example", Line1 = "1 Sample Road", City = "Leeds", Postcode = "LS1 1AA", CountryCode = "GB", Phone = "0113 496 0000", Email = "relay@example.com",
        },
        Lines =
        [
            new FulfilmentLine(new OrderLineId("OR-77120-A-1"), new Sku("SKU-1"), 24m, "Paint"),
            new FulfilmentLine(new OrderLineId("OR-77120-A-2"), new Sku("SKU-2"), 3.00m, ""),
        ],
    };
}
