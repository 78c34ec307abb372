namespace Connectors.Mirakl.Models;

/// <summary>New tracking of a shipment, for ST23.</summary>
/// <param name="Id">The shipment.</param>
/// <param name="Tracking">Carrier and number.</param>
public sealed record ShipmentTrackingUpdate(string Id, NewShipmentTracking Tracking);
