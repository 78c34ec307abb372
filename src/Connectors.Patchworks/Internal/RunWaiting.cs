using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Patchworks.Models;

namespace Connectors.Patchworks.Internal;

/// <summary>Asks after a run again and again until it is over, on the given clock.</summary>
internal static class RunWaiting
{
    /// <param name="transport">Knows clock and permit.</param>
    /// <param name="wait">How long and how often; checked.</param>
    /// <param name="ask">Asks once.</param>
    /// <param name="cancellationToken">Cancels the waiting; the run goes on.</param>
    public static async Task<FlowRun> WaitAsync(this PatchworksTransport transport, RunWait wait, Func<CancellationToken, Task<FlowRun>> ask, CancellationToken cancellationToken)
    {
        var began = transport.Time.GetTimestamp();
        var next = wait.First;
        ConnectorException? last = null;
        FlowRun? seen = null;
        while (true)
        {
            var left = wait.Within - transport.Time.GetElapsedTime(began);
            if (left <= TimeSpan.Zero || next >= transport.Permit?.Remaining)
                throw NotOver(seen, last);
            await Task.Delay(next < left ? next : left, transport.Time, cancellationToken).ConfigureAwait(false);
            var pace = next + (next / 2);
            next = pace < wait.Longest ? pace : wait.Longest;
            try
            {
                seen = await ask(cancellationToken).ConfigureAwait(false);
                last = null;
                if (seen.Status.IsEnded)
                    return seen;
            }
            catch (ConnectorException e) when (e.IsTransient || (seen is null && e.Kind == FailureKind.NotFound))
            {
                // The run goes on meanwhile. One that was started a moment ago may still stand in the queue, where it is not listed as a run.
                last = e;
                next = e.RetryAfter > next ? e.RetryAfter.Value : next;
            }
        }
    }

    private static ConnectorException NotOver(FlowRun? seen, ConnectorException? last) => last?.Kind == FailureKind.NotFound
        ? last
        : ConnectorException.For(PatchworksOperations.GetRun, FailureKind.OutcomeUnknown, seen is null ? "nobody could be asked whether the run is over" : "the run was not over in time", last);
}
