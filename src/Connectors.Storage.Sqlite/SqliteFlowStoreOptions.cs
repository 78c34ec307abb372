using System.Data.Common;

namespace Connectors.Storage.Sqlite;

/// <summary>Where and how the SQLite store keeps its data.</summary>
public sealed class SqliteFlowStoreOptions
{
    /// <summary>Path of the database file; its folder must exist, the file is made when it does not.</summary>
    public string Path { get; set; } = "connectors.db";

    /// <summary>
    /// Whether each commit waits until the disk has it, so that it survives a loss of power. Default true. Without it a
    /// commit still survives the end of the process; a loss of power may take back the last ones, never half of one.
    /// </summary>
    public bool SurvivesPowerLoss { get; set; } = true;

    /// <summary>
    /// Whether the rights of the file are left as they are. Default false: the file and what SQLite keeps beside it are for the account that runs the process alone
    /// (mode 0600), whatever the umask says, also where an earlier release made them wider; the start fails where that cannot be had. Windows knows no modes: there the folder's access list decides.
    /// </summary>
    public bool OthersMayRead { get; set; }

    /// <summary>
    /// Prepares each connection before anything is read or written through it; null, the default, does nothing. It is where a host whose build of SQLite encrypts gives the key (<c>PRAGMA key</c>), which this package never sees and keeps nowhere.
    /// Called again whenever the file is opened anew, by one thread at a time; what it throws ends the start.
    /// </summary>
    public Action<DbConnection>? Prepare { get; set; }
}
