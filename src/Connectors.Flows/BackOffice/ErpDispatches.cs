using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>
/// Reads the shipments that an ERP has posted of an order as dispatches. Pure. Goods count in the pack that was ordered, if the ERP wrote them in it: another unit is never guessed at. What a
/// shipment took back counts against what it sent, and one of which nothing is left was not sent.
/// </summary>
internal static class ErpDispatches
{
    /// <summary>One dispatch for each shipment, in order of their numbers.</summary>
    /// <param name="order">The order as it was booked.</param>
    /// <param name="shipments">The newest snapshot of each.</param>
    /// <param name="unitText">How the ERP writes a unit.</param>
    public static IReadOnlyList<DispatchedShipment> Of(SalesOrder order, IReadOnlyList<ErpShipment> shipments, Func<UnitCode, string> unitText) =>
        [.. shipments.Select(s => Of(order, s, unitText)).OrderBy(static s => s.ShipmentId, StringComparer.Ordinal)];

    private static DispatchedShipment Of(SalesOrder order, ErpShipment shipment, Func<UnitCode, string> unitText)
    {
        var lines = new List<DispatchedLine>();
        var uncounted = new List<Sku>();
        foreach (var goods in shipment.Lines.GroupBy(static l => (Sku: l.Sku.Value.ToUpperInvariant(), Unit: l.UnitCode.ToUpperInvariant())))
        {
            var quantity = goods.Sum(static l => l.Quantity);
            if (quantity == 0)
                continue;
            List<SalesOrderLine> sold = [.. order.Lines.Where(l => Same(l.Sku.Value, goods.Key.Sku))];
            List<SalesOrderLine> inUnit = [.. sold.Where(l => Same(unitText(l.Ordered.Unit), goods.Key.Unit))];
            if (sold.Count == 0)
                lines.Add(new DispatchedLine(goods.First().Sku, quantity));
            else if (inUnit.Count == 0)
                uncounted.Add(sold[0].Sku);
            else
                lines.Add(new DispatchedLine(inUnit[0].Sku, InBaseUnits(quantity, inUnit[0].Ordered.BaseUnitsPerPack), inUnit.Count == 1 ? inUnit[0].LineId : null));
        }

        return new DispatchedShipment
        {
            ShipmentId = shipment.Number,
            State = lines.Count == 0 && uncounted.Count == 0 ? ShipmentState.Cancelled : ShipmentState.Dispatched,
            ChangedAt = shipment.ChangedAt,
            CarrierText = shipment.CarrierText,
            ServiceText = shipment.ServiceText,
            TrackingNumbers = shipment.TrackingNumbers,
            Lines = lines,
            Uncounted = uncounted.Count == 0 ? null : uncounted,
            LacksUncounted = uncounted.Count > 0,
        };
    }

    private static decimal InBaseUnits(decimal packs, Ratio ratio) => decimal.Round(packs * ratio.Numerator / ratio.Denominator, 6, MidpointRounding.AwayFromZero);

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
