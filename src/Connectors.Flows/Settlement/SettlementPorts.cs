using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Flows.Settlement;

/// <summary>The systems that settlements go between, by connection.</summary>
/// <param name="Marketplaces">The marketplaces.</param>
/// <param name="Erps">The ERPs.</param>
internal sealed record SettlementPorts(IReadOnlyDictionary<ConnectionName, IMarketplaceSettlement> Marketplaces, IReadOnlyDictionary<ConnectionName, IErpFinance> Erps);
