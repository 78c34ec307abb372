using Connectors.Flows.Engine;
using Connectors.Domain.Payments;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.B2BOrders;

namespace Connectors.EndToEnd.Tests;

/// <summary>Purchases of a store without a commerce platform of its own, from the store to cash, over the real clients and the simulated site, ERP and warehouse.</summary>
public sealed class CustomStoreTests
{
    private static readonly string[] Canaries = ["Robin Buyer", "7 Works Road", "orders@buyer.example", "496 0000", "gate 3", "PO-4711", "Leeds North"];

    [Fact]
    public async Task SP_F2_SW_F1_R23_A_purchase_on_account_goes_to_ERP_and_warehouse_and_back_once_without_a_human()
    {
        await using var day = await TradeDay.StartAsync(isCustom: true);
        var id = day.Site.PlaceOrder(day.Purchase());

        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(B2BStage.AtWarehouse, await day.StageAsync(id));
        await day.PassAsync(TimeSpan.FromHours(12));

        Assert.Empty(await day.RecordsAsync(id));
        Assert.Equal(B2BStage.Completed, await day.StageAsync(id));
        Assert.Equal([TradeDay.KeyOf(id).OrderId], await day.OnAccountAsync());
        var told = Assert.Single(day.Site.ReadShipments(id));
        Assert.Equal((24, 2), (told.Quantities[TradeDay.Brush], told.Quantities[TradeDay.Tap]));
        Assert.NotEmpty(told.TrackingNumbers);
        Assert.Equal(256.80m, Assert.Single(await day.InvoicesAsync(id)).TotalAmountIncludingTax);
        Assert.Equal("shipped", day.Site.ReadPurchase(id).GetProperty("calculated_fulfilment_status").GetString());
        Assert.Equal(1, day.Site.PurchaseWrites);
        Assert.Empty(day.Site.ReadTransactions(id));
        Assert.DoesNotContain(await day.KeptAsync(id), static text => Canaries.Any(c => text.Contains(c, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task R17_PO_number_instructions_and_answers_reach_ERP_and_warehouse()
    {
        await using var day = await TradeDay.StartAsync(isCustom: true);
        var id = day.Site.PlaceOrder(day.Purchase());

        await day.PassAsync(TimeSpan.FromMinutes(10));

        var lines = Assert.Single(await day.SalesOrdersAsync(id)).SalesOrderLines.Select(static l => l.Description).ToList();
        Assert.Contains("Purchase order PO-4711", lines);
        Assert.Contains("Delivery note: Deliver to gate 3", lines);
        Assert.Contains("Site: Leeds North", lines);
        var tags = Assert.Single(await day.WarehouseOrdersAsync(id)).Tags!;
        Assert.Contains(tags, static t => t is { Name: "po_number", Value: "PO-4711" });
        Assert.Contains(tags, static t => t is { Name: "delivery_note", Value: "Deliver to gate 3" });
    }

    [Fact]
    public async Task SW_F3_R64_A_case_by_its_unit_of_measure_is_picked_as_twelve_beside_single_ones_of_the_same_SKU()
    {
        await using var day = await TradeDay.StartAsync(isCustom: true);
        var id = day.Site.PlaceOrder(day.Purchase(brushes: 5, cases: 3));

        await day.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(41, Assert.Single(await day.WarehouseOrdersAsync(id)).Products.Where(static p => p.ReferenceId == TradeDay.Brush).Sum(static p => p.Quantity));
        Assert.Equal((17.50m + 120m + 120m + 10m) * 1.2m, Assert.Single(await day.SalesOrdersAsync(id)).TotalAmountIncludingTax);
        await day.PassAsync(TimeSpan.FromHours(12));
        Assert.Equal((5, 3), (day.Site.ReadShipments(id).Sum(static s => s.Quantities.GetValueOrDefault(TradeDay.Brush)), day.Site.ReadShipments(id).Sum(static s => s.Quantities.GetValueOrDefault($"{TradeDay.Brush}|CASE"))));
    }

    [Fact]
    public async Task R65_A_unit_that_no_table_knows_is_held_and_never_taken_as_one()
    {
        await using var day = await TradeDay.StartAsync(isCustom: true);
        var id = day.Site.PlaceOrder(day.Purchase() with { Lines = [new(TradeDay.Brush, 2, 900m, "PALLET")] });

        await day.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(["offer.unmapped"], await day.CodesAsync(id));
        Assert.Empty(await day.SalesOrdersAsync(id));
        Assert.Empty(await day.WarehouseOrdersAsync(id));
    }

    [Fact]
    public async Task SP_F3_R15_A_quote_is_never_worked_on_and_is_an_order_once_it_is_completed()
    {
        await using var day = await TradeDay.StartAsync(TradeDay.Calm with { DraftDwell = TimeSpan.FromHours(1) }, isCustom: true);
        var id = day.Site.PlaceOrder(day.Purchase(type: "quote"));
        await day.PassAsync(TimeSpan.FromHours(3));
        Assert.Equal(B2BStage.Ignored, await day.StageAsync(id));
        Assert.Empty(await day.RecordsAsync(id));
        Assert.Empty(await day.SalesOrdersAsync(id));

        day.Site.SetPurchaseType(id, "order");
        await day.PassAsync(TimeSpan.FromHours(12));

        Assert.Equal(B2BStage.Completed, await day.StageAsync(id));
        Assert.Single(day.Site.ReadShipments(id));
        Assert.Single(await day.InvoicesAsync(id));
    }

    [Fact]
    public async Task R15_R27_A_purchase_that_nobody_confirms_is_a_record_with_its_value_and_goes_on_when_it_is_confirmed()
    {
        await using var day = await TradeDay.StartAsync(TradeDay.Calm with { DraftDwell = TimeSpan.FromHours(1) }, isCustom: true);
        var id = day.Site.PlaceOrder(day.Purchase(type: "order_unconfirmed"));
        await day.PassAsync(TimeSpan.FromMinutes(70));
        Assert.Equal(["storefront.draft-waiting"], await day.CodesAsync(id));
        Assert.StartsWith("256.8", await day.ValueAsync(id), StringComparison.Ordinal);
        Assert.Empty(await day.SalesOrdersAsync(id));

        day.Site.SetPurchaseType(id, "order");
        await day.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Empty(await day.RecordsAsync(id));
        Assert.Equal(B2BStage.AtWarehouse, await day.StageAsync(id));
    }

    [Fact]
    public async Task R15_A_draft_that_a_person_had_seen_is_posted_in_the_ERP_like_any_order_when_it_becomes_one()
    {
        await using var day = await TradeDay.StartAsync(TradeDay.Calm with { DraftDwell = TimeSpan.FromHours(1), Posting = Flows.BackOffice.DispatchPosting.ByOthers }, isCustom: true);
        var id = day.Site.PlaceOrder(day.Purchase(type: "awaiting_approval"));
        await day.PassAsync(TimeSpan.FromMinutes(70));
        await day.TellAsync(B2BOrdersFlow.Acknowledge(TradeDay.KeyOf(id), "ticket-1", new Requester("finance", "console", "ticket-1")));
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.True((await day.StateAsync(id)).IsClosed);

        day.Site.SetPurchaseType(id, "order");
        await day.PassAsync(TimeSpan.FromHours(12));

        // Nobody has posted it: the order is not over, and what it takes of the credit stays taken.
        Assert.Single(day.Site.ReadShipments(id));
        Assert.False((await day.StateAsync(id)).IsClosed);
        Assert.NotNull((await day.StateAsync(id)).Credit);
    }

    [Fact]
    public async Task R15_A_word_that_no_table_has_holds_the_purchase_and_passes_never()
    {
        await using var day = await TradeDay.StartAsync(isCustom: true);
        var id = day.Site.PlaceOrder(day.Purchase());
        day.Site.EditPurchase(id, $$"""{"packages":{{day.Site.ReadPurchase(id).GetProperty("packages").GetRawText().Replace("\"incoming\"", "\"in_limbo\"", StringComparison.Ordinal)}}}""");
        var other = day.Site.PlaceOrder(day.Purchase(type: "pre_order"));

        await day.PassAsync(TimeSpan.FromMinutes(10));

        foreach (var one in new[] { id, other })
        {
            Assert.Equal(["order.state-unknown"], await day.CodesAsync(one));
            Assert.Empty(await day.SalesOrdersAsync(one));
        }
    }

    [Fact]
    public async Task R25_A_card_order_that_is_not_paid_waits_and_goes_on_when_it_is()
    {
        await using var day = await TradeDay.StartAsync(isCustom: true);
        var id = day.Site.PlaceOrder(day.Purchase(payment: "platform_upfront"));
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["payment.pending"], await day.CodesAsync(id));
        Assert.Empty(await day.SalesOrdersAsync(id));

        day.Site.PayPurchase(id);
        await day.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(B2BStage.AtWarehouse, await day.StageAsync(id));
        Assert.Equal(ReleaseBasis.Payment, (await day.StateAsync(id)).Release!.Basis);
    }

    [Fact]
    public async Task C2_A_purchase_by_invoice_waits_for_its_payment()
    {
        await using var day = await TradeDay.StartAsync(isCustom: true);
        var id = day.Site.PlaceOrder(day.Purchase(payment: "invoice"));
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["payment.pending"], await day.CodesAsync(id));

        day.Site.PayPurchase(id);
        await day.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(B2BStage.AtWarehouse, await day.StageAsync(id));
    }

    [Fact]
    public async Task R25_A_card_order_that_was_paid_back_whole_is_held_and_one_that_was_in_part_goes_on_with_what_is_left()
    {
        await using var day = await TradeDay.StartAsync(isCustom: true);
        var whole = day.Site.PlaceOrder(day.Purchase(payment: "platform_upfront", isPaid: true));
        day.Site.RefundPurchase(whole, 256.80m);
        var part = day.Site.PlaceOrder(day.Purchase(payment: "platform_upfront", isPaid: true));
        day.Site.ReduceLine(part, TradeDay.Brush, 10);
        day.Site.RefundPurchase(part, 58.80m);

        await day.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(["payment.failed"], await day.CodesAsync(whole));
        Assert.Equal(B2BStage.AtWarehouse, await day.StageAsync(part));
        Assert.Equal(10, Assert.Single(await day.WarehouseOrdersAsync(part)).Products.Single(static p => p.ReferenceId == TradeDay.Brush).Quantity);
    }

    [Fact]
    public async Task R21_An_edit_before_the_warehouse_is_asked_is_followed_through_the_ERP()
    {
        await using var day = await TradeDay.StartAsync(isCustom: true);
        var id = day.Site.PlaceOrder(day.Purchase());
        day.Site.HoldPurchase(id);
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["storefront.held"], await day.CodesAsync(id));
        Assert.Empty(await day.WarehouseOrdersAsync(id));

        day.Site.ReduceLine(id, TradeDay.Brush, 12);
        day.Site.ReleasePurchase(id);
        await day.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Empty(await day.RecordsAsync(id));
        Assert.Equal(12, Assert.Single(await day.WarehouseOrdersAsync(id)).Products.Single(static p => p.ReferenceId == TradeDay.Brush).Quantity);
        Assert.Equal((42m + 120m + 10m) * 1.2m, Assert.Single(await day.SalesOrdersAsync(id)).TotalAmountIncludingTax);
    }

    [Fact]
    public async Task R21_An_edit_after_the_warehouse_has_it_is_a_conflict_with_its_difference()
    {
        await using var day = await TradeDay.StartAsync(isCustom: true);
        var id = day.Site.PlaceOrder(day.Purchase());
        await day.PassAsync(TimeSpan.FromMinutes(10));

        day.Site.ReduceLine(id, TradeDay.Brush, 12);
        await day.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Contains("BRS-SYN-50: 24 became 12", Assert.Single(await day.RecordsAsync(id), static r => r.Code == "order.changed-late").Message, StringComparison.Ordinal);
        Assert.Equal(24, Assert.Single(await day.WarehouseOrdersAsync(id)).Products.Single(static p => p.ReferenceId == TradeDay.Brush).Quantity);
        Assert.Single(await day.SalesOrdersAsync(id));
    }

    [Fact]
    public async Task R21_A_purchase_that_is_called_off_is_stopped_at_the_warehouse_and_taken_out_of_the_ERP()
    {
        await using var day = await TradeDay.StartAsync(isCustom: true);
        var id = day.Site.PlaceOrder(day.Purchase());
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Single(await day.SalesOrdersAsync(id));

        day.Site.CancelPurchase(id);
        await day.PassAsync(TimeSpan.FromHours(3));

        Assert.Equal(B2BStage.Cancelled, await day.StageAsync(id));
        Assert.Empty(await day.RecordsAsync(id));
        Assert.Empty(await day.SalesOrdersAsync(id));
        Assert.Equal(0, day.Site.PurchaseWrites);
    }

    [Fact]
    public async Task SW_F2_R69_R72_Several_parcels_are_told_one_by_one_and_nothing_that_people_wrote_meanwhile_is_wiped()
    {
        await using var day = await TradeDay.StartAsync(configure: static o => o with { PartialDispatchShare = 1m }, isCustom: true);
        var id = day.Site.PlaceOrder(day.Purchase());
        await day.PassAsync(TimeSpan.FromMinutes(10));
        day.Site.EditPurchase(id, """{"internal_note":{"by":"CS","text":"VIP"},"customer_reference":"PO-4711","accounting_files":[{"identifiers":{"visible":"INV-1"},"data":{"type":"uri","uri":"https://files.example/1"},"file_type":"invoice"}]}""");
        var partly = false;
        for (var i = 0; i < 60 && await day.StageAsync(id) != B2BStage.Completed; i++)
        {
            await day.PassAsync(TimeSpan.FromMinutes(30));
            if (!partly && day.Site.ReadShipments(id).Count > 0 && await day.StageAsync(id) == B2BStage.AtWarehouse)
            {
                partly = true;
                Assert.Equal("part_shipped", day.Site.ReadPurchase(id).GetProperty("calculated_fulfilment_status").GetString());
                day.Site.EditPurchase(id, """{"second_note":[1.10,"kept"]}""");
            }
        }

        var told = day.Site.ReadShipments(id);
        Assert.True(told.Count > 1, "it left in one parcel");
        Assert.True(partly, "the first parcel completed it");
        Assert.Equal(24, told.Sum(static f => f.Quantities.GetValueOrDefault(TradeDay.Brush)));
        Assert.Equal(2, told.Sum(static f => f.Quantities.GetValueOrDefault(TradeDay.Tap)));
        Assert.Equal(told.Count, told.SelectMany(static f => f.TrackingNumbers).Distinct().Count());
        Assert.Equal(told.Count, day.Site.PurchaseWrites);
        var kept = day.Site.ReadPurchase(id);
        Assert.Equal("""{"by":"CS","text":"VIP"}""", kept.GetProperty("internal_note").GetRawText());
        Assert.Equal("""[1.10,"kept"]""", kept.GetProperty("second_note").GetRawText());
        Assert.Equal("INV-1", kept.GetProperty("accounting_files")[0].GetProperty("identifiers").GetProperty("visible").GetString());
        Assert.Equal("PO-4711", kept.GetProperty("customer_reference").GetString());
        Assert.Equal(2, kept.GetProperty("custom_fields").GetArrayLength());
        Assert.Equal("256.80", kept.GetProperty("calculated_total").GetProperty("number").GetString());
        Assert.Equal(256.80m, (await day.InvoicesAsync(id)).Sum(static i => i.TotalAmountIncludingTax));
    }

    [Fact]
    public async Task F5_A_dispatch_whose_answer_was_lost_is_found_and_not_told_twice_however_often_that_happens()
    {
        await using var day = await TradeDay.StartAsync(configure: static o => o with { PartialDispatchShare = 1m }, isCustom: true);
        var id = day.Site.PlaceOrder(day.Purchase());
        await day.PassAsync(TimeSpan.FromMinutes(10));

        for (var i = 0; i < 40 && await day.StageAsync(id) != B2BStage.Completed; i++)
        {
            day.Lost.LoseNextAnswer();
            await day.PassAsync(TimeSpan.FromMinutes(30));
        }

        var shown = day.Site.ReadShipments(id);
        Assert.Equal(B2BStage.Completed, await day.StageAsync(id));
        Assert.Equal(shown.Select(static f => f.Id).Order(StringComparer.Ordinal), (await day.StateAsync(id)).Told.Select(static t => t.FulfilmentId).Order(StringComparer.Ordinal));
        Assert.Equal((24, shown.Count), (shown.Sum(static f => f.Quantities.GetValueOrDefault(TradeDay.Brush)), day.Site.PurchaseWrites));
    }

    [Fact]
    public async Task A_key_that_was_revoked_is_a_record_and_no_loop_and_all_goes_on_with_another()
    {
        await using var day = await TradeDay.StartAsync(isCustom: true);
        await day.PassAsync(TimeSpan.FromMinutes(10));
        day.Site.RevokeKey();
        var id = day.Site.PlaceOrder(day.Purchase());
        var calls = day.Site.Calls;

        await day.PassAsync(TimeSpan.FromHours(2));

        Assert.Contains(await day.Store.GetExceptionsAsync(), static e => e.Code == "system.denied");
        Assert.InRange(day.Site.Calls - calls, 1, 60);
        Assert.Equal("unknown", await day.StageAsync(id));

        day.Site.RestoreKey();
        await day.PassAsync(TimeSpan.FromHours(2));
        Assert.DoesNotContain(await day.Store.GetExceptionsAsync(), static e => e.Code == "system.denied");
        Assert.Equal(B2BStage.AtWarehouse, await day.StageAsync(id));
    }

    [Fact]
    public async Task Faults_of_all_systems_lose_and_double_nothing()
    {
        await using var day = await TradeDay.StartAsync(configure: static o => o with { FaultRate = 0.1m, Seed = 7 }, policy: TradeDay.Calm with { PollEvery = TimeSpan.FromMinutes(10) }, isCustom: true);
        var ids = Enumerable.Range(0, 3).Select(i => day.Site.PlaceOrder(day.Purchase(brushes: 12 + i))).ToList();

        await day.PassAsync(TimeSpan.FromHours(11));

        foreach (var id in ids)
        {
            Assert.Equal(B2BStage.Completed, await day.StageAsync(id));
            Assert.Single(day.Site.ReadShipments(id));
            Assert.Single(await day.InvoicesAsync(id));
        }

        Assert.Equal(ids.Count, day.Site.PurchaseWrites);
    }
}
