using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>Goods in a shipment.</summary>

/// <param name="Sku">What was sent.</param>
/// <param name="Quantity">How many base units.</param>
/// <param name="LineId">The order line, when the warehouse names it; null otherwise.</param>
public sealed record DispatchedLine(Sku Sku, decimal Quantity, OrderLineId? LineId = null);
