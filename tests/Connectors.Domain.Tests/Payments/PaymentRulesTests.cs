using Connectors.Domain.Documents;
using Connectors.Domain.Payments;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Tests.Payments;

public sealed class PaymentRulesTests
{
    private static readonly PaymentTable Words = new()
    {
        Version = "p1",
        OrderStates = [new(Origin.B2B, "open", OrderStanding.Live), new(Origin.B2B, "done", OrderStanding.Finished)],
        Methods = [new(Origin.B2B, "card", PaymentTerms.Prepaid), new(Origin.B2B, "account", PaymentTerms.OnAccount)],
        PaymentStates = [new(Origin.B2B, "due", PaymentStanding.Open), new(Origin.B2B, "paid", PaymentStanding.Paid)],
    };

    private static readonly PaymentRule Blocked = new()
    {
        Id = "blocked", Account = AccountState.Blocked, Action = PaymentAction.Hold, ReasonCode = ReasonCatalogue.CustomerBlocked.Code,
    };

    private static readonly PaymentRule Unpaid = new()
    {
        Id = "unpaid", Terms = PaymentTerms.Prepaid, Payment = PaymentStanding.Open, Action = PaymentAction.Hold, ReasonCode = ReasonCatalogue.PaymentPending.Code,
    };

    private static readonly PaymentRule Paid = new()
    {
        Id = "paid", Order = OrderStanding.Live, Payment = PaymentStanding.Paid, Action = PaymentAction.Release, Basis = ReleaseBasis.Payment,
    };

    private static readonly PaymentRule OnCredit = new()
    {
        Id = "credit", Order = OrderStanding.Live, Terms = PaymentTerms.OnAccount, Payment = PaymentStanding.Open, Account = AccountState.Verified,
        Credit = CreditStanding.Enough, Action = PaymentAction.Release, Basis = ReleaseBasis.Credit,
    };

    [Fact]
    public void Decide_takes_the_first_rule_that_fits()
    {
        var wide = new PaymentRule { Id = "wide", Order = OrderStanding.Finished, Action = PaymentAction.Ignore };
        var rules = Rules(Words with { Rules = [Blocked, wide, Paid] });

        Assert.Equal("blocked", rules.Decide(Facts("card", "paid", "done", AccountState.Blocked)).RuleId);
        Assert.Equal("wide", rules.Decide(Facts("card", "paid", "done")).RuleId);
        Assert.Equal("paid", rules.Decide(Facts("card", "paid", "open")).RuleId);
    }

    [Fact]
    public void Decide_asks_a_rule_of_one_origin_only_about_its_orders()
    {
        var rules = Rules(Words with
        {
            OrderStates = [.. Words.OrderStates, new(Origin.Marketplace, "done", OrderStanding.Finished)],
            Rules = [new PaymentRule { Id = "market", Origin = Origin.Marketplace, Action = PaymentAction.Ignore }, Blocked],
        });

        Assert.Equal("market", rules.Decide(Facts("card", "paid", "done", AccountState.Blocked) with { Origin = Origin.Marketplace }).RuleId);
        Assert.Equal("blocked", rules.Decide(Facts("card", "paid", "done", AccountState.Blocked)).RuleId);
    }

    [Fact]
    public void Decide_compares_words_without_regard_to_case() =>
        Assert.Equal(PaymentAction.Release, Rules(Words with { Rules = [Blocked, Paid] }).Decide(Facts("CARD", "Paid", "oPEN")).Action);

    [Fact]
    public void Decide_holds_what_no_rule_decides() =>
        Expect.Refused(Rules(Words with { Rules = [Blocked, Paid] }).Decide(Facts("card", "due", "open")).Why, ReasonCatalogue.PaymentStatusUnknown);

    [Fact]
    public void Decide_holds_facts_of_nothing_and_shows_them() =>
        Assert.Equal(
            [
                new Fact("origin", "Unspecified"), new Fact("method", "none"), new Fact("payment state", "none"), new Fact("order state", "none"),
                new Fact("account", "Unspecified"), new Fact("credit", "Unknown"),
            ],
            Expect.Refused(Rules(Words).Decide(default).Why, ReasonCatalogue.PaymentStatusUnknown).Facts);

    [Theory]
    [InlineData(Origin.B2B)]
    [InlineData(Origin.Marketplace)]
    public void Decide_takes_a_word_that_is_not_given_as_an_empty_one(Origin origin) =>
        Assert.Equal(
            "done",
            Rules(Words with
            {
                OrderStates = [new(origin, "", OrderStanding.Finished)],
                Rules = [new PaymentRule { Id = "done", Order = OrderStanding.Finished, Action = PaymentAction.Ignore }],
            }).Decide(new PaymentFacts(origin, null!, null!, null!)).RuleId);

    [Fact]
    public void Null_arguments_throw()
    {
        Assert.Throws<ArgumentNullException>(static () => PaymentFacts.From(null!));
        Assert.Throws<ArgumentNullException>(static () => CreditHeadroom.For(default, default, default, null!));
    }

    [Theory]
    [InlineData("shells", "paid", "open", "method")]
    [InlineData("card", "", "open", "payment state")]
    [InlineData("card", "paid", "opening", "order state")]
    public void Decide_never_lets_an_unknown_word_of_a_live_order_pass_whatever_the_rules_say(string method, string payment, string order, string fact)
    {
        var reject = new PaymentRule { Id = "all", Action = PaymentAction.Reject, ReasonCode = ReasonCatalogue.PaymentFailed.Code };
        var decision = Rules(Words with { Rules = [Paid with { Account = AccountState.Verified }, reject] }).Decide(Facts(method, payment, order));

        Assert.Equal((PaymentAction.Hold, PaymentRules.UnknownRuleId), (decision.Action, decision.RuleId));
        Assert.Equal(fact switch { "method" => method, "order state" => order, _ => payment }, Expect.Fact(Expect.Refused(decision.Why, ReasonCatalogue.PaymentStatusUnknown), fact));
    }

    [Fact]
    public void Decide_of_an_order_that_is_not_live_does_not_ask_how_it_is_paid() =>
        Assert.Equal("done", Rules(Words with { Rules = [new PaymentRule { Id = "done", Order = OrderStanding.Finished, Action = PaymentAction.Ignore }] }).Decide(Facts("shells", "?", "done")).RuleId);

    [Fact]
    public void Decisions_carry_rule_version_approval_and_basis()
    {
        var approval = new PaymentApproval("finance", new DateOnly(2026, 1, 31));
        var rules = Rules(Words with { Approval = approval, Rules = [Blocked, Paid] });

        var released = rules.Decide(Facts("card", "paid", "open"));
        Assert.Equal(new PaymentDecision(PaymentAction.Release, "paid", "p1", null) { Approval = approval, Basis = ReleaseBasis.Payment }, released);
        var held = rules.Decide(Facts("card", "paid", "open", AccountState.Blocked));
        Assert.Equal(("payments", "p1", approval), (held.Why!.Table, held.Why.TableVersion, held.Approval));
        Assert.Equal("blocked", Expect.Fact(Expect.Refused(held.Why, ReasonCatalogue.CustomerBlocked), "payment rule"));
        var unknown = rules.Decide(default);
        Assert.Equal(("payments", "p1", approval), (unknown.Why!.Table, unknown.Why.TableVersion, unknown.Approval));
    }

    [Fact]
    public void StandingOf_is_the_one_definition_of_what_is_live()
    {
        var rules = Rules(Words);

        Assert.Equal(OrderStanding.Live, rules.StandingOf(Origin.B2B, "Open"));
        Assert.Equal(OrderStanding.Unknown, rules.StandingOf(Origin.B2B, "opening"));
        Assert.Equal(OrderStanding.Unknown, rules.StandingOf(Origin.Marketplace, "open"));
    }

    [Theory]
    [InlineData(48, 0, null)]
    [InlineData(48, 1, "payment.stalled")]
    public void R27_an_order_held_beyond_the_most_its_rule_allows_is_stalled(int hours, int ticks, string? reason)
    {
        var decision = Rules(Words with { Rules = [Unpaid with { MaxDwell = TimeSpan.FromDays(2) }] }).Decide(Facts("card", "due", "open"));

        Assert.Equal(reason, decision.StalledAfter(TimeSpan.FromHours(hours) + TimeSpan.FromTicks(ticks))?.Reason.Code);
    }

    [Fact]
    public void R27_a_stalled_order_says_what_it_waits_for()
    {
        var decision = Rules(Words with { Rules = [Unpaid with { MaxDwell = TimeSpan.FromDays(2) }] }).Decide(Facts("card", "due", "open"));

        var stalled = Expect.Refused(decision.StalledAfter(TimeSpan.FromDays(3)), ReasonCatalogue.PaymentStalled);
        Assert.Equal(
            ("unpaid", "payment.pending", "3.00:00:00", "2.00:00:00"),
            (Expect.Fact(stalled, "payment rule"), Expect.Fact(stalled, "waits for"), Expect.Fact(stalled, "held for"), Expect.Fact(stalled, "at most")));
        Assert.Equal("p1", stalled.TableVersion);
    }

    [Fact]
    public void What_has_no_bound_is_never_stalled()
    {
        var rules = Rules(Words with { Rules = [Blocked, Unpaid, Paid] });

        Assert.Null(rules.Decide(Facts("card", "due", "open")).StalledAfter(TimeSpan.MaxValue));
        Assert.Null(rules.Decide(Facts("card", "paid", "open")).StalledAfter(TimeSpan.MaxValue));
    }

    [Fact]
    public void Decisions_of_a_rule_do_not_allocate()
    {
        var rules = Rules(Words with { Rules = [Blocked, Unpaid, Paid] });

        Assert.Equal(0, Allocations.Of(() => _ = rules.Decide(Facts("CARD", "paid", "open")).Action));
        Assert.Equal(0, Allocations.Of(() => _ = rules.Decide(Facts("card", "due", "open")).Action));
    }

    [Fact]
    public void Compile_refuses_a_release_of_what_is_not_live() => Assert.Equal(["2 Order"], Mistakes(Blocked, Paid with { Order = null }));

    [Fact]
    public void Compile_refuses_a_release_to_a_blocked_account() => Assert.Equal(["1 Account"], Mistakes(Paid));

    [Fact]
    public void Compile_takes_a_release_that_names_an_account() => Assert.Empty(PaymentRules.Compile(Words with { Rules = [Paid with { Account = AccountState.Overdue }] }).Refusals);

    [Theory]
    [InlineData(PaymentStanding.Failed)]
    [InlineData(PaymentStanding.Withheld)]
    [InlineData(PaymentStanding.Open)]
    [InlineData(null)]
    public void Compile_refuses_a_release_of_a_prepaid_order_without_its_payment(PaymentStanding? payment) =>
        Assert.Equal(["2 Payment"], Mistakes(Blocked, Paid with { Terms = PaymentTerms.Prepaid, Payment = payment }));

    [Theory]
    [InlineData(PaymentStanding.Failed)]
    [InlineData(PaymentStanding.Withheld)]
    public void Compile_refuses_a_release_on_account_after_a_payment_failed_or_is_withheld(PaymentStanding payment) =>
        Assert.Equal(["1 Payment"], Mistakes(OnCredit with { Payment = payment }));

    [Fact]
    public void R24_compile_refuses_a_release_on_account_without_a_credit_decision()
    {
        Assert.Equal(["1 Basis"], Mistakes(OnCredit with { Basis = ReleaseBasis.Payment }));
        Assert.Equal(["1 Basis"], Mistakes(OnCredit with { Basis = ReleaseBasis.None }));
        Assert.Equal(["1 Basis"], Mistakes(OnCredit with { Credit = null }));
        Assert.Equal(["1 Basis"], Mistakes(OnCredit with { Account = AccountState.Overdue }));
        Assert.Empty(PaymentRules.Compile(Words with { Rules = [OnCredit, OnCredit with { Id = "waived", Credit = null, Basis = ReleaseBasis.CreditWaived }] }).Refusals);
    }

    [Fact]
    public void Compile_refuses_a_rule_that_can_never_decide()
    {
        Assert.Equal(["2 Id"], Mistakes(Blocked, Blocked with { Id = "narrow", Order = OrderStanding.Waiting }));
        Assert.Equal(["1 Id"], Mistakes(Unpaid with { Order = OrderStanding.Unknown }));
        Assert.Equal(["1 Id"], Mistakes(Unpaid with { Credit = (CreditStanding)9 }));
    }

    [Fact]
    public void Compile_refuses_a_rule_that_several_others_leave_nothing_to() =>
        Assert.Equal(
            ["6 Id"],
            Mistakes([.. Enum.GetValues<AccountState>().Select(a => Blocked with { Id = $"{a}", Account = a }), Blocked with { Id = "rest", Account = null }]));

    [Fact]
    public void Compile_refuses_holds_without_a_known_reason() =>
        Assert.Equal(
            ["1 ReasonCode", "2 ReasonCode"],
            Mistakes(Blocked with { ReasonCode = null }, Unpaid with { Action = PaymentAction.Reject, ReasonCode = "no.such-reason" }));

    [Fact]
    public void Compile_names_all_mistakes_of_rules() =>
        Assert.Equal(
            ["1 Action", "1 Basis", "2 Id", "2 ReasonCode", "2 MaxDwell", "3 Id", "4 MaxDwell"],
            Mistakes(
                Blocked with { Id = "a", Action = (PaymentAction)9, ReasonCode = null, Basis = (ReleaseBasis)9 },
                new PaymentRule { Id = "a", Order = OrderStanding.Finished, Action = PaymentAction.Ignore, ReasonCode = "payment.pending", MaxDwell = TimeSpan.FromDays(1) },
                new PaymentRule { Id = PaymentRules.UnknownRuleId, Order = OrderStanding.Draft, Action = PaymentAction.Ignore },
                Unpaid with { MaxDwell = TimeSpan.Zero }));

    [Fact]
    public void Compile_names_all_mistakes_of_words() =>
        Assert.Equal(
            ["0 Version", "0 Approval", "1 OrderState.Origin", "1 Method.Word", "1 PaymentState.Meaning", "2 OrderState.Word", "2 PaymentState.Meaning", "3 OrderState.Origin", "3 OrderState.Word"],
            Expect.RowErrors(PaymentRules.Compile(new PaymentTable
            {
                Version = "",
                Approval = new PaymentApproval(" finance", default),
                OrderStates = [new(Origin.Unspecified, "open", OrderStanding.Live), new(Origin.B2B, " ", OrderStanding.Live), new(Origin.Unspecified, "OPEN", OrderStanding.Live)],
                Methods = [new(Origin.B2B, null!, PaymentTerms.Prepaid)],
                PaymentStates = [new(Origin.B2B, "", PaymentStanding.Unknown), new(Origin.Marketplace, "", (PaymentStanding)99)],
            })));

    private static PaymentFacts Facts(string method, string payment, string order, AccountState account = AccountState.Unspecified) =>
        new(Origin.B2B, method, payment, order, account);

    private static PaymentRules Rules(PaymentTable table) => Expect.Compiled(PaymentRules.Compile(table));

    private static string[] Mistakes(params PaymentRule[] rules) => Expect.RowErrors(PaymentRules.Compile(Words with { Rules = rules }));
}
