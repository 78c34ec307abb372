using System.Globalization;

namespace Connectors.Domain.Ports;

/// <summary>
/// Leave to send for one run of one piece of work. It ends at the end of the lease on the work or at the end of the run's own time, whichever is earlier,
/// and once it has ended it never opens again: a worker that lost its work, or slept, sends nothing more. Thread-safe.
/// </summary>
/// <remarks>
/// Both ends are watched on the wall clock and on <see cref="TimeProvider.GetTimestamp"/>, and the first of the two that is over counts: neither a clock that
/// was set back nor a machine that was suspended prolongs it. An adapter checks it as the last thing before each request: it asks <see cref="IsOpen"/> before a
/// read, and <see cref="MarkSent"/> before a request that is <see cref="RetrySafety.Create"/> or <see cref="RetrySafety.Act"/>. Past it nothing is sent, and
/// the failure is <see cref="FailureKind.NotExecuted"/> while <see cref="HasSent"/> is false, else <see cref="FailureKind.OutcomeUnknown"/>.
/// </remarks>
public sealed class SendPermit
{
    private readonly Lock _gate = new();
    private readonly IReadOnlyList<SendPermit> _parts = [];
    private readonly TimeProvider _clock;
    private readonly long _began;
    private readonly DateTimeOffset _limitEnds;
    private readonly TimeSpan _timeLimit;
    private DateTimeOffset _leaseEnds;
    private TimeSpan _leaseRunsOutAt;
    private bool _isClosed;
    private bool _hasSent;
    private string? _whyClosed;

    /// <summary>Opens a permit now.</summary>
    /// <param name="clock">Tells both clocks.</param>
    /// <param name="leaseEnds">When the lease ends on the wall clock, less the margin that the holder of the lease wants.</param>
    /// <param name="leaseLeft">How long the lease still runs, less the same margin. Zero or less: the permit is closed from the start.</param>
    /// <param name="timeLimit">The most time that this run may take; <see cref="TimeSpan.MaxValue"/> for no limit of its own.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeLimit"/> is negative.</exception>
    public SendPermit(TimeProvider clock, DateTimeOffset leaseEnds, TimeSpan leaseLeft, TimeSpan timeLimit)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentOutOfRangeException.ThrowIfLessThan(timeLimit, TimeSpan.Zero);
        _clock = clock;
        _began = clock.GetTimestamp();
        _timeLimit = timeLimit;
        _limitEnds = After(clock.GetUtcNow(), timeLimit);
        (_leaseEnds, _leaseRunsOutAt) = (leaseEnds, leaseLeft > TimeSpan.Zero ? leaseLeft : TimeSpan.Zero);
    }

    private SendPermit(IReadOnlyList<SendPermit> parts)
        : this(TimeProvider.System, DateTimeOffset.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue) => _parts = parts;

    /// <summary>A new permit that no clock ends, for hosts that call a port by hand and hold no lease. It still remembers what was sent under it, so each piece of work takes its own.</summary>
    public static SendPermit WithoutLimit() => new(TimeProvider.System, DateTimeOffset.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue);

    /// <summary>Leave for one request that does the work of several: it is open while all are, and what is sent under it is sent under each.</summary>
    /// <param name="permits">One for each piece of work; at least one.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static SendPermit Together(IReadOnlyList<SendPermit> permits)
    {
        ArgumentNullException.ThrowIfNull(permits);
        return permits switch
        {
            [] => throw new ArgumentException("A request needs leave.", nameof(permits)),
            [var only] => only,
            _ => new SendPermit(permits),
        };
    }

    /// <summary>The instant, UTC, after which nothing may be sent, as the wall clock tells it; <see cref="DateTimeOffset.MaxValue"/> where there is none.</summary>
    public DateTimeOffset NotAfter
    {
        get
        {
            lock (_gate)
                return _parts.Aggregate(Earlier(_leaseEnds, _limitEnds).ToUniversalTime(), static (earliest, part) => Earlier(earliest, part.NotAfter));
        }
    }

    /// <summary>How long it still is open: the smaller answer of the two clocks, never negative; <see cref="TimeSpan.MaxValue"/> where nothing ends it.</summary>
    public TimeSpan Remaining
    {
        get
        {
            lock (_gate)
                return Left();
        }
    }

    /// <summary>Whether something may be sent now.</summary>
    public bool IsOpen => Remaining > TimeSpan.Zero;

    /// <summary>Whether a request that makes something or moves something on has left under it. It says nothing of reads, or of what sets a value. Final once the permit is closed.</summary>
    public bool HasSent
    {
        get
        {
            lock (_gate)
                return _hasSent;
        }
    }

    /// <summary>What <see cref="Close"/> was told first; null while nobody closed it by hand.</summary>
    public string? WhyClosed
    {
        get
        {
            lock (_gate)
                return _whyClosed;
        }
    }

    /// <summary>The lease was prolonged. The run's own time stays what it is, and a permit that has ended stays ended.</summary>
    /// <param name="leaseEnds">When the lease ends now, less the margin.</param>
    /// <param name="leaseLeft">How long it still runs from now, less the margin.</param>
    /// <returns>Whether the permit is open.</returns>
    public bool ExtendLease(DateTimeOffset leaseEnds, TimeSpan leaseLeft)
    {
        lock (_gate)
        {
            if (Left() == TimeSpan.Zero)
                return false;
            _leaseEnds = leaseEnds;
            _leaseRunsOutAt = Sum(_clock.GetElapsedTime(_began), leaseLeft > TimeSpan.Zero ? leaseLeft : TimeSpan.Zero);
            return Left() > TimeSpan.Zero;
        }
    }

    /// <summary>Ends it for ever: the work was lost, or this run of it was given up.</summary>
    /// <param name="why">Why, for people; never a secret or personal data. Only the first is kept.</param>
    public void Close(string why)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        lock (_gate)
        {
            _isClosed = true;
            _whyClosed ??= why;
        }
    }

    /// <summary>
    /// Asks leave for a request that makes something or moves something on, which leaves right after. One step with the check: who closes the permit and then
    /// finds <see cref="HasSent"/> false knows that nothing leaves any more.
    /// </summary>
    /// <returns>Whether the request may leave; false when the permit has ended, and then nothing is noted.</returns>
    public bool MarkSent()
    {
        lock (_gate)
        {
            if (Left() == TimeSpan.Zero)
                return false;

            // One that ends between the check and this leaves others marked for what is not sent: they look it up in vain, which harms nobody.
            if (!_parts.All(static part => part.MarkSent()))
                return false;
            _hasSent = true;
            return true;
        }
    }

    /// <summary>The instants alone.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"SendPermit {{ NotAfter = {NotAfter:O} }}");

    /// <summary>What is left. Seen to be over, it is over for good.</summary>
    private TimeSpan Left()
    {
        if (_isClosed)
            return TimeSpan.Zero;
        if (_parts.Count > 0)
            return _parts.Min(static part => part.Remaining);
        if (_leaseEnds == DateTimeOffset.MaxValue && _leaseRunsOutAt == TimeSpan.MaxValue && _timeLimit == TimeSpan.MaxValue)
            return TimeSpan.MaxValue;
        var steady = (_leaseRunsOutAt < _timeLimit ? _leaseRunsOutAt : _timeLimit) - _clock.GetElapsedTime(_began);
        var wall = Earlier(_leaseEnds, _limitEnds) - _clock.GetUtcNow();
        var left = steady < wall ? steady : wall;
        if (left > TimeSpan.Zero)
            return left;
        _isClosed = true;
        return TimeSpan.Zero;
    }

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;

    private static DateTimeOffset After(DateTimeOffset from, TimeSpan time) => time < DateTimeOffset.MaxValue - from ? from + time : DateTimeOffset.MaxValue;

    private static TimeSpan Sum(TimeSpan elapsed, TimeSpan more) => more < TimeSpan.MaxValue - elapsed ? elapsed + more : TimeSpan.MaxValue;
}
