namespace Connectors.Simulators.Time;

/// <summary>A clock that runs faster (or slower) than the real one. Equal epochs and rate give equal instants in every process of the machine.</summary>
/// <remarks>Immutable and safe for use by several threads.</remarks>
public sealed class AcceleratedClock : TimeProvider
{
    private readonly TimeProvider _real;

    /// <summary>Starts the clock from the system's clock.</summary>
    /// <param name="epoch">The simulated instant that corresponds to <paramref name="realEpoch"/>.</param>
    /// <param name="realEpoch">The real instant at which the simulated clock showed <paramref name="epoch"/>.</param>
    /// <param name="rate">Simulated seconds per real second; more than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is zero or negative.</exception>
    public AcceleratedClock(DateTimeOffset epoch, DateTimeOffset realEpoch, decimal rate)
        : this(epoch, realEpoch, rate, System)
    {
    }

    /// <summary>Starts the clock from a given real clock.</summary>
    /// <param name="epoch">The simulated instant that corresponds to <paramref name="realEpoch"/>.</param>
    /// <param name="realEpoch">The real instant at which the simulated clock showed <paramref name="epoch"/>.</param>
    /// <param name="rate">Simulated seconds per real second; more than zero.</param>
    /// <param name="real">The clock to scale.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is zero or negative.</exception>
    public AcceleratedClock(DateTimeOffset epoch, DateTimeOffset realEpoch, decimal rate, TimeProvider real)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        ArgumentNullException.ThrowIfNull(real);
        Epoch = epoch.ToUniversalTime();
        RealEpoch = realEpoch.ToUniversalTime();
        Rate = rate;
        _real = real;
    }

    /// <summary>The simulated instant that corresponds to <see cref="RealEpoch"/>, UTC.</summary>
    public DateTimeOffset Epoch { get; }

    /// <summary>The real instant at which the clock showed <see cref="Epoch"/>, UTC.</summary>
    public DateTimeOffset RealEpoch { get; }

    /// <summary>Simulated seconds per real second.</summary>
    public decimal Rate { get; }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() =>
        Epoch.AddTicks(decimal.ToInt64(decimal.Floor((_real.GetUtcNow() - RealEpoch).Ticks * Rate)));

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(this, _real.CreateTimer(callback, state, ToReal(dueTime), ToReal(period)));

    /// <summary>Real time that the simulated time takes, rounded up to whole milliseconds so that no timer fires early.</summary>
    private TimeSpan ToReal(TimeSpan simulated) => simulated <= TimeSpan.Zero
        ? simulated
        : TimeSpan.FromTicks(decimal.ToInt64(decimal.Ceiling(simulated.Ticks / Rate / TimeSpan.TicksPerMillisecond)) * TimeSpan.TicksPerMillisecond);

    private sealed class ScaledTimer(AcceleratedClock clock, ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(clock.ToReal(dueTime), clock.ToReal(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
