using Connectors.Domain.Values;

namespace Connectors.Domain.Carriers;

/// <summary>Who carries goods that an ERP has posted, and under which number, where the ERP does not say.</summary>
/// <param name="Marketplace">Connection that the order came from.</param>
/// <param name="Order">The marketplace's own id of the order, case included.</param>
/// <param name="Shipment">Number of the ERP's posted shipment, without case; null for an order that leaves in one.</param>
/// <param name="Carrier">Carrier as the <c>carriers</c> table knows it from this ERP; null for the usual one.</param>
/// <param name="Service">Carrier service, likewise; null for any.</param>
/// <param name="Numbers">The tracking number, or several as people write them; null where there is none.</param>
public sealed record TrackingRow(ConnectionName Marketplace, string Order, string? Shipment, string? Carrier, string? Service, string? Numbers);
