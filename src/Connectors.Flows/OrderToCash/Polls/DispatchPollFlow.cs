using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.OrderToCash.Polls;

/// <summary>Asks warehouses what changed: what left, and what people cancelled or hold there. Orders of the warehouse that are not ours are passed over.</summary>
internal sealed class DispatchPollFlow(IReadOnlyDictionary<ConnectionName, IWarehouse> warehouses, OrderPolicy policy, OrderFlow orders, TimeProvider time)
    : PollFlow("dispatch-poll", [.. warehouses.Keys], policy.DispatchPollEvery, Priority.Ship, time)
{
    protected override async Task<string?> PollAsync(ConnectionName connection, PollState state, DateTimeOffset now, ICollection<InboxMessage> deliver, CancellationToken cancellationToken)
    {
        var since = (state.LastRunAt ?? state.StartedAt) - policy.PollOverlap;
        await foreach (var order in warehouses[connection].GetOrdersChangedSinceAsync(since, cancellationToken).ConfigureAwait(false))
        {
            if (await Store.GetCaseAsync(new CaseId(orders.Name, order.Reference), cancellationToken).ConfigureAwait(false) is not null)
                deliver.Add(orders.Seen(order));
        }

        return null;
    }
}
