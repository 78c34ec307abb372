using System.Text.Json;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Microsoft.Data.Sqlite;

namespace Connectors.Storage.Sqlite.Internal;

/// <summary>Reads cases.</summary>
internal static class Cases
{
    private const string ViewColumns =
        "c.key, c.stage, c.closed, c.state_format, c.version, c.journal_length, c.journal_pruned_to, c.journal_pruned_hash, c.deadline, c.value, c.due_at, c.journal_hash, c.seal, CASE WHEN c.version > 0 THEN c.committed_at END";

    private const string Page = "flow = $flow AND key > $after ORDER BY key LIMIT $size";
    private const string OpenPage = $"SELECT {ViewColumns} FROM cases c WHERE closed = 0 AND {Page}";
    private const string AnyPage = $"SELECT {ViewColumns} FROM cases c WHERE {Page}";

    public static long? FindId(SqliteSession db, CaseId caseId) =>
        (long?)db.Scalar("SELECT id FROM cases WHERE flow = $flow AND key = $key", ("$flow", caseId.Flow), ("$key", caseId.Key));

    public static CaseView? Read(SqliteSession db, CaseId caseId) => db.Query(
        $"SELECT {ViewColumns}, s.content, c.id FROM cases c LEFT JOIN states s ON s.case_id = c.id WHERE c.flow = $flow AND c.key = $key",
        r => View(caseId.Flow, r) with { State = r.Text(14), Effects = Outbox.Read(db, r.GetInt64(15)) },
        ("$flow", caseId.Flow), ("$key", caseId.Key)).FirstOrDefault();

    public static List<CaseView> ReadPage(SqliteSession db, string flow, bool openOnly, string after, int size) => db.Query(
        openOnly ? OpenPage : AnyPage, r => View(flow, r), ("$flow", flow), ("$after", after), ("$size", size));

    /// <summary>A claimed case, without inputs and outbox.</summary>
    public static ClaimedCase ReadClaimed(SqliteSession db, long id)
    {
        var (claimed, openRecords) = db.Query(
            """
            SELECT c.flow, c.key, c.connection, c.fence, c.version, s.content, c.state_format, c.stage, c.failures, c.strays, c.journal_length, c.journal_hash,
                c.deadline, c.value, c.open_records
            FROM cases c LEFT JOIN states s ON s.case_id = c.id WHERE c.id = $id
            """,
            static r => (
                new ClaimedCase
                {
                    Case = new CaseId(r.GetString(0), r.GetString(1)),
                    Connection = r.GetString(2),
                    Fence = r.GetInt64(3),
                    Version = r.GetInt64(4),
                    State = r.Text(5),
                    Format = r.GetInt32(6),
                    Stage = r.GetString(7),
                    Failures = r.GetInt32(8),
                    Strays = ReadStrays(r.GetString(9)),
                    JournalLength = r.GetInt64(10),
                    JournalHash = r.GetString(11),
                    Deadline = r.InstantOrNull(12),
                    Value = r.Text(13),
                },
                r.GetInt64(14)),
            ("$id", id))[0];
        return openRecords == 0 ? claimed : claimed with { ProblemKeys = Records.Keys(db, claimed.Case.ToString()) };
    }

    public static string WriteStrays(IReadOnlyList<StrayRun> strays) =>
        strays.Count == 0 ? string.Empty : JsonSerializer.Serialize(strays, SqliteJsonContext.Default.IReadOnlyListStrayRun);

    private static IReadOnlyList<StrayRun> ReadStrays(string text) =>
        text.Length == 0 ? [] : JsonSerializer.Deserialize(text, SqliteJsonContext.Default.IReadOnlyListStrayRun)!;

    private static CaseView View(string flow, SqliteDataReader r) => new()
    {
        Case = new CaseId(flow, r.GetString(0)),
        Stage = r.GetString(1),
        IsClosed = r.GetInt64(2) == 1,
        Format = r.GetInt32(3),
        Version = r.GetInt64(4),
        JournalLength = r.GetInt64(5),
        JournalPrunedTo = r.GetInt64(6),
        JournalPrunedHash = r.GetString(7),
        Deadline = r.InstantOrNull(8),
        Value = r.Text(9),
        DueAt = r.InstantOrNull(10),
        JournalHash = r.GetString(11),
        Seal = r.GetString(12),
        CommittedAt = r.InstantOrNull(13),
    };
}
