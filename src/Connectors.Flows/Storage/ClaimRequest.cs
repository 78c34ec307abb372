using System.Collections.ObjectModel;

namespace Connectors.Flows.Storage;

/// <summary>A worker asks for work.</summary>
/// <param name="Worker">The worker's name, for people.</param>
/// <param name="Now">The present instant on the clock of flows, UTC: what is due by it may be given.</param>
/// <param name="Lease">How long the worker may hold what it gets without renewing, on the store's clock.</param>
/// <param name="Max">How many cases at most.</param>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record ClaimRequest(string Worker, DateTimeOffset Now, TimeSpan Lease, int Max)
{
    /// <summary>What the worker can work on; null for everything.</summary>
    public IReadOnlyList<ServedFlow>? Serves { get; init; }

    /// <summary>Cases the worker has under way, by connection: those with fewer come first. Never null.</summary>
    public IReadOnlyDictionary<string, int> UnderWay { get => field ?? ReadOnlyDictionary<string, int>.Empty; init; }

    /// <summary>
    /// Most cases of one connection, those under way counted; null for no limit. Of a connection that has as many only cases are given that have something to
    /// hear: hearing takes no time, whereas what hangs with one connection must not take all of a worker's slots.
    /// </summary>
    public int? MaxOfConnection { get; init; }

    /// <summary>Most inputs that are given with one case, the oldest; the others wait for the next claim. At least 1. Default 500.</summary>
    public int MaxInputs { get; init; } = 500;
}
