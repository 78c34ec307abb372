using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>One SKU to send.</summary>

/// <param name="LineId">The order line it belongs to.</param>
/// <param name="Sku">What to send.</param>
/// <param name="Quantity">How many base units.</param>
/// <param name="Description">What it is, for people.</param>
public sealed record FulfilmentLine(OrderLineId LineId, Sku Sku, decimal Quantity, string Description);
