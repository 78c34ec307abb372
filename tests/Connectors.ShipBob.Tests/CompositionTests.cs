using System.Net;
using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.ShipBob.Tests.Support;
using Connectors.Tests.Shared;

namespace Connectors.ShipBob.Tests;

/// <summary>What one of a product is made of is read where pieces do not tell how many were sent, and nowhere else.</summary>
public sealed class CompositionTests
{
    private const string Reference = "bq:1-A";
    private static readonly DateTimeOffset Since = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    // Counting

    [Theory]
    [InlineData(2, 6, 1)]
    [InlineData(2, 12, 2)]
    [InlineData(3, 12, 2)]
    [InlineData(2, 5, null)]
    [InlineData(2, 18, null)]
    public async Task What_left_of_a_multipack_is_counted_by_what_one_is(int sold, int pieces, int? expected)
    {
        using var wire = new ShipBobWire().Answer(Orders(Order(1, "KIT", sold, Pieces("KIT", pieces)))).Answer(Products(Product("KIT", 6)));

        var shipment = (await FoundAsync(wire)).Shipments[0];

        Assert.Equal(expected is null ? [] : [(decimal)expected], shipment.Lines.Select(static l => l.Quantity));
        Assert.Equal(expected is null, shipment is { LacksUncounted: true, Uncounted: [{ Value: "KIT" }] });
        Assert.Equal("/2026-01/product?PageSize=250&SKU=any:KIT", wire.Requests[1].PathAndQuery);
    }

    [Fact]
    public async Task A_multipack_of_which_one_was_not_found_is_short_and_not_all_of_it()
    {
        using var wire = new ShipBobWire().Answer(Orders(Order(1, "KIT", 2, Pieces("KIT", 6)))).Answer(Products(Product("KIT", 6)));

        var status = await StatusAsync(wire, 2);

        Assert.Equal((1m, false), (status.Lines[0].Dispatched, status.IsComplete));
        Assert.Equal(ReasonCatalogue.ShortShipped, Assert.Single(status.Findings).Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"id":9,"variants":[{"id":91,"sku":"kit","bundle_definition":[{"variant_id":1,"quantity":6}]},null,{"id":92,"sku":null}]}""")]
    [InlineData("""{"id":9,"type":"Bundle","variants":[{"id":91,"sku":"KIT","bundle_definition":[]}]}""")]
    [InlineData("""{"id":9,"type":"Regular","variants":[{"id":91,"sku":"KIT","bundle_definition":null}]}""")]
    [InlineData("""{"id":9,"variants":[{"id":91,"sku":"KIT","bundle_definition":[{"variant_id":1,"quantity":null}]}]}""")]
    [InlineData("""{"id":9,"variants":[{"id":91,"sku":"KIT","bundle_definition":[{"variant_id":1,"quantity":0}]}]}""")]
    [InlineData("""{"id":9,"variants":[{"id":91,"sku":"KIT","bundle_definition":[{"quantity":6}]}]}""")]
    [InlineData("""{"id":9,"variants":[{"id":91,"sku":"KIT","bundle_definition":[null]}]}""")]
    [InlineData("""{"id":9,"variants":[{"id":91,"sku":"KIT","bundle_definition":[{"variant_id":1,"quantity":6}]}]},{"id":8,"variants":[{"id":81,"sku":"KIT","bundle_definition":[{"variant_id":1,"quantity":4}]}]}""")]
    public async Task Where_products_do_not_tell_nothing_is_counted_and_nobody_takes_all_of_it_for_sent(string products)
    {
        using var wire = new ShipBobWire().Answer(Orders(Order(1, "KIT", 2, Pieces("KIT", 6)))).Answer(Products(products));

        var status = await StatusAsync(wire, 2);

        Assert.Equal((0m, true), (status.Lines[0].Dispatched, status.IsUnclear));
        Assert.Equal(ReasonCatalogue.DispatchUnclear, Assert.Single(status.Findings).Reason);
    }

    [Theory]
    [InlineData("""{"id":9,"variants":[{"id":91,"sku":"KIT","bundle_definition":[{"variant_id":1,"quantity":4},{"variant_id":1,"quantity":2}]}]}""")]
    [InlineData("""{"id":9,"variants":[{"id":91,"sku":"KIT","bundle_definition":[{"variant_id":1,"quantity":6}]},{"id":92,"sku":"KIT-2"}]},{"id":8,"variants":[{"id":81,"sku":"KIT","bundle_definition":[{"variant_id":7,"quantity":6}]}]}""")]
    public async Task One_answer_told_twice_is_one_answer(string products)
    {
        using var wire = new ShipBobWire().Answer(Orders(Order(1, "KIT", 2, Pieces("KIT", 6)))).Answer(Products(products));

        Assert.Equal(1m, Assert.Single((await FoundAsync(wire)).Shipments[0].Lines).Quantity);
    }

    [Fact]
    public async Task A_product_that_came_to_be_a_bundle_of_others_since_is_not_counted_by_that()
    {
        using var wire = new ShipBobWire().Answer(Orders(Order(1, "KIT", 2, Pieces("KIT", 12)))).Answer(Products(Product("KIT", 2, 4)));

        Assert.Empty((await FoundAsync(wire)).Shipments[0].Lines);
    }

    // When it is asked

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(2, 0)]
    [InlineData(1, 6)]
    public async Task Nothing_is_asked_where_pieces_tell_enough(int sold, int pieces)
    {
        using var wire = new ShipBobWire().Answer(Orders(Order(1, "KIT", sold, Pieces("KIT", pieces))));

        Assert.Equal(sold == 1 ? 1m : pieces, Assert.Single((await FoundAsync(wire)).Shipments[0].Lines).Quantity);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Where_products_cannot_be_read_now_only_the_orders_that_need_them_wait()
    {
        using var wire = new ShipBobWire().Answer(Orders(Order(1, "KIT", 2, Pieces("KIT", 6)), Order(2, "TAP", 2, Pieces("TAP", 2)))).Answer(string.Empty, HttpStatusCode.InternalServerError);

        var page = await wire.Warehouse.GetOrderChangesAsync(Since);

        Assert.Equal(["2"], page.Items.Select(static o => o.Id));
        Assert.Equal([2m], page.Items[0].Shipments[0].Lines.Select(static l => l.Quantity));
        Assert.Equal(["1"], page.Unreadable.Select(static u => u.Id));
    }

    [Fact]
    public async Task A_product_that_cannot_be_read_keeps_nobody_elses_parcels_back()
    {
        using var wire = new ShipBobWire().Answer(Orders(Order(1, "KIT", 2, Pieces("KIT", 6)))).Answer(Products("""{"id":"odd","variants":7}""", Product("KIT", 6)));

        Assert.Equal([1m], (await FoundAsync(wire)).Shipments[0].Lines.Select(static l => l.Quantity));
    }

    [Fact]
    public async Task One_call_is_made_for_all_products_of_a_page_and_none_for_the_next()
    {
        using var wire = new ShipBobWire()
            .Answer(Orders(Order(1, "KIT", 2, Pieces("KIT", 6)), Order(2, "SET", 2, Pieces("SET", 2, 4)), Order(3, "TAP", 2, Pieces("TAP", 2)), Order(4, "KIT", 3, Pieces("KIT", 18))))
            .Answer(Products(Product("KIT", 6), Product("SET", 2, 1)))
            .Answer(Orders(Order(5, "KIT", 2, Pieces("KIT", 12))));

        var first = await wire.Warehouse.GetOrderChangesAsync(Since);
        var second = await wire.Warehouse.GetOrderChangesAsync(Since, first.Continuation);

        Assert.Equal([1m, 2m, 2m, 3m, 2m], first.Items.Concat(second.Items).Select(static o => o.Shipments[0].Lines[0].Quantity));
        Assert.Equal("/2026-01/product?PageSize=250&SKU=any:KIT,SET", Assert.Single(wire.Requests, static r => r.Address.AbsolutePath == "/2026-01/product").PathAndQuery);
    }

    [Fact]
    public async Task The_list_of_changes_counts_as_its_pages_do()
    {
        using var wire = new ShipBobWire().Answer(Orders(Order(1, "KIT", 2, Pieces("KIT", 6)))).Answer(Products(Product("KIT", 6))).Answer("[]").Answer("[]");
        var counted = new List<decimal>();
        await foreach (var order in wire.Warehouse.GetOrdersChangedSinceAsync(Since))
            counted.Add(order.Shipments[0].Lines[0].Quantity);

        Assert.Equal([1m], counted);
    }

    [Fact]
    public async Task It_is_asked_again_when_its_time_is_over()
    {
        var clock = new ManualClock();
        using var wire = new ShipBobWire(configureWarehouse: static o => o.CompositionHolds = TimeSpan.FromHours(8), time: clock)
            .Answer(Kits).Answer(Products(Product("KIT", 6))).Answer(Kits).Answer(Kits).Answer(Products(Product("KIT", 3)));

        Assert.Equal(1m, await CountedAsync(wire));
        clock.Advance(TimeSpan.FromHours(7));
        Assert.Equal(1m, await CountedAsync(wire));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(2m, await CountedAsync(wire));
        Assert.Equal(5, wire.Requests.Count);
    }

    [Fact]
    public async Task That_nobody_can_tell_is_remembered_too()
    {
        using var wire = new ShipBobWire().Answer(Kits).Answer(Products()).Answer(Kits);

        Assert.Null(await CountedAsync(wire));
        Assert.Null(await CountedAsync(wire));
        Assert.Equal(3, wire.Requests.Count);
    }

    [Theory]
    [InlineData("KIT,2")]
    [InlineData(" KIT")]
    public async Task A_SKU_that_cannot_be_asked_for_is_left_out(string sku)
    {
        using var wire = new ShipBobWire()
            .Answer(Orders(Order(1, sku, 2, Pieces(sku, 6)))).Answer(Orders(Order(1, sku, 2, Pieces(sku, 6)), Order(2, "SET", 2, Pieces("SET", 6)))).Answer(Products(Product("SET", 3)));

        Assert.True((await FoundAsync(wire)).Shipments[0].LacksUncounted);
        Assert.Single(wire.Requests);
        Assert.Equal([0, 1], (await wire.Warehouse.GetOrderChangesAsync(Since)).Items.Select(static o => o.Shipments[0].Lines.Count));
        Assert.EndsWith("SKU=any:SET", wire.Requests[2].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_SKUs_than_an_address_holds_are_asked_for_by_several_calls()
    {
        string[] skus = [.. Enumerable.Range(0, 12).Select(static i => $"{new string('Ü', 150)}-{i}")];
        using var wire = new ShipBobWire().Answer(Orders([.. skus.Select(static (sku, i) => Order(i + 1, sku, 2, Pieces(sku, 6)))]));
        for (var i = 0; i < 6; i++)
            wire.Answer(Products([.. skus.Select(static sku => Product(sku, 6))]));

        var read = await wire.Warehouse.GetOrderChangesAsync(Since);

        Assert.All(read.Items, static o => Assert.Equal(1m, o.Shipments[0].Lines[0].Quantity));
        Assert.Equal(1 + 6, wire.Requests.Count);
        Assert.All(wire.Requests, static r => Assert.InRange(r.Address.AbsoluteUri.Length, 0, 2_200));
    }

    [Fact]
    public async Task Readers_at_the_same_time_share_a_call()
    {
        Task<LookupResult<WarehouseOrder>>? other = null;
        using var wire = new ShipBobWire();
        wire.Answer(Kits).Answer(() =>
        {
            // The other's order comes while the products are under way.
            wire.Answer(Orders(Order(2, "KIT", 2, Pieces("KIT", 12))));
            other = wire.Warehouse.FindOrderAsync("bq:2-A");
            return ShipBobWire.Respond(HttpStatusCode.OK, Products(Product("KIT", 6)));
        });

        Assert.Equal(1m, await CountedAsync(wire));
        Assert.Equal(2m, Assert.IsType<LookupResult<WarehouseOrder>.Found>(await other!).Value.Shipments[0].Lines[0].Quantity);
        Assert.Equal(3, wire.Requests.Count);
    }

    // When it fails

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "")]
    [InlineData(HttpStatusCode.Forbidden, "")]
    [InlineData(HttpStatusCode.NotFound, "")]
    [InlineData(HttpStatusCode.BadRequest, """{"SKU":["The value is not valid."]}""")]
    public async Task A_refused_read_is_not_repeated_within_an_hour(HttpStatusCode status, string body)
    {
        var clock = new ManualClock();
        using var wire = new ShipBobWire(time: clock).Answer(Kits).Answer(body, status).Answer(Kits).Answer(Kits).Answer(Products(Product("KIT", 6)));

        Assert.Null(await CountedAsync(wire));
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Null(await CountedAsync(wire));
        Assert.Equal(3, wire.Requests.Count);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1m, await CountedAsync(wire));
    }

    [Fact]
    public async Task One_SKU_that_is_refused_does_not_keep_back_the_others()
    {
        using var wire = new ShipBobWire().Answer(Orders(Order(1, "KIT", 2, Pieces("KIT", 6)), Order(2, "SET", 2, Pieces("SET", 6))))
            .Answer("""{"SKU":["The value is not valid."]}""", HttpStatusCode.BadRequest)
            .Answer("""{"SKU":["The value is not valid."]}""", HttpStatusCode.BadRequest)
            .Answer(Products(Product("SET", 3)));

        Assert.Equal([0, 1], (await wire.Warehouse.GetOrderChangesAsync(Since)).Items.Select(static o => o.Shipments[0].Lines.Count));
    }

    public static TheoryData<HttpStatusCode, string, FailureKind> Passing => new()
    {
        { HttpStatusCode.InternalServerError, "", FailureKind.NotExecuted },
        { HttpStatusCode.ServiceUnavailable, "", FailureKind.NotExecuted },
        { HttpStatusCode.NotFound, "<html>Not here</html>", FailureKind.NotExecuted },
        { HttpStatusCode.OK, "<html>Sign in</html>", FailureKind.Unreadable },
        { HttpStatusCode.OK, """{"items":null}""", FailureKind.Unreadable },
    };

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task A_failure_that_may_pass_leaves_the_order_for_later_and_is_not_remembered(HttpStatusCode status, string body, FailureKind kind)
    {
        using var wire = new ShipBobWire().Answer(Kits).Answer(body, status).Answer(Kits).Answer(body, status).Answer(Kits).Answer(Products(Product("KIT", 6)));

        Assert.Equal(["1"], (await wire.Warehouse.GetOrderChangesAsync(Since)).Unreadable.Select(static u => u.Id));
        Assert.Equal(kind, (await Assert.ThrowsAnyAsync<PortException>(() => wire.Warehouse.FindOrderAsync(Reference))).Kind);
        Assert.Equal(1m, await CountedAsync(wire));
    }

    [Fact]
    public async Task Too_many_calls_fail_the_read()
    {
        using var wire = new ShipBobWire().Answer(Kits).Answer("""{"statusCode":429,"message":"Rate limit is exceeded. Try again in 25 seconds."}""", HttpStatusCode.TooManyRequests);

        Assert.Equal(FailureKind.NotExecuted, (await Assert.ThrowsAnyAsync<PortException>(() => wire.Warehouse.FindOrderAsync(Reference))).Kind);
    }

    [Fact]
    public async Task Who_cancels_leaves_the_call_to_the_others()
    {
        // The answer comes after the first has left: one that is there already is taken, cancelled or not.
        var hasLeft = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var cancel = new CancellationTokenSource();
        using var wire = new ShipBobWire();
        wire.Answer(Kits).Answer(async () =>
        {
            await cancel.CancelAsync();
            await hasLeft.Task;
            return ShipBobWire.Respond(HttpStatusCode.OK, Products(Product("KIT", 6)));
        }).Answer(Kits).Answer(Products(Product("KIT", 6)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wire.Warehouse.GetOrderChangesAsync(Since, null, cancel.Token));
        hasLeft.SetResult();
        Assert.Equal(1m, await CountedAsync(wire));
        Assert.Equal(3, wire.Requests.Count);
    }

    // Writes

    [Fact]
    public async Task What_was_written_makes_no_further_call_and_uses_what_is_remembered()
    {
        var order = ShipBobWarehouseTests.Order() with { Lines = [new FulfilmentLine(new OrderLineId("1"), new Sku("KIT"), 2m, "Kit")] };
        var created = Order(7, "KIT", 2, Pieces("KIT", 12)).Replace("bq:7-A", order.Reference, StringComparison.Ordinal);
        using var wire = new ShipBobWire().Answer(created, HttpStatusCode.Created).Answer(Kits).Answer(Products(Product("KIT", 6))).Answer(created, HttpStatusCode.Created);

        var first = await wire.Warehouse.SubmitOrderAsync(order, SendPermit.WithoutLimit());
        Assert.Equal(1m, await CountedAsync(wire));
        var second = await wire.Warehouse.SubmitOrderAsync(order, SendPermit.WithoutLimit());

        Assert.Equal((true, 0), (first.Shipments[0].LacksUncounted, first.Shipments[0].Lines.Count));
        Assert.Equal(2m, second.Shipments[0].Lines[0].Quantity);
        Assert.Equal(["POST", "GET", "GET", "POST"], wire.Requests.Select(static r => r.Method));
    }

    [Fact]
    public async Task A_cancellation_asks_for_no_product()
    {
        using var wire = new ShipBobWire().Answer(Kits.Replace("Completed", "Processing", StringComparison.Ordinal).Replace("Fulfilled", "Processing", StringComparison.Ordinal))
            .Answer("""{"order_id":1,"status":"Success","canceled_shipment_results":[{"shipment_id":1,"action":"Cancel","is_success":true}]}""");

        Assert.Equal(WarehouseCancellation.Cancelled, await wire.Warehouse.CancelOrderAsync(Reference, null, SendPermit.WithoutLimit()));
        Assert.Equal(["/2026-01/order", "/2026-01/order/1:cancel"], wire.Requests.Select(static r => r.Address.AbsolutePath));
    }

    private static string Kits => Orders(Order(1, "KIT", 2, Pieces("KIT", 6)));

    private static async Task<WarehouseOrder> FoundAsync(ShipBobWire wire) => Assert.IsType<LookupResult<WarehouseOrder>.Found>(await wire.Warehouse.FindOrderAsync(Reference)).Value;

    /// <summary>What the first shipment counts; null where it counts nothing.</summary>
    private static async Task<decimal?> CountedAsync(ShipBobWire wire) => (await FoundAsync(wire)).Shipments[0].Lines is [var line, ..] ? line.Quantity : null;

    private static async Task<DispatchStatus> StatusAsync(ShipBobWire wire, decimal ordered)
    {
        var order = await FoundAsync(wire);
        return DispatchAggregation.Aggregate([new OrderedLine(new OrderLineId("1"), new Sku("KIT"), ordered)], order.Shipments, order.State);
    }

    private static string Orders(params string[] orders) => $"[{string.Join(',', orders)}]";

    private static string Order(int id, string sku, int sold, string product) =>
        $$"""{"id":{{id}},"reference_id":"bq:{{id}}-A","status":"Fulfilled","products":[{"reference_id":"{{sku}}","quantity":{{sold}}}],"shipments":[{"id":{{id}},"status":"Completed","tracking":{"tracking_number":"T"},"products":[{{product}}]}]}""";

    private static string Pieces(string sku, params int[] pieces) =>
        $$"""{"reference_id":"{{sku}}","inventory_items":[{{string.Join(',', pieces.Select(static (q, i) => $$"""{"id":{{i + 31}},"quantity":{{q}}}"""))}}]}""";

    private static string Products(params string[] products) => $$"""{"items":[{{string.Join(',', products)}}],"next":null}""";

    private static string Product(string sku, params int[] quantities) =>
        $$"""{"id":9,"type":"Bundle","variants":[{"id":91,"sku":"{{sku}}","bundle_definition":[{{string.Join(',', quantities.Select(static (q, i) => $$"""{"variant_id":{{i + 1}},"quantity":{{q}}}"""))}}]}]}""";
}
