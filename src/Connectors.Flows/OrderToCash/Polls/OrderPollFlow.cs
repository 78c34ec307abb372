using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.OrderToCash.Polls;

/// <summary>Asks marketplaces for changed orders, by update date with an overlap, and advances only after the last page.</summary>
internal sealed class OrderPollFlow(IReadOnlyDictionary<ConnectionName, IMarketplace> marketplaces, OrderPolicy policy, OrderFlow orders, TimeProvider time)
    : PollFlow("order-poll", [.. marketplaces.Keys], policy.PollEvery, Priority.Acknowledge, time)
{
    protected override async Task<string?> PollAsync(ConnectionName connection, PollState state, DateTimeOffset now, PollRun run, CancellationToken cancellationToken)
    {
        var since = state.LastRunAt is { } last ? last - policy.PollOverlap : state.StartedAt - policy.FirstPollReach;
        var marketplace = marketplaces[connection];
        string? continuation = null;
        do
        {
            var page = await marketplace.GetOrderChangesAsync(since, continuation, cancellationToken).ConfigureAwait(false);
            foreach (var order in page.Items)
                run.Deliver.Add(orders.Seen(order));
            run.Unreadable.AddRange(page.Unreadable);
            continuation = page.Continuation;
        }
        while (continuation is not null);

        await ReadAgainAsync(marketplace, state.Unreadable, run, cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>What an earlier run could not read is asked for alone, until it can be. Without an id it cannot be asked for, and stays for a person to see.</summary>
    private async Task ReadAgainAsync(IMarketplace marketplace, IReadOnlyList<UnreadableItem> earlier, PollRun run, CancellationToken cancellationToken)
    {
        var open = earlier.Where(e => !run.Unreadable.Exists(u => u.Id is null ? u == e : u.Id == e.Id)).ToList();
        foreach (var chunk in open.Where(static e => e.Id is not null).Chunk(100))
        {
            var found = await marketplace.GetOrdersAsync([.. chunk.Select(e => new OrderKey(marketplace.Connection, e.Id!))], cancellationToken).ConfigureAwait(false);
            foreach (var order in found)
                run.Deliver.Add(orders.Seen(order));
            run.Unreadable.AddRange(found.Unreadable);
        }

        run.Unreadable.AddRange(open.Where(static e => e.Id is null));
    }
}
