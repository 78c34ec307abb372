using System.Runtime.CompilerServices;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Storage;

/// <summary>A flow store that forgets everything with its process: for tests, trials and measuring the engine alone. Thread-safe.</summary>
public sealed class InMemoryFlowStore : IFlowStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<CaseId, Row> _cases = [];
    private readonly SortedDictionary<string, SortedSet<Due>[]> _queues = new(StringComparer.Ordinal);
    private readonly ConnectionTurns _turns = new();
    private readonly Dictionary<string, List<ExceptionRecord>> _open = new(StringComparer.Ordinal);
    private readonly List<ExceptionRecord> _cleared = [];
    private long _sequence;

    /// <inheritdoc/>
    public Task InitialiseAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<int> DeliverAsync(IReadOnlyList<InboxMessage> inputs, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        lock (_lock)
            return Task.FromResult(Deliver(inputs, now));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ClaimedCase>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (_lock)
        {
            var claimed = new List<ClaimedCase>();
            var underWay = request.UnderWay.ToDictionary(StringComparer.Ordinal);
            foreach (var priority in Enum.GetValues<Priority>())
            {
                var waiting = _queues.Where(q => q.Value[(int)priority] is { Count: > 0 } queue && queue.Min.At <= request.Now).Select(static q => q.Key);
                while (claimed.Count < request.Max && _turns.Take(waiting, underWay) is { } connection)
                    claimed.Add(Claim(_cases[_queues[connection][(int)priority].Min.Case], request));
            }

            return Task.FromResult<IReadOnlyList<ClaimedCase>>(claimed);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<bool>> CommitAsync(IReadOnlyList<CaseCommit> commits, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commits);
        lock (_lock)
            return Task.FromResult<IReadOnlyList<bool>>([.. commits.Select(Commit)]);
    }

    /// <inheritdoc/>
    public Task ExtendAsync(IReadOnlyList<(CaseId Case, long Fence)> leases, DateTimeOffset until, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(leases);
        lock (_lock)
        {
            foreach (var row in Held(leases))
                Schedule(row, until, row.Priority);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ReleaseAsync(IReadOnlyList<(CaseId Case, long Fence)> leases, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(leases);
        lock (_lock)
        {
            foreach (var row in Held(leases))
            {
                row.IsLeased = false;
                Schedule(row, now, row.Priority);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<int> WakeWaitingAsync(string table, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            var waiting = _cases.Values.Where(r => r.WaitsFor.Contains(table, StringComparer.Ordinal)).ToList();
            waiting.ForEach(r => Wake(r, now));
            return Task.FromResult(waiting.Count);
        }
    }

    /// <inheritdoc/>
    public Task WakeAsync(CaseId caseId, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (_cases.TryGetValue(caseId, out var row))
                Wake(row, now);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<DateTimeOffset?> GetNextDueAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return Task.FromResult(_queues.Values.SelectMany(static q => q).Where(static q => q.Count > 0)
                .Select(static q => (DateTimeOffset?)q.Min.At).Min());
        }
    }

    /// <inheritdoc/>
    public Task<CaseView?> GetCaseAsync(CaseId caseId, CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return Task.FromResult(_cases.TryGetValue(caseId, out var row) ? View(row) with { State = row.State, Effects = row.Effects } : null);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<CaseView> GetCasesAsync(string flow, bool openOnly = false, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        List<CaseView> views;
        lock (_lock)
            views = [.. _cases.Values.Where(r => r.Case.Flow == flow && !(openOnly && r.IsClosed)).OrderBy(static r => r.Case.Key, StringComparer.Ordinal).Select(View)];
        foreach (var view in views)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return view;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<JournalEntry>> GetJournalAsync(CaseId caseId, CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<JournalEntry>>(_cases.TryGetValue(caseId, out var row) ? [.. row.Journal] : []);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ExceptionRecord>> GetExceptionsAsync(bool includeCleared = false, string? scope = null, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<ExceptionRecord>>([.. _open.Values.SelectMany(static r => r).Concat(includeCleared ? _cleared : [])
                .Where(e => scope is null || e.Scope == scope).OrderBy(static e => e.RaisedAt).ThenBy(static e => e.Scope, StringComparer.Ordinal)]);
        }
    }

    /// <inheritdoc/>
    public Task SetExceptionsAsync(string scope, IReadOnlyList<Problem> problems, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        lock (_lock)
            SetExceptions(scope, problems, now);
        return Task.CompletedTask;
    }

    private static ClaimedCase Snapshot(Row row) => new()
    {
        Case = row.Case,
        Connection = row.Connection,
        Fence = row.Fence,
        Version = row.Version,
        State = row.State,
        JournalLength = row.Journal.Count,
        JournalHash = row.Journal.Count == 0 ? string.Empty : row.Journal[^1].Hash,
        Inputs = [.. row.Inputs.Select(static i => i.Input)],
        Effects = row.Effects,
        ProblemKeys = row.ProblemKeys,
        Deadline = row.Deadline,
        Value = row.Value,
    };

    private static CaseView View(Row row) => new()
    {
        Case = row.Case,
        Stage = row.Stage,
        IsClosed = row.IsClosed,
        Version = row.Version,
        JournalLength = row.Journal.Count,
        Deadline = row.Deadline,
        Value = row.Value,
        DueAt = row.DueAt,
    };

    private int Deliver(IReadOnlyList<InboxMessage> inputs, DateTimeOffset now)
    {
        var added = 0;
        foreach (var input in inputs)
        {
            if (!_cases.TryGetValue(input.Case, out var row))
                _cases.Add(input.Case, row = new Row(input.Case, input.Connection));
            if (!row.Seen.Add(input.InputId))
                continue;
            added++;
            row.Inputs.Add((new InboxEntry(++_sequence, input.InputId, input.Content), input.Priority));
            if (!row.IsLeased || row.DueAt <= now)
                Schedule(row, now, row.Inputs.Min(static i => i.Priority));
        }

        return added;
    }

    private ClaimedCase Claim(Row row, ClaimRequest request)
    {
        row.Fence++;
        row.IsLeased = true;
        Schedule(row, request.Now + request.Lease, row.Priority);
        if (row.Inputs.Count > 0 || row.Effects.Where(e => e.DueAt <= request.Now)
            .OrderBy(static e => e.Priority).ThenBy(static e => e.DueAt).ThenBy(static e => e.Id, StringComparer.Ordinal).FirstOrDefault() is not { } due)
        {
            return Snapshot(row);
        }

        row.Effects = [.. row.Effects.Select(e => e.Id == due.Id ? e with { Attempts = e.Attempts + 1 } : e)];
        return Snapshot(row) with { DueEffect = due.Id };
    }

    private bool Commit(CaseCommit commit)
    {
        if (!_cases.TryGetValue(commit.Case, out var row) || !row.IsLeased || row.Fence != commit.Fence || row.Version != commit.ExpectedVersion)
            return false;

        row.Version++;
        row.State = commit.State;
        row.Stage = commit.Stage;
        row.IsClosed = commit.IsClosed;
        row.Deadline = commit.Deadline;
        row.Value = commit.Value;
        row.WaitsFor = commit.WaitsFor;
        row.ProblemKeys = [.. commit.Problems.Select(static p => p.Key)];
        row.Effects = commit.Effects;
        row.Inputs.RemoveAll(i => i.Input.Sequence <= commit.HeardUpTo);
        row.Journal.AddRange(commit.Journal);
        row.IsLeased = false;
        SetExceptions(commit.Case.ToString(), commit.Problems, commit.Now);
        var (dueAt, priority) = commit.IsSetAside ? (null, Priority.Order)
            : row.Inputs.Count > 0 ? (commit.Now, row.Inputs.Min(static i => i.Priority)) : commit.GetNextWork();
        Schedule(row, dueAt, priority);
        Deliver(commit.Deliver, commit.Now);
        return true;
    }

    private void SetExceptions(string scope, IReadOnlyList<Problem> problems, DateTimeOffset now)
    {
        var before = _open.GetValueOrDefault(scope) ?? [];
        var after = problems.Select(p => ExceptionRecord.From(scope, p, now)).DistinctBy(static e => (e.Subject, e.Code))
            .Select(e => before.Find(b => IsSame(b, e)) is { } known ? e with { RaisedAt = known.RaisedAt } : e).ToList();
        _cleared.AddRange(before.Where(b => !after.Exists(e => IsSame(b, e))).Select(b => b with { ClearedAt = now }));
        if (after.Count > 0)
            _open[scope] = after;
        else
            _open.Remove(scope);

        static bool IsSame(ExceptionRecord left, ExceptionRecord right) => left.Subject == right.Subject && left.Code == right.Code;
    }

    private void Wake(Row row, DateTimeOffset now)
    {
        // Heard as an input without content, so that a worker that holds the case now looks again after it.
        row.Inputs.Add((new InboxEntry(++_sequence, "wake", string.Empty), Priority.Order));
        if (!row.IsLeased)
            Schedule(row, now, Priority.Order);
    }

    private IEnumerable<Row> Held(IReadOnlyList<(CaseId Case, long Fence)> leases) =>
        leases.Where(l => _cases.TryGetValue(l.Case, out var row) && row.IsLeased && row.Fence == l.Fence).Select(l => _cases[l.Case]);

    private void Schedule(Row row, DateTimeOffset? dueAt, Priority priority)
    {
        if (!_queues.TryGetValue(row.Connection, out var queues))
            _queues.Add(row.Connection, queues = [.. Enum.GetValues<Priority>().Select(static _ => new SortedSet<Due>())]);
        if (row.DueAt is { } old)
            queues[(int)row.Priority].Remove(new Due(old, row.Case));
        row.DueAt = dueAt;
        row.Priority = priority;
        if (dueAt is { } at)
            queues[(int)priority].Add(new Due(at, row.Case));
    }

    private readonly record struct Due(DateTimeOffset At, CaseId Case) : IComparable<Due>
    {
        public int CompareTo(Due other) => At.CompareTo(other.At) is not 0 and var byTime ? byTime
            : string.CompareOrdinal(Case.Flow, other.Case.Flow) is not 0 and var byFlow ? byFlow
            : string.CompareOrdinal(Case.Key, other.Case.Key);
    }

    private sealed class Row(CaseId caseId, string connection)
    {
        public CaseId Case { get; } = caseId;

        public string Connection { get; } = connection;

        public long Fence { get; set; }

        public bool IsLeased { get; set; }

        public long Version { get; set; }

        public string? State { get; set; }

        public string Stage { get; set; } = string.Empty;

        public bool IsClosed { get; set; }

        public DateTimeOffset? Deadline { get; set; }

        public string? Value { get; set; }

        public DateTimeOffset? DueAt { get; set; }

        public Priority Priority { get; set; } = Priority.Order;

        public IReadOnlyList<string> WaitsFor { get; set; } = [];

        public IReadOnlyList<string> ProblemKeys { get; set; } = [];

        public IReadOnlyList<OutboxEntry> Effects { get; set; } = [];

        public List<(InboxEntry Input, Priority Priority)> Inputs { get; } = [];

        public List<JournalEntry> Journal { get; } = [];

        public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);
    }
}
