using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Flows.B2BOrders;

/// <summary>A store's order as it is now, for whoever is about to act on it.</summary>
internal static class StoreOrder
{
    /// <summary>The order, or null when the store has it no more. One that is there and cannot be read is not one that is as it was.</summary>
    /// <exception cref="PortException">The call failed, or the order cannot be read.</exception>
    public static async Task<StorefrontOrder?> ReadAsync(IStorefrontOrders store, OrderKey key, CancellationToken cancellationToken)
    {
        var orders = await store.GetOrdersAsync([key], cancellationToken).ConfigureAwait(false);
        return orders switch
        {
            [var order] => order,
            { Unreadable.Count: > 0 } => throw new PortException($"What the store shows of order {key} cannot be read ({orders.Unreadable[0].Path}).")
            {
                System = store.Connection.Value, Operation = "read order", Kind = FailureKind.NotExecuted,
            },
            _ => null,
        };
    }

    /// <summary>
    /// Whether it is another order than was known. Its own time does not tell: it counts whole seconds, and a hold may not change it.
    /// </summary>
    public static bool IsNews(StorefrontOrder now, StorefrontOrder known) =>
        now.UpdatedAt > known.UpdatedAt || (now.UpdatedAt == known.UpdatedAt && (now.State != known.State || now.ShipTo != known.ShipTo || !now.Holds.SequenceEqual(known.Holds) || PriceJudgement.Of(now) != PriceJudgement.Of(known)));
}
