using Connectors.Domain.Reasons;
using Connectors.Domain.Returns;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Returns;

/// <summary>Returns of which something was paid back before, with delivery, deductions and several payments.</summary>
public sealed class PartlyRefundedReturnTests
{
    private static readonly OrderLineId One = new("1");
    private static readonly ReturnPolicy Policy = new();
    private static readonly SoldLine Drill = new(One, new Sku("DRILL-18V"), 1, Pounds(50), Pounds(8.33m), Pounds(5), Pounds(1));

    [Fact]
    public void A_return_after_a_goodwill_refund_credits_what_is_left_of_the_price()
    {
        var note = Credit(Drill with { RefundedWithoutGoods = Pounds(10) }, 1);

        Assert.Equal(Pounds(40), note.Total);
        Assert.Equal((Pounds(6.66m), Pounds(4), Pounds(0.8m)), (note.Lines[0].Tax, note.Lines[0].Commission, note.Lines[0].CommissionTax));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(60)]
    public void A_price_that_is_paid_back_is_never_credited_again(int refunded) => Assert.Equal(Pounds(0), Credit(Drill with { RefundedWithoutGoods = Pounds(refunded) }, 1).Total);

    [Fact]
    public void A_cancellation_after_a_goodwill_refund_gives_back_what_is_left() =>
        Assert.Equal(Pounds(40), SaleReversal.Cancel(Drill with { RefundedWithoutGoods = Pounds(10) }, 1).Value.Goods);

    [Fact]
    public void What_is_left_is_shared_by_the_pieces_that_come_back()
    {
        var pair = Drill with { Quantity = 2, Goods = Pounds(100), RefundedWithoutGoods = Pounds(10) };

        Assert.Equal(Pounds(45), Credit(pair, 1).Total);
        Assert.Equal(Pounds(45), Credit(pair with { Reversed = 1, Credited = Pounds(45) }, 1).Total);
        Assert.Equal(Pounds(40), Credit(pair with { Reversed = 1, Credited = Pounds(50) }, 1).Total);
        Assert.Equal(Pounds(40), Credit(pair with { Reversed = 1 }, 1).Total);
    }

    [Fact]
    public void Never_more_is_paid_back_than_was_paid_whatever_comes_when()
    {
        var cases =
            from pieces in Gen.Choose(1, 6)
            from pence in Gen.Choose(0, 10_000)
            from events in Gen.ListOf(Gen.Choose(0, 3))
            from goodwill in Gen.Choose(1, 3_000)
            from saysCredited in Gen.Elements(true, false)
            select (pieces, Price: pence / 100m, events, Goodwill: goodwill / 100m, saysCredited);

        Expect.ForAll(cases, static c =>
        {
            var line = Drill with { Quantity = c.pieces, Goods = Pounds(c.Price), Tax = Pounds(0), Commission = Pounds(0), CommissionTax = Pounds(0) };
            var (goodwill, credited) = (0m, 0m);
            foreach (var quantity in c.events)
            {
                if (quantity == 0)
                    goodwill = Math.Min(goodwill + c.Goodwill, c.Price - credited);
                line = line with { RefundedWithoutGoods = Pounds(goodwill), Credited = c.saysCredited ? Pounds(credited) : null };
                if (quantity == 0 || line.Reversed + quantity > line.Quantity)
                    continue;
                var part = SaleReversal.Cancel(line, quantity).Value.Goods.Amount;
                Assert.True(part >= 0);
                credited += part;
                line = line with { Reversed = line.Reversed + quantity };
                Assert.True(goodwill + credited <= c.Price, $"{goodwill} + {credited} > {c.Price}");
            }

            if (c.saysCredited && line.Reversed == line.Quantity)
                Assert.Equal(c.Price, Math.Max(c.Price, goodwill + credited));
        });
    }

    [Fact]
    public void Everything_that_is_left_is_credited_once_all_has_come_back() =>
        Expect.ForAll(
            from portions in Gen.Choose(1, 5).NonEmptyListOf()
            from price in Gen.Choose(0, 10_000)
            from goodwill in Gen.Choose(0, 10_000)
            select (Portions: portions.ToArray(), Price: price / 100m, Goodwill: Math.Min(price, goodwill) / 100m),
            static c =>
            {
                var line = Drill with { Quantity = c.Portions.Sum(), Goods = Pounds(c.Price), RefundedWithoutGoods = Pounds(c.Goodwill), Credited = Pounds(0) };
                foreach (var portion in c.Portions)
                {
                    var part = SaleReversal.Cancel(line, portion).Value;
                    line = line with { Reversed = line.Reversed + portion, Credited = line.Credited!.Value + part.Goods };
                }

                Assert.Equal(c.Price, c.Goodwill + line.Credited!.Value.Amount);
            });

    [Theory]
    [InlineData(false, null, 50)]
    [InlineData(true, null, 55)]
    [InlineData(true, 2, 53)]
    [InlineData(true, 9, 50)]
    public void Delivery_is_credited_as_the_policy_says_and_never_twice(bool credits, int? paidBack, int total)
    {
        var received = Received(Drill, 1, new SoldDelivery(Pounds(5), Pounds(0.83m), paidBack is { } before ? Pounds(before) : null));
        var note = received.Credit("CN-1", Policy with { CreditDelivery = credits }).Value.CreditNote;

        Assert.Equal(Pounds(total), note.Total);
        Assert.Equal(credits ? Pounds(total - 50) : null, note.Delivery);
    }

    [Fact]
    public void Delivery_has_its_tax_on_top_where_prices_do_not_contain_it()
    {
        var authorised = ReturnCase.Authorise(Authorisation(Drill, 1) with { PricesIncludeTax = false, Delivery = new SoldDelivery(Pounds(5), Pounds(1)) }).Value;

        Assert.Equal(Pounds(64.33m), authorised.Receive(Receipt(1)).Value.Credit("CN-1", Policy with { CreditDelivery = true }).Value.CreditNote.Total);
    }

    [Fact]
    public void A_deduction_is_taken_off_with_its_tax_and_commission()
    {
        var note = Received(Drill, 1).Credit("CN-1", Policy, [new CreditDeduction(One, Pounds(20), "used")]).Value.CreditNote;

        Assert.Equal((Pounds(30), Pounds(30), Pounds(20)), (note.Total, note.Lines[0].Goods, note.Lines[0].Deducted));
        Assert.Equal((Pounds(5.00m), Pounds(3), Pounds(0.6m)), (note.Lines[0].Tax, note.Lines[0].Commission, note.Lines[0].CommissionTax));
    }

    [Fact]
    public void No_more_is_taken_off_than_is_credited()
    {
        Expect.Refused(Received(Drill, 1).Credit("CN-1", Policy, [new CreditDeduction(One, Pounds(50.01m), "used")]), ReasonCatalogue.RefundMismatch);
        Expect.Refused(Received(Drill, 1).Credit("CN-1", Policy, [new CreditDeduction(new OrderLineId("9"), Pounds(1), "used")]), ReasonCatalogue.RefundMismatch);
        Assert.Equal(Pounds(0), Received(Drill, 1).Credit("CN-1", Policy, [new CreditDeduction(One, Pounds(30), "used"), new CreditDeduction(One, Pounds(20), "box")]).Value.CreditNote.Total);
        Assert.Throws<ArgumentException>(() => Received(Drill, 1).Credit("CN-1", Policy, [new CreditDeduction(One, Pounds(0), "used")]));
    }

    [Fact]
    public void Never_more_is_paid_back_than_was_paid_whatever_is_deducted_and_in_whatever_state_it_comes_back()
    {
        var cases =
            from pence in Gen.Choose(1, 10_000)
            from goodwill in Gen.Choose(0, 10_000)
            from off in Gen.Choose(0, 6_000)
            from sellable in Gen.Choose(0, 2)
            from damaged in Gen.Choose(0, 2)
            from includes in Gen.Elements(true, false)
            where sellable + damaged > 0
            select (Price: pence / 100m, Goodwill: Math.Min(pence, goodwill) / 100m, Off: off / 100m, sellable, damaged, includes);

        Expect.ForAll(cases, static c =>
        {
            var tax = decimal.Round(c.Price / 5, 2);
            var line = Drill with { Quantity = 4, Goods = Pounds(c.Price), Tax = Pounds(tax), Commission = Pounds(0), CommissionTax = Pounds(0), RefundedWithoutGoods = Pounds(c.Goodwill) };
            ReceivedGoods[] came =
            [
                .. c.sellable > 0 ? [new ReceivedGoods(One, c.sellable, GoodsCondition.Sellable)] : Array.Empty<ReceivedGoods>(),
                .. c.damaged > 0 ? [new ReceivedGoods(One, c.damaged, GoodsCondition.Damaged)] : Array.Empty<ReceivedGoods>(),
            ];
            var received = ReturnCase.Authorise(Authorisation(line, 4) with { PricesIncludeTax = c.includes }).Value
                .Receive(new GoodsReceipt { ReceiptId = "G-1", ReceivedAt = DateTimeOffset.UnixEpoch, Lines = came }).Value;
            var credited = received.Credit("CN-1", Policy with { CreditDamaged = true }, c.Off == 0 ? null : [new CreditDeduction(One, Pounds(c.Off), "used")]);

            if (!credited.IsOk)
            {
                Expect.Refused(credited, ReasonCatalogue.RefundMismatch);
                return;
            }

            var goods = credited.Value.CreditNote.Lines.Sum(static l => l.Goods.Amount);
            Assert.InRange(goods, 0m, c.Price - c.Goodwill - c.Off);
            Assert.InRange(credited.Value.CreditNote.Lines.Sum(static l => l.Tax.Amount), 0m, tax);
            Assert.Equal(c.Off, credited.Value.CreditNote.Lines.Sum(static l => l.Deducted?.Amount ?? 0m));
        });
    }

    [Fact]
    public void Several_payments_add_up_to_the_credit_note()
    {
        var credited = Received(Drill, 1).Credit("CN-1", Policy).Value;
        var part = Assert.IsType<CreditedReturn>(credited.RefundPart("RF-1", Pounds(20)).Value);

        Assert.Equal((Pounds(30), ReturnStage.Credited), (part.Open, part.Stage));
        Assert.Same(part, part.RefundPart("RF-1", Pounds(20)).Value);
        Expect.Refused(part.RefundPart("RF-1", Pounds(21)), ReasonCatalogue.ReturnDiffers);
        Expect.Refused(part.RefundPart("RF-2", Pounds(30.01m)), ReasonCatalogue.RefundMismatch);
        Expect.Refused(part.Refund("RF-2", Pounds(50)), ReasonCatalogue.RefundMismatch);
        Assert.Equal([new PaidRefund("RF-1", Pounds(20)), new PaidRefund("RF-2", Pounds(30))], Assert.IsType<RefundedReturn>(part.RefundPart("RF-2", Pounds(30)).Value).Refunds);
        Assert.Equal("RF-2", part.Refund("RF-2", Pounds(30)).Value.RefundId);
        Assert.Throws<ArgumentException>(() => part.RefundPart("RF-2", Pounds(0)));
    }

    [Fact]
    public void Steps_of_several_payments_replay_to_where_the_return_stands()
    {
        ReturnStep[] steps =
        [
            new ReturnStep.GoodsReceived(Receipt(1)), new ReturnStep.CreditPosted("CN-1", Policy) { Deductions = [new CreditDeduction(One, Pounds(10), "used")] },
            new ReturnStep.PartRefunded("RF-1", Pounds(15)), new ReturnStep.PartRefunded("RF-1", Pounds(15)), new ReturnStep.PartRefunded("RF-2", Pounds(25)), new ReturnStep.PartRefunded("RF-1", Pounds(15)),
        ];

        Assert.Equal(Pounds(40), Assert.IsType<RefundedReturn>(ReturnCase.Replay(Authorisation(Drill, 1), steps).Value).CreditNote.Total);
        Expect.Refused(ReturnCase.Replay(Authorisation(Drill, 1), [.. steps, new ReturnStep.PartRefunded("RF-3", Pounds(1))]), ReasonCatalogue.ReturnWrongStep);
        Expect.Refused(ReturnCase.Replay(Authorisation(Drill, 1), [new ReturnStep.PartRefunded("RF-1", Pounds(1))]), ReasonCatalogue.ReturnNotReceived);
    }

    [Fact]
    public void Amounts_that_cannot_be_throw()
    {
        Assert.Throws<ArgumentException>(() => SaleReversal.Cancel(Drill with { RefundedWithoutGoods = Pounds(-1) }, 1));
        Assert.Throws<ArgumentException>(() => SaleReversal.Cancel(Drill with { Credited = new Money(1, CurrencyCode.Eur) }, 1));
        Assert.Throws<ArgumentException>(() => ReturnCase.Authorise(Authorisation(Drill, 1) with { Delivery = new SoldDelivery(new Money(1, CurrencyCode.Eur), Pounds(0)) }));
        Assert.Throws<ArgumentException>(() => ReturnCase.Authorise(Authorisation(Drill, 1) with { Delivery = new SoldDelivery(Pounds(1), Pounds(-1)) }));
    }

    private static CreditNote Credit(SoldLine line, decimal quantity) => Received(line, quantity).Credit("CN-1", Policy).Value.CreditNote;

    private static ReceivedReturn Received(SoldLine line, decimal quantity, SoldDelivery? delivery = null) =>
        ReturnCase.Authorise(Authorisation(line, quantity) with { Delivery = delivery }).Value.Receive(Receipt(quantity)).Value;

    private static ReturnAuthorisation Authorisation(SoldLine line, decimal quantity) => new()
    {
        ReturnId = "R-1", Order = OrderKey.Parse("bq:1-A"), PricesIncludeTax = true, Lines = [new AuthorisedLine(line, quantity)],
    };

    private static GoodsReceipt Receipt(decimal quantity) => new() { ReceiptId = "G-1", ReceivedAt = DateTimeOffset.UnixEpoch, Lines = [new ReceivedGoods(One, quantity, GoodsCondition.Sellable)] };

    private static Money Pounds(decimal amount) => new(amount, CurrencyCode.Gbp);
}
