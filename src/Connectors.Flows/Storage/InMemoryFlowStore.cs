using System.Runtime.CompilerServices;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Storage;

/// <summary>A flow store that forgets everything with its process: for tests, trials and measuring the engine alone. Thread-safe.</summary>
/// <param name="leaseClock">The real clock of leases; null for the system's.</param>
public sealed class InMemoryFlowStore(TimeProvider? leaseClock) : IFlowStore
{
    private const int PageSize = 500;

    private static readonly Priority[] Priorities = Enum.GetValues<Priority>();

    private readonly TimeProvider _leaseClock = leaseClock ?? TimeProvider.System;
    private readonly Lock _lock = new();
    private readonly Dictionary<CaseId, Row> _cases = [];
    /// <summary>Cases that have something to hear.</summary>
    private readonly HashSet<CaseId> _toHear = [];

    /// <summary>The keys of each flow in order, so that a list can be gone on with behind one.</summary>
    private readonly Dictionary<string, List<string>> _keys = new(StringComparer.Ordinal);
    private readonly SortedDictionary<QueueName, SortedSet<Due>[]> _queues = [];
    private readonly ConnectionTurns _turns = new();
    private readonly Dictionary<string, Dictionary<string, ExceptionRecord>> _open = new(StringComparer.Ordinal);
    private readonly List<ExceptionRecord> _cleared = [];
    private readonly Dictionary<string, SortedDictionary<string, string>> _tables = new(StringComparer.Ordinal);
    private long _sequence;

    /// <summary>Makes one whose leases run on the system's clock.</summary>
    public InMemoryFlowStore()
        : this(null)
    {
    }

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
            foreach (var priority in Priorities)
            {
                var due = _queues.Where(q => q.Value[(int)priority] is { Count: > 0 } queue && queue.Min.At <= request.Now).ToList();
                if (due.Count == 0)
                    continue;
                var waiting = due
                    .SelectMany(q => q.Value[(int)priority].TakeWhile(d => d.At <= request.Now).Where(d => IsFree(_cases[d.Case]) && Serves(request.Serves, _cases[d.Case])).Take(request.Max))
                    .GroupBy(d => _cases[d.Case].Connection, StringComparer.Ordinal)
                    .ToDictionary(static g => g.Key, static g => new Queue<Due>(g.Order()), StringComparer.Ordinal);
                foreach (var full in waiting.Keys.Where(IsFull).ToList())
                    waiting[full] = ToHear(full, priority, request);
                while (claimed.Count < request.Max && _turns.Take(waiting.Where(static w => w.Value.Count > 0).Select(static w => w.Key).Order(StringComparer.Ordinal), underWay) is { } connection)
                {
                    claimed.Add(Claim(_cases[waiting[connection].Dequeue().Case], request));
                    if (underWay[connection] == request.MaxOfConnection)
                        waiting[connection] = ToHear(connection, priority, request);
                }

                if (claimed.Count == request.Max)
                    break;
            }

            return Task.FromResult<IReadOnlyList<ClaimedCase>>(claimed);

            bool IsFull(string connection) => underWay.GetValueOrDefault(connection) >= request.MaxOfConnection;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<CommitResult>> CommitAsync(IReadOnlyList<CaseCommit> commits, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commits);
        lock (_lock)
            return Task.FromResult<IReadOnlyList<CommitResult>>([.. commits.Select(Commit)]);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<(CaseId Case, long Fence)>> ExtendAsync(IReadOnlyList<(CaseId Case, long Fence)> leases, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(leases);
        lock (_lock)
        {
            foreach (var row in Held(leases))
                row.LeasedUntil = _leaseClock.GetUtcNow() + lease;
            return Task.FromResult<IReadOnlyList<(CaseId Case, long Fence)>>([.. leases.Where(l => !IsHeld(l))]);
        }
    }

    /// <inheritdoc/>
    public Task ReleaseAsync(IReadOnlyList<(CaseId Case, long Fence)> leases, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(leases);
        lock (_lock)
        {
            foreach (var row in Held(leases))
            {
                row.LeasedUntil = null;
                Schedule(row, now, row.Priority);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<int> WakeWaitingAsync(string topic, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return Task.FromResult(WakeWaiting(topic, now));
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
    public Task<bool> ActAsync(CaseId caseId, CaseAct act, Requester by, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var message = CaseActMessage.Of(act, by);
        lock (_lock)
        {
            if (!_cases.TryGetValue(caseId, out var row))
                return Task.FromResult(false);
            Append(row, message.InputId, message.Kind, message.Content, now);
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public Task<DateTimeOffset?> GetNextDueAsync(IReadOnlyList<ServedFlow>? serves = null, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return Task.FromResult(_queues.SelectMany(static q => q.Value).Where(static q => q.Count > 0)
                .Select(q => q.Where(d => IsFree(_cases[d.Case]) && Serves(serves, _cases[d.Case])).Select(static d => (DateTimeOffset?)d.At).FirstOrDefault()).Min());
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<UnservedCases>> GetUnservedAsync(DateTimeOffset dueBefore, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<UnservedCases>>([.. _cases.Values.Where(r => r.DueAt < dueBefore && IsFree(r))
                .GroupBy(static r => (r.Case.Flow, r.Connection))
                .Select(static g => new UnservedCases(g.Key.Flow, g.Key.Connection, g.Max(static r => r.NewestFormat), g.Count(), g.Min(static r => r.DueAt)!.Value))
                .OrderBy(static u => u.Flow, StringComparer.Ordinal).ThenBy(static u => u.Connection, StringComparer.Ordinal)]);
        }
    }

    /// <inheritdoc/>
    public Task<PrunedCases> PruneAsync(RetentionPolicy policy, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        lock (_lock)
        {
            var (cases, entries, heard) = (0L, 0L, 0L);
            foreach (var row in _cases.Values.Where(r => r.IsClosed && r.Inputs.Count == 0 && IsFree(r) && r.CommittedAt < now - policy.ClosedCases && !_open.ContainsKey(r.Case.ToString())).ToList())
            {
                Schedule(row, null, row.Priority);
                _cases.Remove(row.Case);
                var keys = _keys[row.Case.Flow];
                keys.RemoveAt(keys.BinarySearch(row.Case.Key, KeyOrder.Instance));
                (cases, entries, heard) = (cases + 1, entries + row.Journal.Count, heard + row.Seen.Count);
            }

            foreach (var row in _cases.Values.Where(r => !r.IsClosed && IsFree(r)))
            {
                // Up to the first that is kept: a clock that was set back leaves older ones behind it, and what stays must be one chain.
                if (policy.JournalOfOpenCases is { } keep && row.Journal.TakeWhile(e => e.At < now - keep).Count() is > 0 and var old)
                {
                    (row.PrunedTo, row.PrunedHash) = (row.Journal[old - 1].Sequence, row.Journal[old - 1].Hash);
                    row.Journal.RemoveRange(0, old);
                    entries += old;
                }

                if (policy.HeardInputs is { } remember)
                {
                    foreach (var (inputId, _) in row.Seen.Where(s => s.Value < now - remember && row.Inputs.TrueForAll(i => i.Input.InputId != s.Key)).ToList())
                        heard += row.Seen.Remove(inputId) ? 1 : 0;
                }
            }

            var cleared = policy.ClearedExceptions is { } stay ? _cleared.RemoveAll(e => e.ClearedAt < now - stay) : 0;
            return Task.FromResult(new PrunedCases(cases, entries, heard, cleared));
        }
    }

    /// <inheritdoc/>
    public Task<CaseView?> GetCaseAsync(CaseId caseId, CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return Task.FromResult(_cases.TryGetValue(caseId, out var row) ? View(row) with { State = row.State, Effects = row.Effects } : null);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<CaseView> GetCasesAsync(string flow, bool openOnly = false, string after = "", [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        while (true)
        {
            List<CaseView> page;
            lock (_lock)
            {
                page = _keys.TryGetValue(flow, out var keys)
                    ? [.. Behind(keys, after).Select(k => _cases[new CaseId(flow, k)]).Where(r => !(openOnly && r.IsClosed)).Take(PageSize).Select(View)]
                    : [];
            }

            foreach (var view in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return view;
            }

            if (page.Count < PageSize)
                yield break;
            after = page[^1].Case.Key;
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
            return Task.FromResult<IReadOnlyList<ExceptionRecord>>([.. _open.Values.SelectMany(static r => r.Values).Concat(includeCleared ? _cleared : [])
                .Where(e => scope is null || e.Scope == scope).OrderBy(static e => e.RaisedAt).ThenBy(static e => e.Scope, StringComparer.Ordinal)]);
        }
    }

    /// <inheritdoc/>
    public Task SetExceptionsAsync(string scope, IReadOnlyList<Problem> problems, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        lock (_lock)
            SetExceptions(scope, problems, now, keepsOthers: false);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<TableRow> GetRowsAsync(string table, string from = "", string? to = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        List<TableRow> rows;
        lock (_lock)
        {
            rows = _tables.TryGetValue(table, out var found)
                ? [.. found.Where(r => KeyOrder.Instance.Compare(r.Key, from) >= 0 && (to is null || KeyOrder.Instance.Compare(r.Key, to) < 0)).Select(static r => new TableRow(r.Key, r.Value))]
                : [];
        }

        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    /// <summary>Whether one entry fits in everything: a format that is read for one connection says nothing of another.</summary>
    private static bool Serves(IReadOnlyList<ServedFlow>? serves, Row row) =>
        serves is null || serves.Any(s => s.Flow == row.Case.Flow && s.Format >= row.NewestFormat && s.Connections?.Contains(row.Connection, StringComparer.Ordinal) is not false);

    private static ClaimedCase Snapshot(Row row, int maxInputs = 500) => new()
    {
        Case = row.Case,
        Connection = row.Connection,
        Fence = row.Fence,
        Version = row.Version,
        State = row.State,
        Format = row.Format,
        Stage = row.Stage,
        Failures = row.Failures,
        Strays = row.Strays,
        JournalLength = row.Journal.Count + row.PrunedTo,
        JournalHash = row.JournalHash,
        Inputs = [.. row.Inputs.Take(maxInputs).Select(static i => i.Input)],
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
        Format = row.Format,
        Version = row.Version,
        JournalLength = row.Journal.Count + row.PrunedTo,
        JournalHash = row.JournalHash,
        Seal = row.Seal,
        CommittedAt = row.Version == 0 ? null : row.CommittedAt,
        JournalPrunedTo = row.PrunedTo,
        JournalPrunedHash = row.PrunedHash,
        Deadline = row.Deadline,
        Value = row.Value,
        DueAt = row.DueAt,
    };

    private static IEnumerable<string> Behind(List<string> keys, string after)
    {
        var at = after.Length == 0 ? 0 : keys.BinarySearch(after, KeyOrder.Instance);
        for (var i = at < 0 ? ~at : after.Length == 0 ? 0 : at + 1; i < keys.Count; i++)
            yield return keys[i];
    }

    /// <summary>Counts the attempt of the most urgent due effect; null when none is due.</summary>
    private static string? BeginDue(Row row, DateTimeOffset now)
    {
        if (row.Effects.Where(e => e.DueAt <= now).OrderBy(static e => e.Priority).ThenBy(static e => e.DueAt).ThenBy(static e => e.Id, StringComparer.Ordinal).FirstOrDefault() is not { } due)
            return null;
        row.Effects = [.. row.Effects.Select(e => e.Id == due.Id ? e.Begin(now) : e)];
        return due.Id;
    }

    /// <summary>What a connection that has its share may still be given.</summary>
    private Queue<Due> ToHear(string connection, Priority priority, ClaimRequest request) => new(_toHear.Select(c => _cases[c])
        .Where(r => r.Connection == connection && r.Priority == priority && r.DueAt <= request.Now && IsFree(r) && Serves(request.Serves, r))
        .Take(request.Max).Select(static r => new Due(r.DueAt!.Value, r.Case)));

    private bool IsFree(Row row) => !(row.LeasedUntil > _leaseClock.GetUtcNow());

    private int Deliver(IReadOnlyList<InboxMessage> inputs, DateTimeOffset now)
    {
        var added = 0;
        foreach (var input in inputs)
        {
            if (!_cases.TryGetValue(input.Case, out var row))
            {
                _cases.Add(input.Case, row = new Row(input.Case, input.Connection));
                if (!_keys.TryGetValue(input.Case.Flow, out var keys))
                    _keys.Add(input.Case.Flow, keys = []);
                keys.Insert(~keys.BinarySearch(input.Case.Key, KeyOrder.Instance), input.Case.Key);
            }

            if (!row.Seen.TryAdd(input.InputId, now))
                continue;
            added++;
            row.NewestFormat = Math.Max(row.NewestFormat, input.Format);
            _toHear.Add(row.Case);
            row.Inputs.Add((new InboxEntry(++_sequence, input.InputId, input.Content) { Kind = input.Kind, Format = input.Format }, input.Priority));
            Schedule(row, now, row.Inputs.Min(static i => i.Priority));
        }

        return added;
    }

    private ClaimedCase Claim(Row row, ClaimRequest request)
    {
        row.Fence++;
        row.LeasedUntil = _leaseClock.GetUtcNow() + request.Lease;
        var due = row.Inputs.Count > 0 ? null : BeginDue(row, request.Now);
        return Snapshot(row, request.MaxInputs) with { DueEffect = due };
    }

    private CommitResult Commit(CaseCommit commit)
    {
        if (!_cases.TryGetValue(commit.Case, out var row))
            return new CommitResult(false);
        if (row.Committed == (commit.Fence, commit.ExpectedVersion))
            return new CommitResult(true, KeepAgain(row, commit));
        if (row.LeasedUntil is null || row.Fence != commit.Fence || row.Version != commit.ExpectedVersion)
            return new CommitResult(false);

        row.Version++;
        row.Committed = (commit.Fence, commit.ExpectedVersion);
        row.Kept = null;
        row.State = commit.State;
        row.Format = commit.Format;
        row.Stage = commit.Stage;
        row.Failures = commit.Failures;
        row.Strays = commit.Strays;
        row.IsClosed = commit.IsClosed;
        row.Deadline = commit.Deadline;
        row.Value = commit.Value;
        row.CommittedAt = commit.Now;
        row.WaitsFor = commit.KeepsProblems ? [.. row.WaitsFor.Union(commit.WaitsFor)] : commit.WaitsFor;
        row.ProblemKeys = [.. commit.Problems.Select(static p => p.Key).Concat(commit.KeepsProblems ? row.ProblemKeys : []).Distinct()];
        row.Effects = commit.Effects;
        row.Inputs.RemoveAll(i => i.Input.Sequence <= commit.HeardUpTo);
        if (row.Inputs.Count == 0)
            _toHear.Remove(row.Case);
        row.NewestFormat = row.Inputs.Select(static i => i.Input.Format).Append(commit.Format).Max();
        row.Seal = commit.Seal;
        row.Journal.AddRange(commit.Journal);
        SetExceptions(commit.Case.ToString(), commit.Problems, commit.Now, commit.KeepsProblems);
        foreach (var change in commit.Rows)
            Change(change);
        Deliver(commit.Deliver, commit.Now);
        foreach (var topic in commit.Wake)
            WakeWaiting(topic, commit.Now);

        var isWaiting = row.Inputs.Count > 0 && !commit.IsSetAside && commit.RetryAt is null;
        var (dueAt, priority) = isWaiting ? (commit.Now, row.Inputs.Min(static i => i.Priority)) : commit.GetNextWork();
        Schedule(row, dueAt, priority);
        if (commit.KeepFor is { } lease && !isWaiting && commit.RetryAt is null && dueAt <= commit.Now && BeginDue(row, commit.Now) is { } due)
        {
            row.LeasedUntil = _leaseClock.GetUtcNow() + lease;
            row.Kept = due;
            return new CommitResult(true, Snapshot(row) with { DueEffect = due });
        }

        row.LeasedUntil = null;
        return new CommitResult(true);
    }

    /// <summary>What a commit that is made again began when it was carried out, if the case is still its worker's.</summary>
    private ClaimedCase? KeepAgain(Row row, CaseCommit commit)
    {
        if (commit.KeepFor is not { } lease || row.Kept is not { } kept || row.LeasedUntil is null || row.Fence != commit.Fence)
            return null;
        row.LeasedUntil = _leaseClock.GetUtcNow() + lease;
        return Snapshot(row) with { DueEffect = kept };
    }

    private void Change(RowChange change)
    {
        if (!_tables.TryGetValue(change.Table, out var table))
            _tables.Add(change.Table, table = new SortedDictionary<string, string>(KeyOrder.Instance));
        if (change.Content is { } content)
            table[change.Key] = content;
        else
            table.Remove(change.Key);
    }

    private void SetExceptions(string scope, IReadOnlyList<Problem> problems, DateTimeOffset now, bool keepsOthers)
    {
        if (!_open.TryGetValue(scope, out var open))
            _open.Add(scope, open = new Dictionary<string, ExceptionRecord>(StringComparer.Ordinal));
        var named = problems.DistinctBy(static p => p.Key).ToDictionary(static p => p.Key, StringComparer.Ordinal);
        foreach (var (key, record) in open.Where(o => !keepsOthers && !named.ContainsKey(o.Key)).ToList())
        {
            _cleared.Add(record with { ClearedAt = now });
            open.Remove(key);
        }

        foreach (var (key, problem) in named)
            open[key] = ExceptionRecord.From(scope, problem, open.TryGetValue(key, out var known) ? known.RaisedAt : now);
        if (open.Count == 0)
            _open.Remove(scope);
    }

    private int WakeWaiting(string topic, DateTimeOffset now)
    {
        var waiting = _cases.Values.Where(r => r.WaitsFor.Contains(topic, StringComparer.Ordinal)).ToList();
        waiting.ForEach(r => Wake(r, now));
        return waiting.Count;
    }

    /// <summary>Heard as an input without content, so that a worker that holds the case now looks again after it.</summary>
    private void Wake(Row row, DateTimeOffset now)
    {
        // One wake that waits already is enough, unless a worker may have read it: a case that nobody works on is not filled with them.
        if (row.LeasedUntil is null && row.Inputs.Exists(static i => i.Input.Kind == InputKind.Wake))
            Schedule(row, now, row.Inputs.Min(static i => i.Priority));
        else
            Append(row, "wake", InputKind.Wake, string.Empty, now);
    }

    private void Append(Row row, string inputId, InputKind kind, string content, DateTimeOffset now)
    {
        _toHear.Add(row.Case);
        row.Inputs.Add((new InboxEntry(++_sequence, inputId, content) { Kind = kind }, Priority.Order));
        Schedule(row, now, row.Inputs.Min(static i => i.Priority));
    }

    private IEnumerable<Row> Held(IReadOnlyList<(CaseId Case, long Fence)> leases) => leases.Where(IsHeld).Select(l => _cases[l.Case]);

    private bool IsHeld((CaseId Case, long Fence) lease) => _cases.TryGetValue(lease.Case, out var row) && row.LeasedUntil is not null && row.Fence == lease.Fence;

    private void Schedule(Row row, DateTimeOffset? dueAt, Priority priority)
    {
        var name = new QueueName(row.Case.Flow, row.Connection);
        if (!_queues.TryGetValue(name, out var queues))
            _queues.Add(name, queues = [.. Priorities.Select(static _ => new SortedSet<Due>())]);
        if (row.DueAt is { } old)
            queues[(int)row.Priority].Remove(new Due(old, row.Case));
        row.DueAt = dueAt;
        row.Priority = priority;
        if (dueAt is { } at)
            queues[(int)priority].Add(new Due(at, row.Case));
    }

    private readonly record struct QueueName(string Flow, string Connection) : IComparable<QueueName>
    {
        public int CompareTo(QueueName other) =>
            string.CompareOrdinal(Flow, other.Flow) is not 0 and var byFlow ? byFlow : string.CompareOrdinal(Connection, other.Connection);
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

        public DateTimeOffset? LeasedUntil { get; set; }

        public long Version { get; set; }

        /// <summary>Fence and expected version of the last commit: made again, it is known.</summary>
        public (long Fence, long Version)? Committed { get; set; }

        /// <summary>The effect that the last commit began and kept the lease for.</summary>
        public string? Kept { get; set; }

        public string? State { get; set; }

        public int Format { get; set; } = 1;

        /// <summary>The newest of the state's format and those of waiting inputs.</summary>
        public int NewestFormat { get; set; } = 1;

        public string Stage { get; set; } = string.Empty;

        public int Failures { get; set; }

        public IReadOnlyList<StrayRun> Strays { get; set; } = [];

        public bool IsClosed { get; set; }

        public DateTimeOffset CommittedAt { get; set; }

        public DateTimeOffset? Deadline { get; set; }

        public string? Value { get; set; }

        public DateTimeOffset? DueAt { get; set; }

        public Priority Priority { get; set; } = Priority.Order;

        public IReadOnlyList<string> WaitsFor { get; set; } = [];

        public IReadOnlyList<string> ProblemKeys { get; set; } = [];

        public IReadOnlyList<OutboxEntry> Effects { get; set; } = [];

        public List<(InboxEntry Input, Priority Priority)> Inputs { get; } = [];

        public long PrunedTo { get; set; }

        public string PrunedHash { get; set; } = string.Empty;

        public List<JournalEntry> Journal { get; } = [];

        public string JournalHash => Journal.Count == 0 ? PrunedHash : Journal[^1].Hash;

        public string Seal { get; set; } = string.Empty;

        public Dictionary<string, DateTimeOffset> Seen { get; } = new(StringComparer.Ordinal);
    }
}
