using System.Buffers;
using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Connectors.Storage.Sqlite.Internal;

/// <summary>One open connection with its statements kept prepared. Used by one caller at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private const int LongText = 512;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _statements = new(StringComparer.Ordinal);

    public SqliteSession(string path, TimeSpan busyFor, Action<DbConnection>? prepare = null)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = (int)busyFor.TotalSeconds }.ToString());
        try
        {
            _connection.Open();
            prepare?.Invoke(_connection);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>Ids of queues that were looked up; forgotten with a transaction that was rolled back.</summary>
    public Dictionary<(string Flow, string Connection, int Format), long> Queues { get; } = [];

    /// <summary>Statements run so far.</summary>
    public long Statements { get; private set; }

    /// <summary>The schema this session may write; another process may have migrated the file meanwhile. Null before it is known.</summary>
    public long? Schema { get; set; }

    /// <summary>Runs a statement that gives no rows.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => Bind(sql, values).ExecuteNonQuery();

    /// <summary>The first column of the first row; null when there is none.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        Bind(sql, values).ExecuteScalar() is { } value and not DBNull ? value : null;

    /// <summary>Every row, read.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var reader = Bind(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>Runs several statements, unprepared, and reads all that they give: some work only while they are read.</summary>
    public void Script(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Only constants of this package come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        do
        {
            while (reader.Read())
            {
                // Each row of an incremental vacuum is a page given back.
            }
        }
        while (reader.NextResult());
    }

    /// <summary>Writes the log back to the file and empties it, if nobody reads from it now; waits for nobody.</summary>
    /// <returns>Whether it is empty.</returns>
    public bool EmptyLog()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        using var reader = command.ExecuteReader();
        return reader.Read() && reader.GetInt64(0) == 0;
    }

    /// <summary>Runs the work in one write transaction: all of it, or nothing.</summary>
    public T InTransaction<T>(Func<T> work)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            if (Schema is { } schema && (long)Scalar("PRAGMA user_version")! is var present && present != schema)
                throw new SchemaMovedException(present, schema);
            var result = work();
            Execute("COMMIT");
            return result;
        }
        catch
        {
            Queues.Clear();

            // After a full disk or a failed read the database has already taken it back itself.
            if (raw.sqlite3_get_autocommit(_connection.Handle!) == 0)
                Execute("ROLLBACK");
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        Statements++;
        if (!_statements.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
#pragma warning disable CA2100 // Only constants of this package come here; values are parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, _) in values)
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            command.Prepare();
            _statements.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i].Value is string text ? Whole(text) : values[i].Value ?? DBNull.Value;
        return command;
    }

    /// <summary>
    /// Refuses what the driver would silently change: half a surrogate pair becomes another character in UTF-8, and of a text of 512 bytes or more
    /// only what stands before its first zero character is kept.
    /// </summary>
    private static string Whole(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal) && Encoding.UTF8.GetByteCount(text) >= LongText)
            throw new ArgumentException($"A text of {LongText} bytes or more holds a zero character, which the database would cut it at; nothing was kept.");
        var at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        while (at >= 0 && at < text.Length)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out _, out var length) != OperationStatus.Done)
                throw new ArgumentException("A text holds half a surrogate pair, which is no Unicode; nothing was kept.");
            at += length;
        }
        return text;
    }
}
