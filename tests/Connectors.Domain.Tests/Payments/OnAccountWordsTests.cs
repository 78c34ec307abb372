using Connectors.Domain.Documents;
using Connectors.Domain.Payments;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Payments;

/// <summary>The words that merchants use for pay on account, however they join and spell them.</summary>
public sealed class OnAccountWordsTests
{
    private static readonly PaymentRules Rules = Expect.Compiled(PaymentRules.Compile(StandardPaymentTable.Create()));
    private static readonly CreditHeadroom Enough = new(new Money(100, CurrencyCode.Gbp), new Money(100, CurrencyCode.Gbp));

    [Theory]
    [InlineData("Pay on Account", "Pending", "Processing")]
    [InlineData("paymentOnAccount", "Awaiting Payment", "Processing")]
    [InlineData("paymentOnAccount", "PENDING", "Confirmed ")]
    [InlineData("PAY-ON-ACCOUNT", "awaiting_payment", " confirmed")]
    [InlineData("Payment on account", "Partially paid", "PROCESSING")]
    [InlineData("On Account", "Unpaid", "processing")]
    [InlineData("Trade account", "Payment pending", "Confirmed")]
    public void An_order_on_account_is_released_for_a_good_account(string method, string payment, string order)
    {
        var decision = Rules.Decide(new PaymentFacts(Origin.B2B, method, payment, order, AccountState.Verified, Enough));

        Assert.Equal((PaymentAction.Release, ReleaseBasis.Credit, "on-account.verified"), (decision.Action, decision.Basis, decision.RuleId));
    }

    [Theory]
    [InlineData("-", "PENDING", "processing")]
    [InlineData("...", "PENDING", "processing")]
    [InlineData("account credit", "PENDING", "processing")]
    [InlineData("paymentOnAccount", "_", "processing")]
    [InlineData("paymentOnAccount", "PENDING", "in process")]
    [InlineData("paymentOnAccount", "PENDING", null)]
    public void A_word_that_the_table_does_not_have_never_passes(string method, string payment, string? order) =>
        Assert.Equal(PaymentRules.UnknownRuleId, Rules.Decide(new PaymentFacts(Origin.B2B, method, payment, order!, AccountState.Verified, Enough)).RuleId);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_origin_that_does_not_say_is_not_one_that_writes_a_mark(string method)
    {
        Assert.Equal("prepaid.cleared", Rules.Decide(new PaymentFacts(Origin.Marketplace, method, "CAN_SHIP", "SHIPPING")).RuleId);
        Assert.Equal(PaymentRules.UnknownRuleId, Rules.Decide(new PaymentFacts(Origin.Marketplace, "-", "CAN_SHIP", "SHIPPING")).RuleId);
    }

    [Fact]
    public void How_a_words_parts_are_joined_does_not_matter() =>
        Expect.ForAll(
            from word in Gen.Elements("pay_on_account", "awaiting_payment", "partially_paid", "order_unconfirmed")
            from glue in Gen.Elements(" ", "_", "-", string.Empty, ".", "  ")
            from upper in Gen.Elements(true, false)
            select (word, Written: " " + (upper ? word.ToUpperInvariant() : word).Replace("_", glue, StringComparison.Ordinal)),
            static c =>
            {
                static string Rule(string word) => string.Join(' ', new[]
                {
                    new PaymentFacts(Origin.B2B, word, "PENDING", "processing", AccountState.Verified, Enough), new PaymentFacts(Origin.B2B, "paymentOnAccount", word, "processing", AccountState.Verified, Enough),
                    new PaymentFacts(Origin.B2B, "paymentOnAccount", "PENDING", word, AccountState.Verified, Enough),
                }.Select(static f => Rules.Decide(f).RuleId));

                Assert.Equal(Rule(c.word), Rule(c.Written));
            });

    [Fact]
    public void Compile_refuses_two_spellings_of_one_word() =>
        Assert.Equal(["2 Method.Word", "3 Method.Word"], Expect.RowErrors(PaymentRules.Compile(StandardPaymentTable.Create() with
        {
            Methods = [new(Origin.B2B, "Pay on Account", PaymentTerms.OnAccount), new(Origin.B2B, "PAY_ON_ACCOUNT", PaymentTerms.Prepaid), new(Origin.B2B, "--", PaymentTerms.Prepaid)],
            Rules = [],
        })));

    [Fact]
    public void Spelling_costs_no_memory()
    {
        var facts = new PaymentFacts(Origin.B2B, "Pay on Account", "Awaiting Payment", "Confirmed ", AccountState.Verified, Enough);

        Assert.Equal(0, Allocations.Of(() => _ = Rules.Decide(facts)));
    }
}
