using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Flows.Stock;

/// <summary>The systems that stock goes between, by connection.</summary>
/// <param name="Erps">The ERPs.</param>
/// <param name="Marketplaces">The marketplaces.</param>
internal sealed record StockPorts(IReadOnlyDictionary<ConnectionName, IErpStock> Erps, IReadOnlyDictionary<ConnectionName, IMarketplaceOffers> Marketplaces);
