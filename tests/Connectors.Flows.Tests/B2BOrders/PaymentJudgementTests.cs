using Connectors.Domain.Customers;
using Connectors.Domain.Documents;
using Connectors.Domain.Payments;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using Connectors.Flows.B2BOrders;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.B2BOrders;

/// <summary>Whether a business order may leave as far as its payment is concerned.</summary>
public sealed class PaymentJudgementTests
{
    private static readonly B2BPolicy Usual = new();

    [Theory]
    [InlineData("paymentOnAccount", "PENDING", AccountState.Verified, 100, "on-account.verified", PaymentAction.Release)]
    [InlineData("paymentOnAccount", "PENDING", AccountState.Verified, 10, "on-account.credit-short", PaymentAction.Hold)]
    [InlineData("paymentOnAccount", "PENDING", AccountState.Overdue, 100, "on-account.overdue", PaymentAction.Hold)]
    [InlineData("paymentOnAccount", "PENDING", AccountState.Unverified, 100, "on-account.unverified", PaymentAction.Hold)]
    [InlineData("paymentOnAccount", "PENDING", AccountState.Blocked, 100, "account.blocked", PaymentAction.Hold)]
    [InlineData("paymentOnAccount", "VOIDED", AccountState.Verified, 100, "payment.failed", PaymentAction.Hold)]
    [InlineData("upfrontPayment", "PENDING", AccountState.Verified, 100, "prepaid.open", PaymentAction.Hold)]
    [InlineData("upfrontPayment", "PAID", AccountState.Verified, 0, "payment.paid", PaymentAction.Release)]
    [InlineData("upfrontPayment", "PAID", AccountState.Blocked, 0, "account.blocked", PaymentAction.Hold)]
    [InlineData("paymentByInvoice", "PENDING", AccountState.Verified, 100, "invoice.unpaid", PaymentAction.Hold)]
    [InlineData("paymentByInvoice", "PAID", AccountState.Verified, 100, "payment.paid", PaymentAction.Release)]
    [InlineData("paymentByInvoice", "PENDING", AccountState.Blocked, 100, "account.blocked", PaymentAction.Hold)]
    [InlineData("hokodoPayment", "PENDING", AccountState.Verified, 100, "pay-later.finance", PaymentAction.Hold)]
    [InlineData("", "PENDING", AccountState.Verified, 100, "pay-later.finance", PaymentAction.Hold)]
    [InlineData("hokodoPayment", "SOMETHING_NEW", AccountState.Verified, 100, "unknown", PaymentAction.Hold)]
    [InlineData("quote", "PAID", AccountState.Verified, 100, "unknown", PaymentAction.Hold)]
    public void R23_R25_R26_Each_way_to_pay_has_its_rule(string method, string state, AccountState account, int left, string rule, PaymentAction action)
    {
        var decision = PaymentJudgement.Decide(Order(method, state), Credit(account, left), Context(Usual));

        Assert.Equal((rule, action), (decision.RuleId, decision.Action));
    }

    [Theory]
    [InlineData(0, PaymentAction.Release)]
    [InlineData(5, PaymentAction.Hold)]
    public void Of_an_order_that_was_refunded_in_part_what_is_left_was_paid_or_was_not(int outstanding, PaymentAction action) =>
        Assert.Equal(action, PaymentJudgement.Decide(Order("upfrontPayment", "PARTIALLY_REFUNDED") with { Outstanding = new Money(outstanding, Given.Gbp) }, Credit(AccountState.Verified, 100), Context(Usual)).Action);

    [Fact]
    public void C2_By_invoice_may_be_on_account() => Assert.Equal(
        "on-account.verified",
        PaymentJudgement.Decide(Order("paymentByInvoice", "PENDING"), Credit(AccountState.Verified, 100), Context(Usual with { InvoicePayment = InvoicePayment.AsOnAccount })).RuleId);

    [Theory]
    [InlineData("paymentOnAccount", "PENDING", AccountState.Verified, 10, true)]
    [InlineData("paymentOnAccount", "PENDING", AccountState.Overdue, 10, true)]
    [InlineData("paymentByInvoice", "PENDING", AccountState.Verified, 100, true)]
    [InlineData("hokodoPayment", "PENDING", AccountState.Verified, 100, true)]
    [InlineData("upfrontPayment", "PENDING", AccountState.Verified, 100, false)]
    [InlineData("paymentOnAccount", "VOIDED", AccountState.Verified, 100, false)]
    [InlineData("paymentOnAccount", "PENDING", AccountState.Blocked, 100, false)]
    [InlineData("hokodoPayment", "SOMETHING_NEW", AccountState.Verified, 100, false)]
    public void R24_A_persons_word_lets_pass_what_waits_for_a_decision_and_nothing_that_is_wrong(string method, string state, AccountState account, int left, bool passes)
    {
        var order = Order(method, state);
        var decision = PaymentJudgement.Decide(order, Credit(account, left), Context(Usual));

        Assert.Equal(passes, PaymentJudgement.Overrides(new FinanceRelease("credit control", Given.T0, order.Total), decision, order));
        Assert.False(PaymentJudgement.Overrides(new FinanceRelease("credit control", Given.T0, new Money(59m, Given.Gbp)), decision, order));
    }

    [Theory]
    [InlineData("paymentOnAccount", "PENDING", true)]
    [InlineData("paymentOnAccount", "PAID", false)]
    [InlineData("upfrontPayment", "PENDING", false)]
    [InlineData("paymentByInvoice", "PENDING", false)]
    public void Only_what_is_on_account_takes_credit(string method, string state, bool takes) => Assert.Equal(takes, PaymentJudgement.TakesCredit(Order(method, state), Usual));

    private static StorefrontOrder Order(string method, string state) => new()
    {
        Key = new OrderKey(new("trade"), "1"), Kind = StorefrontOrderKind.Order, State = StorefrontOrderState.Open, PaymentMethod = method, PaymentState = state, PaymentTerms = "Net 30",
        Total = new Money(60m, Given.Gbp), Outstanding = new Money(60m, Given.Gbp),
    };

    private static CreditCheck Credit(AccountState account, int left) =>
        new(1, new CustomerNumber("C-1"), new Money(60m, Given.Gbp)) { Account = account, Available = new Money(left, Given.Gbp), AnsweredAt = Given.T0 };

    private static B2BContext Context(B2BPolicy policy) => new(Given.T0, new B2BRoute(new("trade"), new("bc"), new("wh")), policy, new B2BTables(
        UnitCatalogue.Compile(new UnitTable { Version = "u", Rows = [new UnitRow(new Sku("SKU-1"), Given.Each, new Ratio(1), IsBase: true)] }).Value,
        CustomerMap.Compile(new CustomerTable { Version = "c" }).Value,
        PaymentRules.Compile(StandardPaymentTable.Create()).Value));
}
