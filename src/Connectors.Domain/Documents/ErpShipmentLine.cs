using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>Goods on a posted shipment, in the unit the ERP booked them in.</summary>

/// <param name="Sku">What was shipped.</param>
/// <param name="Quantity">How much, in <paramref name="UnitCode"/>.</param>
/// <param name="UnitCode">The ERP's own unit text.</param>
public sealed record ErpShipmentLine(Sku Sku, decimal Quantity, string UnitCode);
