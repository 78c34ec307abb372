using Connectors.Domain.Documents;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>What no poll by date shows: orders that come late into a list, and what people do in the ERP's own screen.</summary>
public sealed class LateNewsTests
{
    private readonly World _world = new() { LooksLater = true };
    private readonly InMemoryFlowStore _store;
    private OrderPolicy? _policy;

    public LateNewsTests() => _store = new InMemoryFlowStore(_world.Clock);

    [Fact]
    public async Task An_order_that_the_list_shows_long_after_its_date_is_accepted()
    {
        _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance, "1-A"));
        await LaterAsync(TimeSpan.FromMinutes(30), steps: 6);
        _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance, "2-A"));
        await LaterAsync(TimeSpan.FromMinutes(1));
        _world.ShowLate(Given.Order(MarketplaceOrderState.WaitingAcceptance, "3-A"), ago: TimeSpan.FromMinutes(20));

        await LaterAsync(TimeSpan.FromMinutes(35), steps: 7);

        Assert.Equal(1, _world.Accepted.GetValueOrDefault(Given.Key("3-A")));
    }

    [Fact]
    public async Task A_posting_before_the_goods_left_is_shown_until_they_left()
    {
        await AtWarehouseAsync();
        _world.Post("SO-1");
        await LaterAsync(TimeSpan.FromMinutes(70), steps: 7);
        var record = Assert.Single(await OpenAsync());
        Assert.Equal(("erp.posted-early", false), (record.Code, record.Holds));

        _world.Dispatch("1-A", Given.Shipment());
        _world.SetAtWarehouse("1-A", WarehouseOrderState.Dispatched);
        await LaterAsync(TimeSpan.FromMinutes(30), steps: 3);

        Assert.Empty(await OpenAsync());
        Assert.Single(_world.ErpCreated);
    }

    [Fact]
    public async Task A_posting_before_the_goods_left_is_shown_beyond_the_end_of_the_order_until_they_left()
    {
        await AtWarehouseAsync();
        _world.Post("SO-1");
        await LaterAsync(TimeSpan.FromMinutes(70), steps: 7);
        _world.Show(Given.Order(MarketplaceOrderState.Shipped));
        await LaterAsync(TimeSpan.FromHours(2), steps: 6);
        Assert.True((await _store.GetCaseAsync(new CaseId("order", "bq:1-A")))!.IsClosed);
        Assert.Equal("erp.posted-early", Assert.Single(await OpenAsync()).Code);

        _world.Dispatch("1-A", Given.Shipment());
        _world.SetAtWarehouse("1-A", WarehouseOrderState.Dispatched);
        await LaterAsync(TimeSpan.FromMinutes(30), steps: 3);

        Assert.Empty(await OpenAsync());
    }

    [Fact]
    public async Task A_second_sales_order_is_held_beyond_the_end_of_the_order_until_it_is_gone()
    {
        await AtWarehouseAsync();
        _world.Copy("SO-1");
        await LaterAsync(TimeSpan.FromMinutes(70), steps: 7);
        Assert.True(Assert.Single(await OpenAsync()) is { Code: "system.outcome-unclear", Holds: true });

        _world.Dispatch("1-A", Given.Shipment());
        await LaterAsync(TimeSpan.FromHours(1), steps: 6);
        Assert.Equal(MarketplaceOrderState.Shipped, _world["1-A"].State);
        Assert.Contains(await OpenAsync(), static r => r.Code == "system.outcome-unclear");

        _world.RemoveCopy();
        await LaterAsync(TimeSpan.FromHours(1), steps: 6);
        Assert.Empty(await OpenAsync());
        Assert.True((await _store.GetCaseAsync(new CaseId("order", "bq:1-A")))!.IsClosed);
    }

    [Fact]
    public async Task A_second_sales_order_that_one_look_missed_is_held_again()
    {
        _world.Erp = new Connectors.Domain.Ports.ErpCapabilities { StillWorkingFor = TimeSpan.FromMinutes(30) };
        await AtWarehouseAsync();
        _world.Copy("SO-1");
        await LaterAsync(TimeSpan.FromMinutes(70), steps: 7);
        _world.RemoveCopy();
        await LaterAsync(TimeSpan.FromMinutes(20), steps: 20);
        Assert.Empty(await OpenAsync());

        _world.Copy("SO-1");
        await LaterAsync(TimeSpan.FromMinutes(40), steps: 4);

        Assert.Equal("system.outcome-unclear", Assert.Single(await OpenAsync()).Code);
    }

    [Fact]
    public async Task A_sales_order_that_is_as_it_was_is_told_to_nobody()
    {
        await AtWarehouseAsync();
        var before = (await _store.GetJournalAsync(new CaseId("order", "bq:1-A"))).Count;

        await LaterAsync(TimeSpan.FromHours(3), steps: 6);

        Assert.Equal(before, (await _store.GetJournalAsync(new CaseId("order", "bq:1-A"))).Count);
        Assert.InRange(_world.TimesCalled("find-erp-order"), 3, 5);
    }

    [Fact]
    public async Task A_sales_order_that_a_person_deletes_before_the_end_is_made_anew_at_the_end()
    {
        await AtWarehouseAsync();
        _world.RemoveFromErp("SO-1");
        await LaterAsync(TimeSpan.FromMinutes(62), steps: 2);
        _world.Show(Given.Order(MarketplaceOrderState.Shipped));
        await LaterAsync(TimeSpan.FromHours(3), steps: 12);

        Assert.Equal(["bq:1-A"], _world.ErpOrders.Select(static o => o.ExternalNumber));
        Assert.True((await CaseAsync()).IsClosed);
    }

    [Fact]
    public async Task Until_it_is_posted_a_sales_order_is_watched_and_made_anew_when_a_person_deletes_it()
    {
        _policy = new OrderPolicy { PostedWithin = TimeSpan.FromDays(1) };
        await EndAsync();
        Assert.Equal(("Completed", false), ((await CaseAsync()).Stage, (await CaseAsync()).IsClosed));
        var reads = _world.TimesCalled("read-orders");

        _world.RemoveFromErp("SO-1");
        await LaterAsync(TimeSpan.FromHours(3), steps: 12);
        Assert.Equal(["bq:1-A"], _world.ErpOrders.Select(static o => o.ExternalNumber));
        Assert.Equal(Given.Address, _world.ErpContents[_world.ErpOrders[0].Id].ShipTo);
        Assert.Empty(await OpenAsync());

        Assert.Equal(reads, _world.TimesCalled("read-orders"));
        var looks = _world.TimesCalled("find-erp-order");
        _world.Post(_world.ErpOrders[0].Number);
        await LaterAsync(TimeSpan.FromHours(2), steps: 4);
        Assert.True((await CaseAsync()).IsClosed);
        Assert.InRange(_world.TimesCalled("find-erp-order") - looks, 1, 2);
    }

    [Fact]
    public async Task A_sales_order_that_a_person_deletes_again_and_again_is_made_anew_only_when_somebody_says_so()
    {
        await AtWarehouseAsync();
        for (var i = 0; i < 3; i++)
        {
            _world.RemoveFromErp(Assert.Single(_world.ErpOrders).Number);
            await LaterAsync(TimeSpan.FromHours(3), steps: 12);
        }

        Assert.Empty(_world.ErpOrders);
        Assert.Equal(3, _world.ErpCreated.Count);
        Assert.True(Assert.Single(await OpenAsync()) is { Code: "erp.order-removed", Holds: true });

        await _store.DeliverAsync([MarketplaceOrdersFlow.Retry(Given.Key("1-A"), "a", Given.Person)], _world.Clock.GetUtcNow());
        await LaterAsync(TimeSpan.FromHours(1), steps: 2);
        Assert.Single(_world.ErpOrders);
        Assert.Empty(await OpenAsync());
    }

    [Fact]
    public async Task A_sales_order_that_nobody_posts_in_time_is_told_until_it_is_posted()
    {
        _policy = new OrderPolicy { PostedWithin = TimeSpan.FromDays(1) };
        await EndAsync();
        await LaterAsync(TimeSpan.FromHours(20), steps: 4);
        Assert.Empty(await OpenAsync());

        await LaterAsync(TimeSpan.FromHours(8), steps: 4);
        Assert.Equal(("erp.not-posted", false), Assert.Single(await OpenAsync()) is var told ? (told.Code, told.Holds) : default);

        _world.Post("SO-1");
        await LaterAsync(TimeSpan.FromHours(2), steps: 4);
        Assert.Empty(await OpenAsync());
        Assert.True((await CaseAsync()).IsClosed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sales_order_that_is_gone_when_it_is_to_be_taken_back_is_made_anew_only_when_it_was_not_posted(bool wasPosted)
    {
        _world.Erp = new Connectors.Domain.Ports.ErpCapabilities { StillWorkingFor = TimeSpan.FromMinutes(30) };
        await AtWarehouseAsync();
        ErpOrder? gone = null;
        _world.Faults = (name, _) =>
        {
            if (name == "cancel-erp-order" && _world.ErpOrders.Count > 0 && gone is null)
                gone = _world.RemoveFromErp("SO-1");
            return Fault.None;
        };
        _world.Show(_world["1-A"] with { ShipTo = Given.Address with { Line1 = "9 New Lane" } });
        await LaterAsync(TimeSpan.FromMinutes(20), steps: 2);
        Assert.NotNull(gone);
        Assert.Equal(["bq:1-A"], _world.ErpCreated);

        if (wasPosted)
            _world.ShowInvoice(gone);
        await LaterAsync(TimeSpan.FromHours(2), steps: 8);

        Assert.Equal(wasPosted ? 1 : 2, _world.ErpCreated.Count);
        Assert.Single(_world.ErpOrders);
        Assert.Equal(wasPosted ? ["erp.posted-early"] : [], (await OpenAsync()).Select(static r => r.Code));
    }

    [Fact]
    public async Task A_sales_order_that_is_posted_in_the_moment_it_is_taken_back_is_told_even_when_somebody_sends_the_order_in_the_portal()
    {
        await PostWhileTakenBackAsync();
        Assert.True(Assert.Single(await OpenAsync()) is { Code: "erp.posted-early", Holds: true });
        var attempts = _world.TimesCalled("cancel-erp-order");

        _world.Show(_world["1-A"] with { State = MarketplaceOrderState.Shipped, StateText = "SHIPPED", CanShip = false });
        await LaterAsync(TimeSpan.FromHours(3), steps: 6);

        Assert.True((await CaseAsync()).IsClosed);
        Assert.True(Assert.Single(await OpenAsync()) is { Code: "erp.posted-early", Holds: false });
        Assert.Equal(attempts, _world.TimesCalled("cancel-erp-order"));
    }

    [Fact]
    public async Task A_sales_order_that_is_posted_in_the_moment_it_is_taken_back_is_held_until_a_person_says_that_it_is_credited()
    {
        await PostWhileTakenBackAsync();
        var attempts = _world.TimesCalled("cancel-erp-order");

        _world.Show(_world["1-A"] with { State = MarketplaceOrderState.Cancelled, StateText = "CANCELED", CanShip = false });
        await LaterAsync(TimeSpan.FromHours(3), steps: 6);
        Assert.True(Assert.Single(await OpenAsync()) is { Code: "erp.posted-early", Holds: true });
        Assert.False((await CaseAsync()).IsClosed);
        Assert.Equal(attempts, _world.TimesCalled("cancel-erp-order"));

        await _store.DeliverAsync([MarketplaceOrdersFlow.Acknowledge(Given.Key("1-A"), "b", Given.Person)], _world.Clock.GetUtcNow());
        await LaterAsync(TimeSpan.FromHours(1), steps: 2);
        Assert.True((await CaseAsync()).IsClosed);
        Assert.Empty(await OpenAsync());
    }

    /// <summary>The address changes, the warehouse stops, and a person posts the sales order just before it is deleted.</summary>
    private async Task PostWhileTakenBackAsync()
    {
        await AtWarehouseAsync();
        _world.Faults = (name, _) =>
        {
            if (name == "cancel-erp-order")
                _world.Post("SO-1");
            return Fault.None;
        };
        _world.Show(_world["1-A"] with { ShipTo = Given.Address with { Line1 = "9 New Lane" } });
        await LaterAsync(TimeSpan.FromMinutes(20), steps: 2);
        Assert.True(_world.TimesCalled("cancel-erp-order") > 0);
    }

    private async Task EndAsync()
    {
        await AtWarehouseAsync();
        _world.Dispatch("1-A", Given.Shipment());
        _world.SetAtWarehouse("1-A", WarehouseOrderState.Dispatched);
        await LaterAsync(TimeSpan.FromMinutes(30), steps: 3);
        Assert.Equal(MarketplaceOrderState.Shipped, _world["1-A"].State);
        await LaterAsync(TimeSpan.FromMinutes(10), steps: 2);
    }

    private async Task<CaseView> CaseAsync() => (await _store.GetCaseAsync(new CaseId("order", "bq:1-A")))!;

    private async Task AtWarehouseAsync()
    {
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        await LaterAsync(TimeSpan.FromMinutes(1));
        Assert.NotNull(_world.AtWarehouse("1-A"));
    }

    private async Task<IReadOnlyList<ExceptionRecord>> OpenAsync() => [.. (await _store.GetExceptionsAsync(scope: "order/bq:1-A")).Where(static r => r.ClearedAt is null)];

    private async Task LaterAsync(TimeSpan time, int steps = 1)
    {
        for (var i = 0; i < steps; i++)
        {
            _world.Clock.Advance(time / steps);
            await _world.Runner(_store, policy: _policy).RunUntilIdleAsync();
        }
    }
}
