using Connectors.Simulators.Time;

namespace Connectors.Simulators.Tests.Time;

public sealed class AcceleratedClockTests
{
    private static readonly DateTimeOffset Epoch = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset RealEpoch = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_clock_runs_at_its_rate_from_its_epoch()
    {
        var real = new VirtualClock(RealEpoch);
        var clock = new AcceleratedClock(Epoch, RealEpoch, 60m, real);

        real.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(Epoch.AddMinutes(30), clock.GetUtcNow());
    }

    [Fact]
    public void Clocks_with_equal_epochs_and_rate_agree_whenever_they_were_made()
    {
        var real = new VirtualClock(RealEpoch);
        var first = new AcceleratedClock(Epoch, RealEpoch, 7.5m, real);
        real.Advance(TimeSpan.FromMinutes(13));
        var second = new AcceleratedClock(Epoch, RealEpoch, 7.5m, real);

        real.Advance(TimeSpan.FromMilliseconds(1234));

        Assert.Equal(first.GetUtcNow(), second.GetUtcNow());
    }

    [Fact]
    public void A_timer_fires_at_its_simulated_time_and_not_before()
    {
        var real = new VirtualClock(RealEpoch);
        var clock = new AcceleratedClock(Epoch, RealEpoch, 7m, real);
        DateTimeOffset? fired = null;
        using var timer = clock.CreateTimer(_ => fired = clock.GetUtcNow(), null, TimeSpan.FromMinutes(10), Timeout.InfiniteTimeSpan);

        real.Advance(TimeSpan.FromSeconds(85));
        Assert.Null(fired);
        real.Advance(TimeSpan.FromSeconds(1));

        Assert.InRange(fired!.Value, Epoch.AddMinutes(10), Epoch.AddMinutes(10).AddSeconds(1));
    }

    [Fact]
    public void A_rate_of_zero_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AcceleratedClock(Epoch, RealEpoch, 0m));
}
