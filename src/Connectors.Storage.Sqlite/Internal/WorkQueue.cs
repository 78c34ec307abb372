using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Microsoft.Data.Sqlite;

namespace Connectors.Storage.Sqlite.Internal;

/// <summary>
/// What is due, and who gets it. A queue is what a worker serves or does not: the cases of one flow and connection that need one format. There are few of them,
/// so that every look costs a few index seeks whatever the number of cases.
/// </summary>
internal static class WorkQueue
{
    private static readonly string Lanes = string.Join(", ", Enum.GetValues<Priority>().Select(static p => $"({(int)p})"));

    private static readonly string Heads =
        $"""
        WITH lanes (lane) AS (VALUES {Lanes})
        SELECT q.id, q.flow, q.connection, q.format, l.lane FROM queues q CROSS JOIN lanes l
        WHERE EXISTS (SELECT 1 FROM cases c WHERE c.queue = q.id AND c.lane = l.lane AND c.lease_until IS NULL AND c.due_at <= $now)
        """;

    private static readonly string NextOfEach =
        $"""
        WITH lanes (lane) AS (VALUES {Lanes}),
        next (queue, due) AS (
            SELECT q.id, (SELECT MIN(c.due_at) FROM cases c WHERE c.queue = q.id AND c.lane = l.lane AND c.lease_until IS NULL AND c.due_at IS NOT NULL)
            FROM queues q CROSS JOIN lanes l
            UNION ALL SELECT queue, due_at FROM cases WHERE lease_until <= $real)
        SELECT q.id, q.flow, q.connection, q.format, MIN(n.due) FROM next n CROSS JOIN queues q ON q.id = n.queue WHERE n.due IS NOT NULL GROUP BY q.id
        """;

    private static readonly string LateOfEach =
        $"""
        WITH lanes (lane) AS (VALUES {Lanes}),
        late (queue, number, since) AS (
            SELECT c.queue, COUNT(*), MIN(c.due_at) FROM queues q CROSS JOIN lanes l
            CROSS JOIN cases c ON c.queue = q.id AND c.lane = l.lane AND c.lease_until IS NULL AND c.due_at < $before GROUP BY c.queue
            UNION ALL SELECT queue, COUNT(*), MIN(due_at) FROM cases WHERE lease_until <= $real AND due_at < $before GROUP BY queue)
        SELECT q.flow, q.connection, MAX(q.format), SUM(l.number), MIN(l.since) FROM late l CROSS JOIN queues q ON q.id = l.queue
        GROUP BY q.flow, q.connection ORDER BY q.flow, q.connection
        """;

    /// <summary>Statements whose plan decides what a look costs.</summary>
    public static IReadOnlyList<string> Looks { get; } = [Heads, NextOfEach, LateOfEach, NextOfQueue, Expired];

    private const string NextOfQueue =
        "SELECT id, due_at, key FROM cases WHERE queue = $queue AND lane = $lane AND lease_until IS NULL AND due_at <= $now ORDER BY due_at, key LIMIT $max";

    /// <summary>What a connection that has its share may still be given: by the oldest inputs, so that it costs no more with the cases that are due.</summary>
    private const string NextToHear =
        """
        SELECT c.id, c.due_at, c.key FROM inputs i CROSS JOIN cases c ON c.id = i.case_id
        WHERE c.queue = $queue AND c.lane = $lane AND c.lease_until IS NULL AND c.due_at <= $now
            AND i.sequence = (SELECT MIN(o.sequence) FROM inputs o WHERE o.case_id = i.case_id)
        ORDER BY i.sequence LIMIT $max
        """;

    private const string Expired =
        """
        SELECT q.id, q.flow, q.connection, q.format, c.lane, c.id, c.due_at, c.key FROM cases c CROSS JOIN queues q ON q.id = c.queue
        WHERE c.lease_until <= $real AND c.due_at <= $now
        """;

    /// <summary>The queue of a flow, connection and format; made when it is not there. Within a write transaction.</summary>
    public static long Id(SqliteSession db, string flow, string connection, int format)
    {
        if (db.Queues.TryGetValue((flow, connection, format), out var id))
            return id;
        id = db.Scalar("SELECT id FROM queues WHERE flow = $flow AND connection = $connection AND format = $format", ("$flow", flow), ("$connection", connection), ("$format", format)) as long?
            ?? (long)db.Scalar("INSERT INTO queues (flow, connection, format) VALUES ($flow, $connection, $format) RETURNING id", ("$flow", flow), ("$connection", connection), ("$format", format))!;
        db.Queues.Add((flow, connection, format), id);
        return id;
    }

    /// <summary>Whether a claim would find anything; spares the write transaction when not.</summary>
    public static bool HasWork(SqliteSession db, ClaimRequest request, DateTimeOffset real) =>
        request.Max > 0 && (FindHeads(db, request).Count > 0 || FindExpired(db, request, real).Count > 0);

    /// <summary>Claims within a write transaction.</summary>
    public static List<ClaimedCase> Claim(SqliteSession db, ClaimRequest request, ConnectionTurns turns, DateTimeOffset real)
    {
        var claimed = new List<ClaimedCase>();
        var underWay = request.UnderWay.ToDictionary(StringComparer.Ordinal);
        var sources = FindHeads(db, request).Select(static h => new Source(h.Queue, h.Lane)).Concat(
            FindExpired(db, request, real).GroupBy(static e => (e.Queue.Flow, e.Queue.Connection, e.Lane)).Select(static g => new Source(g.First().Queue, g.Key.Lane, g.Select(static e => e.Due))));
        foreach (var lane in sources.GroupBy(static s => s.Lane).OrderBy(static g => g.Key))
        {
            var waiting = lane.GroupBy(static s => s.Queue.Connection, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.ToList(), StringComparer.Ordinal);
            foreach (var full in waiting.Keys.Where(IsFull).ToList())
                OnlyToHear(full);
            while (claimed.Count < request.Max && turns.Take(waiting.Keys.Order(StringComparer.Ordinal), underWay) is { } connection)
            {
                // Read by portions, so that many connections do not each read as much as one may get.
                var portion = ((request.Max - claimed.Count) / waiting.Count) + 1;
                var source = waiting[connection].MinBy(s => s.Peek(db, request.Now, portion))!;
                claimed.Add(Claim(db, source.Take(), request, real));
                if (underWay[connection] == request.MaxOfConnection)
                    OnlyToHear(connection);
                else if (waiting[connection].TrueForAll(s => s.Peek(db, request.Now, portion) is null))
                    waiting.Remove(connection);
            }

            if (claimed.Count >= request.Max)
                break;

            void OnlyToHear(string connection)
            {
                waiting[connection] = [.. waiting[connection].Select(s => s.ToHear(db)).Where(s => s.Peek(db, request.Now, request.Max) is not null)];
                if (waiting[connection].Count == 0)
                    waiting.Remove(connection);
            }
        }

        return claimed;

        bool IsFull(string connection) => underWay.GetValueOrDefault(connection) >= request.MaxOfConnection;
    }

    /// <summary>The earliest instant at which something is due that nobody holds.</summary>
    public static DateTimeOffset? NextDue(SqliteSession db, IReadOnlyList<ServedFlow>? serves, DateTimeOffset real) =>
        db.Query(NextOfEach, static r => (Queue: ReadQueue(r), Due: r.Instant(4)), ("$real", real.UtcTicks))
            .Where(n => Serves(serves, n.Queue)).Select(static n => (DateTimeOffset?)n.Due).Min();

    public static List<UnservedCases> Unserved(SqliteSession db, DateTimeOffset dueBefore, DateTimeOffset real) => db.Query(
        LateOfEach,
        static r => new UnservedCases(r.GetString(0), r.GetString(1), r.GetInt32(2), r.GetInt64(3), r.Instant(4)),
        ("$before", dueBefore.UtcTicks), ("$real", real.UtcTicks));

    /// <summary>Whether a lease is still the worker's, and prolongs it.</summary>
    public static bool Extend(SqliteSession db, CaseId caseId, long fence, DateTimeOffset until) => db.Execute(
        "UPDATE cases SET lease_until = $until WHERE flow = $flow AND key = $key AND fence = $fence AND lease_until IS NOT NULL",
        ("$until", until.UtcTicks), ("$flow", caseId.Flow), ("$key", caseId.Key), ("$fence", fence)) > 0;

    public static void Release(SqliteSession db, CaseId caseId, long fence, DateTimeOffset now) => db.Execute(
        "UPDATE cases SET due_at = $now, lease_until = NULL, leased_by = NULL WHERE flow = $flow AND key = $key AND fence = $fence AND lease_until IS NOT NULL",
        ("$now", now.UtcTicks), ("$flow", caseId.Flow), ("$key", caseId.Key), ("$fence", fence));

    private static ClaimedCase Claim(SqliteSession db, long id, ClaimRequest request, DateTimeOffset real)
    {
        db.Execute(
            "UPDATE cases SET fence = fence + 1, lease_until = $until, leased_by = $worker WHERE id = $id",
            ("$until", (real + request.Lease).UtcTicks), ("$worker", request.Worker), ("$id", id));
        var claimed = Cases.ReadClaimed(db, id);
        var inputs = Inbox.Read(db, id, request.MaxInputs);
        var effects = Outbox.Read(db, id);
        var (begun, due) = inputs.Count > 0 ? (effects, null) : Outbox.Begin(db, id, effects, request.Now);
        return claimed with { Inputs = inputs, Effects = begun, DueEffect = due };
    }

    private static List<(Queue Queue, long Lane)> FindHeads(SqliteSession db, ClaimRequest request) =>
        [.. db.Query(Heads, static r => (Queue: ReadQueue(r), Lane: r.GetInt64(4)), ("$now", request.Now.UtcTicks)).Where(h => Serves(request.Serves, h.Queue))];

    private static List<(Queue Queue, long Lane, Due Due)> FindExpired(SqliteSession db, ClaimRequest request, DateTimeOffset real) =>
    [
        .. db.Query(
            Expired,
            static r => (Queue: ReadQueue(r), Lane: r.GetInt64(4), Due: new Due(r.GetInt64(6), r.GetString(1), r.GetString(7), r.GetInt64(5))),
            ("$real", real.UtcTicks), ("$now", request.Now.UtcTicks)).Where(e => Serves(request.Serves, e.Queue)),
    ];

    private static Queue ReadQueue(SqliteDataReader r) => new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetInt32(3));

    private static bool Serves(IReadOnlyList<ServedFlow>? serves, Queue queue) =>
        serves is null || serves.Any(s => s.Flow == queue.Flow && s.Format >= queue.Format && s.Connections?.Contains(queue.Connection, StringComparer.Ordinal) is not false);

    private sealed record Queue(long Id, string Flow, string Connection, int Format);

    private sealed record Due(long At, string Flow, string Key, long Id) : IComparable<Due>
    {
        public int CompareTo(Due? other) => other is null ? -1
            : At.CompareTo(other.At) is not 0 and var byTime ? byTime
            : string.CompareOrdinal(Flow, other.Flow) is not 0 and var byFlow ? byFlow
            : string.CompareOrdinal(Key, other.Key);
    }

    /// <summary>Due cases of a queue and lane in order. What is taken is claimed before more is read, so that it is not read again.</summary>
    private sealed class Source(Queue queue, long lane, string sql = NextOfQueue)
    {
        private readonly Queue<Due> _next = new();
        private readonly bool _holdsAll;
        private bool _isRead;

        public Source(Queue queue, long lane, IEnumerable<Due> due)
            : this(queue, lane)
        {
            foreach (var item in due.Order())
                _next.Enqueue(item);
            _isRead = _holdsAll = true;
        }

        public Queue Queue { get; } = queue;

        public long Lane { get; } = lane;

        public Due? Peek(SqliteSession db, DateTimeOffset now, int portion)
        {
            if (_next.Count > 0)
                return _next.Peek();
            if (_isRead)
                return null;
            foreach (var due in db.Query(
                sql, r => new Due(r.GetInt64(1), Queue.Flow, r.GetString(2), r.GetInt64(0)),
                ("$queue", Queue.Id), ("$lane", Lane), ("$now", now.UtcTicks), ("$max", portion)))
            {
                _next.Enqueue(due);
            }

            _isRead = _next.Count < portion;
            return _next.Count > 0 ? _next.Peek() : null;
        }

        public long Take() => _next.Dequeue().Id;

        /// <summary>The same, but for cases that have nothing to hear.</summary>
        public Source ToHear(SqliteSession db) => _holdsAll
            ? new Source(Queue, Lane, _next.Where(d => db.Scalar("SELECT 1 FROM inputs WHERE case_id = $id LIMIT 1", ("$id", d.Id)) is not null))
            : new Source(Queue, Lane, NextToHear);
    }
}
