using Connectors.Flows.Storage;
using Microsoft.Data.Sqlite;

namespace Connectors.Storage.Sqlite.Internal;

/// <summary>Says what a failure of the database means and what would help. Its own text names tables and columns, never a value.</summary>
internal static class SqliteFailures
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int IOError = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    private static readonly Version Oldest = new(3, 35);

    private const string NothingKept = "Nothing of this step was kept; it is tried again.";

    /// <summary>What is wrong when the database engine itself cannot be loaded, whatever that ends with; null when it is there.</summary>
    public static string? OfEngine()
    {
        try
        {
            using var memory = new SqliteConnection("Data Source=:memory:");
            memory.Open();
            return Version.Parse(memory.ServerVersion) >= Oldest ? null : $"SQLite {memory.ServerVersion} is older than {Oldest}: use a newer build, for example the package SQLitePCLRaw.bundle_e_sqlite3";
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return "SQLite itself is not here: Connectors.Storage.Sqlite brings none, so that the host chooses the build. Add one, for example the package SQLitePCLRaw.bundle_e_sqlite3";
        }
    }

    /// <summary>Whether the connection is better made anew before the next try.</summary>
    public static bool NeedsNewSession(SqliteException failure) => failure.SqliteErrorCode is IOError or Corrupt or CannotOpen or NotADatabase;

    public static FlowStoreException Explain(string path, SqliteException failure) => new(
        failure.SqliteErrorCode switch
        {
            Full => $"The disk of '{path}' is full. {NothingKept} Free space on it, or prune what is over.",
            Busy or Locked => $"'{path}' is locked by another process for too long. {NothingKept} End what holds it: a backup, a shell with an open transaction, a scanner.",
            ReadOnly => $"'{path}' may not be written. {NothingKept} Give this process the right to write the file, its '-wal' and '-shm' and their folder, and see that the disk is not mounted read-only.",
            IOError => $"The disk of '{path}' failed while it was read or written ({Detail(failure)}). {NothingKept} See the system's log; the file belongs on a healthy local disk, not on a network share.",
            Corrupt => $"'{path}' is damaged ({Detail(failure)}). Stop every worker, keep a copy of the file with its '-wal', and restore it from a backup.",
            NotADatabase => $"'{path}' cannot be used: it is no database. Name another file, or restore this one from a backup.",
            CannotOpen => Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)))
                ? $"'{path}' cannot be opened. Give this process the right to read and write the file and its folder, and see that it is no folder itself."
                : $"'{path}' cannot be opened: its folder does not exist. Make the folder, or name another file.",
            _ => $"The database '{path}' failed: {Detail(failure)}.",
        },
        failure);

    /// <summary>The database's own words, on one line.</summary>
    private static string Detail(SqliteException failure) =>
        string.Join(' ', failure.Message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).TrimEnd('.');
}
