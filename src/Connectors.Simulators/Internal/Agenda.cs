namespace Connectors.Simulators.Internal;

/// <summary>What the world will do by itself, by simulated time. Events run in the order of their instants, equal ones in the order of entry.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Action<DateTimeOffset>, (long Ticks, long Sequence)> _events = new();
    private long _sequence;

    public void At(DateTimeOffset instant, Action<DateTimeOffset> happens) =>
        _events.Enqueue(happens, (instant.UtcTicks, _sequence++));

    /// <summary>Runs all that is due; each event is told its own instant, not the present one.</summary>
    public void RunUntil(DateTimeOffset now)
    {
        while (_events.TryPeek(out var happens, out var key) && key.Ticks <= now.UtcTicks)
        {
            _events.Dequeue();
            happens(new DateTimeOffset(key.Ticks, TimeSpan.Zero));
        }
    }

    public DateTimeOffset? Next => _events.TryPeek(out _, out var key) ? new DateTimeOffset(key.Ticks, TimeSpan.Zero) : null;
}
