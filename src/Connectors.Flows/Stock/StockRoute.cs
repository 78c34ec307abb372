using Connectors.Domain.Values;

namespace Connectors.Flows.Stock;

/// <summary>The way of stock: out of which ERP, onto which marketplace or into which B2B store.</summary>
/// <param name="Marketplace">Where offers are shown: a marketplace, or a store whose SKUs the offer table has as shop SKUs.</param>
/// <param name="Erp">Whose word on stock counts, and in which the orders of that place are booked.</param>
public sealed record StockRoute(ConnectionName Marketplace, ConnectionName Erp);
