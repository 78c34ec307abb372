namespace Connectors.Mirakl.Models;

/// <summary>Where a shipment to create is sent from.</summary>
/// <param name="Warehouse">A warehouse known to the platform.</param>
public sealed record NewShipmentOrigin(Warehouse Warehouse);
