using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Connectors.Tests.Shared;

/// <summary>
/// A clock that only tests move, which tells of the waits that were asked of it. Waits (<c>Task.Delay</c>) are told from time-outs (cancellation
/// sources) by who asks for the timer: by default a wait is over at once and takes the clock with it, while time-outs fire only when the clock passes them.
/// </summary>
internal sealed class ManualClock(bool skipsWaits = true) : FakeTimeProvider(Start)
{
    public static readonly new DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly List<TimeSpan> _waits = [];
    private readonly Channel<TimeSpan> _begun = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>Every wait that was asked for, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_gate)
                return [.. _waits];
        }
    }

    public TimeSpan Elapsed => GetUtcNow() - Start;

    /// <summary>Ends when the next wait has begun, and says how long it is; each wait is told once.</summary>
    public ValueTask<TimeSpan> NextWaitAsync() => _begun.Reader.ReadAsync();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (state is not Task)
            return timer;
        lock (_gate)
            _waits.Add(dueTime);
        _begun.Writer.TryWrite(dueTime);
        if (skipsWaits)
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        return timer;
    }
}
