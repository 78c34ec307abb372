using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;

namespace Connectors.Flows.BackOffice;

/// <summary>What of an order has left, as far as an ERP can be asked to post it. Pure.</summary>
internal sealed class GoneGoods
{
    private GoneGoods()
    {
    }

    /// <summary>How much of each line, in whole packs; a pack of which a part left is posted with the rest of it. Lines of which nothing left are not named.</summary>
    public required IReadOnlyList<ErpDispatchLine> Lines { get; init; }

    /// <summary>When the last of it left, UTC; null when the warehouse did not say.</summary>
    public required DateTimeOffset? LeftAt { get; init; }

    /// <summary>Whether it is known what every shipment that left holds.</summary>
    public required bool IsCounted { get; init; }

    /// <summary>Whether there is a shipment of which nobody knows what it holds, or whether it has left.</summary>
    public required bool IsUnclear { get; init; }

    /// <summary>Whether all of the order has left.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>Whether nothing more will leave.</summary>
    public required bool IsFinal { get; init; }

    /// <summary>Folds the shipments of an order. A label that is printed can still be made void: it counts when it has left.</summary>
    public static GoneGoods Of(SalesOrder order, IReadOnlyList<DispatchedShipment> dispatches, WarehouseOrderState warehouse)
    {
        List<DispatchedShipment> live = [.. dispatches.Where(static d => d.State != ShipmentState.Cancelled)];
        List<DispatchedShipment> gone = [.. live.Where(static d => d is { State: ShipmentState.Dispatched, IsStillToLeave: false })];
        var status = DispatchAggregation.Aggregate(OrderedLine.Of(order), gone, gone.Count == live.Count ? warehouse : WarehouseOrderState.Unknown);
        var left = status.Lines.ToDictionary(static l => l.LineId);
        var packs = order.Lines.Select(l => (Line: l, Packs: PacksOf(l, left[l.LineId]))).ToList();
        return new GoneGoods
        {
            Lines = [.. packs.Where(static p => p.Packs > 0m).Select(static p => new ErpDispatchLine(p.Line.Sku, p.Packs, p.Line.Ordered.Unit))],
            LeftAt = gone.Max(static d => d.DispatchedAt),
            IsCounted = !status.IsUnclear,
            IsUnclear = status.IsUnclear || live.Exists(static d => d.State == ShipmentState.Unknown),
            IsWhole = packs.TrueForAll(static p => p.Packs >= p.Line.Ordered.Count),
            IsFinal = status.IsFinal,
        };
    }

    private static decimal PacksOf(SalesOrderLine line, LineDispatch dispatch) => dispatch.Dispatched >= dispatch.Ordered
        ? line.Ordered.Count
        : decimal.Floor(dispatch.Dispatched * line.Ordered.BaseUnitsPerPack.Denominator / line.Ordered.BaseUnitsPerPack.Numerator);
}
