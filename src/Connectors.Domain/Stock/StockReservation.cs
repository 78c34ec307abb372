using Connectors.Domain.Values;

namespace Connectors.Domain.Stock;

/// <summary>Goods of an order of ours that a level may not count as taken yet.</summary>
/// <param name="Order">The order.</param>
/// <param name="LineId">Its line; order and line together name the reservation.</param>
/// <param name="Quantity">Base units; not negative.</param>
/// <param name="HandedOverAt">When the source of the level was known to have the order, UTC; null while it does not have it.</param>
public sealed record StockReservation(OrderKey Order, OrderLineId LineId, decimal Quantity, DateTimeOffset? HandedOverAt = null);
