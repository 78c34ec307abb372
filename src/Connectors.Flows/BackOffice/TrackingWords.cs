using Connectors.Domain.Carriers;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>
/// Lays what people entered of carriers and numbers over what a system tells of its shipments. Pure. A person's word counts before a row of the table, and what names a shipment before what
/// names none: that is taken for an order that leaves in one shipment alone, since nobody knows which of several it is about.
/// </summary>
internal static class TrackingWords
{
    /// <summary>The shipments with the words that count.</summary>
    /// <param name="order">The order.</param>
    /// <param name="shipments">As the system shows them.</param>
    /// <param name="entered">What people said.</param>
    /// <param name="table">What the table says; null where there is none.</param>
    /// <param name="fillsOnly">Whether the system's own number counts where it has one.</param>
    public static IReadOnlyList<DispatchedShipment> Over(OrderKey order, IReadOnlyList<DispatchedShipment> shipments, IReadOnlyList<EnteredTracking> entered, TrackingMap? table, bool fillsOnly)
    {
        if (entered.Count == 0 && table is null)
            return shipments;
        var isOnlyOne = shipments.Count(static s => s.State != ShipmentState.Cancelled) == 1;
        return [.. shipments.Select(s => fillsOnly && s.TrackingNumbers.Count > 0 ? s : With(s, Words(s.ShipmentId) ?? (isOnlyOne ? Words(null) : null)))];

        EnteredTracking? Words(string? shipment) =>
            entered.FirstOrDefault(e => string.Equals(e.Shipment, shipment, StringComparison.OrdinalIgnoreCase))
            ?? (table?.Find(order, shipment) is { } row ? new EnteredTracking(row.Shipment, row.Carrier, row.Service, row.Numbers, "tracking", default) : null);
    }

    private static DispatchedShipment With(DispatchedShipment shipment, EnteredTracking? words) => words is null ? shipment : shipment with
    {
        CarrierText = words.Carrier ?? shipment.CarrierText,
        ServiceText = words.Carrier is null ? shipment.ServiceText : words.Service,
        TrackingNumbers = words.Numbers is { } numbers ? [new TrackingNumber(numbers)] : shipment.TrackingNumbers,
    };
}
