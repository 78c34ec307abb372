using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>Goods of a sales order that left, in the pack in which they were ordered.</summary>
/// <param name="Sku">What left.</param>
/// <param name="Quantity">How many of <paramref name="Unit"/> in all; not negative.</param>
/// <param name="Unit">The pack that was ordered: that of the order's line.</param>
public sealed record ErpDispatchLine(Sku Sku, decimal Quantity, UnitCode Unit);
