using Connectors.Mirakl.Models;

namespace Connectors.Mirakl;

/// <summary>
/// The guard before a file is sent: STO01, PRI01 and OF24 name offers by SKU, which a seller can give to another offer, while everything else
/// names them by id. Pure.
/// </summary>
public static class OfferIdentities
{
    /// <summary>Compares what is about to be written to with what the platform shows.</summary>
    /// <param name="expected">The offers of the file.</param>
    /// <param name="shown">The platform's offers, inactive ones too; read with <see cref="MiraklOffers.FindMismatchesAsync"/>, OF21 or an export.</param>
    /// <returns>The offers whose id and SKU the platform shows otherwise, or not at all; empty when the file may be sent. In the order of the file.</returns>
    public static IReadOnlyList<OfferIdentityMismatch> Compare(IEnumerable<OfferIdentity> expected, IEnumerable<OfferIdentity> shown)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(shown);
        var skus = new Dictionary<long, string>();
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var offer in shown)
        {
            skus[offer.OfferId] = offer.ShopSku;
            ids[offer.ShopSku] = offer.OfferId;
        }
        return
        [
            .. expected
                .Where(e => skus.GetValueOrDefault(e.OfferId) != e.ShopSku || ids.GetValueOrDefault(e.ShopSku) != e.OfferId)
                .Select(e => new OfferIdentityMismatch(e, skus.GetValueOrDefault(e.OfferId), ids.TryGetValue(e.ShopSku, out var id) ? id : null)),
        ];
    }
}
