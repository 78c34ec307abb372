using Connectors.Domain.Values;

namespace Connectors.Flows.Refunds;

/// <summary>What a return takes of one line.</summary>
/// <param name="LineId">The line.</param>
/// <param name="Quantity">How many of the offer.</param>
/// <param name="Goods">What is credited of its price.</param>
internal sealed record BookedLine(OrderLineId LineId, decimal Quantity, Money Goods);
