using System.Text.Json;

namespace Connectors.Simulators.Tests;

/// <summary>Refunds, cancelations, returns, and an account whose payouts add up.</summary>
public sealed class MiraklMoneyTests
{
    private static readonly SimulationOptions Empty = new() { Orders = 0 };

    [Fact]
    public async Task OR28_refunds_what_is_left_of_a_line_and_leaves_its_price()
    {
        await using var world = await TestWorld.StartAsync(Empty);
        var id = await world.ClearAsync();
        var line = (await world.OrderAsync(id)).GetProperty("order_lines")[0];
        var (lineId, price) = (Text(line, "order_line_id"), line.GetProperty("price").GetDecimal());

        var refund = await world.MiraklAsync("PUT", "orders/refund", Refund(lineId, price));
        var again = await world.MiraklAsync("PUT", "orders/refund", Refund(lineId, 0.01m));

        Assert.Equal(200, refund.Status);
        Assert.Equal(400, again.Status);
        var after = (await world.OrderAsync(id)).GetProperty("order_lines")[0];
        Assert.Equal(price, after.GetProperty("price").GetDecimal());
        Assert.Equal(Text(refund.Json.GetProperty("refunds")[0], "refund_id"), Text(Assert.Single(after.GetProperty("refunds").EnumerateArray()), "id"));
    }

    [Fact]
    public async Task OR28_twice_refunds_twice()
    {
        await using var world = await TestWorld.StartAsync(Empty);
        var id = await world.ClearAsync();
        var lineId = Text((await world.OrderAsync(id)).GetProperty("order_lines")[0], "order_line_id");

        await world.MiraklAsync("PUT", "orders/refund", Refund(lineId, 1m));
        await world.MiraklAsync("PUT", "orders/refund", Refund(lineId, 1m));

        Assert.Equal(2, (await world.OrderAsync(id)).GetProperty("order_lines")[0].GetProperty("refunds").GetArrayLength());
    }

    [Fact]
    public async Task OR28_refuses_every_item_when_one_is_wrong()
    {
        await using var world = await TestWorld.StartAsync(Empty);
        var id = await world.ClearAsync();
        var lineId = Text((await world.OrderAsync(id)).GetProperty("order_lines")[0], "order_line_id");

        var answer = await world.MiraklAsync("PUT", "orders/refund", $$"""{"refunds":[{{RefundItem(lineId, 1m)}},{{RefundItem("no-such-line", 1m)}}]}""");

        Assert.Equal(400, answer.Status);
        Assert.Empty((await world.OrderAsync(id)).GetProperty("order_lines")[0].GetProperty("refunds").EnumerateArray());
    }

    [Fact]
    public async Task OR30_cancels_before_the_debit_and_lowers_the_price()
    {
        await using var world = await TestWorld.StartAsync(Empty);
        var id = world.Arrive();
        var line = (await world.OrderAsync(id)).GetProperty("order_lines")[0];
        var (lineId, price) = (Text(line, "order_line_id"), line.GetProperty("price").GetDecimal());

        var answer = await world.MiraklAsync("PUT", "orders/cancel", $$"""
            {"cancelations":[{"order_line_id":"{{lineId}}","quantity":0,"amount":1,"shipping_amount":0,"reason_code":"34"}]}
            """);

        Assert.Equal(200, answer.Status);
        var after = (await world.OrderAsync(id)).GetProperty("order_lines")[0];
        Assert.Equal(price - 1m, after.GetProperty("price").GetDecimal());
        Assert.Equal(1m, Assert.Single(after.GetProperty("cancelations").EnumerateArray()).GetProperty("amount").GetDecimal());
    }

    [Fact]
    public async Task A_cycle_pays_out_what_its_lines_add_up_to()
    {
        await using var world = await TestWorld.StartAsync(Empty);
        var id = await world.ClearAsync();
        var lineId = Text((await world.OrderAsync(id)).GetProperty("order_lines")[0], "order_line_id");
        for (var i = 0; i < 10; i++)
            await world.ClearAsync();
        await ShipAsync(world);
        await world.MiraklAsync("PUT", "orders/refund", Refund(lineId, 2m));

        world.Clock.Advance(TimeSpan.FromDays(13));

        var cycle = Assert.Single((await world.MiraklAsync("GET", "seller-billing-cycles")).Json.GetProperty("data").EnumerateArray());
        var lines = (await world.MiraklAsync("GET", $"sellerpayment/transactions_logs?limit=2000&seller_billing_cycle_id={Text(cycle, "id")}")).Json.GetProperty("data").EnumerateArray().ToList();
        var payout = cycle.GetProperty("amount_transferred_to_seller").GetDecimal();
        Assert.True(payout > 0m);
        Assert.Equal(payout, lines.Where(l => Text(l, "type") != "PAYMENT").Sum(l => l.GetProperty("amount").GetDecimal()));
        Assert.Equal(-payout, lines.Single(l => Text(l, "type") == "PAYMENT").GetProperty("amount").GetDecimal());
        Assert.Contains(lines, l => Text(l, "type") == "REFUND_ORDER_AMOUNT");
        Assert.Equal("PAID", Text(cycle.GetProperty("pay_out"), "state"));
    }

    [Fact]
    public async Task Lines_of_orders_that_are_not_received_wait()
    {
        await using var world = await TestWorld.StartAsync(Empty);
        await world.ClearAsync();

        world.Clock.Advance(TimeSpan.FromDays(1));

        var lines = (await world.MiraklAsync("GET", "sellerpayment/transactions_logs?limit=100")).Json.GetProperty("data").EnumerateArray().ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, l => Assert.Equal("PENDING", Text(l, "payment_state")));
        Assert.Empty((await world.MiraklAsync("GET", "seller-billing-cycles")).Json.GetProperty("data").EnumerateArray());
    }

    [Fact]
    public async Task TL03_exports_the_same_lines_in_files()
    {
        await using var world = await TestWorld.StartAsync(Empty);
        await world.ClearAsync();
        var listed = (await world.MiraklAsync("GET", "sellerpayment/transactions_logs?limit=100")).Json.GetProperty("data").GetArrayLength();

        var tracking = Text((await world.MiraklAsync("POST", "sellerpayment/transactions_logs/async", """{"format":"NDJSON","items_per_chunk":3}""")).Json, "tracking_id");
        var pending = await world.MiraklAsync("GET", $"sellerpayment/transactions_logs/async/status/{tracking}");
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        var done = (await world.MiraklAsync("GET", $"sellerpayment/transactions_logs/async/status/{tracking}")).Json;

        Assert.Equal("PENDING", Text(pending.Json, "status"));
        Assert.Equal("COMPLETED", Text(done, "status"));
        var exported = 0;
        foreach (var url in done.GetProperty("urls").EnumerateArray())
            exported += (await FileAsync(world, url.GetString()!)).Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
        Assert.Equal(listed, exported);
    }

    [Fact]
    public async Task A_return_goes_from_request_to_closure_in_order_only()
    {
        await using var world = await TestWorld.StartAsync(Empty with { ReturnShare = 1m });
        await world.ClearAsync();
        await ShipAsync(world);
        world.Clock.Advance(TimeSpan.FromDays(4));
        var id = Text(Assert.Single((await world.MiraklAsync("GET", "returns")).Json.GetProperty("data").EnumerateArray()), "id");

        var tooEarly = await world.MiraklAsync("PUT", "returns/receive", $$"""{"returns":[{"id":"{{id}}"}]}""");
        await world.MiraklAsync("PUT", "returns/accept", $$"""{"returns":[{"id":"{{id}}","accepted":true}]}""");
        await world.MiraklAsync("PUT", "returns/receive", $$"""{"returns":[{"id":"{{id}}"}]}""");
        await world.MiraklAsync("PUT", "returns/close", $$"""{"returns":[{"id":"{{id}}"}]}""");

        Assert.Equal(200, tooEarly.Status);
        Assert.Single(tooEarly.Json.GetProperty("return_errors").EnumerateArray());
        Assert.Equal("CLOSED", Text((await world.MiraklAsync("GET", $"returns?return_id={id}")).Json.GetProperty("data")[0], "state"));
    }

    private static Task<Answer> FileAsync(TestWorld world, string url)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.TryAddWithoutValidation("Authorization", world.World.MiraklApiKey);
        return world.SendAsync(request);
    }

    private static async Task ShipAsync(TestWorld world)
    {
        foreach (var order in (await world.MiraklAsync("GET", "orders?order_state_codes=SHIPPING&max=100")).Json.GetProperty("orders").EnumerateArray())
        {
            var id = Text(order, "order_id");
            Assert.Equal(204, (await world.MiraklAsync("PUT", $"orders/{id}/tracking", """{"carrier_code":"DPD","tracking_number":"15501234567890"}""")).Status);
            Assert.Equal(204, (await world.MiraklAsync("PUT", $"orders/{id}/ship")).Status);
        }

        world.Clock.Advance(TimeSpan.FromDays(2));
    }

    private static string Refund(string lineId, decimal amount) => $$"""{"refunds":[{{RefundItem(lineId, amount)}}]}""";

    private static string RefundItem(string lineId, decimal amount) =>
        FormattableString.Invariant($$"""{"order_line_id":"{{lineId}}","amount":{{amount}},"shipping_amount":0,"quantity":1,"reason_code":"16"}""");

    private static string Text(JsonElement from, string name) => from.GetProperty(name).GetString()!;
}
