using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>A worker that was away for hours knows orders as they were then: what it begins before it has heard the news is looked at first.</summary>
public sealed class OldNewsTests
{
    private readonly World _world = new();
    private readonly InMemoryFlowStore _store;

    /// <summary>What cannot be done in the moment, so that it is left for later.</summary>
    private string _blocked = string.Empty;

    private bool _isListDown;
    private bool _isMarketplaceDown;

    public OldNewsTests()
    {
        _store = new InMemoryFlowStore(_world.Clock);
        _world.Faults = (name, _) => name == _blocked || (_isListDown && name == "poll-orders") || (_isMarketplaceDown && name is "poll-orders" or "read-orders") ? Fault.NotExecuted : Fault.None;
    }

    [Fact]
    public async Task Nothing_begins_for_an_order_that_was_cancelled_while_the_worker_was_away()
    {
        await LeaveAsync("create-erp-order");
        Cancel();
        _isListDown = true;
        await ReturnAsync();

        Assert.Empty(_world.Submitted);
        Assert.Empty(_world.ErpCreated);
        Assert.True((await CaseAsync()).IsClosed);
    }

    [Theory]
    [InlineData(121, true, false, true)]
    [InlineData(121, false, false, true)]
    [InlineData(14, false, false, false)]
    [InlineData(121, false, true, false)]
    public async Task Whether_it_is_looked_at_depends_on_how_long_nobody_asked_and_on_whether_an_attempt_may_have_succeeded(int minutes, bool isBooking, bool wasTried, bool isLookedAt)
    {
        await LeaveAsync("submit", TimeSpan.Zero);
        Cancel();
        var context = new EffectContext(1, SendPermit.WithoutLimit(), _store, _world.Clock.GetUtcNow().AddMinutes(minutes)) { SentAt = wasTried ? _world.Clock.GetUtcNow() : null };

        var news = await OldNews.FindAsync(
            MarketplaceOrdersFlow.Read((await CaseAsync()).State)!, isBooking ? new BackOfficeEffect.CreateErpOrder() : new BackOfficeEffect.SubmitToWarehouse(), _world, new OrderPolicy(), context, default);

        Assert.Equal(isLookedAt ? MarketplaceOrderState.Cancelled : null, news?.Order.State);
        Assert.Equal(isLookedAt, context.Progress.LooksFirst);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_order_that_is_as_it_was_goes_on_and_so_it_does_when_the_marketplace_cannot_be_asked(bool isDown)
    {
        await LeaveAsync("submit");
        (_isListDown, _isMarketplaceDown) = (true, isDown);
        await ReturnAsync();

        Assert.Single(_world.Submitted);
    }

    [Fact]
    public async Task A_worker_that_was_not_away_asks_for_no_order_alone()
    {
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        await ReturnAsync();

        Assert.Single(_world.Submitted);
        Assert.Equal(0, _world.TimesCalled("read-orders"));
    }

    /// <summary>The order is on its way when the worker goes, with one step before it.</summary>
    private async Task LeaveAsync(string next, TimeSpan? away = null)
    {
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        _blocked = next;
        await ReturnAsync();
        Assert.Empty(_world.Submitted);
        _blocked = string.Empty;
        _world.Clock.Advance(away ?? TimeSpan.FromHours(2));
    }

    private void Cancel() => _world.Show(_world["1-A"] with { State = MarketplaceOrderState.Cancelled, StateText = "CANCELED", CanShip = false });

    private async Task<CaseView> CaseAsync() => (await _store.GetCaseAsync(new CaseId("order", "bq:1-A")))!;

    private async Task ReturnAsync()
    {
        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        await _world.Runner(_store).RunUntilIdleAsync();
    }
}
