using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.ShipBob.Models;

namespace Connectors.ShipBob.Internal;

/// <summary>Wire order to neutral snapshot. The order's state is derived from its shipments; the vendor's own is only a hint.</summary>
internal static class WarehouseOrderMapping
{
    private const int OutOfStock = 303;
    private const int PartiallyCommitted = 308;

    /// <summary>What must be known of products before the order can be mapped without leaving them uncounted.</summary>
    public static IEnumerable<string> Unsure(Order order, ShipBobWarehouseOptions options) => ShipmentContents.Unsure(order, Shipments(order), s => IsLive(s, options));

    public static WarehouseOrder Map(Order order, ShipBobWarehouseOptions options, IReadOnlyDictionary<string, Composition?> compositions)
    {
        var shipments = Shipments(order);
        var contents = ShipmentContents.Of(order, shipments, s => IsLive(s, options), compositions);
        var snapshots = shipments.Zip(contents, (s, held) => Map(s, held, options)).ToArray();
        return new WarehouseOrder
        {
            Id = order.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Reference = order.ReferenceId,
            State = State(order, shipments, snapshots),
            StateText = string.Join("; ", snapshots.Zip(shipments, static (s, wire) => $"shipment {wire.Id} {s.StateText}").Prepend(order.Status.Value)),
            ChangedAt = snapshots.Length == 0 ? order.CreatedDate?.ToUniversalTime() : snapshots.Max(static s => s.ChangedAt),
            Shipments = snapshots,
        };
    }

    private static Shipment[] Shipments(Order order) => [.. order.Shipments.Where(static s => s is not null)];

    private static bool IsLive(Shipment shipment, ShipBobWarehouseOptions options) => State(shipment, options) != ShipmentState.Cancelled;

    private static WarehouseOrderState State(Order order, Shipment[] shipments, DispatchedShipment[] snapshots)
    {
        if (order.Status == OrderStatus.Cancelled)
        {
            return snapshots.Any(static s => s.State == ShipmentState.Dispatched) ? WarehouseOrderState.PartiallyDispatched
                : snapshots.Any(static s => s.State == ShipmentState.Unknown) ? WarehouseOrderState.Unknown : WarehouseOrderState.Cancelled;
        }

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
        {
            // Another shipment may still take the place of one that was swept from the floor: only where the order itself says that it is off, nothing of it leaves any more.
            return Array.Exists(shipments, static s => s.Status == ShipmentStatus.CleanSweeped) ? WarehouseOrderState.Held : WarehouseOrderState.Cancelled;
        }

        var dispatched = snapshots.Count(static s => s.State == ShipmentState.Dispatched);
        if (dispatched == live.Length && order.Status != OrderStatus.PartiallyFulfilled)
            return WarehouseOrderState.Dispatched;

        // Nothing more will come of it, whatever the word of one shipment means: that is told of the shipment.
        if (dispatched > 0 && order.Status == OrderStatus.Fulfilled && snapshots.All(static s => s.State != ShipmentState.Pending))
            return WarehouseOrderState.Dispatched;
        if (dispatched > 0)
            return WarehouseOrderState.PartiallyDispatched;
        if (!IsKnown(order.Status) || snapshots.Any(static s => s.State == ShipmentState.Unknown))
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

    private static bool IsKnown(OrderStatus status) => status.Value.Length == 0
        || status == OrderStatus.Processing || status == OrderStatus.Exception || status == OrderStatus.PartiallyFulfilled
        || status == OrderStatus.Fulfilled || status == OrderStatus.Cancelled || status == OrderStatus.ImportReview;

    private static DispatchedShipment Map(Shipment shipment, ShipmentContents contents, ShipBobWarehouseOptions options)
    {
        var lines = contents.Lines;
        var told = State(shipment, options);

        // What has left holds something: a shipment that says otherwise is for a person to see, and tells nobody that goods are on their way.
        var isEmpty = contents.IsEmpty || (contents.Uncounted is null && Array.Exists(lines, static l => l.Quantity < 0));
        var state = isEmpty && told == ShipmentState.Dispatched ? ShipmentState.Unknown : told;
        var tracking = shipment.Tracking;
        return new DispatchedShipment
        {
            ShipmentId = shipment.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            State = state,
            StateText = StateText(shipment, contents, isEmpty),
            IsStillToLeave = state == ShipmentState.Dispatched && shipment.Status == ShipmentStatus.LabeledCreated,
            DispatchedAt = state == ShipmentState.Dispatched ? (tracking?.ShippingDate ?? shipment.ActualFulfillmentDate)?.ToUniversalTime() : null,
            ChangedAt = Latest(shipment.LastUpdateAt, shipment.LastTrackingUpdateAt) ?? shipment.CreatedDate?.ToUniversalTime() ?? DateTimeOffset.MinValue,
            CarrierText = tracking?.Carrier ?? string.Empty,
            ServiceText = tracking?.CarrierService,
            TrackingNumbers = string.IsNullOrWhiteSpace(tracking?.TrackingNumber) ? [] : [new TrackingNumber(tracking.TrackingNumber)],
            TrackingUrl = string.IsNullOrWhiteSpace(tracking?.TrackingUrl) ? null : tracking.TrackingUrl,
            Lines = lines,
            Uncounted = contents.Uncounted,
            LacksUncounted = contents.LacksUncounted,
        };
    }

    /// <summary>Where a shipment stands, by its own word.</summary>
    public static ShipmentState State(Shipment shipment, ShipBobWarehouseOptions options)
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

    /// <summary>Vendor words only, none of which is personal; the free texts of details may be.</summary>
    private static string StateText(Shipment shipment, ShipmentContents contents, bool isEmpty)
    {
        var words = shipment.StatusDetails.Where(static d => d?.Name is not null).Select(static d => d.Name!).Prepend(shipment.Status.Value);
        if (shipment.Products.Any(static p => p is not null && ShipmentContents.IsBundle(p)))
            words = words.Append("(holds a bundle)");
        else if (contents.Uncounted is not null || (contents.Lines.Length == 0 && shipment.Products.Count > 0))
            words = words.Append("(what is in it is not clear)");
        if (isEmpty)
            words = words.Append("(says that nothing is in it)");
        return string.Join(' ', words);
    }

    private static DateTimeOffset? Latest(DateTimeOffset? left, DateTimeOffset? right) =>
        (left is null || right > left ? right ?? left : left)?.ToUniversalTime();
}
