using Connectors.Domain.Values;

namespace Connectors.Flows.Prices;

/// <summary>The way of prices: onto which marketplace, and where they come from.</summary>
/// <param name="Marketplace">Where offers are shown.</param>
/// <param name="Erp">Whose items cost what they are to cost where the price table has no row for an offer; null to go by the table alone.</param>
public sealed record PriceRoute(ConnectionName Marketplace, ConnectionName? Erp = null);
