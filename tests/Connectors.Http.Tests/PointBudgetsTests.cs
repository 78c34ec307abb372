using Connectors.Domain.Ports;
using Connectors.Http.Internal;
using Microsoft.Extensions.Time.Testing;

namespace Connectors.Http.Tests;

/// <summary>Points that answers report: what is left, who waits, and for how long.</summary>
public sealed class PointBudgetsTests
{
    private const string Account = "shop";
    private const long Second = TimeSpan.TicksPerSecond;

    private static readonly Operation List = new()
    {
        System = "shop", Code = "list", Method = HttpMethod.Post, Path = "graphql.json", RetrySafety = RetrySafety.Read, Budget = "points", Points = 100m,
    };

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Points_come_back_steadily_up_to_the_most_there_can_be()
    {
        var bucket = PointBucket.Reported(new CallCost(10m, 500m, 1000m, 50m), 0m, 0);

        Assert.Equal([500m, 550m, 1000m, 1000m], new[] { 0L, Second, 10 * Second, 60 * Second }.Select(bucket.LevelAt));
    }

    [Fact]
    public void Whoever_comes_later_waits_longer_and_nobody_is_overtaken()
    {
        var bucket = PointBucket.Reported(new CallCost(10m, 100m, 1000m, 50m), 0m, 0);

        (bucket, var first) = bucket.Take(300m, 0);
        (bucket, var second) = bucket.Take(1m, 0);
        var (_, later) = bucket.Take(1m, 4 * Second);

        Assert.Equal([TimeSpan.FromMilliseconds(4000), TimeSpan.FromMilliseconds(4020), TimeSpan.FromMilliseconds(40)], [first, second, later]);
    }

    [Fact]
    public void What_was_not_sent_is_given_back()
    {
        var bucket = PointBucket.Reported(new CallCost(10m, 100m, 1000m, 50m), 0m, 0);

        Assert.Equal(bucket, bucket.Take(80m, 0).Bucket.GiveBack(80m, 0));
    }

    [Fact]
    public void Nothing_waits_for_more_than_there_can_be() =>
        Assert.Equal(TimeSpan.FromSeconds(18), PointBucket.Reported(new CallCost(10m, 100m, 1000m, 50m), 0m, 0).Take(5000m, 0).Wait);

    [Fact]
    public void Nobody_waits_before_an_answer_has_told_anything()
    {
        var budgets = new PointBudgets(_clock);

        Assert.Equal([(100m, TimeSpan.Zero), (100m, TimeSpan.Zero)], [budgets.Take(Account, List), budgets.Take(Account, List)]);
    }

    [Fact]
    public void An_answer_corrects_what_is_believed_and_what_is_under_way_counts_as_spent()
    {
        var budgets = new PointBudgets(_clock);
        budgets.Take(Account, List);
        budgets.Take(Account, List);

        // The service has not seen the second call yet: another process has spent the rest.
        budgets.Settle(Account, List, 100m, new CallCost(40m, 150m, 2000m, 100m));

        Assert.Equal((40m, TimeSpan.Zero), budgets.Take(Account, List));
        Assert.Equal((40m, TimeSpan.FromMilliseconds(300)), budgets.Take(Account, List));
    }

    [Fact]
    public void Time_pays_for_what_had_to_be_waited_for()
    {
        var budgets = new PointBudgets(_clock);
        budgets.Take(Account, List);
        budgets.Settle(Account, List, 100m, new CallCost(100m, 0m, 2000m, 100m));

        var (points, wait) = budgets.Take(Account, List);
        budgets.GiveBack(Account, List, points);
        _clock.Advance(wait);

        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.Zero), (wait, budgets.Take(Account, List).Wait));
    }

    [Fact]
    public void An_answer_that_tells_nothing_leaves_what_was_taken_spent()
    {
        var budgets = new PointBudgets(_clock);
        budgets.Take(Account, List);
        budgets.Settle(Account, List, 100m, new CallCost(100m, 100m, 2000m, 100m));
        budgets.Settle(Account, List, budgets.Take(Account, List).Points, null);

        Assert.Equal(TimeSpan.FromSeconds(1), budgets.Take(Account, List).Wait);
    }
}
