using Connectors.Simulators.Time;

namespace Connectors.Testing;

/// <summary>The simulated clock for a client: what it waits for by itself (<c>Task.Delay</c>) is over at once and takes the clock with it; time-outs fire only when the clock passes them.</summary>
internal sealed class WaitlessClock(VirtualClock clock) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = clock.CreateTimer(callback, state, dueTime, period);
        if (state is Task)
            ThreadPool.QueueUserWorkItem(_ => clock.Advance(dueTime));
        return timer;
    }
}
