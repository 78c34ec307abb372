using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Flows.Returns;

/// <summary>The systems that returns go between, by connection.</summary>
/// <param name="Marketplaces">The marketplaces, which pay back.</param>
/// <param name="Returns">Their returns.</param>
/// <param name="Erps">The ERPs.</param>
internal sealed record ReturnPorts(
    IReadOnlyDictionary<ConnectionName, IMarketplace> Marketplaces, IReadOnlyDictionary<ConnectionName, IMarketplaceReturns> Returns, IReadOnlyDictionary<ConnectionName, IErpReturns> Erps);
