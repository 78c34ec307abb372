namespace Connectors.Mirakl.Models;

/// <summary>Goods in a shipment to create.</summary>
/// <param name="OrderLineId">The order line.</param>
/// <param name="Quantity">How many of the offer, at least 1.</param>
/// <param name="PackageReference">The seller's reference of the parcel; null when there is none.</param>
public sealed record NewShipmentLine(string OrderLineId, int Quantity, string? PackageReference = null);
