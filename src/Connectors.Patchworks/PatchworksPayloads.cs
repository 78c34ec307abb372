using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Patchworks.Internal;
using Connectors.Patchworks.Json;
using Connectors.Patchworks.Models;

namespace Connectors.Patchworks;

/// <summary>
/// Payloads that runs left, which the vendor keeps for 72 hours. They hold what flows carry, personal data too. Immutable and thread-safe. Methods throw <see cref="ConnectorException"/> when the call fails.
/// </summary>
public class PatchworksPayloads : PatchworksOperationGroup
{
    internal PatchworksPayloads(PatchworksTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected PatchworksPayloads()
        : base(null)
    {
    }

    /// <summary>Which payloads there are, page by page until the last (<c>GET payload-metadata</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    public virtual AsyncPageable<PayloadMetadata> GetPayloadsAsync(PayloadFilter? filter = null, CancellationToken cancellationToken = default) => Transport.List(
        () => Transport.Call(PatchworksOperations.ListPayloads)
            .Query("filter[id]", filter?.Id)
            .Query("filter[flow_run_id]", filter?.FlowRunId)
            .Query("filter[flow_step_id]", filter?.FlowStepId)
            .Query("filter[flow_log_id]", filter?.FlowLogId),
        PatchworksJsonContext.Default.Payloads, static payload => payload.Id, cancellationToken);

    /// <summary>
    /// A payload as it is (<c>GET payload-metadata/{id}/download</c>): bytes of any kind, whatever their media type says; JSON may come within a list of one. <see cref="RetrySafety.Read"/>. A web page is
    /// taken for one of something on the way.
    /// </summary>
    /// <param name="payloadId">The payload.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The bytes as they arrive; the caller disposes it.</returns>
    /// <exception cref="ConnectorNotFoundException">There is no such payload, or it is older than 72 hours.</exception>
    public virtual Task<ConnectorDownload> DownloadPayloadAsync(string payloadId, CancellationToken cancellationToken = default) =>
        Transport.SendForDownloadAsync(Transport.Call(PatchworksOperations.DownloadPayload).Path("id", payloadId), cancellationToken);
}
