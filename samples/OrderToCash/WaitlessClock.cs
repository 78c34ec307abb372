using Connectors.Simulators.Time;

namespace OrderToCash;

/// <summary>
/// The clock of clients on a day that passes as fast as it can: what they wait for by themselves (<c>Task.Delay</c>: an export that the marketplace prepares) is over at once and takes the
/// day's clock with it. Time-outs of single calls run on the real one.
/// </summary>
internal sealed class WaitlessClock(VirtualClock day) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (state is not Task)
            return base.CreateTimer(callback, state, dueTime, period);
        var timer = day.CreateTimer(callback, state, dueTime, period);
        ThreadPool.QueueUserWorkItem(_ => day.Advance(dueTime));
        return timer;
    }
}
