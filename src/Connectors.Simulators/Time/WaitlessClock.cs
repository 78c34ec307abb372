namespace Connectors.Simulators.Time;

/// <summary>
/// The clock of clients on a day that passes as fast as it can: register it as their <see cref="TimeProvider"/>. It tells the day's time. What they wait for by themselves (<c>Task.Delay</c>: an export
/// that the marketplace prepares) is over at once and takes the day's clock with it; on the real clock it would never end, because the day waits for them. Time-outs of single calls run on the real one.
/// Thread-safe.
/// </summary>
/// <param name="day">The clock of the world.</param>
public sealed class WaitlessClock(VirtualClock day) : TimeProvider
{
    /// <inheritdoc/>
    public override long TimestampFrequency => day.TimestampFrequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => day.LocalTimeZone;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => day.GetUtcNow();

    /// <inheritdoc/>
    public override long GetTimestamp() => day.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (state is not Task)
            return base.CreateTimer(callback, state, dueTime, period);
        var timer = day.CreateTimer(callback, state, dueTime, period);
        ThreadPool.QueueUserWorkItem(_ => day.Advance(dueTime));
        return timer;
    }
}
