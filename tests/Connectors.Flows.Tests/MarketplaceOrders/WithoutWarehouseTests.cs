using Connectors.Domain.Carriers;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>Goods leave by the ERP's own people: what they post is what left, and what they cannot say there somebody else says.</summary>
public sealed class WithoutWarehouseTests
{
    private const string Dpd = "15501234567890";
    private static readonly ErpShipmentLine One = new(new Sku("SKU-1"), 1, "EA");
    private static readonly ErpShipmentLine Two = new(new Sku("SKU-1"), 2, "EA");

    [Fact]
    public void A_booked_order_is_asked_of_no_warehouse()
    {
        var story = Story().InErp();

        Assert.Empty(story.Effects);
        Assert.Empty(story.Problems);
        Assert.Equal(OrderStage.InErp, story.Last.Stage);
    }

    [Fact]
    public void R80_What_the_ERP_posted_without_tracking_waits_for_it_with_its_deadline()
    {
        var story = Story().InErp().Shipped("S-1", 10, Two);

        Assert.Equal(ReasonCatalogue.TrackingNotAvailable, story.Problem.Why.Reason);
        Assert.Equal("2026-03-04 09:00:00Z", Story().InErp().Shipped("S-1", 10, Two).Fact("dispatch deadline"));
        Assert.Equal(Given.T0.AddDays(2), story.Problem.Deadline);
        Assert.Contains(Topic.Table("tracking"), story.Problem.Topics);
        Assert.Equal(OrderStage.Held, story.Last.Stage);
        Assert.Empty(story.Effects);
    }

    [Fact]
    public void R80_Where_the_ERP_keeps_tracking_a_shipment_without_waits_for_it_to_be_entered_there()
    {
        var story = Story().With(static erp => erp with { TracksPackages = true }).InErp().Shipped("S-1", 10, Two);

        Assert.Equal(ReasonCatalogue.TrackingMissing, story.Problem.Why.Reason);
        Assert.Contains("on the posted shipment in the ERP", story.Problem.Why.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void R72_What_a_person_enters_is_told_at_once()
    {
        var story = Story().InErp().Shipped("S-1", 10, Two).Entered(null, "DPD Local", Dpd);

        var told = story.Confirmation("S-1");
        Assert.Equal(("DPD_UK", Dpd, true), (told.Carrier!.Value.Value, told.TrackingNumber!.Value.Value, told.CompletesOrder));
        Assert.Empty(story.Problems);
        Assert.Contains(story.Journal, static n => n.Code == "shipment.tracking-entered" && !n.Text.Contains(Dpd, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_person_enters_before_the_shipment_shows_is_kept_for_it()
    {
        var story = Story().InErp().Entered(null, "DPD Local", Dpd).Shipped("S-1", 10, Two);

        Assert.Equal(Dpd, story.Confirmation("S-1").TrackingNumber!.Value.Value);
    }

    [Fact]
    public void R75_A_row_of_the_table_is_as_good_as_a_person()
    {
        var story = Story().InErp().Shipped("S-1", 10, Two).With(Given.Entered(new TrackingRow(Given.Bq, "1-A", "s-1", "DPD Local", null, Dpd))).Look();

        Assert.Equal(Dpd, story.Confirmation("S-1").TrackingNumber!.Value.Value);
    }

    [Fact]
    public void The_usual_carrier_needs_no_naming()
    {
        var story = Story(new OrderPolicy { ErpCarrier = "DPD Local" }).InErp().Shipped("S-1", 10, Two).Entered(null, null, Dpd);

        Assert.Equal("DPD_UK", story.Confirmation("S-1").Carrier!.Value.Value);
    }

    [Fact]
    public void R77_A_carrier_that_the_table_does_not_know_from_the_ERP_is_held_as_one()
    {
        var story = Story().InErp().Shipped("S-1", 10, Two).Entered(null, "Parcel Pigeon", Dpd);

        Assert.Equal(ReasonCatalogue.CarrierUnmapped, story.Problem.Why.Reason);
        Assert.Equal("bc", story.Fact("warehouse"));
    }

    [Fact]
    public void R68_Each_part_is_told_once_and_the_last_completes_the_order()
    {
        var story = Story().InErp().Shipped("S-1", 10, One).Entered("S-1", "DPD Local", Dpd);
        Assert.Equal((1m, false), (OrderStory.Told(story.Confirmation("S-1"), "L1"), story.Confirmation("S-1").CompletesOrder));

        story.Confirmed("S-1").Shipped("S-1", 10, One);
        Assert.Empty(story.Effects);
        Assert.Equal(OrderStage.InErp, story.Last.Stage);

        story.Shipped("S-2", 20, One).Entered("S-2", "DPD Local", "15501234567891");
        Assert.Equal(["confirm S-2"], story.Effects);
        Assert.True(story.Confirmation("S-2").CompletesOrder);
        Assert.Equal(OrderStage.Confirmed, story.Confirmed("S-2").Last.Stage);
    }

    [Fact]
    public void A_number_that_names_no_shipment_is_never_taken_for_one_of_several()
    {
        var story = Story().InErp().Shipped("S-1", 10, One).Entered(null, "DPD Local", Dpd).Confirmed("S-1").Shipped("S-2", 20, One);

        Assert.Equal("shipment S-2", story.Problem.Subject);
        Assert.Equal(ReasonCatalogue.TrackingNotAvailable, story.Problem.Why.Reason);
        Assert.Contains("shipment S-2", story.Problem.Why.Remedy, StringComparison.Ordinal);
        Assert.Empty(story.Effects);
    }

    [Fact]
    public void A_number_that_is_corrected_after_it_was_told_is_told_again()
    {
        var story = Story().InErp().Shipped("S-1", 10, One).Entered("S-1", "DPD Local", Dpd).Confirmed("S-1").Entered("S-1", null, "15501234567899");

        var correction = Assert.IsType<MarketplaceEffect.CorrectTracking>(Assert.Single(story.Last.Effects).Effect.Part);
        Assert.Equal(("M-S-1", "15501234567899"), (correction.MarketplaceId, correction.Confirmation.TrackingNumber!.Value.Value));
    }

    [Fact]
    public void A_number_that_comes_after_a_confirmation_without_one_is_told()
    {
        var story = Story(new OrderPolicy { WithoutTracking = UntrackedDispatch.WhereNotNeeded, ErpCarrier = "Royal Mail 24" }).InErp().Shipped("S-1", 10, Two).Confirmed("S-1").Entered("S-1", null, "AB123456785GB");

        Assert.Equal(["correct S-1 AB123456785GB"], story.Effects);
    }

    [Fact]
    public void With_a_warehouse_a_person_fills_in_what_it_does_not_say()
    {
        var story = new OrderStory().AtWarehouse().Dispatched(Given.Shipment(tracking: null));
        Assert.Equal(ReasonCatalogue.TrackingMissing, story.Problem.Why.Reason);

        story.Entered("S1", null, Dpd);
        Assert.Equal(Dpd, story.Confirmation("S1").TrackingNumber!.Value.Value);

        story.Entered("S1", null, "99999999999999").Dispatched(Given.Shipment(minutes: 5));
        Assert.Equal("15501234567890", story.Confirmation("S1").TrackingNumber!.Value.Value);
    }

    [Theory]
    [InlineData("Royal Mail 24", UntrackedDispatch.WhereNotNeeded, true)]
    [InlineData("Royal Mail 24", UntrackedDispatch.Hold, false)]
    [InlineData("DPD Local", UntrackedDispatch.WhereNotNeeded, false)]
    [InlineData(null, UntrackedDispatch.WhereNotNeeded, false)]
    public void R80_Without_a_number_a_dispatch_is_told_only_where_marketplace_and_merchant_agree(string? carrier, UntrackedDispatch policy, bool isTold)
    {
        var story = Story(new OrderPolicy { WithoutTracking = policy, ErpCarrier = carrier }).InErp().Shipped("S-1", 10, Two);

        Assert.Equal(isTold ? ["confirm S-1"] : [], story.Effects);
        if (!isTold)
            Assert.Equal(ReasonCatalogue.TrackingNotAvailable, story.Problem.Why.Reason);
    }

    [Fact]
    public void What_can_be_no_number_is_none()
    {
        var story = Story().InErp().Shipped("S-1", 10, Two).Entered(null, "DPD Local", "N/A");

        Assert.Equal(ReasonCatalogue.TrackingNotAvailable, story.Problem.Why.Reason);
        Assert.Equal("N/A", story.Fact("no tracking number"));
    }

    [Fact]
    public void R70_A_shipment_that_was_taken_back_was_not_sent()
    {
        var story = Story().InErp().Shipped("S-1", 10, Two, Two with { Quantity = -2 }).Entered("S-1", "DPD Local", Dpd);

        Assert.Empty(story.Effects);
        Assert.Empty(story.Problems);
        Assert.Equal(["confirm S-2"], story.Shipped("S-2", 20, Two).Entered("S-2", "DPD Local", Dpd).Effects);
    }

    [Fact]
    public void R68_More_than_was_ordered_is_told_as_what_was_ordered()
    {
        var story = Story().InErp().Shipped("S-1", 10, Two with { Quantity = 5 }).Entered("S-1", "DPD Local", Dpd);

        Assert.Equal(2m, OrderStory.Told(story.Confirmation("S-1"), "L1"));
        Assert.Equal(ReasonCatalogue.OverShipped, story.Problem.Why.Reason);
    }

    [Fact]
    public void R64_Goods_count_in_the_pack_that_was_ordered()
    {
        var story = Story().InErp(Given.Line("L1", "O12", 2)).Shipped("S-1", 10, new ErpShipmentLine(new Sku("sku-1"), 1, "xcs")).Entered("S-1", "DPD Local", Dpd);

        Assert.Equal(1m, OrderStory.Told(story.Confirmation("S-1"), "L1"));
    }

    [Fact]
    public void R65_A_unit_that_is_not_the_ordered_one_is_not_guessed_at()
    {
        var story = Story().InErp(Given.Line("L1", "O12", 2)).Shipped("S-1", 10, new ErpShipmentLine(new Sku("SKU-1"), 2, "PALLET")).Entered("S-1", "DPD Local", Dpd);

        Assert.Empty(story.Effects);
        Assert.Equal(ReasonCatalogue.DispatchUnclear, story.Problem.Why.Reason);
    }

    [Fact]
    public void An_order_that_is_posted_whole_with_less_than_was_ordered_is_a_persons()
    {
        var story = Story().InErp().Shipped("S-1", 10, One).Entered("S-1", "DPD Local", Dpd).Confirmed("S-1").At(TimeSpan.FromHours(1)).Hear(Invoiced());
        Assert.Empty(story.Problems);
        Assert.Equal(Given.T0.AddHours(1) + ShowsWithin, story.Last.LookAgainAt);

        Assert.Equal(ReasonCatalogue.ShortShipped, story.At(TimeSpan.FromHours(1) + ShowsWithin).Look().Problem.Why.Reason);
    }

    [Fact]
    public void An_order_that_is_posted_whole_without_any_shipment_of_ours_is_a_persons()
    {
        var story = Story().InErp().At(TimeSpan.FromHours(1)).Hear(Invoiced()).At(TimeSpan.FromHours(1) + ShowsWithin).Look();

        Assert.Equal(ReasonCatalogue.DispatchUnclear, story.Problem.Why.Reason);
        Assert.Empty(story.Shipped("S-1", 70, Two).Entered("S-1", "DPD Local", Dpd).Problems);
    }

    [Fact]
    public void An_order_that_is_cancelled_before_anything_was_posted_is_taken_out_of_the_ERP_alone()
    {
        var story = Story().InErp().Seen(MarketplaceOrderState.Cancelled, 20);

        Assert.Equal(["cancel-erp-order"], story.Effects);
        story.Hear(new BackOfficeInput.ErpOrderCancelled());
        Assert.True(story.Last.IsClosed);
        Assert.Empty(story.Problems);
    }

    [Fact]
    public void Of_an_order_that_is_cancelled_after_a_part_was_posted_the_rest_is_told()
    {
        var story = Story().InErp().Shipped("S-1", 10, One).Entered("S-1", "DPD Local", Dpd).Confirmed("S-1").Seen(MarketplaceOrderState.Cancelled, 20);

        Assert.Empty(story.Effects);
        Assert.Equal((ReasonCatalogue.CancelledTooLate, Severity.Page), (story.Problem.Why.Reason, story.Problem.Severity));
        Assert.Contains("the rest stands open on sales order SO-1-A", story.Problem.Why.Message, StringComparison.Ordinal);
        Assert.Empty(story.Hear(new MarketplaceInput.Acknowledged()).Problems);
    }

    [Fact]
    public void Goods_that_are_posted_after_the_order_was_cancelled_are_told()
    {
        var story = Story().InErp().Seen(MarketplaceOrderState.Cancelled, 20).Shipped("S-1", 30, Two);

        Assert.Empty(story.Effects);
        Assert.Equal(ReasonCatalogue.CancelledTooLate, story.Problem.Why.Reason);
    }

    [Fact]
    public void An_address_that_changes_before_anything_was_posted_has_the_sales_order_made_anew()
    {
        var story = Story().InErp().Hear(NewAddress(20));

        Assert.Equal(["cancel-erp-order"], story.Effects);
        Assert.Equal(["erp-order"], story.Hear(new BackOfficeInput.ErpOrderCancelled()).Effects);
        Assert.Equal("18 New Row", story.State.BackOffice.SalesOrder!.ShipTo.Line1);
    }

    [Fact]
    public void An_address_that_changes_after_a_part_was_posted_is_told_and_what_left_goes_on()
    {
        var story = Story().InErp().Shipped("S-1", 10, One).Hear(NewAddress(20)).Entered("S-1", "DPD Local", Dpd);

        Assert.Equal(["confirm S-1"], story.Effects);
        Assert.Equal(ReasonCatalogue.AddressChangedTooLate, story.Problem.Why.Reason);
    }

    [Fact]
    public void A_line_that_is_cancelled_after_a_part_was_posted_is_told_and_completes_without_it()
    {
        var story = Story().InErp(Given.Line("L1"), Given.Line("L2", "O2")).Shipped("S-1", 10, Two).Entered("S-1", "DPD Local", Dpd).Confirmed("S-1")
            .Seen(MarketplaceOrderState.Shipping, 20, Given.Line("L1"), Given.Line("L2", "O2", state: MarketplaceOrderState.Cancelled));

        Assert.Equal(("line L2", ReasonCatalogue.CancelledTooLate), (story.Problem.Subject, story.Problem.Why.Reason));
        Assert.Empty(story.Effects);
    }

    [Fact]
    public void A_sales_order_that_is_deleted_after_a_part_was_posted_is_not_made_anew()
    {
        var story = Story().InErp().Shipped("S-1", 10, One);
        for (var look = 0; look < 2; look++)
            story.At(TimeSpan.FromHours(1 + look)).Hear(new BackOfficeInput.ErpOrderSeen(null));

        Assert.Null(story.State.BackOffice.Erp);
        story.Entered("S-1", "DPD Local", Dpd);
        Assert.Equal(["confirm S-1"], story.Effects);
        Assert.Equal(ReasonCatalogue.ErpOrderRemoved, story.Problem.Why.Reason);
    }

    [Fact]
    public void A_sales_order_that_differs_holds_nothing_up_that_has_left()
    {
        var differs = new BackOfficeInput.ErpOrderSeen(Given.ErpOrder() with { Differences = [new Fact("goods", "another")] });
        var story = Story().InErp().Hear(new BackOfficeInput.ErpCheckWanted()).Hear(differs);
        Assert.Equal(OrderStage.Held, story.Last.Stage);

        story.Shipped("S-1", 10, Two).Entered("S-1", "DPD Local", Dpd);
        Assert.Contains("confirm S-1", story.Effects);
        Assert.Equal(ReasonCatalogue.ErpOrderDiffers, story.Problem.Why.Reason);
    }

    [Fact]
    public void An_order_that_left_by_the_ERP_is_never_asked_of_a_warehouse_that_its_route_names_later()
    {
        var begun = Story().InErp().Shipped("S-1", 10, One).State;
        var decision = OrderDecisions.Decide(begun, null, Context(Given.Route));

        Assert.DoesNotContain(decision.Effects, static e => e.Id == "warehouse-order");
    }

    [Fact]
    public async Task R69_A_whole_order_by_hand_is_told_once_and_ends()
    {
        var world = new World { Route = Given.WithoutWarehouse, Tables = static () => Given.Entered(), LooksLater = true, UnitTexts = static u => u == Given.Each ? "PCS" : u.Value };
        var store = new Connectors.Flows.Storage.InMemoryFlowStore(world.Clock);
        using var runner = world.Runner(store, policy: new OrderPolicy { DispatchPollEvery = TimeSpan.FromMinutes(1) });
        world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance));
        await runner.RunUntilIdleAsync();
        world.Move("1-A", MarketplaceOrderState.Shipping);
        await NextAsync();
        world.Ship("SHP-1", "BQ:1-a", new ErpShipmentLine(new Sku("SKU-1"), 1, "PCS"));
        world.Ship("SHP-9", "somebody else's", new ErpShipmentLine(new Sku("SKU-1"), 7, "PCS"));
        await NextAsync();
        await store.DeliverAsync([MarketplaceOrdersFlow.EnterTracking(Given.Key(), new TrackingEntry("Pat") { Shipment = "SHP-1", Carrier = "DPD Local", Numbers = Dpd }, "T1")], world.Clock.GetUtcNow());
        await NextAsync();
        world.Ship("SHP-2", "BQ:1-a", new ErpShipmentLine(new Sku("SKU-1"), 1, "PCS"));
        world.Post("SO-1");
        await NextAsync();
        Assert.Single(world.Confirmed);
        world.Tables = static () => Given.Entered(new TrackingRow(Given.Bq, "1-A", "SHP-2", "Royal Mail 24", null, "AB123456785GB"));
        await NextAsync();
        await NextAsync();

        Assert.Equal([(1m, "DPD_UK"), (1m, "RMG")], world.Confirmed.Select(static c => (c.Told.Lines.Sum(static l => l.Quantity), c.Told.Carrier!.Value.Value)));
        Assert.Empty(world.Submitted);
        Assert.Empty(world.ErpCancelled);
        Assert.Single(world.ErpCreated);
        Assert.True((await store.GetCaseAsync(MarketplaceOrdersFlow.CaseOf(Given.Key())))!.IsClosed);
        Assert.Empty(await store.GetExceptionsAsync(scope: MarketplaceOrdersFlow.CaseOf(Given.Key()).ToString()));

        // The order is over, and a row is corrected.
        world.Tables = static () => Given.Entered(new TrackingRow(Given.Bq, "1-A", "shp-2", "Royal Mail 24", null, "AB123456799GB"), new TrackingRow(Given.Bq, "9-Z", null, null, null, "X"));
        await NextAsync();
        await NextAsync();
        Assert.Equal("AB123456799GB", world.Confirmed.Last().Told.TrackingNumber!.Value.Value);
        Assert.Equal(1, world.TimesCalled("correct-tracking"));

        async Task NextAsync()
        {
            world.Clock.Advance(TimeSpan.FromMinutes(20));
            await runner.RunUntilIdleAsync();
        }
    }

    private static TimeSpan ShowsWithin => new OrderPolicy().DispatchPollEvery + new OrderPolicy().DispatchPollEvery + new OrderPolicy().PollOverlap;

    private static OrderContext Context(OrderRoute route) => new(Given.T0.AddHours(1), route, new OrderPolicy(), Given.Entered(), Given.Approved, Given.Several);

    private static BackOfficeInput.ErpOrderSeen Invoiced() => new BackOfficeInput.ErpOrderSeen(Given.ErpOrder() with { IsInvoiced = true });

    private static OrderInput NewAddress(int minutes) => new MarketplaceInput.OrderSeen(Given.Order(MarketplaceOrderState.Shipping, minutes: minutes) with { ShipTo = Given.Address with { Line1 = "18 New Row" } });

    private static OrderStory Story(OrderPolicy? policy = null) => new(policy, Given.Entered(), route: Given.WithoutWarehouse);
}
