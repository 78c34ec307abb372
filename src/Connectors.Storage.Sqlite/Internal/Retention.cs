using Connectors.Flows.Storage;

namespace Connectors.Storage.Sqlite.Internal;

/// <summary>Removes what a policy no longer keeps, one portion a transaction.</summary>
internal static class Retention
{
    private const string Free = "(c.lease_until IS NULL OR c.lease_until <= $real)";

    private const string Over =
        $"""
        SELECT c.id FROM cases c WHERE c.closed = 1 AND c.committed_at < $before AND {Free}
            AND NOT EXISTS (SELECT 1 FROM inputs i WHERE i.case_id = c.id)
            AND NOT EXISTS (SELECT 1 FROM exceptions e WHERE e.scope = c.flow || '/' || c.key AND e.cleared_at IS NULL)
        ORDER BY c.committed_at LIMIT $portion
        """;

    private const string WithOldJournal = $"SELECT c.id FROM cases c WHERE c.closed = 0 AND c.journal_since < $before AND {Free} ORDER BY c.journal_since LIMIT $portion";

    private const string HeardLongAgo = "s.at < $before AND NOT EXISTS (SELECT 1 FROM inputs i WHERE i.case_id = s.case_id AND i.input_id = s.input_id)";

    private const string WithOldInputs =
        $"""
        SELECT c.id FROM cases c WHERE c.closed = 0 AND c.heard_since < $before AND {Free}
            AND EXISTS (SELECT 1 FROM seen s WHERE s.case_id = c.id AND {HeardLongAgo})
        ORDER BY c.heard_since LIMIT $portion
        """;

    private static readonly string[] PartsOfACase = ["states", "topics", "effects"];

    /// <summary>Removes a portion of each kind.</summary>
    /// <returns>What was removed; nothing when nothing is left to remove.</returns>
    public static PrunedCases Prune(SqliteSession db, RetentionPolicy policy, DateTimeOffset now, DateTimeOffset real)
    {
        var (cases, entries, heard, exceptions) = (0L, 0L, 0L, 0L);
        if (policy.ClosedCases is { } over)
        {
            foreach (var id in Find(db, Over, now - over, real, policy.Portion))
            {
                cases++;
                entries += db.Execute("DELETE FROM journal WHERE case_id = $id", ("$id", id));
                heard += db.Execute("DELETE FROM seen WHERE case_id = $id", ("$id", id));
                Remove(db, id);
            }
        }

        if (policy.JournalOfOpenCases is { } keep)
        {
            foreach (var id in Find(db, WithOldJournal, now - keep, real, policy.Portion))
                entries += CutJournal(db, id, now - keep);
        }

        if (policy.HeardInputs is { } remember)
        {
            foreach (var id in Find(db, WithOldInputs, now - remember, real, policy.Portion))
            {
                heard += db.Execute($"DELETE FROM seen AS s WHERE s.case_id = $id AND {HeardLongAgo}", ("$id", id), ("$before", (now - remember).UtcTicks));
                db.Execute("UPDATE cases SET heard_since = (SELECT MIN(at) FROM seen WHERE case_id = $id) WHERE id = $id", ("$id", id));
            }
        }

        if (policy.ClearedExceptions is { } stay)
        {
            exceptions = db.Execute(
                "DELETE FROM exceptions WHERE id IN (SELECT id FROM exceptions WHERE cleared_at < $before ORDER BY cleared_at LIMIT $portion)",
                ("$before", (now - stay).UtcTicks), ("$portion", policy.Portion));
        }

        return new PrunedCases(cases, entries, heard, exceptions);
    }

    private static List<long> Find(SqliteSession db, string sql, DateTimeOffset before, DateTimeOffset real, int portion) =>
        db.Query(sql, static r => r.GetInt64(0), ("$before", before.UtcTicks), ("$real", real.UtcTicks), ("$portion", portion));

    /// <summary>Removes the case; what its journal came to stays.</summary>
    private static void Remove(SqliteSession db, long id)
    {
        db.Execute(
            "INSERT INTO pruned_cases (flow, key, journal_length, journal_hash, closed_at) SELECT flow, key, journal_length, journal_hash, committed_at FROM cases WHERE id = $id",
            ("$id", id));
        foreach (var part in PartsOfACase)
            db.Execute($"DELETE FROM {part} WHERE case_id = $id", ("$id", id));
        db.Execute("DELETE FROM cases WHERE id = $id", ("$id", id));
    }

    /// <summary>Removes the oldest entries up to the first that is kept, so that what stays is still one chain.</summary>
    private static int CutJournal(SqliteSession db, long id, DateTimeOffset before)
    {
        var first = db.Scalar("SELECT sequence FROM journal WHERE case_id = $id AND at >= $before ORDER BY sequence LIMIT 1", ("$id", id), ("$before", before.UtcTicks)) as long? ?? long.MaxValue;
        db.Execute(
            """
            UPDATE cases SET (journal_pruned_to, journal_pruned_hash) =
                (SELECT sequence, hash FROM journal WHERE case_id = $id AND sequence < $first ORDER BY sequence DESC LIMIT 1) WHERE id = $id
            """,
            ("$id", id), ("$first", first));
        var cut = db.Execute("DELETE FROM journal WHERE case_id = $id AND sequence < $first", ("$id", id), ("$first", first));
        db.Execute("UPDATE cases SET journal_since = (SELECT at FROM journal WHERE case_id = $id ORDER BY sequence LIMIT 1) WHERE id = $id", ("$id", id));
        return cut;
    }
}
