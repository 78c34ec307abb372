using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Patchworks.Internal;
using Connectors.Patchworks.Json;
using Connectors.Patchworks.Models;

namespace Connectors.Patchworks;

/// <summary>Runs of flows, and their logs, which the vendor keeps for seven days. Immutable and thread-safe. Methods throw <see cref="ConnectorException"/> when the call fails.</summary>
/// <remarks>A run that succeeded proves nothing of its records: filters drop them silently. Ask the system at the other end.</remarks>
public class PatchworksRuns : PatchworksOperationGroup
{
    internal PatchworksRuns(PatchworksTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected PatchworksRuns()
        : base(null)
    {
    }

    /// <summary>Runs, page by page until the last (<c>GET flow-runs</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    public virtual AsyncPageable<FlowRun> GetRunsAsync(FlowRunFilter? filter = null, CancellationToken cancellationToken = default)
    {
        filter ??= new FlowRunFilter();
        return Transport.List(() => ListCall(filter), PatchworksJsonContext.Default.FlowRuns, static run => run.Id, cancellationToken);
    }

    /// <summary>One run (<c>GET flow-runs/{id}</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="include">What comes beside it; null for nothing.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such run, or it still waits in the queue.</exception>
    public virtual Task<FlowRun> GetRunAsync(string runId, IReadOnlyCollection<string>? include = null, CancellationToken cancellationToken = default) => Transport.SendForEntityAsync(
        Transport.Call(PatchworksOperations.GetRun).Path("id", runId).QueryJoined("include", include), PatchworksJsonContext.Default.EntityFlowRun, cancellationToken);

    /// <summary>The log of a run in its order, page by page until the last (<c>GET flow-runs/{id}/flow-run-logs</c>). <see cref="RetrySafety.Read"/>. Empty after seven days.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such run.</exception>
    public virtual AsyncPageable<FlowRunLog> GetLogsAsync(string runId, CancellationToken cancellationToken = default) => Transport.List(
        () => Transport.Call(PatchworksOperations.ListRunLogs).Path("id", runId).Query("include", "flowRunLogMetadata,flowStep").Query("sort", "id").Query("load_payload_ids", true),
        PatchworksJsonContext.Default.FlowRunLogs, static line => line.Id, cancellationToken);

    /// <summary>
    /// Runs a run again, as a new one that names the old (<c>POST flow-runs/{id}/retry</c>). <see cref="RetrySafety.Act"/>: it sends everything again, so whoever receives it must be able to tell. Before a
    /// repeat look with <see cref="FindRetryAsync"/>.
    /// </summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new run, where the answer tells it; null where there is no answer beside the status.</returns>
    /// <exception cref="ConnectorNotFoundException">There is no such run.</exception>
    public virtual Task<StartedRun?> RetryRunAsync(string runId, CancellationToken cancellationToken = default) =>
        Transport.SendForOptionalAsync(Transport.Call(PatchworksOperations.RetryRun, ReadOnlyMemory<byte>.Empty).Path("id", runId), PatchworksJsonContext.Default.StartedRun, cancellationToken);

    /// <summary>
    /// Looks for a run that retries another: whether a retry whose answer was lost has begun (<c>GET flow-runs</c>). <see cref="RetrySafety.Read"/>. Shortly after the retry, that there is none proves
    /// nothing: it may wait in the queue.
    /// </summary>
    /// <param name="runId">The run that was retried.</param>
    /// <param name="since">When the retry was asked for at the earliest.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual async Task<LookupResult<FlowRun>> FindRetryAsync(string runId, DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        var asked = new FlowRunFilter { Triggers = [FlowRunTrigger.Retry], StartedAfter = since.AddMilliseconds(-1) };
        var isWhole = true;
        await foreach (var page in GetRunsAsync(asked, cancellationToken).AsPages(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (page.Items.FirstOrDefault(run => run.RetryFlowRunId == runId) is { } found)
                return new LookupResult<FlowRun>.Found(found);
            isWhole = isWhole && page.Unreadable.Count == 0 && page.Items.All(static run => run.RetryFlowRunId is not null);
        }

        return isWhole ? new LookupResult<FlowRun>.Absent() : new LookupResult<FlowRun>.CannotTell("A retry in the list cannot be read, or does not say which run it retries.");
    }

    /// <summary>
    /// Stops a run. <see cref="RetrySafety.Act"/>: before a repeat look with <see cref="GetRunAsync"/>. Nobody documented the call: it is made only where <see cref="PatchworksClientOptions.Calls"/> says how
    /// (<c>flow-runs.stop</c>).
    /// </summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotAvailableException">The option does not say how; nothing was sent.</exception>
    /// <exception cref="ConnectorNotFoundException">There is no such run.</exception>
    public virtual Task StopRunAsync(string runId, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(PatchworksOperations.StopRun, ReadOnlyMemory<byte>.Empty).Path("id", runId), cancellationToken);

    /// <summary>
    /// Waits until a run is over, however it ended (<c>GET flow-runs/{id}</c>, with growing waits). <see cref="RetrySafety.Read"/>. Cancelling it, or giving up, leaves the run alone. A failed question is
    /// asked again, and so is one after a run that nobody knows yet, because it may wait in the queue.
    /// </summary>
    /// <param name="runId">The run.</param>
    /// <param name="wait">How long and how often; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>The run as it ended: look at its status.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A wait is not above zero, or the longest is shorter than the first.</exception>
    /// <exception cref="ConnectorNotFoundException">There was no such run until the end of the time.</exception>
    /// <exception cref="ConnectorException">It was not over in time (<see cref="FailureKind.OutcomeUnknown"/>), or a question was refused for good.</exception>
    public virtual Task<FlowRun> WaitForRunAsync(string runId, RunWait? wait = null, CancellationToken cancellationToken = default)
    {
        wait ??= new RunWait();
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(wait.Within, TimeSpan.Zero, nameof(wait));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(wait.First, TimeSpan.Zero, nameof(wait));
        ArgumentOutOfRangeException.ThrowIfLessThan(wait.Longest, wait.First, nameof(wait));
        return Transport.WaitAsync(wait, token => GetRunAsync(runId, wait.Include, token), cancellationToken);
    }

    private ConnectorRequest ListCall(FlowRunFilter filter) => Transport.Call(PatchworksOperations.ListRuns)
        .Query("filter[flow_id]", filter.FlowId)
        .Query("filter[flow_version_id]", filter.FlowVersionId)
        .Query("filter[virtual_environment_id]", filter.VirtualEnvironmentId)
        .Query("filter[user_id]", filter.UserId)
        .QueryJoined("filter[status]", filter.Statuses.Select(static s => s.Value))
        .QueryJoined("filter[trigger]", filter.Triggers.Select(static t => t.Value))
        .Query("filter[search]", filter.Search)
        .Query("filter[started_before]", filter.StartedBefore?.ToUnixTimeMilliseconds())
        .Query("filter[started_after]", filter.StartedAfter?.ToUnixTimeMilliseconds())
        .Query("filter[started_on]", filter.StartedOn?.ToUnixTimeMilliseconds())
        .Query("filter[retried]", filter.Retried)
        .Query("filter[has_warnings]", filter.HasWarnings)
        .Query("sort", filter.NewestFirst ? "-started_at" : "started_at")
        .QueryJoined("include", filter.Include);
}
