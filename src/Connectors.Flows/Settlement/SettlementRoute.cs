using Connectors.Domain.Values;

namespace Connectors.Flows.Settlement;

/// <summary>The way of settlements: out of which marketplace, into which ERP's ledger.</summary>
/// <param name="Marketplace">Whose billing cycles.</param>
/// <param name="Erp">Where they are booked.</param>
public sealed record SettlementRoute(ConnectionName Marketplace, ConnectionName Erp);
