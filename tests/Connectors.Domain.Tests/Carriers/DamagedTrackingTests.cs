using System.Globalization;
using Connectors.Domain.Carriers;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Carriers;

/// <summary>Text that cannot be a tracking number of any carrier is none, and several numbers are all named.</summary>
public sealed class DamagedTrackingTests
{
    private static readonly ConnectionName Bq = new("bq");
    private static readonly ConnectionName North = new("north");

    private static readonly CarrierMap Map = Expect.Compiled(CarrierMap.Compile(new CarrierTable
    {
        Version = "c1",
        Rows = [new CarrierRow(Bq, null, "DPD", null, new CarrierCode("DPD")), new CarrierRow(Bq, null, "GLS", null, new CarrierCode("GLS")), new CarrierRow(Bq, null, "Own Van", null, new CarrierCode("OWN"))],
    }));

    private static readonly ApprovedCarriers Approved = new(
        "a1", Bq, [new MarketplaceCarrier(new CarrierCode("DPD"), "DPD", true), new MarketplaceCarrier(new CarrierCode("GLS"), "GLS", true), new MarketplaceCarrier(new CarrierCode("OWN"), "Own", false)]);

    public static TheoryData<string> NoNumbers =>
    [
        "1.55012E+13", " 1.55012E+13 ", "1,55012E+13", "1.55012e+13", "1.55012E13", "155.012E+11", "155012E+8", "1.5501E-13", "2E15", "1.55012 E+13", "1.55E+13 1.56E+13", "1.5E+13;1.6E+13",
        "15501234567890.0", "15501234567890.000", "15501234567890,0", "1.55", "0.5", "15,501,234,567,890", "15,501,234,567,890.00", "15.501.234.567.890", "15'501'234'567'890",
        "340434161094012000000", "123456789012345000", "01/03/2026", "1-3-2026", "2026-03-01", "2026-03-01T00:00:00", "2026-03-01 12:30", "3-Mar", "Mar-26",
        "#N/A", "#DIV/0!", "#REF!", "#VALUE!", "########", "N/A", "TBC", "-", "0", "00000000000000", "=15501234567890", "\"15501234567890\"", "'15501234567890", "+15501234567890",
        "100%", "£155.00", "https://track.dpd.co.uk/15501234567890", "\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668", "15501234567890\u200B",
        "1 March 2026", "01 December 2026", "December 1 2026", "12:30", "12:30:00", "30:00.0", "12:30 PM", "15,5012E+13", "1.55E+0013", "#\u00A1REF!", "NaN", "TRUE", "44.0",
        "15501234567890\uD83D", "\U0001F4E6 15501234567890", "15501234567890\uFEFF",
    ];

    [Theory]
    [MemberData(nameof(NoNumbers))]
    public void Text_that_cannot_be_a_number_of_any_carrier_is_told_to_nobody_and_holds_where_one_is_needed(string text)
    {
        var refusal = Expect.Refused(Assign(Shipment("DPD", text)), ReasonCatalogue.TrackingMissing);

        Assert.Equal(text, Expect.Fact(refusal, "no tracking number"));
        Assert.Null(Assign(Shipment("Own Van", text)).Value.TrackingNumber);
        Assert.Equal(new TrackingNumber("ZX4711"), Assign(Shipment("GLS", text, "ZX4711")).Value.TrackingNumber);
    }

    [Fact]
    public void The_dispatch_goes_on_once_the_number_is_there() =>
        Assert.Equal(new TrackingNumber("15501234567890"), Assign(Shipment("DPD", "15501234567890")).Value.TrackingNumber);

    [Theory]
    [InlineData("15501234567890")]
    [InlineData("155050123456781")]
    [InlineData("1Z999AA10123456784")]
    [InlineData("rr-4731.2482-9 gb")]
    [InlineData("DX/4711")]
    [InlineData("00001")]
    [InlineData("12E13")]
    [InlineData("2EA")]
    [InlineData("H01ABCDEF2345678")]
    [InlineData("123456789012345")]
    [InlineData("000123450000000027")]
    [InlineData("CONS_20260301_7")]
    [InlineData("ANDOVER-12345678")]
    [InlineData("1550 1234 5678 90")]
    [InlineData("JJD00 0225 7639 0320 11")]
    [InlineData("12:345678")]
    public void What_carriers_write_is_told_as_it_is_written(string text) => Assert.Equal(new TrackingNumber(text), Assign(Shipment("DPD", text)).Value.TrackingNumber);

    [Fact]
    public void Whatever_a_spreadsheet_makes_of_a_number_is_none() =>
        Expect.ForAll(
            from number in Gen.Choose(1, int.MaxValue).Select(static n => n * 1_000_003m)
            from format in Gen.Elements("0.00000E+00", "0.0E+0", "0.###E+00", "#,##0", "#,##0.00", "0.0", "0.00")
            select (number + 100_000_000m).ToString(format, CultureInfo.InvariantCulture),
            static text => Assert.False(Assign(Shipment("DPD", text)).IsOk, text));

    [Theory]
    [InlineData("DPD", false)]
    [InlineData("DPD Local", false)]
    [InlineData("GLS", true)]
    [InlineData("Yodel", true)]
    public void Thirteen_digits_lack_their_zero_where_DPD_carries_and_nowhere_else(string carrier, bool isNumber)
    {
        Assert.Equal(isNumber, TrackingNumbers.Usable([new TrackingNumber("5505012345678")], carrier.StartsWith("DPD", StringComparison.Ordinal)).Count == 1);
        Assert.Equal(isNumber, Map.Doubts(Shipment(carrier, "5505012345678")).Count == 0);
    }

    [Fact]
    public void Of_two_parcels_in_one_shipment_no_number_disappears_without_a_word()
    {
        var shipment = Shipment("DPD", "15501234567890", "15501234567891");

        Assert.Equal(("15501234567890", "15501234567891"), (Assign(shipment).Value.TrackingNumber?.Value, Assert.Single(Assign(shipment).Value.OtherNumbers).Value));
        var finding = Expect.Refused(Assert.Single(Map.Doubts(shipment)), ReasonCatalogue.TrackingNotTold);
        Assert.Equal(("15501234567890", "15501234567891"), (Expect.Fact(finding, "told"), Expect.Fact(finding, "not told")));
    }

    [Theory]
    [InlineData("15501234567890;15501234567891")]
    [InlineData("15501234567890, 15501234567891")]
    [InlineData("15501234567890/15501234567891")]
    [InlineData("15501234567890 15501234567891")]
    [InlineData("15501234567890 & 15501234567891")]
    [InlineData("15501234567890 and 15501234567891")]
    [InlineData("15501234567890\u00A015501234567891")]
    [InlineData("15501234567890\t15501234567891")]
    [InlineData("15501234567890 | 15501234567891 ;")]
    public void Two_numbers_in_one_text_are_two(string text)
    {
        var told = Assign(Shipment("DPD", text)).Value;

        Assert.Equal(("15501234567890", "15501234567891"), (told.TrackingNumber?.Value, Assert.Single(told.OtherNumbers).Value));
        Assert.Single(Map.Doubts(Shipment("DPD", text)));
        Assert.True(TrackingNumbers.Hold([new TrackingNumber(text)], told.TrackingNumber!.Value));
        Assert.False(TrackingNumbers.Hold([new TrackingNumber(text)], new TrackingNumber("15501234567899")));
    }

    [Fact]
    public void Every_number_of_a_shipment_is_told_or_listed_once() =>
        Expect.ForAll(Gen.ListOf(Gen.Choose(0, 12)).Select(static l => l.Select(static n => $"155012345678{n:D2}").ToArray()), static numbers =>
        {
            var shipment = Shipment("DPD", numbers);
            var told = numbers.Length == 0 ? null : Assign(shipment).Value;
            var listed = Map.Doubts(shipment).SelectMany(static d => d.Facts).Where(static f => f.Name == "not told").Select(static f => f.Value);

            Assert.Equal(numbers.Distinct(), told is null ? [] : [told.TrackingNumber!.Value.Value, .. listed]);
            Assert.Equal(listed, told?.OtherNumbers.Select(static n => n.Value) ?? []);
        });

    [Fact]
    public void A_damaged_text_beside_a_number_is_left_out_and_pointed_out()
    {
        var shipment = Shipment("DPD", "1.55012E+13", "15501234567891");

        Assert.Equal(new TrackingNumber("15501234567891"), Assign(shipment).Value.TrackingNumber);
        Expect.Refused(Assert.Single(Map.Doubts(shipment)), ReasonCatalogue.TrackingDoubtful);
    }

    private static Outcome<ShipmentCarrier> Assign(DispatchedShipment shipment) => Map.Assign(shipment, North, Approved);

    private static DispatchedShipment Shipment(string carrier, params string[] numbers) =>
        new() { ShipmentId = "S-9", State = ShipmentState.Dispatched, CarrierText = carrier, TrackingNumbers = [.. numbers.Select(static n => new TrackingNumber(n))] };
}
