using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Patchworks.Internal;
using Connectors.Patchworks.Json;
using Connectors.Patchworks.Models;

namespace Connectors.Patchworks;

/// <summary>Process flows, their versions and steps. Immutable and thread-safe. Methods throw <see cref="ConnectorException"/> when the call fails.</summary>
public class PatchworksFlows : PatchworksOperationGroup
{
    internal PatchworksFlows(PatchworksTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected PatchworksFlows()
        : base(null)
    {
    }

    /// <summary>All flows, page by page until the last (<c>GET flows</c>). <see cref="RetrySafety.Read"/>. The order is not stable while flows are made: tell them apart by id.</summary>
    /// <param name="include">What comes beside each: <c>deployedVersion</c>, <c>currentVersion</c>, <c>latestVersion</c>, <c>versions</c>, <c>webhooks</c>, <c>callbacks</c> and others; null for nothing.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    public virtual AsyncPageable<Flow> GetFlowsAsync(IReadOnlyCollection<string>? include = null, CancellationToken cancellationToken = default) => Transport.List(
        () => Transport.Call(PatchworksOperations.ListFlows).QueryJoined("include", include), PatchworksJsonContext.Default.Flows, static flow => flow.Id, cancellationToken);

    /// <summary>
    /// Brings in a flow as the dashboard exports it (<c>POST flows/import</c>). <see cref="RetrySafety.Create"/>: look for its name with <see cref="GetFlowsAsync"/> before a repeat. It comes without a
    /// deployed version.
    /// </summary>
    /// <param name="bundle">The exported file, JSON.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The flow, where the answer tells it; null where it does not.</returns>
    /// <exception cref="ConnectorException">The bundle is longer than <see cref="PatchworksClientOptions.MaxBodyBytes"/>; nothing was sent. Or the call failed.</exception>
    public virtual async Task<Flow?> ImportFlowAsync(ReadOnlyMemory<byte> bundle, CancellationToken cancellationToken = default) =>
        (await Transport.SendForOptionalAsync(Transport.Call(PatchworksOperations.ImportFlow, bundle), PatchworksJsonContext.Default.EntityFlow, cancellationToken).ConfigureAwait(false))?.Value;

    /// <summary>The versions of a flow, page by page until the last (<c>GET flows/{id}/flow-versions</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="flowId">The flow.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such flow.</exception>
    public virtual AsyncPageable<FlowVersion> GetVersionsAsync(string flowId, CancellationToken cancellationToken = default) => Transport.List(
        () => Transport.Call(PatchworksOperations.ListFlowVersions).Path("id", flowId), PatchworksJsonContext.Default.FlowVersions, static version => version.Id, cancellationToken);

    /// <summary>The steps of a version, as a tree (<c>GET flow-versions/{id}/steps</c>), and beside them those that could not be read. <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="flowVersionId">The version.</param>
    /// <param name="include">What comes beside each; null for nothing.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such version.</exception>
    public virtual async Task<ItemList<FlowStep>> GetStepsAsync(string flowVersionId, IReadOnlyCollection<string>? include = null, CancellationToken cancellationToken = default)
    {
        var request = Transport.Call(PatchworksOperations.ListSteps).Path("id", flowVersionId).Query("to_tree", true).QueryJoined("include", include);
        var list = await Transport.SendAsync(request, PatchworksJsonContext.Default.FlowSteps, cancellationToken).ConfigureAwait(false);
        return new ItemList<FlowStep>(list.Items, list.Unreadable);
    }
}
