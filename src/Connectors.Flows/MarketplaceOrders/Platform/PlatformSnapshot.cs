using System.Security.Cryptography;
using System.Text;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;

namespace Connectors.Flows.MarketplaceOrders.Platform;

/// <summary>What a marketplace's platform allows, as it was read.</summary>
/// <param name="Version">Content version of the carriers.</param>
/// <param name="Carriers">The approved carriers.</param>
/// <param name="Capabilities">What the platform can do.</param>
internal sealed record PlatformSnapshot(string Version, IReadOnlyList<MarketplaceCarrier> Carriers, MarketplaceCapabilities Capabilities)
{
    public static PlatformSnapshot Of(IReadOnlyList<MarketplaceCarrier> carriers, MarketplaceCapabilities capabilities)
    {
        var content = string.Join('\n', carriers.Select(static c => $"{c.Code}|{c.Label}|{c.NeedsTrackingNumber}").Order(StringComparer.Ordinal));
        return new PlatformSnapshot(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..12], carriers, capabilities);
    }
}
