using Connectors.Domain.Carriers;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Carriers;

/// <summary>What a marketplace is told about who carries, with everything that it asks besides. What is not mapped is held: R77.</summary>
public sealed class CarrierAssignmentTests
{
    private const string Link = "https://track.tuffnells.co.uk/4711";

    private static readonly ConnectionName Bq = new("bq");
    private static readonly ConnectionName Range = new("range");
    private static readonly ConnectionName North = new("north");

    private static readonly CarrierTable Table = new()
    {
        Version = "c1",
        Rows =
        [
            Row("DPD", null, "DPD_UK"), Row("DPD", "Saturday", "DPD_SAT") with { Tracking = TrackingRule.Required },
            Row("Royal Mail", "48", "RM48") with { Tracking = TrackingRule.NotRequired }, Row("Own Van", null, "OWN"), Row("Yodel", null, "YODEL"),
        ],
        Policies =
        [
            new CarrierPolicy(Bq, "TRACKED", Tracking: TrackingRule.Required),
            new CarrierPolicy(Bq, "LETTER", Tracking: TrackingRule.NotRequired),
            new CarrierPolicy(Range, null, UnmappedCarrier.UnregisteredFallback),
            new CarrierPolicy(Range, "TRACKED", UnmappedCarrier.UnregisteredFallback, TrackingRule.Required),
            new CarrierPolicy(Range, "TWO_MAN"),
        ],
    };

    private static readonly ApprovedCarriers Approved = new(
        "sh21-1",
        Bq,
        [
            new MarketplaceCarrier(new CarrierCode("DPD_UK"), "DPD", true), new MarketplaceCarrier(new CarrierCode("DPD_SAT"), "DPD Saturday", false),
            new MarketplaceCarrier(new CarrierCode("RM48"), "Royal Mail 48", true), new MarketplaceCarrier(new CarrierCode("OWN"), "Own delivery", false),
        ]);

    private static readonly ApprovedCarriers Other = new("sh21-2", Range, []);

    private readonly CarrierMap _map = Expect.Compiled(CarrierMap.Compile(Table));

    [Fact]
    public void One_carrier_of_a_warehouse_is_several_codes_by_service()
    {
        Assert.Equal("DPD_UK", Assign(Shipment("DPD", "Next Day", "15505012345678")).Value.Code!.Value.Value);
        Assert.Equal("DPD_SAT", Assign(Shipment("DPD", "saturday", "15505012345678")).Value.Code!.Value.Value);
    }

    [Fact]
    public void A_mapped_carrier_is_registered_and_has_the_marketplaces_name() =>
        Assert.Equal(new ShipmentCarrier(new CarrierCode("DPD_UK"), "DPD", new TrackingNumber("15505012345678"), Link), Assign(Shipment("dpd", null, "15505012345678") with { TrackingUrl = Link }).Value);

    [Theory]
    [InlineData("https://wms.internal/4711")]
    [InlineData(null)]
    public void A_link_that_customers_cannot_open_is_not_told(string? link)
    {
        var carrier = Assign(Shipment("DPD", null, "15505012345678") with { TrackingUrl = link }).Value;

        Assert.True(carrier.IsRegistered);
        Assert.Null(carrier.TrackingUrl);
    }

    [Fact]
    public void A_code_that_is_not_approved_is_held_even_where_unmapped_carriers_are_not() =>
        Expect.Refused(Assign(Shipment("Yodel", null), takesUnregistered: true), ReasonCatalogue.CarrierNotApproved);

    [Theory]
    [InlineData("DPD", null, null, false)]
    [InlineData("DPD", "Saturday", null, false)]
    [InlineData("Royal Mail", "48", null, true)]
    [InlineData("Royal Mail", "48", "TRACKED", false)]
    [InlineData("Own Van", null, null, true)]
    [InlineData("Own Van", null, "STANDARD", true)]
    [InlineData("Own Van", null, "TRACKED", false)]
    [InlineData("DPD", null, "LETTER", true)]
    [InlineData("DPD", "Saturday", "LETTER", false)]
    public void A_missing_number_holds_where_row_policy_or_list_require_one(string carrier, string? service, string? shippingService, bool goesOn)
    {
        var outcome = Assign(Shipment(carrier, service), shippingService);

        if (goesOn)
            Assert.True(outcome.IsOk);
        else
            Assert.Equal("S1", Expect.Fact(Expect.Refused(outcome, ReasonCatalogue.TrackingMissing), "shipment"));
    }

    [Theory]
    [InlineData("N/A")]
    [InlineData("TBC")]
    [InlineData("-")]
    public void A_word_in_place_of_a_number_is_none(string word)
    {
        Expect.Refused(Assign(Shipment("DPD", null, word)), ReasonCatalogue.TrackingMissing);
        Assert.Null(Assign(Shipment("Own Van", null, word)).Value.TrackingNumber);
    }

    [Fact]
    public void A_number_of_letters_and_digits_is_told() =>
        Assert.Equal(new TrackingNumber("1Z999AA10123456784"), Assign(Shipment("DPD", null, "1Z999AA10123456784")).Value.TrackingNumber);

    [Theory]
    [InlineData("Saturday", "Saturday")]
    [InlineData(null, "none")]
    public void A_missing_number_names_the_service(string? service, string told) =>
        Assert.Equal(told, Expect.Fact(Expect.Refused(Assign(Shipment("DPD", service)), ReasonCatalogue.TrackingMissing), "service text"));

    [Fact]
    public void An_unmapped_carrier_is_held_unless_the_policy_says_otherwise() =>
        Expect.Refused(Assign(Shipment("Tuffnells", null) with { TrackingUrl = Link }, takesUnregistered: true), ReasonCatalogue.CarrierUnmapped);

    [Fact]
    public void An_unmapped_carrier_is_told_by_name_and_link_where_the_policy_says_so()
    {
        var carrier = Assign(Shipment(" Tuffnells ", "3 Day") with { TrackingUrl = Link }, marketplace: Other, takesUnregistered: true).Value;

        Assert.Equal(new ShipmentCarrier(null, "Tuffnells", null, Link), carrier);
        Assert.False(carrier.IsRegistered);
    }

    [Fact]
    public void The_policy_of_a_shipping_service_replaces_the_one_for_any() =>
        Expect.Refused(
            Assign(Shipment("Tuffnells", null) with { TrackingUrl = Link }, "TWO_MAN", Other, takesUnregistered: true), ReasonCatalogue.CarrierUnmapped);

    [Fact]
    public void An_unmapped_carrier_without_link_is_told_by_the_page_that_its_carrier_has_for_the_number() =>
        Assert.Equal(
            new ShipmentCarrier(null, "Hermes", new TrackingNumber("1234567890123456"), "https://www.evri.com/track/1234567890123456"),
            Assign(Shipment("Hermes", null, "1234567890123456"), marketplace: Other, takesUnregistered: true).Value);

    [Theory]
    [InlineData("Tuffnells", "4711", false, "the marketplace takes registered carriers only")]
    [InlineData("Tuffnells", "4711", true, "there is no tracking link to tell besides the name")]
    [InlineData("Hermes", null, true, "there is no tracking link to tell besides the name")]
    [InlineData(" - ", "4711", true, "the warehouse names no carrier")]
    public void The_fallback_that_cannot_be_taken_holds_and_says_why(string carrier, string? number, bool takesUnregistered, string why)
    {
        var refusal = Expect.Refused(Assign(Shipment(carrier, null, number), marketplace: Other, takesUnregistered: takesUnregistered), ReasonCatalogue.CarrierUnmapped);

        Assert.Equal(why, Expect.Fact(refusal, "no fallback"));
    }

    [Fact]
    public void An_unregistered_carrier_without_number_is_held_where_the_policy_requires_one() =>
        Expect.Refused(Assign(Shipment("Tuffnells", null) with { TrackingUrl = Link }, "TRACKED", Other, takesUnregistered: true), ReasonCatalogue.TrackingMissing);

    [Theory]
    [InlineData("Evri", "1Z999AA10123456784", "ups")]
    [InlineData("DX Freight", "RR473124829GB", "royal_mail")]
    [InlineData("Royal Mail Tracked 48", "JD0001234567890123", "yodel")]
    public void A_number_that_is_clearly_anothers_warns_and_changes_nothing(string carrier, string number, string other)
    {
        var clash = Expect.Refused(Assert.Single(_map.Doubts(Shipment(carrier, null, number))), ReasonCatalogue.CarrierClash);

        Assert.Equal(other, Expect.Fact(clash, "carrier of the number"));
        Assert.Equal("S1", Expect.Fact(clash, "shipment"));
    }

    [Fact]
    public void A_link_to_anothers_site_warns() =>
        Assert.Equal(
            "evri",
            Expect.Fact(Expect.Refused(Assert.Single(_map.Doubts(Shipment("DPD Next Day", null) with { TrackingUrl = "https://www.evri.com/track/1" })), ReasonCatalogue.CarrierClash), "carrier of the link"));

    [Theory]
    [InlineData("UPS", "1Z999AA10123456784")]
    [InlineData("Parcelforce", "RR473124829GB")]
    [InlineData("Interlink Express", "155050123456781")]
    [InlineData("Fedex", "612999987777663")]
    [InlineData("Tuffnells", "15505012345678")]
    [InlineData("Whistl", "RR473124829GB")]
    [InlineData("GFS Evri", "1Z999AA10123456784")]
    [InlineData("Asendia", "1Z999AA10123456784")]
    [InlineData("wnDirect", "1Z999AA10123456784")]
    [InlineData("Skynet", "1Z999AA10123456784")]
    [InlineData("The Delivery Group", "1Z999AA10123456784")]
    [InlineData("Own Van", "1Z999AA10123456784")]
    [InlineData("Click & Collect", "1Z999AA10123456784")]
    [InlineData("Click and Collect", "1Z999AA10123456784")]
    [InlineData("Parcel2Go", "1Z999AA10123456784")]
    [InlineData("Next Day", "1Z999AA10123456784")]
    [InlineData("DPD", "DX/4711")]
    public void A_number_that_may_be_the_named_carriers_does_not_warn(string carrier, string number) => Assert.Empty(_map.Doubts(Shipment(carrier, null, number)));

    [Theory]
    [InlineData("UK Mail", "https://www.dhl.com/en/express/tracking.html")]
    [InlineData("TNT Express", "https://www.fedex.com/apps/fedextrack/")]
    [InlineData("DPD Local", "https://track.dpd.co.uk/1")]
    [InlineData("Parcelforce 24", "https://www.royalmail.com/track-your-item")]
    [InlineData("DPD", "https://wms.internal/evri.com")]
    [InlineData("Tuffnells", Link)]
    public void A_link_that_may_be_the_named_carriers_does_not_warn(string carrier, string link) =>
        Assert.Empty(_map.Doubts(Shipment(carrier, null) with { TrackingUrl = link }));

    [Theory]
    [InlineData("UPS", "1Z999AA10123456785")]
    [InlineData("Royal Mail", "RR473124820GB")]
    [InlineData("DHL Express", "1234567892")]
    [InlineData("Parcel2Go", "1Z999AA10123456785")]
    [InlineData("DPD", "1.55050E+13")]
    public void A_mistyped_or_damaged_number_warns(string carrier, string number) =>
        Assert.Equal(number, Expect.Fact(Expect.Refused(Assert.Single(_map.Doubts(Shipment(carrier, null, number))), ReasonCatalogue.TrackingDoubtful), "number"));

    [Theory]
    [InlineData("RR473I24829GB", "RR473124829GB")]
    [InlineData("RR473124820GB", "unknown")]
    public void A_doubtful_number_names_what_was_perhaps_meant(string number, string meant) =>
        Assert.Equal(meant, Expect.Fact(Expect.Refused(Assert.Single(_map.Doubts(Shipment("Royal Mail", null, number))), ReasonCatalogue.TrackingDoubtful), "perhaps meant"));

    [Theory]
    [InlineData("Tuffnells", "1234567892")]
    [InlineData("Parcelforce", "123456789013")]
    public void A_check_digit_of_a_shape_that_others_share_does_not_warn(string carrier, string number) => Assert.Empty(_map.Doubts(Shipment(carrier, null, number)));

    [Fact]
    public void The_tables_own_names_go_before_the_standard_ones()
    {
        var map = Expect.Compiled(CarrierMap.Compile(Table with { Aliases = [new CarrierAlias("TPN", CarrierId.RoyalMail), new CarrierAlias("D.P.D. Local", CarrierId.RoyalMail)] }));

        Assert.Single(map.Doubts(Shipment("TPN 48", null, "1Z999AA10123456784")));
        Assert.Empty(_map.Doubts(Shipment("TPN 48", null, "1Z999AA10123456784")));
        Assert.Empty(map.Doubts(Shipment("DPD-Local Saturday", null, "RR473124829GB")));
        Assert.Single(_map.Doubts(Shipment("DPD-Local Saturday", null, "RR473124829GB")));
    }

    [Fact]
    public void A_name_is_known_in_whole_words_only() => Assert.Empty(_map.Doubts(Shipment("Upstairs Couriers", null, "RR473124829GB")));

    [Fact]
    public void No_two_carriers_have_one_standard_name() =>
        Expect.Compiled(CarrierMap.Compile(new CarrierTable { Version = "1", Aliases = StandardCarrierAliases.Create() }));

    private static CarrierRow Row(string text, string? service, string code) => new(Bq, null, text, service, new CarrierCode(code));

    private static DispatchedShipment Shipment(string carrier, string? service, string? number = null) => new()
    {
        ShipmentId = "S1",
        State = ShipmentState.Dispatched,
        CarrierText = carrier,
        ServiceText = service,
        TrackingNumbers = number is null ? [] : [new TrackingNumber(number)],
    };

    private Outcome<ShipmentCarrier> Assign(DispatchedShipment shipment, string? shippingService = null, ApprovedCarriers? marketplace = null, bool takesUnregistered = false) =>
        _map.Assign(shipment, North, marketplace ?? Approved, shippingService, takesUnregistered);
}
