using Connectors.Domain.Offers;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;

namespace Connectors.Flows.Prices;

/// <summary>What an offer is to cost. Pure.</summary>
internal static class PriceTruth
{
    /// <summary>What the table says of an offer, or else the ERP of what it sells; null when neither says anything.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="context">What holds for it.</param>
    /// <param name="item">The ERP's item that it sells; null when there is none that may be sold.</param>
    public static Outcome<OfferTruth>? Of(OfferRow offer, PriceContext context, ErpItem? item)
    {
        var tables = context.Tables;
        var rows = tables.Prices.Find(offer.Marketplace, offer.OfferId);
        if (rows.Count == 0)
            return item is { IsBlocked: false } && context.Route.Erp is { } erp ? Of(offer, context, item, erp) : (Outcome<OfferTruth>?)null;
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

        return new OfferTruth(PriceSet.Of(rows), [.. rows.Where(static r => r.ConfirmedPrice is not null).Select(static r => (r.Channel, r.ConfirmedPrice!.Value))]);
    }

    private static Outcome<OfferTruth> Of(OfferRow offer, PriceContext context, ErpItem item, ConnectionName erp)
    {
        if (item.UnitPrice is not null && item.PriceIncludesTax != context.Policy.PricesIncludeTax)
            return Unclear(offer, erp, $"has a price {(item.PriceIncludesTax switch { true => "with tax", false => "without tax", _ => "of which nobody says whether it is with tax" })}, and the marketplace takes it {(context.Policy.PricesIncludeTax ? "with" : "without")}");
        var pack = ItemPrice.OfPack(offer, item, context.Tables.Units, context.Policy.UnitSystem ?? erp.Value, why => Unclear(offer, erp, why));
        return pack.IsOk ? new OfferTruth(new PriceSet(pack.Value.Currency, [new SetPrice(null, pack.Value.Amount)]), []) : pack.Refusal;
    }

    private static Refusal Unclear(OfferRow offer, ConnectionName erp, string why) => new()
    {
        Reason = ReasonCatalogue.PriceUnclear,
        Message = $"Offer {offer.OfferId} of {offer.Marketplace} has no row in the price table, and item '{offer.Sku}' of {erp} {why}.",
        Remedy = "Correct the item, or enter the offer's price in the price table.",
        Facts = [new Fact("offer", offer.OfferId.Value), new Fact("shop SKU", offer.ShopSku.Value), new Fact("SKU", offer.Sku.Value), new Fact("unit", offer.Unit.Value)],
    };
}
