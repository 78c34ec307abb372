using Connectors.Domain.Customers;
using Connectors.Domain.Documents;
using Connectors.Domain.Offers;
using Connectors.Domain.Orders;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Orders;

/// <summary>Orders of several tax rates, with their delivery, held to the ERP's rules before the ERP is asked for anything.</summary>
public sealed class MixedTaxTests
{
    private static readonly ConnectionName Bq = new("bq");
    private static readonly UnitCode Each = new("EA");
    private static readonly (string Sku, string Offer)[] Goods = [("WORK-GLOVES", "1"), ("DIY-GUIDE-BOOK", "2")];

    private static readonly TaxRules Taxes = Expect.Compiled(TaxRules.Compile(new TaxTable
    {
        Version = "t1", Rows = [new TaxRow(Bq, "STD", "VAT20", 20), new TaxRow(Bq, "ZERO", "VAT0", 0), new TaxRow(Bq, "RED", "VAT5", 5)],
    }));

    private static readonly Dictionary<Sku, string> ErpGroups = new() { [new Sku("WORK-GLOVES")] = "VAT20", [new Sku("DIY-GUIDE-BOOK")] = "VAT0" };
    private static readonly OrderTaxCheck Check = new(Taxes);

    [Fact]
    public void Delivery_is_booked_by_tax_code_and_not_as_one_charge_at_one_rate()
    {
        var order = Mapped(Mixed());

        Assert.Equal(
            [new SalesOrderCharge(ChargeKind.Shipping, Pounds(3), Pounds(0.5m)) { TaxCode = "STD" }, new SalesOrderCharge(ChargeKind.Shipping, Pounds(3), Pounds(0)) { TaxCode = "ZERO" }],
            order.Charges);
        Assert.Equal(Pounds(28), order.Total);
    }

    [Fact]
    public void Goods_and_delivery_of_mixed_rates_agree_with_the_ERP()
    {
        var order = Mapped(Mixed());

        Assert.Empty(Check.Check(order, Mixed(), ErpGroups).Refusals);
        var priced = new OrderPricing(Taxes).Check(PricedOrder.From(order, Mixed()), new ErpPricing
        {
            Currency = CurrencyCode.Gbp, PricesIncludeTax = true, IsTaxExempt = false, TaxRounding = TaxRounding.PerOrder,
            Prices = [new ErpPrice("1", null, "VAT20"), new ErpPrice("2", null, "VAT0"), new ErpPrice("shipping STD", null, "VAT20"), new ErpPrice("shipping ZERO", null, "VAT0")],
        });
        Assert.Empty(priced.Refusals);
        Assert.Equal(Pounds(28), priced.Value);
    }

    [Fact]
    public void Tax_that_the_ERP_would_hide_in_an_equal_total_holds_before_the_sales_order()
    {
        var book = Order(Line("1", "DIY-GUIDE-BOOK", 12, ("ZERO", 0)));
        var refusal = Expect.Refused(Assert.Single(Check.Check(Mapped(book), book, new Dictionary<Sku, string> { [new Sku("DIY-GUIDE-BOOK")] = "VAT20" }).Refusals), ReasonCatalogue.OrderTaxMismatch);

        Assert.Equal("the ERP books 2.00 at 20 % (VAT20), the order says 0.00 at 0 %", Expect.Fact(refusal, "line 1"));
    }

    [Fact]
    public void Tax_that_the_ERP_booked_in_an_equal_total_is_seen()
    {
        var order = Mapped(Order(Line("1", "DIY-GUIDE-BOOK", 12, ("ZERO", 0))));
        var erp = new ErpOrder { Id = "1", Number = "SO-1", ExternalNumber = "bq:70012-A", Total = Pounds(12) };

        Assert.True(MarketplaceOrderMapping.CompareTotals(order, erp).IsOk);
        Assert.True(MarketplaceOrderMapping.CompareTotals(order, erp with { TaxTotal = Pounds(0) }).IsOk);
        Expect.Refused(MarketplaceOrderMapping.CompareTotals(order, erp with { TaxTotal = Pounds(2) }), ReasonCatalogue.OrderTaxMismatch);
        Expect.Refused(MarketplaceOrderMapping.CompareTotals(order, erp with { Total = Pounds(13), TaxTotal = Pounds(2) }), ReasonCatalogue.ErpTotalMismatch);
        Assert.True(MarketplaceOrderMapping.CompareTotals(Mapped(Order(Line("1", "DIY-GUIDE-BOOK", 12))), erp with { TaxTotal = Pounds(2) }).IsOk);
    }

    [Theory]
    [InlineData("STD", "2.00", true)]
    [InlineData("STD", "1.99", false)]
    [InlineData("STD", "0", false)]
    [InlineData("ZERO", "2.00", false)]
    [InlineData("ZERO", "0", true)]
    [InlineData("RED", "0.57", true)]
    [InlineData("RED", "2.00", false)]
    public void The_tax_of_every_line_is_held_to_the_rate_of_its_code(string code, string tax, bool agrees)
    {
        var order = Order(Line("1", "WORK-GLOVES", 12, (code, Number(tax))));

        Assert.Equal(agrees ? [] : [ReasonCatalogue.OrderTaxMismatch], Check.Check(Mapped(order), order).Refusals.Select(static r => r.Reason));
        Assert.Equal(agrees, Map(order, Taxes).IsOk);
        Assert.True(Map(order).IsOk);
    }

    [Fact]
    public void The_tax_of_delivery_is_held_to_its_own_code()
    {
        var order = Order(Line("1", "WORK-GLOVES", 12, ("STD", 2)) with { ShippingPrice = Pounds(3), ShippingTaxes = [Tax("STD", 0.3m)] });

        Assert.Equal("expected 0.50, actual 0.30: 20 % on 3 with tax", Expect.Fact(Assert.Single(Check.Check(Mapped(order), order).Refusals), "shipping of line 1"));
    }

    [Fact]
    public void An_unknown_tax_code_holds()
    {
        var order = Order(Line("1", "WORK-GLOVES", 12, ("UK-20", 2)));

        Expect.Refused(Assert.Single(Check.Check(Mapped(order), order).Refusals), ReasonCatalogue.TaxCodeUnknown);
        Expect.Refused(Assert.Single(Map(order, Taxes).Refusals), ReasonCatalogue.TaxCodeUnknown);
    }

    [Fact]
    public void A_tax_group_that_the_ERP_or_the_rules_do_not_know_holds()
    {
        var order = Order(Line("1", "WORK-GLOVES", 12, ("STD", 2)));

        Expect.Refused(Assert.Single(Check.Check(Mapped(order), order, new Dictionary<Sku, string>()).Refusals), ReasonCatalogue.TaxCodeUnknown);
        Expect.Refused(Assert.Single(Check.Check(Mapped(order), order, new Dictionary<Sku, string> { [new Sku("WORK-GLOVES")] = "NEW" }).Refusals), ReasonCatalogue.TaxCodeUnknown);
    }

    [Fact]
    public void Prices_without_tax_must_state_it_where_the_ERP_charges_it()
    {
        var order = Order(Line("1", "WORK-GLOVES", 12)) with { PricesIncludeTax = false };

        Expect.Refused(Assert.Single(Check.Check(Mapped(order), order, ErpGroups).Refusals), ReasonCatalogue.OrderTaxMismatch);
        Assert.Empty(Check.Check(Mapped(order with { PricesIncludeTax = true }), order with { PricesIncludeTax = true }, ErpGroups).Refusals);
    }

    [Theory]
    [InlineData(3, "3.33", "0.57")]
    [InlineData(3, "3.33", "0.56")]
    [InlineData(3, "3.33", "0.55")]
    [InlineData(7, "0.70", "0.14")]
    public void A_tax_may_be_rounded_once_a_line_or_once_a_piece(int quantity, string price, string tax)
    {
        var order = Order(Line("1", "WORK-GLOVES", Number(price), ("STD", Number(tax))) with { Quantity = quantity, UnitPrice = Pounds(Number(price) / quantity) });

        Assert.Empty(Check.Check(Mapped(order), order).Refusals);
    }

    [Fact]
    public void An_order_taxed_by_the_rules_passes_and_one_of_another_rate_does_not()
    {
        var cases =
            from lines in Gen.NonEmptyListOf(
                from pence in Gen.Choose(100, 100_000)
                from code in Gen.Elements("STD", "ZERO", "RED")
                from delivery in Gen.Choose(0, 500)
                select (Price: pence / 100m, code, Delivery: delivery / 100m))
            from includes in Gen.Elements(true, false)
            from wrong in Gen.Choose(0, lines.Count - 1)
            select (Lines: lines.ToArray(), includes, wrong);

        Expect.ForAll(cases, static c =>
        {
            decimal Of(decimal amount, string code)
            {
                var rate = Taxes.Find(Bq, code).Value.RatePercent;
                return decimal.Round(amount * rate / (c.includes ? 100 + rate : 100), 2, MidpointRounding.AwayFromZero);
            }

            var order = Order([.. c.Lines.Select((l, i) => Line($"{i}", "WORK-GLOVES", l.Price, (l.code, Of(l.Price, l.code))) with
            {
                ShippingPrice = Pounds(l.Delivery), ShippingTaxes = [Tax(l.code, Of(l.Delivery, l.code))],
            })]) with { PricesIncludeTax = c.includes };
            var mapped = Map(order, Taxes);

            Assert.Empty(mapped.Refusals);
            Assert.Equal(c.Lines.Sum(static l => l.Delivery), mapped.Value.Charges.Sum(static x => x.Amount.Amount));
            Assert.Equal(order.Lines.Sum(static l => l.ShippingTaxes[0].Amount.Amount), mapped.Value.Charges.Sum(static x => x.Tax!.Value.Amount));
            Assert.Equal(mapped.Value.Charges.Count, mapped.Value.Charges.DistinctBy(static x => x.TaxCode).Count());

            var other = c.Lines[c.wrong].code == "STD" ? "ZERO" : "STD";
            MarketplaceOrderLine[] changed = [.. order.Lines.Select((l, i) => i == c.wrong ? l with { Taxes = [Tax(other, l.Taxes[0].Amount.Amount)] } : l)];
            Expect.Refused(Assert.Single(Map(order with { Lines = changed }, Taxes).Refusals), ReasonCatalogue.OrderTaxMismatch);
        });
    }

    [Fact]
    public void What_is_not_well_formed_throws()
    {
        var order = Mixed();

        Assert.Throws<ArgumentNullException>("order", () => Check.Check(null!, order));
        Assert.Throws<ArgumentNullException>("source", () => Check.Check(Mapped(order), null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OrderTaxCheck(Taxes, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OrderTaxCheck(Taxes, 0, 7));
    }

    private static MarketplaceOrder Mixed() => Order(
        Line("1", "WORK-GLOVES", 12, ("STD", 2)) with { ShippingPrice = Pounds(3), ShippingTaxes = [Tax("STD", 0.5m)] },
        Line("2", "DIY-GUIDE-BOOK", 10, ("ZERO", 0)) with { ShippingPrice = Pounds(3), ShippingTaxes = [Tax("ZERO", 0)] });

    private static MarketplaceOrder Order(params MarketplaceOrderLine[] lines) => new()
    {
        Key = new OrderKey(Bq, "70012-A"),
        PricesIncludeTax = true,
        Total = Pounds(lines.Sum(static l => l.Price.Amount + l.ShippingPrice.Amount)),
        ShippingTotal = Pounds(lines.Sum(static l => l.ShippingPrice.Amount)),
        ShipTo = new PostalAddress { Name = "Pat Tester", Line1 = "1 Sample Street", City = "Testford", Postcode = "TE1 1ST", CountryCode = "GB" },
        Lines = lines,
    };

    private static MarketplaceOrderLine Line(string id, string sku, decimal price, params (string Code, decimal Amount)[] taxes) => new()
    {
        LineId = new OrderLineId(id), State = MarketplaceOrderState.Shipping, OfferId = new OfferId(Goods.First(g => g.Sku == sku).Offer), OfferSku = new Sku(sku),
        Quantity = 1, UnitPrice = Pounds(price), Price = Pounds(price), ShippingPrice = Pounds(0), Taxes = [.. taxes.Select(static t => Tax(t.Code, t.Amount))],
    };

    private static TaxAmount Tax(string code, decimal amount) => new(code, Pounds(amount), null);

    private static Money Pounds(decimal amount) => new(amount, CurrencyCode.Gbp);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static SalesOrder Mapped(MarketplaceOrder order)
    {
        var mapped = Map(order);
        Assert.Empty(mapped.Refusals);
        return mapped.Value;
    }

    private static Validated<SalesOrder, Refusal> Map(MarketplaceOrder order, TaxRules? taxes = null) => new MarketplaceOrderMapping(
        Expect.Compiled(OfferMap.Compile(new OfferTable { Version = "o", Rows = [.. Goods.Select(static g => new OfferRow(Bq, new OfferId(g.Offer), new Sku(g.Sku), new Sku(g.Sku), Each))] })),
        Expect.Compiled(UnitCatalogue.Compile(new UnitTable { Version = "u", Rows = [.. Goods.Select(static g => new UnitRow(new Sku(g.Sku), Each, new Ratio(1), true))] })),
        Expect.Compiled(CustomerMap.Compile(new CustomerTable { Version = "c", Rows = [new CustomerRow(Bq, null, null, new CustomerNumber("C1"))] })),
        taxes: taxes).Map(order);
}
