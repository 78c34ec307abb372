using System.Runtime.CompilerServices;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Storage.Sqlite.Internal;
using Microsoft.Data.Sqlite;

namespace Connectors.Storage.Sqlite;

/// <summary>
/// The durable flow store in one SQLite file, for one machine. Several processes may share the file; each write is one
/// transaction. Needs SQLite 3.35 or newer. Thread-safe.
/// </summary>
public sealed class SqliteFlowStore : IFlowStore, IDisposable
{
    private const int PageSize = 500;

    private readonly SqliteFlowStoreOptions _options;
    private readonly TimeProvider _leaseClock;
    private readonly IReadOnlyList<SchemaStep> _steps;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ConnectionTurns _turns = new();
    private SqliteSession? _session;
    private bool _holdsOldCopies;
    private long _writtenBackAt;

    /// <summary>Makes a store; the file is opened with its first use.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="leaseClock">
    /// The real clock of leases, the same for all processes that share the file; null for the system's. Never the clock of flows, which may be simulated.
    /// </param>
    public SqliteFlowStore(SqliteFlowStoreOptions options, TimeProvider? leaseClock = null)
        : this(options, leaseClock, SqliteSchema.Steps)
    {
    }

    internal SqliteFlowStore(SqliteFlowStoreOptions options, TimeProvider? leaseClock, IReadOnlyList<SchemaStep> steps)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _leaseClock = leaseClock ?? TimeProvider.System;
        _steps = steps;
    }

    /// <summary>How long a statement waits for another process that holds the file.</summary>
    internal TimeSpan BusyFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the write-ahead log may hold what was erased, while the store is used.</summary>
    internal TimeSpan ErasedWithin { get; init; } = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    /// <exception cref="FlowStoreException">The file cannot be opened, is no database, or was made by another version.</exception>
    public Task InitialiseAsync(CancellationToken cancellationToken = default) => UseAsync(static _ => true, cancellationToken);

    /// <inheritdoc/>
    public Task<int> DeliverAsync(IReadOnlyList<InboxMessage> inputs, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Count == 0 ? Task.FromResult(0) : WriteAsync(db => Inbox.Deliver(db, inputs, now), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ClaimedCase>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return UseAsync<IReadOnlyList<ClaimedCase>>(
            db => WorkQueue.HasWork(db, request, _leaseClock.GetUtcNow()) ? db.InTransaction(() => WorkQueue.Claim(db, request, _turns, _leaseClock.GetUtcNow())) : [],
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<CommitResult>> CommitAsync(IReadOnlyList<CaseCommit> commits, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commits);
        return WriteAsync<IReadOnlyList<CommitResult>>(db => [.. commits.Select(c => Commits.Carry(db, c, _leaseClock))], cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<(CaseId Case, long Fence)>> ExtendAsync(IReadOnlyList<(CaseId Case, long Fence)> leases, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(leases);
        return WriteAsync<IReadOnlyList<(CaseId Case, long Fence)>>(
            db => [.. leases.Where(l => !WorkQueue.Extend(db, l.Case, l.Fence, _leaseClock.GetUtcNow() + lease))], cancellationToken);
    }

    /// <inheritdoc/>
    public Task ReleaseAsync(IReadOnlyList<(CaseId Case, long Fence)> leases, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(leases);
        return WriteAsync(
            db =>
            {
                foreach (var (caseId, fence) in leases)
                    WorkQueue.Release(db, caseId, fence, now);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> WakeWaitingAsync(string topic, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        WriteAsync(db => Inbox.WakeWaiting(db, topic, now), cancellationToken);

    /// <inheritdoc/>
    public Task WakeAsync(CaseId caseId, DateTimeOffset now, CancellationToken cancellationToken = default) => WriteAsync(db => Inbox.Wake(db, caseId, now), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> ActAsync(CaseId caseId, CaseAct act, Requester by, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var message = CaseActMessage.Of(act, by);
        return WriteAsync(db => Inbox.Act(db, caseId, message, now), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<DateTimeOffset?> GetNextDueAsync(IReadOnlyList<ServedFlow>? serves = null, CancellationToken cancellationToken = default) =>
        UseAsync(db => WorkQueue.NextDue(db, serves, _leaseClock.GetUtcNow()), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<UnservedCases>> GetUnservedAsync(DateTimeOffset dueBefore, CancellationToken cancellationToken = default) =>
        UseAsync<IReadOnlyList<UnservedCases>>(db => WorkQueue.Unserved(db, dueBefore, _leaseClock.GetUtcNow()), cancellationToken);

    /// <inheritdoc/>
    /// <remarks>Works in portions, so that others write in between, and gives the pages that became free back to the file system.</remarks>
    public async Task<PrunedCases> PruneAsync(RetentionPolicy policy, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentOutOfRangeException.ThrowIfLessThan(policy.Portion, 1, nameof(policy));
        var pruned = new PrunedCases(0, 0, 0, 0);
        while (true)
        {
            var portion = await WriteAsync(db => Retention.Prune(db, policy, now, _leaseClock.GetUtcNow()), cancellationToken).ConfigureAwait(false);
            if (portion == new PrunedCases(0, 0, 0, 0))
                break;
            pruned = new PrunedCases(pruned.Cases + portion.Cases, pruned.JournalEntries + portion.JournalEntries, pruned.HeardInputs + portion.HeardInputs, pruned.Exceptions + portion.Exceptions);
        }

        await UseAsync(
            db =>
            {
                db.Script("PRAGMA incremental_vacuum;");
                WriteBack(db);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        return pruned;
    }

    /// <inheritdoc/>
    public Task<CaseView?> GetCaseAsync(CaseId caseId, CancellationToken cancellationToken = default) => UseAsync(db => Cases.Read(db, caseId), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<CaseView> GetCasesAsync(string flow, bool openOnly = false, string after = "", [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var start = after;
            var page = await UseAsync(db => Cases.ReadPage(db, flow, openOnly, start, PageSize), cancellationToken).ConfigureAwait(false);
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
            r => new JournalEntry(caseId, r.GetInt64(0), r.Instant(1), r.GetString(2), r.GetString(3), r.GetString(4)),
            ("$flow", caseId.Flow), ("$key", caseId.Key)),
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ExceptionRecord>> GetExceptionsAsync(bool includeCleared = false, string? scope = null, CancellationToken cancellationToken = default) =>
        UseAsync<IReadOnlyList<ExceptionRecord>>(db => Records.Read(db, includeCleared, scope), cancellationToken);

    /// <inheritdoc/>
    public Task SetExceptionsAsync(string scope, IReadOnlyList<Problem> problems, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return WriteAsync(db => Records.Set(db, scope, problems, now, keepsOthers: false), cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<TableRow> GetRowsAsync(string table, string from = "", string? to = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var page = await UseAsync(db => SideRows.ReadFrom(db, table, from, to, PageSize), cancellationToken).ConfigureAwait(false);
        while (true)
        {
            foreach (var row in page)
                yield return row;
            if (page.Count < PageSize)
                yield break;
            var after = page[^1].Key;
            page = await UseAsync(db => SideRows.ReadAfter(db, table, after, to, PageSize), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session?.Dispose();
        _gate.Dispose();
    }

    /// <summary>Does something with the open file, alone.</summary>
    internal async Task<T> UseAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var session = _session ??= Open();
            if (_holdsOldCopies && _leaseClock.GetElapsedTime(_writtenBackAt) >= ErasedWithin)
                WriteBack(session);
            return work(session);
        }
        catch (SqliteException failure)
        {
            if (SqliteFailures.NeedsNewSession(failure))
                Close();
            throw SqliteFailures.Explain(_options.Path, failure);
        }
        catch (Exception failure) when (_session is null && failure is not (OperationCanceledException or FlowStoreException or SchemaMovedException) && SqliteFailures.OfEngine() is { } missing)
        {
            throw new FlowStoreException($"'{_options.Path}' cannot be opened. {missing}.", failure);
        }
        catch (SchemaMovedException moved)
        {
            Close();
            throw new FlowStoreException($"'{_options.Path}' was migrated to schema {moved.Present} by another release while this one had it open. Start that release here too.", moved);
        }
        finally
        {
            _gate.Release();
        }
    }

    private Task<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken) => UseAsync(
        db =>
        {
            _holdsOldCopies = true;
            return db.InTransaction(() => work(db));
        },
        cancellationToken);

    /// <summary>
    /// Writes the log back and empties it: it holds old copies of what was erased since, which no erasing in the file reaches. Where another process still
    /// reads from it, or when it fails, it is tried again in a while.
    /// </summary>
    private void WriteBack(SqliteSession session)
    {
        _writtenBackAt = _leaseClock.GetTimestamp();
        _holdsOldCopies = !session.EmptyLog();
    }

    private void Close()
    {
        _session?.Dispose();
        _session = null;
    }

    private SqliteSession Open()
    {
        if (!_options.OthersMayRead)
            PrivateFile.Prepare(_options.Path);
        var session = new SqliteSession(_options.Path, BusyFor, _options.Prepare);
        try
        {
            // A file of something else, or of another release, is left as it is.
            SqliteSchema.Recognise(session, _options.Path, _steps);
            session.Script($"PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = {(_options.SurvivesPowerLoss ? "FULL" : "NORMAL")}; PRAGMA secure_delete = ON; PRAGMA foreign_keys = OFF;");

            // A step may make a table anew under its old name, so foreign keys are checked at the end of all.
            SqliteSchema.Migrate(session, _options.Path, _steps);
            session.Script("PRAGMA foreign_keys = ON;");
            session.Schema = _steps[^1].Version;

            // A process that was killed leaves its log behind.
            WriteBack(session);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
