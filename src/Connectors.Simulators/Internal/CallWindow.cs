namespace Connectors.Simulators.Internal;

/// <summary>A sliding window: at most so many calls in so much time.</summary>
internal sealed class CallWindow(int calls, TimeSpan per)
{
    private readonly Queue<DateTimeOffset> _taken = new();

    /// <summary>Takes a place, or says how long until one is free.</summary>
    public TimeSpan? TryTake(DateTimeOffset now)
    {
        while (_taken.TryPeek(out var oldest) && oldest + per <= now)
            _taken.Dequeue();
        if (_taken.Count >= calls)
            return _taken.Peek() + per - now;
        _taken.Enqueue(now);
        return null;
    }

    public int Left => calls - _taken.Count;
}
