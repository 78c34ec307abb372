using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Prices;
using Connectors.Flows.Tests.Support;
using static Connectors.Flows.Tests.Support.PriceGiven;

namespace Connectors.Flows.Tests.Prices;

/// <summary>What an ERP's item says of an offer's price: exactly, or that it cannot be told (R41).</summary>
public sealed class PriceTruthTests
{
    private static readonly ErpItem Item = new(new Sku("SKU-O1"), "PCS", IsBlocked: false, null) { UnitPrice = Gbp(1.95m), PriceIncludesTax = true };

    [Theory]
    [InlineData("EA", 1.95, "1.95 GBP")]
    [InlineData("XCS", 1.95, "23.40 GBP")]
    [InlineData("XTH", 1.95, "0.65 GBP")]
    public void R41_An_offer_costs_what_its_pack_of_the_item_does(string unit, decimal price, string costs) =>
        Assert.Equal(costs, Truth(Item with { UnitPrice = Gbp(price) }, new UnitCode(unit))!.Value.Value.Prices.ToString());

    public static TheoryData<ErpItem, string, string> Unclear => new()
    {
        { Item with { UnitPrice = null }, "EA", "price.unclear" },
        { Item with { PriceIncludesTax = false }, "EA", "price.unclear" },
        { Item with { PriceIncludesTax = null }, "EA", "price.unclear" },
        { Item with { BaseUnit = "CASE" }, "EA", "price.unclear" },
        { Item with { BaseUnit = "BARREL" }, "EA", "unit.unknown" },
        { Item, "XPX", "unit.unknown" },
        { Item with { UnitPrice = Gbp(1m) }, "XTH", "price.unclear" },
    };

    [Theory]
    [MemberData(nameof(Unclear))]
    public void R41_What_cannot_be_told_exactly_is_refused(ErpItem item, string unit, string code) => Assert.Equal(code, Truth(item, new UnitCode(unit))!.Value.Refusal!.Reason.Code);

    [Fact]
    public void A_row_of_the_table_comes_before_the_item_and_what_is_blocked_costs_nothing_known()
    {
        Assert.Equal("2 GBP", PriceTruth.Of(StockGiven.Offer("O1", "SKU-O1"), Context(Price("O1", 2m)), Item)!.Value.Value.Prices.ToString());
        Assert.Null(Truth(Item with { IsBlocked = true }, Given.Each));
        Assert.Null(Truth(null, Given.Each));
        Assert.Null(PriceTruth.Of(StockGiven.Offer("O1", "SKU-O1"), Context() with { Route = new PriceRoute(Given.Bq) }, Item));
    }

    private static Domain.Reasons.Outcome<OfferTruth>? Truth(ErpItem? item, UnitCode unit) => PriceTruth.Of(StockGiven.Offer("O1", "SKU-O1", unit), Context(), item);

    private static PriceContext Context(params Domain.Prices.OfferPriceRow[] prices) => new(new PriceRoute(Given.Bq, Given.Bc), new PricePolicy(), PriceGiven.Tables(prices));
}
