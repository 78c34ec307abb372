using System.Globalization;
using Connectors.Flows.Storage;

namespace Connectors.Storage.Sqlite.Internal;

/// <summary>
/// The tables, and how they came to be what they are. Instants and spans are ticks (UTC), closed lists are words. A step that was released is never
/// changed: what is different comes as another step.
/// </summary>
internal static class SqliteSchema
{
    /// <summary>Marks the file as ours, kept in <c>application_id</c>.</summary>
    public const int ApplicationId = 0x434F4E4E;

    /// <summary>The first schema that later releases migrate; files of earlier ones are refused.</summary>
    private const long First = 3;

    /// <summary>
    /// What changes with every claim stands apart from what is large, so that a claim writes a small row. Free work is found by queue (flow, connection,
    /// newest format), lane and due time; what is held stands in an index of its own, so that a claim does not step over it.
    /// </summary>
    private const string FirstScript = """
        CREATE TABLE queues (
            id INTEGER PRIMARY KEY,
            flow TEXT NOT NULL,
            connection TEXT NOT NULL,
            format INTEGER NOT NULL,
            UNIQUE (flow, connection, format));
        CREATE TABLE cases (
            id INTEGER PRIMARY KEY,
            flow TEXT NOT NULL,
            key TEXT NOT NULL,
            connection TEXT NOT NULL,
            queue INTEGER NOT NULL REFERENCES queues (id),
            lane INTEGER NOT NULL DEFAULT 2,
            due_at INTEGER,
            lease_until INTEGER,
            leased_by TEXT,
            fence INTEGER NOT NULL DEFAULT 0,
            version INTEGER NOT NULL DEFAULT 0,
            state_format INTEGER NOT NULL DEFAULT 1,
            stage TEXT NOT NULL DEFAULT '',
            closed INTEGER NOT NULL DEFAULT 0,
            failures INTEGER NOT NULL DEFAULT 0,
            strays TEXT NOT NULL DEFAULT '',
            deadline INTEGER,
            value TEXT,
            open_records INTEGER NOT NULL DEFAULT 0,
            committed_at INTEGER,
            committed_fence INTEGER,
            kept_effect TEXT,
            journal_length INTEGER NOT NULL DEFAULT 0,
            journal_hash TEXT NOT NULL DEFAULT '',
            journal_pruned_to INTEGER NOT NULL DEFAULT 0,
            journal_pruned_hash TEXT NOT NULL DEFAULT '',
            journal_since INTEGER,
            heard_since INTEGER,
            UNIQUE (flow, key));
        CREATE INDEX cases_due ON cases (queue, lane, due_at, key) WHERE lease_until IS NULL AND due_at IS NOT NULL;
        CREATE INDEX cases_held ON cases (lease_until) WHERE lease_until IS NOT NULL;
        CREATE INDEX cases_open ON cases (flow, key) WHERE closed = 0;
        CREATE INDEX cases_over ON cases (committed_at) WHERE closed = 1;
        CREATE INDEX cases_journal ON cases (journal_since) WHERE closed = 0 AND journal_since IS NOT NULL;
        CREATE INDEX cases_heard ON cases (heard_since) WHERE closed = 0 AND heard_since IS NOT NULL;
        CREATE TABLE states (
            case_id INTEGER PRIMARY KEY REFERENCES cases (id),
            content TEXT NOT NULL);
        CREATE TABLE topics (
            case_id INTEGER NOT NULL REFERENCES cases (id),
            topic TEXT NOT NULL,
            PRIMARY KEY (case_id, topic)) WITHOUT ROWID;
        CREATE INDEX topics_waiting ON topics (topic);
        CREATE TABLE inputs (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            case_id INTEGER NOT NULL REFERENCES cases (id),
            input_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            content TEXT NOT NULL,
            format INTEGER NOT NULL,
            lane INTEGER NOT NULL);
        CREATE INDEX inputs_case ON inputs (case_id, sequence);
        CREATE INDEX inputs_lane ON inputs (case_id, lane, format);
        CREATE TABLE seen (
            case_id INTEGER NOT NULL REFERENCES cases (id),
            input_id TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (case_id, input_id)) WITHOUT ROWID;
        CREATE TABLE effects (
            case_id INTEGER NOT NULL REFERENCES cases (id),
            id TEXT NOT NULL,
            content TEXT NOT NULL,
            format INTEGER NOT NULL,
            retry_safety TEXT NOT NULL,
            lane INTEGER NOT NULL,
            due_at INTEGER NOT NULL,
            still_working_for INTEGER NOT NULL,
            time_limit INTEGER,
            attempts INTEGER NOT NULL,
            begun_at INTEGER,
            sent_at INTEGER,
            failures INTEGER NOT NULL,
            surprises INTEGER NOT NULL,
            withdrawn INTEGER NOT NULL,
            trouble TEXT,
            last_failure TEXT,
            PRIMARY KEY (case_id, id)) WITHOUT ROWID;
        CREATE TABLE journal (
            case_id INTEGER NOT NULL REFERENCES cases (id),
            sequence INTEGER NOT NULL,
            at INTEGER NOT NULL,
            code TEXT NOT NULL,
            text TEXT NOT NULL,
            hash TEXT NOT NULL,
            PRIMARY KEY (case_id, sequence)) WITHOUT ROWID;
        CREATE TABLE exceptions (
            id INTEGER PRIMARY KEY,
            scope TEXT NOT NULL,
            subject TEXT NOT NULL,
            code TEXT NOT NULL,
            digest TEXT NOT NULL,
            owner TEXT NOT NULL,
            severity TEXT NOT NULL,
            message TEXT NOT NULL,
            remedy TEXT NOT NULL,
            facts TEXT NOT NULL,
            table_name TEXT,
            table_version TEXT,
            holds INTEGER NOT NULL,
            deadline INTEGER,
            raised_at INTEGER NOT NULL,
            cleared_at INTEGER);
        CREATE UNIQUE INDEX exceptions_open ON exceptions (scope, subject, code) WHERE cleared_at IS NULL;
        CREATE INDEX exceptions_scope ON exceptions (scope);
        CREATE INDEX exceptions_cleared ON exceptions (cleared_at) WHERE cleared_at IS NOT NULL;
        CREATE TABLE side_rows (
            side_table TEXT NOT NULL,
            key TEXT NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (side_table, key)) WITHOUT ROWID;
        CREATE TABLE pruned_cases (
            id INTEGER PRIMARY KEY,
            flow TEXT NOT NULL,
            key TEXT NOT NULL,
            journal_length INTEGER NOT NULL,
            journal_hash TEXT NOT NULL,
            closed_at INTEGER NOT NULL);
        """;

    /// <summary>Since when an effect fails, and what the journal tells of it.</summary>
    private const string FailuresScript = """
        ALTER TABLE effects ADD COLUMN failing_since INTEGER;
        ALTER TABLE effects ADD COLUMN failed_at INTEGER;
        ALTER TABLE effects ADD COLUMN journaled_failures TEXT NOT NULL DEFAULT '';
        """;

    /// <summary>What covers a case as its last commit left it; a case that an earlier release left has none until it is worked on.</summary>
    private const string SealsScript = "ALTER TABLE cases ADD COLUMN seal TEXT NOT NULL DEFAULT '';";

    /// <summary>All steps of this release, by number.</summary>
    public static IReadOnlyList<SchemaStep> Steps { get; } = [new SchemaStep(First, FirstScript), new SchemaStep(First + 1, FailuresScript), new SchemaStep(First + 2, SealsScript)];

    /// <summary>Whose file it is, read without writing anything.</summary>
    /// <returns>Its schema; 0 for an empty file.</returns>
    /// <exception cref="FlowStoreException">It is not one that these steps lead from.</exception>
    public static long Recognise(SqliteSession session, string path, IReadOnlyList<SchemaStep> steps)
    {
        if (session.Scalar("SELECT 1 FROM sqlite_master") is null)
            return 0;
        if ((long)session.Scalar("PRAGMA application_id")! != ApplicationId)
            throw new FlowStoreException($"'{path}' is a database of something else. Name another file.");
        var version = (long)session.Scalar("PRAGMA user_version")!;
        if (version < First)
        {
            throw new FlowStoreException(
                $"'{path}' has schema {version}, from before schemas could be migrated; this release reads schema {First} and later. " +
                "Let the release that wrote it finish its open cases, then name a new file; the old one stays as an archive.");
        }

        if (version > steps[^1].Version)
            throw new FlowStoreException($"'{path}' has schema {version}, a newer release wrote it; this one reads schema {steps[^1].Version} and earlier. Run that release or a later one.");
        return version;
    }

    /// <summary>Brings the file to the newest schema in one transaction; open cases stay as they are.</summary>
    /// <exception cref="FlowStoreException">It is not one that these steps lead from, or a step leaves it inconsistent.</exception>
    public static void Migrate(SqliteSession session, string path, IReadOnlyList<SchemaStep> steps)
    {
        if (Recognise(session, path, steps) == steps[^1].Version)
            return;
        session.InTransaction(() =>
        {
            // Another process may have been faster.
            var from = Recognise(session, path, steps);
            foreach (var step in steps.Where(s => s.Version > from))
                session.Script(string.Create(CultureInfo.InvariantCulture, $"{step.Script} PRAGMA user_version = {step.Version}; PRAGMA application_id = {ApplicationId};"));
            if (session.Query("PRAGMA foreign_key_check", static r => r.GetString(0)) is { Count: > 0 } broken)
                throw new FlowStoreException($"'{path}' could not be migrated: rows of {broken[0]} belong to nothing. It was left as it was; restore it from a backup, or go on with the release that wrote it.");
            return true;
        });
    }
}
