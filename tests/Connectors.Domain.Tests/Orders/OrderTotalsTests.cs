using Connectors.Domain.Documents;
using Connectors.Domain.Orders;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Orders;

/// <summary>Money that is missing is not zero, and parts add up to totals or the answer says so.</summary>
public sealed class OrderTotalsTests
{
    [Fact]
    public void An_order_that_adds_up_is_well() => Assert.Empty(OrderTotals.Check(Order(Line("1", 5, 1), Line("2", 0, 0))).Refusals);

    [Fact]
    public void Every_amount_that_is_missing_is_named()
    {
        var order = Order(
            Line("1", 5, 1) with { Price = default }, Line("2", 5, 1) with { UnitPrice = default }, Line("3", 5, 1) with { Taxes = [new TaxAmount("STD", default, 20)] },
            Line("4", 5, 1) with { ShippingTaxes = [new TaxAmount("STD", default, 20)] });
        var refusal = Expect.Refused(OrderTotals.Check(order).Refusals.First(static r => r.Reason == ReasonCatalogue.OrderIncomplete), ReasonCatalogue.OrderIncomplete);

        Assert.Equal(
            ["price of line 1", "price of one of line 2", "a tax of line 3", "a tax of line 4"], refusal.Facts.Where(static f => f.Name == "missing").Select(static f => f.Value));
    }

    [Fact]
    public void A_price_of_zero_is_there_and_a_line_that_is_not_sent_needs_none() =>
        Assert.Empty(OrderTotals.Check(Order(Line("1", 5, 1), Line("2", 0, 0), Line("3", 0, 0) with { Price = default, Quantity = 0 }, Line("4", 0, 0) with { Price = default, State = MarketplaceOrderState.Cancelled })).Refusals);

    [Fact]
    public void A_shipping_price_that_is_missing_is_held_to_the_total()
    {
        var order = Order(Line("1", 5, 1), Line("2", 5, 1));

        Expect.Refused(Assert.Single(OrderTotals.Check(order with { Lines = [order.Lines[0], order.Lines[1] with { ShippingPrice = default }] }).Refusals), ReasonCatalogue.OrderTotalMismatch);
    }

    [Fact]
    public void An_order_without_currency_is_incomplete() =>
        Assert.Contains(OrderTotals.Check(Order(Line("1", 5, 1)) with { Total = default }).Refusals, static r => r.Reason == ReasonCatalogue.OrderIncomplete);

    [Fact]
    public void A_penny_anywhere_is_seen() =>
        Expect.ForAll(
            from lines in Gen.NonEmptyListOf(Gen.Choose(0, 10_000).Two())
            from changed in Gen.Choose(0, lines.Count - 1)
            from shipping in Gen.Elements(true, false)
            select (Lines: lines.Select(static (l, i) => Line($"{i}", l.Item1 / 100m, l.Item2 / 100m)).ToArray(), changed, shipping),
            static c =>
            {
                var order = Order(c.Lines);
                Assert.Empty(OrderTotals.Check(order).Refusals);

                MarketplaceOrderLine[] lines = [.. c.Lines.Select((l, i) => i != c.changed ? l : c.shipping ? l with { ShippingPrice = Pounds(l.ShippingPrice.Amount + 0.01m) } : l with { Price = Pounds(l.Price.Amount + 0.01m) })];
                Expect.Refused(Assert.Single(OrderTotals.Check(order with { Lines = lines }).Refusals), ReasonCatalogue.OrderTotalMismatch);
            });

    private static MarketplaceOrder Order(params MarketplaceOrderLine[] lines) => new()
    {
        Key = new OrderKey(new ConnectionName("bq"), "1-A"),
        Total = Pounds(lines.Sum(static l => l.Price.Amount + l.ShippingPrice.Amount)),
        ShippingTotal = Pounds(lines.Sum(static l => l.ShippingPrice.Amount)),
        Lines = lines,
    };

    private static MarketplaceOrderLine Line(string id, decimal price, decimal shipping) => new()
    {
        LineId = new OrderLineId(id), State = MarketplaceOrderState.Shipping, Quantity = 1, UnitPrice = Pounds(price), Price = Pounds(price), ShippingPrice = Pounds(shipping),
    };

    private static Money Pounds(decimal amount) => new(amount, CurrencyCode.Gbp);
}
