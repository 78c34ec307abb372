using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.SparkLayer.Internal;
using Connectors.SparkLayer.Json;
using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer;

/// <summary>What came of synchronisations, as the dashboard's page of them shows it. Immutable and thread-safe. Methods throw <see cref="ConnectorException"/> when the call fails.</summary>
/// <remarks>That there is such a log is documented, path and members are not: see <see cref="SparkLayerClientOptions.Calls"/>.</remarks>
public class SparkLayerSyncLog : SparkLayerOperationGroup
{
    internal SparkLayerSyncLog(SparkLayerTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected SparkLayerSyncLog()
        : base(null)
    {
    }

    /// <summary>
    /// Reports what came of a synchronisation (<c>POST api/v1/sync-logs</c>). <see cref="RetrySafety.Create"/>. There is no look-up: where the answer was lost, the report may be shown
    /// twice, and nothing else follows from it.
    /// </summary>
    /// <param name="report">The report, its members by name. It is shown to people: no secrets and no personal data.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotAvailableException">The site takes no reports there.</exception>
    public virtual Task ReportAsync(SyncReport report, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(SparkLayerOperations.ReportSync).Json(report, SparkLayerJsonContext.Default.SyncReport), cancellationToken);
}
