using Connectors.Domain.Offers;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Flows.Prices;

/// <summary>What an offer is to cost. Pure.</summary>
internal static class PriceTruth
{
    private const int MostDecimals = 6;

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

    /// <summary>The price of the item's base unit times what is in one pack of the offer, exactly or not at all.</summary>
    private static Outcome<OfferTruth> Of(OfferRow offer, PriceContext context, ErpItem item, ConnectionName erp)
    {
        if (item.UnitPrice is not { } price)
            return Unclear(offer, erp, "has no price that can be told, or its currency is not known");
        if (item.PriceIncludesTax != context.Policy.PricesIncludeTax)
            return Unclear(offer, erp, $"has a price {(item.PriceIncludesTax switch { true => "with tax", false => "without tax", _ => "of which nobody says whether it is with tax" })}, and the marketplace takes it {(context.Policy.PricesIncludeTax ? "with" : "without")}");
        var units = context.Tables.Units;
        var unit = units.Resolve(context.Policy.UnitSystem ?? erp.Value, item.BaseUnit);
        if (!unit.IsOk)
            return unit.Refusal;
        var baseUnit = units.BaseUnitOf(offer.Sku);
        if (!baseUnit.IsOk)
            return baseUnit.Refusal;
        if (unit.Value != baseUnit.Value)
            return Unclear(offer, erp, $"has a price for one {unit.Value}, and the unit table counts it in {baseUnit.Value}");
        var size = units.BaseUnitsPer(offer.Sku, offer.Unit);
        if (!size.IsOk)
            return size.Refusal;
        var pack = decimal.Round(price.Amount * size.Value.Numerator / size.Value.Denominator, MostDecimals);
        return pack * size.Value.Denominator == price.Amount * size.Value.Numerator
            ? new OfferTruth(new PriceSet(price.Currency, [new SetPrice(null, pack)]), [])
            : Unclear(offer, erp, $"has a price that is no exact amount for a pack of {size.Value}");
    }

    private static Refusal Unclear(OfferRow offer, ConnectionName erp, string why) => new()
    {
        Reason = ReasonCatalogue.PriceUnclear,
        Message = $"Offer {offer.OfferId} of {offer.Marketplace} has no row in the price table, and item '{offer.Sku}' of {erp} {why}.",
        Remedy = "Correct the item, or enter the offer's price in the price table.",
        Facts = [new Fact("offer", offer.OfferId.Value), new Fact("shop SKU", offer.ShopSku.Value), new Fact("SKU", offer.Sku.Value), new Fact("unit", offer.Unit.Value)],
    };
}
