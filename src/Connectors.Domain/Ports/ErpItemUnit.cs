using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>A unit in which the ERP counts an item.</summary>
/// <param name="Sku">The item, under the spelling asked for.</param>
/// <param name="UnitText">The ERP's text for the unit.</param>
/// <param name="BaseUnits">How many of the item's base units the ERP takes for one of it, rounded as the ERP rounds.</param>
public sealed record ErpItemUnit(Sku Sku, string UnitText, decimal BaseUnits);
