using Connectors.Domain.Documents;
using Connectors.Domain.Ports;

namespace Connectors.Flows.Imports;

/// <summary>How an import stands, whatever it brings.</summary>
internal static class ImportReports
{
    /// <summary>The report of an import; null when the marketplace does not know it any more.</summary>
    /// <param name="read">Reads it.</param>
    /// <param name="importId">The marketplace's id of it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static async Task<ImportReport?> FindAsync(Func<string, CancellationToken, Task<ImportReport>> read, string importId, CancellationToken cancellationToken)
    {
        try
        {
            return await read(importId, cancellationToken).ConfigureAwait(false);
        }
        catch (PortException gone) when (gone.Kind == FailureKind.NotFound)
        {
            return null;
        }
    }

    /// <summary>Whether nothing more becomes of it.</summary>
    public static bool IsOver(ImportReport? report) => report is null or { Progress: ImportProgress.Complete or ImportProgress.Failed };
}
