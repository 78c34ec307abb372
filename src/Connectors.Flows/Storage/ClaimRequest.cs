namespace Connectors.Flows.Storage;

/// <summary>A worker asks for work.</summary>
/// <param name="Worker">The worker's name, for people.</param>
/// <param name="Now">The present instant, UTC.</param>
/// <param name="Lease">How long the worker may hold what it gets without renewing.</param>
/// <param name="Max">How many cases at most.</param>
public sealed record ClaimRequest(string Worker, DateTimeOffset Now, TimeSpan Lease, int Max);
