using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.B2BOrders;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.B2BOrders;

/// <summary>When an order counts as paid in the ERP, and when the store may be told so.</summary>
public sealed class PaidBackJudgementTests
{
    private const string Order = "trade:1001";

    [Fact]
    public void An_order_is_settled_when_nothing_of_all_its_invoices_is_left()
    {
        Assert.Null(PaidBackJudgement.Settled(Order, [Invoice("SI-1", 60m, 0m), Invoice("SI-2", 40m, 0.01m)]));

        var settled = PaidBackJudgement.Settled(Order, [Invoice("SI-1", 60m, 0m), Invoice("SI-2", 40m, 0m), Invoice("SI-3", 70m, 70m) with { ExternalNumber = "trade:1002" }])!;

        Assert.Equal(100m, settled.Received.Amount);
        Assert.Equal(["SI-1", "SI-2"], settled.Numbers);
    }

    [Theory]
    [InlineData(0, 0, 70)]
    [InlineData(30, -30, 70)]
    [InlineData(0, -30, 100)]
    public void What_the_ERP_credits_settles_what_is_left_and_is_no_money_that_came_in(int left, int open, int received)
    {
        var settled = PaidBackJudgement.Settled(Order, [Invoice("SI-1", 100m, left), Invoice("CM-1", -30m, open) with { ExternalNumber = "R:TRADE:9", CreditedNumber = "si-1" }])!;

        Assert.Equal(received, settled.Received.Amount);
        Assert.Equal(["SI-1"], settled.Numbers);
    }

    [Fact]
    public void A_credit_memo_of_another_invoice_settles_nothing() =>
        Assert.Null(PaidBackJudgement.Settled(Order, [Invoice("SI-1", 100m, 30m), Invoice("CM-1", -30m, -30m) with { ExternalNumber = null, CreditedNumber = "SI-9" }]));

    [Fact]
    public void Without_an_invoice_or_without_the_ERPs_word_nothing_is_settled()
    {
        Assert.Null(PaidBackJudgement.Settled(Order, []));
        Assert.Null(PaidBackJudgement.Settled(Order, [Invoice("SI-1", 100m, 0m) with { Remaining = null }]));
        Assert.Null(PaidBackJudgement.Settled(Order, [Invoice("SI-1", 100m, 0m) with { Total = null }]));
        Assert.Null(PaidBackJudgement.Settled(Order, [Invoice("CM-1", -100m, 0m)]));
        Assert.Null(PaidBackJudgement.Settled(Order, [Invoice("SI-1", 100m, 0m), Invoice("SI-2", 100m, 0m) with { Currency = new CurrencyCode("EUR") }]));
    }

    [Theory]
    [InlineData("PENDING", 100, true)]
    [InlineData("PENDING", 101, false)]
    [InlineData("PARTIALLY_PAID", 40, true)]
    [InlineData("AUTHORIZED", 100, false)]
    [InlineData("PARTIALLY_REFUNDED", 100, false)]
    [InlineData("VOIDED", 100, false)]
    [InlineData("EXPIRED", 100, false)]
    [InlineData("SOMETHING_NEW", 100, false)]
    [InlineData("", 100, false)]
    public void Only_what_is_outstanding_and_was_paid_is_marked(string state, int outstanding, bool mayBeMarked) => Assert.Equal(
        mayBeMarked, PaidBackJudgement.MayMark(new StorePayment(StorefrontOrderState.Sent, state, new Money(outstanding, Given.Gbp)), new Money(100m, Given.Gbp), 0m));

    [Fact]
    public void Money_of_another_currency_or_none_is_not_marked()
    {
        Assert.False(PaidBackJudgement.MayMark(new StorePayment(StorefrontOrderState.Sent, "PENDING", new Money(100m, new CurrencyCode("EUR"))), new Money(100m, Given.Gbp), 0m));
        Assert.False(PaidBackJudgement.MayMark(new StorePayment(StorefrontOrderState.Sent, "PENDING", default), new Money(100m, Given.Gbp), 0m));
        Assert.False(PaidBackJudgement.MayMark(new StorePayment(StorefrontOrderState.Unknown, "PENDING", new Money(100m, Given.Gbp)), new Money(100m, Given.Gbp), 0m));
    }

    [Theory]
    [InlineData(StorefrontOrderState.Sent, "PAID", 0, true)]
    [InlineData(StorefrontOrderState.Sent, "REFUNDED", 0, true)]
    [InlineData(StorefrontOrderState.Sent, "PARTIALLY_REFUNDED", 0, true)]
    [InlineData(StorefrontOrderState.Cancelled, "VOIDED", 100, true)]
    [InlineData(StorefrontOrderState.Sent, "VOIDED", 100, false)]
    [InlineData(StorefrontOrderState.Sent, "PENDING", 100, false)]
    public void The_store_has_nothing_more_to_be_told_when_nothing_is_outstanding(StorefrontOrderState state, string payment, int outstanding, bool isOver) =>
        Assert.Equal(isOver, PaidBackJudgement.IsOver(new StorePayment(state, payment, new Money(outstanding, Given.Gbp))));

    private static ErpReceivable Invoice(string number, decimal total, decimal remaining) =>
        new() { Number = number, Customer = new CustomerNumber("C-1"), ExternalNumber = Order, Currency = Given.Gbp, Total = total, Remaining = remaining };
}
