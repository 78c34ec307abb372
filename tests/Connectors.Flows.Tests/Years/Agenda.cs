using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.Years;

/// <summary>What happens when, in true time: the only thing that moves a simulated world. Things of one moment happen in the order they were asked for.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Action, (long At, long Number)> _queue = new();
    private long _number;

    /// <summary>True time since the world began.</summary>
    public TimeSpan Now { get; private set; }

    public DateTimeOffset TrueInstant => Given.T0 + Now;

    public int Count => _queue.Count;

    public long Happened { get; private set; }

    public void At(TimeSpan at, Action what) => _queue.Enqueue(what, ((at > Now ? at : Now).Ticks, ++_number));

    public void After(TimeSpan wait, Action what) => At(Now + wait, what);

    /// <summary>Lets things happen until a moment, or until there is no more to see.</summary>
    public void RunUntil(TimeSpan end, Func<bool> isOver)
    {
        while (!isOver() && _queue.TryPeek(out _, out var next) && next.At <= end.Ticks)
        {
            var what = _queue.Dequeue();
            Now = TimeSpan.FromTicks(next.At);
            Happened++;
            what();
        }

        if (!isOver())
            Now = end;
    }
}
