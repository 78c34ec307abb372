using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Values;

public sealed class RatioTests
{
    private static readonly FsCheck.Gen<Ratio> Ratios =
        from numerator in Gen.Choose(1, 1_000_000)
        from denominator in Gen.Choose(1, 1_000_000)
        select new Ratio(numerator, denominator);

    [Fact]
    public void Ratio_is_reduced_to_lowest_terms() => Assert.Equal(new Ratio(3, 2), new Ratio(18, 12));

    [Fact]
    public void Default_is_one() => Assert.Equal(new Ratio(1), default);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(-1, 1)]
    [InlineData(1, -1)]
    public void Ratio_refuses_parts_below_one(long numerator, long denominator) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Ratio(numerator, denominator));

    [Fact]
    public void Product_throws_when_a_part_does_not_fit() =>
        Assert.Throws<OverflowException>(() => new Ratio(long.MaxValue) * new Ratio(long.MaxValue));

    [Fact]
    public void Product_cancels_before_it_multiplies() =>
        Assert.Equal(new Ratio(1), new Ratio(long.MaxValue, 3) * new Ratio(3, long.MaxValue));

    [Fact]
    public void Product_and_quotient_undo_each_other() =>
        Expect.ForAll(Ratios.Two(), pair =>
        {
            Assert.Equal(pair.Item1, pair.Item1 * pair.Item2 / pair.Item2);
            Assert.Equal(pair.Item1 * pair.Item2, pair.Item2 * pair.Item1);
            Assert.Equal(default, pair.Item1 * pair.Item1.Inverse);
        });

    [Fact]
    public void Order_agrees_with_cross_multiplication() =>
        Expect.ForAll(Ratios.Two(), pair =>
        {
            var (left, right) = (pair.Item1, pair.Item2);
            Assert.Equal(left.Numerator * right.Denominator < right.Numerator * left.Denominator, left < right);
            Assert.Equal(left == right, left.CompareTo(right) == 0);
        });

    [Fact]
    public void Each_comparison_tells_smaller_equal_and_larger_apart()
    {
        Ratio third = new(1, 3), half = new(1, 2), alsoHalf = new(2, 4);

        Assert.Equal((true, false, false), (third < half, half < alsoHalf, half < third));
        Assert.Equal((false, false, true), (third > half, half > alsoHalf, half > third));
        Assert.Equal((true, true, false), (third <= half, half <= alsoHalf, half <= third));
        Assert.Equal((false, true, true), (third >= half, half >= alsoHalf, half >= third));
    }

    [Fact]
    public void ToString_writes_a_whole_number_without_a_denominator() => Assert.Equal("12", new Ratio(12).ToString());

    [Fact]
    public void Written_form_reads_back() =>
        Expect.ForAll(Ratios, ratio =>
        {
            Assert.True(Ratio.TryParse(ratio.ToString(), out var read));
            Assert.Equal(ratio, read);
        });

    [Theory]
    [InlineData("12", 12, 1)]
    [InlineData("12.0", 12, 1)]
    [InlineData("0.5", 1, 2)]
    [InlineData("0.125", 1, 8)]
    [InlineData("2/6", 1, 3)]
    [InlineData("9223372036854775807", long.MaxValue, 1)]
    [InlineData("9223372036854775807/9223372036854775807", 1, 1)]
    public void TryParse_reads_whole_numbers_fractions_and_decimals(string text, long numerator, long denominator)
    {
        Assert.True(Ratio.TryParse(text, out var ratio));
        Assert.Equal(new Ratio(numerator, denominator), ratio);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1/0")]
    [InlineData("0/1")]
    [InlineData("1/-2")]
    [InlineData("1/2/3")]
    [InlineData("1,5")]
    [InlineData("twelve")]
    [InlineData("1e3")]
    [InlineData("99999999999999999999")]
    [InlineData("0.00000000000000000000000001")]
    public void TryParse_refuses_everything_else(string text) => Assert.False(Ratio.TryParse(text, out _));
}
