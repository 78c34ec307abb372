using System.Text.Json;

namespace Connectors.Simulators.Tests;

public sealed class MiraklApiTests
{
    private static readonly SimulationOptions Empty = new() { Orders = 0 };

    [Fact]
    public async Task An_unknown_key_gets_401()
    {
        await using var world = await TestWorld.StartAsync();

        Assert.Equal(401, (await world.MiraklAsync("GET", "orders", key: "wrong")).Status);
        Assert.Equal(401, (await world.MiraklAsync("GET", "orders", key: "Bearer " + world.World.MiraklApiKey)).Status);
    }

    [Fact]
    public async Task A_read_only_key_reads_and_gets_403_for_writes()
    {
        await using var world = await TestWorld.StartAsync();
        var id = world.Arrive();

        Assert.Equal(200, (await world.MiraklAsync("GET", "orders", key: world.World.MiraklReadOnlyApiKey)).Status);
        Assert.Equal(403, (await world.MiraklAsync("PUT", $"orders/{id}/accept", "{}", key: world.World.MiraklReadOnlyApiKey)).Status);
    }

    [Fact]
    public async Task A_foreign_shop_gets_403()
    {
        await using var world = await TestWorld.StartAsync();

        Assert.Equal(403, (await world.MiraklAsync("GET", "account", shop: "1")).Status);
        Assert.Equal(200, (await world.MiraklAsync("GET", "account", shop: "2040")).Status);
    }

    [Fact]
    public async Task OR11_gives_ten_orders_by_default_and_a_hundred_at_most()
    {
        await using var world = await TestWorld.StartAsync(new SimulationOptions { Orders = 120 });
        world.Clock.Advance(TimeSpan.FromHours(13));

        var ten = await world.MiraklAsync("GET", "orders");
        var hundred = await world.MiraklAsync("GET", "orders?max=500");

        Assert.Equal(10, ten.Json.GetProperty("orders").GetArrayLength());
        Assert.Equal(120, ten.Json.GetProperty("total_count").GetInt32());
        Assert.Equal(100, hundred.Json.GetProperty("orders").GetArrayLength());
    }

    [Fact]
    public async Task OR11_refuses_an_oversized_page_when_told_to()
    {
        await using var world = await TestWorld.StartAsync(Empty with { RefusesOversizedPages = true });

        Assert.Equal(400, (await world.MiraklAsync("GET", "orders?max=101")).Status);
    }

    [Fact]
    public async Task OR11_links_lead_through_every_order_once()
    {
        await using var world = await TestWorld.StartAsync(new SimulationOptions { Orders = 25 });
        world.Clock.Advance(TimeSpan.FromHours(13));
        var seen = new List<string>();
        var next = "orders?max=10&order_state_codes=WAITING_ACCEPTANCE,CANCELED";
        for (var pages = 0; next is not null; pages++)
        {
            Assert.True(pages < 4);
            var page = await world.MiraklAsync("GET", next);
            seen.AddRange(page.Json.GetProperty("orders").EnumerateArray().Select(o => o.GetProperty("order_id").GetString()!));
            var link = page.Headers.TryGetValue("Link", out var links) ? links.Split(", ").FirstOrDefault(l => l.EndsWith("rel=\"next\"", StringComparison.Ordinal)) : null;
            next = link is null ? null : new Uri(link[1..link.IndexOf('>', StringComparison.Ordinal)]).PathAndQuery["/api/".Length..];
        }

        Assert.Equal(25, seen.Count);
        Assert.Equal(25, seen.Distinct().Count());
    }

    [Fact]
    public async Task OR11_shifts_the_update_date_back_so_that_repeats_occur()
    {
        await using var world = await TestWorld.StartAsync();
        var updated = (await world.OrderAsync(world.Arrive())).GetProperty("last_updated_date").GetDateTimeOffset();

        var near = await world.MiraklAsync("GET", $"orders?start_update_date={updated.AddMinutes(2):yyyy-MM-ddTHH:mm:ssZ}");
        var far = await world.MiraklAsync("GET", $"orders?start_update_date={updated.AddMinutes(3):yyyy-MM-ddTHH:mm:ssZ}");

        Assert.Equal(1, near.Json.GetProperty("total_count").GetInt32());
        Assert.Equal(0, far.Json.GetProperty("total_count").GetInt32());
    }

    [Fact]
    public async Task OR11_answers_for_known_ids_only()
    {
        await using var world = await TestWorld.StartAsync();
        var id = world.Arrive();

        var answer = await world.MiraklAsync("GET", $"orders?order_ids={id},nobody-A");

        Assert.Equal(id, Assert.Single(answer.Json.GetProperty("orders").EnumerateArray()).GetProperty("order_id").GetString());
    }

    [Fact]
    public async Task OR11_amounts_add_up()
    {
        await using var world = await TestWorld.StartAsync(new SimulationOptions { Orders = 80, CustomerCancellationShare = 0.3m });
        world.Clock.Advance(TimeSpan.FromHours(13));

        foreach (var order in (await world.MiraklAsync("GET", "orders?max=100")).Json.GetProperty("orders").EnumerateArray())
        {
            var lines = order.GetProperty("order_lines").EnumerateArray().ToList();
            Assert.Equal(order.GetProperty("total_price").GetDecimal(), lines.Sum(l => l.GetProperty("total_price").GetDecimal()));
            Assert.All(lines, l => Assert.Equal(l.GetProperty("price").GetDecimal(), l.GetProperty("quantity").GetInt32() * l.GetProperty("price_unit").GetDecimal()));
            Assert.Equal(order.GetProperty("total_commission").GetDecimal(), lines.Sum(l => l.GetProperty("total_commission").GetDecimal()));
        }
    }

    [Fact]
    public async Task OR21_accepts_once_and_then_names_the_state()
    {
        await using var world = await TestWorld.StartAsync();
        var id = world.Arrive();

        Assert.Equal(204, (await world.AcceptAsync(id)).Status);
        var again = await world.AcceptAsync(id);

        Assert.Equal((400, "ORDER_INVALID_STATE"), (again.Status, Code(again)));
        Assert.Equal(1, world.World.Ledger.Find(id)!.Acceptances);
    }

    [Theory]
    [InlineData("""{"order_lines":[null]}""", "ORDER_LINE_NULL_ELEMENT")]
    [InlineData("""{"order_lines":[{"id":"x","accepted":true}]}""", "ORDER_LINE_NOT_FOUND")]
    [InlineData("""{"order_lines":[{"id":"T-A-1","accepted":true},{"id":"T-A-1","accepted":true}]}""", "ORDER_LINE_DUPLICATE_ID")]
    [InlineData("""{"order_lines":[{"id":"T-A-1","accepted":true}]}""", "ORDER_LINE_ACCEPTANCE_DECISION_MISSING")]
    [InlineData("""{"order_lines":[{"id":"T-A-1","accepted":true},{"id":"T-A-2","accepted":false}]}""", "ORDER_PARTIAL_ACCEPTANCE_DISABLED")]
    [InlineData("""{"order_lines":[{"id":"T-A-1"}]}""", "VALIDATION_ERROR")]
    [InlineData("""[]""", "VALIDATION_ERROR")]
    public async Task OR21_names_what_is_wrong_with_a_decision(string body, string code)
    {
        await using var world = await TestWorld.StartAsync();
        world.Arrive(new PlannedOrder { OrderId = "T-A", Lines = [new PlannedLine(210_001, 1), new PlannedLine(210_003, 2)] });

        var answer = await world.MiraklAsync("PUT", "orders/T-A/accept", body);

        Assert.Equal((400, code), (answer.Status, Code(answer)));
        Assert.Equal("WAITING_ACCEPTANCE", world.World.Ledger.Find("T-A")!.State);
    }

    [Fact]
    public async Task OR21_for_an_unknown_order_is_404_and_for_a_shipped_one_unauthorized()
    {
        await using var world = await TestWorld.StartAsync();
        var id = await world.ClearAsync();
        await world.ConfirmAsync(id);

        Assert.Equal("ORDER_NOT_FOUND", Code(await world.MiraklAsync("PUT", "orders/none/accept", """{"order_lines":[]}""")));
        Assert.Equal("ORDER_FULFILLED_UNAUTHORIZED", Code(await world.AcceptAsync(id)));
    }

    [Fact]
    public async Task OR21_refusing_every_line_refuses_the_order()
    {
        await using var world = await TestWorld.StartAsync();
        var id = world.Arrive();

        await world.AcceptAsync(id, accepted: false);

        Assert.Equal("REFUSED", world.World.Ledger.Find(id)!.State);
        Assert.Equal(1, (await world.World.CheckAsync()).Refused);
    }

    [Fact]
    public async Task An_order_nobody_accepts_is_refused_at_the_deadline()
    {
        await using var world = await TestWorld.StartAsync(Empty with { AcceptanceWindow = TimeSpan.FromHours(2) });
        var id = world.Arrive();
        world.Clock.Advance(TimeSpan.FromMinutes(110));
        Assert.Equal("WAITING_ACCEPTANCE", world.World.Ledger.Find(id)!.State);

        world.Clock.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal("REFUSED", (await world.OrderAsync(id)).GetProperty("order_state").GetString());
        Assert.True(world.World.Ledger.Find(id)!.AcceptanceMissed);
    }

    [Fact]
    public async Task Debit_goes_through_its_states_before_shipping()
    {
        await using var world = await TestWorld.StartAsync(Empty with { ShortestDebitDelay = TimeSpan.FromMinutes(40), LongestDebitDelay = TimeSpan.FromMinutes(40) });
        var id = world.Arrive();
        await world.AcceptAsync(id);
        var states = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            states.Add((await world.OrderAsync(id)).GetProperty("order_state").GetString()!);
            world.Clock.Advance(TimeSpan.FromMinutes(15));
        }

        Assert.Equal(["WAITING_DEBIT", "WAITING_DEBIT_PAYMENT", "WAITING_DEBIT_PAYMENT", "SHIPPING"], states);
    }

    [Fact]
    public async Task A_refused_payment_cancels_the_order_and_its_amounts()
    {
        await using var world = await TestWorld.StartAsync();
        var id = await world.ClearAsync(new PlannedOrder { PaymentRefused = true });

        var order = await world.OrderAsync(id);

        Assert.Equal("CANCELED", order.GetProperty("order_state").GetString());
        Assert.Equal(0m, order.GetProperty("price").GetDecimal());
        Assert.Equal(22.50m, order.GetProperty("order_lines")[0].GetProperty("cancelations")[0].GetProperty("amount").GetDecimal());
    }

    [Fact]
    public async Task A_customer_cancels_what_has_not_been_shipped()
    {
        await using var world = await TestWorld.StartAsync();
        var cancelled = await world.ClearAsync(new PlannedOrder { CustomerCancelsAfter = TimeSpan.FromHours(3) });
        var shipped = await world.ClearAsync(new PlannedOrder { CustomerCancelsAfter = TimeSpan.FromHours(3) });
        await world.ConfirmAsync(shipped);

        world.Clock.Advance(TimeSpan.FromHours(4));

        Assert.Equal("CANCELED", world.World.Ledger.Find(cancelled)!.State);
        Assert.Equal("SHIPPED", world.World.Ledger.Find(shipped)!.State);
    }

    [Fact]
    public async Task Addresses_are_withheld_until_the_order_is_cleared()
    {
        await using var world = await TestWorld.StartAsync();
        var id = world.Arrive();
        Assert.Equal(JsonValueKind.Null, (await world.OrderAsync(id)).GetProperty("customer").GetProperty("shipping_address").ValueKind);
        await world.AcceptAsync(id);

        world.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal("GBR", (await world.OrderAsync(id)).GetProperty("customer").GetProperty("shipping_address").GetProperty("country_iso_code").GetString());
    }

    [Fact]
    public async Task An_address_can_come_later_than_the_state()
    {
        await using var world = await TestWorld.StartAsync(Empty with { ShortestDebitDelay = TimeSpan.FromHours(1), LongestDebitDelay = TimeSpan.FromHours(1) });
        var id = await world.ClearAsync(new PlannedOrder { AddressLag = TimeSpan.FromMinutes(10) });
        var early = await world.OrderAsync(id);

        world.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal("SHIPPING", early.GetProperty("order_state").GetString());
        Assert.Equal(JsonValueKind.Null, early.GetProperty("customer").GetProperty("shipping_address").ValueKind);
        Assert.Equal(JsonValueKind.Object, (await world.OrderAsync(id)).GetProperty("customer").GetProperty("shipping_address").ValueKind);
    }

    [Fact]
    public async Task Automatic_acceptance_never_shows_the_waiting_state()
    {
        await using var world = await TestWorld.StartAsync(Empty with { AcceptsAutomatically = true });
        var id = world.Arrive();

        Assert.StartsWith("WAITING_DEBIT", (await world.OrderAsync(id)).GetProperty("order_state").GetString(), StringComparison.Ordinal);
        Assert.Equal("AUTOMATIC", (await world.MiraklAsync("GET", "platform/configuration")).Json
            .GetProperty("features").GetProperty("order_workflows").GetProperty("order_acceptance").GetString());
    }

    [Fact]
    public async Task OR04_keeps_the_seller_reference_and_answers_per_order()
    {
        await using var world = await TestWorld.StartAsync();
        var id = world.Arrive();

        var answer = await world.MiraklAsync("PUT", "orders",
            $$"""{"orders":[{"order_id":"{{id}}","references":{"order_reference_for_seller":"SO-000001"} },{"order_id":"none"}]}""");

        var items = answer.Json.GetProperty("updated_orders").EnumerateArray().ToList();
        Assert.Equal(0, items[0].GetProperty("errors").GetArrayLength());
        Assert.Equal("ORDER_NOT_FOUND", items[1].GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal("SO-000001", (await world.OrderAsync(id)).GetProperty("references").GetProperty("order_reference_for_seller").GetString());
    }

    [Fact]
    public async Task ST01_ships_parts_until_the_order_is_complete()
    {
        await using var world = await TestWorld.StartAsync();
        var id = await world.ClearAsync(new PlannedOrder { Lines = [new PlannedLine(210_001, 3)] });

        await world.ConfirmAsync(id, 2, "15500000000001");
        Assert.Equal("SHIPPING", world.World.Ledger.Find(id)!.State);
        await world.ConfirmAsync(id, 1, "15500000000002");

        Assert.Equal("SHIPPED", world.World.Ledger.Find(id)!.State);
        Assert.Equal(3m, world.World.Ledger.Find(id)!.ConfirmedUnits);
    }

    [Fact]
    public async Task ST01_makes_a_partial_shipment_twice_when_it_is_sent_twice()
    {
        await using var world = await TestWorld.StartAsync();
        var id = await world.ClearAsync(new PlannedOrder { Lines = [new PlannedLine(210_001, 3)] });

        await world.ConfirmAsync(id);
        await world.ConfirmAsync(id);

        Assert.Equal(2, world.World.Ledger.Find(id)!.Confirmations);
    }

    [Theory]
    [InlineData(2, "DPD", "Shipment quantity is invalid.")]
    [InlineData(1, "dpd", "The carrier code 'dpd' is not registered.")]
    public async Task ST01_reports_a_refusal_inside_a_201(int quantity, string carrier, string message)
    {
        await using var world = await TestWorld.StartAsync();
        var id = await world.ClearAsync();

        var answer = await world.ConfirmAsync(id, quantity, carrier: carrier);

        Assert.Equal(201, answer.Status);
        var error = Assert.Single(answer.Json.GetProperty("shipment_errors").EnumerateArray());
        Assert.Equal((id, message), (error.GetProperty("order_id").GetString(), error.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task ST01_names_the_state_of_an_order_that_is_not_cleared()
    {
        await using var world = await TestWorld.StartAsync();
        var id = world.Arrive();

        var answer = await world.ConfirmAsync(id);

        Assert.Equal("The order status must be 'SHIPPING' but it is 'WAITING_ACCEPTANCE'.", answer.Json.GetProperty("shipment_errors")[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task ST11_pages_by_a_token_that_holds_the_whole_question()
    {
        await using var world = await TestWorld.StartAsync();
        var id = await world.ClearAsync(new PlannedOrder { Lines = [new PlannedLine(210_001, 5)] });
        var other = await world.ClearAsync();
        for (var i = 0; i < 5; i++)
            await world.ConfirmAsync(id, 1, $"1550000000000{i}");
        await world.ConfirmAsync(other);
        var seen = new List<string>();
        var query = $"shipments?order_id={id}&limit=2";
        while (query is not null)
        {
            var page = (await world.MiraklAsync("GET", query)).Json;
            seen.AddRange(page.GetProperty("data").EnumerateArray().Select(s => s.GetProperty("tracking").GetProperty("tracking_number").GetString()!));
            query = page.GetProperty("next_page_token").GetString() is { } token ? $"shipments?page_token={Uri.EscapeDataString(token)}&order_id=ignored" : null;
        }

        Assert.Equal(5, seen.Distinct().Count());
        Assert.Equal(5, seen.Count);
    }

    [Fact]
    public async Task Without_multi_shipment_the_shipment_routes_are_missing_and_OR24_wants_tracking_first()
    {
        await using var world = await TestWorld.StartAsync(Empty with { MultiShipment = false });
        var id = await world.ClearAsync();

        Assert.Equal(404, (await world.ConfirmAsync(id)).Status);
        Assert.Contains("mandatory", (await world.MiraklAsync("PUT", $"orders/{id}/ship")).Body, StringComparison.Ordinal);
        Assert.Equal(204, (await world.MiraklAsync("PUT", $"orders/{id}/tracking", """{"carrier_code":"DPD","tracking_number":"155"}""")).Status);
        Assert.Equal(204, (await world.MiraklAsync("PUT", $"orders/{id}/ship")).Status);
        Assert.Equal("SHIPPED", world.World.Ledger.Find(id)!.State);
        Assert.Equal(400, (await world.MiraklAsync("PUT", $"orders/{id}/ship")).Status);
    }

    [Fact]
    public async Task Unregistered_carriers_are_taken_only_where_the_platform_allows_them()
    {
        await using var strict = await TestWorld.StartAsync();
        await using var open = await TestWorld.StartAsync(Empty with { RefusesUnregisteredCarriers = false });
        const string body = """{"carrier_name":"Own Van","carrier_url":"https://van.example","tracking_number":"1"}""";

        Assert.Equal(400, (await strict.MiraklAsync("PUT", $"orders/{await strict.ClearAsync()}/tracking", body)).Status);
        Assert.Equal(204, (await open.MiraklAsync("PUT", $"orders/{await open.ClearAsync()}/tracking", body)).Status);
    }

    [Fact]
    public async Task The_published_limit_of_an_operation_answers_429_with_the_seconds_to_wait()
    {
        await using var world = await TestWorld.StartAsync(Empty with { CallLimits = CallLimitMode.Published });
        await world.MiraklAsync("GET", "orders");
        world.Clock.Advance(TimeSpan.FromSeconds(20));

        var refused = await world.MiraklAsync("GET", "orders");
        Assert.Equal((429, "40"), (refused.Status, refused.Headers["Retry-After"]));
        Assert.Equal(200, (await world.MiraklAsync("GET", "shipping/carriers")).Status);

        world.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(200, (await world.MiraklAsync("GET", "orders")).Status);
    }

    [Fact]
    public async Task Reference_data_is_served()
    {
        await using var world = await TestWorld.StartAsync();

        Assert.Contains("\"DPD\"", (await world.MiraklAsync("GET", "shipping/carriers")).Body, StringComparison.Ordinal);
        Assert.Contains("mandatory_tracking", (await world.MiraklAsync("GET", "shipping/types")).Body, StringComparison.Ordinal);
        Assert.Contains("\"CANCELATION\"", (await world.MiraklAsync("GET", "reasons")).Body, StringComparison.Ordinal);
        Assert.Equal(200, (await world.MiraklAsync("GET", "version")).Status);
        Assert.Equal(404, (await world.MiraklAsync("GET", "hierarchies")).Status);
    }

    [Fact]
    public async Task Drift_changes_everything_a_vendor_may_change()
    {
        await using var world = await TestWorld.StartAsync(Empty with { Drift = true });
        var id = world.Arrive();

        var order = await world.OrderAsync(id);

        Assert.Equal("unseen", order.GetProperty("zz_added_later").GetString());
        Assert.Equal("22.5000", order.GetProperty("price").GetRawText());
        Assert.Equal(JsonValueKind.Null, order.GetProperty("order_taxes").ValueKind);
        Assert.Equal("PAY_ON_ACCEPTANCE", order.GetProperty("payment_workflow").GetString());
        Assert.Equal(20, order.GetProperty("created_date").GetString()!.Length);
    }

    private static string? Code(Answer answer) => answer.Json.GetProperty("errors")[0].GetProperty("code").GetString();
}
