using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.OrderToCash.Polls;

/// <summary>Re-reads every open order by its id: finds addresses that came late, lost orders, and whatever polling by date missed.</summary>
internal sealed class OrderSweepFlow(IReadOnlyDictionary<ConnectionName, IMarketplace> marketplaces, OrderPolicy policy, OrderFlow orders, TimeProvider time)
    : PollFlow("order-sweep", [.. marketplaces.Keys], policy.SweepEvery, Priority.Order, time)
{
    protected override async Task<string?> PollAsync(ConnectionName connection, PollState state, DateTimeOffset now, PollRun run, CancellationToken cancellationToken)
    {
        var open = new List<OrderKey>();
        await foreach (var view in Store.GetCasesAsync(orders.Name, openOnly: true, cancellationToken).ConfigureAwait(false))
        {
            if (view.Stage != OrderStage.AtWarehouse && OrderKey.Parse(view.Case.Key) is var key && key.Connection == connection)
                open.Add(key);
        }

        foreach (var chunk in open.Chunk(100))
        {
            var found = await marketplaces[connection].GetOrdersAsync(chunk, cancellationToken).ConfigureAwait(false);
            run.Unreadable.AddRange(found.Unreadable);
            foreach (var order in found)
                run.Deliver.Add(orders.Seen(order));
        }

        return null;
    }
}
