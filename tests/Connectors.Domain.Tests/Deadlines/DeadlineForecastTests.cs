using Connectors.Domain.Deadlines;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Deadlines;

public sealed class DeadlineForecastTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DeadlinePolicy Policy = new();

    [Fact]
    public void Forecast_tells_when_each_stage_comes() =>
        Assert.Equal(new DeadlineForecast(Noon.AddHours(12), Noon.AddHours(18), Noon.AddHours(24)), new Deadline(Noon, Noon.AddHours(24)).Forecast(Policy));

    [Fact]
    public void Forecast_of_an_empty_window_is_its_end() =>
        Assert.Equal(new DeadlineForecast(Noon, Noon, Noon), new Deadline(Noon.AddHours(1), Noon).Forecast(Policy));

    [Fact]
    public void Forecast_is_when_the_stages_come()
    {
        var cases =
            from length in Gen.Choose(1, 100_000)
            from parts in Gen.Choose(0, 100).Two()
            select (Deadline: new Deadline(Noon, Noon.AddTicks(length)),
                Policy: new DeadlinePolicy(Math.Min(parts.Item1, parts.Item2) / 100m, Math.Max(parts.Item1, parts.Item2) / 100m));

        Expect.ForAll(cases, c =>
        {
            var forecast = c.Deadline.Forecast(c.Policy);

            foreach (var (at, stage) in new[] { (forecast.WarnsAt, DeadlineStage.Warn), (forecast.PagesAt, DeadlineStage.Page), (forecast.BreachesAt, DeadlineStage.Breached) })
            {
                Assert.True(c.Deadline.StageAt(at, c.Policy) >= stage);
                Assert.True(c.Deadline.StageAt(at.AddTicks(-1), c.Policy) < stage);
            }
        });
    }

    [Fact]
    public void Breaches_gives_what_will_be_late_by_the_horizon_the_most_urgent_first()
    {
        var open = new[] { ("c", Due(3)), ("late", Due(-1)), ("a", Due(2)), ("b", Due(2)), ("far", Due(4)) };

        Assert.Equal(["late", "a", "b", "c"], DeadlineForecast.Breaches(open, Noon, TimeSpan.FromHours(3)).Select(static c => c.Case));
    }

    [Fact]
    public void An_order_that_the_warehouse_has_had_past_its_cut_off_is_stuck_R73()
    {
        var cutOff = TimeSpan.FromHours(4);
        (string Id, DateTimeOffset HandedOver)[] orders = [("1001-A", Noon.AddHours(-5)), ("1002-A", Noon.AddHours(-3)), ("1003-A", Noon.AddHours(-9))];
        var atWarehouse = orders.Select(order => (order.Id, new Deadline(order.HandedOver, order.HandedOver + cutOff)));

        Assert.Equal(["1003-A", "1001-A"], DeadlineForecast.Breaches(atWarehouse, Noon, TimeSpan.Zero).Select(static b => b.Case));
    }

    [Fact]
    public void Breaches_are_exactly_the_cases_whose_stage_will_be_breached()
    {
        var cases =
            from dues in Gen.Choose(-100, 100).ArrayOf()
            from horizon in Gen.Choose(0, 100)
            select (Open: dues.Select(static (due, i) => (Case: i, Deadline: Due(due))).ToArray(), Horizon: TimeSpan.FromHours(horizon));

        Expect.ForAll(cases, c => Assert.Equal(
            c.Open.Where(o => o.Deadline.StageAt(Noon + c.Horizon, Policy) == DeadlineStage.Breached).Select(static o => o.Case),
            DeadlineForecast.Breaches(c.Open, Noon, c.Horizon).Select(static b => b.Case).Order()));
    }

    [Fact]
    public void Breaches_looks_ahead_to_the_end_of_time_and_never_back()
    {
        Assert.Single(DeadlineForecast.Breaches([("a", Due(1))], Noon, TimeSpan.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => DeadlineForecast.Breaches([("a", Due(1))], Noon, TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public void An_outage_loses_no_tick()
    {
        var deadline = new Deadline(Noon, Noon.AddHours(24));
        var cases =
            from start in Gen.Choose(0, 30 * 60)
            from length in Gen.Choose(0, 30 * 60)
            from later in Gen.Choose(0, 60)
            select (From: Noon.AddMinutes(start), To: Noon.AddMinutes(start + length), Later: Noon.AddMinutes(start + length + later));

        // Somebody looks whenever the next change is announced, or as soon as the outage is over if it fell into one.
        Expect.ForAll(cases, c =>
        {
            var seen = DeadlineStage.OnTime;
            for (var next = deadline.NextChangeAfter(Noon, Policy); next is { } change;)
            {
                var at = change >= c.From && change < c.To ? c.To : change;
                if (at > c.Later)
                    break;
                seen = deadline.StageAt(at, Policy);
                next = deadline.NextChangeAfter(at, Policy);
            }

            Assert.Equal(deadline.StageAt(c.Later, Policy), seen);
        });
    }

    private static Deadline Due(int hours) => new(Noon.AddHours(-200), Noon.AddHours(hours));
}
