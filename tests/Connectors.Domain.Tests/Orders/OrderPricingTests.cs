using Connectors.Domain.Documents;
using Connectors.Domain.Orders;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Orders;

public sealed class OrderPricingTests
{
    private static readonly ConnectionName Store = new("store");

    private static readonly TaxRules Taxes = Expect.Compiled(TaxRules.Compile(new TaxTable
    {
        Version = "t1",
        Rows = [new TaxRow(Store, "VAT20", "STANDARD", 20), new TaxRow(Store, "VAT0", "ZERO", 0), new TaxRow(Store, "VAT5", "REDUCED", 5)],
    }));

    private static readonly ErpPricing Erp = new()
    {
        Currency = CurrencyCode.Gbp,
        PricesIncludeTax = false,
        IsTaxExempt = false,
        TaxRounding = TaxRounding.PerLine,
        Prices = [new ErpPrice("L1", 10m, "STANDARD"), new ErpPrice("L2", 2.49m, "STANDARD"), new ErpPrice(PricedLine.Shipping, null, "STANDARD")],
    };

    private readonly OrderPricing _pricing = new(Taxes);

    [Fact]
    public void R37_an_order_at_the_erps_prices_and_taxes_is_valid()
    {
        var result = _pricing.Check(Order(Line("L1", 3, 30m, 6m), Line("L2", 1, 2.49m, 0.50m), Line(PricedLine.Shipping, 1, 4m, 0.80m)), Erp);

        Assert.True(result.IsOk);
        Assert.Empty(result.Refusals);
        Assert.Equal(Pounds(43.79m), result.Value);
    }

    [Fact]
    public void R38_another_line_price_is_explained_and_stops_the_order()
    {
        var result = _pricing.Check(Order(Line("L1", 3, 27m, 5.40m)), Erp);

        var finding = Assert.Single(Differences(result));
        Assert.Equal((PricingCause.LinePrice, "line L1", Pounds(30m), Pounds(27m)), (finding.Cause, finding.Subject, finding.Expected, finding.Actual));
        var refusal = Expect.Refused(Assert.Single(result.Refusals), ReasonCatalogue.OrderPriceMismatch);
        Assert.Equal(("32.40 GBP", "36 GBP"), (Expect.Fact(refusal, "order total"), Expect.Fact(refusal, "expected total")));
        Assert.StartsWith("expected 30 GBP, actual 27 GBP: 3 x 10", Expect.Fact(refusal, "line L1, LinePrice"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false, 30.0, 6.0, true)]
    [InlineData(false, true, 36.0, 6.0, true)]
    [InlineData(true, false, 25.0, 5.0, true)]
    [InlineData(true, true, 30.0, 5.0, true)]
    [InlineData(true, false, 30.0, 6.0, false)]
    public void R37_where_nobody_knows_the_tax_group_the_tax_that_was_charged_leads_from_one_way_of_pricing_to_the_other(bool erpIncludes, bool orderIncludes, double amount, double tax, bool isRight)
    {
        var order = Order(Line("L1", 3, (decimal)amount, (decimal)tax)) with { PricesIncludeTax = orderIncludes, Total = Pounds((decimal)(orderIncludes ? amount : amount + tax)) };
        var erp = Erp with { PricesIncludeTax = !erpIncludes, Prices = [new ErpPrice("L1", 10m, null) { IncludesTax = erpIncludes }] };

        Assert.Equal(isRight, new OrderPricing(null).Check(order, erp).IsOk);
    }

    [Fact]
    public void R38_what_the_erp_says_of_the_whole_line_counts_before_quantity_times_price()
    {
        var erp = Erp with { Prices = [new ErpPrice("L1", 10m, null) { Amount = 27m }] };

        Assert.True(new OrderPricing(null).Check(Order(Line("L1", 3, 27m, 5.40m)), erp).IsOk);
        var refusal = Assert.Single(new OrderPricing(null).Check(Order(Line("L1", 3, 30m, 6m)), erp).Refusals);
        Assert.StartsWith("expected 27 GBP, actual 30 GBP: 27 for 3 at 10, less discounts", Expect.Fact(refusal, "line L1, LinePrice"), StringComparison.Ordinal);
    }

    [Fact]
    public void R44_a_tax_group_that_no_rules_know_is_never_taken_as_right() => Assert.Equal(
        [PricingCause.TaxCodeUnknown], Causes(new OrderPricing(null).Check(Order(Line("L1", 3, 30m, 6m)), Erp with { Prices = [new ErpPrice("L1", 10m, "STANDARD")] })).Distinct());

    [Fact]
    public void R38_a_penny_is_a_mismatch_unless_the_tolerance_allows_it()
    {
        var order = Order(Line("L1", 3, 30.01m, 6m));

        Assert.Equal([PricingCause.LinePrice], Causes(_pricing.Check(order, Erp)));
        Assert.True(new OrderPricing(Taxes, toleranceMinorUnits: 1).Check(order, Erp).IsOk);
        Assert.False(new OrderPricing(Taxes, toleranceMinorUnits: 0.99m).Check(order, Erp).IsOk);
    }

    [Fact]
    public void R38_tolerated_pennies_do_not_add_up_to_more_than_the_tolerance() =>
        Assert.Equal(
            [PricingCause.Total],
            Causes(new OrderPricing(Taxes, toleranceMinorUnits: 1).Check(Order(Line("L1", 3, 30.01m, 6.01m), Line("L2", 1, 2.50m, 0.50m)), Erp)));

    [Fact]
    public void R38_a_total_that_is_not_the_sum_of_its_parts_is_a_mismatch() =>
        Assert.Equal([PricingCause.Total], Causes(_pricing.Check(Order(Line("L1", 3, 30m, 6m)) with { Total = Pounds(35.99m) }, Erp)));

    [Fact]
    public void R38_a_price_that_the_erp_does_not_have_is_a_mismatch()
    {
        var result = _pricing.Check(Order(Line("L9", 1, 1m, 0.2m)), Erp);

        Assert.Equal([PricingCause.PriceMissing], Causes(result).Distinct());
        Assert.False(result.IsOk);
    }

    [Fact]
    public void R38_another_currency_is_a_mismatch_and_leaves_the_total_open()
    {
        var result = _pricing.Check(Order(Line("L1", 3, 30m, 6m)), Erp with { Currency = CurrencyCode.Eur });

        Assert.Equal([PricingCause.Currency], Causes(result));
        Assert.False(result.IsOk);
        var refusal = Expect.Refused(Assert.Single(result.Refusals), ReasonCatalogue.OrderPriceMismatch);
        Assert.Equal("open", Expect.Fact(refusal, "expected total"));
        Assert.StartsWith("expected nothing, actual 36 GBP", Expect.Fact(refusal, "total, Currency"), StringComparison.Ordinal);
    }

    [Fact]
    public void R38_a_price_that_only_rounding_moves_is_called_rounding() =>
        Assert.Equal(
            [PricingCause.Rounding],
            Causes(_pricing.Check(Order(Line("L1", 3, 9.99m, 2m)), Erp with { Prices = [new ErpPrice("L1", 3.333m, "STANDARD")] })));

    [Theory]
    [InlineData(0, "30")]
    [InlineData(6, "30.000003")]
    public void R38_the_erps_decimals_decide_what_is_a_penny(int decimals, string amount) =>
        Assert.True(_pricing.Check(
            Order(true, Untaxed("L1", 3, Number(amount))),
            Erp with { Decimals = decimals, Prices = [new ErpPrice("L1", 10.000001m, "ZERO")] }).IsOk);

    [Theory]
    [InlineData(false, false, "30", "6")]
    [InlineData(true, true, "30", "5")]
    [InlineData(false, true, "36", "6")]
    [InlineData(true, false, "25", "5")]
    public void R42_prices_are_compared_with_or_without_tax_as_each_side_has_them(bool erpIncludes, bool orderIncludes, string amount, string tax) =>
        Assert.True(_pricing.Check(
            Order(orderIncludes, Line("L1", 3, Number(amount), Number(tax))),
            Erp with { PricesIncludeTax = erpIncludes }).IsOk);

    [Fact]
    public void R42_prices_with_tax_may_come_without_any_tax_stated() =>
        Assert.True(_pricing.Check(Order(true, Untaxed("L1", 3, 36m)), Erp).IsOk);

    [Fact]
    public void R42_prices_without_tax_may_not() =>
        Assert.Equal([PricingCause.Tax], Causes(_pricing.Check(Order(Untaxed("L1", 3, 30m)), Erp)));

    [Fact]
    public void R42_tax_rounded_per_line_and_per_order_differ_and_the_erps_way_counts()
    {
        // 20 % of 2.49 is 0.498: three lines of 0.50 make 1.50, while 20 % of 7.47 is 1.49.
        var erp = Erp with { Prices = [new ErpPrice("L1", 2.49m, "STANDARD"), new ErpPrice("L2", 2.49m, "STANDARD"), new ErpPrice("L3", 2.49m, "STANDARD")] };
        var perLine = Order(Line("L1", 1, 2.49m, 0.50m), Line("L2", 1, 2.49m, 0.50m), Line("L3", 1, 2.49m, 0.50m));
        var perOrder = Order(Line("L1", 1, 2.49m, 0.50m), Line("L2", 1, 2.49m, 0.50m), Line("L3", 1, 2.49m, 0.49m));

        Assert.True(_pricing.Check(perLine, erp).IsOk);
        Assert.Equal([PricingCause.Rounding], Causes(_pricing.Check(perOrder, erp)));
        Assert.True(_pricing.Check(perOrder, erp with { TaxRounding = TaxRounding.PerOrder }).IsOk);
        var result = _pricing.Check(perLine, erp with { TaxRounding = TaxRounding.PerOrder });
        Assert.Equal([PricingCause.Rounding], Causes(result));
        Assert.Equal("tax group STANDARD", Differences(result)[0].Subject);
    }

    [Fact]
    public void R42_as_many_pennies_as_taxes_were_rounded_are_still_rounding()
    {
        string[] ids = ["L1", "L2", "L3", "L4", "L5", "L6"];
        var erp = Erp with { TaxRounding = TaxRounding.PerOrder, Prices = [.. ids.Select(static id => new ErpPrice(id, 2.49m, "STANDARD"))] };

        // Six taxes of 0.498 make 2.988; six times 0.50 is more than a penny away.
        Assert.Equal([PricingCause.Rounding], Causes(_pricing.Check(Order([.. ids.Select(static id => Line(id, 1, 2.49m, 0.50m))]), erp)));
    }

    [Fact]
    public void R42_tax_that_is_stated_beside_prices_with_tax_is_checked()
    {
        var result = _pricing.Check(Order(true, Line("L1", 3, 36m, 5m)), Erp);

        Assert.Equal([PricingCause.Tax], Causes(result));
        Assert.Equal("20 % (STANDARD) on 36 with tax", Differences(result)[0].Rule);
    }

    [Fact]
    public void R42_tax_per_order_is_rounded_once_for_each_tax_group() =>
        Assert.True(_pricing.Check(
            Order(Line("L1", 1, 2.49m, 0.50m), Line("L2", 1, 2.49m, 0.12m, "VAT5")),
            Erp with { TaxRounding = TaxRounding.PerOrder, Prices = [new ErpPrice("L1", 2.49m, "STANDARD"), new ErpPrice("L2", 2.49m, "REDUCED")] }).IsOk);

    [Fact]
    public void R42_zero_rated_goods_are_valid_without_tax_and_a_mismatch_with_it()
    {
        var erp = Erp with { Prices = [new ErpPrice("L1", 10m, "ZERO")] };

        Assert.True(_pricing.Check(Order(Line("L1", 3, 30m, 0m, "VAT0")), erp).IsOk);
        Assert.Equal([PricingCause.ZeroRatedCharged], Causes(_pricing.Check(Order(Line("L1", 3, 30m, 6m)), erp)));
    }

    [Fact]
    public void R43_a_tax_mismatch_tells_expected_actual_and_rule()
    {
        var result = _pricing.Check(Order(Line("L1", 3, 30m, 1.50m, "VAT5")), Erp);

        var finding = Assert.Single(Differences(result));
        Assert.Equal((PricingCause.Tax, Pounds(6m), Pounds(1.50m)), (finding.Cause, finding.Expected, finding.Actual));
        Assert.Equal("20 % (STANDARD) on 30 without tax", finding.Rule);
        Expect.Refused(Assert.Single(result.Refusals), ReasonCatalogue.OrderTaxMismatch);
    }

    [Fact]
    public void R44_an_unknown_tax_code_has_its_own_reason()
    {
        var result = _pricing.Check(Order(Line("L1", 3, 30m, 6m, "VAT-NEW")), Erp);

        var refusal = Expect.Refused(Assert.Single(result.Refusals), ReasonCatalogue.TaxCodeUnknown);
        Assert.Equal("tax code 'VAT-NEW' is not in the tax table", Expect.Fact(refusal, "line L1, TaxCodeUnknown"));
        Assert.False(result.IsOk);
    }

    [Fact]
    public void R44_an_unknown_tax_group_of_the_erp_has_it_too()
    {
        var refusal = Expect.Refused(
            Assert.Single(_pricing.Check(Order(Line("L1", 3, 30m, 6m)), Erp with { Prices = [new ErpPrice("L1", 10m, "LUXURY")] }).Refusals),
            ReasonCatalogue.TaxCodeUnknown);

        Assert.Equal("tax group 'LUXURY' is not in the tax table", Expect.Fact(refusal, "line L1, TaxCodeUnknown"));
    }

    [Fact]
    public void R45_an_exempt_customer_who_is_charged_tax_is_a_mismatch()
    {
        var exempt = Erp with { IsTaxExempt = true };

        Assert.True(_pricing.Check(Order(Line("L1", 3, 30m, 0m, "VAT0")), exempt).IsOk);
        var result = _pricing.Check(Order(Line("L1", 3, 30m, 6m)), exempt);
        Assert.Equal([PricingCause.ExemptCharged], Causes(result));
        Assert.Equal("0 % (STANDARD, customer exempt) on 30 without tax", Differences(result)[0].Rule);
    }

    [Fact]
    public void R45_tax_hidden_in_an_exempt_customers_price_is_found() =>
        Assert.Equal([PricingCause.ExemptCharged], Causes(_pricing.Check(Order(true, Untaxed("L1", 3, 36m)), Erp with { IsTaxExempt = true })));

    [Fact]
    public void R45_a_fraction_of_a_penny_without_price_in_the_erp_is_rounding_for_an_exempt_customer_too() =>
        Assert.Equal(
            [PricingCause.Rounding],
            Causes(_pricing.Check(Order(true, Untaxed(PricedLine.Shipping, 1, 4.005m)), Erp with { IsTaxExempt = true })));

    [Fact]
    public void R45_an_exempt_customer_pays_the_erps_price_less_the_tax_in_it() =>
        Assert.True(_pricing.Check(Order(true, Untaxed("L1", 3, 25m)), Erp with { IsTaxExempt = true, PricesIncludeTax = true }).IsOk);

    [Fact]
    public void Every_cause_is_itemised_at_once()
    {
        var result = _pricing.Check(Order(Line("L1", 3, 27m, 5m), Line("L2", 1, 2.49m, 0.50m, "VAT-NEW")), Erp);

        Assert.Equal([PricingCause.LinePrice, PricingCause.TaxCodeUnknown, PricingCause.Tax], Causes(result));
        Assert.Equal(3, result.Refusals.Count);
        Assert.Equal(
            [ReasonCatalogue.TaxCodeUnknown],
            result.Refusals.Where(static r => r.Remedy.Contains("finance", StringComparison.Ordinal)).Select(static r => r.Reason));
    }

    [Fact]
    public void Broken_contracts_throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new OrderPricing(Taxes, -1));
        Assert.Throws<ArgumentException>(() => _pricing.Check(Order(Line("L1", 1, 1m, 0m), Line("L1", 1, 1m, 0m)), Erp));
        Assert.Throws<ArgumentException>(() => _pricing.Check(Order(Line("L1", 1, 1m, 0m)), Erp with { TaxRounding = TaxRounding.Unspecified }));
        Assert.Throws<ArgumentException>("erp", () => _pricing.Check(Order(Line("L1", 1, 1m, 0m)), Erp with { Prices = [new ErpPrice("L1", 1, "ZERO"), new ErpPrice("L1", 2, "ZERO")] }));
        Assert.Throws<ArgumentException>(() => _pricing.Check(Order(Line("L1", 1, 1m, 0m)) with { Total = new Money(1m, CurrencyCode.Eur) }, Erp));
        Assert.Throws<ArgumentException>(() => _pricing.Check(Order(Line("L1", 1, 1m, 0m), Line("L2", 1, 1m, 0m) with { Amount = new Money(1m, CurrencyCode.Eur) }), Erp));
        Assert.Throws<ArgumentException>(() => _pricing.Check(
            Order(Line("L1", 1, 1m, 0m) with { Taxes = [new TaxAmount("VAT0", Pounds(0), null), new TaxAmount("VAT0", new Money(0, CurrencyCode.Eur), null)] }), Erp));
        Assert.Throws<ArgumentNullException>("order", () => _pricing.Check(null!, Erp));
        Assert.Throws<ArgumentNullException>("erp", () => _pricing.Check(Order(), null!));
        Assert.Throws<ArgumentNullException>("order", () => PricedOrder.From(null!, new MarketplaceOrder { Key = default }));
    }

    [Fact]
    public void An_order_priced_by_the_rules_is_valid_and_any_changed_amount_is_not()
    {
        var cases =
            from erp in Pricings
            from quantities in Gen.Choose(1, 50).ArrayOf(erp.Prices.Count)
            from includes in Gen.Elements(true, false)
            from pennies in Gen.Choose(1, 10_000)
            from sign in Gen.Elements(1, -1)
            from part in Gen.Choose(0, 2)
            select (Erp: erp, Quantities: quantities, Includes: includes, Change: pennies * sign / 100m, Part: part);

        Expect.ForAll(cases, c =>
        {
            var order = PricedBy(c.Erp, c.Quantities, c.Includes);
            Assert.Empty(_pricing.Check(order, c.Erp).Refusals);

            var first = order.Lines[0];
            var changed = c.Part switch
            {
                0 => order,
                1 => order with { Lines = [first with { Amount = first.Amount + Pounds(c.Change) }, .. order.Lines.Skip(1)] },
                _ => order with { Lines = [first with { Taxes = [first.Taxes[0] with { Amount = first.Taxes[0].Amount + Pounds(c.Change) }] }, .. order.Lines.Skip(1)] },
            };
            Assert.False(_pricing.Check(changed with { Total = order.Total + Pounds(c.Change) }, c.Erp).IsOk);
        });
    }

    [Fact]
    public void A_valid_order_is_within_the_tolerance_of_its_expected_total()
    {
        var cases =
            from erp in Pricings
            from changes in Gen.Choose(-3, 3).ArrayOf(erp.Prices.Count)
            from totalChange in Gen.Choose(-5, 5)
            from tolerance in Gen.Choose(0, 3)
            select (erp, changes, totalChange, tolerance);

        Expect.ForAll(cases, c =>
        {
            var order = PricedBy(c.erp, [.. c.changes.Select(static _ => 2)], false);
            order = order with
            {
                Lines = [.. order.Lines.Zip(c.changes, static (line, change) => line with { Amount = line.Amount + Pounds(change / 100m) })],
                Total = order.Total + Pounds((c.changes.Sum() + c.totalChange) / 100m),
            };

            var result = new OrderPricing(Taxes, c.tolerance).Check(order, c.erp);

            if (result.IsOk)
                Assert.True(Math.Abs(order.Total.Amount - result.Value.Amount) <= c.tolerance / 100m);
        });
    }

    [Fact]
    public void PricedOrder_From_takes_tax_codes_from_the_source_and_leaves_out_lines_that_are_not_mapped()
    {
        var key = new OrderKey(Store, "1");
        var source = new MarketplaceOrder
        {
            Key = key,
            Total = Pounds(63m),
            Lines =
            [
                new MarketplaceOrderLine { LineId = new OrderLineId("L1"), Taxes = [Tax(10m)], ShippingTaxes = [Tax(0.5m)] },
                new MarketplaceOrderLine { LineId = new OrderLineId("L2"), Taxes = [Tax(99m)], ShippingTaxes = [Tax(9m)] },
            ],
        };
        var order = new SalesOrder
        {
            Key = key, ExternalNumber = "store:1", Origin = Origin.Marketplace, OrderedAt = default, Customer = new CustomerNumber("C"), Currency = CurrencyCode.Gbp,
            PricesIncludeTax = true, ShipTo = new PostalAddress(), Total = Pounds(63m),
            Lines =
            [
                new SalesOrderLine
                {
                    LineId = new OrderLineId("L1"), Sku = new Sku("PAINT"), Quantity = new Quantity(24, new UnitCode("EA")), Amount = Pounds(60m),
                    Ordered = new OrderedPack(new UnitCode("XCS"), 2, new Ratio(12), Pounds(30m)),
                },
            ],
            Charges = [new SalesOrderCharge(ChargeKind.Shipping, Pounds(3m), Pounds(0.5m))],
        };
        Assert.Throws<ArgumentNullException>("source", () => PricedOrder.From(order, null!));
        Assert.Equal([("L1", 1), ("Commission", 0)], PricedOrder.From(order with { Charges = [new SalesOrderCharge(ChargeKind.Commission, Pounds(1m))] }, source).Lines.Select(static l => (l.Id, l.Taxes.Count)));

        var priced = PricedOrder.From(order, source);

        Assert.Equal([("L1", 2m, 60m, 10m), ("shipping", 1m, 3m, 0.5m)], priced.Lines.Select(static l => (l.Id, l.Quantity, l.Amount.Amount, l.Taxes.Sum(static t => t.Amount.Amount))));
        var erp = Erp with { PricesIncludeTax = true, Prices = [new ErpPrice("L1", 30m, "STANDARD"), new ErpPrice(PricedLine.Shipping, null, "STANDARD")] };
        Assert.True(_pricing.Check(priced, erp).IsOk);
    }

    private static Gen<ErpPricing> Pricings =>
        from count in Gen.Choose(1, 5)
        from pence in Gen.Choose(1, 100_000).ArrayOf(count)
        from groups in Gen.Elements("STANDARD", "REDUCED", "ZERO").ArrayOf(count)
        from includes in Gen.Elements(true, false)
        from rounding in Gen.Elements(TaxRounding.PerLine, TaxRounding.PerOrder)
        select Erp with
        {
            PricesIncludeTax = includes,
            TaxRounding = rounding,
            Prices = [.. pence.Zip(groups, static (p, g) => (p, g)).Select(static (x, i) => new ErpPrice($"L{i}", x.p / 100m, x.g))],
        };

    /// <summary>The order as the rules price it, computed the long way round in fractions of a coin.</summary>
    private static PricedOrder PricedBy(ErpPricing erp, int[] quantities, bool includesTax)
    {
        var lines = erp.Prices.Zip(quantities, (price, quantity) =>
        {
            var rate = Taxes.RateOf(Store, price.TaxGroup!).Value;
            var erpAmount = quantity * price.UnitPrice!.Value;
            var net = erp.PricesIncludeTax ? erpAmount * 100m / (100m + rate) : erpAmount;
            var amount = erp.PricesIncludeTax == includesTax ? erpAmount : Coins(includesTax ? net * (100m + rate) / 100m : net);
            return (price, quantity, amount, tax: amount * rate / (includesTax ? 100m + rate : 100m));
        }).ToArray();

        // Rounded per order, all pennies of a tax group that rounding moves stand on its first line.
        var taxes = lines.Select(static l => Coins(l.tax)).ToArray();
        if (erp.TaxRounding == TaxRounding.PerOrder)
        {
            foreach (var group in lines.Select(static (l, i) => (Line: l, Index: i)).GroupBy(static x => x.Line.price.TaxGroup))
                taxes[group.First().Index] += Coins(group.Sum(static x => x.Line.tax)) - group.Sum(x => taxes[x.Index]);
        }

        return Order(includesTax, [.. lines.Select((l, i) => Line(l.price.LineId, l.quantity, l.amount, taxes[i], l.price.TaxGroup switch { "STANDARD" => "VAT20", "REDUCED" => "VAT5", _ => "VAT0" }))]);
    }

    private static decimal Coins(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);

    private static PricedOrder Order(params PricedLine[] lines) => Order(false, lines);

    private static PricedOrder Order(bool includesTax, params PricedLine[] lines) => new()
    {
        Key = new OrderKey(Store, "1"),
        PricesIncludeTax = includesTax,
        Lines = lines,
        Total = Pounds(lines.Sum(l => l.Amount.Amount + (includesTax ? 0m : l.Taxes.Sum(static t => t.Amount.Amount)))),
    };

    private static PricedLine Line(string id, decimal quantity, decimal amount, decimal tax, string code = "VAT20") =>
        new() { Id = id, Quantity = quantity, Amount = Pounds(amount), Taxes = [new TaxAmount(code, Pounds(tax), null)] };

    private static PricedLine Untaxed(string id, decimal quantity, decimal amount) => new() { Id = id, Quantity = quantity, Amount = Pounds(amount) };

    private static TaxAmount Tax(decimal amount) => new("VAT20", Pounds(amount), 20);

    private static IEnumerable<PricingCause> Causes(Validated<Money, PricingRefusal> result)
    {
        Assert.All(Differences(result), static d => Assert.True(d.Subject.Length > 0 && d.Rule.Length > 0));
        return Differences(result).Select(static d => d.Cause);
    }

    private static PricingDifference[] Differences(Validated<Money, PricingRefusal> result) => [.. result.Refusals.SelectMany(static r => r.Differences)];

    private static Money Pounds(decimal amount) => new(amount, CurrencyCode.Gbp);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
