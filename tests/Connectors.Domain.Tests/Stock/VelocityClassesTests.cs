using Connectors.Domain.Stock;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Stock;

public sealed class VelocityClassesTests
{
    private static readonly VelocityTable Table = new()
    {
        Version = "v1",
        Floor = TimeSpan.FromMinutes(1),
        Ceiling = TimeSpan.FromHours(4),
        Rows =
        [
            new VelocityRow("slow", 0, 0, StockTrigger.Schedule), new VelocityRow("steady", 5, 3, StockTrigger.Schedule), new VelocityRow("fast", 50, 30, StockTrigger.Event),
        ],
    };

    private readonly VelocityClasses _classes = Expect.Compiled(VelocityClasses.Compile(Table));

    [Theory]
    [InlineData(0, null, "slow")]
    [InlineData(-1, null, "slow")]
    [InlineData(5, null, "steady")]
    [InlineData(50, "slow", "fast")]
    [InlineData(30, "fast", "fast")]
    [InlineData(29, "fast", "steady")]
    [InlineData(30, "steady", "steady")]
    [InlineData(2, "fast", "slow")]
    [InlineData(2, "gone", "slow")]
    public void R49_class_of_moves_by_velocity_and_does_not_go_to_and_fro(int perDay, string? current, string expected) =>
        Assert.Equal(expected, _classes.ClassOf(perDay, current).Class);

    [Fact]
    public void R49_fast_goods_are_published_on_events_and_the_rest_on_schedule()
    {
        Assert.Equal(StockTrigger.Event, _classes.ClassOf(60, null).Trigger);
        Assert.Equal(StockTrigger.Schedule, _classes.ClassOf(6, null).Trigger);
    }

    [Theory]
    [InlineData(1440, 30, 30)]
    [InlineData(1_000_000, 1, 1)]
    [InlineData(1, 10, 240)]
    [InlineData(0, 10, 240)]
    public void R51_interval_for_is_what_the_tolerated_sales_take_between_floor_and_ceiling(int perDay, int tolerated, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), _classes.IntervalFor(perDay, tolerated, 1, 100_000));

    [Fact]
    public void IntervalFor_keeps_the_call_budget_even_beyond_the_ceiling() =>
        Assert.Equal(TimeSpan.FromHours(6), _classes.IntervalFor(1_000_000, 1, 5, 20));

    [Fact]
    public void IntervalFor_answers_extreme_numbers()
    {
        Assert.Equal(TimeSpan.FromHours(4), _classes.IntervalFor(0.0000000000000000000000000001m, 1_000_000_000_000m, 0, 1));
        Assert.Equal(TimeSpan.FromMinutes(1), _classes.IntervalFor(decimal.MaxValue, 1, 0, 1));
        Assert.Equal(TimeSpan.MaxValue, _classes.IntervalFor(1, 1, int.MaxValue, 1));
    }

    [Fact]
    public void IntervalFor_never_grows_with_velocity_and_never_exceeds_the_call_budget()
    {
        var cases =
            from perDay in Gen.Choose(0, 100_000).Two()
            from tolerated in Gen.Choose(1, 1000)
            from calls in Gen.Choose(0, 50)
            from budget in Gen.Choose(1, 10_000)
            select (Slow: Math.Min(perDay.Item1, perDay.Item2), Fast: Math.Max(perDay.Item1, perDay.Item2), tolerated, calls, budget);

        Expect.ForAll(cases, c =>
        {
            var fast = _classes.IntervalFor(c.Fast, c.tolerated, c.calls, c.budget);

            Assert.True(fast <= _classes.IntervalFor(c.Slow, c.tolerated, c.calls, c.budget));
            Assert.True(fast >= Table.Floor);
            Assert.True(TimeSpan.FromDays(1).Ticks * (decimal)c.calls <= (decimal)fast.Ticks * c.budget);
        });
    }

    [Fact]
    public void IntervalFor_throws_for_arguments_out_of_range()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _classes.IntervalFor(1, 0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _classes.IntervalFor(1, decimal.MaxValue, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _classes.IntervalFor(1, 1, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _classes.IntervalFor(1, 1, 1, 0));
    }

    [Fact]
    public void Compile_names_all_mistakes_at_once() =>
        Assert.Equal(
            ["0 Version", "0 Floor", "0 Ceiling", "1 FromPerDay", "1 KeepFromPerDay", "1 Trigger", "2 Class", "2 FromPerDay"],
            Expect.RowErrors(VelocityClasses.Compile(new VelocityTable
            {
                Version = "",
                Floor = TimeSpan.Zero,
                Ceiling = TimeSpan.FromDays(400),
                Rows = [new VelocityRow("a", 1, 2, StockTrigger.Unspecified), new VelocityRow("a", 1, 0, StockTrigger.Event)],
            })));

    [Theory]
    [InlineData(1, true)]
    [InlineData(364, true)]
    [InlineData(365, false)]
    public void Compile_takes_a_ceiling_from_the_floor_to_below_a_year(int days, bool isTaken) =>
        Assert.Equal(isTaken, VelocityClasses.Compile(Table with { Floor = TimeSpan.FromDays(1), Ceiling = TimeSpan.FromDays(days) }).IsOk);

    [Fact]
    public void Compile_refuses_a_table_without_classes() => Assert.Equal(["0 Rows"], Expect.RowErrors(VelocityClasses.Compile(Table with { Rows = [] })));
}
