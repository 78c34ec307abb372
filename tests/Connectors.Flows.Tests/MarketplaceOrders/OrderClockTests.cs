using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>Clocks that differ, answers that come late, and people at other screens.</summary>
public sealed class OrderClockTests
{
    private readonly World _world = new();
    private readonly InMemoryFlowStore _store;

    public OrderClockTests() => _store = new InMemoryFlowStore(_world.Clock);

    [Theory]
    [InlineData(30)]
    [InlineData(-30)]
    [InlineData(180)]
    [InlineData(-180)]
    public async Task Every_order_arrives_whatever_our_clock_says(int minutesAhead)
    {
        _world.AheadBy = TimeSpan.FromMinutes(minutesAhead);
        for (var i = 0; i < 60; i++)
        {
            _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance, $"{i}-A") with { CreatedAt = _world.Clock.GetUtcNow() });
            await GoOnAsync(i);
        }

        for (var i = 60; i < 66; i++)
            await GoOnAsync(i);

        Assert.Equal(60, _world.Accepted.Count);
        Assert.All(_world.Accepted.Values, static times => Assert.Equal(1, times));
        Assert.Equal(60, _world.Confirmed.Select(static c => c.Key).Distinct().Count());
        Assert.Equal(60, _world.Confirmed.Count());
        await foreach (var view in _store.GetCasesAsync("order"))
            Assert.Equal(OrderStage.Completed, view.Stage);

        // One is cleared in the round after it came, and sent in the round after that.
        async Task GoOnAsync(int round)
        {
            await LaterAsync(TimeSpan.FromMinutes(6));
            if (round is > 0 and <= 60)
                _world.Move($"{round - 1}-A", MarketplaceOrderState.Shipping);
            if (round is > 2 and <= 62)
                _world.Dispatch($"{round - 3}-A", Given.Shipment());
        }
    }

    [Theory]
    [InlineData(30, "ahead of")]
    [InlineData(-30, "behind")]
    public async Task A_person_is_told_how_much_our_clock_differs_from_what_a_systems_answer_tells(int minutesAhead, string how)
    {
        _world.TellsTime = true;
        _world.AheadBy = TimeSpan.FromMinutes(minutesAhead);

        await LaterAsync(TimeSpan.FromMinutes(1));

        var records = (await _store.GetExceptionsAsync()).Where(static e => e.Code == "clock.differs").OrderBy(static e => e.Scope, StringComparer.Ordinal).ToList();
        Assert.Equal(["dispatch-poll/wh", "order-poll/bq"], records.Select(static r => r.Scope));
        Assert.Equal([$"Our clock is 00:30:00 {how} that of wh.", $"Our clock is 00:30:00 {how} that of bq."], records.Select(static r => r.Message));
        _world.AheadBy = TimeSpan.Zero;
        await LaterAsync(TimeSpan.FromMinutes(50));
        Assert.DoesNotContain(await _store.GetExceptionsAsync(), static e => e.Code == "clock.differs");
    }

    [Fact]
    public async Task A_person_is_told_that_a_system_shows_changes_of_our_future_and_by_how_much()
    {
        _world.AheadBy = TimeSpan.FromMinutes(-30);
        _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance));

        await LaterAsync(TimeSpan.FromMinutes(1));

        var record = Assert.Single(await _store.GetExceptionsAsync(), static e => e.Code == "clock.differs");
        Assert.Contains("behind", record.Message, StringComparison.Ordinal);
        _world.AheadBy = TimeSpan.Zero;
        await LaterAsync(TimeSpan.FromMinutes(40));
        await LaterAsync(TimeSpan.FromMinutes(10));
        Assert.DoesNotContain(await _store.GetExceptionsAsync(), static e => e.Code == "clock.differs");
    }

    [Fact]
    public async Task A_clock_that_is_set_back_delays_a_poll_by_no_more_than_its_interval()
    {
        _world.AheadBy = TimeSpan.FromHours(6);
        await LaterAsync(TimeSpan.FromMinutes(1));
        _world.AheadBy = TimeSpan.Zero;
        _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance));

        await LaterAsync(TimeSpan.FromMinutes(1));
        await LaterAsync(TimeSpan.FromMinutes(6));

        Assert.Single(_world.Accepted);
    }

    [Theory]
    [InlineData(WarehouseOrderState.Cancelled, "warehouse.cancelled")]
    [InlineData(WarehouseOrderState.Held, "warehouse.held")]
    [InlineData(WarehouseOrderState.BackOrdered, "warehouse.held")]
    public async Task What_a_person_does_in_the_warehouses_own_screen_is_seen_by_the_next_poll(WarehouseOrderState state, string code)
    {
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        await LaterAsync(TimeSpan.FromMinutes(1));
        await LaterAsync(TimeSpan.FromMinutes(16));
        _world.SetAtWarehouse("1-A", state);

        await LaterAsync(TimeSpan.FromMinutes(16));

        Assert.Contains(await _store.GetExceptionsAsync(scope: "order/bq:1-A"), e => e.Code == code);
    }

    [Fact]
    public async Task What_was_kept_of_a_platform_in_another_shape_is_forgotten_and_read_anew()
    {
        await LaterAsync(TimeSpan.FromMinutes(1));
        var claimed = await ClaimAsync("platform");
        await _store.CommitAsync([new CaseCommit { Case = claimed.Case, Fence = claimed.Fence, ExpectedVersion = claimed.Version, State = """{"Snapshot":["of another","shape"]}""", Stage = "S", Now = _world.Clock.GetUtcNow() }]);
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));

        await LaterAsync(TimeSpan.FromMinutes(1));
        await LaterAsync(TimeSpan.FromMinutes(6));
        _world.Dispatch("1-A", Given.Shipment());
        await LaterAsync(TimeSpan.FromMinutes(16));

        Assert.Single(_world.Confirmed);
    }

    [Theory]
    [InlineData("create-erp-order", 3)]
    [InlineData("create-erp-order", 7)]
    [InlineData("submit", 3)]
    [InlineData("submit", 7)]
    [InlineData("accept", 3)]
    [InlineData("accept", 7)]
    [InlineData("confirm", 3)]
    [InlineData("confirm", 7)]
    public async Task What_is_carried_out_minutes_after_its_answer_was_lost_is_made_once(string call, int minutes)
    {
        SlowSystems();
        _world.LateBy = TimeSpan.FromMinutes(minutes);
        LateOnce(call);
        _world.Show(Given.Order(call == "accept" ? MarketplaceOrderState.WaitingAcceptance : MarketplaceOrderState.Shipping));

        for (var i = 0; i < 60; i++)
        {
            await LaterAsync(TimeSpan.FromMinutes(1));
            if (_world["1-A"].State == MarketplaceOrderState.WaitingDebit)
                _world.Move("1-A", MarketplaceOrderState.Shipping);
            if (_world.AtWarehouse("1-A") is { Shipments.Count: 0 })
                _world.Dispatch("1-A", Given.Shipment());
        }

        Assert.Equal((1, 1), (_world.ErpCreated.Count, _world.Submitted.Count));
        Assert.Equal(1, _world.TimesCalled(call));
        Assert.Single(_world.Confirmed);
        Assert.DoesNotContain(await _store.GetExceptionsAsync(), static e => e.Holds);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    public async Task An_acceptance_is_not_repeated_at_once_where_the_platform_was_not_read_yet(int minutes)
    {
        SlowSystems();
        _world.LateBy = TimeSpan.FromMinutes(minutes);
        var failed = false;
        _world.Faults = (name, _) =>
        {
            if (name == "capabilities")
                return Fault.NotExecuted;
            if (name != "accept" || failed)
                return Fault.None;
            failed = true;
            return Fault.Late;
        };
        _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance));

        for (var i = 0; i < 30; i++)
            await LaterAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(1, _world.TimesCalled("accept"));
        Assert.Single(_world.Accepted);
    }

    [Fact]
    public async Task A_second_one_that_comes_later_than_a_system_may_work_is_found_and_told()
    {
        SlowSystems();
        _world.LateBy = TimeSpan.FromMinutes(15);
        LateOnce("create-erp-order");
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));

        for (var i = 0; i < 60; i++)
            await LaterAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(2, _world.ErpCreated.Count);
        Assert.Contains(await _store.GetExceptionsAsync(scope: "order/bq:1-A"), static e => e.Code == "system.outcome-unclear");
    }

    [Fact]
    public async Task A_second_one_that_comes_after_its_order_has_ended_is_found_and_told()
    {
        SlowSystems();
        _world.LateBy = TimeSpan.FromMinutes(15);
        LateOnce("create-erp-order");
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));

        for (var i = 0; i < 60; i++)
        {
            await LaterAsync(TimeSpan.FromMinutes(1));
            if (_world.Submitted.Count > 0 && _world["1-A"].State == MarketplaceOrderState.Shipping)
                _world.Move("1-A", MarketplaceOrderState.Received);
        }

        Assert.Equal((2, MarketplaceOrderState.Received), (_world.ErpCreated.Count, _world["1-A"].State));
        Assert.Contains(await _store.GetExceptionsAsync(scope: "order/bq:1-A"), static e => e.Code == "system.outcome-unclear");
    }

    [Fact]
    public async Task A_sales_order_that_a_person_changed_while_its_warehouse_was_away_is_seen_before_the_goods_are_asked_for()
    {
        _world.Faults = static (name, _) => name == "find-warehouse-order" ? Fault.NotExecuted : Fault.None;
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        for (var i = 0; i < 30; i++)
            await LaterAsync(TimeSpan.FromMinutes(1));
        Assert.Single(_world.ErpCreated);
        _world.ChangeErpOrders(static o => o with { Differences = [new Fact("line PAINT quantity", "3 in the ERP, 2 ordered")] });
        _world.Faults = static (_, _) => Fault.None;

        for (var i = 0; i < 60; i++)
            await LaterAsync(TimeSpan.FromMinutes(1));
        Assert.Empty(_world.Submitted);
        var record = Assert.Single(await _store.GetExceptionsAsync(scope: "order/bq:1-A"), static e => e.Code == "erp.order-differs");
        Assert.Equal((true, "3 in the ERP, 2 ordered"), (record.Holds, record.Facts.Single(static f => f.Name == "line PAINT quantity").Value));

        _world.ChangeErpOrders(static o => o with { Differences = [] });
        for (var i = 0; i < 40; i++)
            await LaterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((1, 1), (_world.ErpCreated.Count, _world.Submitted.Count));
        Assert.DoesNotContain(await _store.GetExceptionsAsync(), static e => e.Code == "erp.order-differs");
    }

    [Fact]
    public async Task An_order_that_goes_straight_through_costs_one_look_at_the_erp()
    {
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        for (var i = 0; i < 40; i++)
            await LaterAsync(TimeSpan.FromMinutes(1));

        Assert.Single(_world.Submitted);
        Assert.Equal(1, _world.TimesCalled("find-erp-order"));
    }

    [Fact]
    public async Task A_reference_that_the_marketplace_does_not_take_is_told_at_its_order_and_keeps_no_list_growing()
    {
        _world.RejectsReferences = true;
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        await LaterAsync(TimeSpan.FromMinutes(1));
        await LaterAsync(TimeSpan.FromMinutes(5));

        var record = Assert.Single(await _store.GetExceptionsAsync(scope: "order/bq:1-A"));
        Assert.Equal(("system.rejected", "reference", false), (record.Code, record.Subject, record.Holds));
        Assert.Empty(await _store.GetExceptionsAsync(scope: "order-reference/bq"));
    }

    private void SlowSystems()
    {
        _world.Erp = new ErpCapabilities { StillWorkingFor = TimeSpan.FromMinutes(10) };
        _world.Warehouse = new WarehouseCapabilities { PartialDispatch = true, StillWorkingFor = TimeSpan.FromMinutes(10) };
        _world.Marketplace = Given.Several with { StillWorkingFor = TimeSpan.FromMinutes(10) };
    }

    private void LateOnce(string call)
    {
        var failed = false;
        _world.Faults = (name, _) =>
        {
            if (name != call || failed)
                return Fault.None;
            failed = true;
            return Fault.Late;
        };
    }

    private async Task<ClaimedCase> ClaimAsync(string flow)
    {
        await _store.WakeAsync(new CaseId(flow, "bq"), _world.Clock.GetUtcNow());
        return Assert.Single(await _store.ClaimAsync(new ClaimRequest("test", _world.Clock.GetUtcNow(), TimeSpan.FromMinutes(1), 1) { Serves = [new ServedFlow(flow)] }));
    }

    private async Task LaterAsync(TimeSpan by)
    {
        _world.Clock.Advance(by);
        using var runner = _world.Runner(_store);
        await runner.RunUntilIdleAsync();
    }
}
