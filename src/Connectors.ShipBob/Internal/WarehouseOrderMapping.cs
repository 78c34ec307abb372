using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.ShipBob.Models;

namespace Connectors.ShipBob.Internal;

/// <summary>Wire order to neutral snapshot. The order's state is derived from its shipments; the vendor's own is only a hint.</summary>
internal static class WarehouseOrderMapping
{
    private const int OutOfStock = 303;
    private const int PartiallyCommitted = 308;

    public static WarehouseOrder Map(Order order, ShipBobWarehouseOptions options)
    {
        var shipments = order.Shipments.Where(static s => s is not null).ToArray();
        var snapshots = Array.ConvertAll(shipments, s => Map(s, options));
        return new WarehouseOrder
        {
            Id = order.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Reference = order.ReferenceId,
            State = State(order, shipments, snapshots),
            StateText = StateText(order, shipments),
            ChangedAt = snapshots.Length == 0 ? order.CreatedDate?.ToUniversalTime() : snapshots.Max(static s => s.ChangedAt),
            Shipments = snapshots,
        };
    }

    private static WarehouseOrderState State(Order order, Shipment[] shipments, DispatchedShipment[] snapshots)
    {
        if (order.Status == OrderStatus.Cancelled)
            return snapshots.Any(static s => s.State == ShipmentState.Dispatched) ? WarehouseOrderState.PartiallyDispatched : WarehouseOrderState.Cancelled;
        if (shipments.Length == 0)
        {
            return order.Status switch
            {
                var s when s == OrderStatus.Processing => WarehouseOrderState.Accepted,
                var s when s == OrderStatus.ImportReview || s == OrderStatus.Exception => WarehouseOrderState.Held,
                _ => WarehouseOrderState.Unknown,
            };
        }

        var live = shipments.Where((_, i) => snapshots[i].State != ShipmentState.Cancelled).ToArray();
        if (live.Length == 0)
            return WarehouseOrderState.Cancelled;
        var dispatched = snapshots.Count(static s => s.State == ShipmentState.Dispatched);
        if (dispatched == live.Length && order.Status != OrderStatus.PartiallyFulfilled)
            return WarehouseOrderState.Dispatched;
        if (dispatched > 0)
            return WarehouseOrderState.PartiallyDispatched;
        if (snapshots.Any(static s => s.State == ShipmentState.Unknown))
            return WarehouseOrderState.Unknown;
        if (live.Any(static s => s.Status == ShipmentStatus.OnHold || s.Status == ShipmentStatus.ImportReview))
            return WarehouseOrderState.Held;
        if (live.Any(static s => s.Status == ShipmentStatus.Exception))
        {
            return live.Any(static s => s.StatusDetails.Any(static d => d is { Id: OutOfStock or PartiallyCommitted }))
                ? WarehouseOrderState.BackOrdered
                : WarehouseOrderState.Held;
        }

        return live.Any(static s => s.Status == ShipmentStatus.LabeledCreated || (s.Status == ShipmentStatus.Processing && s.StatusDetails.Count > 0))
            ? WarehouseOrderState.InProgress
            : WarehouseOrderState.Accepted;
    }

    private static DispatchedShipment Map(Shipment shipment, ShipBobWarehouseOptions options)
    {
        var state = State(shipment, options);
        var tracking = shipment.Tracking;
        return new DispatchedShipment
        {
            ShipmentId = shipment.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            State = state,
            DispatchedAt = state == ShipmentState.Dispatched ? (tracking?.ShippingDate ?? shipment.ActualFulfillmentDate)?.ToUniversalTime() : null,
            ChangedAt = Latest(shipment.LastUpdateAt, shipment.LastTrackingUpdateAt) ?? shipment.CreatedDate?.ToUniversalTime() ?? DateTimeOffset.MinValue,
            CarrierText = tracking?.Carrier ?? string.Empty,
            ServiceText = tracking?.CarrierService,
            TrackingNumbers = string.IsNullOrWhiteSpace(tracking?.TrackingNumber) ? [] : [new TrackingNumber(tracking.TrackingNumber)],
            TrackingUrl = string.IsNullOrWhiteSpace(tracking?.TrackingUrl) ? null : tracking.TrackingUrl,
            Lines = Lines(shipment),
        };
    }

    private static ShipmentState State(Shipment shipment, ShipBobWarehouseOptions options)
    {
        var status = shipment.Status;
        if (status == ShipmentStatus.Completed)
            return ShipmentState.Dispatched;
        if (status == ShipmentStatus.LabeledCreated)
        {
            return options.LabelCountsAsDispatched && !string.IsNullOrWhiteSpace(shipment.Tracking?.TrackingNumber)
                ? ShipmentState.Dispatched
                : ShipmentState.Pending;
        }

        if (status == ShipmentStatus.Cancelled || status == ShipmentStatus.CleanSweeped)
            return ShipmentState.Cancelled;
        return status == ShipmentStatus.None || status == ShipmentStatus.Processing || status == ShipmentStatus.Exception
            || status == ShipmentStatus.OnHold || status == ShipmentStatus.ImportReview
                ? ShipmentState.Pending
                : ShipmentState.Unknown;
    }

    /// <summary>
    /// Sums the lots of each SKU. A bundle shows its components, whose number in one bundle is not told; then nothing is said about
    /// the whole shipment, because a part of its contents would read as all of it.
    /// </summary>
    private static DispatchedLine[] Lines(Shipment shipment)
    {
        if (!shipment.Products.All(static p => IsClear(p)))
            return [];
        return
        [
            .. shipment.Products
                .GroupBy(static p => SkuOf(p)!, static p => p.InventoryItems.Sum(static i => (decimal)i.Quantity), StringComparer.Ordinal)
                .Select(static group => new DispatchedLine(new Sku(group.Key), group.Sum()))
                .Where(static line => line.Quantity > 0),
        ];
    }

    private static bool IsClear(ShipmentProduct product) =>
        product is not null && SkuOf(product) is not null && product.InventoryItems.Count > 0
        && product.InventoryItems.All(static i => i is not null) && !IsBundle(product);

    private static bool IsBundle(ShipmentProduct product) => product.InventoryItems.Where(static i => i is not null).DistinctBy(static i => i.Id).Skip(1).Any();

    private static string? SkuOf(ShipmentProduct product) =>
        !string.IsNullOrWhiteSpace(product.ReferenceId) ? product.ReferenceId : string.IsNullOrWhiteSpace(product.Sku) ? null : product.Sku;

    /// <summary>Vendor words only, none of which is personal; the free texts of details may be.</summary>
    private static string StateText(Order order, Shipment[] shipments) => string.Join(
        "; ",
        shipments.Select(static s => string.Join(
            ' ',
            new[] { $"shipment {s.Id} {s.Status}" }
                .Concat(s.StatusDetails.Where(static d => d?.Name is not null).Select(static d => d.Name!))
                .Concat(s.Products.Any(static p => p is not null && IsBundle(p)) ? ["(holds a bundle)"] : [])))
            .Prepend(order.Status.Value));

    private static DateTimeOffset? Latest(DateTimeOffset? left, DateTimeOffset? right) =>
        (left is null || right > left ? right ?? left : left)?.ToUniversalTime();
}
