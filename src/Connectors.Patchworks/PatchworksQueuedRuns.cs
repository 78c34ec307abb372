using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Patchworks.Internal;
using Connectors.Patchworks.Json;
using Connectors.Patchworks.Models;

namespace Connectors.Patchworks;

/// <summary>Runs that wait for their turn, because too many run. Immutable and thread-safe. Methods throw <see cref="ConnectorException"/> when the call fails.</summary>
public class PatchworksQueuedRuns : PatchworksOperationGroup
{
    internal PatchworksQueuedRuns(PatchworksTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected PatchworksQueuedRuns()
        : base(null)
    {
    }

    /// <summary>What waits, page by page until the last (<c>GET scheduled-flows</c>). <see cref="RetrySafety.Read"/>. Entries leave while the list is read: one may be passed over.</summary>
    /// <param name="flowVersionId">Only of this version; null for all.</param>
    /// <param name="status">Only in this state, in the vendor's words; null for all.</param>
    /// <param name="include">What comes beside each: <c>flow</c>, <c>flowVersion</c>, <c>payloadMetadata</c>; null for nothing.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    public virtual AsyncPageable<ScheduledFlow> GetQueuedRunsAsync(
        string? flowVersionId = null, string? status = null, IReadOnlyCollection<string>? include = null, CancellationToken cancellationToken = default) => Transport.List(
        () => Transport.Call(PatchworksOperations.ListQueuedRuns).Query("filter[flow_version_id]", flowVersionId).Query("filter[status]", status).QueryJoined("include", include),
        PatchworksJsonContext.Default.ScheduledFlows, static entry => entry.Id, cancellationToken);

    /// <summary>
    /// Takes a run off the queue (<c>DELETE scheduled-flows/{id}</c>), so that it never begins. <see cref="RetrySafety.Act"/>: one that is gone has been taken off, or has begun, which the runs tell.
    /// </summary>
    /// <param name="entryId">Its id in the queue.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">It does not wait any more.</exception>
    public virtual Task DeleteQueuedRunAsync(string entryId, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(PatchworksOperations.DeleteQueuedRun).Path("id", entryId), cancellationToken);
}
