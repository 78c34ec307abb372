using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Flows.B2BOrders.StoreRefunds;

/// <summary>What of a refund's line was invoiced, and so is to be credited.</summary>
/// <param name="LineId">The line.</param>
/// <param name="Sku">What was sold.</param>
/// <param name="Unit">The pack that one of it was.</param>
/// <param name="Quantity">How many packs; above zero.</param>
/// <param name="Amount">For how much, with or without tax as the order says.</param>
/// <param name="Tax">The tax on it.</param>
/// <param name="Goods">What becomes of the goods, by the store's word.</param>
internal sealed record RefundedLine(OrderLineId LineId, Sku Sku, UnitCode Unit, decimal Quantity, Money Amount, Money Tax, RefundedGoods Goods);
