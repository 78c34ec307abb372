using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Storage.Sqlite.Internal;
using Microsoft.Data.Sqlite;

namespace Connectors.Storage.Sqlite;

/// <summary>
/// The durable flow store in one SQLite file, for one machine. Several processes may share the file; each write is one
/// transaction. Needs SQLite 3.35 or newer. Thread-safe.
/// </summary>
/// <param name="options">Where and how.</param>
public sealed class SqliteFlowStore(SqliteFlowStoreOptions options) : IFlowStore, IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ConnectionTurns _turns = new();
    private SqliteSession? _session;

    /// <inheritdoc/>
    /// <exception cref="FlowStoreException">The file cannot be opened, is no database, or was made by another version.</exception>
    public Task InitialiseAsync(CancellationToken cancellationToken = default) => UseAsync(static _ => true, cancellationToken);

    /// <inheritdoc/>
    public Task<int> DeliverAsync(IReadOnlyList<InboxMessage> inputs, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Count == 0
            ? Task.FromResult(0)
            : UseAsync(db => db.InTransaction(() => Deliver(db, inputs, now)), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ClaimedCase>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return UseAsync<IReadOnlyList<ClaimedCase>>(
            db => FindDue(db, request, _turns) is { Count: > 0 } due
                ? db.InTransaction(() => due.Select(id => Claim(db, id, request)).OfType<ClaimedCase>().ToList())
                : [],
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<bool>> CommitAsync(IReadOnlyList<CaseCommit> commits, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commits);
        return UseAsync<IReadOnlyList<bool>>(db => db.InTransaction(() => commits.Select(c => Commit(db, c)).ToList()), cancellationToken);
    }

    /// <inheritdoc/>
    public Task ExtendAsync(IReadOnlyList<(CaseId Case, long Fence)> leases, DateTimeOffset until, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(leases);
        return UseAsync(db => db.InTransaction(() => leases.Sum(l => db.Execute(
            "UPDATE cases SET due_at = $due WHERE flow = $flow AND key = $key AND fence = $fence AND leased = 1",
            ("$due", until.UtcTicks), ("$flow", l.Case.Flow), ("$key", l.Case.Key), ("$fence", l.Fence)))), cancellationToken);
    }

    /// <inheritdoc/>
    public Task ReleaseAsync(IReadOnlyList<(CaseId Case, long Fence)> leases, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(leases);
        return UseAsync(db => db.InTransaction(() => leases.Sum(l => db.Execute(
            "UPDATE cases SET due_at = $due, leased = 0 WHERE flow = $flow AND key = $key AND fence = $fence AND leased = 1",
            ("$due", now.UtcTicks), ("$flow", l.Case.Flow), ("$key", l.Case.Key), ("$fence", l.Fence)))), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> WakeWaitingAsync(string table, DateTimeOffset now, CancellationToken cancellationToken = default) => UseAsync(
        db => db.InTransaction(() =>
        {
            var waiting = db.Query(
                "SELECT id FROM cases WHERE waits_for <> '' AND instr(waits_for, $table) > 0", static r => r.GetInt64(0), ("$table", JsonSerializer.Serialize(table, SqliteJsonContext.Default.String)));
            waiting.ForEach(id => Wake(db, id, now));
            return waiting.Count;
        }),
        cancellationToken);

    /// <inheritdoc/>
    public Task WakeAsync(CaseId caseId, DateTimeOffset now, CancellationToken cancellationToken = default) => UseAsync(
        db => db.InTransaction(() =>
        {
            if (FindId(db, caseId) is { } id)
                Wake(db, id, now);
            return true;
        }),
        cancellationToken);

    /// <inheritdoc/>
    public Task<DateTimeOffset?> GetNextDueAsync(CancellationToken cancellationToken = default) => UseAsync(
        static db => Connections(db)
            .SelectMany(connection => Enum.GetValues<Priority>().Select(lane => (long?)db.Scalar(
                "SELECT MIN(due_at) FROM cases WHERE connection = $connection AND lane = $lane AND due_at IS NOT NULL",
                ("$connection", connection), ("$lane", (long)lane))))
            .Min() is { } due ? Instant(due) : (DateTimeOffset?)null,
        cancellationToken);

    /// <inheritdoc/>
    public Task<CaseView?> GetCaseAsync(CaseId caseId, CancellationToken cancellationToken = default) => UseAsync(
        db => db.Query(
            "SELECT key, stage, closed, version, journal_length, deadline, value, due_at, state, id FROM cases WHERE flow = $flow AND key = $key",
            r => View(caseId.Flow, r) with { State = Text(r, 8), Effects = Effects(db, r.GetInt64(9)) },
            ("$flow", caseId.Flow), ("$key", caseId.Key)).FirstOrDefault(),
        cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<CaseView> GetCasesAsync(string flow, bool openOnly = false, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        const int PageSize = 500;
        const string Columns = "SELECT key, stage, closed, version, journal_length, deadline, value, due_at FROM cases";
        const string Page = " AND flow = $flow AND key > $after ORDER BY key LIMIT $size";
        const string Open = $"{Columns} WHERE closed = 0{Page}";
        const string All = $"{Columns} WHERE true{Page}";
        var after = string.Empty;
        while (true)
        {
            var start = after;
            var page = await UseAsync(
                db => db.Query(
                    openOnly ? Open : All,
                    r => View(flow, r),
                    ("$flow", flow), ("$after", start), ("$size", PageSize)),
                cancellationToken).ConfigureAwait(false);
            foreach (var view in page)
                yield return view;
            if (page.Count < PageSize)
                yield break;
            after = page[^1].Case.Key;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<JournalEntry>> GetJournalAsync(CaseId caseId, CancellationToken cancellationToken = default) => UseAsync<IReadOnlyList<JournalEntry>>(
        db => db.Query(
            "SELECT j.sequence, j.at, j.code, j.text, j.hash FROM journal j JOIN cases c ON c.id = j.case_id WHERE c.flow = $flow AND c.key = $key ORDER BY j.sequence",
            r => new JournalEntry(caseId, r.GetInt64(0), Instant(r.GetInt64(1)), r.GetString(2), r.GetString(3), r.GetString(4)),
            ("$flow", caseId.Flow), ("$key", caseId.Key)),
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ExceptionRecord>> GetExceptionsAsync(bool includeCleared = false, string? scope = null, CancellationToken cancellationToken = default) =>
        UseAsync<IReadOnlyList<ExceptionRecord>>(
            db => db.Query(
                """
                SELECT scope, subject, code, owner, severity, message, remedy, facts, table_name, table_version, holds, deadline, raised_at, cleared_at
                FROM exceptions WHERE ($cleared = 1 OR cleared_at IS NULL) AND ($scope IS NULL OR scope = $scope) ORDER BY raised_at, scope, id
                """,
                ReadException,
                ("$cleared", includeCleared ? 1L : 0L), ("$scope", scope)),
            cancellationToken);

    /// <inheritdoc/>
    public Task SetExceptionsAsync(string scope, IReadOnlyList<Problem> problems, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        UseAsync(
            db => db.InTransaction(() =>
            {
                SetExceptions(db, scope, problems, now);
                return true;
            }),
            cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _session?.Dispose();
        _gate.Dispose();
    }

    private static List<string> Connections(SqliteSession db)
    {
        // Steps over the index from one connection to the next: there are few, whatever the number of cases.
        var found = new List<string>();
        while (db.Scalar("SELECT MIN(connection) FROM cases WHERE due_at IS NOT NULL AND connection > $after", ("$after", found.LastOrDefault() ?? string.Empty)) is string next)
            found.Add(next);
        return found;
    }

    private static List<long> FindDue(SqliteSession db, ClaimRequest request, ConnectionTurns turns)
    {
        var connections = Connections(db);
        var due = new List<long>();
        var underWay = request.UnderWay.ToDictionary(StringComparer.Ordinal);
        for (var lane = 0L; lane <= (long)Priority.Catalogue && due.Count < request.Max && connections.Count > 0; lane++)
        {
            var queues = connections.ToDictionary(static c => c, connection => new Queue<long>(db.Query(
                "SELECT id FROM cases WHERE connection = $connection AND lane = $lane AND due_at <= $now ORDER BY due_at, id LIMIT $max",
                static r => r.GetInt64(0),
                ("$connection", connection), ("$lane", lane), ("$now", request.Now.UtcTicks), ("$max", (long)(request.Max - due.Count)))), StringComparer.Ordinal);
            while (due.Count < request.Max && turns.Take(queues.Where(static q => q.Value.Count > 0).Select(static q => q.Key), underWay) is { } next)
                due.Add(queues[next].Dequeue());
        }

        return due;
    }

    private static ClaimedCase? Claim(SqliteSession db, long id, ClaimRequest request)
    {
        var claimed = db.Query(
            """
            UPDATE cases SET fence = fence + 1, leased = 1, due_at = $lease WHERE id = $id AND due_at <= $now
            RETURNING flow, key, connection, fence, version, state, journal_length, journal_hash, problems, deadline, value
            """,
            static r => new ClaimedCase
            {
                Case = new CaseId(r.GetString(0), r.GetString(1)),
                Connection = r.GetString(2),
                Fence = r.GetInt64(3),
                Version = r.GetInt64(4),
                State = Text(r, 5),
                JournalLength = r.GetInt64(6),
                JournalHash = r.GetString(7),
                ProblemKeys = r.GetString(8) is { Length: > 0 } keys ? JsonSerializer.Deserialize(keys, SqliteJsonContext.Default.IReadOnlyListString)! : [],
                Deadline = InstantOrNull(r, 9),
                Value = Text(r, 10),
            },
            ("$lease", (request.Now + request.Lease).UtcTicks), ("$id", id), ("$now", request.Now.UtcTicks)).FirstOrDefault();
        if (claimed is null)
            return null;

        var inputs = db.Query(
            "SELECT sequence, input_id, content FROM inputs WHERE case_id = $id ORDER BY sequence",
            static r => new InboxEntry(r.GetInt64(0), r.GetString(1), r.GetString(2)),
            ("$id", id));
        var dueEffect = inputs.Count > 0 ? null : db.Query(
            """
            UPDATE effects SET attempts = attempts + 1
            WHERE case_id = $id AND id = (SELECT id FROM effects WHERE case_id = $id AND due_at <= $now ORDER BY lane, due_at, id LIMIT 1) RETURNING id
            """,
            static r => r.GetString(0),
            ("$id", id), ("$now", request.Now.UtcTicks)).FirstOrDefault();
        return claimed with { Inputs = inputs, Effects = Effects(db, id), DueEffect = dueEffect };
    }

    private static bool Commit(SqliteSession db, CaseCommit commit)
    {
        var known = db.Query(
            "SELECT id, problems FROM cases WHERE flow = $flow AND key = $key AND fence = $fence AND version = $version AND leased = 1",
            static r => (Id: r.GetInt64(0), Problems: r.GetString(1)),
            ("$flow", commit.Case.Flow), ("$key", commit.Case.Key), ("$fence", commit.Fence), ("$version", commit.ExpectedVersion));
        if (known.Count == 0)
            return false;

        var id = known[0].Id;
        if (commit.HeardUpTo > 0)
            db.Execute("DELETE FROM inputs WHERE case_id = $id AND sequence <= $heard", ("$id", id), ("$heard", commit.HeardUpTo));
        db.Execute("DELETE FROM effects WHERE case_id = $id", ("$id", id));
        foreach (var effect in commit.Effects)
        {
            db.Execute(
                """
                INSERT INTO effects (case_id, id, content, repeat, lane, due_at, attempts, failures, withdrawn, last_failure, trouble)
                VALUES ($case, $id, $content, $repeat, $lane, $due, $attempts, $failures, $withdrawn, $failure, $trouble)
                """,
                ("$case", id), ("$id", effect.Id), ("$content", effect.Content), ("$repeat", (long)effect.RetrySafety), ("$lane", (long)effect.Priority), ("$due", effect.DueAt.UtcTicks),
                ("$attempts", effect.Attempts), ("$failures", effect.Failures), ("$withdrawn", effect.IsWithdrawn ? 1L : 0L), ("$failure", effect.LastFailure), ("$trouble", effect.Trouble));
        }

        foreach (var entry in commit.Journal)
        {
            db.Execute(
                "INSERT INTO journal (case_id, sequence, at, code, text, hash) VALUES ($id, $sequence, $at, $code, $text, $hash)",
                ("$id", id), ("$sequence", entry.Sequence), ("$at", entry.At.UtcTicks), ("$code", entry.Code), ("$text", entry.Text), ("$hash", entry.Hash));
        }

        var problems = List([.. commit.Problems.Select(static p => p.Key)]);
        if (problems.Length > 0 || known[0].Problems.Length > 0)
            SetExceptions(db, commit.Case.ToString(), commit.Problems, commit.Now);

        var last = commit.Journal.Count == 0 ? null : commit.Journal[^1];
        var (dueAt, lane) = Next(db, id, commit);
        db.Execute(
            """
            UPDATE cases SET version = version + 1, leased = 0, state = $state, stage = $stage, closed = $closed, deadline = $deadline, value = $value,
                lane = $lane, due_at = $due, waits_for = $waits, problems = $problems,
                journal_length = COALESCE($length, journal_length), journal_hash = COALESCE($hash, journal_hash)
            WHERE id = $id
            """,
            ("$state", commit.State), ("$stage", commit.Stage), ("$closed", commit.IsClosed ? 1L : 0L), ("$deadline", commit.Deadline?.UtcTicks), ("$value", commit.Value),
            ("$lane", (long)lane), ("$due", dueAt?.UtcTicks), ("$waits", List(commit.WaitsFor)),
            ("$problems", problems), ("$length", last?.Sequence), ("$hash", last?.Hash), ("$id", id));
        Deliver(db, commit.Deliver, commit.Now);
        return true;
    }

    private static (DateTimeOffset? DueAt, Priority Priority) Next(SqliteSession db, long id, CaseCommit commit)
    {
        if (commit.IsSetAside)
            return (null, Priority.Order);
        return db.Scalar("SELECT MIN(lane) FROM inputs WHERE case_id = $id", ("$id", id)) is long waiting ? (commit.Now, (Priority)waiting) : commit.GetNextWork();
    }

    private static int Deliver(SqliteSession db, IReadOnlyList<InboxMessage> inputs, DateTimeOffset now)
    {
        var added = 0;
        foreach (var input in inputs)
        {
            db.Execute(
                "INSERT INTO cases (flow, key, connection) VALUES ($flow, $key, $connection) ON CONFLICT (flow, key) DO NOTHING",
                ("$flow", input.Case.Flow), ("$key", input.Case.Key), ("$connection", input.Connection));
            var id = FindId(db, input.Case)!.Value;
            if (db.Execute("INSERT OR IGNORE INTO seen (case_id, input_id) VALUES ($id, $input)", ("$id", id), ("$input", input.InputId)) == 0)
                continue;
            added++;
            Hear(db, id, input.InputId, input.Content, input.Priority, now);
        }

        return added;
    }

    private static void Wake(SqliteSession db, long id, DateTimeOffset now) =>
        Hear(db, id, "wake", string.Empty, Priority.Order, now); // an input, so that a worker that holds the case now looks again after it

    private static void Hear(SqliteSession db, long id, string inputId, string content, Priority lane, DateTimeOffset now)
    {
        db.Execute(
            "INSERT INTO inputs (case_id, input_id, content, lane) VALUES ($id, $input, $content, $lane)",
            ("$id", id), ("$input", inputId), ("$content", content), ("$lane", (long)lane));
        db.Execute(
            """
            UPDATE cases SET due_at = $now, lane = (SELECT MIN(lane) FROM inputs WHERE case_id = $id)
            WHERE id = $id AND (leased = 0 OR due_at <= $now)
            """,
            ("$now", now.UtcTicks), ("$id", id));
    }

    private static void SetExceptions(SqliteSession db, string scope, IReadOnlyList<Problem> problems, DateTimeOffset now)
    {
        var named = problems.Select(p => ExceptionRecord.From(scope, p, now)).DistinctBy(static e => (e.Subject, e.Code)).ToList();
        var open = db.Query(
            "SELECT id, subject, code FROM exceptions WHERE scope = $scope AND cleared_at IS NULL",
            static r => (Id: r.GetInt64(0), Subject: r.GetString(1), Code: r.GetString(2)),
            ("$scope", scope));
        foreach (var gone in open.Where(o => !named.Exists(n => n.Subject == o.Subject && n.Code == o.Code)))
            db.Execute("UPDATE exceptions SET cleared_at = $now WHERE id = $id", ("$now", now.UtcTicks), ("$id", gone.Id));
        foreach (var record in named)
        {
            db.Execute(
                """
                INSERT INTO exceptions (scope, subject, code, owner, severity, message, remedy, facts, table_name, table_version, holds, deadline, raised_at)
                VALUES ($scope, $subject, $code, $owner, $severity, $message, $remedy, $facts, $table, $version, $holds, $deadline, $raised)
                ON CONFLICT (scope, subject, code) WHERE cleared_at IS NULL DO UPDATE SET severity = excluded.severity, message = excluded.message,
                    remedy = excluded.remedy, facts = excluded.facts, table_name = excluded.table_name, table_version = excluded.table_version,
                    holds = excluded.holds, deadline = excluded.deadline
                """,
                ("$scope", record.Scope), ("$subject", record.Subject), ("$code", record.Code), ("$owner", (long)record.Owner), ("$severity", (long)record.Severity),
                ("$message", record.Message), ("$remedy", record.Remedy), ("$facts", JsonSerializer.Serialize(record.Facts, SqliteJsonContext.Default.IReadOnlyListFact)),
                ("$table", record.Table), ("$version", record.TableVersion), ("$holds", record.Holds ? 1L : 0L), ("$deadline", record.Deadline?.UtcTicks), ("$raised", record.RaisedAt.UtcTicks));
        }
    }

    private static ExceptionRecord ReadException(SqliteDataReader r) => new()
    {
        Scope = r.GetString(0),
        Subject = r.GetString(1),
        Code = r.GetString(2),
        Owner = (Owner)r.GetInt64(3),
        Severity = (Severity)r.GetInt64(4),
        Message = r.GetString(5),
        Remedy = r.GetString(6),
        Facts = JsonSerializer.Deserialize(r.GetString(7), SqliteJsonContext.Default.IReadOnlyListFact) ?? [],
        Table = Text(r, 8),
        TableVersion = Text(r, 9),
        Holds = r.GetInt64(10) == 1,
        Deadline = InstantOrNull(r, 11),
        RaisedAt = Instant(r.GetInt64(12)),
        ClearedAt = InstantOrNull(r, 13),
    };

    private static List<OutboxEntry> Effects(SqliteSession db, long id) => db.Query(
        "SELECT id, content, repeat, lane, due_at, attempts, failures, withdrawn, last_failure, trouble FROM effects WHERE case_id = $id ORDER BY lane, due_at, id",
        static r => new OutboxEntry
        {
            Id = r.GetString(0),
            Content = r.GetString(1),
            RetrySafety = (RetrySafety)r.GetInt64(2),
            Priority = (Priority)r.GetInt64(3),
            DueAt = Instant(r.GetInt64(4)),
            Attempts = r.GetInt32(5),
            Failures = r.GetInt32(6),
            IsWithdrawn = r.GetInt64(7) == 1,
            LastFailure = Text(r, 8),
            Trouble = Text(r, 9),
        },
        ("$id", id));

    private static CaseView View(string flow, SqliteDataReader r) => new()
    {
        Case = new CaseId(flow, r.GetString(0)),
        Stage = r.GetString(1),
        IsClosed = r.GetInt64(2) == 1,
        Version = r.GetInt64(3),
        JournalLength = r.GetInt64(4),
        Deadline = InstantOrNull(r, 5),
        Value = Text(r, 6),
        DueAt = InstantOrNull(r, 7),
    };

    /// <summary>
    /// A list as one text; empty for none. JSON, because a separator could stand in a foreign text too, and because there a quote only ever begins or ends
    /// an element, so that a whole element can be searched for.
    /// </summary>
    private static string List(IReadOnlyList<string> texts) => texts.Count == 0 ? string.Empty : JsonSerializer.Serialize(texts, SqliteJsonContext.Default.IReadOnlyListString);

    private static long? FindId(SqliteSession db, CaseId caseId) =>
        (long?)db.Scalar("SELECT id FROM cases WHERE flow = $flow AND key = $key", ("$flow", caseId.Flow), ("$key", caseId.Key));

    private static string? Text(SqliteDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);

    private static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);

    private static DateTimeOffset? InstantOrNull(SqliteDataReader r, int column) => r.IsDBNull(column) ? null : Instant(r.GetInt64(column));

    private async Task<T> UseAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return work(_session ??= Open());
        }
        catch (SqliteException failure)
        {
            throw new FlowStoreException($"The database '{options.Path}' failed: {failure.Message}", failure);
        }
        finally
        {
            _gate.Release();
        }
    }

    private SqliteSession Open()
    {
        SqliteSession? session = null;
        try
        {
            session = new SqliteSession(options.Path);
            session.Script($"PRAGMA journal_mode = WAL; PRAGMA synchronous = {(options.SurvivesPowerLoss ? "FULL" : "NORMAL")}; PRAGMA foreign_keys = ON; PRAGMA secure_delete = FAST;");
            Prepare(session);
            return session;
        }
        catch (SqliteException failure)
        {
            session?.Dispose();
            throw new FlowStoreException(
                $"'{options.Path}' cannot be used as a database ({failure.Message.TrimEnd('.')}). Name another file, or restore this one from a backup.", failure);
        }
        catch (FlowStoreException)
        {
            session?.Dispose();
            throw;
        }
    }

    private void Prepare(SqliteSession session) => session.InTransaction(() =>
    {
        var version = (long)session.Scalar("PRAGMA user_version")!;
        var isEmpty = session.Scalar("SELECT 1 FROM sqlite_master") is null;
        if (isEmpty)
        {
            session.Script(SqliteSchema.Create);
            session.Script(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {SqliteSchema.Version}; PRAGMA application_id = {SqliteSchema.ApplicationId};"));
        }
        else if ((long)session.Scalar("PRAGMA application_id")! != SqliteSchema.ApplicationId)
        {
            throw new FlowStoreException($"'{options.Path}' is a database of something else. Name another file.");
        }
        else if (version != SqliteSchema.Version)
        {
            throw new FlowStoreException($"'{options.Path}' has schema {version}, this version needs {SqliteSchema.Version}. Use the version that wrote it, or name another file.");
        }

        return true;
    });
}
