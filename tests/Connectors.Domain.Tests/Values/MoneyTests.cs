using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Values;

public sealed class MoneyTests
{
    [Fact]
    public void Arithmetic_across_currencies_throws() =>
        Assert.Throws<InvalidOperationException>(() => Pounds(1) + new Money(1, CurrencyCode.Eur));

    [Fact]
    public void Arithmetic_keeps_the_currency()
    {
        Assert.Equal(Pounds(-1.5m), -Pounds(1.5m));
        Assert.Equal(Pounds(0.5m), Pounds(2) - Pounds(1.5m));
        Assert.Equal(Pounds(3), Pounds(1.5m) * 2);
        Assert.Equal(Pounds(1.3m), Pounds(1.25m).Round(1, MidpointRounding.AwayFromZero));
        Assert.Equal(Pounds(0), Money.Zero(CurrencyCode.Gbp));
    }

    [Fact]
    public void ToString_names_amount_and_currency() => Assert.Equal("12.34 GBP", Pounds(12.34m).ToString());

    [Fact]
    public void Allocate_gives_the_pennies_left_over_to_the_largest_remainders_first() =>
        Assert.Equal([Pounds(3.34m), Pounds(3.33m), Pounds(3.33m)], Pounds(10).Allocate([1, 1, 1], 2));

    [Fact]
    public void Allocate_splits_a_negative_amount_like_a_positive_one() =>
        Assert.Equal([Pounds(-3.34m), Pounds(-3.33m), Pounds(-3.33m)], Pounds(-10).Allocate([1, 1, 1], 2));

    [Fact]
    public void Allocate_is_exact_where_a_decimal_division_would_round()
    {
        var parts = Pounds(99_999_999_999.99m).Allocate([79_228_162_514_264_337_593_543_950_335m, 0.0000000000000000000000000001m], 2);

        Assert.Equal([Pounds(99_999_999_999.99m), Pounds(0)], parts);
    }

    [Fact]
    public void Allocate_gives_nothing_to_a_weight_of_nothing() => Assert.Equal([Pounds(0), Pounds(0.01m)], Pounds(0.01m).Allocate([0, 5], 2));

    [Fact]
    public void Allocate_refuses_an_amount_finer_than_a_penny() => Assert.Throws<ArgumentException>(() => Pounds(0.001m).Allocate([1], 2));

    [Fact]
    public void Allocate_refuses_weights_that_are_all_nothing() => Assert.Throws<ArgumentException>(() => Pounds(1).Allocate([0, 0], 2));

    [Fact]
    public void Allocate_refuses_any_negative_weight() => Assert.Throws<ArgumentException>(() => Pounds(1).Allocate([-1, 2], 2));

    [Theory]
    [InlineData(-1)]
    [InlineData(29)]
    public void Allocate_refuses_decimals_that_no_amount_can_have(int decimals) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Pounds(1).Allocate([1], decimals));

    [Fact]
    public void Allocate_takes_an_amount_written_with_more_zeros_than_a_coin_has() =>
        Assert.Equal([Pounds(0.5m), Pounds(0.5m)], Pounds(1.0000m).Allocate([1, 1], 2));

    [Fact]
    public void Allocated_parts_add_up_and_none_is_a_penny_off()
    {
        var cases =
            from pennies in Gen.Choose(-1_000_000, 1_000_000)
            from first in Gen.Choose(1, 100)
            from rest in Gen.Choose(0, 100).ListOf()
            select (Amount: pennies / 100m, Weights: rest.Prepend(first).Select(static w => w / 7m).ToArray());

        Expect.ForAll(cases, c =>
        {
            var parts = Pounds(c.Amount).Allocate(c.Weights, 2);

            Assert.Equal(c.Amount, parts.Sum(static p => p.Amount));
            Assert.All(parts.Zip(c.Weights), p => Assert.True(Math.Abs(p.First.Amount - (c.Amount * p.Second / c.Weights.Sum())) < 0.0100001m));
        });
    }

    private static Money Pounds(decimal amount) => new(amount, CurrencyCode.Gbp);
}
