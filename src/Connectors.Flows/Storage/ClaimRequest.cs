using System.Collections.ObjectModel;

namespace Connectors.Flows.Storage;

/// <summary>A worker asks for work.</summary>
/// <param name="Worker">The worker's name, for people.</param>
/// <param name="Now">The present instant, UTC.</param>
/// <param name="Lease">How long the worker may hold what it gets without renewing.</param>
/// <param name="Max">How many cases at most.</param>
/// <remarks>Value equality does not look into <see cref="UnderWay"/>.</remarks>
public sealed record ClaimRequest(string Worker, DateTimeOffset Now, TimeSpan Lease, int Max)
{
    /// <summary>Cases the worker has under way, by connection: those with fewer come first. Never null.</summary>
    public IReadOnlyDictionary<string, int> UnderWay { get => field ?? ReadOnlyDictionary<string, int>.Empty; init; }
}
