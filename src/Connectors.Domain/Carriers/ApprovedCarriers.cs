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

    /// <summary>
    /// What changed since an earlier list of the same marketplace: removed codes first, then needs for tracking numbers, labels and new codes, each by code.
    /// A code in another spelling is another code: one removed, one added. The order of the lists and repeats in them do not matter.
    /// </summary>
    /// <param name="earlier">The earlier list.</param>
    /// <returns>The changes, empty when there are none. A carrier whose label and need both changed is there twice.</returns>
    /// <exception cref="ArgumentException">The earlier list is another marketplace's.</exception>
    public IReadOnlyList<CarrierListChange> ChangesSince(ApprovedCarriers earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        if (earlier.Marketplace != Marketplace)
            throw new ArgumentException($"The earlier list is that of '{earlier.Marketplace}', not of '{Marketplace}'.", nameof(earlier));

        var changes =
            from code in earlier._byCode.Keys.Union(_byCode.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            let before = earlier._byCode.GetValueOrDefault(code)
            let after = _byCode.GetValueOrDefault(code)
            from kind in Kinds(before, after)
            orderby kind
            select new CarrierListChange(kind, (before ?? after)!.Code, before, after);
        return [.. changes];
    }

    private static IEnumerable<CarrierListChangeKind> Kinds(MarketplaceCarrier? before, MarketplaceCarrier? after)
    {
        if (before is null || after is null)
        {
            yield return before is null ? CarrierListChangeKind.Added : CarrierListChangeKind.Removed;
            yield break;
        }

        if (before.NeedsTrackingNumber != after.NeedsTrackingNumber)
            yield return CarrierListChangeKind.TrackingNeed;
        if (!string.Equals(before.Label, after.Label, StringComparison.Ordinal))
            yield return CarrierListChangeKind.Label;
    }
}
