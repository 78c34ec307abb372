using Connectors.Domain.Documents;
using Connectors.Domain.Returns;
using Connectors.Domain.Values;
using Connectors.Flows.Refunds;
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
        Assert.Empty(Own(State(5m) with { OthersNow = [new BookedReturn("bq:R-2") { Lines = [new BookedLine(new OrderLineId("L-1"), 1m, Gbp(5m))], RefundIds = ["c"] }] }, Paid("a", 5m, minutes: -1), Paid("b", 5m, line: "L-2"), Paid("c", 5m)));

    [Fact]
    public void A_second_refund_of_the_line_is_left_to_another_return() =>
        Assert.Equal(["a"], Own(State(5m), Paid("b", 5m, minutes: 2), Paid("a", 5m, minutes: 1)));

    [Fact]
    public void A_line_that_is_paid_leaves_a_second_refund_of_it_to_another_return_although_another_line_is_open()
    {
        var state = State(5m);
        state = state with
        {
            Return = state.Return! with { Lines = [.. state.Return.Lines, new MarketplaceReturnLine(new OrderLineId("L-2"), 1m, string.Empty)] },
            Refund = [.. state.Refund, new PlannedRefund(new OrderLineId("L-2"), 1m, Gbp(7m), Gbp(0m))],
        };

        Assert.Equal(["a", "c"], Own(state, Paid("a", 5m, minutes: 1), Paid("b", 5m, minutes: 2), Paid("c", 7m, minutes: 3, line: "L-2")));
    }

    [Fact]
    public void A_refund_of_the_delivery_alone_is_none_of_goods() =>
        Assert.Equal(["b"], Own(State(5m), Paid("a", 0m) with { ShippingAmount = Gbp(4m) }, Paid("b", 5m, minutes: 1)));

    // Refunds older than the return: 3 of the line were sold for 15.
    [Theory]
    [InlineData(1, 1, 5, 0, false, true)]
    [InlineData(1, 3, 15, 0, true, false)]
    [InlineData(3, 1, 5, 0, true, false)]
    [InlineData(1, 0, 11, 0, true, false)]
    [InlineData(1, 0, 2, 0, false, true)]
    [InlineData(1, 1, 5, 2, true, false)]
    [InlineData(1, 1, 5, 1, false, true)]
    public void An_older_refund_is_its_own_where_the_line_does_not_hold_both_and_else_not_clear(int returned, int refunded, int amount, int others, bool isOwn, bool isUnclear)
    {
        var state = Sold(State(5m * returned, returned)) with { Others = [new BookedReturn("bq:R-2") { Lines = [new BookedLine(new OrderLineId("L-1"), others, Gbp(5m * others))] }] };
        MarketplaceRefund[] refunds = [Paid("a", amount, minutes: -60) with { Quantity = refunded }];

        Assert.Equal((isOwn, isUnclear), (RefundShare.Own(refunds, state).Count == 1, RefundShare.Unclear(refunds, state).Count == 1));
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(10, 5)]
    [InlineData(8, 3)]
    public void What_another_return_had_too_much_may_be_of_this_one_and_a_person_says_so(int paid, int excess)
    {
        var state = State(5m) with { OthersNow = [new BookedReturn("bq:R-2") { Lines = [new BookedLine(new OrderLineId("L-1"), 1m, Gbp(5m))], RefundIds = ["a"] }] };
        MarketplaceRefund[] refunds = [Paid("a", paid)];

        Assert.Equal(excess, RefundShare.Unclear(refunds, state).Sum(static r => r.Amount.Amount));
        Assert.Empty(RefundShare.Own(refunds, state));
        Assert.Equal(5m - excess, Assert.Single(RefundShare.Open(state.Refund, RefundShare.Own(refunds, state with { TakenRefunds = ["a"] }))).Amount.Amount);
        Assert.Empty(RefundShare.Unclear(refunds, state with { OtherRefunds = ["a"] }));
    }

    [Fact]
    public void What_was_paid_before_the_goods_left_is_of_goods_that_cannot_come_back()
    {
        var state = Sold(State(15m, 3)) with { TakenRefunds = ["a"] };
        MarketplaceRefund[] refunds = [Paid("a", 5m, minutes: -200), Paid("b", 5m, minutes: -60)];

        Assert.Equal(["b"], Own(state, refunds));
        Assert.Empty(RefundShare.Unclear(refunds, state));
    }

    [Fact]
    public void A_person_says_of_an_older_refund_whose_it_is()
    {
        var state = Sold(State(5m));
        MarketplaceRefund[] refunds = [Paid("a", 5m, minutes: -60)];

        Assert.Equal(["a"], Own(state with { TakenRefunds = ["a"] }, refunds));
        Assert.Empty(Own(state with { OtherRefunds = ["a"] }, refunds));
        Assert.Empty(RefundShare.Unclear(refunds, state with { OtherRefunds = ["a"] }));
    }

    [Fact]
    public void What_a_person_takes_as_it_is_is_not_too_much_until_more_comes()
    {
        var state = State(5m) with { Refunds = [Paid("a", 6m)], TakenRefunds = ["a"] };

        Assert.False(RefundShare.IsTooMuch(state));
        Assert.True(RefundShare.IsTooMuch(state with { Refunds = [Paid("a", 6m), Paid("b", 6m)] }));
    }

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

    private static ReturnState Sold(ReturnState state) => state with
    {
        Sale = new ReturnedSale
        {
            Order = Given.ErpOrder(),
            PricesIncludeTax = true,
            Currency = new CurrencyCode("GBP"),
            LeftAt = Asked.AddMinutes(-120),
            Lines = [new SoldUnit(new SoldLine(new OrderLineId("L-1"), new Sku("SKU-1"), 3m, Gbp(15m), Gbp(0m), Gbp(0m), Gbp(0m)), Given.Each, Gbp(0m))],
        },
    };

    private static ReturnState State(decimal due, decimal quantity = 1m) => new()
    {
        Return = new MarketplaceReturn { Id = "R-1", Order = new OrderKey(Given.Bq, "1-A"), StateText = "RECEIVED", CreatedAt = Asked, Lines = [new MarketplaceReturnLine(new OrderLineId("L-1"), 1m, string.Empty)] },
        Refund = [new PlannedRefund(new OrderLineId("L-1"), quantity, Gbp(due), Gbp(0m))],
    };

    private static MarketplaceRefund Paid(string id, decimal amount, int minutes = 0, string line = "L-1") =>
        new() { Id = id, LineId = new OrderLineId(line), Amount = Gbp(amount), ShippingAmount = Gbp(0m), CreatedAt = Asked.AddMinutes(minutes) };

    private static Money Gbp(decimal amount) => new(amount, new CurrencyCode("GBP"));
}
