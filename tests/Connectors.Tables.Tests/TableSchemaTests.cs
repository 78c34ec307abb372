using System.Text;
using Connectors.Domain.Carriers;
using Connectors.Domain.Offers;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Tables.Tests;

public class TableSchemaTests
{
    private const string OfferHeader = "marketplace,offer_id,shop_sku,sku,unit\n";
    private const string UnitHeader = "sku,unit,base_units,is_base,gtin\n";

    [Theory]
    [InlineData("marketplace,warehouse,carrier,service,code\nbq,shipbob,Royal Mail,Tracked 48,RML48\n")]
    [InlineData("marketplace;warehouse;carrier;service;code\r\nbq;shipbob;Royal Mail;Tracked 48;RML48\r\n")]
    [InlineData("marketplace\twarehouse\tcarrier\tservice\tcode\nbq\tshipbob\tRoyal Mail\tTracked 48\tRML48")]
    [InlineData("sep=;\r\nmarketplace;warehouse;carrier;service;code\r\nbq;shipbob;Royal Mail;Tracked 48;RML48\r\n")]
    [InlineData("Code, Service ,CARRIER,Warehouse,Marketplace\nRML48,\"Tracked 48\",  Royal Mail ,shipbob,bq\n\n,,,,\n")]
    [InlineData("\uFEFFmarketplace,warehouse,carrier,service,code\nbq,shipbob,Royal Mail,Tracked 48,RML48\n")]
    [InlineData("""[{"code":"RML48","service":"Tracked 48","carrier":"Royal Mail","warehouse":"shipbob","marketplace":"bq"}]""")]
    public void Read_gives_the_same_rows_and_version_whatever_the_layout(string text)
    {
        var load = TableSchemas.Carriers.Read(Bytes(text), "carriers.csv");

        Assert.Empty(load.Refusals);
        var row = Assert.Single(load.Value.Table.Rows);
        Assert.Equal(new CarrierRow(new ConnectionName("bq"), new ConnectionName("shipbob"), "Royal Mail", "Tracked 48", new CarrierCode("RML48")), row);
        Assert.Equal("009cf5f5de41", load.Value.Table.Version);
        Assert.Equal(load.Value.Table.Version, load.Value.Map.Version);
    }

    [Fact]
    public void Read_takes_empty_cells_and_left_out_columns_as_any()
    {
        var withEmpty = TableSchemas.Carriers.Read(Bytes("marketplace,warehouse,carrier,service,code\nbq,,DPD,,DPD\n"), "c");
        var without = TableSchemas.Carriers.Read(Bytes("marketplace,carrier,code\nbq,DPD,DPD\n"), "c");

        Assert.Null(Assert.Single(withEmpty.Value.Table.Rows).Warehouse);
        Assert.Equal(withEmpty.Value.Table.Version, without.Value.Table.Version);
    }

    [Fact]
    public void Read_keeps_leading_zeros_and_case()
    {
        var load = TableSchemas.Offers.Read(Bytes(OfferHeader + "bq,0012300,tap-01,TAP-01,EA\n"), "offers.csv");

        Assert.Equal(new OfferRow(new ConnectionName("bq"), new OfferId("0012300"), new Sku("tap-01"), new Sku("TAP-01"), new UnitCode("EA")), Assert.Single(load.Value.Table.Rows));
    }

    [Fact]
    public void Read_reads_whole_and_broken_ratios_and_aliases()
    {
        var load = TableSchemas.Units.Read([new("units", "units.csv", Bytes(UnitHeader + "TAP,EA,1,true,\nTAP,CS,12,no,5000000000012\nTAP,PART,1/3,,\n")), new("unit-aliases", "aliases.csv", Bytes("system,text,unit\nshipbob,CASE12,CS\n"))]);

        Assert.Empty(load.Refusals);
        Assert.Equal(new Ratio(12), load.Value.Map.BaseUnitsPer(new Sku("TAP"), new UnitCode("CS")).Value);
        Assert.Equal(new Ratio(1, 3), load.Value.Map.BaseUnitsPer(new Sku("TAP"), new UnitCode("PART")).Value);
        Assert.Equal(new UnitCode("CS"), load.Value.Map.Resolve("shipbob", "CASE12").Value);
    }

    [Fact]
    public void Read_reads_numbers_and_flags_of_JSON()
    {
        var load = TableSchemas.Units.Read(Bytes("""[{"sku":"TAP","unit":"M","base_units":1,"is_base":true,"decimals":2},{"sku":"TAP","unit":"ROLL","base_units":"25","is_base":false}]"""), "units.json");

        Assert.Empty(load.Refusals);
        Assert.Equal([2, 0], load.Value.Table.Rows.Select(static r => r.Decimals));
    }

    [Fact]
    public void Version_changes_with_any_cell()
    {
        var one = TableSchemas.Offers.Read(Bytes(OfferHeader + "bq,1,A,A,EA\n"), "o");
        var other = TableSchemas.Offers.Read(Bytes(OfferHeader + "bq,1,A,A,EB\n"), "o");

        Assert.NotEqual(one.Value.Table.Version, other.Value.Table.Version);
    }

    [Fact]
    public void Read_tells_every_error_at_once_with_its_line()
    {
        var load = TableSchemas.Offers.Read(
            Bytes(OfferHeader + "bq,1,A,A,EA\n\nbq,2,,B,EA\nbq,1.5E+12,C,C,EA\nbq,=1+1,D,D,EA\nbq,1,E,E,EA\nbq,6,F\nbq,7,G,G,EA,extra\n"), "offers.csv");

        Assert.False(load.IsOk);
        Assert.Equal(
            [
                "offers.csv:4: shop_sku is empty; expected a value",
                "offers.csv:5: offer_id '1.5E+12'; expected all digits: a spreadsheet has shortened this number, so format the column as text and enter it again",
                "offers.csv:6: offer_id '=1+1'; expected plain text, not a formula; put an apostrophe in front if it really starts like this",
                "offers.csv:7: offer_id '1'; expected one row a marketplace; line 2 has it too",
                "offers.csv:8: expected 5 cells as in the header, found 3",
                "offers.csv:9: 'extra' expected 5 cells as in the header; quote a cell that holds the separator",
            ],
            load.Refusals.Select(static e => e.ToString()));
    }

    [Fact]
    public void Read_puts_a_mistake_of_an_alias_into_the_alias_file()
    {
        var load = TableSchemas.Units.Read([new("units", "units.csv", Bytes(UnitHeader + "TAP,EA,1,true,\n")), new("unit-aliases", "aliases.csv", Bytes("system,text,unit\ns,CASE,EA\n\ns,CASE,CS\n"))]);

        var error = Assert.Single(load.Refusals);
        Assert.Equal(("aliases.csv", 4, "text"), (error.File, error.Line, error.Column));
        Assert.Contains("line 2 has it too", error.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_column_is_an_error_that_names_the_nearest()
    {
        var load = TableSchemas.Offers.Read(Bytes("marketplace,offerid,shop_sku,sku,unit\nbq,1,A,A,EA\n"), "offers.csv");

        Assert.Equal(2, load.Refusals.Count);
        Assert.Equal(new RowError("offers.csv", 1, "offerid", "offerid", "a known column, perhaps offer_id (columns: marketplace, offer_id, shop_sku, sku, unit, product_sku, condition, lead_time_days)"), load.Refusals[0]);
        Assert.Equal("offer_id", load.Refusals[1].Column);
    }

    [Fact]
    public void A_column_that_stands_twice_is_an_error() =>
        Assert.Equal("each column once", Assert.Single(TableSchemas.Offers.Read(Bytes("marketplace,offer_id,shop_sku,sku,unit,SKU\n"), "o").Refusals).Expected);

    [Theory]
    [InlineData("0")]
    [InlineData("-12")]
    [InlineData("0.5")]
    [InlineData("1/0")]
    [InlineData("1/3/2")]
    [InlineData("\"12,000\"")]
    [InlineData("twelve")]
    [InlineData("99999999999999999999999999")]
    [InlineData("")]
    public void Read_refuses_what_is_no_ratio(string ratio) =>
        Assert.Equal("base_units", Assert.Single(TableSchemas.Units.Read(Bytes($"{UnitHeader}TAP,CS,{ratio},true,\n"), "u").Refusals).Column);

    [Theory]
    [InlineData("T\u0410P", "U+0410")]
    [InlineData("\uFF34AP", "U+FF34")]
    [InlineData("TA\u200BP", "U+200B")]
    [InlineData("TA\u00A0P", "U+00A0")]
    [InlineData("TA\u202EP", "U+202E")]
    [InlineData("TA\u0007P", "U+0007")]
    [InlineData("TA\uFFFDP", "U+FFFD")]
    public void Read_refuses_characters_that_deceive(string sku, string named)
    {
        var error = Assert.Single(TableSchemas.Offers.Read(Bytes($"{OfferHeader}bq,1,{sku},TAP,EA\n"), "o").Refusals);

        Assert.Equal("shop_sku", error.Column);
        Assert.Contains(named, error.Expected, StringComparison.Ordinal);
        Assert.DoesNotContain(error.Value, static c => char.IsControl(c));
    }

    [Theory]
    [InlineData("Déspatch Café")]
    [InlineData("Почта")]
    [InlineData("12E5")]
    [InlineData("A=B+C")]
    public void Read_takes_honest_text(string carrier) =>
        Assert.Empty(TableSchemas.Carriers.Read(Bytes($"marketplace,carrier,code\nbq,{carrier},X\n"), "c").Refusals);

    [Fact]
    public void A_cell_longer_than_any_id_is_an_error_shown_in_short()
    {
        var error = Assert.Single(TableSchemas.Offers.Read(Bytes($"{OfferHeader}bq,{new string('9', 300)},A,A,EA\n"), "o").Refusals);

        Assert.Equal("at most 256 characters", error.Expected);
        Assert.Equal(61, error.Value.Length);
    }

    [Theory]
    [InlineData("bq,1,\"A,A,EA\nbq,2,B,B,EA\n", 2)]
    [InlineData("bq,1,A,A,\"EA", 2)]
    [InlineData("bq,2,B,B,EA\nbq,1,\"A\"x,A,EA\n", 3)]
    public void A_quote_that_goes_wrong_is_an_error_on_its_line(string rows, int line)
    {
        var errors = TableSchemas.Offers.Read(Bytes(OfferHeader + rows), "o").Refusals;

        Assert.Contains(errors, e => e.Line == line && e.Expected.StartsWith("closed quotes", StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_file_is_an_error_that_names_the_columns() =>
        Assert.Contains("marketplace, offer_id", Assert.Single(TableSchemas.Offers.Read(Bytes(" \r\n"), "o").Refusals).Expected, StringComparison.Ordinal);

    [Fact]
    public void A_file_with_a_header_only_is_an_empty_table() => Assert.Empty(TableSchemas.Offers.Read(Bytes(OfferHeader), "o").Value.Table.Rows);

    [Fact]
    public void Other_encodings_are_an_error_on_the_line_they_show()
    {
        Assert.Contains("UTF-16", Assert.Single(TableSchemas.Offers.Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(OfferHeader)).ToArray(), "o").Refusals).Expected, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(TableSchemas.Offers.Read(Encoding.Latin1.GetBytes(OfferHeader + "bq,1,Caf\u00E9,A,EA\n"), "o").Refusals).Line);
    }

    [Fact]
    public void JSON_errors_are_told_at_once_with_their_lines()
    {
        var load = TableSchemas.Offers.Read(
            Bytes(
                """
                [
                  { "marketplace": "bq", "offer_id": 123, "shop_sku": "A", "sku": "A", "unit": "EA" },
                  { "marketplace": "bq", "offer_id": "1", "shop_sku": "B", "sku": "B", "unit": "EA", "colour": { "deep": [1] } },
                  "row",
                  { "marketplace": "bq", "offer_id": "2", "offer_id": "3", "shop_sku": ["C"], "sku": "C", "unit": "EA" },
                  { "marketplace": "bq", "offer_id": "\ud800", "shop_sku": "D", "sku": "D", "unit": "EA" },
                  { "marketplace": "bq" }
                ]
                """),
            "offers.json");

        Assert.Equal(
            [(2, "offer_id"), (3, "colour"), (4, ""), (5, "offer_id"), (5, "shop_sku"), (6, "offer_id"), (7, "offer_id"), (7, "shop_sku"), (7, "sku"), (7, "unit")],
            load.Refusals.Select(static e => (e.Line, e.Column)));
        Assert.Contains("leading zeros", load.Refusals[0].Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{\"sku\":\n", 2)]
    [InlineData("[]\n]", 2)]
    [InlineData("{\"rows\":[]}", 1)]
    [InlineData("[", 1)]
    public void Broken_JSON_is_one_error_with_its_line(string text, int line) =>
        Assert.Equal(line, Assert.Single(TableSchemas.Offers.Read(Bytes(text), "o").Refusals).Line);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
