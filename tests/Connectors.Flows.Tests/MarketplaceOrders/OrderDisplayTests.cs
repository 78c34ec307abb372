using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.MarketplaceOrders.Display;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>R14, policy C3: what an order's case tells the one that shows it in a store, and what that one makes of it.</summary>
public sealed class OrderDisplayTests
{
    private static readonly ConnectionName Store = new("b2b");
    private static readonly OrderRoute Shown = Given.Route with { Display = Store };
    private static readonly CaseId Case = OrderDisplayFlow.CaseOf(Given.Key());

    [Fact]
    public void R14_C3_Nothing_is_told_where_the_route_shows_its_orders_nowhere() =>
        Assert.Empty(new OrderStory().Seen(MarketplaceOrderState.Shipping).Last.Deliver);

    [Fact]
    public void R14_C3_An_order_is_told_once_it_is_known_what_was_bought_and_whenever_that_or_what_left_changes()
    {
        var story = new OrderStory(route: Shown);
        Assert.Empty(story.Seen(MarketplaceOrderState.WaitingAcceptance).Last.Deliver);
        Assert.Empty(story.Accepted().Last.Deliver);

        var first = Wanted(story.Seen(MarketplaceOrderState.Shipping, minutes: 5));
        Assert.Equal((DisplayedOrderState.Open, 2m, 0m), (first.State, first.Lines[0].Quantity, first.Lines[0].Dispatched));
        Assert.Empty(story.Posted().Last.Deliver);
        Assert.Empty(story.Submitted().Last.Deliver);
        Assert.Equal((DisplayedOrderState.PartlyDispatched, 1m), Wanted(story.Dispatched(Given.Shipment(quantity: 1))) is var part ? (part.State, part.Lines[0].Dispatched) : default);
        Assert.Equal(DisplayedOrderState.Dispatched, Wanted(story.Dispatched(Given.Shipment(quantity: 1), Given.Shipment("S2", quantity: 1, tracking: "15501234567891"))).State);
        Assert.Empty(story.Look().Last.Deliver);
        Assert.DoesNotContain(Given.Canaries, c => JsonSerializer.Serialize(first, OrderDisplayJsonContext.Default.DisplayedOrder).Contains(c, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_told_twice_at_one_instant_is_heard_twice()
    {
        var story = new OrderStory(route: Shown).Seen(MarketplaceOrderState.WaitingAcceptance).Accepted().Seen(MarketplaceOrderState.Shipping, minutes: 5).Posted().Submitted();

        var ids = new List<string>
        {
            Assert.Single(story.Dispatched(Given.Shipment(quantity: 1)).Last.Deliver).InputId,
            Assert.Single(story.Dispatched(Given.Shipment(quantity: 1), Given.Shipment("S2", quantity: 1, tracking: "15501234567891")).Last.Deliver).InputId,
        };

        Assert.Equal(2, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void R14_C3_An_order_that_is_off_is_told_as_called_off()
    {
        var story = new OrderStory(route: Shown).Seen(MarketplaceOrderState.WaitingAcceptance).Accepted().Seen(MarketplaceOrderState.Shipping, minutes: 5);

        story.Seen(MarketplaceOrderState.Cancelled, minutes: 10);

        Assert.IsType<OrderDisplayInput.CalledOff>(Told(Assert.Single(story.Last.Deliver)));
    }

    [Fact]
    public void The_newest_is_written_and_what_was_written_meanwhile_does_not_count_for_it()
    {
        var flow = Flow();
        var (open, sent) = (Order(DisplayedOrderState.Open), Order(DisplayedOrderState.Dispatched));
        var step = Hear(flow, null, new OrderDisplayInput.Wanted(open));
        Assert.Equal([RetrySafety.SafeRepeat], step.Effects.Select(static e => e.RetrySafety));
        step = Hear(flow, step.State, new OrderDisplayInput.Wanted(sent));

        // The first was written while the second came.
        step = Hear(flow, step.State, new OrderDisplayInput.Shown(1));
        Assert.Equal(("Showing", 1, false), (step.Stage, step.Effects.Count, step.IsClosed));
        step = Hear(flow, step.State, new OrderDisplayInput.Shown(2));
        Assert.Equal(("Over", 0, true), (step.Stage, step.Effects.Count, step.IsClosed));
    }

    [Fact]
    public void R14_C3_What_is_called_off_stays_so_whatever_news_comes_late()
    {
        var flow = Flow();
        var step = Hear(flow, Hear(flow, null, new OrderDisplayInput.Wanted(Order(DisplayedOrderState.Open))).State, new OrderDisplayInput.CalledOff());

        step = Hear(flow, step.State, new OrderDisplayInput.Wanted(Order(DisplayedOrderState.Open)));

        Assert.Equal(DisplayedOrderState.Cancelled, step.State.Wanted!.State);
    }

    [Fact]
    public void R14_C3_A_no_of_the_store_is_a_record_that_holds_nothing_and_is_asked_again_later_or_when_the_order_changes()
    {
        var flow = Flow();
        var step = Hear(flow, Hear(flow, null, new OrderDisplayInput.Wanted(Order(DisplayedOrderState.Open))).State, new OrderDisplayInput.EffectRejected(new Rejection("sparklayer", "purchases.put", FailureKind.Rejected, null, "no")));

        var problem = Assert.Single(step.Problems);
        Assert.Equal((ReasonCatalogue.OrderNotShown, false), (problem.Why.Reason, problem.Holds));
        Assert.Equal(Given.T0.AddMinutes(15), Assert.Single(step.Effects).NotBefore);
        Assert.Null(Assert.Single(Hear(flow, step.State, new OrderDisplayInput.Wanted(Order(DisplayedOrderState.PartlyDispatched))).Effects).NotBefore);
        Assert.Empty(Hear(flow, step.State, new OrderDisplayInput.Shown(1)).Problems);
    }

    [Fact]
    public void R14_C3_What_the_adapter_misses_in_its_store_is_held_under_its_own_reason_and_asked_again_by_itself()
    {
        var story = new OrderStory().Seen(MarketplaceOrderState.WaitingAcceptance).Accepted().Seen(MarketplaceOrderState.Shipping, minutes: 5).Posted();
        var submit = Assert.Single(story.Effects, static e => e.Contains("warehouse", StringComparison.Ordinal));

        story.Hear(new MarketplaceInput.EffectRejected(submit, new Rejection("shopify", "order-create", FailureKind.Rejected, "storefront.sku-unclear", "the store has no variant")));

        Assert.Equal((ReasonCatalogue.StorefrontSkuUnclear, true), (story.Problem.Why.Reason, story.Problem.Holds));
        Assert.Equal(Given.T0.AddMinutes(15), story.Last.Effects.Single(e => e.Id == submit).NotBefore);

        story.Hear(new MarketplaceInput.EffectRejected(submit, new Rejection("shopify", "order-create", FailureKind.Rejected, "INVALID", "something else")));
        Assert.Equal(ReasonCatalogue.SystemRejected, story.Problem.Why.Reason);
        Assert.DoesNotContain(story.Last.Effects, e => e.Id == submit);
    }

    private static OrderDisplayInput Told(InboxMessage message)
    {
        Assert.Equal((Case, Store.Value, Priority.Catalogue), (message.Case, message.Connection, message.Priority));
        return JsonSerializer.Deserialize(message.Content, OrderDisplayJsonContext.Default.OrderDisplayInput)!;
    }

    private static DisplayedOrder Wanted(OrderStory story) => Assert.IsType<OrderDisplayInput.Wanted>(Told(Assert.Single(story.Last.Deliver))).Order;

    private static DisplayedOrder Order(DisplayedOrderState state) => new()
    {
        Key = Given.Key(), State = state, OrderedAt = Given.T0, Currency = Given.Gbp, Lines = [new DisplayedLine(new OrderLineId("1"), new Sku("SKU-1"), "One", 2m, state == DisplayedOrderState.Open ? 0m : 2m, new Money(12m, Given.Gbp))],
    };

    private static OrderDisplayFlow Flow() => new(new Dictionary<ConnectionName, IOrderDisplay>(), [new OrderInstance([Shown], new OrderPolicy(), static () => Given.Tables())]);

    private static (OrderDisplayState State, string Stage, IReadOnlyList<PlannedEffect<OrderDisplayEffect>> Effects, IReadOnlyList<Problem> Problems, bool IsClosed) Hear(OrderDisplayFlow flow, OrderDisplayState? state, OrderDisplayInput input) =>
        flow.Conclude(Case, state, input, Given.T0) is var d ? (d.State, d.Stage, d.Effects, d.Problems, d.IsClosed) : default;
}
