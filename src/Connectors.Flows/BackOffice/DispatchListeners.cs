using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.BackOffice;

/// <summary>What those who listen for dispatches ask for together: the least, or the most, that any of them needs.</summary>
internal static class DispatchListeners
{
    /// <summary>How they are polled for; perhaps nobody listens.</summary>
    public static PollOptions Options<T>(string name, IReadOnlyList<DispatchListener<T>> listeners) =>
        new(name, Priority.Ship, listeners.Select(static l => l.ClockTolerance).DefaultIfEmpty(TimeSpan.MaxValue).Min()) { IsByDate = true };

    /// <summary>From when on their system is asked for changes.</summary>
    public static DateTimeOffset Since<T>(this IReadOnlyList<DispatchListener<T>> theirs, PollPosition position) => position.Since(theirs.Max(static l => l.Overlap), theirs.Max(static l => l.FirstReach));
}
