using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Flows.Stock;

/// <summary>A row of the import that is being handed in or carried out.</summary>
/// <param name="Offer">The marketplace's id of the offer.</param>
/// <param name="ShopSku">The SKU that the marketplace's file is keyed by.</param>
/// <param name="Packs">Whole packs to show.</param>
/// <param name="Before">What the marketplace is taken to show until then; null when that is not known.</param>
internal sealed record HandedRow(OfferId Offer, Sku ShopSku, long Packs, long? Before)
{
    /// <summary>As the marketplace is told.</summary>
    public OfferQuantity ToDocument() => new(Offer, ShopSku, Packs);

    /// <summary>As it is kept once it is on its way.</summary>
    public ToldOffer ToTold(DateTimeOffset at, int batch) => new(Offer, ShopSku, Packs, Before, at, batch);
}
