using Connectors.Domain.Prices;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Prices;

public sealed class OfferPricesTests
{
    private static readonly ConnectionName Bq = new("bq");
    private static readonly DateTimeOffset Day = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void R41_Find_gives_every_price_of_an_offer_the_one_without_a_channel_first()
    {
        var prices = Compile(Row("1", 30m) with { Channel = "FR" }, Row("1", 22.5m), Row("2", 5m), new OfferPriceRow(new ConnectionName("other"), new OfferId("1"), 9m, CurrencyCode.Eur)).Value;

        Assert.Equal([(null, 22.5m), ("FR", 30m)], prices.Find(Bq, new OfferId("1")).Select(static r => (r.Channel, r.Price)));
        Assert.Empty(prices.Find(Bq, new OfferId("3")));
        Assert.Equal(("7", 2, 4), (prices.Version, prices.Marketplaces.Count, prices.Rows.Count));
    }

    [Fact]
    public void A_table_without_rows_has_no_price()
    {
        Assert.Empty(Compile().Value.Find(Bq, new OfferId("1")));
    }

    public static TheoryData<OfferPriceRow, string> Wrong => new()
    {
        { new OfferPriceRow(default, new OfferId("1"), 1m, CurrencyCode.Gbp), "Marketplace" },
        { new OfferPriceRow(Bq, default, 1m, CurrencyCode.Gbp), "OfferId" },
        { new OfferPriceRow(Bq, new OfferId("1"), 1m, default), "Currency" },
        { Row("1", -1m), "Price" },
        { Row("1", 1.0000001m), "Price" },
        { Row("1", 1m) with { ShopSku = new Sku() }, "ShopSku" },
        { Row("1", 10m) with { DiscountPrice = 10m }, "DiscountPrice" },
        { Row("1", 10m) with { DiscountPrice = 0m }, "DiscountPrice" },
        { Row("1", 10m) with { DiscountFrom = Day }, "DiscountPrice" },
        { Row("1", 10m) with { DiscountPrice = 9m, DiscountFrom = Day, DiscountUntil = Day }, "DiscountUntil" },
        { Row("1", 10m) with { ConfirmedPrice = -1m }, "ConfirmedPrice" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Compile_refuses_a_row_that_cannot_be_meant(OfferPriceRow row, string column)
    {
        Assert.Equal([(1, column)], Compile(row).Refusals.Select(static e => (e.Line, e.Column)));
    }

    [Fact]
    public void A_discount_that_has_begun_or_has_no_end_is_right()
    {
        Assert.True(Compile(Row("1", 10m) with { DiscountPrice = 9.5m, DiscountUntil = Day }, Row("2", 10m) with { DiscountPrice = 9.5m, DiscountFrom = Day }).IsOk);
    }

    [Fact]
    public void R41_Compile_refuses_prices_of_one_offer_that_do_not_go_together()
    {
        var errors = Compile(
            Row("1", 1m), Row("1", 2m),
            Row("2", 1m), Row("2", 1m) with { Channel = "FR", Currency = CurrencyCode.Eur },
            Row("3", 1m) with { ShopSku = new Sku("A") }, Row("3", 1m) with { ShopSku = new Sku("B"), Channel = "FR" },
            Row("4", 1m) with { Channel = "FR" },
            Row("5", 1m), Row("5", 1m) with { Channel = "FR|DE" }).Refusals;

        Assert.Equal([(2, "Channel"), (4, "Currency"), (6, "ShopSku"), (7, "Channel"), (9, "Channel")], errors.Select(static e => (e.Line, e.Column)));
    }

    [Fact]
    public void An_offer_has_at_most_fifty_prices()
    {
        var most = Enumerable.Range(1, OfferPrices.MostOfOneOffer - 1).Select(static i => Row("1", i) with { Channel = $"C{i}" }).Append(Row("1", 1m)).ToArray();

        Assert.True(Compile(most).IsOk);
        Assert.Equal((1, "OfferId"), Assert.Single(Compile([.. most, Row("1", 1m) with { Channel = "C50" }]).Refusals.Select(static e => (e.Line, e.Column))));
    }

    private static Domain.Reasons.Validated<OfferPrices, Domain.Reasons.RowError> Compile(params OfferPriceRow[] rows) => OfferPrices.Compile(new OfferPriceTable { Version = "7", Rows = rows });

    private static OfferPriceRow Row(string offer, decimal price) => new(Bq, new OfferId(offer), price, CurrencyCode.Gbp);
}
