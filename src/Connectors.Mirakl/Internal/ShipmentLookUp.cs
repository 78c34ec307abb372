using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Internal;

/// <summary>Whether a dispatch was already confirmed, told from what the platform shows. Pure.</summary>
internal static class ShipmentLookUp
{
    /// <summary>Where an order leaves whole (OR24), its state and tracking number tell.</summary>
    public static LookUp<string> InOrder(ShipmentConfirmation confirmation, Order? order)
    {
        if (order is null)
            return CannotTell("The platform does not list the order.");
        switch (OrderMapping.State(order.OrderState.Value))
        {
            case MarketplaceOrderState.Shipped or MarketplaceOrderState.Received or MarketplaceOrderState.Closed:
                return Number(confirmation) is { } wanted && Number(order.ShippingTracking) is { } sent && wanted != sent
                    ? CannotTell("The order was shipped with another tracking number.")
                    : new LookUp<string>.Found(order.OrderId);
            case MarketplaceOrderState.Unknown:
                return CannotTell($"The order is in the state '{order.OrderState}', which is not known.");
            default:
                return new LookUp<string>.Absent();
        }
    }

    /// <summary>Where an order leaves in several shipments (ST01), goods and tracking number tell. Cancelled shipments do not count.</summary>
    /// <param name="confirmation">The dispatch that is looked for.</param>
    /// <param name="shipments">Every shipment of the order.</param>
    /// <param name="readOrder">Reads the order, when only its quantities can tell.</param>
    public static async Task<LookUp<string>> AmongShipmentsAsync(
        ShipmentConfirmation confirmation, IReadOnlyList<Shipment> shipments, Func<Task<Order?>> readOrder)
    {
        var alive = shipments.Where(static s => s.Status != ShipmentStatus.Canceled).ToList();
        var wanted = confirmation.Lines.GroupBy(static l => l.LineId.Value, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.Sum(static l => l.Quantity), StringComparer.Ordinal);
        var number = Number(confirmation);
        var same = alive.Where(s => Number(s.Tracking?.TrackingNumber) == number && HasExactly(s, wanted)).ToList();

        if (same.Count == 0)
        {
            return number is not null && alive.Exists(s => Number(s.Tracking?.TrackingNumber) == number)
                ? CannotTell("A shipment with this tracking number holds other goods.")
                : new LookUp<string>.Absent();
        }

        if (same.Find(static s => IsConfirmed(s.Status)) is not { } found)
            return CannotTell($"The shipment exists but is in the state '{same[0].Status}', not confirmed as sent.");
        if (number is not null)
            return new LookUp<string>.Found(found.Id);

        // Without a number an equal shipment may be an earlier one: it is this one only if another would no longer fit in the order.
        if (await readOrder().ConfigureAwait(false) is not { } order)
            return CannotTell("The platform does not list the order.");
        return wanted.All(line => Ordered(order, line.Key) - Shipped(alive, line.Key) >= line.Value)
            ? CannotTell("An equal shipment without a tracking number exists, and another would still fit in the order.")
            : new LookUp<string>.Found(found.Id);
    }

    private static bool HasExactly(Shipment shipment, Dictionary<string, decimal> wanted)
    {
        var held = shipment.ShipmentLines.GroupBy(static l => l.OrderLineId ?? string.Empty, StringComparer.Ordinal).ToList();
        return held.Count == wanted.Count && held.TrueForAll(g => wanted.TryGetValue(g.Key, out var quantity) && quantity == g.Sum(static l => l.Quantity));
    }

    private static bool IsConfirmed(ShipmentStatus status) =>
        status == ShipmentStatus.ShipmentPrepared || status == ShipmentStatus.Shipped || status == ShipmentStatus.ToCollect
        || status == ShipmentStatus.Received || status == ShipmentStatus.Closed;

    private static decimal Ordered(Order order, string lineId) => order.OrderLines.Where(l => l.OrderLineId == lineId).Sum(static l => l.Quantity);

    private static decimal Shipped(List<Shipment> shipments, string lineId) =>
        shipments.Sum(s => s.ShipmentLines.Where(l => l.OrderLineId == lineId).Sum(static l => l.Quantity));

    private static string? Number(ShipmentConfirmation confirmation) => Number(confirmation.TrackingNumber?.Value);

    /// <summary>Spaces and case are how people write a number, not part of it.</summary>
    private static string? Number(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant();

    private static LookUp<string>.CannotTell CannotTell(string reason) => new(reason);
}
