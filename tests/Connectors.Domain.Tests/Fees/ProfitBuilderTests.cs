using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Fees;

/// <summary>Gross against net, expected against kept, by order and by channel (R90).</summary>
public sealed class ProfitBuilderTests
{
    private static readonly CurrencyCode Gbp = new("GBP");
    private static readonly CurrencyCode Eur = new("EUR");

    [Fact]
    public void R90_Gross_and_net_of_an_order_and_by_how_much_its_commission_was_other_than_expected()
    {
        var profit = Assert.Single(Build(
            [
                Line("ORDER_AMOUNT", 100m, "A"), Line("ORDER_SHIPPING_AMOUNT", 5m, "A"), Line("COMMISSION_FEE", -10m, "A"), Line("COMMISSION_VAT", -2m, "A"), Line("REFUND_ORDER_AMOUNT", -30m, "A"),
                Line("REFUND_COMMISSION_FEE", 3m, "A"), Line("SELLER_PENALTY_FEE", -1m, "A"), Line("PAYMENT", -65m, null), Line("PURCHASE_ORDER_AMOUNT", 9m, "A"), Line("NEW_FEE", 9m, "A"),
                Line("MANUAL_CREDIT", 9m, "A") with { State = SettlementLineState.NotApplicable },
            ],
            static _ => new ExpectedCommission("BQ_UK", new Money(11m, Gbp))));

        Assert.Equal(new OrderProfit { OrderId = "A", Channel = "BQ_UK", Currency = Gbp, Sales = 105m, Refunds = -30m, Commission = -12m, CommissionGivenBack = 3m, Others = -1m, Expected = -11m }, profit);
        Assert.Equal((65m, -1m), (profit.Net, profit.Difference));
    }

    [Fact]
    public void R90_Nothing_is_compared_where_nothing_is_known_or_nothing_was_kept_or_in_another_currency()
    {
        var orders = Build(
            [Line("COMMISSION_FEE", -10m, "A"), Line("ORDER_AMOUNT", 100m, "B"), Line("COMMISSION_FEE", -10m, "C"), Line("SUBSCRIPTION_FEE", -39m, null)],
            static order => order == "A" ? null : new ExpectedCommission(null, new Money(10m, order == "C" ? Eur : Gbp)));
        Assert.Equal([null, "A", "B", "C"], orders.Select(static o => o.OrderId));
        Assert.All(orders, static o => Assert.Null(o.Difference));
    }

    [Fact]
    public void R90_What_an_earlier_cycle_has_used_up_is_zero_so_that_differences_add_up()
    {
        var first = Build([Line("COMMISSION_FEE", -6m, "A")], static _ => new ExpectedCommission(null, new Money(10m, Gbp)));
        var second = Build([Line("COMMISSION_FEE", -5m, "A")], static _ => new ExpectedCommission(null, Money.Zero(Gbp)));
        Assert.Equal([4m, -5m], first.Concat(second).Select(static o => o.Difference));
        Assert.Equal((1, 2, -1m, -11m), ProfitBuilder.ByChannel(first.Concat(second)) is [var channel] ? (channel.Orders, channel.Compared, channel.Difference, channel.Net) : default);
    }

    [Fact]
    public void R90_Channels_add_up_by_currency_and_what_is_of_no_order_stands_apart()
    {
        var orders = Build(
            [Line("ORDER_AMOUNT", 100m, "A"), Line("ORDER_AMOUNT", 50m, "B"), Line("COMMISSION_FEE", -5m, "B"), Line("ORDER_AMOUNT", 7m, "C") with { Amount = new Money(7m, Eur) }, Line("SUBSCRIPTION_FEE", -39m, null)],
            static order => new ExpectedCommission("BQ_UK", new Money(4m, Gbp)));
        Assert.Equal(
            [(null, "GBP", 0, -39m), ("BQ_UK", "EUR", 1, 7m), ("BQ_UK", "GBP", 2, 145m)],
            ProfitBuilder.ByChannel(orders).Select(static c => (c.Channel, c.Currency.Value, c.Orders, c.Net)));
        Assert.Equal(-1m, ProfitBuilder.ByChannel(orders)[^1].Difference);
    }

    private static IReadOnlyList<OrderProfit> Build(IReadOnlyList<SettlementLine> lines, Func<string, ExpectedCommission?> expected)
    {
        var accounts = new FeeAccounts
        {
            Receivable = PostingTarget.Customer("MARKET"), Commission = PostingTarget.Account("1"), FeeTax = PostingTarget.Account("2"), Subscription = PostingTarget.Account("3"), SellerFees = PostingTarget.Account("4"),
            Manual = PostingTarget.Account("5"), RemittedTax = PostingTarget.Account("6"), OperatorDelivery = PostingTarget.Account("7"), Reserve = PostingTarget.Account("8"), Payout = PostingTarget.Bank("B"),
        };
        var builder = new ProfitBuilder(FeeMap.Compile(StandardFeeTable.Create(accounts) with { Version = "1" }).Value);
        foreach (var line in lines)
            builder.Add(line);
        return builder.Build(expected);
    }

    private static SettlementLine Line(string type, decimal amount, string? order) => new()
    {
        Id = $"{type} {order}", Type = type, Amount = new Money(amount, Gbp), State = SettlementLineState.Paid, OrderId = order, UpdatedAt = DateTimeOffset.UnixEpoch,
    };
}
