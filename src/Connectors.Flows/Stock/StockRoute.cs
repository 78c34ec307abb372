using Connectors.Domain.Values;

namespace Connectors.Flows.Stock;

/// <summary>The way of stock: out of which ERP, onto which marketplace.</summary>
/// <param name="Marketplace">Where offers are shown.</param>
/// <param name="Erp">Whose word on stock counts, and in which the marketplace's orders are booked.</param>
public sealed record StockRoute(ConnectionName Marketplace, ConnectionName Erp);
