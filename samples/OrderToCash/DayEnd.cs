using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;

namespace OrderToCash;

/// <summary>Tells when a simulated day is over: the marketplace was asked once more after trading ended, and every order is done or waits for a person.</summary>
internal static class DayEnd
{
    private const string Polls = "order-poll";
    private static readonly TimeSpan Longest = TimeSpan.FromHours(60);

    public static async Task<bool> IsReachedAsync(IFlowStore store, OrderPolicy policy, DateTimeOffset now, DateTimeOffset end, CancellationToken cancellationToken)
    {
        if (now >= end + Longest)
            return true;

        // A worker that starts late, or in place of one that died, knows of no order before it asked.
        await foreach (var poll in store.GetCasesAsync(Polls, cancellationToken: cancellationToken))
        {
            if (!await WasAskedSinceAsync(store, poll.Case, policy, end, cancellationToken))
                return false;
        }

        await foreach (var view in store.GetCasesAsync("order", openOnly: true, cancellationToken: cancellationToken))
        {
            if (view.Stage is not (OrderStage.Held or OrderStage.Completed or OrderStage.Ignored or "Poisoned"))
                return false;
        }

        return true;
    }

    /// <summary>The next run is due an interval after the last whole one.</summary>
    private static async Task<bool> WasAskedSinceAsync(IFlowStore store, CaseId poll, OrderPolicy policy, DateTimeOffset end, CancellationToken cancellationToken) =>
        await store.GetCaseAsync(poll, cancellationToken) is { Stage: PollStage.Waiting, Effects: [{ Failures: 0, DueAt: var next }] } && next >= end + policy.PollEvery;
}
