using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Refunds;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>A part of an order has left and the rest will not come: one refund or cancelation at the marketplace, and a record until people close the rest in the ERP.</summary>
public sealed class RestOfOrderTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromMinutes(40);

    private readonly World _world = new()
    {
        LooksLater = true, PostsDispatches = new ErpFulfilmentCapabilities { Posts = true, PartialDispatch = true, ShipsAlone = true, StillWorkingFor = TimeSpan.FromMinutes(2) },
        Marketplace = Given.Several with { StillWorkingFor = TimeSpan.FromMinutes(10) },
    };

    private InMemoryFlowStore? _kept;
    private OrderPolicy _policy = new();

    private InMemoryFlowStore Store => _kept ??= new InMemoryFlowStore(_world.Clock);

    [Fact]
    public async Task R85_What_a_person_says_will_not_come_is_refunded_once_and_the_rest_is_a_record_until_the_ERP_shows_it_closed()
    {
        await LeftShortAsync();
        Assert.True((await OpenAsync()).Single(static r => r.Code == "fulfilment.short-shipped").Holds);

        await SayAsync();

        var (asked, isRefund, _, _) = Assert.Single(_world.Reductions);
        Assert.Equal((true, true, "15", 1m, 6m, 0m), (isRefund, asked.NeedNotShip, asked.ReasonCode, asked.Lines[0].Quantity, asked.Lines[0].Amount.Amount, asked.Lines[0].ShippingAmount.Amount));
        Assert.Equal(MarketplaceOrderState.Shipped, _world["1-A"].State);
        var record = Assert.Single(await OpenAsync());
        Assert.Equal(("erp.close-rest", false), (record.Code, record.Holds));
        Assert.Equal(["bq:1-A", "SO-1", "1 EA of SKU-1"], record.Facts.Select(static f => f.Value));

        await LaterAsync(TimeSpan.FromHours(30), steps: 10);
        Assert.Equal([1m], _world.Postings.Select(static p => p.Packs));
        Assert.Equal("erp.close-rest", Assert.Single(await OpenAsync()).Code);
        Assert.NotEmpty(await ReservedAsync());

        _world.CloseRest("SO-1", ("L1", 1m));
        await LaterAsync(TimeSpan.FromHours(2), steps: 4);

        Assert.Empty(await OpenAsync());
        Assert.True((await CaseAsync()).IsClosed);
        Assert.Empty(await ReservedAsync());
        Assert.Single(_world.Reductions);
        Assert.Single(_world.Postings);
    }

    [Theory]
    [InlineData(Fault.LostAfter)]
    [InlineData(Fault.LostBefore)]
    [InlineData(Fault.Late)]
    [InlineData(Fault.NotExecuted)]
    public async Task R85_A_refund_whose_answer_is_lost_is_looked_up_and_never_doubled(Fault fault)
    {
        _world.LateBy = TimeSpan.FromMinutes(5);
        var first = true;
        _world.Faults = (name, _) => name == "refund" && first && !(first = false) ? fault : Fault.None;
        await LeftShortAsync();
        await SayAsync();
        await LaterAsync(TimeSpan.FromHours(2), steps: 12);

        Assert.Single(_world.Reductions);
        Assert.Equal(["erp.close-rest"], await CodesAsync());
    }

    [Theory]
    [InlineData(Fault.None)]
    [InlineData(Fault.LostAfter)]
    [InlineData(Fault.LostBefore)]
    [InlineData(Fault.Late)]
    [InlineData(Fault.NotExecuted)]
    public async Task R85_Where_the_ERP_reduces_orders_the_rest_is_closed_there_once_and_by_itself(Fault fault)
    {
        Reduces();
        _world.LateBy = TimeSpan.FromMinutes(1);
        var first = true;
        _world.Faults = (name, _) => name == "reduce-order" && first && !(first = false) ? fault : Fault.None;
        await LeftShortAsync();
        await SayAsync();
        await LaterAsync(TimeSpan.FromHours(4), steps: 24);

        Assert.Equal(["SO-1"], _world.ErpReductions);
        Assert.Equal([1m], _world.ErpContents.Values.Single().Lines.Select(static l => l.Ordered.Count));
        Assert.Empty(await OpenAsync());
        Assert.True((await CaseAsync()).IsClosed);
        Assert.Empty(await ReservedAsync());
        Assert.Single(_world.Postings);
    }

    [Fact]
    public async Task R85_A_reduction_that_the_ERP_refuses_is_a_persons_as_where_it_reduces_none()
    {
        Reduces();
        _world.Faults = static (name, _) => name == "reduce-order" ? Fault.Rejected : Fault.None;
        await LeftShortAsync();
        await SayAsync();
        await LaterAsync(TimeSpan.FromHours(2), steps: 12);
        Assert.Equal(["erp.close-rest"], await CodesAsync());
        Assert.Empty(_world.ErpReductions);

        _world.CloseRest("SO-1", ("L1", 1m));
        await LaterAsync(TimeSpan.FromHours(2), steps: 4);
        Assert.Empty(await OpenAsync());
    }

    [Fact]
    public async Task R85_What_a_person_closed_first_is_not_reduced_again()
    {
        Reduces();
        _world.Faults = (name, _) =>
        {
            if (name == "reduce-order")
                _world.CloseRest("SO-1", ("L1", 1m));
            return name == "reduce-order" ? Fault.LostBefore : Fault.None;
        };
        await LeftShortAsync();
        await SayAsync();
        await LaterAsync(TimeSpan.FromHours(2), steps: 12);

        Assert.Empty(_world.ErpReductions);
        Assert.Empty(await OpenAsync());
    }

    [Fact]
    public async Task A_list_that_lags_behind_a_refund_makes_no_second_one()
    {
        _world.ShowsReductions = false;
        await LeftShortAsync();
        await SayAsync();
        Assert.Equal(OrderStage.Confirmed, (await CaseAsync()).Stage);
        Assert.Equal(["erp.close-rest"], await CodesAsync());

        await SayAsync("again");
        _world.ShowReductions();
        await LaterAsync(TimeSpan.FromHours(1), steps: 6);

        Assert.Single(_world.Reductions);
        Assert.Equal(MarketplaceOrderState.Shipped, _world["1-A"].State);
    }

    [Fact]
    public async Task By_default_nothing_is_paid_back_before_a_person_says_so()
    {
        await LeftShortAsync();
        await LaterAsync(TimeSpan.FromHours(40), steps: 8);

        Assert.Empty(_world.Reductions);
        Assert.Contains("fulfilment.short-shipped", await CodesAsync());
    }

    [Fact]
    public async Task Where_the_policy_decides_it_does_so_once_the_warehouse_has_had_its_time()
    {
        _policy = new OrderPolicy { Rest = RestPolicy.Automatic, RestAfter = TimeSpan.FromHours(6) };
        await LeftShortAsync();
        await LaterAsync(TimeSpan.FromHours(5), steps: 5);
        Assert.Empty(_world.Reductions);
        Assert.Contains("fulfilment.short-shipped", await CodesAsync());

        await LaterAsync(TimeSpan.FromHours(2), steps: 4);

        Assert.Equal(1m, Assert.Single(_world.Reductions).Asked.Lines[0].Quantity);
        Assert.Equal(["erp.close-rest"], await CodesAsync());
    }

    [Theory]
    [InlineData("SKU-2")]
    [InlineData("SKU-9")]
    public async Task Where_other_goods_left_instead_a_person_decides_whatever_the_policy(string sku)
    {
        _policy = new OrderPolicy { Rest = RestPolicy.Automatic, RestAfter = TimeSpan.Zero };
        await LeftShortAsync(Given.Shipment("S1", 1, minutes: 1) with { Lines = [new DispatchedLine(new Sku("SKU-1"), 1m), new DispatchedLine(new Sku(sku), 1m)] });
        await LaterAsync(TimeSpan.FromHours(20), steps: 6);

        Assert.Empty(_world.Reductions);
        Assert.Contains("fulfilment.short-shipped", await CodesAsync());
    }

    [Fact]
    public async Task What_was_refunded_in_the_portal_is_not_refunded_again_and_leaves_the_same_record()
    {
        await LeftShortAsync();
        _world.ReduceInPortal("1-A", 1m);
        await LaterAsync(Moment, steps: 5);
        Assert.Equal(["erp.close-rest"], await CodesAsync());

        await SayAsync();
        _world.Move("1-A", MarketplaceOrderState.Shipped);
        await LaterAsync(Moment, steps: 5);

        Assert.Empty(_world.Reductions);
        Assert.Equal(["erp.close-rest"], await CodesAsync());
        Assert.Contains("rest.nothing-missing", await NotesAsync());
    }

    [Fact]
    public async Task What_somebody_refunds_in_the_portal_in_that_very_moment_is_seen_before_anything_is_sent()
    {
        await LeftShortAsync();
        var once = true;
        _world.Faults = (name, _) =>
        {
            if (name == "find-refund" && once && !(once = false))
                _world.ReduceInPortal("1-A", 1m);
            return Fault.None;
        };
        await SayAsync();

        Assert.Empty(_world.Reductions);
        Assert.Contains("rest.told-elsewhere", await NotesAsync());
        Assert.Equal(["erp.close-rest"], await CodesAsync());
    }

    [Fact]
    public async Task What_somebody_refunds_a_part_of_in_that_very_moment_is_counted_anew()
    {
        await LeftShortAsync(Given.Shipment("S1", 1, minutes: 1), Given.Line("L1", quantity: 4));
        var once = true;
        _world.Faults = (name, _) =>
        {
            if (name == "find-refund" && once && !(once = false))
                _world.ReduceInPortal("1-A", 2m);
            return Fault.None;
        };
        await SayAsync();
        await LaterAsync(TimeSpan.FromHours(1), steps: 6);

        Assert.Equal((1m, 6m), (Assert.Single(_world.Reductions).Asked.Lines[0].Quantity, _world.Reductions[0].Asked.Lines[0].Amount.Amount));
        Assert.Contains("rest.dropped", await NotesAsync());
    }

    [Fact]
    public async Task What_is_not_debited_yet_is_cancelled_and_not_refunded()
    {
        await LeftShortAsync(isPaid: false);
        await SayAsync();

        var (asked, isRefund, _, _) = Assert.Single(_world.Reductions);
        Assert.Equal((false, "34", 1m, 6m), (isRefund, asked.ReasonCode, asked.Lines[0].Quantity, asked.Lines[0].Amount.Amount));
        Assert.Equal(["erp.close-rest"], await CodesAsync());
    }

    [Fact]
    public async Task Nothing_is_paid_back_that_may_still_leave_and_a_person_hears_what_his_word_waits_for()
    {
        await AtWarehouseAsync();
        await LeaveAsync(Given.Shipment("S1", 1, minutes: 1), WarehouseOrderState.PartiallyDispatched);
        await SayAsync();
        Assert.Empty(_world.Reductions);
        Assert.Equal(["fulfilment.rest-may-leave"], await CodesAsync());

        await LeaveAsync(Given.Shipment("S1", 1, minutes: 1), WarehouseOrderState.Cancelled);

        Assert.Single(_world.Reductions);
        Assert.Equal(["erp.close-rest"], await CodesAsync());
    }

    [Fact]
    public async Task Of_what_a_person_names_no_more_is_taken_than_has_not_left()
    {
        await LeftShortAsync(Given.Shipment("S1", 1, minutes: 1), Given.Line("L1", quantity: 4));
        await SayAsync("a", new ConfirmedLine(new OrderLineId("L1"), 2m));
        Assert.Equal([2m], _world.Reductions.Select(static r => r.Asked.Lines[0].Quantity));
        Assert.Contains("fulfilment.short-shipped", await CodesAsync());

        await SayAsync("b", new ConfirmedLine(new OrderLineId("L1"), 9m));

        Assert.Equal([2m, 1m], _world.Reductions.Select(static r => r.Asked.Lines[0].Quantity));
        Assert.Equal(18m, _world.Reductions.Sum(static r => r.Asked.Lines[0].Amount.Amount));
        Assert.Equal(["erp.close-rest"], await CodesAsync());
    }

    [Fact]
    public async Task R67_A_case_of_which_a_part_left_is_refunded_whole_and_only_on_a_persons_word()
    {
        _policy = new OrderPolicy { Rest = RestPolicy.Automatic, RestAfter = TimeSpan.Zero };
        await LeftShortAsync(Given.Shipment("S1", 19, minutes: 1), Given.Line("L1", "O12"));
        await LaterAsync(TimeSpan.FromHours(4), steps: 4);
        Assert.Empty(_world.Reductions);

        await SayAsync();

        Assert.Equal(1m, Assert.Single(_world.Reductions).Asked.Lines[0].Quantity);
        Assert.Contains("erp.close-rest", await CodesAsync());
        Assert.Equal(MarketplaceOrderState.Shipped, _world["1-A"].State);
    }

    [Fact]
    public async Task A_line_of_which_nothing_comes_gives_its_delivery_back_and_the_record_says_so()
    {
        var lines = new[] { Given.Line("L1") with { ShippingPrice = new Money(3m, Given.Gbp) }, Given.Line("L2", "O2", 1) with { ShippingPrice = new Money(2.5m, Given.Gbp) } };
        await LeftShortAsync(Given.Shipment("S1", 2, minutes: 1), lines);
        await SayAsync();

        var line = Assert.Single(Assert.Single(_world.Reductions).Asked.Lines);
        Assert.Equal(("L2", 1m, 6m, 2.5m), (line.LineId.Value, line.Quantity, line.Amount.Amount, line.ShippingAmount.Amount));
        Assert.Contains((await OpenAsync()).Single(static r => r.Code == "erp.close-rest").Facts, static f => f is { Name: "delivery paid back", Value: "2.5 GBP" });
    }

    [Fact]
    public async Task An_order_that_the_warehouse_cancelled_whole_is_refunded_on_a_persons_word_alone_and_taken_back()
    {
        _policy = new OrderPolicy { Rest = RestPolicy.Automatic, RestAfter = TimeSpan.Zero };
        _world.Show(Given.Order(MarketplaceOrderState.Shipping) with { DebitedAt = Given.T0 });
        await LaterAsync(TimeSpan.FromMinutes(1));
        _world.SetAtWarehouse("1-A", WarehouseOrderState.Cancelled);
        await LaterAsync(TimeSpan.FromHours(4), steps: 8);
        Assert.Empty(_world.Reductions);

        await SayAsync();
        await LaterAsync(TimeSpan.FromHours(2), steps: 8);

        Assert.Equal(2m, Assert.Single(_world.Reductions).Asked.Lines[0].Quantity);
        Assert.Empty(_world.ErpOrders);
        Assert.True((await CaseAsync()).IsClosed);
        Assert.Empty(await OpenAsync());
    }

    [Fact]
    public async Task A_refused_refund_holds_the_order_keeps_no_return_from_its_turn_and_is_tried_again_on_a_persons_word()
    {
        var refuses = true;
        _world.Faults = (name, _) => name == "refund" && refuses ? Fault.Rejected : Fault.None;
        await LeftShortAsync();
        await SayAsync();
        Assert.Contains(await OpenAsync(), static r => r is { Code: "system.rejected", Holds: true });
        Assert.Equal("Idle", (await Store.GetCaseAsync(new CaseId("order-returns", "bq:1-A")))!.Stage);

        refuses = false;
        await Store.DeliverAsync([MarketplaceOrdersFlow.Retry(Given.Key("1-A"), "a", Given.Person)], _world.Clock.GetUtcNow());
        await LaterAsync(Moment, steps: 5);

        Assert.Single(_world.Reductions);
        Assert.Equal(["erp.close-rest"], await CodesAsync());
    }

    [Fact]
    public async Task R82_While_a_return_of_the_order_is_being_paid_back_nothing_else_of_it_is()
    {
        await LeftShortAsync();
        await TellTurnAsync("wanted", new OrderReturnsInput.TurnWanted("bq:R-1", 1));
        await SayAsync();
        Assert.Empty(_world.Reductions);
        Assert.Contains(await OpenAsync(), static r => r is { Code: "fulfilment.short-shipped", Holds: false });

        await TellTurnAsync("over", new OrderReturnsInput.TurnOver("bq:R-1", 1, null));
        await TellTurnAsync("next", new OrderReturnsInput.TurnWanted("bq:R-2", 1));

        Assert.Single(_world.Reductions);
        var turns = (await Store.GetCaseAsync(new CaseId("order-returns", "bq:1-A")))!.State!;
        Assert.Contains("\"ReturnId\":\"order/bq:1-A\"", turns, StringComparison.Ordinal);
        Assert.Contains("\"RefundIds\":[\"R1\"]", turns, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_closed_in_the_ERP_before_it_was_posted_is_posted_as_it_left()
    {
        var isDown = true;
        _world.Faults = (name, _) => name == "post-dispatch" && isDown ? Fault.NotExecuted : Fault.None;
        await LeftShortAsync();
        await SayAsync();
        _world.CloseRest("SO-1", ("L1", 1m));
        await LaterAsync(TimeSpan.FromHours(3), steps: 8);
        Assert.Empty(_world.Postings);
        Assert.DoesNotContain(await OpenAsync(), static r => r.Code is "erp.order-differs" or "erp.total-mismatch" or "erp.close-rest");

        isDown = false;
        await LaterAsync(TimeSpan.FromHours(2), steps: 6);

        Assert.Equal(1m, Assert.Single(_world.Postings).Packs);
        Assert.True((await CaseAsync()).IsClosed);
        Assert.Empty(await OpenAsync());
    }

    [Fact]
    public async Task Where_others_post_the_record_of_the_rest_follows_all_the_same()
    {
        _policy = new OrderPolicy { Posting = DispatchPosting.ByOthers };
        await LeftShortAsync();
        await SayAsync();
        Assert.Equal(["erp.close-rest"], await CodesAsync());

        _world.Post("SO-1");
        await LaterAsync(TimeSpan.FromHours(2), steps: 4);

        Assert.Empty(await OpenAsync());
        Assert.True((await CaseAsync()).IsClosed);
    }

    [Fact]
    public async Task A_person_who_settled_the_rest_in_another_way_ends_the_record_with_his_word()
    {
        await LeftShortAsync();
        await SayAsync();
        await Store.DeliverAsync([MarketplaceOrdersFlow.Acknowledge(Given.Key("1-A"), "b", Given.Person)], _world.Clock.GetUtcNow());
        await LaterAsync(TimeSpan.FromHours(2), steps: 4);

        Assert.Empty(await OpenAsync());
        Assert.True((await CaseAsync()).IsClosed);
    }

    [Theory]
    [InlineData(false, "PAY_ON_ACCEPTANCE", false)]
    [InlineData(true, "PAY_ON_ACCEPTANCE", true)]
    [InlineData(true, null, true)]
    [InlineData(false, "PAY_ON_DUE_DATE", false)]
    [InlineData(true, "PAY_ON_DUE_DATE", true)]
    [InlineData(false, "PAY_ON_SHIPMENT", false)]
    [InlineData(true, "PAY_ON_SHIPMENT", false)]
    public void What_is_paid_is_refunded_and_all_else_cancelled(bool isDebited, string? workflow, bool isPaid) =>
        Assert.Equal(isPaid, OrderRests.IsPaid(Given.Order(MarketplaceOrderState.Shipping) with { DebitedAt = isDebited ? Given.T0 : null, PaymentWorkflow = workflow }));

    [Theory]
    [InlineData("20.0000", "GBP", "6.67 6.66 6.67")]
    [InlineData("20.005", "GBP", "6.668 6.669 6.668")]
    [InlineData("1000", "JPY", "333 334 333")]
    [InlineData("1000.00", "JPY", "333 334 333")]
    [InlineData("1.000", "KWD", "0.333 0.334 0.333")]
    public void A_part_costs_whole_coins_of_its_currency_however_many_zeros_the_marketplace_writes(string amount, string currency, string parts)
    {
        var line = new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), new CurrencyCode(currency));

        var shares = Enumerable.Range(0, 3).Select(i => LineShare.Of(line, 1m, 3m, i).Amount).ToList();

        Assert.Equal(parts, string.Join(' ', shares.Select(static s => s.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal(line.Amount, shares.Sum());
    }

    [Theory]
    [InlineData(10, 3)]
    [InlineData(0.05, 7)]
    [InlineData(99.99, 12)]
    public void The_parts_of_a_line_come_to_its_price_to_the_penny(double price, int pieces)
    {
        var line = Given.Line("L1", quantity: pieces) with { Price = new Money((decimal)price, Given.Gbp), UnitPrice = new Money(decimal.Round((decimal)price / pieces, 5), Given.Gbp) };
        var story = new OrderStory().AtWarehouse(line);
        var (state, order) = (story.State, story.State.Order!);
        var left = GoneGoods.Of(state.BackOffice.SalesOrder!, [], WarehouseOrderState.Cancelled);
        for (var i = 0; i < pieces; i++)
        {
            var rest = OrderRests.Of(state, order, left, [new ConfirmedLine(line.LineId, 1m)], "ops", Given.T0);
            Assert.InRange(rest.Lines[0].Amount.Amount, 0m, decimal.Round((decimal)price / pieces, 2) + 0.01m);
            state = state with { Rests = [.. state.Rests, rest with { ToldAt = Given.T0 }] };
        }

        Assert.Equal((decimal)price, state.Rests.Sum(static r => r.Lines[0].Amount.Amount));
    }

    [Fact]
    public void Taxes_go_back_with_prices_that_exclude_them_and_not_with_those_that_hold_them()
    {
        var taxed = Given.Line("L1") with { Taxes = [new TaxAmount("VAT", new Money(2.41m, Given.Gbp), 20m)], ShippingPrice = new Money(1m, Given.Gbp), ShippingTaxes = [new TaxAmount("VAT", new Money(0.2m, Given.Gbp), 20m)] };
        var state = new OrderStory().AtWarehouse(Given.Line("L1")).State;
        var left = GoneGoods.Of(state.BackOffice.SalesOrder!, [], WarehouseOrderState.Cancelled);
        var order = Given.Order(MarketplaceOrderState.Shipping, lines: taxed);
        var net = state with { BackOffice = state.BackOffice with { SalesOrder = state.BackOffice.SalesOrder! with { PricesIncludeTax = false } } };

        var gross = Assert.Single(OrderRests.Of(state, order, left, [new ConfirmedLine(taxed.LineId, 2m)], "ops", Given.T0).Lines);
        var (half, whole) = (OrderRests.Of(net, order, left, [new ConfirmedLine(taxed.LineId, 1m)], "ops", Given.T0).Lines[0], OrderRests.Of(net, order, left, [new ConfirmedLine(taxed.LineId, 2m)], "ops", Given.T0).Lines[0]);

        Assert.Empty(gross.Taxes.Concat(gross.ShippingTaxes));
        Assert.Equal((1.21m, 0), (half.Taxes[0].Amount.Amount, half.ShippingTaxes.Count));
        Assert.Equal((2.41m, 0.2m), (whole.Taxes[0].Amount.Amount, whole.ShippingTaxes[0].Amount.Amount));
    }

    [Theory]
    [InlineData(RestPolicy.ByPerson)]
    [InlineData(RestPolicy.Automatic)]
    public async Task R85_Where_somebody_marked_the_order_as_sent_the_part_that_never_left_is_a_record_until_a_person_has_seen_to_it_and_nobody_is_paid_twice(RestPolicy rest)
    {
        _policy = _policy with { Rest = rest, RestAfter = TimeSpan.FromHours(6) };
        await LeftShortAsync();
        _world.Move("1-A", MarketplaceOrderState.Shipped);
        await LaterAsync(TimeSpan.FromHours(12), steps: 12);
        Assert.Equal(["erp.close-rest", "fulfilment.short-shipped"], await CodesAsync());
        Assert.Contains("1 of line L1", (await OpenAsync()).Single(static r => r.Code == "fulfilment.short-shipped").Message, StringComparison.Ordinal);

        // A word for it pays nothing that a person may have paid in the portal, and says so.
        await SayAsync();
        _world.CloseRest("SO-1", ("L1", 1m));
        await LaterAsync(TimeSpan.FromHours(30), steps: 10);
        Assert.Equal(["fulfilment.short-shipped"], await CodesAsync());
        Assert.Contains("rest.not-refunded", await NotesAsync());
        Assert.False((await CaseAsync()).IsClosed);

        await Store.DeliverAsync([MarketplaceOrdersFlow.Acknowledge(Given.Key("1-A"), "b", Given.Person)], _world.Clock.GetUtcNow());
        await LaterAsync(Moment, steps: 3);
        Assert.Empty(await CodesAsync());
        Assert.True((await CaseAsync()).IsClosed);
        Assert.Empty(_world.Reductions);
    }

    [Fact]
    public async Task Nothing_is_paid_back_while_the_marketplace_has_not_said_how_many_are_left_to_send()
    {
        await LeftShortAsync();
        var shown = _world["1-A"];
        _world.Show(shown with { UpdatedAt = _world.Clock.GetUtcNow(), Lines = [.. shown.Lines.Select(static l => l with { IsQuantityUnclear = true })] });
        await LaterAsync(Moment, steps: 5);
        await SayAsync();
        Assert.Empty(_world.Reductions);

        _world.Show(shown with { UpdatedAt = _world.Clock.GetUtcNow() });
        await LaterAsync(TimeSpan.FromHours(3), steps: 10);
        Assert.Single(_world.Reductions);
    }

    [Fact]
    public async Task What_leaves_after_somebody_marked_the_order_as_sent_ends_the_record()
    {
        await LeftShortAsync();
        _world.Move("1-A", MarketplaceOrderState.Shipped);
        await LaterAsync(Moment, steps: 3);
        Assert.Contains("fulfilment.short-shipped", await CodesAsync());

        _world.Dispatch("1-A", Given.Shipment("S2", 1, minutes: 90));
        await LaterAsync(TimeSpan.FromHours(20), steps: 20);

        Assert.Empty(await CodesAsync());
        Assert.True((await CaseAsync()).IsClosed);
    }

    private async Task AtWarehouseAsync(bool isPaid = true, params MarketplaceOrderLine[] lines)
    {
        _world.Show(Given.Order(MarketplaceOrderState.Shipping, lines: lines) with { DebitedAt = isPaid ? Given.T0 : null });
        await LaterAsync(TimeSpan.FromMinutes(1));
        Assert.NotNull(_world.AtWarehouse("1-A"));
    }

    /// <summary>One of two has left, and the warehouse says that this was all.</summary>
    private Task LeftShortAsync(bool isPaid = true) => LeftShortAsync(Given.Shipment("S1", 1, minutes: 1), isPaid);

    private Task LeftShortAsync(DispatchedShipment shipment, params MarketplaceOrderLine[] lines) => LeftShortAsync(shipment, isPaid: true, lines);

    private void Reduces() => _world.PostsDispatches = _world.PostsDispatches! with { ReducesOrders = true };

    private async Task LeftShortAsync(DispatchedShipment shipment, bool isPaid, params MarketplaceOrderLine[] lines)
    {
        await AtWarehouseAsync(isPaid, lines);
        await LeaveAsync(shipment, WarehouseOrderState.Dispatched);
    }

    private async Task LeaveAsync(DispatchedShipment shipment, WarehouseOrderState state)
    {
        _world.Dispatch("1-A", shipment);
        _world.SetAtWarehouse("1-A", state);
        await LaterAsync(Moment, steps: 5);
    }

    private async Task SayAsync(string request = "T-1", params ConfirmedLine[] lines)
    {
        await Store.DeliverAsync([MarketplaceOrdersFlow.RestWillNotCome(Given.Key("1-A"), request, "ops", lines)], _world.Clock.GetUtcNow());
        await LaterAsync(Moment, steps: 5);
    }

    private async Task TellTurnAsync(string inputId, OrderReturnsInput input)
    {
        await Store.DeliverAsync([OrderReturnsFlow.Tell("bq:1-A", Given.Bq, inputId, input)], _world.Clock.GetUtcNow());
        await LaterAsync(Moment, steps: 5);
    }

    private async Task<CaseView> CaseAsync() => (await Store.GetCaseAsync(new CaseId("order", "bq:1-A")))!;

    private async Task<IReadOnlyList<ExceptionRecord>> OpenAsync() => [.. (await Store.GetExceptionsAsync(scope: "order/bq:1-A")).Where(static r => r.ClearedAt is null)];

    private async Task<IReadOnlyList<string>> CodesAsync() => [.. (await OpenAsync()).Select(static r => r.Code).Order(StringComparer.Ordinal)];

    private async Task<IReadOnlyList<string>> NotesAsync() => [.. (await Store.GetJournalAsync(new CaseId("order", "bq:1-A"))).Select(static e => e.Code)];

    private async Task<IReadOnlyList<string>> ReservedAsync()
    {
        var rows = new List<string>();
        await foreach (var row in Store.GetRowsAsync(Reservations.TableOf(Given.Bc)))
            rows.Add(row.Key);
        return rows;
    }

    private async Task LaterAsync(TimeSpan time, int steps = 1)
    {
        for (var i = 0; i < steps; i++)
        {
            _world.Clock.Advance(time / steps);
            await _world.Runner(Store, policy: _policy).RunUntilIdleAsync();
        }
    }
}
