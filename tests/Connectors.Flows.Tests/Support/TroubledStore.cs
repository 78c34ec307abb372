using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Tests.Support;

/// <summary>A store whose process dies: from the chosen call on everything fails; that call itself may have been carried out, its answer lost.</summary>
internal sealed class TroubledStore(IFlowStore inner, int diesAtCall, bool carriesItOut) : IFlowStore
{
    private int _calls;

    public bool IsDead { get; private set; }

    /// <summary>Fails this many prolongations of leases and then works again.</summary>
    public int FailingExtends { get; set; }

    /// <summary>Fails this many commits and then works again.</summary>
    public int FailingCommits { get; set; }

    /// <summary>Fails every commit of these cases.</summary>
    public Func<CaseCommit, bool> FailingCases { get; set; } = static _ => false;

    /// <summary>While it is not over, prolongations and commits do not come through: the process stands still.</summary>
    public Task Frozen { get; set; } = Task.CompletedTask;

    public int Extends { get; private set; }

    public Task InitialiseAsync(CancellationToken cancellationToken = default) => inner.InitialiseAsync(cancellationToken);

    public Task<int> DeliverAsync(IReadOnlyList<InboxMessage> inputs, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        CallAsync(() => inner.DeliverAsync(inputs, now, cancellationToken));

    public Task<IReadOnlyList<ClaimedCase>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(() => inner.ClaimAsync(request, cancellationToken));

    public async Task<IReadOnlyList<CommitResult>> CommitAsync(IReadOnlyList<CaseCommit> commits, CancellationToken cancellationToken = default)
    {
        await Frozen;
        return FailingCommits-- > 0 || commits.Any(FailingCases) ? throw new FlowStoreException("busy") : await CallAsync(() => inner.CommitAsync(commits, cancellationToken));
    }

    public async Task<IReadOnlyList<(CaseId Case, long Fence)>> ExtendAsync(IReadOnlyList<(CaseId Case, long Fence)> leases, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        Extends++;
        await Frozen;
        return FailingExtends-- > 0 ? throw new FlowStoreException("busy") : await inner.ExtendAsync(leases, lease, cancellationToken);
    }

    public Task ReleaseAsync(IReadOnlyList<(CaseId Case, long Fence)> leases, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        IsDead ? throw new FlowStoreException("dead") : inner.ReleaseAsync(leases, now, cancellationToken);

    public Task<int> WakeWaitingAsync(string topic, DateTimeOffset now, CancellationToken cancellationToken = default) => CallAsync(() => inner.WakeWaitingAsync(topic, now, cancellationToken));

    public Task WakeAsync(CaseId caseId, DateTimeOffset now, CancellationToken cancellationToken = default) => inner.WakeAsync(caseId, now, cancellationToken);

    public Task<bool> ActAsync(CaseId caseId, CaseAct act, Requester by, DateTimeOffset now, CancellationToken cancellationToken = default) => inner.ActAsync(caseId, act, by, now, cancellationToken);

    public Task<DateTimeOffset?> GetNextDueAsync(IReadOnlyList<ServedFlow>? serves = null, CancellationToken cancellationToken = default) => inner.GetNextDueAsync(serves, cancellationToken);

    public Task<IReadOnlyList<UnservedCases>> GetUnservedAsync(DateTimeOffset dueBefore, CancellationToken cancellationToken = default) => inner.GetUnservedAsync(dueBefore, cancellationToken);

    public Task<PrunedCases> PruneAsync(RetentionPolicy policy, DateTimeOffset now, CancellationToken cancellationToken = default) => inner.PruneAsync(policy, now, cancellationToken);

    public Task<CaseView?> GetCaseAsync(CaseId caseId, CancellationToken cancellationToken = default) => CallAsync(() => inner.GetCaseAsync(caseId, cancellationToken));

    public IAsyncEnumerable<CaseView> GetCasesAsync(string flow, bool openOnly = false, string after = "", CancellationToken cancellationToken = default) =>
        inner.GetCasesAsync(flow, openOnly, after, cancellationToken);

    public Task<IReadOnlyList<JournalEntry>> GetJournalAsync(CaseId caseId, CancellationToken cancellationToken = default) => inner.GetJournalAsync(caseId, cancellationToken);

    public Task<IReadOnlyList<ExceptionRecord>> GetExceptionsAsync(bool includeCleared = false, string? scope = null, CancellationToken cancellationToken = default) =>
        inner.GetExceptionsAsync(includeCleared, scope, cancellationToken);

    public Task SetExceptionsAsync(string scope, IReadOnlyList<Problem> problems, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        inner.SetExceptionsAsync(scope, problems, now, cancellationToken);

    public IAsyncEnumerable<TableRow> GetRowsAsync(string table, string from = "", string? to = null, CancellationToken cancellationToken = default) => inner.GetRowsAsync(table, from, to, cancellationToken);

    private async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        var isLast = Interlocked.Increment(ref _calls) == diesAtCall;
        if (IsDead || (isLast && !carriesItOut))
            throw Death();
        var result = await call();
        return isLast ? throw Death() : result;

        FlowStoreException Death()
        {
            IsDead = true;
            return new FlowStoreException("dead");
        }
    }
}
