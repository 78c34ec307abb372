using Connectors.Domain.Documents;
using Connectors.Domain.Ports;

namespace Connectors.Flows.OrderToCash.Polls;

/// <summary>What a marketplace's platform allows, as it was read.</summary>
/// <param name="Version">Content version of the carriers.</param>
/// <param name="Carriers">The approved carriers.</param>
/// <param name="Capabilities">What the platform can do.</param>
internal sealed record MarketplaceReference(string Version, IReadOnlyList<MarketplaceCarrier> Carriers, MarketplaceCapabilities Capabilities);
