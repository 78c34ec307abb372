using Connectors.Domain.Fulfilment;
using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>
/// Divides a warehouse's stock among those who wait for it, first in line first: what is there for an order stays its own, also while it is not enough for a whole pack or kit of it. Pure.
/// </summary>
internal static class AllocationLine
{
    /// <summary>More than any order asks for.</summary>
    private const decimal Plenty = 1_000_000_000_000_000_000m;

    /// <summary>What one order gets.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Split">What is its own now, and what it waits for.</param>
    public sealed record Share(WaitingOrder Order, BackorderSplit Split);

    /// <summary>One share for each, in line.</summary>
    /// <param name="waiting">Who waits.</param>
    /// <param name="available">Base units that are there, by SKU, with what was allocated before taken off. A SKU that nobody says anything about holds nobody up: what is not said is not zero.</param>
    public static IReadOnlyList<Share> Divide(IEnumerable<WaitingOrder> waiting, IReadOnlyDictionary<Sku, decimal> available)
    {
        var left = new Dictionary<Sku, decimal>(available);
        var shares = new List<Share>();
        foreach (var order in waiting.OrderBy(static w => w.Since).ThenBy(static w => w.Order.ToString(), StringComparer.Ordinal))
        {
            var needs = NeedsOf(order.Goods);
            var there = needs.ToDictionary(static n => n.Sku, n => order.IsForced ? Plenty : left.GetValueOrDefault(n.Sku, Plenty));
            shares.Add(new Share(order, order.Goods.Split(there, decimals: order.Goods.Total.Decimals)));
            foreach (var need in needs.Where(n => left.ContainsKey(n.Sku)))
                left[need.Sku] = Math.Max(0m, left[need.Sku] - need.Quantity);
        }

        return shares;
    }

    /// <summary>The SKUs that goods take from stock, of a kit its parts, each once.</summary>
    public static IReadOnlyList<AllocatedGoods> NeedsOf(OrderPart goods) =>
    [
        .. goods.Lines.SelectMany(ReservedGoods.Of).GroupBy(static g => g.Sku).Select(static g => new AllocatedGoods(g.Key, g.Sum(static x => x.Quantity))),
    ];
}
