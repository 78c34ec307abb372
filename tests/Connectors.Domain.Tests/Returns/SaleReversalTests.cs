using Connectors.Domain.Reasons;
using Connectors.Domain.Returns;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Returns;

public sealed class SaleReversalTests
{
    private static readonly SoldLine Line = new(new OrderLineId("1"), new Sku("PAINT-5L"), 3, Pounds(10), Pounds(1.67m), Pounds(1.25m), Pounds(0.25m));

    [Fact]
    public void Cancel_reverses_price_VAT_and_commission_and_releases_the_goods() =>
        Assert.Equal(
            new ReversedLine(Line.LineId, Line.Sku, 3, Pounds(10), Pounds(1.67m), Pounds(1.25m), Pounds(0.25m), StockEffect.Release),
            SaleReversal.Cancel(Line, 3).Value);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3)]
    public void Cancel_refuses_what_is_not_left(int quantity) =>
        Expect.Refused(SaleReversal.Cancel(Line with { Reversed = 1 }, quantity), ReasonCatalogue.ReturnTooMany);

    [Fact]
    public void Cancel_refuses_a_line_of_which_nothing_is_left() =>
        Expect.Refused(SaleReversal.Cancel(Line with { Reversed = 3 }, 1), ReasonCatalogue.ReturnTooMany);

    [Fact]
    public void Cancel_throws_for_a_line_that_cannot_have_been_sold()
    {
        Assert.Throws<ArgumentNullException>(() => SaleReversal.Cancel(null!, 1));
        Assert.Throws<ArgumentException>(() => SaleReversal.Cancel(Line with { Quantity = 0 }, 1));
        Assert.Throws<ArgumentException>(() => SaleReversal.Cancel(Line with { Quantity = decimal.MaxValue }, 1));
        Assert.Throws<ArgumentException>(() => SaleReversal.Cancel(Line with { Reversed = 4 }, 1));
        Assert.Throws<ArgumentException>(() => SaleReversal.Cancel(Line with { Tax = new Money(1, new CurrencyCode("EUR")) }, 1));
    }

    [Fact]
    public void Parts_of_a_line_add_up_to_it_to_the_penny_in_whatever_portions()
    {
        var cases =
            from portions in Gen.Choose(1, 9).NonEmptyListOf()
            from pennies in Gen.Choose(0, 100_000).Four()
            select (Portions: portions.ToArray(), pennies);

        Expect.ForAll(cases, c =>
        {
            var line = Line with
            {
                Quantity = c.Portions.Sum(),
                Goods = Pounds(c.pennies.Item1 / 100m),
                Tax = Pounds(c.pennies.Item2 / 100m),
                Commission = Pounds(c.pennies.Item3 / 100m),
                CommissionTax = Pounds(c.pennies.Item4 / 100m),
            };
            var parts = new List<ReversedLine>();
            foreach (var portion in c.Portions)
            {
                parts.Add(SaleReversal.Cancel(line, portion).Value);
                line = line with { Reversed = line.Reversed + portion };
            }

            Assert.Equal(line.Goods.Amount, parts.Sum(static p => p.Goods.Amount));
            Assert.Equal(line.Tax.Amount, parts.Sum(static p => p.Tax.Amount));
            Assert.Equal(line.Commission.Amount, parts.Sum(static p => p.Commission.Amount));
            Assert.Equal(line.CommissionTax.Amount, parts.Sum(static p => p.CommissionTax.Amount));
            Assert.All(parts, static p => Assert.True(p.Goods.Amount >= 0 && p.Tax.Amount >= 0));
        });
    }

    private static Money Pounds(decimal amount) => new(amount, new CurrencyCode("GBP"));
}
