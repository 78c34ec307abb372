namespace Connectors.Mirakl.Models;

/// <summary>How an import ended. A refused line is no exception: always look at <see cref="AllSucceeded"/>.</summary>
/// <typeparam name="TStatus">What the platform tells of this kind of import.</typeparam>
/// <param name="ImportId">The import.</param>
/// <param name="Status">State and counters.</param>
/// <param name="Errors">
/// The refused lines, downloaded as they are enumerated and never held together; empty when there is no report. Enumerating throws
/// <see cref="Http.ConnectorException"/> when the download fails, and downloads again each time.
/// </param>
public sealed record ImportResult<TStatus>(string ImportId, TStatus Status, IAsyncEnumerable<ImportRowError> Errors)
    where TStatus : IImportStatus
{
    /// <summary>Whether the import is complete and no line was refused.</summary>
    public bool AllSucceeded => Status.Status == ImportState.Complete && Status.ErrorCount == 0 && !Status.HasErrorReport;

    /// <summary>Shows id and state.</summary>
    public override string ToString() => $"Import {ImportId}: {Status.Status}";
}
