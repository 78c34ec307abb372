namespace Connectors.Flows.Tests.Support;

/// <summary>A clock that is ahead of another by a fixed time, or behind it; both run alike.</summary>
internal sealed class SkewedClock(TimeProvider inner, TimeSpan aheadBy) : TimeProvider
{
    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + aheadBy;

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => inner.CreateTimer(callback, state, dueTime, period);
}
