namespace Connectors.Storage.Sqlite.Internal;

/// <summary>The tables. Instants are UTC ticks; a case's work is found by connection, lane and due time.</summary>
internal static class SqliteSchema
{
    /// <summary>Grows with every change of the tables; kept in <c>user_version</c>.</summary>
    public const int Version = 2;

    /// <summary>Marks the file as ours, kept in <c>application_id</c>.</summary>
    public const int ApplicationId = 0x434F4E4E;

    public const string Create = """
        CREATE TABLE cases (
            id INTEGER PRIMARY KEY,
            flow TEXT NOT NULL,
            key TEXT NOT NULL,
            connection TEXT NOT NULL,
            fence INTEGER NOT NULL DEFAULT 0,
            leased INTEGER NOT NULL DEFAULT 0,
            version INTEGER NOT NULL DEFAULT 0,
            state TEXT,
            stage TEXT NOT NULL DEFAULT '',
            closed INTEGER NOT NULL DEFAULT 0,
            deadline INTEGER,
            value TEXT,
            lane INTEGER NOT NULL DEFAULT 2,
            due_at INTEGER,
            waits_for TEXT NOT NULL DEFAULT '',
            problems TEXT NOT NULL DEFAULT '',
            journal_length INTEGER NOT NULL DEFAULT 0,
            journal_hash TEXT NOT NULL DEFAULT '',
            UNIQUE (flow, key));
        CREATE INDEX cases_due ON cases (connection, lane, due_at) WHERE due_at IS NOT NULL;
        CREATE INDEX cases_open ON cases (flow, key) WHERE closed = 0;
        CREATE INDEX cases_waiting ON cases (waits_for) WHERE waits_for <> '';
        CREATE TABLE inputs (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            case_id INTEGER NOT NULL REFERENCES cases (id),
            input_id TEXT NOT NULL,
            content TEXT NOT NULL,
            lane INTEGER NOT NULL);
        CREATE INDEX inputs_case ON inputs (case_id, sequence);
        CREATE INDEX inputs_lane ON inputs (case_id, lane);
        CREATE TABLE seen (
            case_id INTEGER NOT NULL REFERENCES cases (id),
            input_id TEXT NOT NULL,
            PRIMARY KEY (case_id, input_id)) WITHOUT ROWID;
        CREATE TABLE effects (
            case_id INTEGER NOT NULL REFERENCES cases (id),
            id TEXT NOT NULL,
            content TEXT NOT NULL,
            repeat INTEGER NOT NULL,
            lane INTEGER NOT NULL,
            due_at INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            failures INTEGER NOT NULL,
            withdrawn INTEGER NOT NULL,
            last_failure TEXT,
            trouble TEXT,
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
            owner INTEGER NOT NULL,
            severity INTEGER NOT NULL,
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
        """;
}
