using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Storage.Sqlite.Internal;

/// <summary>What cases have yet to hear, and what makes them due.</summary>
internal static class Inbox
{
    public static int Deliver(SqliteSession db, IReadOnlyList<InboxMessage> inputs, DateTimeOffset now)
    {
        var added = 0;
        foreach (var input in inputs)
        {
            var known = Find(db, input.Case) ?? Add(db, input);
            if (db.Execute("INSERT OR IGNORE INTO seen (case_id, input_id, at) VALUES ($id, $input, $now)", ("$id", known.Id), ("$input", input.InputId), ("$now", now.UtcTicks)) == 0)
                continue;
            added++;
            Append(db, known.Id, input.InputId, input.Kind, input.Content, input.Format, input.Priority);
            if (!known.HasHeard)
                db.Execute("UPDATE cases SET heard_since = $now WHERE id = $id", ("$now", now.UtcTicks), ("$id", known.Id));
            if (input.Format > known.Format)
                db.Execute("UPDATE cases SET queue = $queue WHERE id = $id", ("$queue", WorkQueue.Id(db, input.Case.Flow, known.Connection, input.Format)), ("$id", known.Id));
            MakeDue(db, known.Id, now);
        }

        return added;
    }

    /// <summary>An input without content, so that a worker that holds the case now looks again after it.</summary>
    public static void Wake(SqliteSession db, long caseId, DateTimeOffset now)
    {
        // One that waits already is enough, unless a worker may have read it: a case that nobody works on is not filled with them.
        var isWaiting = db.Scalar(
            "SELECT 1 FROM inputs i JOIN cases c ON c.id = i.case_id WHERE i.case_id = $id AND i.kind = $kind AND c.lease_until IS NULL LIMIT 1",
            ("$id", caseId), ("$kind", SqliteWords.Of(InputKind.Wake))) is not null;
        if (!isWaiting)
            Append(db, caseId, "wake", InputKind.Wake, string.Empty, 1, Priority.Order);
        MakeDue(db, caseId, now);
    }

    public static bool Act(SqliteSession db, CaseId caseId, CaseActMessage act, DateTimeOffset now)
    {
        if (Find(db, caseId) is not { } known)
            return false;
        Append(db, known.Id, act.InputId, act.Kind, act.Content, 1, Priority.Order);
        MakeDue(db, known.Id, now);
        return true;
    }

    public static bool Wake(SqliteSession db, CaseId caseId, DateTimeOffset now)
    {
        if (Find(db, caseId) is not { } known)
            return false;
        Wake(db, known.Id, now);
        return true;
    }

    public static int WakeWaiting(SqliteSession db, string topic, DateTimeOffset now)
    {
        var waiting = db.Query("SELECT case_id FROM topics WHERE topic = $topic", static r => r.GetInt64(0), ("$topic", topic));
        foreach (var id in waiting)
            Wake(db, id, now);
        return waiting.Count;
    }

    /// <summary>The oldest inputs of a case: one that has many hears them in portions.</summary>
    public static List<InboxEntry> Read(SqliteSession db, long caseId, int most = 500) => db.Query(
        "SELECT sequence, input_id, content, kind, format FROM inputs WHERE case_id = $id ORDER BY sequence LIMIT $most",
        static r => new InboxEntry(r.GetInt64(0), r.GetString(1), r.GetString(2)) { Kind = SqliteWords.ReadInputKind(r.GetString(3)), Format = r.GetInt32(4) },
        ("$id", caseId), ("$most", most));

    /// <summary>The most urgent lane and the newest format of what waits; null when nothing does.</summary>
    public static (Priority Lane, int Format)? Waiting(SqliteSession db, long caseId) =>
        db.Scalar("SELECT MIN(lane) FROM inputs WHERE case_id = $id", ("$id", caseId)) is long lane
            ? ((Priority)lane, (int)(long)db.Scalar("SELECT MAX(format) FROM inputs WHERE case_id = $id", ("$id", caseId))!)
            : null;

    public static void Forget(SqliteSession db, long caseId, long heardUpTo) =>
        db.Execute("DELETE FROM inputs WHERE case_id = $id AND sequence <= $heard", ("$id", caseId), ("$heard", heardUpTo));

    private static (long Id, string Connection, int Format, bool HasHeard)? Find(SqliteSession db, CaseId caseId)
    {
        var found = db.Query(
            "SELECT c.id, c.connection, q.format, c.heard_since IS NOT NULL FROM cases c JOIN queues q ON q.id = c.queue WHERE c.flow = $flow AND c.key = $key",
            static r => (r.GetInt64(0), r.GetString(1), r.GetInt32(2), r.GetInt64(3) == 1),
            ("$flow", caseId.Flow), ("$key", caseId.Key));
        return found.Count == 0 ? null : found[0];
    }

    private static (long Id, string Connection, int Format, bool HasHeard) Add(SqliteSession db, InboxMessage input)
    {
        var id = (long)db.Scalar(
            "INSERT INTO cases (flow, key, connection, queue) VALUES ($flow, $key, $connection, $queue) RETURNING id",
            ("$flow", input.Case.Flow), ("$key", input.Case.Key), ("$connection", input.Connection), ("$queue", WorkQueue.Id(db, input.Case.Flow, input.Connection, 1)))!;
        return (id, input.Connection, 1, false);
    }

    private static void Append(SqliteSession db, long caseId, string inputId, InputKind kind, string content, int format, Priority lane) => db.Execute(
        "INSERT INTO inputs (case_id, input_id, kind, content, format, lane) VALUES ($id, $input, $kind, $content, $format, $lane)",
        ("$id", caseId), ("$input", inputId), ("$kind", SqliteWords.Of(kind)), ("$content", content), ("$format", format), ("$lane", (long)lane));

    private static void MakeDue(SqliteSession db, long caseId, DateTimeOffset now) => db.Execute(
        "UPDATE cases SET due_at = $now, lane = (SELECT MIN(lane) FROM inputs WHERE case_id = $id) WHERE id = $id", ("$now", now.UtcTicks), ("$id", caseId));
}
