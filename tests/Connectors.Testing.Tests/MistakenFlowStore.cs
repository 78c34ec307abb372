using System.Runtime.CompilerServices;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Testing.Tests;

/// <summary>The store in memory with one mistake.</summary>
internal sealed class MistakenFlowStore : IFlowStore
{
    private readonly InMemoryFlowStore _store;
    private readonly MistakenClock _clock;
    private readonly string _mistake;
    private readonly Dictionary<(CaseId Case, string Id), OutboxEntry> _uncounted = [];
    private int _copies;

    public MistakenFlowStore(string mistake, TimeProvider leaseClock)
    {
        _mistake = mistake;
        _clock = new MistakenClock(leaseClock);
        _store = new InMemoryFlowStore(_clock);
    }

    public Task InitialiseAsync(CancellationToken cancellationToken = default) => _store.InitialiseAsync(cancellationToken);

    public Task<int> DeliverAsync(IReadOnlyList<InboxMessage> inputs, DateTimeOffset now, CancellationToken cancellationToken = default) => _mistake switch
    {
        "forgets an input" => Task.FromResult(inputs.Count),
        "hears an input twice" => _store.DeliverAsync([.. inputs.Select(i => i with { InputId = $"{i.InputId} {_copies++}" })], now, cancellationToken),
        "cuts texts at zero" => _store.DeliverAsync([.. inputs.Select(static i => i with { Content = i.Content.Split('\0')[0] })], now, cancellationToken),
        "forgets formats of inputs" => _store.DeliverAsync([.. inputs.Select(static i => i with { Format = 1 })], now, cancellationToken),
        "forgets kinds" => _store.DeliverAsync([.. inputs.Select(static i => i with { Kind = InputKind.News })], now, cancellationToken),
        _ => _store.DeliverAsync(inputs, now, cancellationToken),
    };

    public async Task<IReadOnlyList<ClaimedCase>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken = default)
    {
        if (_mistake == "ends leases by the clock of flows")
            _clock.Now = request.Now;
        if (_mistake == "gives an inbox whole")
            request = request with { MaxInputs = int.MaxValue };
        if (_mistake == "gives a connection everything")
            request = request with { MaxOfConnection = null };
        if (_mistake == "never ends a lease")
            request = request with { Lease = TimeSpan.FromDays(1000) };
        var claimed = await _store.ClaimAsync(request with { Serves = Served(request.Serves) }, cancellationToken);
        return _mistake switch
        {
            "splits problems at line breaks" => [.. claimed.Select(static c => c with { ProblemKeys = [.. c.ProblemKeys.SelectMany(static k => k.Split('\n'))] })],
            "counts no kept attempt" => [.. claimed.Select(c => c with { Effects = [.. c.Effects.Select(e => _uncounted.Remove((c.Case, e.Id), out var before) && c.DueEffect == e.Id ? before.Begin(request.Now) : e)] })],
            _ => claimed,
        };
    }

    public async Task<IReadOnlyList<CommitResult>> CommitAsync(IReadOnlyList<CaseCommit> commits, CancellationToken cancellationToken = default)
    {
        CaseCommit[] sent = [.. commits.Select(Change)];
        var done = await _store.CommitAsync(sent, cancellationToken);
        if (_mistake == "counts no kept attempt")
        {
            foreach (var (commit, next) in sent.Zip(done, static (c, d) => (c, d.Next)).Where(static k => k.Next is not null))
                _uncounted[(commit.Case, next!.DueEffect!)] = commit.Effects.First(e => e.Id == next.DueEffect);
        }

        return _mistake == "carries out a late commit" ? [.. done.Select(static d => d with { IsDone = true })] : done;
    }

    public async Task<IReadOnlyList<(CaseId Case, long Fence)>> ExtendAsync(IReadOnlyList<(CaseId Case, long Fence)> leases, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        var lost = await _store.ExtendAsync(leases, _mistake == "extends nothing" ? TimeSpan.Zero : lease, cancellationToken);
        return _mistake == "says nothing is lost" ? [] : lost;
    }

    public Task ReleaseAsync(IReadOnlyList<(CaseId Case, long Fence)> leases, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        _store.ReleaseAsync(leases, now, cancellationToken);

    public Task<int> WakeWaitingAsync(string topic, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        _mistake == "wakes nobody" ? Task.FromResult(1) : _store.WakeWaitingAsync(topic, now, cancellationToken);

    public async Task WakeAsync(CaseId caseId, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        if (_mistake == "fills the inbox with wakes")
            await _store.DeliverAsync([new InboxMessage(caseId, "bq", $"wake {_copies++}", string.Empty, Priority.Order) { Kind = InputKind.Wake }], now, cancellationToken);
        else
            await _store.WakeAsync(caseId, now, cancellationToken);
    }

    public async Task<bool> ActAsync(CaseId caseId, CaseAct act, Requester by, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        switch (_mistake)
        {
            case "hears no acknowledgement":
                return true;
            case "forgets who acted":
                await _store.WakeAsync(caseId, now, cancellationToken);
                return await _store.GetCaseAsync(caseId, cancellationToken) is not null;
            default:
                return await _store.ActAsync(caseId, act, by, now, cancellationToken);
        }
    }

    public Task<DateTimeOffset?> GetNextDueAsync(IReadOnlyList<ServedFlow>? serves = null, CancellationToken cancellationToken = default) =>
        _store.GetNextDueAsync(_mistake == "says what is next of everything" ? null : Served(serves), cancellationToken);

    public Task<IReadOnlyList<UnservedCases>> GetUnservedAsync(DateTimeOffset dueBefore, CancellationToken cancellationToken = default) =>
        _mistake == "counts no unserved" ? Task.FromResult<IReadOnlyList<UnservedCases>>([]) : _store.GetUnservedAsync(dueBefore, cancellationToken);

    public async Task<PrunedCases> PruneAsync(RetentionPolicy policy, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        if (_mistake == "prunes without a length")
            policy = policy with { ClosedCases = policy.ClosedCases ?? TimeSpan.Zero };
        if (_mistake == "prunes what is open")
            _clock.Now = DateTimeOffset.MaxValue - TimeSpan.FromDays(1);
        var pruned = await _store.PruneAsync(policy, now, cancellationToken);
        return _mistake switch
        {
            "prunes nothing" => new PrunedCases(0, 0, 0, 0),
            "prunes one portion" => pruned with { Cases = Math.Min(pruned.Cases, policy.Portion) },
            _ => pruned,
        };
    }

    public async Task<CaseView?> GetCaseAsync(CaseId caseId, CancellationToken cancellationToken = default)
    {
        var view = await _store.GetCaseAsync(caseId, cancellationToken);
        return _mistake switch
        {
            "forgets seals" => view is null ? null : view with { Seal = string.Empty },
            "breaks the chain" => view is null ? null : view with { JournalPrunedHash = string.Empty },
            "forgets times of effects" => view is null ? null : view with { Effects = [.. view.Effects.Select(static e => e with { BegunAt = null, SentAt = null })] },
            _ => view,
        };
    }

    public async IAsyncEnumerable<CaseView> GetCasesAsync(string flow, bool openOnly = false, string after = "", [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var view in _store.GetCasesAsync(flow, openOnly, _mistake == "lists from the beginning" ? string.Empty : after, cancellationToken))
            yield return view;
    }

    public Task<IReadOnlyList<JournalEntry>> GetJournalAsync(CaseId caseId, CancellationToken cancellationToken = default) => _store.GetJournalAsync(caseId, cancellationToken);

    public Task<IReadOnlyList<ExceptionRecord>> GetExceptionsAsync(bool includeCleared = false, string? scope = null, CancellationToken cancellationToken = default) =>
        _store.GetExceptionsAsync(includeCleared, scope, cancellationToken);

    public Task SetExceptionsAsync(string scope, IReadOnlyList<Problem> problems, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        _store.SetExceptionsAsync(scope, problems, now, cancellationToken);

    public async IAsyncEnumerable<TableRow> GetRowsAsync(string table, string from = "", string? to = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var rows = new List<TableRow>();
        await foreach (var row in _store.GetRowsAsync(table, from, _mistake == "reads rows without end" ? null : to, cancellationToken))
            rows.Add(row);
        foreach (var row in _mistake == "orders rows by UTF-16" ? rows.OrderBy(static r => r.Key, StringComparer.Ordinal) : rows.AsEnumerable())
            yield return row;
    }

    private IReadOnlyList<ServedFlow>? Served(IReadOnlyList<ServedFlow>? serves) => serves is null ? null : _mistake switch
    {
        "gives what is not served" => null,
        "ignores connections" => [.. serves.Select(static s => s with { Connections = null })],
        "ignores formats" => [.. serves.Select(static s => s with { Format = int.MaxValue })],
        "mixes what is served" => [.. serves.Select(s => s with { Format = serves.Max(static o => o.Format) })],
        _ => serves,
    };

    private CaseCommit Change(CaseCommit commit) => _mistake switch
    {
        "keeps no lease" => commit with { KeepFor = null },
        "keeps a lease without being asked" => commit with { KeepFor = commit.KeepFor ?? TimeSpan.FromMinutes(1) },
        "forgets retries" => commit with { RetryAt = null },
        "replaces kept problems" => commit with { KeepsProblems = false },
        "forgets strays" => commit with { Strays = [] },
        "wakes nobody from a commit" => commit with { Wake = [] },
        "delivers nothing from a commit" => commit with { Deliver = [] },
        "delivers from a commit twice" => commit with { Deliver = [.. commit.Deliver.Select(i => i with { InputId = $"{i.InputId} {_copies++}" })] },
        "writes no rows" => commit with { Rows = [] },
        "deletes no rows" => commit with { Rows = [.. commit.Rows.Where(static r => r.Content is not null)] },
        _ => commit,
    };

    private sealed class MistakenClock(TimeProvider real) : TimeProvider
    {
        public DateTimeOffset? Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now ?? real.GetUtcNow();
    }
}
