using Connectors.Domain.Documents;
using Connectors.Domain.Offers;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Offers;

public sealed class OfferAuditTests
{
    private static readonly ConnectionName Bq = new("bq");

    private readonly OfferMap _offers = Expect.Compiled(OfferMap.Compile(new OfferTable
    {
        Version = "o1",
        Rows = [Row("1", "PAINT-1", "EA"), Row("2", "PAINT-12", "XCS"), Row("3", "PAINT-P", "XPX"), Row("4", "OTHER", "EA") with { Marketplace = new ConnectionName("leroy") }],
    }));

    [Fact]
    public void R60_every_active_listing_without_mapping_is_reported_with_its_cause()
    {
        var audit = _offers.Audit(Bq, [Listing("9", "GHOST"), Listing("1", "PAINT-1"), Listing("2", "PAINT-BOX"), Listing("8", "OLD", active: false)]);

        Assert.Equal((3, 1), (audit.Active, audit.Mapped));
        Assert.Equal([("2", "offer.sku-changed"), ("9", "offer.unmapped")], audit.Findings.Select(static f => (f.Listing.OfferId.Value, f.Refusal.Reason.Code)));
        Assert.Equal("GHOST", Expect.Fact(audit.Findings[1].Refusal, "shop SKU seen"));
    }

    [Fact]
    public void Audit_names_rows_that_are_not_listed_any_more() =>
        Assert.Equal(["2", "3"], _offers.Audit(Bq, [Listing("1", "PAINT-1"), Listing("3", "PAINT-P", active: false)]).NotListed.Select(static r => r.OfferId.Value));

    [Fact]
    public void R60_no_active_listing_is_skipped()
    {
        var listing =
            from id in Gen.Choose(1, 6)
            from sku in Gen.Elements("PAINT-1", "PAINT-12", "PAINT-P", "OTHER")
            from active in Gen.Elements(true, false)
            select Listing(id.ToString(System.Globalization.CultureInfo.InvariantCulture), sku, active);

        Expect.ForAll(listing.ArrayOf(), listings =>
        {
            var audit = _offers.Audit(Bq, listings);

            Assert.Equal(listings.Count(static l => l.IsActive), audit.Active);
            Assert.Equal(audit.Active, audit.Mapped + audit.Findings.Count);
            Assert.All(audit.Findings, f => Assert.False(_offers.Find(Bq, f.Listing.OfferId, f.Listing.ShopSku).IsOk));
        });
    }

    [Fact]
    public void R58_offer_shop_sku_and_pack_find_each_other()
    {
        var row = _offers.FindBySku(Bq, new Sku("PAINT"), new UnitCode("XCS")).Value;

        Assert.Equal(row, _offers.Find(Bq, row.OfferId, row.ShopSku).Value);
    }

    [Fact]
    public void R59_a_renamed_sku_is_caught_before_a_write()
    {
        var row = _offers.FindBySku(Bq, new Sku("PAINT"), new UnitCode("XCS")).Value;

        Expect.Refused(_offers.Find(Bq, row.OfferId, seenShopSku: new Sku("PAINT-BOX")), ReasonCatalogue.OfferSkuChanged);
    }

    [Fact]
    public void FindBySku_refuses_a_pack_that_is_not_offered_there()
    {
        var refusal = Expect.Refused(_offers.FindBySku(Bq, new Sku("OTHER"), new UnitCode("EA")), ReasonCatalogue.OfferUnmapped);

        Assert.Equal(("OTHER", "EA", "offers", "o1"), (Expect.Fact(refusal, "SKU"), Expect.Fact(refusal, "unit"), refusal.Table, refusal.TableVersion));
    }

    [Fact]
    public void R61_What_the_seller_keeps_of_an_offer_is_compared_and_what_others_keep_is_not()
    {
        var offers = Expect.Compiled(OfferMap.Compile(new OfferTable
        {
            Version = "o2",
            Rows = [Row("1", "PAINT-1", "EA") with { ProductSku = "5060001", Condition = "11", LeadTimeDays = 2 }, Row("2", "TAP-1", "EA") with { LeadTimeDays = 2 }, Row("3", "SAW-1", "EA")],
        }));
        var shown = Listing("1", "PAINT-1") with { ProductSku = "5060001", Condition = "11", LeadTimeDays = 2 };

        Assert.True(offers.Check(Bq, shown).IsOk);
        Assert.True(offers.Check(Bq, Listing("1", "PAINT-1")).IsOk);
        Assert.True(offers.Check(Bq, Listing("3", "SAW-1") with { ProductSku = "X", Condition = "9", LeadTimeDays = 30 }).IsOk);
        Assert.True(offers.Check(Bq, Listing("2", "TAP-1") with { ProductSku = "X", Condition = "9", LeadTimeDays = 2 }).IsOk);

        var refusal = offers.Check(Bq, shown with { ProductSku = "5060009", Condition = "1", LeadTimeDays = 9, ChangedAt = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero) }).Refusal!;
        Assert.Equal((ReasonCatalogue.OfferDiffers, "offers", "o2"), (refusal.Reason, refusal.Table, refusal.TableVersion));
        Assert.Equal("Offer '1' of bq shows product SKU '5060009' instead of '5060001', condition '1' instead of '11', lead time in days '9' instead of '2'.", refusal.Message);
        Assert.Equal(("2", "9", "2026-03-02 09:00:00Z"), (Expect.Fact(refusal, "lead time in days kept"), Expect.Fact(refusal, "lead time in days shown"), Expect.Fact(refusal, "changed at")));
        Assert.Equal(["offer.differs"], offers.Audit(Bq, [shown with { Condition = "9" }, Listing("2", "TAP-1")]).Findings.Select(static f => f.Refusal.Reason.Code));
    }

    [Fact]
    public void A_lead_time_below_nothing_is_refused() =>
        Assert.Equal(("LeadTimeDays", "-1"), OfferMap.Compile(new OfferTable { Version = "o3", Rows = [Row("1", "PAINT-1", "EA") with { LeadTimeDays = -1 }] }).Refusals.Select(static e => (e.Column, e.Value)).Single());

    private static MarketplaceListing Listing(string id, string shopSku, bool active = true) => new() { OfferId = new OfferId(id), ShopSku = new Sku(shopSku), IsActive = active };

    private static OfferRow Row(string id, string shopSku, string unit) =>
        new(Bq, new OfferId(id), new Sku(shopSku), new Sku(shopSku.Split('-')[0]), new UnitCode(unit));
}
