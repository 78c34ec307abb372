using System.Text.Json;
using Connectors.Simulators.Mirakl;

namespace Connectors.Simulators.Tests.Mirakl;

/// <summary>What the simulated marketplace tells is as full and as varied as what real accounts are told.</summary>
public sealed class MiraklFullnessTests
{
    private static readonly (string Code, string Path)[] Lists =
        [("ST11", "shipments?limit=12"), ("ST12", "shipments/items_to_ship?limit=3"), ("RT11", "returns?limit=5"), ("TL02", "sellerpayment/transactions_logs?limit=250")];

    /// <summary>Members that hold one value in every world, and why they may.</summary>
    private static readonly Dictionary<string, string> OneValue = new()
    {
        ["OR11.orders[].channel.*"] = "The shop sells on one channel.",
        ["OR11.orders[].customer_directly_pays_seller"] = "The operator takes the money on every platform of this kind.",
        ["OR11.orders[].shipping_zone_code"] = "The shop sends to one zone.",
        ["OR11.orders[].shipping_zone_label"] = "The shop sends to one zone.",
        ["OR11.orders[].customer.billing_address.country"] = "The shop sells to one country.",
        ["OR11.orders[].customer.shipping_address.country"] = "The shop sells to one country.",
        ["OR11.orders[].customer.accounting_contact.locale"] = "Companies of one country.",
        ["OR11.orders[].customer.delivery_contact.locale"] = "Companies of one country.",
        ["OR11.orders[].invoice_details.*"] = "One agreement on payment.",
        ["OR11.orders[].discount_campaigns[].identifier"] = "One campaign runs.",
        ["OR11.orders[].promotions.applied_promotions[].id"] = "One promotion runs.",
        ["OR11.orders[].promotions.applied_promotions[].configuration.*"] = "One promotion runs.",
        ["OR11.orders[].promotions.applied_promotions[].offered_quantity"] = "Only promotions of free items have it.",
        ["OR11.orders[].promotions.applied_promotions[].campaign.identifier"] = "One campaign runs.",
        ["OR11.orders[].order_taxes[].code"] = "One tax lies on orders as a whole.",
        ["OR11.orders[].order_taxes[].rate"] = "One tax lies on orders as a whole.",
        ["OR11.orders[].order_refunds[].taxes[].code"] = "One tax lies on orders as a whole.",
        ["OR11.orders[].order_refunds[].taxes[].rate"] = "One tax lies on orders as a whole.",
        ["OR11.orders[].order_lines[].offer_state_code"] = "The shop sells new goods only.",
        ["OR11.orders[].order_lines[].commission_taxes[].code"] = "One tax lies on commission.",
        ["OR11.orders[].order_lines[].commission_taxes[].rate"] = "One tax lies on commission.",
        ["OR11.orders[].order_lines[].commission_rate_vat"] = "One tax lies on commission.",
        ["OR11.orders[].order_lines[].fees[].*"] = "One fee is known.",
        ["OR11.orders[].order_lines[].product_medias[].mime_type"] = "Every picture is of one kind.",
        ["OR11.orders[].order_lines[].promotions[].id"] = "One promotion runs.",
        ["OR11.orders[].order_lines[].promotions[].configuration.*"] = "One promotion runs.",
        ["OR11.orders[].order_lines[].promotions[].offered_quantity"] = "Only promotions of free items have it.",
        ["OR11.orders[].order_lines[].promotions[].campaign.identifier"] = "One campaign runs.",
        ["OR11.orders[].order_lines[].shipping_from.warehouse.code"] = "The shop has one warehouse.",
        ["OR11.orders[].order_lines[].shipping_from.address.*"] = "The shop has one warehouse.",
        ["OR11.orders[].order_lines[].shipping_price_additional_unit"] = "Delivery is priced by the order.",
        ["OR11.orders[].order_lines[].discount_campaign.identifier"] = "One campaign runs.",
        ["OR11.orders[].order_lines[].eco_contributions[].epr_category_code"] = "One scheme is known.",
        ["OR11.orders[].order_lines[].eco_contributions[].producer_id_owner"] = "The seller is registered itself.",
        ["OR11.orders[].order_lines[].eco_contributions[].unit_amount"] = "One scheme is known.",
        ["OR11.orders[].order_lines[].measurement.measurement_unit"] = "One offer is sold by measure.",
        ["OR11.orders[].order_lines[].measurement.actual_measurement"] = "Nobody adjusts it (OR32) in these worlds.",
        ["OR11.orders[].order_lines[].measurement.adjustment_limit"] = "One offer is sold by measure.",
        ["OR11.orders[].order_lines[].refunds[].commission_taxes[].code"] = "One tax lies on commission.",
        ["OR11.orders[].order_lines[].refunds[].commission_taxes[].rate"] = "One tax lies on commission.",
        ["OR11.orders[].order_lines[].refunds[].fees"] = "Fees do not go back.",
        ["OR11.orders[].order_lines[].cancelations[].commission_taxes[].code"] = "One tax lies on commission.",
        ["OR11.orders[].order_lines[].cancelations[].commission_taxes[].rate"] = "One tax lies on commission.",
        ["OR11.orders[].order_lines[].cancelations[].fees"] = "Fees do not go back.",
        ["OR11.orders[].order_lines[].cancelations[].reason_code"] = "One reason for it is registered.",
        ["ST12.data[].shipping_address.country"] = "The shop sells to one country.",
        ["ST11.data[].status_customer_debit"] = "Shipments are not debited one by one.",
        ["ST11.data[].payment_details"] = "Shipments are not debited one by one.",
        ["ST11.data[].shipping_from"] = "Orders are shipped from where they were bought from.",
        ["ST11.data[].tracking.last_known_location.location"] = "One depot.",
        ["TL02.data[].pay_out_psp_code"] = "One payment provider.",
        ["TL02.data[].entities.domain"] = "One business model.",
        ["TL02.data[].entities.channel.code"] = "The shop sells on one channel.",
        ["RT11.data[].method_code"] = "Goods come back by mail.",
        ["RT11.data[].return_address.*"] = "The shop has one warehouse.",
        ["RT11.data[].rejection_reason_code"] = "Nobody rejects a return in these worlds.",
        ["RT11.data[].rma"] = "The operator gives no numbers.",
        ["RT11.data[].reason_code"] = "One reason for it is registered.",
        ["RT11.data[].return_lines[].reason_code"] = "One reason for it is registered.",
        ["RT11.data[].return_lines[].quantity"] = "Buyers send back one piece.",
    };

    [Fact]
    public async Task Every_member_varies_or_says_why_not()
    {
        var seen = new MemberVariation();
        for (var seed = 1; seed <= 4; seed++)
        {
            await using var world = await TestWorld.StartAsync(new SimulationOptions
            {
                Orders = 60, Seed = seed, Mirakl = MiraklBehaviours.Bad, ReturnShare = 0.5m, CustomerCancellationShare = 0.6m, BillingCycle = TimeSpan.FromDays(3), CallLimits = CallLimitMode.Off,
            });
            // Sellers begin at different hours of the day.
            world.Clock.Advance(TimeSpan.FromMinutes(seed * 301));
            await TradeAsync(world, seen);
        }

        seen.AssertExplained(OneValue);
    }

    /// <summary>Two days of trade and three weeks after them; everything is read again and again.</summary>
    private static async Task TradeAsync(TestWorld world, MemberVariation seen)
    {
        for (var hour = 0; hour < 30; hour++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(67));
            foreach (var order in await OrdersAsync(world, seen))
                await HandleAsync(world, order, hour);
            await ReadAsync(world, seen);
        }

        for (var day = 0; day < 21; day++)
        {
            world.Clock.Advance(TimeSpan.FromDays(1));
            await OrdersAsync(world, seen);
            await ReadAsync(world, seen);
            foreach (var back in (await world.MiraklAsync("GET", "returns?limit=100&return_state=WAITING_ACCEPTANCE")).Json.GetProperty("data").EnumerateArray().ToList())
                await world.MiraklAsync("PUT", "returns/accept", $$"""{"returns":[{"id":"{{back.GetProperty("id").GetString()}}","accepted":true}]}""");
        }
    }

    private static async Task HandleAsync(TestWorld world, JsonElement order, int hour)
    {
        var id = order.GetProperty("order_id").GetString()!;
        switch (order.GetProperty("order_state").GetString())
        {
            case "WAITING_ACCEPTANCE":
                await world.AcceptAsync(id, accepted: !id.EndsWith("13-A", StringComparison.Ordinal));
                await world.MiraklAsync("PUT", "orders", $$"""{"orders":[{"order_id":"{{id}}","references":{"order_reference_for_seller":"SO-{{id}}"} }]}""");
                break;
            case "SHIPPING" when hour % 3 == 0 && order.GetProperty("can_shop_ship").GetBoolean():
                await ShipAsync(world, id, hour);
                break;
            default:
                break;
        }
    }

    private static async Task ShipAsync(TestWorld world, string id, int hour)
    {
        var number = $"155012345{hour:00}{id[^4..^2]}0";
        if (hour % 2 == 0)
        {
            await world.MiraklAsync("PUT", $"orders/{id}/tracking", $$"""{"carrier_code":"{{(hour % 4 == 0 ? "DPD" : "EVRI")}}","tracking_number":"{{number}}"}""");
            await world.MiraklAsync("PUT", $"orders/{id}/ship");
            return;
        }

        var lines = (await world.MiraklAsync("GET", $"shipments/items_to_ship?order_id={id}")).Json.GetProperty("data").EnumerateArray().SelectMany(static o => o.GetProperty("shipment_lines").EnumerateArray())
            .Select((l, i) => $$"""{"order_line_id":"{{l.GetProperty("order_line_id").GetString()}}","quantity":{{l.GetProperty("quantity").GetInt32()}},"package_reference":"P{{i}}"}""");
        // Some are made first and sent later, or never.
        var shipped = hour % 5 == 0 ? "false" : "true";
        var tracking = hour % 5 == 0 ? "null" : $$"""{"carrier_code":"{{(id[^3] % 2 == 0 ? "ROYAL_MAIL_24" : "DPD")}}","tracking_number":"{{number}}"}""";
        await world.MiraklAsync("POST", "shipments", $$"""{"shipments":[{"order_id":"{{id}}","invoice_reference":{{(hour % 9 == 0 ? "null" : $"\"INV-{id}\"")}},"shipped":{{shipped}},"shipment_lines":[{{string.Join(',', lines)}}],"tracking":{{tracking}} }]}""");
    }

    private static async Task<List<JsonElement>> OrdersAsync(TestWorld world, MemberVariation seen)
    {
        var all = new List<JsonElement>();
        while (true)
        {
            var page = (await world.MiraklAsync("GET", $"orders?max=100&offset={all.Count}")).Json;
            seen.Observe("OR11", page);
            all.AddRange(page.GetProperty("orders").EnumerateArray());
            if (all.Count >= page.GetProperty("total_count").GetInt32())
                return all;
        }
    }

    private static async Task ReadAsync(TestWorld world, MemberVariation seen)
    {
        foreach (var (code, path) in Lists)
        {
            var answer = (await world.MiraklAsync("GET", path)).Json;
            seen.Observe(code, answer);
            if (answer.GetProperty("next_page_token").GetString() is { } token)
                seen.Observe(code, (await world.MiraklAsync("GET", $"{path.Split('?')[0]}?page_token={Uri.EscapeDataString(token)}")).Json);
        }
    }
}
