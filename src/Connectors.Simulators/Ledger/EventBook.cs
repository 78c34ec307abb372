using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger;

/// <summary>
/// What really happened at all vendors, in the order it happened. Vendors only append, and know of each other only by what they hear here.
/// Used under the lock of the world.
/// </summary>
internal sealed class EventBook
{
    private readonly List<WorldEvent> _events = [];
    private readonly List<Action<WorldEvent>> _listeners = [];

    public IReadOnlyList<WorldEvent> Events => _events;

    public void Add(WorldEvent happened)
    {
        _events.Add(happened);
        foreach (var listener in _listeners)
            listener(happened);
    }

    /// <summary>Lets a vendor act on what happens at another.</summary>
    public void When<T>(Action<T> listener)
        where T : WorldEvent => _listeners.Add(happened =>
        {
            if (happened is T heard)
                listener(heard);
        });
}
