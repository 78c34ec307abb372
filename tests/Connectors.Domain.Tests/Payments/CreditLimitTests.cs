using Connectors.Domain.Documents;
using Connectors.Domain.Payments;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Payments;

/// <summary>No limit, a limit and "not said" are three things.</summary>
public sealed class CreditLimitTests
{
    private static readonly PaymentRules Rules = Expect.Compiled(PaymentRules.Compile(StandardPaymentTable.Create()));
    private static readonly InFlightOrder Order = new(OrderKey.Parse("store:1"), new Money(100, CurrencyCode.Gbp));

    [Fact]
    public void An_account_without_a_limit_is_released()
    {
        var decision = Decide(CreditLimit.Unlimited, 0m);

        Assert.Equal((PaymentAction.Release, ReleaseBasis.Credit), (decision.Action, decision.Basis));
        Assert.Equal(PaymentAction.Release, Decide(CreditLimit.Unlimited, 1_000_000m).Action);
        Assert.Equal(PaymentAction.Release, Decide(CreditLimit.Unlimited, null).Action);
    }

    [Fact]
    public void An_ERP_that_did_not_say_holds()
    {
        Assert.Equal("on-account.credit-unknown", Decide(CreditLimit.NotSaid, 0m).RuleId);
        Assert.Equal("on-account.credit-unknown", Decide(default, 0m).RuleId);
        Assert.Equal("on-account.credit-unknown", Decide(CreditLimit.Of(500), null).RuleId);
    }

    [Theory]
    [InlineData(100, 0, true)]
    [InlineData(500, 400, true)]
    [InlineData(500, 401, false)]
    [InlineData(0, 0, false)]
    [InlineData(0, -100, true)]
    public void A_limit_is_a_limit_and_zero_is_one(int limit, int owed, bool isReleased) =>
        Assert.Equal(isReleased, Decide(CreditLimit.Of(limit), owed).Action == PaymentAction.Release);

    [Fact]
    public void Released_orders_that_the_ERP_has_not_booked_count_against_a_limit_only()
    {
        InFlightOrder[] others = [new(OrderKey.Parse("store:2"), new Money(450, CurrencyCode.Gbp))];

        Assert.False(CreditHeadroom.ForAccount(Order, Account(CreditLimit.Of(500), 0), CurrencyCode.Gbp, others)!.Value.IsEnough);
        Assert.True(CreditHeadroom.ForAccount(Order, Account(CreditLimit.Unlimited, 0), CurrencyCode.Gbp, others)!.Value.IsEnough);
        Assert.Null(CreditHeadroom.ForAccount(Order, Account(CreditLimit.Of(500), 0), CurrencyCode.Eur, others));
    }

    [Fact]
    public void The_three_are_never_taken_for_one_another() =>
        Expect.ForAll(
            from limit in Gen.Choose(0, 1000)
            from owed in Gen.Choose(-1000, 1000)
            select (limit, owed),
            static c =>
            {
                Assert.Null(CreditHeadroom.ForAccount(Order, Account(CreditLimit.NotSaid, c.owed), CurrencyCode.Gbp, []));
                Assert.True(CreditHeadroom.ForAccount(Order, Account(CreditLimit.Unlimited, c.owed), CurrencyCode.Gbp, [])!.Value.IsEnough);
                Assert.Equal(c.limit - c.owed >= 100, CreditHeadroom.ForAccount(Order, Account(CreditLimit.Of(c.limit), c.owed), CurrencyCode.Gbp, [])!.Value.IsEnough);
            });

    private static PaymentDecision Decide(CreditLimit limit, decimal? balance) => Rules.Decide(new PaymentFacts(
        Origin.B2B, "paymentOnAccount", "PENDING", "processing", AccountState.Verified, CreditHeadroom.ForAccount(Order, Account(limit, balance), CurrencyCode.Gbp, [])));

    private static ErpCustomer Account(CreditLimit limit, decimal? balance) => new(new CustomerNumber("C00417"), false, limit, balance);
}
