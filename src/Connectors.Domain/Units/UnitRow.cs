using Connectors.Domain.Values;

namespace Connectors.Domain.Units;

/// <summary>One unit in which a SKU is counted.</summary>
/// <param name="Sku">Whose unit.</param>
/// <param name="Unit">The unit.</param>
/// <param name="BaseUnits">Base units in one of it; neither part above one thousand million. 1 on the base row.</param>
/// <param name="IsBase">Whether this is the SKU's base unit; each SKU has exactly one.</param>
/// <param name="Gtin">GTIN of this very pack, 8, 12, 13 or 14 digits; null when it has none. Another pack has another GTIN.</param>
/// <param name="Decimals">Decimal places a quantity of this unit may have, 0 to 6; 0 for what is counted and not measured.</param>
public sealed record UnitRow(Sku Sku, UnitCode Unit, Ratio BaseUnits, bool IsBase, string? Gtin = null, int Decimals = 0);
