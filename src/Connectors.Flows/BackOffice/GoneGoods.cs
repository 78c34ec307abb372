using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;

namespace Connectors.Flows.BackOffice;

/// <summary>What of an order has left, as far as an ERP can be asked to post it. Pure.</summary>
internal sealed class GoneGoods
{
    private const int QuantityDecimals = 6;

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

    /// <summary>Whether nothing more will leave of an order of which something has.</summary>
    public required bool IsFinal { get; init; }

    /// <summary>Whether nothing more will leave, also where nothing did.</summary>
    public required bool WillNotLeave { get; init; }

    /// <summary>What of each line has not left, in whole packs: one of which a part left counts among them. Lines of which all left are not named.</summary>
    public required IReadOnlyList<UnsentLine> Rest { get; init; }

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
            WillNotLeave = status.IsFinal || (live.Count == 0 && warehouse == WarehouseOrderState.Cancelled),
            Rest = [.. packs.Where(static p => p.Packs < p.Line.Ordered.Count).Select(static p => new UnsentLine(p.Line.LineId, p.Line.Sku, p.Line.Ordered.Unit, p.Line.Ordered.Count, p.Packs))],
        };
    }

    /// <summary>The order as it is once people have closed what of it will not leave: each line with what left, lines of which nothing did not at all.</summary>
    public SalesOrder WithoutRest(SalesOrder order)
    {
        var lines = order.Lines.Select(line => Rest.FirstOrDefault(r => r.LineId == line.LineId) is { } rest ? Part(line, rest.Left) : line).OfType<SalesOrderLine>().ToList();
        var off = order.Lines.Sum(l => Cost(l)) - lines.Sum(l => Cost(l));
        return order with { Lines = lines, Total = order.Total with { Amount = order.Total.Amount - off } };

        decimal Cost(SalesOrderLine line) => line.Amount.Amount + (order.PricesIncludeTax ? 0m : line.Tax?.Amount ?? 0m);
    }

    private static SalesOrderLine? Part(SalesOrderLine line, decimal packs)
    {
        if (packs == 0m)
            return null;
        var whole = line.Ordered.Count;
        return line with
        {
            Quantity = line.Quantity with { Value = decimal.Round(line.Quantity.Value * packs / whole, QuantityDecimals, MidpointRounding.AwayFromZero) },
            Ordered = line.Ordered with { Count = packs },
            Amount = LineShare.Of(line.Amount, packs, whole),
            Tax = line.Tax is { } tax ? LineShare.Of(tax, packs, whole) : null,
        };
    }

    private static decimal PacksOf(SalesOrderLine line, LineDispatch dispatch) => dispatch.Dispatched >= dispatch.Ordered
        ? line.Ordered.Count
        : decimal.Floor(dispatch.Dispatched * line.Ordered.BaseUnitsPerPack.Denominator / line.Ordered.BaseUnitsPerPack.Numerator);
}
