using System.Collections.Frozen;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Carriers;

/// <summary>The carriers that one marketplace approved, as it listed them at one moment (Mirakl SH21). Immutable and thread-safe.</summary>
public sealed class ApprovedCarriers
{
    private readonly FrozenDictionary<string, MarketplaceCarrier> _byCode;

    /// <summary>Takes the list as it came. A code that is listed twice needs a tracking number when either entry does.</summary>
    /// <param name="version">Version that every answer is traced back to, for example the instant of the snapshot.</param>
    /// <param name="marketplace">Connection whose list it is.</param>
    /// <param name="carriers">The list.</param>
    /// <exception cref="ArgumentException">The version is empty.</exception>
    public ApprovedCarriers(string version, ConnectionName marketplace, IEnumerable<MarketplaceCarrier> carriers)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(version);
        ArgumentNullException.ThrowIfNull(carriers);
        Version = version;
        Marketplace = marketplace;
        Carriers = [.. carriers];
        _byCode = Carriers
            .GroupBy(static c => c.Code.Value)
            .ToFrozenDictionary(static g => g.Key, static g => g.First() with { NeedsTrackingNumber = g.Any(static c => c.NeedsTrackingNumber) }, StringComparer.Ordinal);
    }

    /// <summary>Version of the snapshot.</summary>
    public string Version { get; }

    /// <summary>Connection whose list it is.</summary>
    public ConnectionName Marketplace { get; }

    /// <summary>The list as it came.</summary>
    public IReadOnlyList<MarketplaceCarrier> Carriers { get; }

    /// <summary>The approved carrier of exactly this code, case included; null when there is none.</summary>
    public MarketplaceCarrier? Find(CarrierCode code) => _byCode.GetValueOrDefault(code.Value);
}
