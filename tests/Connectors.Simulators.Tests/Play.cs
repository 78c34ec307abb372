using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Simulators.Tests;

/// <summary>A world, a seller who does everything right, and what may be done otherwise.</summary>
internal sealed class Play(TestWorld world)
{
    public TestWorld World { get; } = world;

    public DiligentSeller Seller { get; } = new(world);

    public string? Note { get; private set; }

    public string? PickUp { get; private set; }

    public string? Company { get; private set; }

    public decimal Fee { get; private set; }

    public void Pass(int hours) => World.Clock.Advance(TimeSpan.FromHours(hours));

    public async Task<string> ClearAsync(PlannedOrder? order = null)
    {
        var id = await World.ClearAsync(order ?? Scene.Order());
        var made = await World.OrderAsync(id);
        var address = made.GetProperty("customer").GetProperty("shipping_address");
        Note = address.TryGetProperty("additional_info", out var info) && info.ValueKind == JsonValueKind.String ? info.GetString() : null;
        PickUp = made.TryGetProperty("shipping_pudo_id", out var point) && point.ValueKind == JsonValueKind.String ? point.GetString() : null;
        Company = address.ValueKind == JsonValueKind.Object && address.TryGetProperty("company", out var company) && company.ValueKind == JsonValueKind.String ? company.GetString() : null;
        Fee = made.GetProperty("total_price").GetDecimal() - made.GetProperty("price").GetDecimal() - made.GetProperty("shipping_price").GetDecimal();
        return id;
    }

    public async Task<string> OneAsync(
        PlannedOrder? order = null, Action<JsonObject>? book = null, Action<JsonObject>? ask = null, Action<JsonObject>? tell = null, bool tells = true)
    {
        var id = await ClearAsync(order);
        await Seller.BookAsync(id, book);
        await Seller.AskAsync(id, ask);
        await SendAsync(8, tells, tell);
        return id;
    }

    /// <summary>Decides line by line.</summary>
    public async Task DecideAsync(string id, params bool[] accepted)
    {
        var lines = accepted.Select((a, i) => $$"""{"id":"{{id}}-{{i + 1}}","accepted":{{(a ? "true" : "false")}}}""");
        Assert.Equal(204, (await World.MiraklAsync("PUT", $"orders/{id}/accept", $$"""{"order_lines":[{{string.Join(',', lines)}}]}""")).Status);
    }

    public async Task CancelLineAsync(string id, int line, int quantity, decimal amount, decimal shipping)
    {
        var cancelation = new JsonObject
        {
            ["order_line_id"] = $"{id}-{line}", ["quantity"] = quantity, ["amount"] = amount, ["shipping_amount"] = shipping, ["reason_code"] = "34",
        };
        Assert.Equal(200, (await World.MiraklAsync("PUT", "orders/cancel", new JsonObject { ["cancelations"] = new JsonArray(cancelation) }.ToJsonString())).Status);
    }

    public async Task AnswerReturnAsync(string id, bool accepts)
    {
        var it = await ReturnAsync(id);
        var answer = accepts ? $$"""{"id":"{{it}}","accepted":true}""" : $$"""{"id":"{{it}}","accepted":false,"rejection_reason_code":"RETURN_REJECTED"}""";
        Assert.Equal(200, (await World.MiraklAsync("PUT", "returns/accept", $$"""{"returns":[{{answer}}]}""")).Status);
    }

    public async Task ReceiveReturnAsync(string id)
    {
        await AnswerReturnAsync(id, true);
        Assert.Equal(200, (await World.MiraklAsync("PUT", "returns/receive", $$"""{"returns":[{"id":"{{await ReturnAsync(id)}}"}]}""")).Status);
    }

    private async Task<string> ReturnAsync(string id) =>
        (await World.MiraklAsync("GET", $"returns?order_line_id={id}-1")).Json.GetProperty("data")[0].GetProperty("id").GetString()!;

    public async Task SendAsync(int hours = 8, bool tells = true, Action<JsonObject>? tell = null)
    {
        Pass(hours);
        if (tells)
            await Seller.TellAsync(tell);
    }

    public async Task ReturnedAsync(Func<Play, string, Task> pay, PlannedOrder? order = null)
    {
        var id = await OneAsync(order);
        Pass(96);
        await pay(this, id);
    }

    public async Task TellWhenLabelledAsync()
    {
        for (var i = 0; i < 100; i++)
        {
            World.Clock.Advance(TimeSpan.FromMinutes(10));
            if ((await World.ShipBobAsync("GET", "order?HasTracking=true")).Json.GetArrayLength() > 0)
                break;
        }

        await Seller.TellAsync();
    }

    public async Task RefundAsync(string id, int quantity, decimal amount, bool excluded = false, int line = 1)
    {
        var refund = new JsonObject
        {
            ["order_line_id"] = $"{id}-{line}", ["quantity"] = quantity, ["amount"] = amount, ["shipping_amount"] = 0, ["reason_code"] = "15", ["excluded_from_shipment"] = excluded,
        };
        Assert.Equal(200, (await World.MiraklAsync("PUT", "orders/refund", new JsonObject { ["refunds"] = new JsonArray(refund) }.ToJsonString())).Status);
    }

    public async Task PatchLineAsync(Answer sales, string body)
    {
        World.ForgetToken();
        var id = sales.Json.GetProperty("id").GetString();
        var lines = await World.ErpAsync("GET", $"salesOrders({id})/salesOrderLines");
        var line = lines.Json.GetProperty("value")[0].GetProperty("id").GetString();
        Assert.Equal(200, (await World.ErpAsync("PATCH", $"salesOrders({id})/salesOrderLines({line})", body, ifMatch: "*")).Status);
    }

    public async Task PostAsync(Answer sales)
    {
        World.ForgetToken();
        Assert.Equal(204, (await World.ErpAsync("POST", $"salesOrders({sales.Json.GetProperty("id").GetString()})/Microsoft.NAV.shipAndInvoice")).Status);
    }

    public async Task DeleteAsync(Answer sales)
    {
        World.ForgetToken();
        Assert.Equal(204, (await World.ErpAsync("DELETE", $"salesOrders({sales.Json.GetProperty("id").GetString()})", ifMatch: "*")).Status);
    }

    public async Task CancelAsync(Answer asked) => Assert.Equal(200, (await World.ShipBobAsync("POST", $"order/{asked.Json.GetProperty("id").GetInt64()}:cancel")).Status);
}
