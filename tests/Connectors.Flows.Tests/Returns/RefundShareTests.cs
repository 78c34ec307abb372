using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.Returns;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.Returns;

/// <summary>Which refunds of an order are a return's own.</summary>
public sealed class RefundShareTests
{
    private static readonly DateTimeOffset Asked = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_somebody_paid_since_the_return_was_asked_for_is_its_own() =>
        Assert.Equal(["a"], Own(State(5m), Paid("a", 5m)));

    [Fact]
    public void What_was_paid_before_on_another_line_or_for_another_return_is_not() =>
        Assert.Empty(Own(State(5m) with { RefundsOfOthers = ["c"] }, Paid("a", 5m, minutes: -1), Paid("b", 5m, line: "L-2"), Paid("c", 5m)));

    [Fact]
    public void A_second_refund_of_the_line_is_left_to_another_return() =>
        Assert.Equal(["a"], Own(State(5m), Paid("b", 5m, minutes: 2), Paid("a", 5m, minutes: 1)));

    [Fact]
    public void Parts_are_added_up_and_the_rest_stays_open()
    {
        var state = State(5m);
        var open = RefundShare.Open(state.Refund, [Paid("a", 2m), Paid("b", 1m)]);

        Assert.Equal(2m, Assert.Single(open).Amount.Amount);
        Assert.False(RefundShare.IsPaid(state with { Refunds = [Paid("a", 2m)] }));
        Assert.True(RefundShare.IsPaid(state with { Refunds = [Paid("a", 2m), Paid("b", 3m)] }));
    }

    [Fact]
    public void More_than_is_due_is_told_apart_from_all_that_is_due()
    {
        var state = State(5m) with { Refunds = [Paid("a", 6m)] };

        Assert.Equal((false, true), (RefundShare.IsPaid(state), RefundShare.IsTooMuch(state)));
    }

    private static IEnumerable<string> Own(ReturnState state, params MarketplaceRefund[] refunds) => RefundShare.Own(refunds, state).Select(static r => r.Id);

    private static ReturnState State(decimal due) => new()
    {
        Return = new MarketplaceReturn { Id = "R-1", Order = new OrderKey(Given.Bq, "1-A"), StateText = "RECEIVED", CreatedAt = Asked, Lines = [new MarketplaceReturnLine(new OrderLineId("L-1"), 1m, string.Empty)] },
        Refund = [new PlannedRefund(new OrderLineId("L-1"), 1m, Gbp(due), Gbp(0m))],
    };

    private static MarketplaceRefund Paid(string id, decimal amount, int minutes = 0, string line = "L-1") =>
        new() { Id = id, LineId = new OrderLineId(line), Amount = Gbp(amount), ShippingAmount = Gbp(0m), CreatedAt = Asked.AddMinutes(minutes) };

    private static Money Gbp(decimal amount) => new(amount, new CurrencyCode("GBP"));
}
