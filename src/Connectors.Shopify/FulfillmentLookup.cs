using Connectors.Domain.Fulfilment;
using Connectors.Domain.Ports;
using Connectors.Shopify.Models;
using LineQuantity = Connectors.Shopify.Models.LineQuantity;

namespace Connectors.Shopify;

/// <summary>
/// Tells whether a fulfilment was created already: the vendor takes no key, so that only what it shows can tell. Ours has our tracking numbers and our units; one of two is a person's to judge. Pure.
/// </summary>
public static class FulfillmentLookup
{
    /// <summary>Looks for it.</summary>
    /// <param name="fulfillments">The fulfilments of the order, all of them.</param>
    /// <param name="lines">Units of the order's lines that were to be in it.</param>
    /// <param name="trackingNumbers">Its tracking numbers; empty when it has none.</param>
    /// <param name="others">Ids of fulfilments that are known to be something else's: they are passed over.</param>
    public static LookupResult<Fulfillment> Find(
        IReadOnlyList<Fulfillment> fulfillments, IReadOnlyList<LineQuantity> lines, IReadOnlyList<string> trackingNumbers, IReadOnlyCollection<string>? others = null)
    {
        ArgumentNullException.ThrowIfNull(fulfillments);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(trackingNumbers);
        return ShownDispatches.Find(
            fulfillments.Where(f => Counts(f.Status) && others?.Contains(f.Id) != true),
            static f => f.FulfillmentLineItems.Nodes.Select(static l => (l.LineItem?.Id ?? string.Empty, (decimal)(l.Quantity ?? 0))),
            static f => f.TrackingInfo.Select(static t => t.Number),
            lines.Select(static l => (l.LineId, (decimal)l.Quantity)),
            trackingNumbers);
    }

    private static bool Counts(FulfillmentStatus status) => status != FulfillmentStatus.Cancelled && status != FulfillmentStatus.Error && status != FulfillmentStatus.Failure;
}
