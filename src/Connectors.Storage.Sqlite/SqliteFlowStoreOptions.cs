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
}
