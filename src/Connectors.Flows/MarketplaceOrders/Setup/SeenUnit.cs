using Connectors.Domain.Values;

namespace Connectors.Flows.MarketplaceOrders.Setup;

/// <summary>A pack that offers sell, as the ERP was last seen to count it.</summary>
/// <param name="Sku">The item.</param>
/// <param name="Unit">The pack, in our word.</param>
/// <param name="UnitText">The same in the ERP's.</param>
/// <param name="BaseUnits">Base units in one, as the ERP has it; null when it has no such unit for the item.</param>
internal sealed record SeenUnit(Sku Sku, UnitCode Unit, string UnitText, decimal? BaseUnits);
