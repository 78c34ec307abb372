using Connectors.Domain.Values;

namespace Connectors.Domain.Fulfilment;

/// <summary>Base units of one order line.</summary>
/// <param name="LineId">The line.</param>
/// <param name="Quantity">How many base units; negative where some are taken back.</param>
public sealed record LineQuantity(OrderLineId LineId, decimal Quantity);
