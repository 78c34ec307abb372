using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.BackOffice;

/// <summary>What has left is posted in the ERP: all of it, once, and nothing else (R74).</summary>
public sealed class DispatchPostingTests
{
    private static readonly ErpFulfilmentCapabilities Can = new() { Posts = true, PartialDispatch = true, ShipsAlone = true, StillWorkingFor = TimeSpan.FromMinutes(2) };

    private World _world = new() { LooksLater = true, PostsDispatches = Can };
    private InMemoryFlowStore? _kept;
    private OrderPolicy? _policy = new() { PostedWithin = TimeSpan.FromDays(1) };

    private InMemoryFlowStore Store => _kept ??= new InMemoryFlowStore(_world.Clock);

    [Fact]
    public async Task What_left_is_posted_once_as_of_when_it_left_and_nobody_waits_for_people()
    {
        await AtWarehouseAsync();
        await LeaveAsync(Given.Shipment(minutes: 7), WarehouseOrderState.Dispatched);

        var (_, asked, packs) = Assert.Single(_world.Postings);
        Assert.Equal((2m, true, (DateTimeOffset?)Given.T0.AddMinutes(7)), (packs, asked.WithInvoice, asked.LeftAt));
        Assert.True((await CaseAsync()).IsClosed);
        Assert.Empty(await OpenAsync());
        Assert.Equal(1, _world.TimesCalled("post-dispatch"));
    }

    [Theory]
    [InlineData(Fault.LostAfter)]
    [InlineData(Fault.LostBefore)]
    [InlineData(Fault.Late)]
    public async Task What_becomes_of_a_posting_whose_answer_is_lost_is_looked_up(Fault fault)
    {
        _world.LateBy = TimeSpan.FromMinutes(1);
        var first = true;
        _world.Faults = (name, _) => name == "post-dispatch" && first && !(first = false) ? fault : Fault.None;
        await AtWarehouseAsync();
        await LeaveAsync(Given.Shipment(), WarehouseOrderState.Dispatched);
        await LaterAsync(TimeSpan.FromMinutes(30), steps: 6);

        Assert.Equal(2m, Assert.Single(_world.Postings).Packs);
        Assert.True((await CaseAsync()).IsClosed);
        Assert.Empty(await OpenAsync());
    }

    [Fact]
    public async Task What_is_told_for_its_label_alone_is_posted_when_it_has_left()
    {
        await AtWarehouseAsync();
        await LeaveAsync(Given.Shipment(minutes: 1) with { IsStillToLeave = true, DispatchedAt = null }, WarehouseOrderState.PartiallyDispatched);
        Assert.Equal(MarketplaceOrderState.Shipped, _world["1-A"].State);
        Assert.Empty(_world.Postings);
        Assert.False((await CaseAsync()).IsClosed);

        await LeaveAsync(Given.Shipment(minutes: 200), WarehouseOrderState.Dispatched);
        Assert.Equal(2m, Assert.Single(_world.Postings).Packs);
        Assert.True((await CaseAsync()).IsClosed);
    }

    [Fact]
    public async Task Parts_are_posted_as_they_leave()
    {
        await AtWarehouseAsync();
        await LeaveAsync(Given.Shipment("S1", 1, minutes: 1), WarehouseOrderState.PartiallyDispatched);
        Assert.Equal([1m], _world.Postings.Select(static p => p.Packs));
        Assert.False(Assert.Single(_world.ErpOrders).IsInvoiced);

        await LeaveAsync(Given.Shipment("S2", 1, tracking: "15501234567891", minutes: 5), WarehouseOrderState.Dispatched);
        Assert.Equal([1m, 1m], _world.Postings.Select(static p => p.Packs));
        Assert.Equal([1m, 2m], _world.Postings.Select(static p => p.Asked.Lines.Sum(static l => l.Quantity)));
        Assert.True((await CaseAsync()).IsClosed);
    }

    [Fact]
    public async Task What_leaves_while_a_posting_is_open_waits_for_its_end()
    {
        var isLost = true;
        _world.Faults = (name, _) => name is "post-dispatch" or "find-posting" && isLost ? Fault.LostBefore : Fault.None;
        await AtWarehouseAsync();
        await LeaveAsync(Given.Shipment("S1", 1, minutes: 1), WarehouseOrderState.PartiallyDispatched);
        await LeaveAsync(Given.Shipment("S2", 1, tracking: "15501234567891", minutes: 5), WarehouseOrderState.Dispatched);
        Assert.Empty(_world.Postings);

        isLost = false;
        await LaterAsync(TimeSpan.FromHours(2), steps: 12);

        Assert.Equal([1m, 1m], _world.Postings.Select(static p => p.Packs));
        Assert.True((await CaseAsync()).IsClosed);
    }

    [Fact]
    public async Task An_order_that_is_posted_whole_or_not_at_all_waits_for_the_rest()
    {
        _world = new World { LooksLater = true, PostsDispatches = Can with { PartialDispatch = false } };
        await AtWarehouseAsync();
        await LeaveAsync(Given.Shipment("S1", 1, minutes: 1), WarehouseOrderState.PartiallyDispatched);
        Assert.Empty(_world.Postings);

        await LeaveAsync(Given.Shipment("S2", 1, tracking: "15501234567891", minutes: 5), WarehouseOrderState.Dispatched);
        Assert.Equal([2m], _world.Postings.Select(static p => p.Packs));
    }

    [Fact]
    public async Task Nothing_is_posted_where_others_post()
    {
        _policy = new OrderPolicy { Posting = DispatchPosting.ByOthers, PostedWithin = TimeSpan.FromDays(1) };
        await AtWarehouseAsync();
        await LeaveAsync(Given.Shipment(), WarehouseOrderState.Dispatched);
        Assert.Empty(_world.Postings);
        Assert.False((await CaseAsync()).IsClosed);

        await LaterAsync(TimeSpan.FromHours(26), steps: 4);
        Assert.Equal("erp.not-posted", Assert.Single(await OpenAsync()).Code);
    }

    [Fact]
    public async Task A_shipment_alone_leaves_the_invoice_to_others_and_waits_for_it()
    {
        _policy = new OrderPolicy { Posting = DispatchPosting.Ship, PostedWithin = TimeSpan.FromDays(1) };
        await AtWarehouseAsync();
        await LeaveAsync(Given.Shipment(), WarehouseOrderState.Dispatched);
        Assert.False(Assert.Single(_world.Postings).Asked.WithInvoice);
        Assert.False((await CaseAsync()).IsClosed);

        await LaterAsync(TimeSpan.FromHours(26), steps: 4);
        Assert.Equal("erp.not-posted", Assert.Single(await OpenAsync()).Code);
        _world.Post("SO-1");
        await LaterAsync(TimeSpan.FromHours(2), steps: 4);
        Assert.True((await CaseAsync()).IsClosed);
        Assert.Single(_world.Postings);
    }

    [Fact]
    public async Task A_refused_posting_holds_the_order_beyond_its_end_until_it_is_mended()
    {
        var refuses = true;
        _world.Faults = (name, _) => name == "post-dispatch" && refuses ? Fault.Rejected : Fault.None;
        await AtWarehouseAsync();
        await LeaveAsync(Given.Shipment(), WarehouseOrderState.Dispatched);
        Assert.Equal(MarketplaceOrderState.Shipped, _world["1-A"].State);
        Assert.True(Assert.Single(await OpenAsync()) is { Code: "system.rejected", Holds: true });
        Assert.False((await CaseAsync()).IsClosed);

        refuses = false;
        await Store.DeliverAsync([MarketplaceOrdersFlow.Retry(Given.Key("1-A"), "a", Given.Person)], _world.Clock.GetUtcNow());
        await LaterAsync(TimeSpan.FromMinutes(30), steps: 2);

        Assert.Single(_world.Postings);
        Assert.Empty(await OpenAsync());
        Assert.True((await CaseAsync()).IsClosed);
    }

    [Fact]
    public async Task A_refused_posting_that_a_person_takes_over_ends_with_his_word()
    {
        _world.Faults = static (name, _) => name == "post-dispatch" ? Fault.Rejected : Fault.None;
        await AtWarehouseAsync();
        await LeaveAsync(Given.Shipment(), WarehouseOrderState.Dispatched);

        await Store.DeliverAsync([MarketplaceOrdersFlow.Acknowledge(Given.Key("1-A"), "b", Given.Person)], _world.Clock.GetUtcNow());
        await LaterAsync(TimeSpan.FromMinutes(30), steps: 2);

        Assert.True((await CaseAsync()).IsClosed);
        Assert.Empty(await OpenAsync());
    }

    [Fact]
    public async Task What_a_person_posted_in_that_moment_is_not_posted_again()
    {
        _world.Faults = (name, _) =>
        {
            if (name == "post-dispatch")
                _world.Post("SO-1");
            return Fault.None;
        };
        await AtWarehouseAsync();
        await LeaveAsync(Given.Shipment(), WarehouseOrderState.Dispatched);
        await LaterAsync(TimeSpan.FromHours(2), steps: 8);

        Assert.Empty(_world.Postings);
        Assert.Single(_world.ErpCreated);
        Assert.True((await CaseAsync()).IsClosed);
        Assert.Empty(await OpenAsync());
    }

    [Fact]
    public async Task An_order_that_a_person_deleted_is_made_anew_and_posted()
    {
        ErpOrder? gone = null;
        _world.Faults = (name, _) =>
        {
            if (name == "post-dispatch" && gone is null)
                gone = _world.RemoveFromErp("SO-1");
            return Fault.None;
        };
        await AtWarehouseAsync();
        await LeaveAsync(Given.Shipment(), WarehouseOrderState.Dispatched);
        await LaterAsync(TimeSpan.FromHours(3), steps: 18);

        Assert.Equal(["SO-2"], _world.Postings.Select(static p => p.Order));
        Assert.Equal(2, _world.ErpCreated.Count);
        Assert.True((await CaseAsync()).IsClosed);
    }

    [Fact]
    public async Task What_leaves_after_somebody_told_the_marketplace_is_posted_too()
    {
        _policy = new OrderPolicy();
        await AtWarehouseAsync();
        _world.Show(Given.Order(MarketplaceOrderState.Shipped));
        await LaterAsync(TimeSpan.FromHours(2), steps: 6);
        Assert.True((await CaseAsync()).IsClosed);

        await LeaveAsync(Given.Shipment(), WarehouseOrderState.Dispatched);

        Assert.Equal(2m, Assert.Single(_world.Postings).Packs);
        Assert.True((await CaseAsync()).IsClosed);
    }

    [Fact]
    public async Task What_will_not_leave_any_more_is_told_to_whoever_closes_the_rest_in_the_ERP()
    {
        await AtWarehouseAsync();
        await LeaveAsync(Given.Shipment("S1", 1, minutes: 1), WarehouseOrderState.Dispatched);
        Assert.Equal([1m], _world.Postings.Select(static p => p.Packs));
        _world.Show(Given.Order(MarketplaceOrderState.Shipped));
        await LaterAsync(TimeSpan.FromMinutes(30), steps: 3);
        // Somebody marked it as sent whole at the marketplace: the buyer paid for what will not come.
        Assert.Equal(["erp.close-rest", "fulfilment.short-shipped"], (await OpenAsync()).Select(static r => r.Code).Order(StringComparer.Ordinal));
        Assert.False((await CaseAsync()).IsClosed);

        _world.Post("SO-1");
        await LaterAsync(TimeSpan.FromHours(2), steps: 6);
        Assert.Equal("fulfilment.short-shipped", Assert.Single(await OpenAsync()).Code);

        await Store.DeliverAsync([MarketplaceOrdersFlow.Acknowledge(Given.Key("1-A"), "b", Given.Person)], _world.Clock.GetUtcNow());
        await LaterAsync(TimeSpan.FromHours(1), steps: 2);
        Assert.True((await CaseAsync()).IsClosed);
        Assert.Empty(await OpenAsync());
        Assert.Single(_world.Postings);
    }

    [Fact]
    public async Task A_parcel_that_stays_uncounted_behind_a_posted_one_is_told()
    {
        await AtWarehouseAsync();
        await LeaveAsync(Given.Shipment("S1", 1, minutes: 1), WarehouseOrderState.PartiallyDispatched);
        await LeaveAsync(Given.Shipment("S2", 1, tracking: "15501234567891", minutes: 5) with { State = ShipmentState.Unknown, StateText = "Teleported" }, WarehouseOrderState.Unknown);
        _world.Show(Given.Order(MarketplaceOrderState.Shipped));
        await LaterAsync(TimeSpan.FromMinutes(30), steps: 3);

        Assert.Equal("erp.not-posted", Assert.Single(await OpenAsync()).Code);
        Assert.False((await CaseAsync()).IsClosed);
    }

    [Fact]
    public async Task A_posting_that_waits_is_of_what_the_warehouse_says_now()
    {
        var isDown = true;
        _world.Faults = (name, _) => name == "post-dispatch" && isDown ? Fault.NotExecuted : Fault.None;
        await AtWarehouseAsync();
        await LeaveAsync(Given.Shipment(minutes: 1), WarehouseOrderState.PartiallyDispatched);
        await LeaveAsync(Given.Shipment(quantity: 1, minutes: 9), WarehouseOrderState.PartiallyDispatched);

        isDown = false;
        await LaterAsync(TimeSpan.FromHours(1), steps: 6);

        Assert.Equal(1m, Assert.Single(_world.Postings).Packs);
    }

    [Fact]
    public async Task What_was_posted_and_never_left_is_told()
    {
        await AtWarehouseAsync();
        await LeaveAsync(Given.Shipment("S1", 1, minutes: 1), WarehouseOrderState.PartiallyDispatched);
        await LeaveAsync(Given.Shipment("S1", 1, minutes: 9) with { State = ShipmentState.Cancelled }, WarehouseOrderState.Accepted);

        Assert.Contains(await OpenAsync(), static r => r.Code == "erp.posted-early");
    }

    [Fact]
    public async Task An_acknowledgement_of_something_else_keeps_nothing_from_being_posted()
    {
        await AtWarehouseAsync();
        await Store.DeliverAsync([MarketplaceOrdersFlow.Acknowledge(Given.Key("1-A"), "b", Given.Person)], _world.Clock.GetUtcNow());
        var isDown = true;
        _world.Faults = (name, _) => name == "post-dispatch" && isDown ? Fault.NotExecuted : Fault.None;
        await LeaveAsync(Given.Shipment(), WarehouseOrderState.Dispatched);
        Assert.Equal(MarketplaceOrderState.Shipped, _world["1-A"].State);

        isDown = false;
        await LaterAsync(TimeSpan.FromHours(1), steps: 6);

        Assert.Single(_world.Postings);
        Assert.True((await CaseAsync()).IsClosed);
    }

    [Fact]
    public async Task What_nobody_can_count_is_told_at_once_when_the_order_is_over_and_waits_for_a_person()
    {
        await AtWarehouseAsync();
        await LeaveAsync(Given.Shipment() with { State = ShipmentState.Unknown, StateText = "says that nothing is in it" }, WarehouseOrderState.Unknown);
        _world.Show(Given.Order(MarketplaceOrderState.Shipped));
        await LaterAsync(TimeSpan.FromMinutes(30), steps: 3);
        Assert.True(Assert.Single(await OpenAsync()) is { Code: "erp.not-posted", Holds: false });
        Assert.False((await CaseAsync()).IsClosed);

        _world.Post("SO-1");
        await LaterAsync(TimeSpan.FromHours(2), steps: 6);
        Assert.True((await CaseAsync()).IsClosed);
        Assert.Empty(await OpenAsync());
        Assert.Empty(_world.Postings);
    }

    private async Task AtWarehouseAsync()
    {
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        await LaterAsync(TimeSpan.FromMinutes(1));
        Assert.NotNull(_world.AtWarehouse("1-A"));
    }

    private async Task LeaveAsync(DispatchedShipment shipment, WarehouseOrderState state)
    {
        _world.Dispatch("1-A", shipment);
        _world.SetAtWarehouse("1-A", state);
        await LaterAsync(TimeSpan.FromMinutes(40), steps: 5);
    }

    private async Task<CaseView> CaseAsync() => (await Store.GetCaseAsync(new CaseId("order", "bq:1-A")))!;

    private async Task<IReadOnlyList<ExceptionRecord>> OpenAsync() => [.. (await Store.GetExceptionsAsync(scope: "order/bq:1-A")).Where(static r => r.ClearedAt is null)];

    private async Task LaterAsync(TimeSpan time, int steps = 1)
    {
        for (var i = 0; i < steps; i++)
        {
            _world.Clock.Advance(time / steps);
            await _world.Runner(Store, policy: _policy).RunUntilIdleAsync();
        }
    }
}
