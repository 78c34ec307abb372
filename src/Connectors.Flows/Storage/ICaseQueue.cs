using System.Diagnostics.CodeAnalysis;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Storage;

/// <summary>
/// Gives work to workers, one case to one worker at a time. Leases run on the store's own real clock, never on the clock of flows. Each method is one
/// transaction. For runners. Thread-safe.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "A queue of work is what it is; its own methods are named after that.")]
public interface ICaseQueue
{
    /// <summary>Makes the schema ready; may be called at every start.</summary>
    Task InitialiseAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Claims due cases that the worker serves, most urgent first and in turn between connections (<see cref="ConnectionTurns"/>). Where no input waits, the
    /// most urgent due effect is named and its attempt counted before it begins (<see cref="OutboxEntry.Begin"/>).
    /// </summary>
    Task<IReadOnlyList<ClaimedCase>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken = default);

    /// <summary>Carries out commits in one transaction. One that was carried out already, its answer lost, is answered as done.</summary>
    /// <returns>For each, what became of it.</returns>
    Task<IReadOnlyList<CommitResult>> CommitAsync(IReadOnlyList<CaseCommit> commits, CancellationToken cancellationToken = default);

    /// <summary>Prolongs the leases that are still held.</summary>
    /// <param name="leases">The cases and their fences.</param>
    /// <param name="lease">How long they hold from now on, on the store's clock.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Those that are no longer the worker's.</returns>
    Task<IReadOnlyList<(CaseId Case, long Fence)>> ExtendAsync(IReadOnlyList<(CaseId Case, long Fence)> leases, TimeSpan lease, CancellationToken cancellationToken = default);

    /// <summary>Gives cases back unworked, due at once.</summary>
    Task ReleaseAsync(IReadOnlyList<(CaseId Case, long Fence)> leases, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>The earliest instant at which something is due that nobody holds, UTC; null when everything waits for an input.</summary>
    /// <param name="serves">What the worker serves; null for everything.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<DateTimeOffset?> GetNextDueAsync(IReadOnlyList<ServedFlow>? serves = null, CancellationToken cancellationToken = default);

    /// <summary>Open cases that were due before an instant and that no worker holds, counted by flow and connection.</summary>
    Task<IReadOnlyList<UnservedCases>> GetUnservedAsync(DateTimeOffset dueBefore, CancellationToken cancellationToken = default);

    /// <summary>Removes what the policy no longer keeps, in portions, each a transaction of its own. A case that is held stays whole. What stays of a pruned journal still proves that nothing in it was changed.</summary>
    /// <returns>What was removed.</returns>
    Task<PrunedCases> PruneAsync(RetentionPolicy policy, DateTimeOffset now, CancellationToken cancellationToken = default);
}
