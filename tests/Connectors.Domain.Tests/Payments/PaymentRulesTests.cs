using Connectors.Domain.Documents;
using Connectors.Domain.Payments;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Payments;

public sealed class PaymentRulesTests
{
    private readonly PaymentRules _rules = Rules(StandardPaymentTable.Create());

    [Theory]
    [InlineData(MarketplaceOrderState.Staging, PaymentAction.Hold)]
    [InlineData(MarketplaceOrderState.WaitingAcceptance, PaymentAction.Hold)]
    [InlineData(MarketplaceOrderState.WaitingDebit, PaymentAction.Hold)]
    [InlineData(MarketplaceOrderState.Shipping, PaymentAction.Release)]
    [InlineData(MarketplaceOrderState.Shipped, PaymentAction.Ignore)]
    [InlineData(MarketplaceOrderState.Received, PaymentAction.Ignore)]
    [InlineData(MarketplaceOrderState.Closed, PaymentAction.Ignore)]
    [InlineData(MarketplaceOrderState.Refused, PaymentAction.Ignore)]
    [InlineData(MarketplaceOrderState.Cancelled, PaymentAction.Ignore)]
    public void Only_a_marketplace_order_that_is_cleared_for_shipping_is_released(MarketplaceOrderState state, PaymentAction expected) =>
        Assert.Equal(expected, _rules.Decide(PaymentFacts.From(Order(state))).Action);

    [Fact]
    public void An_order_that_the_operator_ships_is_held()
    {
        var decision = _rules.Decide(PaymentFacts.From(Order(MarketplaceOrderState.Shipping) with { CanShip = false }));

        Assert.Equal((PaymentAction.Hold, "marketplace.not-ours-to-ship"), (decision.Action, decision.RuleId));
    }

    [Fact]
    public void An_unknown_state_is_held_and_never_passes()
    {
        var decision = _rules.Decide(PaymentFacts.From(Order(MarketplaceOrderState.Unknown) with { StateText = "TELEPORTING" }));

        Assert.Equal((PaymentAction.Hold, PaymentRules.UnknownRuleId), (decision.Action, decision.RuleId));
        Assert.Equal("TELEPORTING", Expect.Fact(Expect.Refused(decision.Why, ReasonCatalogue.PaymentStatusUnknown), "order state"));
    }

    [Fact]
    public void An_unknown_state_is_not_taken_for_a_known_one_by_its_text() =>
        Assert.Equal(
            PaymentRules.UnknownRuleId,
            _rules.Decide(PaymentFacts.From(Order(MarketplaceOrderState.Unknown) with { StateText = "SHIPPING_SOON" })).RuleId);

    [Fact]
    public void An_unknown_payment_workflow_is_held() =>
        Expect.Refused(
            _rules.Decide(PaymentFacts.From(Order(MarketplaceOrderState.Shipping) with { PaymentWorkflow = "PAY_WITH_SHELLS" })).Why,
            ReasonCatalogue.PaymentStatusUnknown);

    [Fact]
    public void An_order_on_a_blocked_account_is_held_before_the_erp_sees_it() =>
        Expect.Refused(
            _rules.Decide(PaymentFacts.From(Order(MarketplaceOrderState.Shipping), AccountState.Blocked)).Why, ReasonCatalogue.CustomerBlocked);

    [Theory]
    [InlineData(AccountState.Verified, 100, PaymentAction.Release, null)]
    [InlineData(AccountState.Verified, 99, PaymentAction.Hold, "payment.credit-exceeded")]
    [InlineData(AccountState.Verified, null, PaymentAction.Hold, "payment.account-unverified")]
    [InlineData(AccountState.Unverified, 100, PaymentAction.Hold, "payment.account-unverified")]
    [InlineData(AccountState.Overdue, 100, PaymentAction.Hold, "payment.account-unverified")]
    [InlineData(AccountState.Unspecified, 100, PaymentAction.Hold, "payment.account-unverified")]
    [InlineData(AccountState.Blocked, 100, PaymentAction.Hold, "customer.blocked")]
    public void An_order_on_account_needs_a_verified_account_with_credit(AccountState account, int? credit, PaymentAction action, string? reason)
    {
        var decision = _rules.Decide(OnAccount(account, credit));

        Assert.Equal((action, reason), (decision.Action, decision.Why?.Reason.Code));
    }

    [Theory]
    [InlineData(OnAccountPolicy.ReleaseAlways, PaymentAction.Release)]
    [InlineData(OnAccountPolicy.HoldForFinance, PaymentAction.Hold)]
    public void The_account_policy_decides_about_orders_on_account(OnAccountPolicy policy, PaymentAction expected) =>
        Assert.Equal(expected, Rules(StandardPaymentTable.Create(policy)).Decide(OnAccount(AccountState.Verified, 100)).Action);

    [Fact]
    public void Credit_in_another_currency_covers_nothing() =>
        Assert.False(new CreditHeadroom(new Money(1000, CurrencyCode.Eur), new Money(1, CurrencyCode.Gbp)).IsEnough);

    [Fact]
    public void Decisions_name_rule_and_version()
    {
        var decision = _rules.Decide(PaymentFacts.From(Order(MarketplaceOrderState.WaitingDebit)));

        Assert.Equal("marketplace.waiting-debit", decision.RuleId);
        Assert.Equal(("payments", decision.TableVersion), (decision.Why!.Table, decision.Why.TableVersion));
        Assert.Equal("standard-1-ReleaseIfAccountVerified", decision.TableVersion);
    }

    [Fact]
    public void Every_input_has_an_answer_and_only_cleared_orders_are_released()
    {
        var words = Gen.Elements("", "SHIPPING", "shipping", "STAGING", "CAN_SHIP", "CANNOT_SHIP", "PAY_ON_ACCEPTANCE", "PAY_ON_DUE_DATE", "x", null!);
        var cases =
            from origin in Gen.Choose(-1, 4)
            from method in words
            from payment in words
            from state in words
            from account in Gen.Choose(-1, 6)
            from credit in Gen.Choose(-1, 2)
            from policy in Gen.Choose(0, 2)
            select (Policy: (OnAccountPolicy)policy, Facts: new PaymentFacts(
                (Origin)origin, method, payment, state, (AccountState)account, credit < 0 ? null : Credit(credit * 100)));

        Expect.ForAll(cases, c =>
        {
            var decision = Rules(StandardPaymentTable.Create(c.Policy)).Decide(c.Facts);

            Assert.Equal(decision.Action is PaymentAction.Hold or PaymentAction.Reject, decision.Why is not null);
            if (decision.Action == PaymentAction.Release)
            {
                Assert.Equal(Origin.Marketplace, c.Facts.Origin);
                Assert.Equal("SHIPPING", c.Facts.OrderState, ignoreCase: true);
                Assert.Equal(PaymentFacts.CanShip, c.Facts.PaymentState);
                Assert.NotEqual(AccountState.Blocked, c.Facts.Account);
            }
        });
    }

    [Fact]
    public void Facts_of_nothing_are_held() => Assert.Equal(PaymentAction.Hold, _rules.Decide(default).Action);

    [Fact]
    public void The_first_rule_that_fits_decides_also_when_it_is_for_any_state()
    {
        var rules = Rules(Table(
            Rule("first", PaymentAction.Ignore) with { Method = "gift" },
            Rule("second", PaymentAction.Release) with { OrderState = "open" }));

        Assert.Equal("first", rules.Decide(new PaymentFacts(Origin.B2B, "GIFT", "", "OPEN")).RuleId);
        Assert.Equal("second", rules.Decide(new PaymentFacts(Origin.B2B, "card", "", "Open")).RuleId);
        Assert.Equal("first", rules.Decide(new PaymentFacts(Origin.B2B, "gift", "", "closed")).RuleId);
    }

    [Fact]
    public void Compile_refuses_a_release_in_any_state() => Assert.Equal(["1 OrderState"], Mistakes(Rule("a", PaymentAction.Release)));

    [Fact]
    public void Compile_refuses_a_rule_that_can_never_decide() =>
        Assert.Equal(["2 Id"], Mistakes(Rule("wide", PaymentAction.Ignore), Rule("narrow", PaymentAction.Release) with { OrderState = "open" }));

    [Fact]
    public void Compile_refuses_holds_without_a_known_reason() =>
        Assert.Equal(
            ["1 ReasonCode", "2 ReasonCode"],
            Mistakes(
                Rule("a", PaymentAction.Hold) with { OrderState = "1" },
                Rule("b", PaymentAction.Reject) with { OrderState = "2", ReasonCode = "no.such-reason" }));

    [Fact]
    public void Compile_names_all_mistakes_of_a_rule() =>
        Assert.Equal(
            ["1 Origin", "1 OrderState", "1 Account", "1 Credit", "1 Action", "2 Id", "2 ReasonCode"],
            Mistakes(
                Rule("a", (PaymentAction)9) with { Origin = Origin.Unspecified, OrderState = "", Account = (AccountState)9, Credit = (CreditStanding)9 },
                Rule("a", PaymentAction.Ignore) with { ReasonCode = "payment.pending" }));

    [Fact]
    public void Decisions_of_a_rule_do_not_allocate()
    {
        var released = PaymentFacts.From(Order(MarketplaceOrderState.Shipping));
        var held = PaymentFacts.From(Order(MarketplaceOrderState.WaitingDebit));

        Assert.Equal(0, Allocations.Of(() => _ = _rules.Decide(released).Action));
        Assert.Equal(0, Allocations.Of(() => _ = _rules.Decide(held).Action));
    }

    private static PaymentFacts OnAccount(AccountState account, int? credit) => PaymentFacts.From(
        Order(MarketplaceOrderState.Shipping) with { PaymentWorkflow = StandardPaymentTable.PayOnDueDate }, account, credit is null ? null : Credit(credit.Value));

    private static CreditHeadroom Credit(int available) => new(new Money(available, CurrencyCode.Gbp), new Money(100, CurrencyCode.Gbp));

    private static MarketplaceOrder Order(MarketplaceOrderState state) => new()
    {
        Key = OrderKey.Parse("bq:1-A"), State = state, CanShip = true, PaymentWorkflow = "PAY_ON_ACCEPTANCE",
    };

    private static PaymentRule Rule(string id, PaymentAction action) => new() { Id = id, Origin = Origin.B2B, Action = action };

    private static PaymentTable Table(params PaymentRule[] rules) => new() { Version = "p1", Rules = rules };

    private static PaymentRules Rules(PaymentTable table) => Expect.Compiled(PaymentRules.Compile(table));

    private static string[] Mistakes(params PaymentRule[] rules) => Expect.Mistakes(PaymentRules.Compile(Table(rules)));
}
