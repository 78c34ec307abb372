using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.OrderToCash.Polls;

/// <summary>Asks marketplaces for changed orders, by update date with an overlap, and advances only after the last page.</summary>
internal sealed class OrderPollFlow(IReadOnlyDictionary<ConnectionName, IMarketplace> marketplaces, OrderPolicy policy, OrderFlow orders, TimeProvider time)
    : PollFlow("order-poll", [.. marketplaces.Keys], policy.PollEvery, Priority.Acknowledge, time)
{
    protected override async Task<string?> PollAsync(ConnectionName connection, PollState state, DateTimeOffset now, ICollection<InboxMessage> deliver, CancellationToken cancellationToken)
    {
        var since = state.LastRunAt is { } last ? last - policy.PollOverlap : state.StartedAt - policy.FirstPollReach;
        await foreach (var order in marketplaces[connection].GetOrdersChangedSinceAsync(since, cancellationToken).ConfigureAwait(false))
            deliver.Add(orders.Seen(order));
        return null;
    }
}
