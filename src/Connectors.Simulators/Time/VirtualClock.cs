namespace Connectors.Simulators.Time;

/// <summary>A clock that stands still until it is told to move. Timers fire in the order of their due times, each seeing its own due time as now.</summary>
/// <remarks>Safe for use by several threads. Callbacks run on the thread that advances the clock, outside every lock.</remarks>
public sealed class VirtualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<Firing, (long DueTicks, long Sequence)> _firings = new();
    private DateTimeOffset _now;
    private long _sequence;

    /// <summary>Starts the clock.</summary>
    /// <param name="start">The first instant; kept as UTC.</param>
    public VirtualClock(DateTimeOffset start) => _now = start.ToUniversalTime();

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Moves the clock forward, firing what falls due on the way.</summary>
    /// <param name="by">How far; zero fires what is already due.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        AdvanceTo(GetUtcNow() + by);
    }

    /// <summary>Moves the clock to the instant, firing what falls due on the way. An instant that has passed fires only what is already due.</summary>
    /// <param name="instant">Where the clock stands afterwards.</param>
    public void AdvanceTo(DateTimeOffset instant)
    {
        while (NextFiring(instant.ToUniversalTime()) is { } timer)
            timer.Fire();
    }

    /// <summary>When the next timer falls due, UTC; null when none is set.</summary>
    public DateTimeOffset? NextTimer()
    {
        lock (_gate)
        {
            DropStopped();
            return _firings.TryPeek(out _, out var key) ? new DateTimeOffset(key.DueTicks, TimeSpan.Zero) : null;
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private Timer? NextFiring(DateTimeOffset until)
    {
        lock (_gate)
        {
            DropStopped();
            if (_firings.TryPeek(out var firing, out var key) && key.DueTicks <= until.Ticks)
            {
                _firings.Dequeue();
                if (key.DueTicks > _now.Ticks)
                    _now = new DateTimeOffset(key.DueTicks, TimeSpan.Zero);
                firing.Timer.Fired(this);
                return firing.Timer;
            }

            if (until > _now)
                _now = until;
            return null;
        }
    }

    private void DropStopped()
    {
        while (_firings.TryPeek(out var firing, out _) && firing.Timer.Version != firing.Version)
            _firings.Dequeue();
    }

    private void Schedule(Timer timer, TimeSpan dueIn) =>
        _firings.Enqueue(new Firing(timer, timer.Version), ((_now + dueIn).Ticks, _sequence++));

    private readonly record struct Firing(Timer Timer, long Version);

    private sealed class Timer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;
        private bool _disposed;

        /// <summary>Grows with every change, so that an earlier appointment is recognised as void.</summary>
        public long Version { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                if (_disposed)
                    return false;
                Version++;
                _period = period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                    clock.Schedule(this, dueTime < TimeSpan.Zero ? TimeSpan.Zero : dueTime);
                return true;
            }
        }

        public void Fired(VirtualClock owner)
        {
            if (_period > TimeSpan.Zero)
                owner.Schedule(this, _period);
        }

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock._gate)
            {
                _disposed = true;
                Version++;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
