namespace Connectors.Flows.Tests.Years;

/// <summary>The wall clock of a machine: it is wrong by something, runs too fast or too slow, and is set now and then.</summary>
internal sealed class WallClock(Agenda agenda, TimeSpan offset, double drift)
{
    public TimeSpan Offset { get; private set; } = offset;

    public DateTimeOffset Now => agenda.TrueInstant + Offset + TimeSpan.FromTicks((long)(agenda.Now.Ticks * drift));

    public void Step(TimeSpan by) => Offset += by;
}

/// <summary>Both clocks of a worker. The monotonic one stands still while its machine is suspended.</summary>
internal sealed class SimulatedClock(Agenda agenda, WallClock wall, double drift) : TimeProvider
{
    private TimeSpan _slept;
    private TimeSpan? _asleepSince;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public TimeSpan Elapsed => TimeSpan.FromTicks(GetTimestamp());

    public override DateTimeOffset GetUtcNow() => wall.Now;

    public override long GetTimestamp()
    {
        var awake = (_asleepSince ?? agenda.Now) - _slept;
        return awake.Ticks + (long)(awake.Ticks * drift);
    }

    public void Suspend() => _asleepSince ??= agenda.Now;

    public void Resume()
    {
        if (_asleepSince is { } since)
            _slept += agenda.Now - since;
        _asleepSince = null;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException("A simulated worker waits through its agenda.");
}

/// <summary>The real clock of a store's leases.</summary>
internal sealed class StoreClock(WallClock wall) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => wall.Now;
}
