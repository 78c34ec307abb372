using Connectors.Domain.Units;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Units;

public sealed class SplitPriceTests
{
    [Fact]
    public void PerBaseUnit_keeps_the_pennies_that_a_price_each_cannot_express()
    {
        var split = SplitPrice.PerBaseUnit(Pounds(10m), new Ratio(12), 2, MidpointRounding.ToZero);

        Assert.Equal((Pounds(0.83m), 12m, Pounds(0.04m)), (split.Price, split.Quantity, split.Residual));
        Assert.Equal(Pounds(10m), split.Amount);
    }

    [Fact]
    public void The_residual_is_negative_when_the_price_is_rounded_up() =>
        Assert.Equal((Pounds(0.67m), Pounds(-0.01m)), Parts(SplitPrice.Of(Pounds(2m), 3, 2, MidpointRounding.AwayFromZero)));

    [Theory]
    [InlineData(MidpointRounding.ToEven, "0.12")]
    [InlineData(MidpointRounding.AwayFromZero, "0.13")]
    public void The_price_is_rounded_as_named(MidpointRounding rounding, string price) =>
        Assert.Equal(price, SplitPrice.Of(Pounds(1m), 8, 2, rounding).Price.Amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void PerPack_is_the_price_each_times_the_pack() =>
        Assert.Equal((Pounds(9.96m), Pounds(0m)), Parts(SplitPrice.PerPack(Pounds(0.83m), new Ratio(12), 2, MidpointRounding.ToZero)));

    [Fact]
    public void A_price_of_goods_that_come_back_is_split_too() =>
        Assert.Equal((Pounds(-0.83m), Pounds(-0.04m)), Parts(SplitPrice.Of(Pounds(-10m), 12, 2, MidpointRounding.ToZero)));

    [Fact]
    public void Every_split_conserves_the_money_exactly()
    {
        var cases =
            from amount in Gen.Choose(-2_000_000_000, 2_000_000_000)
            from scale in Gen.Choose(0, 6)
            from quantity in Gen.Choose(1, 2_000_000_000)
            from quantityScale in Gen.Choose(0, 6)
            from decimals in Gen.Choose(0, 6)
            from rounding in Gen.Elements(Enum.GetValues<MidpointRounding>())
            select (Amount: amount / Power(scale), Quantity: quantity / Power(quantityScale), decimals, rounding);

        Expect.ForAll(cases, c =>
        {
            var split = SplitPrice.Of(Pounds(c.Amount), c.Quantity, c.decimals, c.rounding);

            Assert.Equal(c.Amount, (split.Price.Amount * c.Quantity) + split.Residual.Amount);
            Assert.True(split.Price.Amount.Scale <= c.decimals);
            Assert.True(Math.Abs(split.Residual.Amount) <= c.Quantity / Power(c.decimals));
        });
    }

    [Fact]
    public void A_pack_price_that_a_price_each_expresses_comes_back()
    {
        var cases =
            from each in Gen.Choose(0, 1_000_000)
            from numerator in Gen.Choose(1, 1000)
            from denominator in Gen.Choose(1, 1000)
            select (Each: Pounds(each / 100m), Ratio: new Ratio(numerator, denominator));

        Expect.ForAll(cases, c =>
        {
            var pack = SplitPrice.PerPack(c.Each, c.Ratio, 6, MidpointRounding.ToEven);
            if (pack.Residual.Amount != 0)
                return;
            var back = SplitPrice.PerBaseUnit(pack.Price, c.Ratio, 2, MidpointRounding.ToEven);

            Assert.Equal((c.Each, 0m), (back.Price, back.Residual.Amount));
        });
    }

    [Fact]
    public void The_largest_pack_is_split_exactly() =>
        Assert.Equal((Pounds(0.01m), Pounds(0m)), Parts(SplitPrice.PerBaseUnit(Pounds(10_000_000m), new Ratio(1_000_000_000), 2, MidpointRounding.ToZero)));

    [Fact]
    public void Parameters_beyond_exactness_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("quantity", () => SplitPrice.Of(Pounds(1m), 0, 2, MidpointRounding.ToZero));
        Assert.Throws<ArgumentOutOfRangeException>("quantity", () => SplitPrice.Of(Pounds(1m), 0.0000001m, 2, MidpointRounding.ToZero));
        Assert.Throws<ArgumentOutOfRangeException>("amount", () => SplitPrice.Of(Pounds(1_000_000_000_001m), 1, 2, MidpointRounding.ToZero));
        Assert.Throws<ArgumentOutOfRangeException>("amount", () => SplitPrice.Of(Pounds(0.0000001m), 1, 2, MidpointRounding.ToZero));
        Assert.Throws<ArgumentOutOfRangeException>("decimals", () => SplitPrice.Of(Pounds(1m), 1, 7, MidpointRounding.ToZero));
        Assert.Throws<ArgumentOutOfRangeException>(() => SplitPrice.PerBaseUnit(Pounds(1m), new Ratio(1_000_000_007), 2, MidpointRounding.ToZero));
    }

    private static Money Pounds(decimal amount) => new(amount, CurrencyCode.Gbp);

    private static decimal Power(int exponent) => Enumerable.Repeat(10m, exponent).Aggregate(1m, static (product, ten) => product * ten);

    private static (Money Price, Money Residual) Parts(SplitPrice split) => (split.Price, split.Residual);
}
