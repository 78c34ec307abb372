using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Flows.Prices;

/// <summary>The systems that prices go between, by connection.</summary>
/// <param name="Marketplaces">The marketplaces.</param>
/// <param name="Erps">The ERPs whose items say what offers cost.</param>
internal sealed record PricePorts(IReadOnlyDictionary<ConnectionName, IMarketplaceOffers> Marketplaces, IReadOnlyDictionary<ConnectionName, IErp> Erps);
