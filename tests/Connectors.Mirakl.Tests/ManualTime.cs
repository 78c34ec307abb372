namespace Connectors.Mirakl.Tests;

/// <summary>A clock that stands still until it is moved. A wait on it (<c>Task.Delay</c>) is over at once and moves it.</summary>
internal sealed class ManualTime : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.Ticks;

    /// <summary>Every wait that was asked for, in order.</summary>
    public List<TimeSpan> Waits { get; } = [];

    public void Advance(TimeSpan by) => _now += by;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (state is not Task)
            return base.CreateTimer(callback, state, dueTime, period);
        Waits.Add(dueTime);
        Advance(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
