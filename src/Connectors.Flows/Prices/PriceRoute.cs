using Connectors.Domain.Values;

namespace Connectors.Flows.Prices;

/// <summary>The way of prices: onto which marketplace.</summary>
/// <param name="Marketplace">Where offers are shown.</param>
public sealed record PriceRoute(ConnectionName Marketplace);
