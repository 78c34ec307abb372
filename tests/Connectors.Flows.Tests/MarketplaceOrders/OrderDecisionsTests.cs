using Connectors.Domain.Deadlines;
using Connectors.Domain.Documents;
using Connectors.Domain.Orders;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

public sealed class OrderDecisionsTests
{
    private static readonly MarketplaceCapabilities OneShipment = new() { MultipleShipments = false };

    // Acceptance: R1, R3, R4, R10.

    [Fact]
    public void Decide_accepts_before_anything_else()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.WaitingAcceptance);

        var effect = Assert.Single(story.Last.Effects);
        Assert.Equal(("accept", RetrySafety.Act, Priority.Acknowledge), (effect.Id, effect.RetrySafety, effect.Priority));
        Assert.Equal(OrderStage.ToAccept, story.Last.Stage);
    }

    [Theory]
    [InlineData(AcceptancePolicy.ByMarketplace)]
    [InlineData(AcceptancePolicy.Manual)]
    public void Decide_leaves_acceptance_to_others_when_the_policy_says_so_but_watches_the_clock(AcceptancePolicy policy)
    {
        var story = new OrderStory(new OrderPolicy { Acceptance = policy }).Seen(MarketplaceOrderState.WaitingAcceptance);

        Assert.Empty(story.Effects);
        Assert.Equal(Given.T0.AddHours(24), story.Last.Deadline);
        Assert.Equal(Given.T0.AddHours(12), story.Last.LookAgainAt);
    }

    [Theory]
    [InlineData(true, true, 4)]
    [InlineData(true, false, 1)]
    [InlineData(false, true, 1)]
    public void An_acceptance_window_in_working_time_passes_over_the_days_on_which_the_marketplace_rests(bool inWorkingTime, bool hasCalendar, int days)
    {
        var rests = Enumerable.Range(0, 3).Select(d => new HolidayRow(Given.Bq, DateOnly.FromDateTime(Given.T0.UtcDateTime).AddDays(d), "rest"));
        var calendars = WorkingCalendars.Compile(new CalendarTable
        {
            Version = "calendars-1",
            Rows = [new CalendarRow(Given.Bq, "UTC", "mon-sun")],
            Holidays = [.. rests],
        });
        var story = new OrderStory(new OrderPolicy { Acceptance = AcceptancePolicy.Manual, AcceptanceInWorkingTime = inWorkingTime }, Given.Tables(calendars: hasCalendar ? calendars.Value : null)).Seen(MarketplaceOrderState.WaitingAcceptance);

        Assert.Equal(DateOnly.FromDateTime(Given.T0.UtcDateTime).AddDays(days), DateOnly.FromDateTime(story.Last.Deadline!.Value.UtcDateTime));
    }

    [Theory]
    [InlineData(MarketplaceOrderState.Staging)]
    [InlineData(MarketplaceOrderState.WaitingAcceptance)]
    [InlineData(MarketplaceOrderState.WaitingDebit)]
    [InlineData(MarketplaceOrderState.Unknown)]
    public void Decide_never_posts_an_order_that_is_not_cleared(MarketplaceOrderState state)
    {
        var story = new OrderStory().Hear(new MarketplaceInput.OrderSeen(Given.Order(state) with { CanShip = true, ShipTo = Given.Address }));

        Assert.DoesNotContain("erp-order", story.Effects);
        Assert.DoesNotContain("warehouse-order", story.Effects);
    }

    [Fact]
    public void Decide_stops_the_goods_of_an_order_that_is_closed_because_all_of_it_was_refunded_before_it_left()
    {
        var story = new OrderStory().AtWarehouse().Seen(MarketplaceOrderState.Closed, 9, Given.Line("L1", state: MarketplaceOrderState.Cancelled));

        Assert.Equal(OrderStage.Cancelled, story.Last.Stage);
        Assert.Contains("cancel-warehouse-order", story.Effects);
        Assert.False(story.Last.IsClosed);
    }

    [Fact]
    public void Decide_asks_for_no_goods_while_it_is_not_clear_how_many_are_left()
    {
        var unclear = Given.Line("L1") with { IsQuantityUnclear = true };
        var story = new OrderStory().Seen(MarketplaceOrderState.WaitingAcceptance).Accepted().Seen(MarketplaceOrderState.Shipping, 5).Posted().Seen(MarketplaceOrderState.Shipping, 9, unclear);

        Assert.DoesNotContain("warehouse-order", story.Effects);
        Assert.Equal(ReasonCatalogue.OrderQuantityUnclear, story.Problem.Why.Reason);

        Assert.Contains("warehouse-order", story.Seen(MarketplaceOrderState.Shipping, 9, Given.Line("L1")).Effects);
    }

    [Fact]
    public void Decide_takes_an_answer_that_is_not_clear_for_no_newer_than_a_clear_one_of_the_same_instant()
    {
        var unclear = Given.Line("L1") with { IsQuantityUnclear = true };
        var story = new OrderStory().AtWarehouse().Seen(MarketplaceOrderState.Shipping, 9, Given.Line("L1", quantity: 1)).Seen(MarketplaceOrderState.Shipping, 9, unclear);

        Assert.Equal(1, Assert.Single(story.State.Order!.Lines).Quantity);
    }

    [Fact]
    public void Decide_lets_an_old_answer_of_the_same_instant_bring_nothing_back_that_was_withdrawn()
    {
        var story = new OrderStory().AtWarehouse().Seen(MarketplaceOrderState.Shipping, 9, Given.Line("L1", quantity: 1));
        Assert.Contains("cancel-warehouse-order", story.Effects);

        story.Seen(MarketplaceOrderState.Shipping, 9, Given.Line("L1", quantity: 2));

        Assert.Equal(1, Assert.Single(story.State.Order!.Lines).Quantity);
        Assert.Contains("cancel-warehouse-order", story.Effects);
    }

    [Fact]
    public void Decide_does_not_post_an_order_that_the_operator_ships()
    {
        var story = new OrderStory().Hear(new MarketplaceInput.OrderSeen(Given.Order(MarketplaceOrderState.Shipping) with { CanShip = false }));

        Assert.Empty(story.Effects);
        Assert.Equal(OrderStage.Ignored, story.Last.Stage);
    }

    [Fact]
    public void Decide_posts_a_cleared_order()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.WaitingAcceptance).Accepted();
        Assert.Empty(story.Effects);

        story.Seen(MarketplaceOrderState.Shipping, 5);

        var effect = Assert.Single(story.Last.Effects);
        Assert.Equal(("erp-order", RetrySafety.Create, Priority.Order), (effect.Id, effect.RetrySafety, effect.Priority));
    }

    [Fact]
    public void Decide_calls_an_order_lost_with_its_value_when_its_window_passed()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.WaitingAcceptance).At(TimeSpan.FromHours(25)).Seen(MarketplaceOrderState.Refused, 1441);

        Assert.Equal((OrderStage.Lost, true, "12 GBP"), (story.Last.Stage, story.Last.IsClosed, story.Last.Value));
        Assert.Equal((ReasonCatalogue.OrderLost, Severity.Lost), (story.Problem.Why.Reason, story.Problem.Severity));
        Assert.Equal("12 GBP", story.Fact("value"));
    }

    [Fact]
    public void A_lost_order_stays_to_be_seen_until_a_person_says_that_it_was()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.WaitingAcceptance).At(TimeSpan.FromHours(25)).Seen(MarketplaceOrderState.Refused, minutes: 1500);
        Assert.Equal(ReasonCatalogue.OrderLost.Code, Assert.Single(story.Look().Problems));

        story.Hear(new MarketplaceInput.Acknowledged());

        Assert.Empty(story.Problems);
        Assert.Equal((OrderStage.Lost, true), (story.Last.Stage, story.Last.IsClosed));
    }

    [Theory]
    [InlineData(11.99, null, null)]
    [InlineData(12, "order.acceptance-due Warn", Severity.Warning)]
    [InlineData(17.99, "order.acceptance-due Warn", Severity.Warning)]
    [InlineData(18, "order.acceptance-due Page", Severity.Page)]
    [InlineData(24, "order.acceptance-due Breached", Severity.Page)]
    public void Decide_warns_at_half_of_the_acceptance_window_and_pages_at_three_quarters(double hours, string? problem, Severity? severity)
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.WaitingAcceptance).At(TimeSpan.FromHours(hours)).Look();

        Assert.Equal(problem, story.Problems.SingleOrDefault());
        Assert.Equal(severity, story.Last.Problems.SingleOrDefault()?.Severity);
    }

    [Fact]
    public void Decide_looks_again_exactly_when_the_next_warning_is_due()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.WaitingAcceptance);
        Assert.Equal(Given.T0.AddHours(12), story.Last.LookAgainAt);

        Assert.Equal(Given.T0.AddHours(18), story.At(TimeSpan.FromHours(12)).Look().Last.LookAgainAt);
        Assert.Equal(Given.T0.AddHours(24), story.At(TimeSpan.FromHours(18)).Look().Last.LookAgainAt);
        Assert.Null(story.At(TimeSpan.FromHours(24)).Look().Last.LookAgainAt);
    }

    [Theory]
    [InlineData(24, "order.dispatch-due Warn")]
    [InlineData(36, "order.dispatch-due Page")]
    [InlineData(48, "order.dispatch-late Breached")]
    public void Decide_watches_the_dispatch_deadline_of_a_cleared_order(int hours, string problem)
    {
        var story = new OrderStory().AtWarehouse().At(TimeSpan.FromHours(hours)).Look();

        Assert.Equal([problem], story.Problems);
        Assert.Equal(Given.T0.AddDays(2), story.Last.Deadline);
    }

    [Theory]
    [InlineData(23, "offer.unmapped order line L1")]
    [InlineData(24, "offer.unmapped order line L1", "order.dispatch-due Warn")]
    [InlineData(48, "offer.unmapped order line L1", "order.dispatch-late Breached")]
    public void Decide_watches_the_dispatch_deadline_while_an_order_is_held(int hours, params string[] problems)
    {
        var story = new OrderStory(tables: Given.Tables(mapsOffer: false)).Seen(MarketplaceOrderState.Shipping).At(TimeSpan.FromHours(hours)).Look();

        Assert.Equal(OrderStage.Held, story.Last.Stage);
        Assert.Equal(problems, story.Problems.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Decide_stops_watching_the_dispatch_deadline_once_everything_is_confirmed()
    {
        var story = new OrderStory().AtWarehouse().Dispatched(Given.Shipment()).Confirmed("S1").At(TimeSpan.FromDays(3)).Look();

        Assert.Equal(OrderStage.Confirmed, story.Last.Stage);
        Assert.Empty(story.Problems);
    }

    [Fact]
    public void Decide_holds_an_order_in_a_state_it_does_not_know()
    {
        var story = new OrderStory().Hear(new MarketplaceInput.OrderSeen(Given.Order(MarketplaceOrderState.Unknown) with { StateText = "TO_COLLECT" }));

        Assert.Equal((OrderStage.Held, ReasonCatalogue.OrderStateUnknown), (story.Last.Stage, story.Problem.Why.Reason));
        Assert.Contains("TO_COLLECT", story.Problem.Why.Message, StringComparison.Ordinal);
    }

    // Mapping: R18, R64, R65, R94, R98.

    [Fact]
    public void Decide_holds_an_unmapped_offer_naming_line_table_and_version_and_releases_it_with_the_table()
    {
        var story = new OrderStory(tables: Given.Tables(mapsOffer: false)).Seen(MarketplaceOrderState.Shipping);

        Assert.Equal(OrderStage.Held, story.Last.Stage);
        Assert.Equal(("offer.unmapped order line L1", "offers", "offers-1"), (story.Problem.Key, story.Problem.Why.Table, story.Problem.Why.TableVersion));
        Assert.Empty(story.Effects);

        Assert.Equal(["erp-order"], story.With(Given.Tables()).Look().Effects);
        Assert.Empty(story.Problems);
    }

    [Fact]
    public void Decide_holds_an_unknown_pack_and_never_takes_it_as_one()
    {
        var story = new OrderStory(tables: Given.Tables(knowsCase: false)).Seen(MarketplaceOrderState.Shipping, 0, Given.Line("L1", "O12", 1));

        Assert.Equal(("unit.unknown order line L1", "units"), (story.Problem.Key, story.Problem.Why.Table));
        Assert.Empty(story.Effects);
        Assert.Null(story.State.BackOffice.SalesOrder);
    }

    [Fact]
    public void Decide_holds_an_incomplete_address_naming_the_field()
    {
        var story = new OrderStory().Hear(new MarketplaceInput.OrderSeen(Given.Order(MarketplaceOrderState.Shipping) with { ShipTo = Given.Address with { Postcode = " " } }));

        Assert.Equal(ReasonCatalogue.OrderIncomplete, story.Problem.Why.Reason);
        Assert.Equal("ship-to postcode", story.Fact("missing"));
        Assert.Empty(story.Effects);
    }

    [Fact]
    public void Decide_looks_again_at_a_held_order_although_nothing_happens()
    {
        var story = new OrderStory(tables: Given.Tables(mapsOffer: false)).Seen(MarketplaceOrderState.Shipping);

        Assert.Equal(Given.T0.AddMinutes(15), story.Last.LookAgainAt);
    }

    [Fact]
    public void Decide_asks_the_warehouse_for_twelve_each_when_one_case_was_sold()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.Shipping, 0, Given.Line("L1", "O12", 1));

        var asked = Assert.Single(MarketplaceOrderMapping.ToFulfilment(story.State.BackOffice.SalesOrder!, Given.ErpOrder()).Lines);

        Assert.Equal((new Sku("SKU-1"), 12m), (asked.Sku, asked.Quantity));
        Assert.Equal(new Money(6m, Given.Gbp), story.State.BackOffice.SalesOrder!.Total);
    }

    [Fact]
    public void Decide_holds_another_total_of_the_erp_before_the_warehouse_has_the_order()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.Shipping).Posted(12.01m);

        Assert.Equal(ReasonCatalogue.ErpTotalMismatch, story.Problem.Why.Reason);
        Assert.DoesNotContain("warehouse-order", story.Effects);
    }

    [Fact]
    public void Decide_lets_a_difference_within_the_tolerance_pass()
    {
        var story = new OrderStory(new OrderPolicy { ErpTotalTolerance = 0.01m }).Seen(MarketplaceOrderState.Shipping).Posted(12.01m);

        Assert.Contains("warehouse-order", story.Effects);
    }

    [Fact]
    public void Decide_asks_the_warehouse_only_once_the_erp_has_the_order()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.Shipping);
        Assert.Equal(["erp-order"], story.Effects);

        Assert.Equal(["warehouse-order", "reference"], story.Posted().Effects);
        Assert.Equal(["warehouse-order"], story.Hear(new MarketplaceInput.ReferenceWanted()).Effects);
        Assert.Empty(story.Submitted().Effects);
        Assert.Equal(OrderStage.AtWarehouse, story.Last.Stage);
    }

    // Dispatches: R68, R69, R70, R72.

    [Fact]
    public void Decide_confirms_three_parcels_one_by_one_and_only_the_last_completes()
    {
        var line = Given.Line("L1", quantity: 6);
        var story = new OrderStory().AtWarehouse(line);

        story.Dispatched(Given.Shipment("S1", 2));
        Assert.Equal(["confirm S1"], story.Effects);
        Assert.False(story.Confirmation("S1").CompletesOrder);
        Assert.Equal(2m, OrderStory.Told(story.Confirmation("S1"), "L1"));
        story.Confirmed("S1");
        Assert.Equal(OrderStage.AtWarehouse, story.Last.Stage);

        story.Dispatched(Given.Shipment("S1", 2), Given.Shipment("S2", 3, minutes: 10), Given.Shipment("S3", 1, minutes: 20));
        Assert.Equal(["confirm S2", "confirm S3"], story.Effects);
        Assert.Equal([false, false], new[] { "S2", "S3" }.Select(s => story.Confirmation(s).CompletesOrder));
        Assert.True(story.Confirmed("S2").Confirmation("S3").CompletesOrder);
        story.Confirmed("S3");

        Assert.Equal(OrderStage.Confirmed, story.Last.Stage);
        Assert.Equal(6m, story.State.Confirmed.SelectMany(static c => c.Lines).Sum(static l => l.Quantity));
    }

    [Fact]
    public void Decide_tells_one_shipment_only_once_everything_has_left_when_the_platform_takes_no_more()
    {
        var story = new OrderStory(capabilities: OneShipment).AtWarehouse(Given.Line("L1", quantity: 6)).Dispatched(Given.Shipment("S1", 2));
        Assert.Empty(story.Effects);

        story.Dispatched(Given.Shipment("S1", 2), Given.Shipment("S2", 4, minutes: 10));

        Assert.Equal(["confirm S2"], story.Effects);
        Assert.Equal((true, 6m), (story.Confirmation("S2").CompletesOrder, OrderStory.Told(story.Confirmation("S2"), "L1")));
    }

    [Fact]
    public void Decide_does_not_call_a_shipment_the_last_while_another_waits_for_its_carrier()
    {
        var story = new OrderStory().AtWarehouse(Given.Line("L1", quantity: 4))
            .Dispatched(Given.Shipment("S1", 2, carrier: "Acme Vans"), Given.Shipment("S2", 2, minutes: 10));

        Assert.Equal(["confirm S2"], story.Effects);
        Assert.False(story.Confirmation("S2").CompletesOrder);
    }

    [Fact]
    public void Decide_gives_the_same_confirmations_whatever_the_order_of_the_news()
    {
        DispatchedShipment[] shipments = [Given.Shipment("S1", 2), Given.Shipment("S2", 3, minutes: 10), Given.Shipment("S3", 1, minutes: 20)];
        var inOrder = new OrderStory().AtWarehouse(Given.Line("L1", quantity: 6)).Dispatched(shipments);
        var reversed = new OrderStory().AtWarehouse(Given.Line("L1", quantity: 6));
        foreach (var shipment in shipments.Reverse())
            reversed.Dispatched(shipment).Dispatched(shipment);

        Assert.Equal(inOrder.Effects, reversed.Effects);
    }

    [Fact]
    public void Decide_keeps_a_shipment_as_its_newest_snapshot_shows_it()
    {
        var story = new OrderStory().AtWarehouse().Dispatched(Given.Shipment(minutes: 10)).Dispatched(Given.Shipment(minutes: 5, state: ShipmentState.Pending));

        Assert.Equal(["confirm S1"], story.Effects);
    }

    [Fact]
    public void Decide_prefers_the_snapshot_that_is_further_on_when_two_are_equally_new()
    {
        var story = new OrderStory().AtWarehouse().Dispatched(Given.Shipment(state: ShipmentState.Pending)).Dispatched(Given.Shipment());

        Assert.Equal(["confirm S1"], story.Effects);
    }

    // Carriers: R75 to R80.

    [Fact]
    public void Decide_holds_an_unmapped_carrier_with_what_it_saw_and_until_when()
    {
        var story = new OrderStory().AtWarehouse().Dispatched(Given.Shipment(carrier: "DPD UK"));

        Assert.Equal(("carrier.unmapped shipment S1", OrderStage.Held), (story.Problem.Key, story.Last.Stage));
        Assert.Equal(("DPD UK", "DPD_UK", "2026-03-04 09:00:00Z"), (story.Fact("carrier text"), story.Fact("nearest approved code"), story.Fact("dispatch deadline")));
        Assert.Equal(Given.T0.AddDays(2), story.Problem.Deadline);
        Assert.Empty(story.Effects);
    }

    [Fact]
    public void Decide_confirms_a_held_dispatch_as_soon_as_its_carrier_is_mapped()
    {
        var story = new OrderStory(tables: Given.Tables(mapsCarrier: false)).AtWarehouse().Dispatched(Given.Shipment());
        Assert.Empty(story.Effects);

        story.With(Given.Tables("carriers-2")).Look();

        Assert.Equal((new CarrierCode("DPD_UK"), new TrackingNumber("15501234567890")), (story.Confirmation("S1").Carrier, story.Confirmation("S1").TrackingNumber));
        Assert.Empty(story.Problems);
    }

    [Fact]
    public void Decide_holds_a_dispatch_without_the_tracking_number_its_carrier_needs()
    {
        var story = new OrderStory().AtWarehouse().Dispatched(Given.Shipment(tracking: null));

        Assert.Equal(["carrier.tracking-missing shipment S1"], story.Problems);
        Assert.Equal(["confirm S1"], story.Dispatched(Given.Shipment(minutes: 30)).Effects);
    }

    [Fact]
    public void Decide_confirms_without_a_tracking_number_when_the_carrier_needs_none()
    {
        var story = new OrderStory().AtWarehouse().Dispatched(Given.Shipment(carrier: "royal-mail 24", tracking: null));

        Assert.Equal((new CarrierCode("RMG"), (TrackingNumber?)null), (story.Confirmation("S1").Carrier, story.Confirmation("S1").TrackingNumber));
    }

    [Fact]
    public void Decide_tells_the_marketplace_a_tracking_number_that_changed_after_the_confirmation_and_does_not_confirm_again()
    {
        var story = new OrderStory().AtWarehouse().Dispatched(Given.Shipment()).Confirmed("S1").Dispatched(Given.Shipment(tracking: "15509999999999", minutes: 60));

        Assert.Equal(["correct S1 15509999999999"], story.Effects);
        Assert.Empty(story.Problems);
        var correction = Assert.IsType<MarketplaceEffect.CorrectTracking>(Assert.Single(story.Last.Effects).Effect.Part);
        Assert.Equal(("M-S1", new TrackingNumber("15509999999999")), (correction.MarketplaceId, correction.Confirmation.TrackingNumber));

        story.Hear(new MarketplaceInput.TrackingCorrected("S1", new TrackingNumber("15509999999999")));
        Assert.Empty(story.Effects);
        Assert.Empty(story.Problems);
    }

    [Fact]
    public void Decide_tells_a_person_when_the_marketplace_does_not_take_the_corrected_number()
    {
        var story = new OrderStory().AtWarehouse().Dispatched(Given.Shipment()).Confirmed("S1").Dispatched(Given.Shipment(tracking: "15509999999999", minutes: 60))
            .Refused("correct S1 15509999999999");

        Assert.Equal("fulfilment.tracking-changed shipment S1", story.Problem.Key);
        Assert.False(story.Problem.Holds);
        Assert.Empty(story.Effects);
    }

    [Fact]
    public void Decide_corrects_a_number_that_changed_after_the_marketplace_showed_the_order_as_shipped()
    {
        var story = new OrderStory().AtWarehouse().Dispatched(Given.Shipment()).Confirmed("S1").Seen(MarketplaceOrderState.Shipped, 30);
        Assert.True(story.Last.IsClosed);

        story.Dispatched(Given.Shipment(tracking: "15509999999999", minutes: 60));
        Assert.Equal(["correct S1 15509999999999"], story.Effects);
        Assert.False(story.Last.IsClosed);

        story.Hear(new MarketplaceInput.TrackingCorrected("S1", new TrackingNumber("15509999999999")));
        Assert.True(story.Last.IsClosed);
    }

    [Fact]
    public void Decide_waits_for_the_approved_carriers_when_they_were_not_read_yet()
    {
        var story = new OrderStory().AtWarehouse().WithoutReference().Dispatched(Given.Shipment());

        Assert.Equal("system.unavailable", story.Problem.Key);
        Assert.Equal(["platform:bq"], story.Problem.Topics);
        Assert.Empty(story.Effects);
    }

    // Cancellation.

    [Fact]
    public void Decide_takes_back_the_warehouse_first_and_the_erp_once_the_goods_are_stopped()
    {
        var story = new OrderStory().AtWarehouse().Seen(MarketplaceOrderState.Cancelled, 60);
        Assert.Equal(["cancel-warehouse-order"], story.Effects);
        Assert.False(story.Last.IsClosed);

        story.Hear(new BackOfficeInput.WarehouseOrderCancelled(WarehouseCancellation.Cancelled));
        Assert.Equal(["cancel-erp-order"], story.Effects);

        story.Hear(new BackOfficeInput.ErpOrderCancelled());
        Assert.Empty(story.Effects);
        Assert.Equal((OrderStage.Cancelled, true), (story.Last.Stage, story.Last.IsClosed));
    }

    [Fact]
    public void Decide_takes_back_only_the_erp_order_when_the_warehouse_never_had_it()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.Shipping).Posted().Seen(MarketplaceOrderState.Cancelled, 60);

        Assert.Equal(["cancel-erp-order"], story.Effects);
    }

    [Theory]
    [InlineData(WarehouseCancellation.TooLate)]
    [InlineData(WarehouseCancellation.PartlyCancelled)]
    public void Decide_keeps_the_erp_order_and_says_so_when_the_goods_could_not_be_stopped(WarehouseCancellation answer)
    {
        var story = new OrderStory().AtWarehouse().Seen(MarketplaceOrderState.Cancelled, 60).Hear(new BackOfficeInput.WarehouseOrderCancelled(answer));

        Assert.Empty(story.Effects);
        Assert.Equal((ReasonCatalogue.CancelledTooLate, Severity.Page), (story.Problem.Why.Reason, story.Problem.Severity));
        Assert.True(story.Last.IsClosed);
    }

    [Fact]
    public void Decide_takes_a_lost_order_back_before_it_is_closed()
    {
        var story = new OrderStory().AtWarehouse().Seen(MarketplaceOrderState.Refused, 60);

        Assert.Equal((OrderStage.Lost, false), (story.Last.Stage, story.Last.IsClosed));
        Assert.Equal(["cancel-warehouse-order"], story.Effects);
    }

    // Late, repeated and reordered news.

    [Fact]
    public void Decide_ignores_an_older_snapshot()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.Shipping, 10).Seen(MarketplaceOrderState.WaitingAcceptance, 5);

        Assert.Equal(["erp-order"], story.Effects);
    }

    [Fact]
    public void Decide_takes_no_step_back_when_two_snapshots_are_equally_new()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.Shipping, 10).Seen(MarketplaceOrderState.WaitingDebit, 10);

        Assert.Equal(["erp-order"], story.Effects);
    }

    [Theory]
    [InlineData(MarketplaceOrderState.WaitingAcceptance)]
    [InlineData(MarketplaceOrderState.WaitingDebit)]
    [InlineData(MarketplaceOrderState.Shipping)]
    [InlineData(MarketplaceOrderState.Refused)]
    public void Goods_that_a_person_at_the_warehouse_sends_before_it_was_asked_are_told(MarketplaceOrderState state)
    {
        var story = new OrderStory(tables: Given.Tables(mapsOffer: false)).Seen(state).Dispatched(Given.Shipment()).Look();

        var told = Assert.Single(story.Last.Problems, static p => p.Why.Reason == ReasonCatalogue.WarehouseSentUnasked);
        Assert.Equal((Severity.Page, false, "S1"), (told.Severity, told.Holds, told.Why.Facts.First(static f => f.Name == "shipments").Value));
    }

    [Fact]
    public void Goods_that_were_sent_unasked_are_like_any_other_once_they_were_found_to_be_the_orders_own()
    {
        var story = new OrderStory(tables: Given.Tables(mapsOffer: false)).Seen(MarketplaceOrderState.Shipping).Dispatched(Given.Shipment());

        story.With(Given.Tables()).Look();
        Assert.Equal([ReasonCatalogue.WarehouseSentUnasked], story.Last.Problems.Select(static p => p.Why.Reason));
        story.Posted();

        // Whatever has our reference is not ours: it may hold other goods, for somebody else.
        Assert.Equal([ReasonCatalogue.WarehouseSentUnasked], story.Last.Problems.Select(static p => p.Why.Reason));
        Assert.DoesNotContain("confirm S1", story.Effects);
        Assert.Contains("warehouse-order", story.Effects);
        story.Submitted();

        Assert.Empty(story.Problems);
        Assert.Contains("confirm S1", story.Effects);
    }

    [Fact]
    public void Parcels_of_an_order_that_only_has_our_reference_are_never_told_once_ours_is_known()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.Shipping).Posted()
            .Hear(new BackOfficeInput.WarehouseOrderSeen(Given.WarehouseOrder(state: WarehouseOrderState.Dispatched, shipments: Given.Shipment()) with { Id = "W-OTHER" }, IsAnswer: false));
        Assert.Equal([ReasonCatalogue.WarehouseSentUnasked], story.Last.Problems.Select(static p => p.Why.Reason));
        Assert.Contains("W-OTHER", story.Last.Problems[0].Why.Facts.Select(static f => f.Value));

        story.Submitted();

        Assert.Empty(story.Problems);
        Assert.DoesNotContain("confirm S1", story.Effects);
    }

    [Fact]
    public void A_person_says_which_order_of_the_warehouse_is_ours_when_it_was_changed_there()
    {
        var shown = Given.WarehouseOrder(state: WarehouseOrderState.Dispatched, shipments: Given.Shipment());
        var story = new OrderStory().Seen(MarketplaceOrderState.Shipping).Posted().Hear(new BackOfficeInput.WarehouseOrderSeen(shown, IsAnswer: false));

        story.Hear(new BackOfficeInput.WarehouseOrderTaken(shown.Id, "ops"));

        Assert.Empty(story.Problems);
        Assert.Contains("confirm S1", story.Effects);
        Assert.DoesNotContain("warehouse-order", story.Effects);
    }

    [Theory]
    [InlineData(MarketplaceOrderState.Refused)]
    [InlineData(MarketplaceOrderState.Cancelled)]
    public void An_order_that_stands_at_the_warehouse_unasked_is_told_when_the_order_is_over(MarketplaceOrderState end)
    {
        var story = new OrderStory(tables: Given.Tables(mapsOffer: false)).Seen(MarketplaceOrderState.WaitingDebit)
            .Hear(new BackOfficeInput.WarehouseOrderSeen(Given.WarehouseOrder(), IsAnswer: false));
        Assert.DoesNotContain(story.Last.Problems, static p => p.Why.Reason == ReasonCatalogue.WarehouseSentUnasked);

        story.Seen(end, 5);

        Assert.Contains(ReasonCatalogue.WarehouseSentUnasked, story.Last.Problems.Select(static p => p.Why.Reason));
    }

    [Fact]
    public void Goods_that_are_sent_while_a_fault_in_the_ERP_holds_the_order_hide_neither_themselves_nor_the_fault()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.Shipping).Posted(total: 13m).Dispatched(Given.Shipment());

        Assert.Contains(ReasonCatalogue.WarehouseSentUnasked, story.Last.Problems.Select(static p => p.Why.Reason));
        Assert.Contains(ReasonCatalogue.ErpTotalMismatch, story.Last.Problems.Select(static p => p.Why.Reason));
        Assert.DoesNotContain("confirm S1", story.Effects);
    }

    [Fact]
    public void Goods_that_the_warehouse_was_asked_for_are_not_unasked_when_the_sales_order_goes()
    {
        var story = new OrderStory().AtWarehouse().Dispatched(Given.Shipment()).Hear(new BackOfficeInput.ErpOrderSeen(null))
            .At(OrderStory.ErpWorksFor).Hear(new BackOfficeInput.ErpOrderSeen(null));

        Assert.Contains("erp-order", story.Effects);
        Assert.DoesNotContain(story.Last.Problems, static p => p.Why.Reason == ReasonCatalogue.WarehouseSentUnasked);
    }

    [Fact]
    public void Decide_keeps_an_address_that_the_marketplace_withholds_again()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.Shipping)
            .Hear(new MarketplaceInput.OrderSeen(Given.Order(MarketplaceOrderState.Shipping, minutes: 5) with { ShipTo = null }));

        Assert.Equal(["erp-order"], story.Effects);
        Assert.NotNull(story.State.Order!.ShipTo);
    }

    [Fact]
    public void Decide_does_not_accept_again_while_the_marketplaces_list_lags_behind()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.WaitingAcceptance).Accepted().Seen(MarketplaceOrderState.WaitingAcceptance, 1);

        Assert.Empty(story.Effects);
        Assert.Equal(OrderStage.WaitingClearance, story.Last.Stage);
    }

    [Fact]
    public void Decide_keeps_the_warehouses_newer_word_when_an_older_snapshot_comes_late()
    {
        var story = new OrderStory().AtWarehouse()
            .Hear(new BackOfficeInput.WarehouseOrderSeen(Given.WarehouseOrder(state: WarehouseOrderState.InProgress, minutes: 20), IsAnswer: false))
            .Hear(new BackOfficeInput.WarehouseOrderSeen(Given.WarehouseOrder(state: WarehouseOrderState.Held, minutes: 10), IsAnswer: false));

        Assert.Empty(story.Problems);
    }

    [Fact]
    public void Decide_writes_nothing_more_into_the_journal_when_the_same_news_comes_again()
    {
        var story = new OrderStory().AtWarehouse().Dispatched(Given.Shipment()).Confirmed("S1").Seen(MarketplaceOrderState.Received, 600);
        var length = story.Journal.Count;

        for (var i = 0; i < 3; i++)
            story.Seen(MarketplaceOrderState.Received, 600).Dispatched(Given.Shipment()).Look();

        Assert.Equal(length, story.Journal.Count);
    }

    [Fact]
    public void Decide_confirms_a_shipment_once_however_often_the_answer_is_heard()
    {
        var story = new OrderStory().AtWarehouse().Dispatched(Given.Shipment());
        var told = story.Confirmation("S1");
        var answer = new MarketplaceInput.ShipmentConfirmed("S1", "M-1", told.TrackingNumber, told.Lines);

        story.Hear(answer).Hear(answer);

        Assert.Single(story.State.Confirmed);
    }

    // Refusals: R78, R94, R98.

    [Fact]
    public void Decide_holds_a_refused_effect_with_system_operation_and_code()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.Shipping).Refused("erp-order");

        Assert.Empty(story.Effects);
        Assert.Equal(("system.rejected erp-order", "The item is blocked."), (story.Problem.Key, story.Problem.Why.Message));
        Assert.Equal(("bc", "salesOrders.create", "Internal_InvalidItem"), (story.Fact("system"), story.Fact("operation"), story.Fact("code")));
    }

    [Fact]
    public void Decide_does_not_retry_a_refused_effect_while_nothing_changed()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.Shipping).Refused("erp-order").At(TimeSpan.FromHours(5)).Look().Seen(MarketplaceOrderState.Shipping);

        Assert.Empty(story.Effects);
    }

    [Fact]
    public void Decide_retries_a_refused_effect_once_a_table_changed() =>
        Assert.Equal(["erp-order"], new OrderStory().Seen(MarketplaceOrderState.Shipping).Refused("erp-order").With(Given.Tables("carriers-2")).Look().Effects);

    [Fact]
    public void Decide_retries_a_refused_effect_once_the_order_changed() =>
        Assert.Equal(["erp-order"], new OrderStory().Seen(MarketplaceOrderState.Shipping).Refused("erp-order").Seen(MarketplaceOrderState.Shipping, 30).Effects);

    [Fact]
    public void Decide_retries_a_refused_effect_when_a_person_asks() =>
        Assert.Equal(["erp-order"], new OrderStory().Seen(MarketplaceOrderState.Shipping).Refused("erp-order").Hear(new MarketplaceInput.RetryRequested()).Effects);

    // The end: R108.

    [Fact]
    public void Decide_erases_what_it_knew_of_persons_when_the_order_is_closed()
    {
        var story = new OrderStory().AtWarehouse().Dispatched(Given.Shipment()).Confirmed("S1").Seen(MarketplaceOrderState.Received, 600);

        Assert.True(story.Last.IsClosed);
        Assert.Equal(OrderStage.Completed, story.Last.Stage);
        Assert.Null(story.State.Order!.ShipTo);
        Assert.Equal(new PostalAddress(), story.State.BackOffice.SalesOrder!.ShipTo);
        Assert.Equal(new Money(12m, Given.Gbp), story.State.BackOffice.SalesOrder.Total);
    }

    [Fact]
    public void Decide_erases_an_address_again_that_comes_after_the_end()
    {
        var story = new OrderStory().AtWarehouse().Dispatched(Given.Shipment()).Confirmed("S1").Seen(MarketplaceOrderState.Received, 600).Seen(MarketplaceOrderState.Closed, 900);

        Assert.Null(story.State.Order!.ShipTo);
    }

    // The warehouse's own troubles, and lines that change late.

    private static MarketplaceOrderLine Withdrawn(MarketplaceOrderLine line) =>
        line with { State = MarketplaceOrderState.Cancelled, Quantity = 0, Price = new Money(0m, Given.Gbp) };

    [Fact]
    public void Decide_holds_a_dispatch_of_which_nobody_knows_what_it_holds()
    {
        var story = new OrderStory().AtWarehouse().Dispatched(Given.Shipment() with { Lines = [] });

        Assert.Equal(("fulfilment.unclear", true), (story.Problem.Why.Reason.Code, story.Problem.Holds));
        Assert.Equal(OrderStage.Held, story.Last.Stage);
    }

    [Fact]
    public void Decide_holds_for_the_rest_of_a_short_shipment_and_tells_what_has_left()
    {
        var story = new OrderStory().AtWarehouse().Hear(new BackOfficeInput.WarehouseOrderSeen(
            Given.WarehouseOrder(state: WarehouseOrderState.Dispatched, minutes: 1, shipments: Given.Shipment(quantity: 1)), IsAnswer: false));

        Assert.Equal(("fulfilment.short-shipped", true), (story.Problem.Why.Reason.Code, story.Problem.Holds));
        Assert.Equal(["confirm S1"], story.Effects);
    }

    [Theory]
    [InlineData(WarehouseOrderState.InProgress, false)]
    [InlineData(WarehouseOrderState.Dispatched, true)]
    public void Decide_holds_for_goods_that_were_put_into_a_parcel_after_it_was_told_once_nothing_more_will_leave(WarehouseOrderState warehouse, bool holds)
    {
        var story = new OrderStory().AtWarehouse().Dispatched(Given.Shipment(quantity: 1)).Confirmed("S1").Hear(new BackOfficeInput.WarehouseOrderSeen(
            Given.WarehouseOrder(state: warehouse, minutes: 5, shipments: Given.Shipment(quantity: 2, minutes: 5)), IsAnswer: false));

        Assert.Equal(("fulfilment.differs", holds), (story.Problem.Why.Reason.Code, story.Problem.Holds));
        Assert.Empty(story.Effects);
    }

    [Fact]
    public void Decide_forgets_what_a_stopped_warehouse_order_was_going_to_send()
    {
        MarketplaceOrderLine[] lines = [Given.Line("L1"), Given.Line("L2", "O2")];
        var story = new OrderStory().AtWarehouse(lines).Hear(new BackOfficeInput.WarehouseOrderSeen(
            Given.WarehouseOrder(minutes: 1, shipments: Given.Shipment("S0", state: ShipmentState.Pending)), IsAnswer: false));
        story.Seen(MarketplaceOrderState.Shipping, 60, lines[0], Withdrawn(lines[1]))
            .Hear(new BackOfficeInput.WarehouseOrderCancelled(WarehouseCancellation.Cancelled)).Hear(new BackOfficeInput.ErpOrderCancelled()).Posted(12m);
        var anew = Given.WarehouseOrder(minutes: 90) with { Id = "W2", Reference = "bq:1-A/r2" };
        story.Hear(new BackOfficeInput.WarehouseOrderSeen(anew, IsAnswer: true)).Hear(new BackOfficeInput.WarehouseOrderSeen(
            anew with { State = WarehouseOrderState.Dispatched, ChangedAt = Given.T0.AddMinutes(120), Shipments = [Given.Shipment("S1", minutes: 120) with { Lines = [] }] }, IsAnswer: false));

        Assert.Contains("confirm S1", story.Effects);
        Assert.DoesNotContain("fulfilment.unclear", story.Last.Problems.Select(static p => p.Why.Reason.Code));
    }

    [Fact]
    public void Decide_keeps_an_order_before_people_that_somebody_shipped_at_the_marketplace_before_it_was_booked()
    {
        var story = new OrderStory(tables: Given.Tables(mapsOffer: false)).Seen(MarketplaceOrderState.Shipping).Seen(MarketplaceOrderState.Shipped, 60);
        Assert.Equal(("order.shipped-elsewhere", true), (story.Problem.Why.Reason.Code, story.Problem.Holds));
        Assert.False(story.Last.IsClosed);

        story.Hear(new MarketplaceInput.Acknowledged());
        Assert.Equal((0, true), (story.Last.Problems.Count, story.Last.IsClosed));
    }

    [Fact]
    public void Decide_leaves_alone_an_order_that_it_first_sees_when_it_was_shipped() =>
        Assert.Equal((0, true), new OrderStory().Seen(MarketplaceOrderState.Shipped) is var story ? (story.Last.Problems.Count, story.Last.IsClosed) : default);

    [Fact]
    public void Decide_stops_at_the_warehouse_what_is_wanted_no_more_and_asks_for_the_rest_anew()
    {
        MarketplaceOrderLine[] lines = [Given.Line("L1"), Given.Line("L2", "O2")];
        var story = new OrderStory().AtWarehouse(lines).Seen(MarketplaceOrderState.Shipping, 60, lines[0], Withdrawn(lines[1]));
        Assert.Equal(["cancel-warehouse-order"], story.Effects);
        Assert.Empty(story.Problems);

        story.Hear(new BackOfficeInput.WarehouseOrderCancelled(WarehouseCancellation.Cancelled));
        Assert.Equal(["cancel-erp-order"], story.Effects);
        story.Hear(new BackOfficeInput.ErpOrderCancelled());
        Assert.Equal(["erp-order"], story.Effects);
        story.Posted(12m);

        Assert.Equal(["warehouse-order", "reference"], story.Effects);
        var asked = story.State.BackOffice.ToFulfilment();
        Assert.Equal(("bq:1-A/r2", "SKU-1"), (asked.Reference, Assert.Single(asked.Lines).Sku.Value));
        Assert.Contains("warehouse.order-withdrawn", story.Journal.Select(static n => n.Code));
    }

    [Fact]
    public void Decide_sends_a_parcel_to_the_address_that_the_marketplace_shows_now()
    {
        var moved = Given.Order(MarketplaceOrderState.Shipping, minutes: 60);
        moved = moved with { ShipTo = moved.ShipTo! with { Line1 = "2 New Street" } };
        var story = new OrderStory().AtWarehouse().Hear(new MarketplaceInput.OrderSeen(moved));
        Assert.Equal(["cancel-warehouse-order"], story.Effects);

        story.Hear(new BackOfficeInput.WarehouseOrderCancelled(WarehouseCancellation.Cancelled)).Hear(new BackOfficeInput.ErpOrderCancelled()).Posted();

        Assert.Contains("warehouse-order", story.Effects);
        Assert.Equal(("2 New Street", "2 New Street"), (story.State.BackOffice.SalesOrder!.ShipTo.Line1, story.State.BackOffice.ToFulfilment().ShipTo.Line1));
        story.Hear(new BackOfficeInput.WarehouseOrderSeen(Given.WarehouseOrder() with { Id = "W-2", Reference = "bq:1-A/r2" }, IsAnswer: true));
        Assert.DoesNotContain(story.Effects, static e => e.StartsWith("cancel", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(WarehouseCancellation.TooLate)]
    [InlineData(WarehouseCancellation.PartlyCancelled)]
    public void Decide_warns_of_what_the_warehouse_could_not_change_any_more(WarehouseCancellation answer)
    {
        MarketplaceOrderLine[] lines = [Given.Line("L1"), Given.Line("L2", "O2")];
        var changed = Given.Order(MarketplaceOrderState.Shipping, minutes: 60, lines: [lines[0], Withdrawn(lines[1])]);
        changed = changed with { ShipTo = changed.ShipTo! with { Line1 = "2 New Street" } };
        var story = new OrderStory().AtWarehouse(lines).Hear(new MarketplaceInput.OrderSeen(changed)).Hear(new BackOfficeInput.WarehouseOrderCancelled(answer));

        Assert.Equal(["order.cancelled-too-late line L2", "order.address-changed-too-late address"], story.Problems);
        Assert.DoesNotContain("cancel-warehouse-order", story.Effects);
        Assert.DoesNotContain("cancel-erp-order", story.Effects);
    }

    [Fact]
    public void Decide_stops_nothing_of_which_a_part_has_left()
    {
        MarketplaceOrderLine[] lines = [Given.Line("L1"), Given.Line("L2", "O2")];
        var story = new OrderStory().AtWarehouse(lines).Dispatched(Given.Shipment()).Seen(MarketplaceOrderState.Shipping, 60, lines[0], Withdrawn(lines[1]));

        Assert.DoesNotContain("cancel-warehouse-order", story.Effects);
        Assert.Contains("order.cancelled-too-late line L2", story.Problems);
    }

    [Fact]
    public void Decide_hears_of_a_withdrawn_warehouse_order_only_what_left_all_the_same()
    {
        MarketplaceOrderLine[] lines = [Given.Line("L1"), Given.Line("L2", "O2")];
        var story = new OrderStory().AtWarehouse(lines).Seen(MarketplaceOrderState.Shipping, 60, lines[0], Withdrawn(lines[1]))
            .Hear(new BackOfficeInput.WarehouseOrderCancelled(WarehouseCancellation.Cancelled)).Hear(new BackOfficeInput.ErpOrderCancelled()).Posted(12m);

        story.Hear(new BackOfficeInput.WarehouseOrderSeen(Given.WarehouseOrder(state: WarehouseOrderState.Cancelled, minutes: 61), IsAnswer: false));
        Assert.Contains("warehouse-order", story.Effects);
        Assert.Null(story.State.BackOffice.WarehouseOrderId);

        story.Hear(new BackOfficeInput.WarehouseOrderSeen(Given.WarehouseOrder(state: WarehouseOrderState.Dispatched, minutes: 62, shipments: Given.Shipment()), IsAnswer: false));
        Assert.Equal(["S1"], story.State.BackOffice.Dispatches.Select(static d => d.ShipmentId));
        Assert.Null(story.State.BackOffice.WarehouseOrderId);
    }

    [Fact]
    public void Decide_holds_a_shipment_of_which_the_warehouse_says_what_nobody_knows_and_confirms_the_others()
    {
        var story = new OrderStory().AtWarehouse(Given.Line("L1", quantity: 3))
            .Dispatched(Given.Shipment(quantity: 2), Given.Shipment("S2", 1, state: ShipmentState.Unknown) with { StateText = "Teleported" });

        Assert.Equal("fulfilment.state-unknown shipment S2", story.Problem.Key);
        Assert.Contains("Teleported", story.Problem.Why.Message, StringComparison.Ordinal);
        Assert.Equal(["confirm S1"], story.Effects.Where(static e => e.StartsWith("confirm", StringComparison.Ordinal)));
    }

    [Fact]
    public void Decide_tells_of_goods_that_left_after_the_order_was_cancelled_and_closed()
    {
        var story = new OrderStory().AtWarehouse().Seen(MarketplaceOrderState.Cancelled, 60)
            .Hear(new BackOfficeInput.WarehouseOrderCancelled(WarehouseCancellation.Cancelled)).Hear(new BackOfficeInput.ErpOrderCancelled());
        Assert.True(story.Last.IsClosed);
        Assert.Empty(story.Problems);

        story.Dispatched(Given.Shipment());

        Assert.Equal("order.cancelled-too-late warehouse", story.Problem.Key);
        story.Hear(new MarketplaceInput.Acknowledged());
        Assert.Empty(story.Problems);
    }

    [Fact]
    public void Decide_tells_of_an_order_that_counts_as_sent_and_that_the_warehouse_cancelled()
    {
        var story = new OrderStory().AtWarehouse().Seen(MarketplaceOrderState.Shipped, 60);
        Assert.Empty(story.Problems);

        story.Hear(new BackOfficeInput.WarehouseOrderSeen(Given.WarehouseOrder(state: WarehouseOrderState.Cancelled, minutes: 90), IsAnswer: false));

        Assert.Equal("warehouse.cancelled warehouse", story.Problem.Key);
    }

    [Fact]
    public void Decide_never_sends_a_line_that_was_cancelled_before_the_warehouse_had_it()
    {
        MarketplaceOrderLine[] lines = [Given.Line("L1"), Given.Line("L2", "O2")];
        var story = new OrderStory().Seen(MarketplaceOrderState.Shipping, 0, lines).Posted(24m);
        Assert.Contains("warehouse-order", story.Effects);

        story.Seen(MarketplaceOrderState.Shipping, 60, lines[0], lines[1] with { State = MarketplaceOrderState.Cancelled, Quantity = 0, Price = new Money(0m, Given.Gbp) });
        Assert.Equal(["cancel-erp-order"], story.Effects);

        story.Hear(new BackOfficeInput.ErpOrderCancelled());
        Assert.Equal(["erp-order"], story.Effects);
        Assert.Equal(["L1"], story.State.BackOffice.SalesOrder!.Lines.Select(static l => l.LineId.Value));

        story.Posted(12m);
        Assert.Equal(["warehouse-order", "reference"], story.Effects);
    }

    [Fact]
    public void Decide_holds_an_order_that_the_warehouse_cancelled_by_itself()
    {
        var story = new OrderStory().AtWarehouse()
            .Hear(new BackOfficeInput.WarehouseOrderSeen(Given.WarehouseOrder(state: WarehouseOrderState.Cancelled, minutes: 30), IsAnswer: false));

        Assert.Equal(("warehouse.cancelled warehouse", OrderStage.Held), (story.Problem.Key, story.Last.Stage));
    }

    [Fact]
    public void Decide_asks_the_erp_again_while_its_total_differs_so_that_a_correction_there_is_seen()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.Shipping).Posted(12.01m);
        var look = Assert.Single(story.Last.Effects, static e => e.Id == "read-erp-order");
        Assert.Equal((RetrySafety.Read, Given.T0.AddMinutes(15)), (look.RetrySafety, look.NotBefore));

        story.Hear(new BackOfficeInput.ErpOrderSeen(Given.ErpOrder()));

        Assert.Contains("warehouse-order", story.Effects);
        Assert.Empty(story.Problems);
    }

    [Fact]
    public void Decide_holds_a_sales_order_that_was_found_to_be_another_than_was_ordered()
    {
        var found = Given.ErpOrder() with { Differences = [new Fact("line PAINT quantity", "3 in the ERP, 2 ordered")] };
        var story = new OrderStory().Seen(MarketplaceOrderState.Shipping).Hear(new BackOfficeInput.ErpOrderCreated(found, WasThere: true));

        Assert.Equal((ReasonCatalogue.ErpOrderDiffers, true), (story.Problem.Why.Reason, story.Problem.Holds));
        Assert.Equal("3 in the ERP, 2 ordered", story.Fact("line PAINT quantity"));
        Assert.DoesNotContain("warehouse-order", story.Effects);
        Assert.Equal(Given.T0.AddMinutes(15), Assert.Single(story.Last.Effects, static e => e.Id == "read-erp-order").NotBefore);

        story.At(TimeSpan.FromMinutes(10)).Look();
        Assert.Equal(Given.T0.AddMinutes(15), Assert.Single(story.Last.Effects, static e => e.Id == "read-erp-order").NotBefore);

        story.At(TimeSpan.FromMinutes(15)).Hear(new BackOfficeInput.ErpOrderSeen(Given.ErpOrder()));
        Assert.Contains("warehouse-order", story.Effects);
        Assert.Empty(story.Problems);
    }

    [Fact]
    public void Decide_sends_no_order_that_was_found_without_its_lines_and_makes_none_anew()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.Shipping).Hear(new BackOfficeInput.ErpOrderCreated(Given.ErpOrder() with { IsIncomplete = true }, WasThere: true));

        Assert.Equal(ReasonCatalogue.ErpOrderIncomplete, story.Problem.Why.Reason);
        Assert.Contains("read-erp-order", story.Effects);
        Assert.DoesNotContain("erp-order", story.Effects);
        Assert.DoesNotContain("warehouse-order", story.Effects);

        Assert.Contains("warehouse-order", story.Hear(new BackOfficeInput.ErpOrderSeen(Given.ErpOrder())).Effects);
    }

    [Fact]
    public void Decide_holds_a_sales_order_that_differed_when_its_lines_could_not_be_read_for_once()
    {
        var differing = Given.ErpOrder() with { Differences = [new Fact("ship-to postcode", "differs")] };
        var story = new OrderStory().Seen(MarketplaceOrderState.Shipping).Hear(new BackOfficeInput.ErpOrderCreated(differing, WasThere: true));
        Assert.Equal(ReasonCatalogue.ErpOrderDiffers, story.Problem.Why.Reason);

        story.Hear(new BackOfficeInput.ErpOrderSeen(Given.ErpOrder() with { IsIncomplete = true }));
        Assert.Equal(ReasonCatalogue.ErpOrderDiffers, story.Problem.Why.Reason);

        Assert.Contains("warehouse-order", story.Hear(new BackOfficeInput.ErpOrderSeen(Given.ErpOrder())).Effects);
    }

    [Fact]
    public void Decide_warns_of_a_sales_order_that_was_changed_while_the_warehouse_has_it()
    {
        var story = new OrderStory().AtWarehouse().Hear(new BackOfficeInput.ErpOrderSeen(Given.ErpOrder() with { Differences = [new Fact("ship-to postcode", "differs")] }));

        Assert.Equal((ReasonCatalogue.ErpOrderDiffers, false), (story.Problem.Why.Reason, story.Problem.Holds));
        Assert.Equal(OrderStage.AtWarehouse, story.Last.Stage);
    }

    [Fact]
    public void Decide_asks_for_no_goods_while_the_sales_order_is_missed()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.Shipping).Posted().Hear(new BackOfficeInput.ErpOrderSeen(null));

        Assert.DoesNotContain("warehouse-order", story.Effects);
        Assert.Contains("warehouse-order", story.At(OrderStory.ErpWorksFor).Hear(new BackOfficeInput.ErpOrderSeen(Given.ErpOrder())).Effects);
    }

    [Theory]
    [InlineData(MarketplaceOrderState.Cancelled)]
    [InlineData(MarketplaceOrderState.Refused)]
    public void Decide_closes_no_order_before_a_second_one_that_may_come_late_was_looked_for(MarketplaceOrderState end)
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.Shipping)
            .Hear(new BackOfficeInput.ErpOrderCreated(Given.ErpOrder(), WasThere: false) { MayBeTwice = true })
            .Seen(end, 5).Hear(new BackOfficeInput.ErpOrderCancelled());

        var look = Assert.Single(story.Last.Effects);
        Assert.Equal(("read-erp-order", Given.T0 + OrderStory.ErpWorksFor, false), (look.Id, look.NotBefore, story.Last.IsClosed));

        story.At(OrderStory.ErpWorksFor).Hear(new BackOfficeInput.ErpOrderSeen(null));
        Assert.Empty(story.Effects);
        Assert.True(story.Last.IsClosed);
    }

    [Fact]
    public void Decide_posts_again_when_a_person_removed_the_erp_order_to_have_it_made_anew()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.Shipping).Posted(12.01m).Hear(new BackOfficeInput.ErpOrderSeen(null));
        Assert.Equal(Given.T0 + OrderStory.ErpWorksFor, Assert.Single(story.Last.Effects, static e => e.Id == "read-erp-order").NotBefore);
        Assert.DoesNotContain("erp-order", story.Effects);

        story.At(OrderStory.ErpWorksFor).Hear(new BackOfficeInput.ErpOrderSeen(null));

        Assert.Equal(["erp-order"], story.Effects);
    }

    [Fact]
    public void Decide_takes_no_single_look_that_misses_the_erp_order_for_its_removal()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.Shipping).Posted(12.01m).Hear(new BackOfficeInput.ErpOrderSeen(null));

        story.At(OrderStory.ErpWorksFor).Hear(new BackOfficeInput.ErpOrderSeen(Given.ErpOrder()));

        Assert.Contains("warehouse-order", story.Effects);
        Assert.DoesNotContain("erp-order", story.Effects);
        story.Hear(new BackOfficeInput.ErpOrderSeen(null));
        Assert.DoesNotContain("erp-order", story.Effects);
    }

    [Fact]
    public void Decide_counts_no_look_that_missed_the_sales_order_before_against_the_one_made_anew()
    {
        MarketplaceOrderLine[] lines = [Given.Line("L1"), Given.Line("L2", "O2")];
        var story = new OrderStory().Seen(MarketplaceOrderState.Shipping, 0, lines).Posted(25m).Hear(new BackOfficeInput.ErpOrderSeen(null))
            .Seen(MarketplaceOrderState.Shipping, 60, lines[0], lines[1] with { State = MarketplaceOrderState.Cancelled, Quantity = 0, Price = new Money(0m, Given.Gbp) })
            .Hear(new BackOfficeInput.ErpOrderCancelled()).Posted(13m);

        story.At(OrderStory.ErpWorksFor).Hear(new BackOfficeInput.ErpOrderSeen(null));

        Assert.DoesNotContain("erp-order", story.Effects);
    }
}
