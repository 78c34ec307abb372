using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Storage.Sqlite.Internal;

/// <summary>What cases have yet to do. Only what changed is written.</summary>
internal static class Outbox
{
    public static List<OutboxEntry> Read(SqliteSession db, long caseId) => db.Query(
        """
        SELECT id, content, format, retry_safety, lane, due_at, still_working_for, time_limit, attempts, begun_at, sent_at, failures, surprises, withdrawn, trouble, last_failure,
            failing_since, failed_at, journaled_failures
        FROM effects WHERE case_id = $id
        """,
        static r => new OutboxEntry
        {
            Id = r.GetString(0),
            Content = r.GetString(1),
            Format = r.GetInt32(2),
            RetrySafety = SqliteWords.ReadRetrySafety(r.GetString(3)),
            Priority = (Priority)r.GetInt64(4),
            DueAt = r.Instant(5),
            StillWorkingFor = new TimeSpan(r.GetInt64(6)),
            TimeLimit = r.IsDBNull(7) ? null : new TimeSpan(r.GetInt64(7)),
            Attempts = r.GetInt32(8),
            BegunAt = r.InstantOrNull(9),
            SentAt = r.InstantOrNull(10),
            Failures = r.GetInt32(11),
            Surprises = r.GetInt32(12),
            IsWithdrawn = r.GetInt64(13) == 1,
            Trouble = r.Text(14),
            LastFailure = r.Text(15),
            FailingSince = r.InstantOrNull(16),
            FailedAt = r.InstantOrNull(17),
            JournaledFailures = r.GetString(18),
        },
        ("$id", caseId));

    /// <summary>Makes the outbox what a commit says.</summary>
    public static void Replace(SqliteSession db, long caseId, IReadOnlyList<OutboxEntry> effects)
    {
        var known = Read(db, caseId).ToDictionary(static e => e.Id, StringComparer.Ordinal);
        foreach (var effect in effects)
        {
            if (!known.Remove(effect.Id, out var before) || before != effect)
                Write(db, caseId, effect);
        }

        foreach (var gone in known.Keys)
            db.Execute("DELETE FROM effects WHERE case_id = $case AND id = $id", ("$case", caseId), ("$id", gone));
    }

    /// <summary>Counts the attempt of the most urgent effect that is due.</summary>
    /// <returns>The effects as they stand then, and which it is; null when none is due.</returns>
    public static (IReadOnlyList<OutboxEntry> Effects, string? Due) Begin(SqliteSession db, long caseId, IReadOnlyList<OutboxEntry> effects, DateTimeOffset now)
    {
        var due = effects.Where(e => e.DueAt <= now).OrderBy(static e => e.Priority).ThenBy(static e => e.DueAt).ThenBy(static e => e.Id, StringComparer.Ordinal).FirstOrDefault();
        if (due is null)
            return (effects, null);
        var begun = due.Begin(now);
        Write(db, caseId, begun);
        return ([.. effects.Select(e => e.Id == due.Id ? begun : e)], due.Id);
    }

    private static void Write(SqliteSession db, long caseId, OutboxEntry effect) => db.Execute(
        """
        INSERT OR REPLACE INTO effects (case_id, id, content, format, retry_safety, lane, due_at, still_working_for, time_limit, attempts, begun_at, sent_at,
            failures, surprises, withdrawn, trouble, last_failure, failing_since, failed_at, journaled_failures)
        VALUES ($case, $id, $content, $format, $safety, $lane, $due, $working, $limit, $attempts, $begun, $sent, $failures, $surprises, $withdrawn, $trouble, $failure,
            $since, $failed, $journaled)
        """,
        ("$case", caseId), ("$id", effect.Id), ("$content", effect.Content), ("$format", effect.Format), ("$safety", SqliteWords.Of(effect.RetrySafety)),
        ("$lane", (long)effect.Priority), ("$due", effect.DueAt.UtcTicks), ("$working", effect.StillWorkingFor.Ticks), ("$limit", effect.TimeLimit?.Ticks),
        ("$attempts", effect.Attempts), ("$begun", effect.BegunAt?.UtcTicks), ("$sent", effect.SentAt?.UtcTicks), ("$failures", effect.Failures),
        ("$surprises", effect.Surprises), ("$withdrawn", effect.IsWithdrawn ? 1L : 0L), ("$trouble", effect.Trouble), ("$failure", effect.LastFailure),
        ("$since", effect.FailingSince?.UtcTicks), ("$failed", effect.FailedAt?.UtcTicks), ("$journaled", effect.JournaledFailures));
}
