using Connectors.Domain.Offers;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Offers;

public sealed class OfferMapTests
{
    private static readonly ConnectionName Bq = new("bq");
    private static readonly OfferRow Case = Row("2001", "PAINT-CS", "PAINT", "XCS");

    private readonly OfferMap _offers = Expect.Compiled(Compile(Row("2000", "PAINT-1", "PAINT", "EA"), Case));

    [Fact]
    public void Find_tells_which_sku_and_pack_an_offer_sells() =>
        Assert.Equal(Case, _offers.Find(Bq, new OfferId("2001"), new Sku("PAINT-CS")).Value);

    [Fact]
    public void Find_flags_an_offer_without_mapping() =>
        Expect.Refused(_offers.Find(Bq, new OfferId("2002"), new Sku("PAINT-CS")), ReasonCatalogue.OfferUnmapped);

    [Fact]
    public void Find_does_not_answer_for_another_marketplace() =>
        Expect.Refused(_offers.Find(new ConnectionName("leroy"), new OfferId("2001"), new Sku("PAINT-CS")), ReasonCatalogue.OfferUnmapped);

    [Fact]
    public void Find_catches_a_renamed_sku()
    {
        var refusal = Expect.Refused(_offers.Find(Bq, new OfferId("2001"), new Sku("PAINT-BOX")), ReasonCatalogue.OfferSkuChanged);

        Assert.Equal("PAINT-BOX", Expect.Fact(refusal, "shop SKU seen"));
        Assert.Equal("PAINT-CS", Expect.Fact(refusal, "shop SKU mapped"));
    }

    [Fact]
    public void Compile_refuses_one_offer_for_two_skus() =>
        Assert.Equal(["2 OfferId"], Expect.RowErrors(Compile(Row("1", "A", "A", "EA"), Row("1", "B", "B", "EA"))));

    [Fact]
    public void Compile_refuses_one_shop_sku_for_two_offers() =>
        Assert.Equal(["2 ShopSku"], Expect.RowErrors(Compile(Row("1", "A", "A", "EA"), Row("2", "A", "B", "EA"))));

    [Fact]
    public void Compile_refuses_one_pack_for_two_offers() =>
        Assert.Equal(["2 Sku"], Expect.RowErrors(Compile(Row("1", "A", "A", "EA"), Row("2", "B", "A", "EA"))));

    [Fact]
    public void Compile_allows_the_same_offer_id_on_two_marketplaces() =>
        Expect.Compiled(Compile(Case, Case with { Marketplace = new ConnectionName("leroy") }));

    [Fact]
    public void Compile_names_all_mistakes_at_once() =>
        Assert.Equal(
            ["0 Version", "1 Marketplace", "1 OfferId", "1 ShopSku", "1 Sku", "1 Unit"],
            Expect.RowErrors(OfferMap.Compile(new OfferTable { Version = "", Rows = [new OfferRow(default, default, default, default, default)] })));

    [Fact]
    public void Audit_needs_listings() => Assert.Throws<ArgumentNullException>("listings", () => _offers.Audit(Bq, null!));

    [Fact]
    public void Find_does_not_allocate() =>
        Assert.Equal(0, Allocations.Of(() => _ = _offers.Find(Bq, Case.OfferId, Case.ShopSku).IsOk));

    private static OfferRow Row(string offer, string shopSku, string sku, string unit) =>
        new(Bq, new OfferId(offer), new Sku(shopSku), new Sku(sku), new UnitCode(unit));

    private static Validated<OfferMap, RowError> Compile(params OfferRow[] rows) => OfferMap.Compile(new OfferTable { Version = "o1", Rows = rows });
}
