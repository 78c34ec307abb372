using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>Goods in a confirmed shipment.</summary>

/// <param name="LineId">The order line.</param>
/// <param name="Quantity">How many of the offer, whole.</param>
public sealed record ConfirmedLine(OrderLineId LineId, decimal Quantity);
