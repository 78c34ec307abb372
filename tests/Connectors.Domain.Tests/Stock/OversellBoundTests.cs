using Connectors.Domain.Reasons;
using Connectors.Domain.Stock;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Stock;

public sealed class OversellBoundTests
{
    // Tails of the Poisson distribution with mean 1: P(more than 3) = 0.018988, P(more than 4) = 0.003660, P(more than 5) = 0.000594.
    [Theory]
    [InlineData("0.0190", 3, "0.018988156876153809")]
    [InlineData("0.0189", 4, "0.003659846827343712")]
    [InlineData("0.001", 5, "0.000594184817581692")]
    public void For_gives_the_smallest_buffer_that_keeps_the_risk(string accepted, int safetyStock, string risk)
    {
        var bound = OversellBound.For(new OversellAssumption(6, TimeSpan.FromMinutes(10)), Number(accepted)).Value;

        Assert.Equal(safetyStock, bound.SafetyStock);
        Assert.InRange(bound.Risk, Number(risk), Number(risk) + 0.000000000000000001m);
    }

    [Fact]
    public void For_answers_a_mean_of_one_hundred_as_tables_do() =>
        Assert.Equal(132, OversellBound.For(new OversellAssumption(100, TimeSpan.FromHours(1)), 0.001m).Value.SafetyStock);

    [Fact]
    public void For_counts_the_largest_order() =>
        Assert.Equal(10, OversellBound.For(new OversellAssumption(6, TimeSpan.FromMinutes(10), 2), 0.001m).Value.SafetyStock);

    [Fact]
    public void The_assumption_is_part_of_the_answer()
    {
        var assumption = new OversellAssumption(6, TimeSpan.FromMinutes(10));

        Assert.Same(assumption, OversellBound.For(assumption, 0.001m).Value.Assumption);
        Assert.Equal(1, assumption.ExpectedOrders);
    }

    [Fact]
    public void No_buffer_is_enough_when_no_risk_is_accepted() =>
        Assert.Equal("1", Expect.Fact(Expect.Refused(OversellBound.For(new OversellAssumption(6, TimeSpan.FromMinutes(10)), 0), ReasonCatalogue.OversellPossible), "orders expected within the lag"));

    [Theory]
    [InlineData(0, 60)]
    [InlineData(60, 0)]
    public void No_buffer_is_needed_when_nobody_can_sell_unheard(int ordersPerHour, int seconds) =>
        Assert.Equal(0, OversellBound.For(new OversellAssumption(ordersPerHour, TimeSpan.FromSeconds(seconds)), 0).Value.SafetyStock);

    [Fact]
    public void The_bound_grows_with_lag_demand_and_caution()
    {
        var cases =
            from orders in Gen.Choose(0, 200).Two()
            from minutes in Gen.Choose(0, 60).Two()
            from risk in Gen.Choose(1, 999_999).Two()
            select (orders, minutes, risk);

        Expect.ForAll(cases, c =>
        {
            var mild = Bound(Math.Min(c.orders.Item1, c.orders.Item2), Math.Min(c.minutes.Item1, c.minutes.Item2), Math.Max(c.risk.Item1, c.risk.Item2));
            var hard = Bound(Math.Max(c.orders.Item1, c.orders.Item2), Math.Max(c.minutes.Item1, c.minutes.Item2), Math.Min(c.risk.Item1, c.risk.Item2));

            Assert.True(mild.SafetyStock <= hard.SafetyStock);
            Assert.InRange(hard.Risk, 0, hard.Accepted);
        });
    }

    [Fact]
    public void The_largest_demand_is_answered() =>
        Assert.InRange(OversellBound.For(new OversellAssumption(10_000, TimeSpan.FromHours(1)), 0.000000000001m).Value.SafetyStock, 10_600, 10_800);

    [Theory]
    [InlineData("-0.1")]
    [InlineData("1")]
    [InlineData("0.0000000000001")]
    public void A_risk_out_of_range_throws(string accepted) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => OversellBound.For(new OversellAssumption(1, TimeSpan.FromHours(1)), Number(accepted)));

    [Fact]
    public void An_assumption_out_of_range_throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new OversellAssumption(-1, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OversellAssumption(decimal.MaxValue, TimeSpan.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OversellAssumption(1, TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OversellAssumption(10_001, TimeSpan.FromHours(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OversellAssumption(1, TimeSpan.Zero, 1.5m));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OversellAssumption(1, TimeSpan.Zero, 0));
    }

    [Fact]
    public void The_largest_values_are_taken() =>
        Assert.Equal(0, OversellBound.For(new OversellAssumption(1_000_000, TimeSpan.Zero, 1_000_000), 0).Value.SafetyStock);

    [Fact]
    public void Null_throws_and_is_named() => Assert.Throws<ArgumentNullException>("assumption", static () => OversellBound.For(null!, 0.001m));

    private static RequiredSafetyStock Bound(int orders, int minutes, int millionths) =>
        OversellBound.For(new OversellAssumption(orders, TimeSpan.FromMinutes(minutes)), millionths / 1_000_000m).Value;

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
