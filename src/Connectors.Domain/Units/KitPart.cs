using Connectors.Domain.Values;

namespace Connectors.Domain.Units;

/// <summary>Goods that one kit consists of.</summary>
/// <param name="Sku">The part, as it is stocked and sent.</param>
/// <param name="Quantity">Base units of the part in one base unit of the kit; above zero.</param>
public sealed record KitPart(Sku Sku, decimal Quantity);
