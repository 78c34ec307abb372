namespace Connectors.Flows.Storage;

/// <summary>What became of a commit.</summary>
/// <param name="IsDone">Whether it was carried out; false when its lease was lost to another worker, and then nothing of it was.</param>
/// <param name="Next">
/// The case with its next due effect begun, still the worker's: only where the commit asked for it (<see cref="CaseCommit.KeepFor"/>), no input waits and an
/// effect is due. Null when the lease ended with the commit.
/// </param>
public sealed record CommitResult(bool IsDone, ClaimedCase? Next = null);
