using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Internal;

/// <summary>Whether a dispatch was already confirmed, told from what the platform shows. Pure.</summary>
internal static class ShipmentLookup
{
    /// <summary>Where an order leaves whole (OR24), its state and tracking number tell.</summary>
    public static LookupResult<string> InOrder(ShipmentConfirmation confirmation, Order? order) => OrderLookup.Shipment(order) switch
    {
        LookupResult<Order>.Found(var shipped) => Number(confirmation) is { } wanted && Number(shipped.ShippingTracking) is { } sent && wanted != sent
            ? CannotTell("The order was shipped with another tracking number.")
            : new LookupResult<string>.Found(shipped.OrderId),
        LookupResult<Order>.CannotTell(var reason) => CannotTell(reason),
        _ => new LookupResult<string>.Absent(),
    };

    /// <summary>Where an order leaves in several shipments (ST01), goods and tracking number tell. Cancelled shipments do not count.</summary>
    /// <param name="confirmation">The dispatch that is looked for.</param>
    /// <param name="shipments">Every shipment of the order.</param>
    /// <param name="readOrder">Reads the order, when only its quantities can tell.</param>
    public static async Task<LookupResult<string>> AmongShipmentsAsync(
        ShipmentConfirmation confirmation, IReadOnlyList<Shipment> shipments, Func<Task<Order?>> readOrder) =>
        await AmongAsync(Goods(confirmation.Lines, static l => l.LineId.Value, static l => l.Quantity), Number(confirmation), true, shipments, readOrder).ConfigureAwait(false) switch
        {
            LookupResult<Shipment>.Found(var shipment) => new LookupResult<string>.Found(shipment.Id),
            LookupResult<Shipment>.CannotTell(var reason) => CannotTell(reason),
            _ => new LookupResult<string>.Absent(),
        };

    /// <inheritdoc cref="AmongShipmentsAsync(ShipmentConfirmation, IReadOnlyList{Shipment}, Func{Task{Order}})"/>
    public static Task<LookupResult<Shipment>> AmongShipmentsAsync(NewShipment created, IReadOnlyList<Shipment> shipments, Func<Task<Order?>> readOrder) =>
        AmongAsync(Goods(created.ShipmentLines, static l => l.OrderLineId, static l => l.Quantity), Number(created.Tracking?.TrackingNumber), created.Shipped, shipments, readOrder);

    /// <summary>Whether a shipment that exists was confirmed as sent (ST24).</summary>
    public static LookupResult<Shipment> Confirmation(Shipment? shipment) =>
        shipment is null ? new LookupResult<Shipment>.CannotTell("The platform does not list the shipment.")
        : IsConfirmed(shipment.Status) ? new LookupResult<Shipment>.Found(shipment)
        : shipment.Status == ShipmentStatus.Shipping || shipment.Status == ShipmentStatus.ReadyForPickUp || shipment.Status == ShipmentStatus.Canceled ? new LookupResult<Shipment>.Absent()
        : new LookupResult<Shipment>.CannotTell($"The shipment is in the state '{shipment.Status}', which is not known.");

    private static async Task<LookupResult<Shipment>> AmongAsync(
        Dictionary<string, decimal> wanted, string? number, bool confirmed, IReadOnlyList<Shipment> shipments, Func<Task<Order?>> readOrder)
    {
        var alive = shipments.Where(static s => s.Status != ShipmentStatus.Canceled).ToList();
        var same = alive.Where(s => Number(s.Tracking?.TrackingNumber) == number && HasExactly(s, wanted)).ToList();

        if (same.Count == 0)
        {
            return number is not null && alive.Exists(s => Number(s.Tracking?.TrackingNumber) == number)
                ? new LookupResult<Shipment>.CannotTell("A shipment with this tracking number holds other goods.")
                : new LookupResult<Shipment>.Absent();
        }

        if (same.Find(s => !confirmed || IsConfirmed(s.Status)) is not { } found)
            return new LookupResult<Shipment>.CannotTell($"The shipment exists but is in the state '{same[0].Status}', not confirmed as sent.");
        if (number is not null)
            return new LookupResult<Shipment>.Found(found);

        // Without a number an equal shipment may be an earlier one: it is this one only if another would no longer fit in the order.
        if (await readOrder().ConfigureAwait(false) is not { } order)
            return new LookupResult<Shipment>.CannotTell("The platform does not list the order.");
        return wanted.All(line => Ordered(order, line.Key) - Shipped(alive, line.Key) >= line.Value)
            ? new LookupResult<Shipment>.CannotTell("An equal shipment without a tracking number exists, and another would still fit in the order.")
            : new LookupResult<Shipment>.Found(found);
    }

    private static bool HasExactly(Shipment shipment, Dictionary<string, decimal> wanted)
    {
        var held = Goods(shipment.ShipmentLines, static l => l.OrderLineId ?? string.Empty, static l => l.Quantity);
        return held.Count == wanted.Count && held.All(h => wanted.TryGetValue(h.Key, out var quantity) && quantity == h.Value);
    }

    private static Dictionary<string, decimal> Goods<T>(IEnumerable<T> lines, Func<T, string> line, Func<T, decimal> quantity) =>
        lines.GroupBy(line, StringComparer.Ordinal).ToDictionary(static g => g.Key, g => g.Sum(quantity), StringComparer.Ordinal);

    private static bool IsConfirmed(ShipmentStatus status) =>
        status == ShipmentStatus.ShipmentPrepared || status == ShipmentStatus.Shipped || status == ShipmentStatus.ToCollect
        || status == ShipmentStatus.Received || status == ShipmentStatus.Closed;

    private static decimal Ordered(Order order, string lineId) => order.OrderLines.Where(l => l.OrderLineId == lineId).Sum(static l => l.Quantity ?? 0);

    private static decimal Shipped(List<Shipment> shipments, string lineId) =>
        shipments.Sum(s => s.ShipmentLines.Where(l => l.OrderLineId == lineId).Sum(static l => l.Quantity));

    private static string? Number(ShipmentConfirmation confirmation) => Number(confirmation.TrackingNumber?.Value);

    /// <summary>Spaces and case are how people write a number, not part of it.</summary>
    private static string? Number(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant();

    private static LookupResult<string>.CannotTell CannotTell(string reason) => new(reason);

    /// <summary>Whether a shipment was taken back before it left (ST06): then it is not listed any more, or is cancelled.</summary>
    public static LookupResult<string> Deletion(IReadOnlyList<Shipment> shipments, string shipmentId) =>
        shipments.FirstOrDefault(s => string.Equals(s.Id, shipmentId, StringComparison.Ordinal)) is not { } shipment || shipment.Status == ShipmentStatus.Canceled
            ? new LookupResult<string>.Found(shipmentId)
            : shipment.Status == ShipmentStatus.Shipping ? new LookupResult<string>.Absent()
            : new LookupResult<string>.CannotTell($"The shipment is in the state '{shipment.Status}'.");

    /// <summary>Whether a shipment waits for the operator (ST26), or was fetched already.</summary>
    public static LookupResult<Shipment> ReadyForPickUp(Shipment? shipment) =>
        shipment is null ? new LookupResult<Shipment>.CannotTell("The platform does not list the shipment.")
        : shipment.Status == ShipmentStatus.ReadyForPickUp || IsConfirmed(shipment.Status) ? new LookupResult<Shipment>.Found(shipment)
        : shipment.Status == ShipmentStatus.Shipping ? new LookupResult<Shipment>.Absent()
        : new LookupResult<Shipment>.CannotTell($"The shipment is in the state '{shipment.Status}'.");
}
