using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Ports;

namespace Connectors.Flows.BackOffice;

/// <summary>
/// An order that leaves in parts, read as one, and each part read as an order of its own: whoever handles one warehouse order handles each part alike. Pure.
/// </summary>
internal static class WarehouseParts
{
    /// <summary>The numbers of the warehouse orders that the order is, or is to be: 1 alone where it goes whole.</summary>
    public static IEnumerable<int> Numbers(this BackOfficeState state) => state.Parts?.Select(static p => p.Number) ?? [1];

    /// <summary>The order with the facts of one part in the members for one warehouse order.</summary>
    public static BackOfficeState AsPart(this BackOfficeState state, int number)
    {
        if (number <= 1 || state.Parts?.FirstOrDefault(p => p.Number == number) is not { } part)
            return state;
        return state with
        {
            ViewedPart = number,
            Fulfilment = part.Fulfilment,
            WarehouseOrderId = part.WarehouseOrderId,
            IsSubmitted = part.IsSubmitted,
            Unasked = part.Unasked,
            Warehouse = part.Warehouse,
            WarehouseText = part.WarehouseText,
            WarehouseChangedAt = part.WarehouseChangedAt,
            WarehouseCheckAt = part.WarehouseCheckAt,
            WarehouseCancellation = part.WarehouseCancellation,
        };
    }

    /// <summary>The order with what became of one of its parts.</summary>
    /// <param name="state">The order before.</param>
    /// <param name="part">The part as <see cref="AsPart"/> gave it, changed since.</param>
    public static BackOfficeState WithPart(this BackOfficeState state, BackOfficeState part)
    {
        if (part.ViewedPart <= 1)
            return part;
        return state with
        {
            Dispatches = part.Dispatches,
            Parts =
            [
                .. state.Parts!.Select(p => p.Number != part.ViewedPart ? p : p with
                {
                    ShipmentIds = part.Parts!.First(own => own.Number == p.Number).ShipmentIds,
                    Fulfilment = part.Fulfilment,
                    WarehouseOrderId = part.WarehouseOrderId,
                    IsSubmitted = part.IsSubmitted,
                    Unasked = part.Unasked,
                    Warehouse = part.Warehouse,
                    WarehouseText = part.WarehouseText,
                    WarehouseChangedAt = part.WarehouseChangedAt,
                    WarehouseCheckAt = part.WarehouseCheckAt,
                    WarehouseCancellation = part.WarehouseCancellation,
                }),
            ],
        };
    }

    /// <summary>Which part a warehouse order is, by its reference; null where it is none that is known.</summary>
    public static int? PartOf(this BackOfficeState state, string reference) => state.Parts is null
        ? WarehouseReference.IsLaterPart(reference) ? null : 1
        : state.Numbers().Where(n => string.Equals(state.AsPart(n).Reference, reference, StringComparison.OrdinalIgnoreCase)).Select(static n => (int?)n).FirstOrDefault();

    /// <summary>With the shipments that the warehouse order of the viewed part showed.</summary>
    public static BackOfficeState WithShipments(this BackOfficeState state, IEnumerable<DispatchedShipment> shown) => state.Parts is not { } parts ? state : state with
    {
        Parts = [.. parts.Select(p => p.Number == state.ViewedPart ? p with { ShipmentIds = [.. p.ShipmentIds.Union(shown.Select(static s => s.ShipmentId), StringComparer.Ordinal)] } : p)],
    };

    /// <summary>How many of its warehouse orders the warehouse has.</summary>
    public static int AtWarehouse(this BackOfficeState state) => state.Numbers().Count(n => state.AsPart(n).WarehouseOrderId is not null);

    /// <summary>Where all of it stands: over when all parts are, and nothing waits. Of parts of which one was not sent it is cancelled, so that nobody takes what left for the whole.</summary>
    public static WarehouseOrderState Progress(this BackOfficeState state)
    {
        if (state.Parts is null)
            return state.Warehouse;
        // What was allocated and is not to be asked for any more is not sent.
        List<WarehouseOrderState> all = [.. state.Numbers().Select(n => (Number: n, Part: state.AsPart(n)))
            .Select(p => p.Part.WarehouseOrderId is null && state.Stock is { IsWithdrawn: true } asked && p.Number > asked.Allocated ? WarehouseOrderState.Cancelled : p.Part.Warehouse)];
        if (state.Stock is not { Held: not null } && all.TrueForAll(static s => s is WarehouseOrderState.Dispatched or WarehouseOrderState.Cancelled))
            return all.TrueForAll(static s => s == WarehouseOrderState.Dispatched) ? WarehouseOrderState.Dispatched : WarehouseOrderState.Cancelled;
        return all.Exists(static s => s is WarehouseOrderState.Dispatched or WarehouseOrderState.PartiallyDispatched) ? WarehouseOrderState.PartiallyDispatched : WarehouseOrderState.Accepted;
    }

    /// <summary>What became of the request to stop all that the warehouse has of it; null when not all of it was asked to.</summary>
    public static WarehouseCancellation? Stopped(this BackOfficeState state)
    {
        List<WarehouseCancellation?> all = [.. state.Numbers().Select(state.AsPart).Where(static p => p.WarehouseOrderId is not null).Select(static p => p.WarehouseCancellation)];
        return all.Count == 0 || all.Contains(null) ? state.Parts is null ? state.WarehouseCancellation : null
            : all.TrueForAll(static c => c == WarehouseCancellation.Cancelled) ? WarehouseCancellation.Cancelled
            : all.Find(static c => c != WarehouseCancellation.Cancelled);
    }

    /// <summary>
    /// The shipments as they count. A warehouse that does not say what the only shipment of an order holds means all of it, once all of it has left: of a part that is the part and not the order.
    /// </summary>
    public static IReadOnlyList<DispatchedShipment> Counted(this BackOfficeState state)
    {
        if (state.Parts is not { } parts)
            return state.Dispatches;
        var whole = new Dictionary<string, ReleasedPart>(StringComparer.Ordinal);
        foreach (var part in parts.Where(p => state.AsPart(p.Number).Warehouse == WarehouseOrderState.Dispatched))
        {
            if (state.Dispatches.Where(d => d.State != ShipmentState.Cancelled && part.ShipmentIds.Contains(d.ShipmentId, StringComparer.Ordinal)).ToList() is [var only])
                whole[only.ShipmentId] = part;
        }

        return [.. state.Dispatches.Select(d => whole.TryGetValue(d.ShipmentId, out var part) ? Filled(d, part.Goods) : d)];
    }

    private static DispatchedShipment Filled(DispatchedShipment shipment, OrderPart goods) => shipment switch
    {
        { Lines.Count: 0, Uncounted: null } => shipment with { Lines = [.. goods.Lines.SelectMany(GoodsOf)] },
        { Uncounted: { } uncounted, LacksUncounted: false } => shipment with { Lines = [.. shipment.Lines, .. goods.Lines.SelectMany(GoodsOf).Where(l => uncounted.Contains(l.Sku))], Uncounted = null },
        _ => shipment,
    };

    private static IEnumerable<DispatchedLine> GoodsOf(OrderPartLine line) => ReservedGoods.Of(line).Select(static g => new DispatchedLine(g.Sku, g.Quantity, g.LineId));
}
