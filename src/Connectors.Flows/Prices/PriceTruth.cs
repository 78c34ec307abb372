using Connectors.Domain.Offers;
using Connectors.Domain.Reasons;

namespace Connectors.Flows.Prices;

/// <summary>What an offer is to cost. Pure.</summary>
internal static class PriceTruth
{
    /// <summary>What the table says of an offer; null when it says nothing.</summary>
    public static Outcome<OfferTruth>? Of(OfferRow offer, PriceTables tables)
    {
        var rows = tables.Prices.Find(offer.Marketplace, offer.OfferId);
        if (rows.Count == 0)
            return null;
        if (rows.Select(static r => r.ShopSku).FirstOrDefault(s => s is { } sku && sku != offer.ShopSku) is { } other)
        {
            return new Refusal
            {
                Reason = ReasonCatalogue.OfferSkuChanged,
                Message = $"The price of offer '{offer.OfferId}' of {offer.Marketplace} is meant for another SKU than the offer table has.",
                Remedy = "See which of the two tables is right, and correct the other.",
                Facts = [new Fact("offer", offer.OfferId.Value), new Fact("shop SKU of the price", other.Value), new Fact("shop SKU mapped", offer.ShopSku.Value)],
                Table = "prices",
                TableVersion = tables.Prices.Version,
            };
        }

        return new OfferTruth(PriceSet.Of(rows), [.. rows.Select(static r => r.ConfirmedPrice).OfType<decimal>()]);
    }
}
