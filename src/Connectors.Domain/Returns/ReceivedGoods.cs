using Connectors.Domain.Values;

namespace Connectors.Domain.Returns;

/// <summary>Goods that came back, or that were announced in the parcel and are missing from it.</summary>
/// <param name="LineId">The order's line.</param>
/// <param name="Quantity">Base units; above zero.</param>
/// <param name="Condition">How they came back.</param>
public sealed record ReceivedGoods(OrderLineId LineId, decimal Quantity, GoodsCondition Condition);
