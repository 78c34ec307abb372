namespace Connectors.Mirakl.Models;

/// <summary>What the platform tells of every import, whatever is imported.</summary>
public interface IImportStatus
{
    /// <summary>Where it stands.</summary>
    ImportState Status { get; }

    /// <summary>Whether there is a report of refused lines.</summary>
    bool HasErrorReport { get; }

    /// <summary>Lines that were refused, as far as counted.</summary>
    long ErrorCount { get; }
}
