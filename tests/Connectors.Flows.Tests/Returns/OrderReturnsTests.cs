using System.Text.Json;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Refunds;
using Connectors.Flows.Returns;

namespace Connectors.Flows.Tests.Returns;

/// <summary>The returns of one order take turns.</summary>
public sealed class OrderReturnsTests
{
    private static readonly CaseId Order = new(OrderReturnsFlow.FlowName, "bq:1-A");

    private readonly OrderReturnsFlow _flow = new([ReturnMessages.TakerOf(["bq"]), OrderMessages.TakerOf(["bq"])]);
    private CaseText? _state;

    [Fact]
    public void The_first_has_its_turn_at_once_and_the_second_when_it_is_over()
    {
        Assert.Equal("return/bq:one", Assert.Single(Hear(new OrderReturnsInput.TurnWanted("bq:one", 1))).Case.ToString());
        Assert.Empty(Hear(new OrderReturnsInput.TurnWanted("bq:two", 1)));

        var next = Assert.Single(Hear(new OrderReturnsInput.TurnOver("bq:one", 1, new BookedReturn("bq:one") { RefundIds = ["refund-1"] })));

        Assert.Equal("return/bq:two", next.Case.ToString());
        var turn = Assert.IsType<ReturnInput.TurnCame>(JsonSerializer.Deserialize(next.Content, ReturnJsonContext.Default.ReturnInput));
        Assert.Equal("refund-1", Assert.Single(Assert.Single(turn.Others).RefundIds));
    }

    [Fact]
    public void Who_gives_up_waiting_is_passed_over()
    {
        Hear(new OrderReturnsInput.TurnWanted("bq:one", 1));
        Hear(new OrderReturnsInput.TurnWanted("bq:two", 1));
        Hear(new OrderReturnsInput.TurnWanted("bq:three", 1));
        Assert.Empty(Hear(new OrderReturnsInput.TurnOver("bq:two", 1, null)));

        Assert.Equal("return/bq:three", Assert.Single(Hear(new OrderReturnsInput.TurnOver("bq:one", 1, null))).Case.ToString());
    }

    [Fact]
    public void A_turn_that_was_over_long_ago_ends_no_later_one()
    {
        Hear(new OrderReturnsInput.TurnWanted("bq:one", 2));
        Hear(new OrderReturnsInput.TurnWanted("bq:two", 1));

        Assert.Empty(Hear(new OrderReturnsInput.TurnOver("bq:one", 1, null)));
    }

    [Fact]
    public void An_order_that_pays_back_what_will_not_come_takes_turns_with_its_returns()
    {
        Hear(new OrderReturnsInput.TurnWanted("bq:one", 1));
        Assert.Empty(Hear(new OrderReturnsInput.TurnWanted("order/bq:1-A", 1)));

        var its = Assert.Single(Hear(new OrderReturnsInput.TurnOver("bq:one", 1, null)));
        Assert.Equal("order/bq:1-A", its.Case.ToString());
        Assert.Empty(Hear(new OrderReturnsInput.TurnWanted("bq:two", 1)));

        var next = Assert.Single(Hear(new OrderReturnsInput.TurnOver("order/bq:1-A", 1, new BookedReturn("order/bq:1-A") { RefundIds = ["refund-1"] })));
        var turn = Assert.IsType<ReturnInput.TurnCame>(JsonSerializer.Deserialize(next.Content, ReturnJsonContext.Default.ReturnInput));
        Assert.Equal("refund-1", Assert.Single(Assert.Single(turn.Others).RefundIds));
    }

    [Fact]
    public void Who_is_served_by_no_flow_of_the_host_keeps_nobody_from_his_turn()
    {
        var alone = new OrderReturnsFlow([OrderMessages.TakerOf(["bq"])]);
        var waits = alone.Decide(Order, null, [Text(new OrderReturnsInput.TurnWanted("bq:one", 1))], DateTimeOffset.UnixEpoch, Knowledge.None);

        Assert.Empty(waits.Deliver);
        Assert.Single(alone.Decide(Order, new CaseText(waits.State, 1), [Text(new OrderReturnsInput.TurnWanted("order/bq:1-A", 1))], DateTimeOffset.UnixEpoch, Knowledge.None).Deliver);
    }

    private static CaseText Text(OrderReturnsInput input) => new(JsonSerializer.Serialize(input, RefundJsonContext.Default.OrderReturnsInput), 1);

    private IReadOnlyList<InboxMessage> Hear(OrderReturnsInput input)
    {
        var step = _flow.Decide(Order, _state, [new CaseText(JsonSerializer.Serialize(input, RefundJsonContext.Default.OrderReturnsInput), 1)], DateTimeOffset.UnixEpoch, Knowledge.None);
        _state = new CaseText(step.State, 1);
        return step.Deliver;
    }
}
