using Connectors.Domain.Carriers;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Carriers;

public sealed class CarrierMapTests
{
    private static readonly ConnectionName Bq = new("bq");
    private static readonly ConnectionName North = new("north");
    private static readonly ConnectionName South = new("south");

    private static readonly ApprovedCarriers Approved = new(
        "sh21-1",
        Bq,
        [
            new MarketplaceCarrier(new CarrierCode("DPD_UK"), "DPD", true),
            new MarketplaceCarrier(new CarrierCode("royal-mail"), "Royal Mail", true),
            new MarketplaceCarrier(new CarrierCode("RM24"), "Royal Mail 24", true),
            new MarketplaceCarrier(new CarrierCode("PALLET"), "Pallet network", false),
        ]);

    private readonly CarrierMap _map = Expect.Compiled(CarrierMap.Compile(Table(
        Row(null, "Royal Mail", null, "royal-mail"),
        Row(null, "Royal Mail", "Tracked 24", "RM24"),
        Row(null, "DPD", null, "DPD_UK"),
        Row(North, "TPN", null, "PALLET"),
        Row(South, "TPN", null, "royal-mail"),
        Row(null, "Yodel", null, "YODEL"),
        Row(null, "Dpd local", null, "dpd_uk"))));

    [Theory]
    [InlineData("Royal Mail")]
    [InlineData("ROYAL  mail")]
    [InlineData("royal-mail.")]
    [InlineData("RoyalMail")]
    [InlineData("Royal\u2013Mail")]
    [InlineData("Royal\u0080Mail")]
    public void Find_forgives_case_space_and_punctuation_of_the_input(string text) =>
        Assert.Equal("royal-mail", Code(_map.Find(North, text, null, Approved)));

    [Fact]
    public void Find_prefers_the_row_that_names_the_service() =>
        Assert.Equal("RM24", Code(_map.Find(North, "royal mail", "tracked-24", Approved)));

    [Fact]
    public void Find_falls_back_to_any_service() =>
        Assert.Equal("royal-mail", Code(_map.Find(North, "royal mail", "Special Delivery", Approved)));

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    public void Find_takes_a_service_that_says_nothing_for_none(string service) =>
        Assert.Equal("royal-mail", Code(_map.Find(North, "royal mail", service, Approved)));

    [Fact]
    public void Find_takes_a_service_that_is_far_too_long_for_none() =>
        Assert.Equal("royal-mail", Code(_map.Find(North, "royal mail", "Tracked 24" + new string(' ', 100_000), Approved)));

    [Fact]
    public void Find_tells_apart_one_text_of_two_warehouses()
    {
        Assert.Equal("PALLET", Code(_map.Find(North, "TPN", null, Approved)));
        Assert.Equal("royal-mail", Code(_map.Find(South, "TPN", null, Approved)));
    }

    [Theory]
    [InlineData("Royal Mail 48")]
    [InlineData("Royal")]
    [InlineData("DPD Next Day")]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("D\u0420D")]
    [InlineData("Royal Mail|Tracked 24")]
    [InlineData("Royal MailTracked 24")]
    [InlineData("DPD\u00E9")]
    [InlineData("DPD\u0301")]
    [InlineData("DPD\u0903")]
    [InlineData("DPD\u20DD")]
    [InlineData("DPD\uD83D\uDE9A")]
    public void Find_never_matches_a_part_or_a_look_alike(string text) =>
        Expect.Refused(_map.Find(North, text, null, Approved), ReasonCatalogue.CarrierUnmapped);

    [Fact]
    public void Find_refuses_a_text_of_any_length_without_matching_its_start() =>
        Expect.Refused(_map.Find(North, "DPD" + new string(' ', 100_000), null, Approved), ReasonCatalogue.CarrierUnmapped);

    [Fact]
    public void Find_reads_texts_of_up_to_two_hundred_characters()
    {
        var longest = new string('a', 200);
        var map = Expect.Compiled(CarrierMap.Compile(Table(Row(null, longest, null, "DPD_UK"))));

        Assert.Equal("DPD_UK", Code(map.Find(North, longest.ToUpperInvariant(), null, Approved)));
        Expect.Refused(map.Find(North, new string('A', 201), null, Approved), ReasonCatalogue.CarrierUnmapped);
    }

    [Theory]
    [InlineData("Palletline UK", "Palletline, Palletways")]
    [InlineData("Pazxy", "Pabxy, Pacxy")]
    [InlineData("Night", "")]
    [InlineData("ZWX", "ZWAB")]
    [InlineData("ZWXV", "")]
    public void Nearest_texts_come_best_first_and_only_when_they_resemble_enough(string text, string nearest)
    {
        var map = Expect.Compiled(CarrierMap.Compile(Table(
            Row(null, "Palletways", null, "DPD_UK"), Row(null, "Palletline", null, "DPD_UK"), Row(null, "Pacxy", null, "DPD_UK"), Row(null, "Pabxy", null, "DPD_UK"),
            Row(null, "Nox", null, "DPD_UK"), Row(null, "ZWAB", null, "DPD_UK"))));

        var refusal = Expect.Refused(map.Find(North, text, null, Approved), ReasonCatalogue.CarrierUnmapped);

        Assert.Equal(nearest, string.Join(", ", refusal.Facts.Where(static f => f.Name == "nearest mapped text").Select(static f => f.Value)));
    }

    [Theory]
    [InlineData("x", "X")]
    [InlineData("Nite freight", "114")]
    [InlineData("", "")]
    public void Nearest_codes_are_found_by_code_and_label(string text, string nearest)
    {
        var approved = new ApprovedCarriers(
            "1", Bq, [new MarketplaceCarrier(new CarrierCode("X"), "-", true), new MarketplaceCarrier(new CarrierCode("114"), "Night-freight", true)]);

        var refusal = Expect.Refused(_map.Find(North, text, null, approved), ReasonCatalogue.CarrierUnmapped);

        Assert.Equal(nearest, string.Join(", ", refusal.Facts.Where(static f => f.Name == "nearest approved code").Select(static f => f.Value)));
    }

    [Theory]
    [InlineData("48", "48")]
    [InlineData(null, "none")]
    public void Find_says_which_service_had_no_row(string? service, string told)
    {
        var refusal = Expect.Refused(_map.Find(North, "Tuffnells", service, Approved), ReasonCatalogue.CarrierUnmapped);

        Assert.Equal(told, Expect.Fact(refusal, "service text"));
        Assert.DoesNotContain("no fallback", refusal.Facts.Select(static f => f.Name));
    }

    [Fact]
    public void Find_suggests_the_nearest_candidates_and_does_not_use_them()
    {
        var refusal = Expect.Refused(_map.Find(North, "Royal Mail 48", null, Approved), ReasonCatalogue.CarrierUnmapped);

        Assert.Equal("Royal Mail", Expect.Fact(refusal, "nearest mapped text"));
        Assert.Equal("royal-mail", Expect.Fact(refusal, "nearest approved code"));
        Assert.Equal("sh21-1", Expect.Fact(refusal, "approved list"));
        Assert.Equal(("carriers", "c1"), (refusal.Table, refusal.TableVersion));
    }

    [Fact]
    public void Find_says_when_a_mapped_code_is_not_approved() =>
        Expect.Refused(_map.Find(North, "Yodel", null, Approved), ReasonCatalogue.CarrierNotApproved);

    [Fact]
    public void Find_compares_the_code_case_sensitively_and_names_the_approved_spelling()
    {
        var refusal = Expect.Refused(_map.Find(North, "DPD Local", null, Approved), ReasonCatalogue.CarrierNotApproved);

        Assert.Equal("DPD_UK", Expect.Fact(refusal, "nearest approved code"));
    }

    [Fact]
    public void Find_answers_for_a_marketplace_without_rows()
    {
        var other = new ConnectionName("leroy");

        Expect.Refused(_map.Find(North, "DPD", null, new ApprovedCarriers("1", other, [])), ReasonCatalogue.CarrierUnmapped);
    }

    [Fact]
    public void A_carrier_listed_twice_needs_tracking_when_either_entry_does()
    {
        var code = new CarrierCode("DPD_UK");
        var approved = new ApprovedCarriers("1", Bq, [new MarketplaceCarrier(code, "a", false), new MarketplaceCarrier(code, "b", true)]);

        Assert.True(approved.Find(code)!.NeedsTrackingNumber);
    }

    [Fact]
    public void Compile_refuses_two_codes_for_one_text_however_it_is_spelt() =>
        Assert.Equal(["2 Code"], Mistakes(Row(null, "DPD", null, "DPD_UK"), Row(null, "d.p.d.", null, "dpd_uk")));

    [Fact]
    public void Compile_allows_two_spellings_of_one_mapping() =>
        Expect.Compiled(CarrierMap.Compile(Table(Row(null, "Royal Mail", null, "RM"), Row(null, "royal-mail", null, "RM"))));

    [Theory]
    [InlineData("D\u0420D")]
    [InlineData("DP\u200BD")]
    [InlineData("DPD\u00A0UK")]
    [InlineData(" DPD")]
    [InlineData("\uFF24PD")]
    [InlineData("--")]
    [InlineData("")]
    public void Compile_refuses_a_text_that_cannot_be_told_apart(string text) =>
        Assert.Equal(["1 Text"], Mistakes(Row(null, text, null, "X")));

    [Fact]
    public void Compile_refuses_empty_codes_and_services() =>
        Assert.Equal(["1 Code", "1 Service"], Mistakes(new CarrierRow(Bq, null, "DPD", "", default)));

    [Fact]
    public void Compile_refuses_a_table_without_version_and_a_row_without_marketplace() =>
        Assert.Equal(
            ["0 Version", "1 Marketplace"],
            Expect.RowErrors(CarrierMap.Compile(new CarrierTable { Version = "", Rows = [new CarrierRow(default, null, "DPD", null, new CarrierCode("DPD_UK"))] })));

    [Theory]
    [InlineData("--")]
    [InlineData(" DPD")]
    public void Compile_does_not_compare_the_codes_of_texts_that_cannot_be(string text) =>
        Assert.Equal(["1 Text", "2 Text"], Mistakes(Row(null, text, null, "DPD_UK"), Row(null, text, null, "RM24")));

    [Theory]
    [InlineData("TRACKED", "TRACKED")]
    [InlineData(null, "")]
    public void Compile_names_the_shipping_service_of_a_second_policy(string? service, string told)
    {
        var compilation = CarrierMap.Compile(new CarrierTable { Version = "c1", Policies = [new CarrierPolicy(Bq, service), new CarrierPolicy(Bq, service)] });

        Assert.Equal(("Policy.ShippingService", told), (Assert.Single(compilation.Refusals).Column, compilation.Refusals[0].Value));
    }

    [Fact]
    public void Null_throws_and_is_named()
    {
        var shipment = new DispatchedShipment { ShipmentId = "S1" };

        Assert.Throws<ArgumentNullException>("carrierText", () => _map.Find(North, null!, null, Approved));
        Assert.Throws<ArgumentNullException>("approved", () => _map.Find(North, "DPD", null, null!));
        Assert.Throws<ArgumentNullException>("shipment", () => _map.Assign(null!, North, Approved));
        Assert.Throws<ArgumentNullException>("approved", () => _map.Assign(shipment, North, null!));
        Assert.Throws<ArgumentNullException>("shipment", () => _map.Doubts(null!));
    }

    [Fact]
    public void Compile_refuses_two_rules_on_tracking_for_one_text() =>
        Assert.Equal(["2 Tracking"], Mistakes(Row(null, "DPD", "24", "DPD_UK"), Row(null, "dpd", "2-4", "DPD_UK") with { Tracking = TrackingRule.Required }));

    [Fact]
    public void Compile_refuses_a_rule_that_is_none() =>
        Assert.Equal(["1 Tracking"], Mistakes(Row(null, "DPD", null, "DPD_UK") with { Tracking = (TrackingRule)9 }));

    [Fact]
    public void Compile_names_every_mistake_of_policies_and_aliases()
    {
        var compilation = CarrierMap.Compile(new CarrierTable
        {
            Version = "c1",
            Policies = [new CarrierPolicy(default, " ", (UnmappedCarrier)9, (TrackingRule)9), new CarrierPolicy(Bq, null), new CarrierPolicy(Bq, null)],
            Aliases = [new CarrierAlias("--", default), new CarrierAlias("Speedy", CarrierId.Dpd), new CarrierAlias("speedy", CarrierId.Evri), new CarrierAlias("SPEEDY", CarrierId.Dpd)],
        });

        Assert.Equal(
            [
                "1 Policy.Marketplace", "1 Policy.ShippingService", "1 Policy.Tracking", "1 Policy.Unmapped", "1 Alias.Carrier", "1 Alias.Text",
                "3 Policy.ShippingService", "3 Alias.Carrier",
            ],
            Expect.RowErrors(compilation));
    }

    [Fact]
    public void A_warehouses_own_row_goes_before_the_rows_for_any_whatever_service_they_name()
    {
        var map = Expect.Compiled(CarrierMap.Compile(Table(
            Row(null, "TPN", null, "DPD_UK"), Row(null, "TPN", "24", "RM24"), Row(North, "TPN", null, "PALLET"), Row(South, "TPN", "48", "royal-mail"))));

        Assert.Equal("PALLET", Code(map.Find(North, "TPN", "24", Approved)));
        Assert.Equal("RM24", Code(map.Find(South, "TPN", "24", Approved)));
        Assert.Equal("royal-mail", Code(map.Find(South, "TPN", "48", Approved)));
        Assert.Equal("DPD_UK", Code(map.Find(South, "TPN", null, Approved)));
        Assert.Equal("DPD_UK", Code(map.Find(new ConnectionName("west"), "TPN", "48", Approved)));
    }

    [Fact]
    public void Find_suggests_the_code_of_the_carrier_that_the_text_names_in_other_words()
    {
        var approved = new ApprovedCarriers("1", Bq, [new MarketplaceCarrier(new CarrierCode("114"), "EVRi", true), new MarketplaceCarrier(new CarrierCode("HER_FR"), "Hermes-Transport", true)]);

        Assert.Equal("114", Expect.Fact(Expect.Refused(_map.Find(North, "MyHermes ParcelShop", null, approved), ReasonCatalogue.CarrierUnmapped), "nearest approved code"));
    }

    [Theory]
    [InlineData(TrackingRule.Required, "PALLET", true)]
    [InlineData(TrackingRule.NotRequired, "RM24", false)]
    [InlineData(TrackingRule.AsListed, "PALLET", false)]
    [InlineData(TrackingRule.AsListed, "RM24", true)]
    public void Find_answers_with_the_rows_own_rule_on_tracking(TrackingRule rule, string code, bool needed)
    {
        var map = Expect.Compiled(CarrierMap.Compile(Table(Row(null, "X", null, code) with { Tracking = rule })));

        Assert.Equal(needed, map.Find(North, "X", null, Approved).Value.NeedsTrackingNumber);
    }

    [Fact]
    public void Any_table_is_refused_with_mistakes_or_answers_for_every_row_of_it()
    {
        var row =
            from warehouse in Gen.Elements<ConnectionName?>(null, North, South)
            from text in Gen.Elements("DPD", "d.p.d", "DPD UK", "Royal Mail", "\u0414\u041F\u0414", "--")
            from service in Gen.Elements(null, "24", "Next day", "next-day")
            from code in Gen.Elements("DPD_UK", "RM24")
            select Row(warehouse, text, service, code);
        var tables = Gen.Choose(0, 5).SelectMany(n => row.ArrayOf(n));

        Expect.ForAll(tables, rows =>
        {
            var compilation = CarrierMap.Compile(Table(rows));

            Assert.Equal(!compilation.IsOk, compilation.Refusals.Count > 0);
            if (compilation.IsOk)
                Assert.All(rows, r => Assert.Equal(r.Code.Value, Code(compilation.Value.Find(r.Warehouse ?? new ConnectionName("west"), r.Text, r.Service, Approved))));
        });
    }

    [Fact]
    public void Find_does_not_allocate()
    {
        Assert.Equal(0, Allocations.Of(() => _ = _map.Find(North, "Royal Mail", "Tracked 24", Approved).IsOk));
        Assert.Equal(0, Allocations.Of(() => _ = _map.Find(North, "dpd", null, Approved).IsOk));
    }

    private static CarrierRow Row(ConnectionName? warehouse, string text, string? service, string code) =>
        new(Bq, warehouse, text, service, new CarrierCode(code));

    private static CarrierTable Table(params CarrierRow[] rows) => new() { Version = "c1", Rows = rows };

    private static string[] Mistakes(params CarrierRow[] rows) => Expect.RowErrors(CarrierMap.Compile(Table(rows)));

    private static string Code(Outcome<MarketplaceCarrier> outcome) => outcome.Value.Code.Value;
}
