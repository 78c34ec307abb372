using Connectors.Flows.Storage;

namespace Connectors.Storage.Sqlite.Internal;

/// <summary>Carries out a commit. What it costs goes by what the commit changes, not by what the case holds already.</summary>
internal static class Commits
{
    public static CommitResult Carry(SqliteSession db, CaseCommit commit, TimeProvider leaseClock)
    {
        var found = db.Query(
            """
            SELECT id, connection, open_records, closed, journal_since IS NOT NULL, journal_length, journal_hash FROM cases
            WHERE flow = $flow AND key = $key AND fence = $fence AND version = $version AND lease_until IS NOT NULL
            """,
            static r => new Held(r.GetInt64(0), r.GetString(1), r.GetInt64(2), r.GetInt64(3) == 1, r.GetInt64(4) == 1, r.GetInt64(5), r.GetString(6)),
            ("$flow", commit.Case.Flow), ("$key", commit.Case.Key), ("$fence", commit.Fence), ("$version", commit.ExpectedVersion));
        if (found.Count == 0)
            return Again(db, commit, leaseClock);

        var held = found[0];
        if (commit.HeardUpTo > 0)
            Inbox.Forget(db, held.Id, commit.HeardUpTo);
        Outbox.Replace(db, held.Id, commit.Effects);
        WriteState(db, held.Id, commit.State);
        WriteJournal(db, held, commit);
        if (commit.IsClosed != held.IsClosed)
            db.Execute("UPDATE cases SET closed = $closed WHERE id = $id", ("$closed", commit.IsClosed ? 1L : 0L), ("$id", held.Id));
        var openRecords = held.OpenRecords;
        if (openRecords > 0 || commit.Problems.Count > 0)
        {
            openRecords += Records.Set(db, commit.Case.ToString(), commit.Problems, commit.Now, commit.KeepsProblems);
            SetTopics(db, held.Id, commit.WaitsFor, commit.KeepsProblems);
        }

        SideRows.Change(db, commit.Rows);
        Inbox.Deliver(db, commit.Deliver, commit.Now);
        foreach (var topic in commit.Wake)
            Inbox.WakeWaiting(db, topic, commit.Now);

        return Schedule(db, held, commit, openRecords, leaseClock);
    }

    /// <summary>A commit that was carried out already, its answer lost, is answered as done, with what it had begun; anything else has lost its lease.</summary>
    private static CommitResult Again(SqliteSession db, CaseCommit commit, TimeProvider leaseClock)
    {
        var done = db.Query(
            """
            SELECT id, CASE WHEN fence = $fence AND lease_until IS NOT NULL THEN kept_effect END FROM cases
            WHERE flow = $flow AND key = $key AND committed_fence = $fence AND version = $version + 1
            """,
            static r => (Id: r.GetInt64(0), Kept: r.IsDBNull(1) ? null : r.GetString(1)),
            ("$flow", commit.Case.Flow), ("$key", commit.Case.Key), ("$fence", commit.Fence), ("$version", commit.ExpectedVersion));
        if (done.Count == 0)
            return new CommitResult(false);
        var (id, kept) = done[0];
        if (kept is null || commit.KeepFor is not { } lease)
            return new CommitResult(true);
        db.Execute("UPDATE cases SET lease_until = $until WHERE id = $id", ("$until", (leaseClock.GetUtcNow() + lease).UtcTicks), ("$id", id));
        return new CommitResult(true, Cases.ReadClaimed(db, id) with { Inputs = Inbox.Read(db, id), Effects = Outbox.Read(db, id), DueEffect = kept });
    }

    private static CommitResult Schedule(SqliteSession db, Held held, CaseCommit commit, long openRecords, TimeProvider leaseClock)
    {
        var waiting = Inbox.Waiting(db, held.Id);
        var isHeardNext = waiting is not null && !commit.IsSetAside && commit.RetryAt is null;
        var (dueAt, lane) = isHeardNext ? (commit.Now, waiting!.Value.Lane) : commit.GetNextWork();
        var (effects, due) = commit.KeepFor is not null && !isHeardNext && commit.RetryAt is null && dueAt <= commit.Now
            ? Outbox.Begin(db, held.Id, commit.Effects, commit.Now)
            : (commit.Effects, null);
        var last = commit.Journal.Count == 0 ? null : commit.Journal[^1];
        db.Execute(
            """
            UPDATE cases SET version = version + 1, lease_until = $lease, leased_by = CASE WHEN $lease IS NULL THEN NULL ELSE leased_by END, queue = $queue, lane = $lane,
                due_at = $due, state_format = $format, stage = $stage, failures = $failures, strays = $strays, deadline = $deadline, value = $value,
                open_records = $records, committed_at = $now, committed_fence = fence, kept_effect = $kept, journal_length = COALESCE($length, journal_length), journal_hash = COALESCE($hash, journal_hash), seal = $seal
            WHERE id = $id
            """,
            ("$lease", due is null ? null : (leaseClock.GetUtcNow() + commit.KeepFor!.Value).UtcTicks),
            ("$queue", WorkQueue.Id(db, commit.Case.Flow, held.Connection, Math.Max(waiting?.Format ?? 1, commit.Format))), ("$lane", (long)lane), ("$due", dueAt?.UtcTicks),
            ("$format", commit.Format), ("$stage", commit.Stage), ("$failures", commit.Failures), ("$strays", Cases.WriteStrays(commit.Strays)),
            ("$deadline", commit.Deadline?.UtcTicks), ("$value", commit.Value), ("$records", openRecords), ("$now", commit.Now.UtcTicks), ("$kept", due),
            ("$length", last?.Sequence), ("$hash", last?.Hash), ("$seal", commit.Seal), ("$id", held.Id));
        return due is null ? new CommitResult(true) : new CommitResult(true, new ClaimedCase
        {
            Case = commit.Case,
            Connection = held.Connection,
            Fence = commit.Fence,
            Version = commit.ExpectedVersion + 1,
            State = commit.State,
            Format = commit.Format,
            Failures = commit.Failures,
            Strays = commit.Strays,
            JournalLength = last?.Sequence ?? held.JournalLength,
            JournalHash = last?.Hash ?? held.JournalHash,
            Effects = effects,
            DueEffect = due,
            Stage = commit.Stage,
            Deadline = commit.Deadline,
            Value = commit.Value,
            ProblemKeys = openRecords == 0 ? [] : commit.KeepsProblems ? Records.Keys(db, commit.Case.ToString()) : [.. commit.Problems.Select(static p => p.Key).Distinct(StringComparer.Ordinal)],
        });
    }

    private static void WriteState(SqliteSession db, long caseId, string? state)
    {
        if (state is null)
            db.Execute("DELETE FROM states WHERE case_id = $id", ("$id", caseId));
        else
            db.Execute("INSERT INTO states (case_id, content) VALUES ($id, $state) ON CONFLICT (case_id) DO UPDATE SET content = excluded.content WHERE content <> excluded.content", ("$id", caseId), ("$state", state));
    }

    private static void WriteJournal(SqliteSession db, Held held, CaseCommit commit)
    {
        foreach (var entry in commit.Journal)
        {
            db.Execute(
                "INSERT INTO journal (case_id, sequence, at, code, text, hash) VALUES ($id, $sequence, $at, $code, $text, $hash)",
                ("$id", held.Id), ("$sequence", entry.Sequence), ("$at", entry.At.UtcTicks), ("$code", entry.Code), ("$text", entry.Text), ("$hash", entry.Hash));
        }

        if (!held.HasJournal && commit.Journal.Count > 0)
            db.Execute("UPDATE cases SET journal_since = $at WHERE id = $id", ("$at", commit.Journal[0].At.UtcTicks), ("$id", held.Id));
    }

    private static void SetTopics(SqliteSession db, long caseId, IReadOnlyList<string> topics, bool keepsOthers)
    {
        var known = db.Query("SELECT topic FROM topics WHERE case_id = $id", static r => r.GetString(0), ("$id", caseId)).ToHashSet(StringComparer.Ordinal);
        foreach (var topic in topics.Where(t => !known.Remove(t)))
            db.Execute("INSERT OR IGNORE INTO topics (case_id, topic) VALUES ($id, $topic)", ("$id", caseId), ("$topic", topic));
        if (keepsOthers)
            return;
        foreach (var gone in known)
            db.Execute("DELETE FROM topics WHERE case_id = $id AND topic = $topic", ("$id", caseId), ("$topic", gone));
    }

    /// <summary>The case as the worker holds it.</summary>
    private sealed record Held(long Id, string Connection, long OpenRecords, bool IsClosed, bool HasJournal, long JournalLength, string JournalHash);
}
