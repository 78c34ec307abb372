using Connectors.Flows.Engine;

namespace Connectors.Flows.Storage;

/// <summary>
/// Where flows keep everything that must survive: few methods, each one transaction. Every implementation passes the same
/// conformance suite. Thread-safe.
/// </summary>
public interface IFlowStore
{
    /// <summary>Makes the schema ready; may be called at every start.</summary>
    Task InitialiseAsync(CancellationToken cancellationToken = default);

    /// <summary>Delivers inputs, each once, and makes their cases due.</summary>
    /// <returns>How many were new.</returns>
    Task<int> DeliverAsync(IReadOnlyList<InboxMessage> inputs, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>
    /// Claims due cases, most urgent first and in turn between connections (<see cref="ConnectionTurns"/>). Where no input waits, the most urgent
    /// due effect is named and its attempt counted before it begins.
    /// </summary>
    Task<IReadOnlyList<ClaimedCase>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken = default);

    /// <summary>Carries out commits in one transaction.</summary>
    /// <returns>For each, whether it was carried out; false when its lease was lost to another worker, and then nothing of it was.</returns>
    Task<IReadOnlyList<bool>> CommitAsync(IReadOnlyList<CaseCommit> commits, CancellationToken cancellationToken = default);

    /// <summary>Prolongs the leases that are still held.</summary>
    Task ExtendAsync(IReadOnlyList<(CaseId Case, long Fence)> leases, DateTimeOffset until, CancellationToken cancellationToken = default);

    /// <summary>Gives cases back unworked, due at once.</summary>
    Task ReleaseAsync(IReadOnlyList<(CaseId Case, long Fence)> leases, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Makes every case that waits for the table look again.</summary>
    /// <returns>How many.</returns>
    Task<int> WakeWaitingAsync(string table, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Makes one case look again.</summary>
    Task WakeAsync(CaseId caseId, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>The earliest instant at which something is due, UTC; null when everything waits for an input.</summary>
    Task<DateTimeOffset?> GetNextDueAsync(CancellationToken cancellationToken = default);

    /// <summary>The case; null when there is none.</summary>
    Task<CaseView?> GetCaseAsync(CaseId caseId, CancellationToken cancellationToken = default);

    /// <summary>Cases of a flow by key, without their states and outboxes.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="openOnly">Whether cases that are over are left out; then the cost does not grow with history.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    IAsyncEnumerable<CaseView> GetCasesAsync(string flow, bool openOnly = false, CancellationToken cancellationToken = default);

    /// <summary>A case's journal in order.</summary>
    Task<IReadOnlyList<JournalEntry>> GetJournalAsync(CaseId caseId, CancellationToken cancellationToken = default);

    /// <summary>Exception records, oldest first.</summary>
    /// <param name="includeCleared">Whether closed ones are given too.</param>
    /// <param name="scope">Only of this scope; null for all.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<ExceptionRecord>> GetExceptionsAsync(bool includeCleared = false, string? scope = null, CancellationToken cancellationToken = default);

    /// <summary>Replaces the open records of a scope that is no case: what is missing is cleared.</summary>
    Task SetExceptionsAsync(string scope, IReadOnlyList<Problem> problems, DateTimeOffset now, CancellationToken cancellationToken = default);
}
