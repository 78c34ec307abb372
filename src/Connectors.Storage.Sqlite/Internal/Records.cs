using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Microsoft.Data.Sqlite;

namespace Connectors.Storage.Sqlite.Internal;

/// <summary>Exception records. Each keeps a digest of what it says, so that one that says the same again is not written.</summary>
internal static class Records
{
    private const string Columns =
        "SELECT scope, subject, code, owner, severity, message, remedy, facts, table_name, table_version, holds, deadline, raised_at, cleared_at FROM exceptions";

    private const string Oldest = "ORDER BY raised_at, scope, id";

    private const string Open = $"{Columns} WHERE cleared_at IS NULL {Oldest}";
    private const string OpenOfScope = $"{Columns} WHERE cleared_at IS NULL AND scope = $scope {Oldest}";
    private const string All = $"{Columns} {Oldest}";
    private const string AllOfScope = $"{Columns} WHERE scope = $scope {Oldest}";

    public static List<ExceptionRecord> Read(SqliteSession db, bool includeCleared, string? scope) => scope is null
        ? db.Query(includeCleared ? All : Open, Record)
        : db.Query(includeCleared ? AllOfScope : OpenOfScope, Record, ("$scope", scope));

    /// <summary>Keys of the open problems of a scope, <see cref="Problem.Key"/>.</summary>
    public static List<string> Keys(SqliteSession db, string scope) => db.Query(
        "SELECT subject, code FROM exceptions WHERE scope = $scope AND cleared_at IS NULL", static r => Key(r.GetString(0), r.GetString(1)), ("$scope", scope));

    /// <summary>Makes the open records of a scope what is named, or adds what is named to them.</summary>
    /// <returns>By how many the open ones grew; less than 0 when there are fewer.</returns>
    public static int Set(SqliteSession db, string scope, IReadOnlyList<Problem> problems, DateTimeOffset now, bool keepsOthers)
    {
        var open = keepsOthers ? FindNamed(db, scope, problems) : FindOpen(db, scope);
        var before = open.Count;
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var problem in problems)
        {
            if (!named.Add(problem.Key))
                continue;
            var record = ExceptionRecord.From(scope, problem, now);
            var facts = JsonSerializer.Serialize(record.Facts, SqliteJsonContext.Default.IReadOnlyListFact);
            var digest = Digest(record, facts);
            if (!open.Remove(problem.Key, out var known))
                Add(db, record, facts, digest);
            else if (known.Digest != digest)
                Change(db, known.Id, record, facts, digest);
        }

        if (keepsOthers)
            return named.Count - before;
        foreach (var gone in open.Values)
            db.Execute("UPDATE exceptions SET cleared_at = $now WHERE id = $id", ("$now", now.UtcTicks), ("$id", gone.Id));
        return named.Count - before;
    }

    private static Dictionary<string, (long Id, string Digest)> FindOpen(SqliteSession db, string scope) => db.Query(
        "SELECT id, subject, code, digest FROM exceptions WHERE scope = $scope AND cleared_at IS NULL",
        static r => (Key: Key(r.GetString(1), r.GetString(2)), Known: (r.GetInt64(0), r.GetString(3))),
        ("$scope", scope)).ToDictionary(static o => o.Key, static o => o.Known, StringComparer.Ordinal);

    private static Dictionary<string, (long Id, string Digest)> FindNamed(SqliteSession db, string scope, IReadOnlyList<Problem> problems)
    {
        var found = new Dictionary<string, (long Id, string Digest)>(StringComparer.Ordinal);
        foreach (var problem in problems)
        {
            foreach (var known in db.Query(
                "SELECT id, digest FROM exceptions WHERE scope = $scope AND subject = $subject AND code = $code AND cleared_at IS NULL",
                static r => (r.GetInt64(0), r.GetString(1)),
                ("$scope", scope), ("$subject", problem.Subject), ("$code", problem.Why.Reason.Code)))
            {
                found[problem.Key] = known;
            }
        }

        return found;
    }

    private static void Add(SqliteSession db, ExceptionRecord record, string facts, string digest) => db.Execute(
        """
        INSERT INTO exceptions (scope, subject, code, digest, owner, severity, message, remedy, facts, table_name, table_version, holds, deadline, raised_at)
        VALUES ($scope, $subject, $code, $digest, $owner, $severity, $message, $remedy, $facts, $table, $version, $holds, $deadline, $raised)
        """,
        ("$scope", record.Scope), ("$subject", record.Subject), ("$code", record.Code), ("$digest", digest), ("$owner", SqliteWords.Of(record.Owner)),
        ("$severity", SqliteWords.Of(record.Severity)), ("$message", record.Message), ("$remedy", record.Remedy), ("$facts", facts), ("$table", record.Table),
        ("$version", record.TableVersion), ("$holds", record.Holds ? 1L : 0L), ("$deadline", record.Deadline?.UtcTicks), ("$raised", record.RaisedAt.UtcTicks));

    private static void Change(SqliteSession db, long id, ExceptionRecord record, string facts, string digest) => db.Execute(
        """
        UPDATE exceptions SET digest = $digest, owner = $owner, severity = $severity, message = $message, remedy = $remedy, facts = $facts, table_name = $table,
            table_version = $version, holds = $holds, deadline = $deadline WHERE id = $id
        """,
        ("$digest", digest), ("$owner", SqliteWords.Of(record.Owner)), ("$severity", SqliteWords.Of(record.Severity)), ("$message", record.Message),
        ("$remedy", record.Remedy), ("$facts", facts), ("$table", record.Table), ("$version", record.TableVersion), ("$holds", record.Holds ? 1L : 0L),
        ("$deadline", record.Deadline?.UtcTicks), ("$id", id));

    /// <summary>Stands for everything of a record that may change while it is open. Lengths stand before the parts, so that no text can pass for another split.</summary>
    private static string Digest(ExceptionRecord record, string facts)
    {
        string[] parts = [record.Message, record.Remedy, facts, record.Table ?? "-", record.TableVersion ?? "-"];
        var content = string.Create(
            CultureInfo.InvariantCulture,
            $"{record.Owner}|{record.Severity}|{record.Holds}|{record.Deadline?.UtcTicks}|{record.Table is null}|{record.TableVersion is null}|{string.Join('|', parts.Select(static p => p.Length))}|{string.Concat(parts)}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 16));
    }

    private static string Key(string subject, string code) => subject.Length == 0 ? code : $"{code} {subject}";

    private static ExceptionRecord Record(SqliteDataReader r) => new()
    {
        Scope = r.GetString(0),
        Subject = r.GetString(1),
        Code = r.GetString(2),
        Owner = SqliteWords.ReadOwner(r.GetString(3)),
        Severity = SqliteWords.ReadSeverity(r.GetString(4)),
        Message = r.GetString(5),
        Remedy = r.GetString(6),
        Facts = JsonSerializer.Deserialize(r.GetString(7), SqliteJsonContext.Default.IReadOnlyListFact) ?? [],
        Table = r.Text(8),
        TableVersion = r.Text(9),
        Holds = r.GetInt64(10) == 1,
        Deadline = r.InstantOrNull(11),
        RaisedAt = r.Instant(12),
        ClearedAt = r.InstantOrNull(13),
    };
}
