using System.Text.Json;
using Connectors.Simulators.Mirakl;

namespace Connectors.Simulators.Tests.Mirakl;

/// <summary>Each switch alone, always.</summary>
public sealed class MiraklBehavioursTests
{
    [Theory]
    [InlineData(nameof(MiraklBehaviours.Notes), "customer.shipping_address.additional_info")]
    [InlineData(nameof(MiraklBehaviours.PickUpPoints), "shipping_pudo_id")]
    [InlineData(nameof(MiraklBehaviours.Companies), "customer.organization.tax_identification_number")]
    [InlineData(nameof(MiraklBehaviours.Companies), "customer.shipping_address.company")]
    [InlineData(nameof(MiraklBehaviours.CustomFields), "order_additional_fields.0.value")]
    [InlineData(nameof(MiraklBehaviours.OrderTaxes), "order_taxes.0.total_amount")]
    [InlineData(nameof(MiraklBehaviours.SeveralTaxes), "order_lines.0.taxes.1.amount")]
    [InlineData(nameof(MiraklBehaviours.Fees), "order_lines.0.fees.0.amount")]
    [InlineData(nameof(MiraklBehaviours.Promotions), "order_lines.0.promotions.0.deduced_amount")]
    [InlineData(nameof(MiraklBehaviours.DueDatePayments), "payment_duration")]
    [InlineData(nameof(MiraklBehaviours.RareMembers), "delivery_date.latest")]
    public async Task A_member_is_filled_with_it_and_not_without(string behaviour, string member)
    {
        await using var world = await StartAsync(behaviour);
        await using var plain = await TestWorld.StartAsync();

        Assert.NotNull(At(await ClearedAsync(world), member));
        Assert.Null(At(await ClearedAsync(plain), member));
    }

    [Theory]
    [InlineData(nameof(MiraklBehaviours.MissingPhones), "customer.shipping_address.phone")]
    [InlineData(nameof(MiraklBehaviours.MissingCountryCodes), "customer.shipping_address.country_iso_code")]
    public async Task A_member_is_missing_with_it_and_not_without(string behaviour, string member)
    {
        await using var world = await StartAsync(behaviour);
        await using var plain = await TestWorld.StartAsync();

        Assert.Null(At(await ClearedAsync(world), member));
        Assert.NotNull(At(await ClearedAsync(plain), member));
    }

    [Theory]
    [InlineData(nameof(MiraklBehaviours.NetPrices), "order_tax_mode", "TAX_EXCLUDED")]
    [InlineData(nameof(MiraklBehaviours.Euros), "currency_iso_code", "EUR")]
    [InlineData(nameof(MiraklBehaviours.DueDatePayments), "payment_workflow", "PAY_ON_DUE_DATE")]
    public async Task A_member_says_it(string behaviour, string member, string value)
    {
        await using var world = await StartAsync(behaviour);

        Assert.Equal(value, At(await ClearedAsync(world), member));
    }

    [Fact]
    public async Task A_rounded_unit_price_does_not_make_the_price()
    {
        await using var world = await StartAsync(nameof(MiraklBehaviours.RoundedPrices));

        var line = (await ClearedAsync(world)).GetProperty("order_lines")[0];

        Assert.NotEqual(line.GetProperty("price").GetDecimal(), line.GetProperty("price_unit").GetDecimal() * line.GetProperty("quantity").GetInt32());
    }

    [Fact]
    public async Task A_free_line_costs_nothing_and_is_to_be_sent()
    {
        await using var world = await StartAsync(nameof(MiraklBehaviours.FreeLines));

        var order = await ClearedAsync(world);
        var gift = order.GetProperty("order_lines")[1];
        var toSend = (await world.MiraklAsync("GET", $"shipments/items_to_ship?order_id={At(order, "order_id")}")).Json.GetProperty("data")[0].GetProperty("shipment_lines");

        Assert.Equal(0m, gift.GetProperty("total_price").GetDecimal());
        Assert.Equal(2, toSend.GetArrayLength());
    }

    [Fact]
    public async Task A_kit_is_one_line_for_several_items()
    {
        await using var world = await StartAsync(nameof(MiraklBehaviours.Kits));

        var kit = At((await ClearedAsync(world)).GetProperty("order_lines")[1], "offer_sku")!;
        var parts = world.World.Tables.Kits.Split('\n').Where(r => r.StartsWith(kit + ",", StringComparison.Ordinal)).Select(static r => r.Split(',')[1]).ToList();
        var stock = (await world.ShipBobAsync("GET", "inventory-level?PageSize=250")).Body;

        Assert.True(parts.Count > 1);
        Assert.All(parts, p => Assert.Contains($"\"{p}\"", stock, StringComparison.Ordinal));
        Assert.DoesNotContain(kit, stock, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_buyer_takes_a_piece_back_before_he_is_debited()
    {
        await using var world = await StartAsync(nameof(MiraklBehaviours.PartCancellations));

        var order = await ClearedAsync(world, new PlannedOrder { Lines = [new PlannedLine(210001, 3)] });
        var line = order.GetProperty("order_lines")[0];

        Assert.Equal(("SHIPPING", 2, 1), (At(order, "order_state"), line.GetProperty("quantity").GetInt32(), line.GetProperty("cancelations").GetArrayLength()));
    }

    [Fact]
    public async Task After_the_debit_a_cancellation_is_a_refund()
    {
        await using var world = await StartAsync(nameof(MiraklBehaviours.LateCancellationsAsRefunds));
        var id = await world.ClearAsync(new PlannedOrder { CustomerCancelsAfter = TimeSpan.FromHours(2) });
        world.Clock.Advance(TimeSpan.FromHours(3));

        var order = await world.OrderAsync(id);
        var books = (await world.MiraklAsync("GET", $"sellerpayment/transactions_logs?order_id={id}&limit=100")).Json.GetProperty("data").EnumerateArray().Sum(static l => l.GetProperty("amount").GetDecimal());

        Assert.Equal(("CLOSED", "REFUNDED", "true"), (At(order, "order_state"), At(order, "order_lines.0.order_line_state"), At(order, "fully_refunded")));
        Assert.Equal(0m, books);
    }

    [Fact]
    public async Task An_incident_keeps_the_money_of_its_line_until_the_seller_closes_it()
    {
        await using var world = await StartAsync(nameof(MiraklBehaviours.Incidents));
        var id = await ShippedAsync(world);
        world.Clock.Advance(TimeSpan.FromHours(36 + 12));

        var order = await world.OrderAsync(id);
        var before = await StatesAsync(world, id);
        var closed = await world.MiraklAsync("PUT", $"orders/{id}/lines/{id}-1/resolve_incident", """{"reason_code":"10"}""");

        Assert.Equal(("true", "INCIDENT_OPEN", "PENDING"), (At(order, "has_incident"), At(order, "order_lines.0.order_line_state"), before));
        Assert.Equal((204, "PAYABLE"), (closed.Status, await StatesAsync(world, id)));
        Assert.Equal(400, (await world.MiraklAsync("PUT", $"orders/{id}/lines/{id}-1/resolve_incident", """{"reason_code":"10"}""")).Status);
    }

    [Fact]
    public async Task Somebody_lowers_every_price_by_a_tenth_in_the_portal()
    {
        await using var world = await StartAsync(nameof(MiraklBehaviours.PersonEditsPrices));
        var before = world.World.ReadPrices();
        world.Clock.Advance(TimeSpan.FromHours(30));

        Assert.Equal(before.Select(static p => Math.Round(p.Price * 0.9m, 2, MidpointRounding.AwayFromZero)), world.World.ReadPrices().Select(static p => p.Price));
    }

    [Fact]
    public async Task An_order_waits_at_the_counter_before_it_is_received_and_its_shipment_follows()
    {
        await using var world = await TestWorld.StartAsync(new SimulationOptions { Orders = 0, Mirakl = new MiraklBehaviours { Collections = 1m, FollowedShipments = 1m } });
        var id = await ShippedAsync(world);
        var states = new List<string?>();
        for (var day = 0; day < 2; day++)
        {
            world.Clock.Advance(TimeSpan.FromHours(25));
            var shipment = (await world.MiraklAsync("GET", $"shipments?order_id={id}")).Json.GetProperty("data")[0];
            states.AddRange([At(await world.OrderAsync(id), "order_state"), At(shipment, "status"), At(shipment, "tracking.milestones.1.type")]);
        }

        Assert.Equal(["TO_COLLECT", "TO_COLLECT", "TO_COLLECT", "RECEIVED", "RECEIVED", "DELIVERED"], states);
    }

    [Fact]
    public async Task A_carrier_may_not_know_a_number()
    {
        await using var world = await StartAsync(nameof(MiraklBehaviours.InvalidNumbers));
        var id = await ShippedAsync(world);

        Assert.Equal("INVALID", At((await world.MiraklAsync("GET", $"shipments?order_id={id}")).Json, "data.0.tracking.validity_status"));
    }

    [Fact]
    public async Task A_person_refunds_a_piece_that_is_not_to_be_sent_and_only_the_items_to_ship_tell_it()
    {
        await using var world = await StartAsync(nameof(MiraklBehaviours.PersonRefunds));
        var id = await world.ClearAsync(new PlannedOrder { Lines = [new PlannedLine(210001, 2)] });
        world.Clock.Advance(TimeSpan.FromHours(2));

        var line = (await world.OrderAsync(id)).GetProperty("order_lines")[0];
        var left = At((await world.MiraklAsync("GET", $"shipments/items_to_ship?order_id={id}")).Json, "data.0.shipment_lines.0.quantity");

        Assert.Equal((2, "1"), (line.GetProperty("quantity").GetInt32(), left));
        Assert.False(line.GetProperty("refunds")[0].TryGetProperty("excluded_from_shipment", out _));
    }

    [Theory]
    [InlineData(nameof(MiraklBehaviours.PersonAccepts), 0, "WAITING_DEBIT")]
    [InlineData(nameof(MiraklBehaviours.PersonCancels), 1, "CANCELED")]
    [InlineData(nameof(MiraklBehaviours.PersonShips), 8, "SHIPPED")]
    public async Task A_person_is_quicker_than_the_program(string behaviour, int hours, string state)
    {
        await using var world = await StartAsync(behaviour);
        var id = world.Arrive();
        if (behaviour == nameof(MiraklBehaviours.PersonAccepts))
            world.Clock.Advance(TimeSpan.FromMinutes(4));
        else
            await world.AcceptAsync(id);
        world.Clock.Advance(TimeSpan.FromHours(hours));

        Assert.StartsWith(state, At(await world.OrderAsync(id), "order_state"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_changes_address_and_tracking()
    {
        await using var world = await TestWorld.StartAsync(new SimulationOptions { Orders = 0, Mirakl = new MiraklBehaviours { AddressEdits = 1m, PersonEditsTracking = 1m } });
        await using var plain = await TestWorld.StartAsync();
        var before = At(await ClearedAsync(plain), "customer.shipping_address.zip_code");
        var id = await world.ClearAsync();
        world.Clock.Advance(TimeSpan.FromHours(2));
        var after = At(await world.OrderAsync(id), "customer.shipping_address.zip_code");
        await world.ConfirmAsync(id);
        world.Clock.Advance(TimeSpan.FromHours(3));

        Assert.NotEqual(before, after);
        Assert.NotEqual("15501234567890", At((await world.MiraklAsync("GET", $"shipments?order_id={id}")).Json, "data.0.tracking.tracking_number"));
    }

    [Fact]
    public async Task The_operator_gives_a_tenth_back()
    {
        await using var world = await StartAsync(nameof(MiraklBehaviours.OperatorCredits));
        var id = await ShippedAsync(world);
        world.Clock.Advance(TimeSpan.FromHours(31));

        Assert.Equal("2.25", At(await world.OrderAsync(id), "order_lines.0.refunds.0.amount"));
    }

    [Fact]
    public async Task A_carrier_has_no_code_an_export_fails_and_a_line_has_no_amount()
    {
        await using var world = await TestWorld.StartAsync(new SimulationOptions { Orders = 0, Mirakl = new MiraklBehaviours { CarriersWithoutCode = 1m, FailedExports = 1m, LinesWithoutAmount = 1m } });
        var carriers = (await world.MiraklAsync("GET", "shipping/carriers")).Json.GetProperty("carriers").EnumerateArray().ToList();
        var export = At((await world.MiraklAsync("POST", "sellerpayment/transactions_logs/async", "{}")).Json, "tracking_id");
        await world.ClearAsync();
        var line = (await world.MiraklAsync("GET", "sellerpayment/transactions_logs")).Json.GetProperty("data")[0];

        Assert.Contains(carriers, static c => c.GetProperty("code").ValueKind == JsonValueKind.Null);
        Assert.Contains(At((await world.MiraklAsync("GET", $"sellerpayment/transactions_logs/async/status/{export}")).Json, "status"), (string[])["FAILED", "CANCELED"]);
        Assert.False(line.TryGetProperty("amount", out _));
    }

    [Fact]
    public async Task One_order_may_differ_from_its_world()
    {
        await using var world = await TestWorld.StartAsync();
        var plain = await world.ClearAsync();
        var odd = await world.ClearAsync(new PlannedOrder { Mirakl = new MiraklBehaviours { Notes = 1m } });

        Assert.Null(At(await world.OrderAsync(plain), "customer.shipping_address.additional_info"));
        Assert.NotNull(At(await world.OrderAsync(odd), "customer.shipping_address.additional_info"));
    }

    [Fact]
    public async Task Equal_seeds_give_equal_bad_days()
    {
        var options = SimulationDay.Bad with { Orders = 40, Seed = 3, Way = new(), Time = new() };

        Assert.Equal(await DayAsync(options), await DayAsync(options));
        Assert.NotEqual(await DayAsync(options), await DayAsync(options with { Seed = 4 }));
    }

    private static async Task<string> DayAsync(SimulationOptions options)
    {
        await using var world = await TestWorld.StartAsync(options);
        world.Clock.Advance(TimeSpan.FromHours(20));
        return (await world.MiraklAsync("GET", "orders?max=100")).Body;
    }

    private static async Task<string> StatesAsync(TestWorld world, string id) => string.Join(' ', (await world.MiraklAsync("GET", $"sellerpayment/transactions_logs?order_id={id}&limit=100"))
        .Json.GetProperty("data").EnumerateArray().Select(static l => l.GetProperty("payment_state").GetString()).Distinct());

    private static async Task<string> ShippedAsync(TestWorld world)
    {
        var id = await world.ClearAsync();
        Assert.Equal(201, (await world.ConfirmAsync(id)).Status);
        return id;
    }

    private static async Task<JsonElement> ClearedAsync(TestWorld world, PlannedOrder? order = null) => await world.OrderAsync(await world.ClearAsync(order));

    private static Task<TestWorld> StartAsync(string behaviour)
    {
        var always = new MiraklBehaviours();
        typeof(MiraklBehaviours).GetProperty(behaviour)!.SetValue(always, 1m);
        return TestWorld.StartAsync(new SimulationOptions { Orders = 0, Mirakl = always });
    }

    /// <summary>The text of the member behind the path; null when it, or one before it, is not there.</summary>
    private static string? At(JsonElement from, string path)
    {
        foreach (var part in path.Split('.'))
        {
            if (from.ValueKind == JsonValueKind.Array && int.TryParse(part, out var index))
            {
                if (index >= from.GetArrayLength())
                    return null;
                from = from[index];
            }
            else if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(part, out from))
            {
                return null;
            }
        }

        return from.ValueKind == JsonValueKind.String ? from.GetString() : from.ValueKind == JsonValueKind.Null ? null : from.GetRawText();
    }
}
