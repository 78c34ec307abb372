using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Flows.Prices;

/// <summary>The prices of one offer in the import that is being handed in or carried out.</summary>
/// <param name="Offer">The marketplace's id of the offer.</param>
/// <param name="ShopSku">The SKU that the marketplace's file is keyed by.</param>
/// <param name="Prices">All its prices.</param>
/// <param name="MayShow">What it may show until then by our own doing; never null.</param>
/// <remarks>Value equality does not look into <paramref name="MayShow"/>.</remarks>
internal sealed record HandedPrices(OfferId Offer, Sku ShopSku, PriceSet Prices, IReadOnlyList<PriceSet> MayShow)
{
    /// <summary>As the marketplace is told.</summary>
    public IEnumerable<OfferPricing> ToDocuments(DateTimeOffset now) => Prices.ToDocuments(Offer, ShopSku, now);

    /// <summary>As they are kept once they are on their way.</summary>
    public ToldPrices ToTold(DateTimeOffset at, int batch) => new(Offer, ShopSku, Prices, at, batch) { MayShow = MayShow };
}
