using Connectors.Http.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Http.Tests;

public sealed class CallPlanTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void A_schedule_that_takes_all_of_a_limit_fits()
    {
        var entry = Check(new CallSchedule(Limited("A", new CallLimit(60, Hour)), Minute)).Entries.Single();

        Assert.True(entry.Fits);
        Assert.Equal((60m, Minute), (entry.Uses.Single().Used, entry.ShortestEvery));
    }

    [Fact]
    public void Pages_count_as_calls()
    {
        var result = Check(CallSchedule.OfPages(Limited("A", new CallLimit(60, Hour)), Minute, 201, 100));

        Assert.False(result.Fits);
        Assert.Equal(3 * Minute, result.Entries.Single().ShortestEvery);
        Assert.Equal("A every 00:01:00: 180 calls in 01:00:00 where 60 are allowed; it fits every 00:03:00.", result.Mistakes.Single());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    public void A_run_reads_at_least_one_page(int items, int calls) => Assert.Equal(calls, CallSchedule.OfPages(Limited("A"), Minute, items, 100).CallsPerRun);

    [Fact]
    public void The_tightest_limit_decides()
    {
        var operation = Limited("A", new CallLimit(20, Minute), new CallLimit(60, Hour));

        Assert.Equal(30 * Minute, Check(new CallSchedule(operation, Hour, 30)).Entries.Single().ShortestEvery);
    }

    [Fact]
    public void Schedules_of_one_budget_share_it()
    {
        var one = Limited("A", new CallLimit(60, Hour)) with { Budget = "account" };
        var other = Limited("B", new CallLimit(60, Hour)) with { Budget = "account" };

        var result = Check(new CallSchedule(one, 2 * Minute), new CallSchedule(other, Minute));

        Assert.Equal([false, false], result.Entries.Select(static e => e.Fits));
        Assert.Equal([null, 2 * Minute], result.Entries.Select(static e => e.ShortestEvery));
        Assert.EndsWith("the other schedules alone use all of it.", result.Mistakes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Operations_without_a_common_budget_do_not_disturb_each_other() =>
        Assert.True(Check(new CallSchedule(Limited("A", new CallLimit(60, Hour)), Minute), new CallSchedule(Limited("B", new CallLimit(60, Hour)), Minute)).Fits);

    [Fact]
    public void An_interval_counts_runs_whatever_their_pages()
    {
        var daily = Limited("A") with { ShortestInterval = TimeSpan.FromDays(1) };

        Assert.True(Check(new CallSchedule(daily, TimeSpan.FromDays(1), 40)).Fits);
        var result = Check(new CallSchedule(daily, 6 * Hour, 40));
        Assert.Equal(TimeSpan.FromDays(1), result.Entries.Single().ShortestEvery);
        Assert.Equal("A every 06:00:00: 4 runs in 1.00:00:00 where 1 are allowed; it fits every 1.00:00:00.", result.Mistakes.Single());
    }

    [Fact]
    public void Limits_of_the_account_replace_the_operations_own()
    {
        var schedule = new CallSchedule(Limited("A", new CallLimit(60, Hour)), Minute);

        var result = CallPlan.Check([schedule], [new("A", [new CallLimit(4, Hour)])]);

        Assert.Equal(15 * Minute, result.Entries.Single().ShortestEvery);
    }

    [Fact]
    public void Nothing_published_fits_always()
    {
        var entry = Check(new CallSchedule(Limited("A"), TimeSpan.FromSeconds(1), 1000)).Entries.Single();

        Assert.True(entry is { Fits: true, IsRecommended: true });
        Assert.Equal(TimeSpan.Zero, entry.ShortestEvery);
    }

    [Fact]
    public void What_fits_can_still_be_more_than_is_recommended()
    {
        var operation = Limited("A", new CallLimit(60, Hour)) with { RecommendedInterval = 5 * Minute };

        Assert.True(Check(new CallSchedule(operation, Minute)).Entries.Single() is { Fits: true, IsRecommended: false });
        Assert.True(Check(new CallSchedule(operation, 5 * Minute)).Entries.Single().IsRecommended);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(60, 0)]
    public void A_schedule_needs_a_time_and_a_call(int seconds, int calls) =>
        Assert.Throws<ArgumentException>(() => Check(new CallSchedule(Limited("A"), TimeSpan.FromSeconds(seconds), calls)));

    /// <summary>The plan and the budgets agree: what fits never has to wait for long, because work does not pile up.</summary>
    [Fact]
    public void What_fits_does_not_fall_behind() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(PositiveInt, PositiveInt, PositiveInt)>(), static seed =>
        {
            var permits = 1 + (seed.Item1.Get % 20);
            var calls = 1 + (seed.Item2.Get % 30);
            var window = TimeSpan.FromSeconds(1 + (seed.Item3.Get % 120));
            var operation = Limited("A", new CallLimit(permits, window));
            var every = Check(new CallSchedule(operation, TimeSpan.FromDays(30), calls)).Entries.Single().ShortestEvery!.Value;
            Assert.True(Check(new CallSchedule(operation, every, calls)).Fits);

            var clock = new ManualClock();
            var budgets = new CallBudgets(clock);
            var late = TimeSpan.Zero;
            for (var run = 0; run < 50; run++)
            {
                var taken = TimeSpan.Zero;
                for (var call = 0; call < calls; call++)
                {
                    while (budgets.TryTake("a", operation) is { } wait)
                    {
                        clock.Advance(wait);
                        taken += wait;
                    }
                }

                late = taken + late - every;
                if (late < TimeSpan.Zero)
                {
                    clock.Advance(-late);
                    late = TimeSpan.Zero;
                }
            }

            return late <= window;
        }).QuickCheckThrowOnFailure();

    private static CallPlanResult Check(params CallSchedule[] schedules) => CallPlan.Check(schedules);

    private static Operation Limited(string code, params CallLimit[] limits) => Samples.Read with { Code = code, Limits = limits };
}
