using Connectors.Domain.Deadlines;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Deadlines;

public sealed class DeadlineTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Deadline Day = new(Noon, Noon.AddHours(24));
    private static readonly DeadlinePolicy Policy = new();

    [Theory]
    [InlineData(-5, DeadlineStage.OnTime)]
    [InlineData(0, DeadlineStage.OnTime)]
    [InlineData(11, DeadlineStage.OnTime)]
    [InlineData(12, DeadlineStage.Warn)]
    [InlineData(17, DeadlineStage.Warn)]
    [InlineData(18, DeadlineStage.Page)]
    [InlineData(23, DeadlineStage.Page)]
    [InlineData(24, DeadlineStage.Breached)]
    [InlineData(240, DeadlineStage.Breached)]
    public void StageAt_warns_at_half_and_pages_at_three_quarters(int hours, DeadlineStage expected) =>
        Assert.Equal(expected, Day.StageAt(Noon.AddHours(hours), Policy));

    [Fact]
    public void NextChangeAfter_visits_every_stage_once()
    {
        var stages = new List<DeadlineStage>();
        for (DateTimeOffset? now = Noon; now is not null; now = Day.NextChangeAfter(now.Value, Policy))
            stages.Add(Day.StageAt(now.Value, Policy));

        Assert.Equal([DeadlineStage.OnTime, DeadlineStage.Warn, DeadlineStage.Page, DeadlineStage.Breached], stages);
    }

    [Fact]
    public void A_window_that_ends_before_it_starts_is_breached_when_due()
    {
        var empty = new Deadline(Noon, Noon.AddHours(-1));

        Assert.Equal(DeadlineStage.OnTime, empty.StageAt(Noon.AddHours(-2), Policy));
        Assert.Equal(DeadlineStage.Breached, empty.StageAt(Noon, Policy));
        Assert.Equal(empty.Due, empty.NextChangeAfter(Noon.AddHours(-2), Policy));
    }

    [Fact]
    public void A_stage_is_never_told_without_a_policy() => Assert.Throws<ArgumentNullException>(() => Day.StageAt(Noon.AddHours(25), null!));

    [Fact]
    public void A_forecast_needs_a_policy_and_cases()
    {
        Assert.Throws<ArgumentNullException>("policy", () => Day.Forecast(null!));
        Assert.Throws<ArgumentNullException>("open", () => DeadlineForecast.Breaches<int>(null!, Noon, TimeSpan.Zero));
    }

    [Fact]
    public void Left_is_negative_once_it_has_passed() => Assert.Equal(TimeSpan.FromHours(-1), Day.Left(Noon.AddHours(25)));

    [Fact]
    public void A_part_of_a_tick_counts_as_the_whole_tick() =>
        Assert.Equal(DeadlineStage.OnTime, new Deadline(Noon, Noon.AddTicks(3)).StageAt(Noon.AddTicks(1), Policy));

    [Fact]
    public void Offsets_do_not_matter() =>
        Assert.Equal(DeadlineStage.Warn, Day.StageAt(Noon.AddHours(12).ToOffset(TimeSpan.FromHours(5)), Policy));

    [Fact]
    public void The_widest_window_does_not_overflow()
    {
        var forever = new Deadline(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

        Assert.Equal(DeadlineStage.Breached, forever.StageAt(DateTimeOffset.MaxValue, new DeadlinePolicy(1m, 1m)));
        Assert.NotNull(forever.NextChangeAfter(DateTimeOffset.MinValue, Policy));
    }

    [Theory]
    [InlineData(-0.1, 0.5)]
    [InlineData(0.8, 0.7)]
    [InlineData(0.5, 1.1)]
    public void Policy_refuses_parts_that_are_not_in_order(decimal warnAt, decimal pageAt) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeadlinePolicy(warnAt, pageAt));

    [Fact]
    public void Policy_may_warn_and_page_from_the_start() => Assert.Equal(DeadlineStage.Page, Day.StageAt(Noon, new DeadlinePolicy(0m, 0m)));

    [Fact]
    public void Stage_never_goes_back_and_changes_exactly_when_announced()
    {
        var cases =
            from length in Gen.Choose(-10, 100_000)
            from parts in Gen.Choose(0, 100).Two()
            from first in Gen.Choose(-1000, 200_000)
            from later in Gen.Choose(0, 200_000)
            select (Deadline: new Deadline(Noon, Noon.AddTicks(length)),
                Policy: new DeadlinePolicy(Math.Min(parts.Item1, parts.Item2) / 100m, Math.Max(parts.Item1, parts.Item2) / 100m),
                Now: Noon.AddTicks(first), Later: Noon.AddTicks(first + (long)later));

        Expect.ForAll(cases, c =>
        {
            var stage = c.Deadline.StageAt(c.Now, c.Policy);
            Assert.True(c.Deadline.StageAt(c.Later, c.Policy) >= stage);
            var next = c.Deadline.NextChangeAfter(c.Now, c.Policy);
            Assert.Equal(stage == DeadlineStage.Breached, next is null);
            if (next is not { } change)
                return;
            Assert.True(change > c.Now);
            Assert.Equal(stage, c.Deadline.StageAt(change.AddTicks(-1), c.Policy));
            Assert.True(c.Deadline.StageAt(change, c.Policy) > stage);
        });
    }
}
