namespace Connectors.Flows.Engine.Polling;

/// <summary>How a poll works.</summary>
/// <param name="Name">Name of its flow.</param>
/// <param name="Priority">How urgent it is.</param>
/// <param name="ClockTolerance">How much our clock and a system's may differ before a person must see it.</param>
internal sealed record PollOptions(string Name, Priority Priority, TimeSpan ClockTolerance)
{
    /// <summary>Whether its list is of what changed since an instant, so that a run no longer brings what an earlier one did; any other brings all there is.</summary>
    public bool IsByDate { get; init; }

    /// <summary>Least time between two runs when the system tells of news meanwhile (<see cref="PollWaker"/>); null when news does not make it run sooner.</summary>
    public TimeSpan? SoonestAgain { get; init; }

    /// <summary>How long after it was first seen a document of a connection may have to be worked on at the latest; null when no clock runs for it.</summary>
    public Func<string, TimeSpan>? Window { get; init; }
}
