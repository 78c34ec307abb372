using Connectors.Domain.Values;

namespace Connectors.Flows.Returns;

/// <summary>The way of returns: from which marketplace, into which ERP.</summary>
/// <param name="Marketplace">Where customers ask to send goods back, and are paid back.</param>
/// <param name="Erp">Where the marketplace's orders are booked.</param>
public sealed record ReturnRoute(ConnectionName Marketplace, ConnectionName Erp);
