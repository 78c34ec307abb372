using Connectors.Flows.Storage;

namespace Connectors.Storage.Sqlite.Internal;

/// <summary>Side tables: what is too much for a state.</summary>
internal static class SideRows
{
    public static void Change(SqliteSession db, IReadOnlyList<RowChange> changes)
    {
        foreach (var change in changes)
        {
            if (change.Content is null)
                db.Execute("DELETE FROM side_rows WHERE side_table = $table AND key = $key", ("$table", change.Table), ("$key", change.Key));
            else
                db.Execute(
                    "INSERT INTO side_rows (side_table, key, content) VALUES ($table, $key, $content) ON CONFLICT DO UPDATE SET content = excluded.content WHERE content <> excluded.content",
                    ("$table", change.Table), ("$key", change.Key), ("$content", change.Content));
        }
    }

    public static List<TableRow> ReadFrom(SqliteSession db, string table, string from, string? to, int size) => db.Query(
        "SELECT key, content FROM side_rows WHERE side_table = $table AND key >= $from AND ($to IS NULL OR key < $to) ORDER BY key LIMIT $size",
        static r => new TableRow(r.GetString(0), r.GetString(1)),
        ("$table", table), ("$from", from), ("$to", to), ("$size", size));

    public static List<TableRow> ReadAfter(SqliteSession db, string table, string after, string? to, int size) => db.Query(
        "SELECT key, content FROM side_rows WHERE side_table = $table AND key > $after AND ($to IS NULL OR key < $to) ORDER BY key LIMIT $size",
        static r => new TableRow(r.GetString(0), r.GetString(1)),
        ("$table", table), ("$after", after), ("$to", to), ("$size", size));
}
