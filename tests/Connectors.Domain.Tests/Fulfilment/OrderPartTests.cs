using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Fulfilment;

/// <summary>What is in stock leaves, the rest waits on a part of its own, and the parts are the whole: R71.</summary>
public sealed class OrderPartTests
{
    [Fact]
    public void What_is_in_stock_is_released_and_the_rest_held()
    {
        var split = Part(Line("L1", "PAINT", 24, 12, 40m), Line("L2", "BRUSH", 5, 1, 10m)).Split(Stock(("PAINT", 24), ("BRUSH", 2)));

        Assert.Equal(["L1 24 40", "L2 2 4"], Text(split.Released));
        Assert.Equal(["L2 3 6"], Text(split.Held));
    }

    [Fact]
    public void An_order_in_stock_is_released_whole() => Assert.Null(Part(Line("L1", "PAINT", 24, 12, 40m)).Split(Stock(("PAINT", 99))).Held);

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    public void An_order_without_stock_is_held_whole_and_not_refused(string stock)
    {
        var part = Part(Line("L1", "PAINT", 24, 12, 40m));

        var split = part.Split(Stock(("PAINT", Number(stock))));

        Assert.Null(split.Released);
        Assert.Same(part, split.Held);
    }

    [Fact]
    public void A_sku_without_level_has_no_stock() => Assert.Null(Part(Line("L1", "PAINT", 24, 12, 40m)).Split(Stock()).Released);

    [Fact]
    public void Packs_are_not_broken()
    {
        var split = Part(Line("L1", "PAINT", 36, 12, 90m)).Split(Stock(("PAINT", 31)));

        Assert.Equal(["L1 24 60"], Text(split.Released));
        Assert.Equal(["L1 12 30"], Text(split.Held));
    }

    [Fact]
    public void Packs_are_broken_when_that_is_allowed()
    {
        var split = Part(Line("L1", "PAINT", 12, 12, 12m)).Split(Stock(("PAINT", 7)), breaksPacks: true);

        Assert.Equal(["L1 7 7"], Text(split.Released));
        Assert.Equal(["L1 5 5"], Text(split.Held));
    }

    [Fact]
    public void The_rest_of_a_broken_pack_leaves_when_it_arrives()
    {
        var held = Part(Line("L1", "PAINT", 12, 12, 12m)).Split(Stock(("PAINT", 7)), breaksPacks: true).Held!;

        Assert.Equal(["L1 5 5"], Text(held.Split(Stock(("PAINT", 5))).Released));
        Assert.Null(held.Split(Stock(("PAINT", 4))).Released);
    }

    [Fact]
    public void Packs_smaller_than_a_base_unit_leave_in_whole_base_units()
    {
        var line = Line("L1", "ROPE", 4, 1, 12m) with { BaseUnitsPerPack = new Ratio(1, 3) };

        Assert.Equal(["L1 2 6"], Text(Part(line).Split(Stock(("ROPE", 2.5m))).Released));
    }

    [Fact]
    public void What_somebody_still_wants_of_a_part_is_taken_by_line_and_to_the_penny()
    {
        var part = Part(Line("L1", "PAINT", 24, 12, 40m), Line("L2", "BRUSH", 5, 1, 10m));

        var split = part.Take(new Dictionary<OrderLineId, decimal> { [new OrderLineId("L1")] = 40, [new OrderLineId("L2")] = 2 });

        Assert.Equal(["L1 24 40", "L2 2 4"], Text(split.Released));
        Assert.Equal(["L2 3 6"], Text(split.Held));
        Assert.Equal(part.Total, split.Released!.Total + split.Held!.Total);
        Assert.Same(part, part.Take(new Dictionary<OrderLineId, decimal> { [new OrderLineId("L2")] = -1 }).Held);
        Assert.Same(part, part.Take(new Dictionary<OrderLineId, decimal> { [new OrderLineId("L1")] = 24, [new OrderLineId("L2")] = 5 }).Released);
        Assert.Throws<ArgumentNullException>("baseUnits", () => part.Take(null!));
    }

    [Fact]
    public void Lines_of_one_sku_are_served_in_order()
    {
        var split = Part(Line("L1", "PAINT", 12, 12, 20m), Line("L2", "PAINT", 12, 1, 24m)).Split(Stock(("PAINT", 17)));

        Assert.Equal(["L1 12 20", "L2 5 10"], Text(split.Released));
        Assert.Equal(["L2 7 14"], Text(split.Held));
    }

    [Fact]
    public void Pennies_that_do_not_divide_go_to_the_larger_remainder()
    {
        var split = Part(Line("L1", "BRUSH", 3, 1, 10m) with { Tax = Gbp(1.67m) }).Split(Stock(("BRUSH", 2)));

        Assert.Equal((6.67m, 1.11m), (split.Released!.Lines[0].Amount.Amount, split.Released.Lines[0].Tax!.Value.Amount));
        Assert.Equal((3.33m, 0.56m), (split.Held!.Lines[0].Amount.Amount, split.Held.Lines[0].Tax!.Value.Amount));
    }

    [Fact]
    public void An_amount_finer_than_the_smallest_coin_is_still_conserved()
    {
        var split = Part(Line("L1", "BRUSH", 3, 1, 1.0001m)).Split(Stock(("BRUSH", 1)));

        Assert.Equal((0.3334m, 0.6667m), (split.Released!.Lines[0].Amount.Amount, split.Held!.Lines[0].Amount.Amount));
    }

    [Fact]
    public void A_currency_without_pennies_is_divided_in_whole_coins()
    {
        var split = Part(Line("L1", "BRUSH", 3, 1, 100m)).Split(Stock(("BRUSH", 1)), decimals: 0);

        Assert.Equal((33m, 67m), (split.Released!.Lines[0].Amount.Amount, split.Held!.Lines[0].Amount.Amount));
    }

    [Theory]
    [InlineData(ChargeSplit.WithReleased, "6", "")]
    [InlineData(ChargeSplit.ByGoods, "4.80", "1.20")]
    [InlineData(ChargeSplit.WithHeld, "", "6")]
    public void Charges_follow_the_named_rule(ChargeSplit rule, string released, string held)
    {
        var part = Part(Line("L1", "PAINT", 12, 12, 40m), Line("L2", "BRUSH", 1, 1, 10m)) with
        {
            Charges = [new SalesOrderCharge(ChargeKind.Shipping, Gbp(6m), Gbp(1m))],
            Total = Gbp(56m),
        };

        var split = part.Split(Stock(("PAINT", 12)), rule);

        Assert.Equal((Charges(released), Charges(held)), (Sum(split.Released!.Charges), Sum(split.Held!.Charges)));
        Assert.Equal((released.Length > 0, held.Length > 0), (split.Released.Charges.Count > 0, split.Held.Charges.Count > 0));
        Assert.Equal((40m + Charges(released), 10m + Charges(held)), (split.Released.Total.Amount, split.Held.Total.Amount));

        static decimal Charges(string text) => text.Length == 0 ? 0m : Number(text);
        static decimal Sum(IReadOnlyList<SalesOrderCharge> charges) => charges.Sum(static c => c.Amount.Amount);
    }

    [Fact]
    public void Charges_stay_with_the_first_part_when_the_rest_is_divided_again()
    {
        var part = Part(Line("L1", "BRUSH", 3, 1, 9m)) with { Charges = [new SalesOrderCharge(ChargeKind.Shipping, Gbp(6m))] };

        var second = part.Split(Stock(("BRUSH", 1))).Held!.Split(Stock(("BRUSH", 1)));

        Assert.Empty(second.Released!.Charges);
        Assert.Equal(Gbp(3m), second.Released.Total);
    }

    [Fact]
    public void Charges_on_goods_that_cost_nothing_go_with_what_is_released()
    {
        var part = Part(Line("L1", "GIFT", 2, 1, 0m)) with { Charges = [new SalesOrderCharge(ChargeKind.Shipping, Gbp(6m))], Total = Gbp(6m), ExpectedFees = Gbp(1m) };

        var released = part.Split(Stock(("GIFT", 1)), ChargeSplit.ByGoods).Released!;

        Assert.Equal((Gbp(6m), Gbp(1m)), (released.Total, released.ExpectedFees));
    }

    [Fact]
    public void Charges_by_goods_go_by_the_price_of_all_the_goods_of_a_part()
    {
        var part = Part(Line("L1", "PAINT", 1, 1, 10m), Line("L2", "PAINT", 1, 1, 20m), Line("L3", "BRUSH", 1, 1, 5m), Line("L4", "BRUSH", 1, 1, 25m));

        Assert.Equal((30m, 30m), Shared(part, 60m, "PAINT"));
    }

    [Fact]
    public void Charges_on_a_gift_that_leaves_first_wait_for_the_goods_that_cost() =>
        Assert.Equal((0m, 6m), Shared(Part(Line("L1", "GIFT", 1, 1, 0m), Line("L2", "PAINT", 1, 1, 10m)), 6m, "GIFT"));

    [Theory]
    [InlineData("PAINT")]
    [InlineData("REBATE")]
    public void Charges_on_goods_of_a_negative_price_go_with_what_is_released(string released) =>
        Assert.Equal((6m, 0m), Shared(Part(Line("L1", "PAINT", 1, 1, 10m), Line("L2", "REBATE", 1, 1, -2m)), 6m, released));

    [Fact]
    public void Tax_is_part_of_the_total_only_when_prices_leave_it_out()
    {
        var line = Line("L1", "BRUSH", 2, 1, 10m) with { Tax = Gbp(2m) };

        Assert.Equal(Gbp(5m), Part(line).Split(Stock(("BRUSH", 1))).Released!.Total);
        Assert.Equal(Gbp(6m), (Part(line) with { PricesIncludeTax = false, Total = Gbp(12m) }).Split(Stock(("BRUSH", 1))).Released!.Total);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("0.0000001")]
    [InlineData("1000000000001")]
    public void A_quantity_that_cannot_be_is_a_broken_contract(string quantity) =>
        Assert.Throws<ArgumentException>(() => Part(Line("L1", "PAINT", Number(quantity), 1, 1m)).Split(Stock()));

    [Fact]
    public void A_pack_that_cannot_be_is_not_excused_by_others() =>
        Assert.Throws<ArgumentException>(() => Part(Line("L1", "BRUSH", 1, 1, 1m), Line("L2", "PAINT", 1, 1_000_000_001, 1m)).Split(Stock()));

    [Fact]
    public void The_largest_quantity_is_divided() =>
        Assert.Equal(["L1 1 0"], Text(Part(Line("L1", "PAINT", 1_000_000_000_000, 1, 1m)).Split(Stock(("PAINT", 1))).Released));

    [Fact]
    public void The_whole_of_a_sales_order_is_its_goods_charges_and_fees()
    {
        var whole = OrderPart.Of(DispatchCases.Order);

        Assert.Equal([Line("L1", "PAINT", 24, 12, 40m) with { Tax = Gbp(8m) }], whole.Lines);
        Assert.Equal(DispatchCases.Order.Charges, whole.Charges);
        Assert.Equal((true, Gbp(46m), Gbp(5m)), (whole.PricesIncludeTax, whole.Total, whole.ExpectedFees));
        Assert.Equal(Gbp(4m), OrderPart.Of(DispatchCases.Order with { ExpectedFees = null, Fees = [new("COMMISSION_FEE", Gbp(-4m), PostingTarget.Account("7010"))] }).ExpectedFees);
    }

    [Fact]
    public void Null_throws_and_is_named()
    {
        var part = OrderPart.Of(DispatchCases.Order);

        Assert.Throws<ArgumentNullException>("order", static () => OrderPart.Of(null!));
        Assert.Throws<ArgumentNullException>("available", () => part.Split(null!));
        Assert.Throws<ArgumentNullException>("whole", () => part.ToFulfilment(null!, "bq:1-A/1"));
    }

    [Fact]
    public void A_warehouse_order_needs_a_reference_of_its_own() =>
        Assert.Throws<ArgumentException>("reference", static () => OrderPart.Of(DispatchCases.Order).ToFulfilment(Whole(), " "));

    [Fact]
    public void A_pack_that_cannot_be_is_a_broken_contract() =>
        Assert.Throws<ArgumentException>(() => Part(Line("L1", "PAINT", 1, 1_000_000_001, 1m)).Split(Stock()));

    [Fact]
    public void An_unknown_rule_is_a_broken_contract() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Part(Line("L1", "BRUSH", 2, 1, 1m)).Split(Stock(("BRUSH", 1)), (ChargeSplit)9));

    [Fact]
    public void A_part_is_sent_as_a_warehouse_order_of_its_own()
    {
        var order = Part(Line("L1", "PAINT", 24, 12, 40m), Line("L2", "BRUSH", 5, 1, 10m)).Split(Stock(("BRUSH", 2))).Released!.ToFulfilment(Whole(), "bq:1-A/1");

        Assert.Equal("bq:1-A/1", order.Reference);
        Assert.Equal([Fulfilment("L2", "BRUSH", 2)], order.Lines);
    }

    [Fact]
    public void Parts_conserve_quantity_and_money_however_often_the_rest_is_divided()
    {
        var cases =
            from lines in Lines
            from charge in Gen.Choose(0, 999)
            from excluded in Gen.Elements(true, false)
            from rule in Gen.Elements(ChargeSplit.WithReleased, ChargeSplit.ByGoods, ChargeSplit.WithHeld)
            from breaks in Gen.Elements(true, false)
            from stocks in Gen.ArrayOf(Gen.Choose(-5, 40), 6)
            select (Whole: Whole(lines, charge / 100m, excluded), rule, breaks, stocks);

        Expect.ForAll(cases, c =>
        {
            var parts = new List<OrderPart>();
            OrderPart? rest = c.Whole;
            foreach (var stock in c.stocks)
            {
                if (rest is null)
                    break;
                var split = rest.Split(Stock(("PAINT", stock), ("BRUSH", stock / 2m), ("ROPE", stock + 1)), c.rule, c.breaks);
                if (split.Released is { } released)
                    parts.Add(released);
                rest = split.Held;
            }

            if (rest is not null)
                parts.Add(rest);

            Assert.Equal(Sums([c.Whole]), Sums(parts));
            Assert.All(parts.SelectMany(static p => p.Lines), static l => Assert.True(l.Quantity > 0 && l.Amount.Amount >= 0));
        });
    }

    [Fact]
    public void Only_whole_packs_leave_and_never_more_than_the_stock()
    {
        var cases =
            from lines in Lines
            from stock in Gen.Choose(0, 60)
            select (Whole: Whole(lines, 0m, false), Stock: stock);

        Expect.ForAll(cases, c =>
        {
            var released = c.Whole.Split(Stock(("PAINT", c.Stock), ("BRUSH", c.Stock), ("ROPE", c.Stock))).Released;

            Assert.All(released?.Lines ?? [], static l => Assert.Equal(0m, l.Quantity * l.BaseUnitsPerPack.Denominator % l.BaseUnitsPerPack.Numerator));
            Assert.All(released?.Lines.GroupBy(static l => l.Sku) ?? [], g => Assert.True(g.Sum(static l => l.Quantity) <= c.Stock));
        });
    }

    private static Gen<OrderPartLine[]> Lines =>
        from lines in (
            from sku in Gen.Elements("PAINT", "BRUSH", "ROPE")
            from pack in Gen.Elements(new Ratio(1), new Ratio(6), new Ratio(12), new Ratio(1, 3), new Ratio(5, 2))
            from packs in Gen.Choose(1, 6)
            from pennies in Gen.Choose(0, 9999)
            from tax in Gen.Choose(-1, 999)
            select (sku, pack, packs, pennies, tax)).NonEmptyListOf()
        select lines.Select(static (l, i) => Line($"L{i}", l.sku, l.packs * l.pack.Numerator, 1, l.pennies / 100m) with
        {
            BaseUnitsPerPack = l.pack,
            Tax = l.tax < 0 ? null : Gbp(l.tax / 100m),
        }).ToArray();

    private static OrderPart Whole(OrderPartLine[] lines, decimal charge, bool includesTax)
    {
        var part = Part(lines) with { Charges = [new SalesOrderCharge(ChargeKind.Shipping, Gbp(charge), Gbp(charge / 5m))], PricesIncludeTax = includesTax, ExpectedFees = Gbp(1.23m) };
        var tax = includesTax ? 0m : lines.Sum(static l => l.Tax?.Amount ?? 0m) + (charge / 5m);
        return part with { Total = Gbp(lines.Sum(static l => l.Amount.Amount) + charge + tax) };
    }

    private static FulfilmentOrder Whole() => new()
    {
        Reference = "bq:1-A", DisplayNumber = "S1", Origin = Origin.Marketplace, OrderedAt = DateTimeOffset.UnixEpoch, ShipTo = new PostalAddress(),
        Lines = [Fulfilment("L1", "PAINT", 24), Fulfilment("L2", "BRUSH", 5)],
    };

    /// <summary>What the released part and the held one bear of a shipping charge by goods, when all of one SKU is in stock.</summary>
    private static (decimal Released, decimal Held) Shared(OrderPart part, decimal shipping, string inStock)
    {
        var charged = part with { Charges = [new SalesOrderCharge(ChargeKind.Shipping, Gbp(shipping))], Total = part.Total + Gbp(shipping) };
        var split = charged.Split(Stock((inStock, 99)), ChargeSplit.ByGoods);
        return (split.Released!.Charges.Sum(static c => c.Amount.Amount), split.Held!.Charges.Sum(static c => c.Amount.Amount));
    }

    private static (string Lines, decimal Charges, decimal ChargeTax, decimal Total, decimal Fees) Sums(IReadOnlyList<OrderPart> parts) => (
        string.Join(' ', parts.SelectMany(static p => p.Lines).GroupBy(static l => l.LineId).OrderBy(static g => g.Key.Value, StringComparer.Ordinal).Select(static g =>
            FormattableString.Invariant($"{g.Key}:{g.Sum(static l => l.Quantity) + 0.0000m:0.####}/{g.Sum(static l => l.Amount.Amount):0.####}/{g.Sum(static l => l.Tax?.Amount ?? 0m):0.####}"))),
        parts.SelectMany(static p => p.Charges).Sum(static c => c.Amount.Amount),
        parts.SelectMany(static p => p.Charges).Sum(static c => c.Tax?.Amount ?? 0m),
        parts.Sum(static p => p.Total.Amount),
        parts.Sum(static p => p.ExpectedFees?.Amount ?? 0m));

    private static OrderPart Part(params OrderPartLine[] lines) => new() { Lines = lines, PricesIncludeTax = true, Total = Gbp(lines.Sum(static l => l.Amount.Amount)) };

    private static OrderPartLine Line(string line, string sku, decimal quantity, long pack, decimal amount) =>
        new(new OrderLineId(line), new Sku(sku), quantity, new Ratio(pack), Gbp(amount), null);

    private static FulfilmentLine Fulfilment(string line, string sku, decimal quantity) => new(new OrderLineId(line), new Sku(sku), quantity, sku);

    private static Dictionary<Sku, decimal> Stock(params (string Sku, decimal Quantity)[] levels) => levels.ToDictionary(static l => new Sku(l.Sku), static l => l.Quantity);

    private static string[] Text(OrderPart? part) => [.. part!.Lines.Select(static l => FormattableString.Invariant($"{l.LineId} {l.Quantity:0.####} {l.Amount.Amount:0.####}"))];

    private static Money Gbp(decimal amount) => new(amount, CurrencyCode.Gbp);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
