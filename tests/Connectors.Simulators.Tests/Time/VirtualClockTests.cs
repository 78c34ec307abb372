using Connectors.Simulators.Time;

namespace Connectors.Simulators.Tests.Time;

public sealed class VirtualClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Advance_fires_timers_in_the_order_of_their_due_times()
    {
        var clock = new VirtualClock(Start);
        var fired = new List<string>();
        using var late = clock.CreateTimer(_ => fired.Add("late"), null, TimeSpan.FromMinutes(9), Timeout.InfiniteTimeSpan);
        using var early = clock.CreateTimer(_ => fired.Add("early"), null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        using var never = clock.CreateTimer(_ => fired.Add("never"), null, TimeSpan.FromMinutes(11), Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(["early", "late"], fired);
        Assert.Equal(Start.AddMinutes(10), clock.GetUtcNow());
    }

    [Fact]
    public void A_timer_sees_its_own_due_time_as_now()
    {
        var clock = new VirtualClock(Start);
        DateTimeOffset? seen = null;
        using var timer = clock.CreateTimer(_ => seen = clock.GetUtcNow(), null, TimeSpan.FromMinutes(3), Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(Start.AddMinutes(3), seen);
    }

    [Fact]
    public void A_periodic_timer_fires_once_a_period()
    {
        var clock = new VirtualClock(Start);
        var count = 0;
        using var timer = clock.CreateTimer(_ => count++, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

        clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(10, count);
    }

    [Fact]
    public void A_timer_set_by_a_timer_fires_within_the_same_advance()
    {
        var clock = new VirtualClock(Start);
        DateTimeOffset? second = null;
        ITimer? inner = null;
        using var timer = clock.CreateTimer(_ => inner = clock.CreateTimer(_ => second = clock.GetUtcNow(), null, TimeSpan.FromMinutes(2), Timeout.InfiniteTimeSpan),
            null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(Start.AddMinutes(3), second);
        inner!.Dispose();
    }

    [Fact]
    public void A_changed_timer_keeps_its_new_appointment_only()
    {
        var clock = new VirtualClock(Start);
        var fired = new List<DateTimeOffset>();
        using var timer = clock.CreateTimer(_ => fired.Add(clock.GetUtcNow()), null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        timer.Change(TimeSpan.FromMinutes(5), Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal([Start.AddMinutes(5)], fired);
    }

    [Fact]
    public void A_disposed_timer_never_fires()
    {
        var clock = new VirtualClock(Start);
        var fired = false;
        var timer = clock.CreateTimer(_ => fired = true, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        timer.Dispose();

        clock.Advance(TimeSpan.FromMinutes(10));

        Assert.False(fired);
        Assert.Null(clock.NextTimer());
    }

    [Fact]
    public async Task A_delay_on_the_clock_ends_when_the_clock_has_moved()
    {
        var clock = new VirtualClock(Start);
        var delay = Task.Delay(TimeSpan.FromMinutes(5), clock);
        clock.Advance(TimeSpan.FromMinutes(4));
        Assert.False(delay.IsCompleted);

        clock.Advance(TimeSpan.FromMinutes(1));

        await delay;
    }

    [Fact]
    public void NextTimer_names_the_earliest_appointment()
    {
        var clock = new VirtualClock(Start);
        using var late = clock.CreateTimer(_ => { }, null, TimeSpan.FromMinutes(9), Timeout.InfiniteTimeSpan);
        using var early = clock.CreateTimer(_ => { }, null, TimeSpan.FromMinutes(4), Timeout.InfiniteTimeSpan);

        Assert.Equal(Start.AddMinutes(4), clock.NextTimer());
    }

    [Fact]
    public void The_clock_never_goes_back()
    {
        var clock = new VirtualClock(Start);

        clock.AdvanceTo(Start.AddHours(-1));

        Assert.Equal(Start, clock.GetUtcNow());
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public void Timestamps_measure_simulated_time()
    {
        var clock = new VirtualClock(Start);
        var from = clock.GetTimestamp();

        clock.Advance(TimeSpan.FromSeconds(90));

        Assert.Equal(TimeSpan.FromSeconds(90), clock.GetElapsedTime(from));
    }
}
