using Connectors.Domain.Documents;
using Connectors.Domain.Offers;
using Connectors.Domain.Prices;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using Connectors.Flows.Prices;

namespace Connectors.Flows.Tests.Support;

/// <summary>The tables of a merchant's prices in values: O1, O2 and O3 are offers with the shop SKUs SHOP-O1, SHOP-O2 and SHOP-O3.</summary>
internal static class PriceGiven
{
    public static PriceTables Tables(IReadOnlyList<OfferPriceRow> prices, IReadOnlyList<string>? offers = null, string version = "1") => new(
        Given.Compiled(OfferMap.Compile(new OfferTable { Version = "offers-1", Rows = [.. (offers ?? ["O1", "O2", "O3"]).Select(static o => StockGiven.Offer(o, $"SKU-{o}"))] })),
        Given.Compiled(OfferPrices.Compile(new OfferPriceTable { Version = $"prices-{version}", Rows = prices })),
        Given.Compiled(UnitCatalogue.Compile(new UnitTable
        {
            Version = "units-1",
            Rows = [.. new[] { "SKU-O1", "SKU-O2", "SKU-O3" }.Select(static s => new UnitRow(new Sku(s), Given.Each, new Ratio(1), IsBase: true)), new UnitRow(new Sku("SKU-O1"), Given.Case, new Ratio(12), IsBase: false), new UnitRow(new Sku("SKU-O1"), new UnitCode("XTH"), new Ratio(1, 3), IsBase: false)],
            Aliases = [new UnitAlias("bc", "PCS", Given.Each), new UnitAlias("bc", "CASE", Given.Case)],
        })));

    public static OfferPriceRow Price(string offer, decimal price) => new(Given.Bq, new OfferId(offer), price, CurrencyCode.Gbp);

    public static MarketplaceListing Listing(string offer, decimal? price = null, decimal? discount = null, string? shopSku = null, bool isActive = true, params ListedPrice[] more) => new()
    {
        OfferId = new OfferId(offer),
        ShopSku = new Sku(shopSku ?? $"SHOP-{offer}"),
        IsActive = isActive,
        Prices = [.. price is { } one ? [Listed(one, discount)] : Array.Empty<ListedPrice>(), .. more],
    };

    public static ListedPrice Listed(decimal price, decimal? discount = null) => new() { Price = Gbp(price), DiscountPrice = discount is { } some ? Gbp(some) : null };

    public static Money Gbp(decimal amount) => new(amount, CurrencyCode.Gbp);
}
