using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>What a refund takes of one line of an order.</summary>
/// <param name="LineId">The line.</param>
/// <param name="Quantity">How many, as the store counts; above zero.</param>
/// <param name="Amount">For how much, with or without tax as the order says.</param>
/// <param name="Tax">The tax on it.</param>
/// <param name="Goods">What becomes of the goods.</param>
public sealed record StorefrontRefundLine(OrderLineId LineId, decimal Quantity, Money Amount, Money Tax, RefundedGoods Goods);
