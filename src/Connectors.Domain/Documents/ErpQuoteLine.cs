using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>Goods that an ERP is asked the price of.</summary>
/// <param name="LineId">The line of the order.</param>
/// <param name="Sku">The item.</param>
/// <param name="Unit">The pack that is ordered.</param>
/// <param name="Count">How many packs.</param>
/// <param name="Quantity">The same in the item's base unit.</param>
public sealed record ErpQuoteLine(OrderLineId LineId, Sku Sku, UnitCode Unit, decimal Count, Quantity Quantity);
