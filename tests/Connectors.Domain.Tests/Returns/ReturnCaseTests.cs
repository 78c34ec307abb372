using Connectors.Domain.Reasons;
using Connectors.Domain.Returns;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Returns;

/// <summary>No money before the goods, by construction, whatever is found in the parcel: R82.</summary>
public sealed class ReturnCaseTests
{
    private static readonly CurrencyCode Gbp = new("GBP");
    private static readonly OrderLineId One = new("1");
    private static readonly OrderLineId Two = new("2");
    private static readonly ReturnPolicy Policy = new();

    private static readonly ReturnAuthorisation Authorisation = new()
    {
        ReturnId = "R-1",
        Order = new OrderKey(new ConnectionName("bq"), "1-A"),
        PricesIncludeTax = true,
        Lines = [new AuthorisedLine(Sold(One, 3, 10m), 3), new AuthorisedLine(Sold(Two, 2, 24m), 1)],
    };

    private static readonly GoodsReceipt Everything = Receipt("G-1", new ReceivedGoods(One, 3, GoodsCondition.Sellable), new ReceivedGoods(Two, 1, GoodsCondition.Sellable));

    [Fact]
    public void A_return_goes_from_authorised_to_refunded()
    {
        var authorised = ReturnCase.Authorise(Authorisation).Value;
        var received = authorised.Receive(Everything).Value;
        var credited = received.Credit("CN-1", Policy).Value;
        var refunded = credited.Refund("RF-1", Pounds(22)).Value;

        Assert.Equal(
            [ReturnStage.Authorised, ReturnStage.Received, ReturnStage.Credited, ReturnStage.Refunded],
            new ReturnCase[] { authorised, received, credited, refunded }.Select(static c => c.Stage));
        Assert.Equal(("RF-1", Pounds(22)), (refunded.RefundId, refunded.CreditNote.Total));
    }

    [Theory]
    [InlineData(typeof(AuthorisedReturn))]
    [InlineData(typeof(ReceivedReturn))]
    [InlineData(typeof(ClosedReturn))]
    public void Only_a_credited_return_can_be_refunded_and_it_cannot_be_made_otherwise(Type stage)
    {
        Assert.DoesNotContain(stage.GetMethods(), static m => m.Name == nameof(CreditedReturn.Refund));
        Assert.Equal(stage == typeof(ReceivedReturn), stage.GetMethods().Any(static m => m.Name == nameof(ReceivedReturn.Credit)));
        Assert.All([stage, typeof(CreditedReturn), typeof(RefundedReturn)], static t => Assert.Empty(t.GetConstructors()));
    }

    [Fact]
    public void Money_steps_before_the_goods_are_refused()
    {
        var authorised = ReturnCase.Authorise(Authorisation).Value;

        Expect.Refused(authorised.Apply(new ReturnStep.RefundPaid("RF-1", Pounds(22))), ReasonCatalogue.ReturnNotReceived);
        Expect.Refused(authorised.Apply(new ReturnStep.CreditPosted("CN-1", Policy)), ReasonCatalogue.ReturnNotReceived);
        Expect.Refused(authorised.GiveUp().Apply(new ReturnStep.RefundPaid("RF-1", Pounds(22))), ReasonCatalogue.ReturnNotReceived);
    }

    [Fact]
    public void A_refund_before_the_credit_note_is_refused() =>
        Expect.Refused(ReturnCase.Authorise(Authorisation).Value.Receive(Everything).Value.Apply(new ReturnStep.RefundPaid("RF-1", Pounds(22))), ReasonCatalogue.ReturnWrongStep);

    [Fact]
    public void A_refund_that_is_not_the_credit_is_refused()
    {
        var credited = ReturnCase.Authorise(Authorisation).Value.Receive(Everything).Value.Credit("CN-1", Policy).Value;

        Assert.Equal("22.00 GBP", Expect.Fact(Expect.Refused(credited.Refund("RF-1", Pounds(21.99m)), ReasonCatalogue.RefundMismatch), "credited"));
        Expect.Refused(credited.Refund("RF-1", new Money(22, new CurrencyCode("EUR"))), ReasonCatalogue.RefundMismatch);
    }

    [Fact]
    public void A_partial_return_credits_what_came()
    {
        var received = ReturnCase.Authorise(Authorisation).Value.Receive(Receipt("G-1", new ReceivedGoods(One, 1, GoodsCondition.Sellable))).Value;

        Assert.False(received.IsComplete);
        Assert.False(received.Receive(Receipt("G-2", new ReceivedGoods(One, 2, GoodsCondition.Sellable))).Value.IsComplete);
        Assert.Equal(Pounds(3.33m), received.Credit("CN-1", Policy).Value.CreditNote.Total);
    }

    [Fact]
    public void Parcels_add_up_and_a_parcel_after_the_credit_note_is_refused()
    {
        var first = ReturnCase.Authorise(Authorisation).Value.Receive(Receipt("G-1", new ReceivedGoods(One, 1, GoodsCondition.Sellable))).Value;
        var second = first.Receive(Receipt("G-2", new ReceivedGoods(One, 2, GoodsCondition.Sellable), new ReceivedGoods(Two, 1, GoodsCondition.Missing))).Value;

        Assert.True(second.IsComplete);
        Assert.Equal(Pounds(10), second.Credit("CN-1", Policy).Value.CreditNote.Total);
        Expect.Refused(
            first.Credit("CN-1", Policy).Value.Apply(new ReturnStep.GoodsReceived(Receipt("G-2", new ReceivedGoods(One, 2, GoodsCondition.Sellable)))),
            ReasonCatalogue.ReturnWrongStep);
    }

    [Theory]
    [InlineData(GoodsCondition.Sellable, true, true, 10, StockEffect.Restock)]
    [InlineData(GoodsCondition.Damaged, true, false, 10, StockEffect.Quarantine)]
    [InlineData(GoodsCondition.NotCompliant, false, true, 10, StockEffect.Quarantine)]
    public void Goods_in_each_condition_are_credited_as_the_policy_says(GoodsCondition condition, bool damaged, bool notCompliant, int total, StockEffect effect)
    {
        var note = Received(condition).Credit("CN-1", new ReturnPolicy(damaged, notCompliant)).Value.CreditNote;

        Assert.Equal(Pounds(total), note.Total);
        Assert.Equal(effect, Assert.Single(note.Lines).Effect);
    }

    [Theory]
    [InlineData(GoodsCondition.Damaged, false, true)]
    [InlineData(GoodsCondition.NotCompliant, true, false)]
    [InlineData(GoodsCondition.Missing, true, true)]
    public void Goods_that_may_not_be_credited_end_the_return_without_money(GoodsCondition condition, bool damaged, bool notCompliant)
    {
        var received = Received(condition);

        Expect.Refused(received.Credit("CN-1", new ReturnPolicy(damaged, notCompliant)), ReasonCatalogue.ReturnNotCompliant);
        Assert.Equal(ReturnEnd.GoodsRefused, received.RefuseGoods().End);
    }

    [Fact]
    public void A_refusal_to_credit_shows_in_which_conditions_the_goods_came_back()
    {
        var received = ReturnCase.Authorise(Authorisation).Value
            .Receive(Receipt("G-1", new ReceivedGoods(One, 1, GoodsCondition.NotCompliant), new ReceivedGoods(One, 1, GoodsCondition.Missing), new ReceivedGoods(Two, 1, GoodsCondition.Missing))).Value;

        Assert.Equal("NotCompliant, Missing", Expect.Fact(Expect.Refused(received.Credit("CN-1", Policy), ReasonCatalogue.ReturnNotCompliant), "conditions"));
    }

    [Fact]
    public void Goods_that_are_not_credited_take_no_share_of_the_price()
    {
        var received = ReturnCase.Authorise(Authorisation).Value
            .Receive(Receipt("G-1", new ReceivedGoods(One, 1, GoodsCondition.Damaged), new ReceivedGoods(One, 1, GoodsCondition.NotCompliant))).Value;

        Assert.Equal(Pounds(3.33m), received.Credit("CN-1", new ReturnPolicy(CreditDamaged: false, CreditNotCompliant: true)).Value.CreditNote.Total);
    }

    [Fact]
    public void A_credit_holds_VAT_commission_and_stock_effect_of_each_part()
    {
        var received = ReturnCase.Authorise(Authorisation).Value
            .Receive(Receipt("G-1", new ReceivedGoods(One, 1, GoodsCondition.Sellable), new ReceivedGoods(One, 1, GoodsCondition.NotCompliant), new ReceivedGoods(One, 1, GoodsCondition.Damaged))).Value;

        var note = received.Credit("CN-1", Policy).Value.CreditNote;

        Assert.Equal(
            [
                new ReversedLine(One, new Sku("SKU-1"), 1, Pounds(3.33m), Pounds(0.56m), Pounds(0.33m), Pounds(0.07m), StockEffect.Restock),
                new ReversedLine(One, new Sku("SKU-1"), 1, Pounds(3.34m), Pounds(0.55m), Pounds(0.34m), Pounds(0.06m), StockEffect.Quarantine),
                new ReversedLine(One, new Sku("SKU-1"), 1, Pounds(0), Pounds(0), Pounds(0), Pounds(0), StockEffect.HoldForCustomer),
            ],
            note.Lines);
        Assert.Equal((Pounds(6.67m), Pounds(0.80m)), (note.Total, note.CommissionBack));
    }

    [Fact]
    public void Tax_comes_on_top_where_prices_do_not_contain_it() =>
        Assert.Equal(Pounds(11.67m), ThreeRefunded(Authorisation with { PricesIncludeTax = false }).CreditNote.Total);

    [Fact]
    public void More_than_was_announced_or_sold_is_refused()
    {
        var authorised = ReturnCase.Authorise(Authorisation).Value;

        Expect.Refused(authorised.Receive(Receipt("G-1", new ReceivedGoods(Two, 2, GoodsCondition.Sellable))), ReasonCatalogue.ReturnTooMany);
        Expect.Refused(authorised.Receive(Receipt("G-1", new ReceivedGoods(new OrderLineId("9"), 1, GoodsCondition.Sellable))), ReasonCatalogue.ReturnTooMany);
        Expect.Refused(authorised.Receive(Everything).Value.Receive(Receipt("G-2", new ReceivedGoods(One, 1, GoodsCondition.Sellable))), ReasonCatalogue.ReturnTooMany);
        Expect.Refused(ReturnCase.Authorise(Authorisation with { Lines = [new AuthorisedLine(Sold(One, 3, 10) with { Reversed = 1 }, 3)] }), ReasonCatalogue.ReturnTooMany);
        Expect.Refused(ReturnCase.Authorise(Authorisation with { Lines = [new AuthorisedLine(Sold(One, 3, 10), 0)] }), ReasonCatalogue.ReturnTooMany);
    }

    [Fact]
    public void A_repeated_receipt_counts_once_and_another_under_its_id_is_refused()
    {
        var received = ReturnCase.Authorise(Authorisation).Value.Receive(Everything).Value;

        Assert.Same(received, received.Receive(Everything with { Lines = [.. Everything.Lines.Reverse()] }).Value);
        Expect.Refused(received.Receive(Receipt("G-1", new ReceivedGoods(One, 1, GoodsCondition.Sellable))), ReasonCatalogue.ReturnDiffers);
        Expect.Refused(received.Credit("CN-1", Policy).Value.Apply(new ReturnStep.GoodsReceived(Receipt("G-1", new ReceivedGoods(One, 1, GoodsCondition.Sellable)))), ReasonCatalogue.ReturnDiffers);
    }

    [Fact]
    public void A_repeated_receipt_may_split_its_lines_otherwise()
    {
        var received = ReturnCase.Authorise(Authorisation).Value.Receive(Everything).Value;

        Assert.Same(received, received.Receive(Receipt(
            "G-1", new ReceivedGoods(One, 1, GoodsCondition.Sellable), new ReceivedGoods(Two, 1, GoodsCondition.Sellable), new ReceivedGoods(One, 2, GoodsCondition.Sellable))).Value);
    }

    [Fact]
    public void A_closed_return_takes_its_end_again_and_no_other()
    {
        var closed = ReturnCase.Authorise(Authorisation).Value.Cancel();

        Assert.Same(closed, closed.Apply(new ReturnStep.Ended(ReturnEnd.Cancelled)).Value);
        Expect.Refused(closed.Apply(new ReturnStep.Ended(ReturnEnd.NeverArrived)), ReasonCatalogue.ReturnWrongStep);
    }

    [Fact]
    public void A_refusal_names_the_step_that_was_asked_for()
    {
        var refused = Received(GoodsCondition.Damaged).RefuseGoods();
        ReturnStep[] steps =
        [
            new ReturnStep.GoodsReceived(Receipt("G-2", new ReceivedGoods(Two, 1, GoodsCondition.Sellable))), new ReturnStep.CreditPosted("CN-1", Policy),
            new ReturnStep.RefundPaid("RF-1", Pounds(10)), new ReturnStep.Ended(ReturnEnd.Cancelled),
        ];

        Assert.Equal(
            ["receive", "credit", "refund", "end as Cancelled"],
            steps.Select(step => Expect.Fact(Expect.Refused(refused.Apply(step), ReasonCatalogue.ReturnWrongStep), "step")));
    }

    [Fact]
    public void A_second_credit_note_or_refund_is_refused()
    {
        var refunded = ThreeRefunded(Authorisation);

        Expect.Refused(refunded.Apply(new ReturnStep.CreditPosted("CN-2", Policy)), ReasonCatalogue.ReturnWrongStep);
        Expect.Refused(refunded.Apply(new ReturnStep.RefundPaid("RF-2", Pounds(10))), ReasonCatalogue.ReturnWrongStep);
        Expect.Refused(refunded.Apply(new ReturnStep.RefundPaid("RF-1", Pounds(9))), ReasonCatalogue.ReturnDiffers);
        Expect.Refused(refunded.Apply(new ReturnStep.Ended(ReturnEnd.Cancelled)), ReasonCatalogue.ReturnWrongStep);
    }

    [Fact]
    public void Steps_are_idempotent_under_any_repeats()
    {
        ReturnStep[] steps =
        [
            new ReturnStep.GoodsReceived(Receipt("G-1", new ReceivedGoods(One, 1, GoodsCondition.Damaged))),
            new ReturnStep.GoodsReceived(Receipt("G-2", new ReceivedGoods(Two, 1, GoodsCondition.Sellable))),
            new ReturnStep.CreditPosted("CN-1", Policy),
            new ReturnStep.RefundPaid("RF-1", Pounds(15.33m)),
        ];
        var repeats = Gen.Choose(0, 3).ArrayOf(12).Select(r => steps.SelectMany((step, i) => Again(steps, i, r[(3 * i)..((3 * i) + 3)]).Prepend(step)).ToArray());

        Expect.ForAll(repeats, some =>
        {
            var refunded = Assert.IsType<RefundedReturn>(ReturnCase.Replay(Authorisation, some).Value);

            Assert.Equal(["G-1", "G-2"], refunded.Receipts.Select(static r => r.ReceiptId));
            Assert.Equal(Pounds(15.33m), refunded.CreditNote.Total);
        });
    }

    [Fact]
    public void No_course_of_steps_refunds_without_goods_or_more_than_was_sold()
    {
        var goods =
            from line in Gen.Elements(One, Two)
            from quantity in Gen.Choose(1, 3)
            from condition in Gen.Elements(GoodsCondition.Sellable, GoodsCondition.Damaged, GoodsCondition.NotCompliant, GoodsCondition.Missing)
            select new ReceivedGoods(line, quantity, condition);
        var step = Gen.OneOf(
            goods.ArrayOf(2).SelectMany(static lines => Gen.Choose(1, 3), static (lines, id) => (ReturnStep)new ReturnStep.GoodsReceived(Receipt($"G-{id}", lines))),
            Gen.Elements("CN-1", "CN-2").Select(static n => (ReturnStep)new ReturnStep.CreditPosted(n, Policy)),
            Gen.Elements(0m, 3.33m, 10m, 12m, 22m).Select(static a => (ReturnStep)new ReturnStep.RefundPaid("RF-1", Pounds(a))),
            Gen.Elements(ReturnEnd.Cancelled, ReturnEnd.NeverArrived, ReturnEnd.GoodsRefused).Select(static e => (ReturnStep)new ReturnStep.Ended(e)));

        Expect.ForAll(step.ArrayOf(8), steps =>
        {
            ReturnCase at = ReturnCase.Authorise(Authorisation).Value;
            foreach (var next in steps)
            {
                var before = at.Stage;
                var outcome = at.Apply(next);
                at = outcome.IsOk ? outcome.Value : at;
                Assert.True(at.Stage == before || at.Stage == before + 1 || (at.Stage == ReturnStage.Closed && before <= ReturnStage.Received));
            }

            if (at is not RefundedReturn refunded)
                return;
            Assert.Contains(refunded.Receipts.SelectMany(static r => r.Lines), static l => l.Condition is GoodsCondition.Sellable or GoodsCondition.Damaged);
            Assert.InRange(refunded.CreditNote.Total.Amount, 0, 22);
        });
    }

    [Fact]
    public void What_is_not_well_formed_throws()
    {
        var authorised = ReturnCase.Authorise(Authorisation).Value;

        Assert.Throws<ArgumentException>(() => authorised.Receive(Receipt("G-1")));
        Assert.Throws<ArgumentException>(() => authorised.Receive(Receipt("", new ReceivedGoods(One, 1, GoodsCondition.Sellable))));
        Assert.Throws<ArgumentException>(() => authorised.Receive(Receipt("G-1", new ReceivedGoods(One, 1, GoodsCondition.Sellable), new ReceivedGoods(One, 0, GoodsCondition.Sellable))));
        Assert.Throws<ArgumentException>(() => authorised.Receive(Receipt("G-1", new ReceivedGoods(One, 1, GoodsCondition.Unspecified))));
        Assert.Throws<ArgumentException>(() => ReturnCase.Authorise(Authorisation with { Lines = [] }));
        Assert.Throws<ArgumentException>(() => ReturnCase.Authorise(Authorisation with { ReturnId = " " }));
        Assert.Throws<ArgumentException>(() => ReturnCase.Authorise(Authorisation with { Lines = [Authorisation.Lines[0], Authorisation.Lines[0]] }));
        Assert.Throws<ArgumentException>(() => ReturnCase.Authorise(Authorisation with { Lines = [new AuthorisedLine(Sold(One, 3, 10) with { Quantity = 0 }, 1)] }));
        Assert.Throws<ArgumentException>(() => ReturnCase.Authorise(Authorisation with { Lines = [Authorisation.Lines[0], new AuthorisedLine(InEuro(Sold(Two, 2, 24)), 1)] }));
        Assert.Throws<ArgumentException>(() => authorised.Receive(Everything).Value.Credit(" ", Policy));
        Assert.Throws<ArgumentException>(() => authorised.Receive(Everything).Value.Credit("CN-1", Policy).Value.Refund(" ", Pounds(22)));
    }

    [Fact]
    public void Null_throws_and_is_named()
    {
        var authorised = ReturnCase.Authorise(Authorisation).Value;
        var received = authorised.Receive(Everything).Value;

        Assert.Throws<ArgumentNullException>("authorisation", () => ReturnCase.Authorise(null!));
        Assert.Throws<ArgumentNullException>("steps", () => ReturnCase.Replay(Authorisation, null!));
        Assert.Throws<ArgumentNullException>("step", () => authorised.Apply(null!));
        Assert.Throws<ArgumentNullException>("receipt", () => authorised.Receive(null!));
        Assert.Throws<ArgumentNullException>("receipt", () => received.Receive(null!));
        Assert.Throws<ArgumentNullException>("policy", () => received.Credit("CN-1", null!));
    }

    private static IEnumerable<ReturnStep> Again(ReturnStep[] steps, int upTo, int[] picks) => picks.Where(p => p <= upTo).Select(p => steps[p]);

    private static ReceivedReturn Received(GoodsCondition condition) =>
        ReturnCase.Authorise(Authorisation).Value.Receive(Receipt("G-1", new ReceivedGoods(One, 3, condition))).Value;

    private static RefundedReturn ThreeRefunded(ReturnAuthorisation authorisation)
    {
        var credited = ReturnCase.Authorise(authorisation).Value.Receive(Receipt("G-1", new ReceivedGoods(One, 3, GoodsCondition.Sellable))).Value.Credit("CN-1", Policy).Value;
        return credited.Refund("RF-1", credited.CreditNote.Total).Value;
    }

    private static GoodsReceipt Receipt(string id, params ReceivedGoods[] lines) => new() { ReceiptId = id, ReceivedAt = DateTimeOffset.UnixEpoch, Lines = lines };

    private static SoldLine Sold(OrderLineId line, decimal quantity, decimal price) =>
        new(line, new Sku($"SKU-{line}"), quantity, Pounds(price), Pounds(decimal.Round(price / 6, 2)), Pounds(price / 10), Pounds(price / 50));

    private static SoldLine InEuro(SoldLine line) => line with
    {
        Goods = Euro(line.Goods), Tax = Euro(line.Tax), Commission = Euro(line.Commission), CommissionTax = Euro(line.CommissionTax),
    };

    private static Money Euro(Money money) => money with { Currency = CurrencyCode.Eur };

    private static Money Pounds(decimal amount) => new(amount, Gbp);
}
