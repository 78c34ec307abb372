using Connectors.Domain.Documents;
using Connectors.Domain.Payments;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Payments;

public sealed class StandardPaymentTableTests
{
    private const string Card = "upfrontPayment";

    private static readonly string[] OnAccountWords =
        ["paymentOnAccount", "paymentByInvoice", "payOnAccount", "payByAccount", "onAccount", "account", "creditAccount", "tradeAccount", "invoice", "payByInvoice"];

    private static readonly string[] OpenWords = ["PENDING", "AUTHORIZED", "PARTIALLY_PAID", "AWAITING_PAYMENT", "PAYMENT_PENDING", "PENDING_PAYMENT", "UNPAID"];

    private readonly Dictionary<OnAccountPolicy, PaymentRules> _byPolicy =
        Enum.GetValues<OnAccountPolicy>().ToDictionary(static p => p, static p => Expect.Compiled(PaymentRules.Compile(StandardPaymentTable.Create(p))));

    private static readonly CreditHeadroom Enough = Credit(100);
    private static readonly CreditHeadroom Short = Credit(99);

    private PaymentRules Rules => _byPolicy[OnAccountPolicy.ReleaseIfAccountVerified];

    [Theory]
    [InlineData(MarketplaceOrderState.Staging, "Hold waiting")]
    [InlineData(MarketplaceOrderState.WaitingAcceptance, "Hold waiting")]
    [InlineData(MarketplaceOrderState.WaitingDebit, "Hold waiting")]
    [InlineData(MarketplaceOrderState.Shipping, "Release prepaid.cleared")]
    [InlineData(MarketplaceOrderState.Shipped, "Ignore finished")]
    [InlineData(MarketplaceOrderState.Received, "Ignore finished")]
    [InlineData(MarketplaceOrderState.Closed, "Ignore finished")]
    [InlineData(MarketplaceOrderState.Refused, "Ignore finished")]
    [InlineData(MarketplaceOrderState.Cancelled, "Ignore finished")]
    public void R10_only_a_marketplace_order_that_is_cleared_for_shipping_is_released(MarketplaceOrderState state, string expected) =>
        Assert.Equal(expected, Said(Rules.Decide(PaymentFacts.From(Order(state)))));

    [Theory]
    [InlineData("PAY_ON_ACCEPTANCE", "Release prepaid.cleared")]
    [InlineData("PAY_ON_SHIPMENT", "Release prepaid.cleared")]
    [InlineData("PAY_ON_DELIVERY", "Release prepaid.cleared")]
    [InlineData("NO_CUSTOMER_PAYMENT_CONFIRMATION", "Release prepaid.cleared")]
    [InlineData(null, "Release prepaid.cleared")]
    [InlineData("PAY_ON_DUE_DATE", "Hold on-account.unverified")]
    [InlineData("PAY_WITH_SHELLS", "Hold unknown")]
    public void A_marketplace_vouches_for_the_payment_workflows_that_are_known(string? workflow, string expected) =>
        Assert.Equal(expected, Said(Rules.Decide(PaymentFacts.From(Order(MarketplaceOrderState.Shipping) with { PaymentWorkflow = workflow }))));

    [Fact]
    public void An_order_that_the_operator_ships_is_held() =>
        Assert.Equal("Hold payment.withheld", Said(Rules.Decide(PaymentFacts.From(Order(MarketplaceOrderState.Shipping) with { CanShip = false }))));

    [Fact]
    public void An_unknown_state_is_held_and_shown()
    {
        var decision = Rules.Decide(PaymentFacts.From(Order(MarketplaceOrderState.Unknown) with { StateText = "TELEPORTING" }));

        Assert.Equal("TELEPORTING", Expect.Fact(Expect.Refused(decision.Why, ReasonCatalogue.PaymentStatusUnknown), "order state"));
    }

    [Theory]
    [InlineData("confirmed", OrderStanding.Live)]
    [InlineData("Processing", OrderStanding.Live)]
    [InlineData("draft", OrderStanding.Draft)]
    [InlineData("quote", OrderStanding.Draft)]
    [InlineData("cart", OrderStanding.Draft)]
    [InlineData("order_unconfirmed", OrderStanding.Waiting)]
    [InlineData("awaiting_approval", OrderStanding.Waiting)]
    [InlineData("incoming", OrderStanding.Waiting)]
    [InlineData("on_hold", OrderStanding.Waiting)]
    [InlineData("shipped", OrderStanding.Finished)]
    [InlineData("complete", OrderStanding.Finished)]
    [InlineData("returned", OrderStanding.Finished)]
    [InlineData("cancelled", OrderStanding.Finished)]
    [InlineData("part_shipped", OrderStanding.Unknown)]
    [InlineData("", OrderStanding.Unknown)]
    public void R16_the_table_says_which_B2B_orders_are_live(string state, OrderStanding expected) => Assert.Equal(expected, Rules.StandingOf(Origin.B2B, state));

    [Theory]
    [InlineData("confirmed", "Release payment.paid")]
    [InlineData("processing", "Release payment.paid")]
    [InlineData("draft", "Ignore draft")]
    [InlineData("quote", "Ignore draft")]
    [InlineData("awaiting_approval", "Hold waiting")]
    [InlineData("shipped", "Ignore finished")]
    [InlineData("sleeping", "Hold unknown")]
    public void R15_only_confirmed_and_processing_B2B_orders_go_on(string state, string expected) =>
        Assert.Equal(expected, Said(Rules.Decide(new PaymentFacts(Origin.B2B, Card, "PAID", state, AccountState.Verified, Enough))));

    [Fact]
    public void R15_a_draft_is_ignored_before_anybody_says_how_it_is_paid() =>
        Assert.Equal("Ignore draft", Said(Rules.Decide(new PaymentFacts(Origin.B2B, string.Empty, string.Empty, "draft"))));

    [Theory]
    [InlineData("pending", "Hold prepaid.open payment.pending")]
    [InlineData("authorized", "Hold prepaid.open payment.pending")]
    [InlineData("partially_paid", "Hold prepaid.open payment.pending")]
    [InlineData("paid", "Release payment.paid")]
    [InlineData("partially_refunded", "Hold payment.failed payment.failed")]
    [InlineData("refunded", "Hold payment.failed payment.failed")]
    [InlineData("voided", "Hold payment.failed payment.failed")]
    [InlineData("expired", "Hold payment.failed payment.failed")]
    [InlineData("", "Hold unknown payment.status-unknown")]
    public void R25_an_order_by_card_goes_on_only_once_its_payment_is_confirmed(string payment, string expected)
    {
        foreach (var rules in _byPolicy.Values)
            Assert.Equal(expected, Reasoned(rules.Decide(new PaymentFacts(Origin.B2B, Card, payment, "confirmed", AccountState.Verified, Enough))));
    }

    [Theory]
    [InlineData("paymentOnAccount")]
    [InlineData("paymentByInvoice")]
    public void R23_a_pending_order_on_account_of_a_good_account_goes_on_with_no_human(string method)
    {
        var decision = Rules.Decide(new PaymentFacts(Origin.B2B, method, "PENDING", "confirmed", AccountState.Verified, Enough));

        Assert.Equal((PaymentAction.Release, "on-account.verified", ReleaseBasis.Credit), (decision.Action, decision.RuleId, decision.Basis));
    }

    [Theory]
    [InlineData(AccountState.Verified, 100, "Release on-account.verified")]
    [InlineData(AccountState.Verified, 99, "Hold on-account.credit-short payment.credit-exceeded")]
    [InlineData(AccountState.Verified, null, "Hold on-account.credit-unknown payment.account-unverified")]
    [InlineData(AccountState.Unverified, 100, "Hold on-account.unverified payment.account-unverified")]
    [InlineData(AccountState.Unspecified, 100, "Hold on-account.unverified payment.account-unverified")]
    [InlineData(AccountState.Overdue, 100, "Hold on-account.overdue payment.account-overdue")]
    [InlineData(AccountState.Blocked, 100, "Hold account.blocked customer.blocked")]
    public void R25_each_thing_that_is_wrong_with_an_account_has_its_own_rule(AccountState account, int? available, string expected)
    {
        var credit = available is { } amount ? Credit(amount) : (CreditHeadroom?)null;

        Assert.Equal(expected, Reasoned(Rules.Decide(new PaymentFacts(Origin.B2B, "paymentOnAccount", "PENDING", "confirmed", account, credit))));
        Assert.Equal(expected, Reasoned(Rules.Decide(OnDueDate(account, credit))));
    }

    [Theory]
    [InlineData(OnAccountPolicy.ReleaseIfAccountVerified, AccountState.Verified, "Release on-account.verified")]
    [InlineData(OnAccountPolicy.ReleaseIfAccountVerified, AccountState.Unverified, "Hold on-account.unverified payment.account-unverified")]
    [InlineData(OnAccountPolicy.ReleaseAlways, AccountState.Verified, "Release on-account.always")]
    [InlineData(OnAccountPolicy.ReleaseAlways, AccountState.Unverified, "Release on-account.always")]
    [InlineData(OnAccountPolicy.ReleaseAlways, AccountState.Blocked, "Hold account.blocked customer.blocked")]
    [InlineData(OnAccountPolicy.HoldForFinance, AccountState.Verified, "Hold on-account.finance payment.finance-release")]
    [InlineData(OnAccountPolicy.HoldForFinance, AccountState.Blocked, "Hold account.blocked customer.blocked")]
    public void R26_the_account_policy_decides_about_orders_on_account(OnAccountPolicy policy, AccountState account, string expected)
    {
        foreach (var method in (string[])["paymentOnAccount", "paymentByInvoice"])
            Assert.Equal(expected, Reasoned(_byPolicy[policy].Decide(new PaymentFacts(Origin.B2B, method, "PENDING", "processing", account, Enough))));
        Assert.Equal(expected, Reasoned(_byPolicy[policy].Decide(OnDueDate(account, Enough))));
    }

    [Fact]
    public void An_order_on_account_that_is_paid_needs_no_credit()
    {
        foreach (var rules in _byPolicy.Values)
            Assert.Equal("Release payment.paid", Said(rules.Decide(new PaymentFacts(Origin.B2B, "paymentByInvoice", "PAID", "confirmed", AccountState.Overdue))));
    }

    [Theory]
    [InlineData("awaiting_approval")]
    [InlineData("confirmed")]
    public void R29_an_order_on_a_blocked_account_is_held_as_soon_as_it_is_seen(string state) =>
        Assert.Equal("Hold account.blocked customer.blocked", Reasoned(Rules.Decide(new PaymentFacts(Origin.B2B, Card, "PAID", state, AccountState.Blocked))));

    [Fact]
    public void R29_an_order_goes_on_once_the_block_is_lifted() =>
        Assert.Equal("Release payment.paid", Said(Rules.Decide(new PaymentFacts(Origin.B2B, Card, "PAID", "confirmed", AccountState.Verified))));

    [Fact]
    public void R27_every_hold_of_the_standard_table_is_bounded() =>
        Assert.All(
            StandardPaymentTable.Create().Rules.Where(static r => r.Action == PaymentAction.Hold), static r => Assert.Equal(TimeSpan.FromDays(1), r.MaxDwell));

    [Fact]
    public void R24_decisions_carry_policy_version_and_approval()
    {
        var approval = new PaymentApproval("finance, operations, customer experience", new DateOnly(2026, 2, 1));
        var rules = Expect.Compiled(PaymentRules.Compile(StandardPaymentTable.Create(OnAccountPolicy.ReleaseAlways, approval)));

        var decision = rules.Decide(OnDueDate(AccountState.Unspecified, null));
        Assert.Equal(("standard-2-ReleaseAlways", approval, ReleaseBasis.CreditWaived), (decision.TableVersion, decision.Approval, decision.Basis));
    }

    [Fact]
    public void Create_throws_for_a_policy_that_does_not_exist() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StandardPaymentTable.Create((OnAccountPolicy)9));

    /// <summary>Every known word, some that are not, every account and credit, every policy: some hundred thousand decisions.</summary>
    [Fact]
    public void Every_combination_of_words_has_an_answer_that_releases_only_what_is_paid_or_trusted()
    {
        var table = StandardPaymentTable.Create();
        string[] states = [.. Known(table.OrderStates), "", "x"];
        string[] methods = [.. Known(table.Methods), "quote", "x"];
        string[] payments = [.. Known(table.PaymentStates), "", "x"];
        CreditHeadroom?[] credits = [null, Enough, Short];

        foreach (var (policy, rules) in _byPolicy)
        {
            foreach (var origin in (Origin[])[Origin.Unspecified, Origin.Marketplace, Origin.B2B, (Origin)9])
            {
                foreach (var state in states)
                {
                    foreach (var method in methods)
                    {
                        foreach (var payment in payments)
                        {
                            foreach (var account in (AccountState[])[.. Enum.GetValues<AccountState>(), Enum.GetValues<AccountState>().Max() + 1])
                            {
                                foreach (var credit in credits)
                                    Holds(policy, new PaymentFacts(origin, method, payment, state, account, credit), rules);
                            }
                        }
                    }
                }
            }
        }
    }

    [Fact]
    public void Random_words_are_never_released()
    {
        var text = Gen.ArrayOf(Gen.Elements("PAYING_DontC 0é".ToCharArray())).Select(static c => new string(c));
        var cases =
            from origin in Gen.Elements(Origin.Marketplace, Origin.B2B)
            from state in Gen.OneOf(text, Gen.Elements("SHIPPING", "confirmed"))
            from method in Gen.OneOf(text, Gen.Elements("PAY_ON_ACCEPTANCE", Card, "paymentOnAccount"))
            from payment in Gen.OneOf(text, Gen.Elements(PaymentFacts.CanShip, "PAID", "PENDING", null!))
            from policy in Gen.Elements(Enum.GetValues<OnAccountPolicy>())
            select (policy, Facts: new PaymentFacts(origin, method, payment, state, AccountState.Verified, Enough));

        Expect.ForAll(cases, c => Holds(c.policy, c.Facts, _byPolicy[c.policy]));
    }

    /// <summary>What must be true of every decision, written down on our own and not read from the table.</summary>
    private static void Holds(OnAccountPolicy policy, PaymentFacts facts, PaymentRules rules)
    {
        var decision = rules.Decide(facts);
        Assert.True(Enum.IsDefined(decision.Action));
        Assert.Equal(decision.Action is PaymentAction.Hold or PaymentAction.Reject, decision.Why is not null);
        Assert.Equal(decision.Action == PaymentAction.Release, decision.Basis != ReleaseBasis.None);
        if (decision.Action != PaymentAction.Release)
            return;

        Assert.NotEqual(AccountState.Blocked, facts.Account);
        var isPaid = Is(facts.PaymentState, "PAID");
        var hasCredit = facts is { Account: AccountState.Verified, Credit.IsEnough: true };
        var isOnAccountTrusted = policy switch
        {
            OnAccountPolicy.ReleaseIfAccountVerified => hasCredit,
            OnAccountPolicy.ReleaseAlways => true,
            _ => false,
        };
        if (facts.Origin == Origin.Marketplace)
        {
            Assert.True(Is(facts.OrderState, "SHIPPING") && Is(facts.PaymentState, "CAN_SHIP"));
            Assert.True(Is(facts.Method, "PAY_ON_DUE_DATE")
                ? isOnAccountTrusted
                : Is(facts.Method, "PAY_ON_ACCEPTANCE", "PAY_ON_SHIPMENT", "PAY_ON_DELIVERY", "NO_CUSTOMER_PAYMENT_CONFIRMATION", ""));
        }
        else
        {
            Assert.Equal(Origin.B2B, facts.Origin);
            Assert.True(Is(facts.OrderState, "confirmed", "processing"));
            Assert.True(Is(facts.Method, OnAccountWords)
                ? isPaid || (Is(facts.PaymentState, OpenWords) && isOnAccountTrusted)
                : Is(facts.Method, "upfrontPayment") && isPaid);
        }
    }

    private static bool Is(string text, params string[] words) => words.Contains(text, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Known<T>(IEnumerable<StatusAlias<T>> words)
        where T : struct, Enum =>
        words.Select(static w => w.Word).Where(static w => w.Length > 0);

    private static string Said(PaymentDecision decision) => $"{decision.Action} {decision.RuleId}";

    private static string Reasoned(PaymentDecision decision) => $"{Said(decision)} {decision.Why?.Reason.Code}".TrimEnd();

    private static PaymentFacts OnDueDate(AccountState account, CreditHeadroom? credit) =>
        PaymentFacts.From(Order(MarketplaceOrderState.Shipping) with { PaymentWorkflow = StandardPaymentTable.PayOnDueDate }, account, credit);

    private static CreditHeadroom Credit(int available) => new(new Money(available, CurrencyCode.Gbp), new Money(100, CurrencyCode.Gbp));

    private static MarketplaceOrder Order(MarketplaceOrderState state) => new()
    {
        Key = OrderKey.Parse("bq:1-A"), State = state, CanShip = true, PaymentWorkflow = "PAY_ON_ACCEPTANCE",
    };
}
