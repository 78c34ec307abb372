using Connectors.Domain.Carriers;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Carriers;

/// <summary>A number that fails a carrier's own check is evidence against that carrier, and carriers of one house do not clash.</summary>
public sealed class FailedCheckDigitTests
{
    private static readonly CarrierMap Map = Expect.Compiled(CarrierMap.Compile(new CarrierTable { Version = "c1" }));

    [Theory]
    [InlineData("568283610012732")]
    [InlineData("415558300412345")]
    [InlineData("1Z999AA10123456785")]
    [InlineData("RR473124820GB")]
    [InlineData("1234567892")]
    [InlineData("9600000612999987777664")]
    [InlineData("155050123456782")]
    [InlineData("12345678904")]
    [InlineData("123456789013")]
    [InlineData("0012345155050123456781018260")]
    public void A_number_that_fails_a_carriers_own_check_names_it_not(string number) => Assert.Null(Assert.Single(TrackingNumbers.Recognise(number)).Carrier);

    [Fact]
    public void No_number_names_a_carrier_whose_check_it_fails() =>
        Expect.ForAll(
            from length in Gen.Elements(10, 11, 12, 15, 18, 20, 22, 28)
            from digits in Gen.Choose(0, 9).ArrayOf(length)
            from prefix in Gen.Elements(string.Empty, "1Z", "RR", "96")
            select prefix + string.Concat(digits),
            static text =>
            {
                var number = Assert.Single(TrackingNumbers.Recognise(text));

                Assert.DoesNotContain(number.Candidates, c => c.Carrier is not null && c.Carrier == number.Carrier && c.CheckDigit == CheckDigitState.Wrong && number.Candidates.All(o => o.Carrier != c.Carrier || o.CheckDigit == CheckDigitState.Wrong));
            });

    [Theory]
    [InlineData("InPost", "JJD0002257639032011")]
    [InlineData("InPost 24", "JD0002257639032011")]
    [InlineData("Yodel", "JJD0002257639032011")]
    [InlineData("TNT", "612999987777663")]
    [InlineData("InPost", "JD0002257639032011")]
    [InlineData("Arrow XL", "JJD0002257639032011")]
    [InlineData("DPD Local", "155050123456781")]
    [InlineData("Parcelforce", "RR473124829GB")]
    public void Carriers_that_merged_do_not_clash(string carrier, string number) => Assert.Empty(Map.Doubts(Shipment(carrier, number)));

    [Theory]
    [InlineData("InPost", "https://www.yodel.co.uk/tracking/1")]
    [InlineData("Evri", "https://track.dhlparcel.co.uk/")]
    [InlineData("DHL Parcel", "https://www.evri.com/track/1")]
    [InlineData("TNT", "https://www.fedex.com/apps/fedextrack/")]
    [InlineData("Tuffnells", "https://www.dxdelivery.com/")]
    public void Links_of_carriers_that_merged_do_not_clash(string carrier, string link) =>
        Assert.Empty(Map.Doubts(Shipment(carrier) with { TrackingUrl = link }));

    [Theory]
    [InlineData("Evri", "https://www.dhl.com/en/express/tracking.html")]
    [InlineData("InPost", "https://www.dpd.co.uk/1")]
    public void A_carrier_of_two_houses_does_not_make_them_one(string carrier, string link) =>
        Expect.Refused(Assert.Single(Map.Doubts(Shipment(carrier) with { TrackingUrl = link })), ReasonCatalogue.CarrierClash);

    [Theory]
    [InlineData("GLS", "123456789012345")]
    [InlineData("GLS", "5505012345678")]
    [InlineData("GLS", "12345678901")]
    [InlineData("GLS", "1234567892")]
    [InlineData("GLS", "15505O12345678I")]
    [InlineData("Tuffnells", "568283610012732")]
    [InlineData("APC Overnight", "2026010112345678901234")]
    [InlineData("Pallet-Track", "123456789013")]
    [InlineData("Palletline", "568283610012732")]
    [InlineData("UK Mail", "155050123456782")]
    public void A_failed_check_says_nothing_about_another_carriers_number(string carrier, string number) => Assert.Empty(Map.Doubts(Shipment(carrier, number)));

    [Fact]
    public void No_number_of_digits_is_doubtful_for_a_carrier_whose_numbers_are_not_known() =>
        Expect.ForAll(
            from length in Gen.Choose(8, 17)
            from digits in Gen.Choose(1, 9).ArrayOf(length)
            select string.Concat(digits),
            static number => Assert.Empty(Map.Doubts(Shipment("GLS", number))));

    [Theory]
    [InlineData("DPD", "568283610012732")]
    [InlineData("DPD Local", "568283610012732")]
    public void A_failed_check_still_warns_of_the_named_carriers_own_number(string carrier, string number) =>
        Expect.Refused(Assert.Single(Map.Doubts(Shipment(carrier, number))), ReasonCatalogue.TrackingDoubtful);

    private static DispatchedShipment Shipment(string carrier, params string[] numbers) =>
        new() { ShipmentId = "S-1", CarrierText = carrier, TrackingNumbers = [.. numbers.Select(static n => new TrackingNumber(n))] };
}
