using Connectors.Shopify.Models;

namespace Connectors.Shopify;

/// <summary>
/// Finds which fulfilment orders units of an order's lines leave from: callers know an order and its lines, the vendor takes fulfilment orders, one location at a time. Pure.
/// </summary>
/// <param name="Parts">What to create: one part for each location, in the order of the fulfilment orders. Never null.</param>
/// <param name="Missing">Units that no fulfilment order lets leave now: held, elsewhere, gone already or never ordered. Never null; nothing should be sent while there are any.</param>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record FulfillmentPlan(IReadOnlyList<IReadOnlyList<FulfillmentOrderLines>> Parts, IReadOnlyList<LineQuantity> Missing)
{
    /// <summary>Makes the plan.</summary>
    /// <param name="orders">The order's fulfilment orders, as they are now.</param>
    /// <param name="lines">Units of the order's lines that have left.</param>
    /// <param name="locationId">Global id of the location that they left from; null for any.</param>
    public static FulfillmentPlan Of(IReadOnlyList<FulfillmentOrder> orders, IReadOnlyList<LineQuantity> lines, string? locationId = null)
    {
        ArgumentNullException.ThrowIfNull(orders);
        ArgumentNullException.ThrowIfNull(lines);
        var left = lines.GroupBy(static l => l.LineId, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.Sum(static l => l.Quantity), StringComparer.Ordinal);
        var parts = new List<(string Location, List<FulfillmentOrderLines> Orders)>();
        foreach (var order in orders)
        {
            var location = order.AssignedLocation?.Location?.Id ?? string.Empty;
            if ((locationId is not null && location != locationId) || !order.SupportedActions.Any(static a => a.Action == FulfillmentOrderAction.CreateFulfillment))
                continue;
            var taken = new List<FulfillmentOrderQuantity>();
            foreach (var line in order.LineItems.Nodes)
            {
                if (line.LineItem?.Id is not { } id || !left.TryGetValue(id, out var wanted) || Math.Min(wanted, line.RemainingQuantity) is not (> 0 and var units))
                    continue;
                taken.Add(new(line.Id, units));
                left[id] = wanted - units;
            }

            if (taken.Count == 0)
                continue;
            var at = parts.FindIndex(part => part.Location == location);
            if (at < 0)
                parts.Add((location, []));
            parts[at < 0 ? ^1 : at].Orders.Add(new FulfillmentOrderLines { FulfillmentOrderId = order.Id, Lines = taken });
        }

        return new([.. parts.Select(static part => part.Orders)], [.. left.Where(static l => l.Value > 0).Select(static l => new LineQuantity(l.Key, l.Value))]);
    }
}
