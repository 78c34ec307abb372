using System.Text;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Tables.Tests;

/// <summary>Ids as a spreadsheet formats numbers are refused by cell, and the empty columns that spreadsheets leave behind are read.</summary>
public sealed class SpreadsheetDamageTests
{
    [Fact]
    public void Each_id_that_a_spreadsheet_damaged_is_an_error_that_names_its_cell()
    {
        var load = TableSchemas.Offers.Read(Bytes("marketplace,offer_id,shop_sku,sku,unit\nbq,2100001.0,HAMMER-16,HAMMER-16,EA\nbq,\"2,100,002\",HAMMER-20,HAMMER-20,EA\nbq,2100003,#N/A,NAIL-50,EA\n"), "offers.csv");

        Assert.Equal([(2, "offer_id", "2100001.0"), (3, "offer_id", "2,100,002"), (4, "shop_sku", "#N/A")], load.Refusals.Select(static e => (e.Line, e.Column, e.Value)));
    }

    [Theory]
    [InlineData("2100001.0")]
    [InlineData("2100001.00")]
    [InlineData("2100001,0")]
    [InlineData("123.0")]
    [InlineData("1.55E+13")]
    [InlineData("1,55E+13")]
    [InlineData("1.55e13")]
    [InlineData("1.55E-05")]
    [InlineData("2E+06")]
    [InlineData("2,100,002")]
    [InlineData("2,100")]
    [InlineData("2.100.002")]
    [InlineData("2 100 002")]
    [InlineData("2,100,002.00")]
    [InlineData("2'100'002")]
    [InlineData("340434161094012000000")]
    [InlineData("#N/A")]
    [InlineData("#REF!")]
    [InlineData("#VALUE!")]
    [InlineData("#DIV/0!")]
    [InlineData("#NAME?")]
    [InlineData("#NUM!")]
    [InlineData("#NULL!")]
    [InlineData("#SPILL!")]
    [InlineData("#NV")]
    [InlineData("#WERT!")]
    [InlineData("#n/a")]
    [InlineData("Err:502")]
    [InlineData("########")]
    [InlineData("01/03/2026")]
    [InlineData("1/3/26")]
    [InlineData("2026-03-01 00:00:00")]
    [InlineData("02-Mar")]
    [InlineData("3-Feb")]
    [InlineData("2-Mar-26")]
    [InlineData("02-Mar-2026")]
    [InlineData("Mar-26")]
    [InlineData("01.03.2026")]
    [InlineData("02. Mrz")]
    [InlineData("#\u00A1REF!")]
    [InlineData("#\u00BFNOMBRE?")]
    [InlineData("#N/B")]
    [InlineData("#I/T")]
    [InlineData("1.55E+0013")]
    [InlineData("2100001.000000")]
    [InlineData("2\u00A0100\u00A0002")]
    [InlineData("2\u202F100\u202F002")]
    public void An_id_that_a_spreadsheet_damaged_is_refused_in_every_column_of_ids(string text)
    {
        foreach (var column in new[] { "offer_id", "shop_sku", "sku" })
        {
            var csv = TableSchemas.Offers.Read(Bytes($"marketplace,offer_id,shop_sku,sku,unit\nbq,{Cell("offer_id")},{Cell("shop_sku")},{Cell("sku")},EA\n"), "o.csv");
            var json = TableSchemas.Offers.Read(Bytes($"[{{\"marketplace\":\"bq\",\"offer_id\":{Cell("offer_id")},\"shop_sku\":{Cell("shop_sku")},\"sku\":{Cell("sku")},\"unit\":\"EA\"}}]"), "o.json");

            Assert.Equal(column, Assert.Single(csv.Refusals).Column);
            Assert.Equal(column, Assert.Single(json.Refusals).Column);

            string Cell(string name) => name == column ? $"\"{text}\"" : "\"A-1\"";
        }
    }

    [Theory]
    [InlineData("2100001")]
    [InlineData("002100001")]
    [InlineData("12E5")]
    [InlineData("5.5")]
    [InlineData("12.100")]
    [InlineData("TAP-1.0")]
    [InlineData("V2.0")]
    [InlineData("#12")]
    [InlineData("#NAIL")]
    [InlineData("MAR-26")]
    [InlineData("1/2-INCH")]
    [InlineData("2/3")]
    [InlineData("000123450000000027")]
    [InlineData("1,5 mm")]
    [InlineData("2026-03-01")]
    [InlineData("2-3")]
    [InlineData("3-FEB")]
    [InlineData("March-26")]
    [InlineData("MAY-FLOWER")]
    [InlineData("10-May-Flower")]
    public void What_people_write_is_kept_as_it_is(string text)
    {
        var load = TableSchemas.Offers.Read(Bytes($"marketplace,offer_id,shop_sku,sku,unit\nbq,\"{text}\",\"{text}\",\"{text}\",EA\n"), "o.csv");

        Assert.Empty(load.Refusals);
        Assert.Equal((new OfferId(text), new Sku(text)), (load.Value.Table.Rows[0].OfferId, load.Value.Table.Rows[0].Sku));
    }

    public static TheoryData<string, string, string, string> Elsewhere => new()
    {
        { "stock-sources", "location_id", "system,sku,location_id\nbc,A,#\n", "1/3/26" },
        { "stock-sources", "sku", "system,sku,location_id\nbc,#,7\n", "1.55E+13" },
        { "customers", "customer_id", "marketplace,channel,customer_id,customer\nbq,,#,C1\n", "2 100 002" },
        { "customers", "customer", "marketplace,channel,customer_id,customer\nbq,,7,#\n", "417.0" },
        { "taxes", "code", "connection,code,tax_group,rate_percent\nbq,#,VAT20,20\n", "#REF!" },
        { "taxes", "tax_group", "connection,code,tax_group,rate_percent\nbq,STD,#,20\n", "20-Jan" },
        { "taxes", "rate_percent", "connection,code,tax_group,rate_percent\nbq,STD,VAT20,#\n", "1.2E+01" },
        { "units", "gtin", "sku,unit,base_units,is_base,gtin\nA,EA,1,true,#\n", "5.01E+12" },
        { "units", "gtin", "sku,unit,base_units,is_base,gtin\nA,EA,1,true,#\n", "1234567" },
        { "units", "base_units", "sku,unit,base_units,is_base\nA,EA,1,true\nA,BX,#,false\n", "2-3" },
        { "units", "base_units", "sku,unit,base_units,is_base\nA,EA,1,true\nA,BX,#,false\n", "02-Mar" },
        { "units", "base_units", "sku,unit,base_units,is_base\nA,EA,1,true\nA,BX,#,false\n", "0.666666667" },
        { "carriers", "code", "marketplace,warehouse,carrier,service,code,tracking\nbq,,DPD,,#,\n", "#N/A" },
        { "carriers", "service", "marketplace,warehouse,carrier,service,code,tracking\nbq,,DPD,#,D,\n", "24.0" },
    };

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public void What_a_spreadsheet_damaged_is_refused_in_every_table_that_holds_ids_numbers_or_codes(string sheet, string column, string file, string text)
    {
        var content = Bytes(file.Replace("#", text, StringComparison.Ordinal));
        IReadOnlyList<RowError> refusals = sheet switch
        {
            "stock-sources" => TableSchemas.StockSources.Read(content, "t.csv").Refusals,
            "customers" => TableSchemas.Customers.Read(content, "t.csv").Refusals,
            "taxes" => TableSchemas.Taxes.Read(content, "t.csv").Refusals,
            "units" => TableSchemas.Units.Read(content, "t.csv").Refusals,
            _ => TableSchemas.Carriers.Read(content, "t.csv").Refusals,
        };

        Assert.Equal((column, text), (Assert.Single(refusals).Column, refusals[0].Value));
    }

    [Theory]
    [InlineData("\uFEFFmarketplace;offer_id;shop_sku;sku;unit\r\nbq;2100001;HAMMER-16\u00A0; HAMMER-16;EA\r\n;;;;\r\n")]
    [InlineData("\uFEFFsep=;\r\nmarketplace;offer_id;shop_sku;sku;unit;;\r\nbq;2100001;HAMMER-16;HAMMER-16;EA;;\r\n")]
    [InlineData("\uFEFF[{\"marketplace\":\"bq\",\"offer_id\":\"2100001\",\"shop_sku\":\"HAMMER-16\",\"sku\":\" HAMMER-16\u00A0\",\"unit\":\"EA\"}]")]
    public void What_a_spreadsheet_puts_around_a_table_is_no_part_of_it(string content)
    {
        var load = TableSchemas.Offers.Read(Bytes(content), "offers.csv");

        Assert.Empty(load.Refusals);
        Assert.Equal(("2100001", "HAMMER-16", "HAMMER-16"), (load.Value.Table.Rows[0].OfferId.Value, load.Value.Table.Rows[0].ShopSku.Value, load.Value.Table.Rows[0].Sku.Value));
    }

    [Fact]
    public void A_number_may_have_a_fraction_of_zero() =>
        Assert.Equal(20m, TableSchemas.Taxes.Read(Bytes("connection,code,tax_group,rate_percent\nbq,STD,VAT20,20.0\n"), "t.csv").Value.Table.Rows[0].RatePercent);

    [Theory]
    [InlineData("marketplace,warehouse,carrier,service,code,tracking,,\nbq,,DPD,,DPD,,,\n")]
    [InlineData("marketplace,warehouse,carrier,service,code,tracking,,\nbq,,DPD,,DPD,\n")]
    [InlineData("marketplace;warehouse;carrier;service;code;tracking;; \nbq;;DPD;;DPD;;;\n")]
    [InlineData("marketplace\twarehouse\tcarrier\tservice\tcode\ttracking\t\t\nbq\t\tDPD\t\tDPD\t\t\t\n")]
    [InlineData(",marketplace,,warehouse,carrier,service,code,tracking\n,bq,,,DPD,,DPD,\n")]
    [InlineData("marketplace,warehouse,carrier,service,code,tracking,\"\",\" \"\nbq,,DPD,,DPD,,,\"\"\n,,,,,,,\n")]
    [InlineData("[{\"marketplace\":\"bq\",\"carrier\":\"DPD\",\"code\":\"DPD\",\"\":\"\",\" \":null}]")]
    public void Columns_without_a_name_that_hold_nothing_are_read(string content)
    {
        var load = TableSchemas.Carriers.Read(Bytes(content), "carriers.csv");

        Assert.Empty(load.Refusals);
        Assert.Equal(("DPD", "DPD"), (Assert.Single(load.Value.Table.Rows).Text, load.Value.Table.Rows[0].Code.Value));
    }

    [Fact]
    public void What_stands_in_a_column_without_a_name_is_an_error_of_its_line()
    {
        var load = TableSchemas.Carriers.Read(Bytes("marketplace,warehouse,carrier,service,code,tracking,,\nbq,,DPD,,DPD,,,\nbq,,UPS,,UPS,,,old\n"), "carriers.csv");

        Assert.Equal((3, "old"), (Assert.Single(load.Refusals).Line, load.Refusals[0].Value));
        Assert.Single(TableSchemas.Carriers.Read(Bytes("[{\"marketplace\":\"bq\",\"carrier\":\"DPD\",\"code\":\"DPD\",\"\":\"old\"}]"), "carriers.json").Refusals);
    }

    [Fact]
    public void A_row_that_is_cut_short_of_a_named_column_is_still_wrong() =>
        Assert.Equal("6 cells as in the header, found 5", Assert.Single(TableSchemas.Carriers.Read(Bytes("marketplace,warehouse,carrier,service,code,tracking,,\nbq,,DPD,,DPD\n"), "c.csv").Refusals).Expected);

    [Fact]
    public void Kits_are_read_and_their_mistakes_stand_in_their_own_file()
    {
        TableFile units = new("units", "units.csv", Bytes("sku,unit,base_units,is_base\nKIT,EA,1,true\nROLLER,EA,1,true\n"));
        var load = TableSchemas.Units.Read([units, new("kits", "kits.csv", Bytes("kit,part,quantity\nKIT,ROLLER,2\n"))]);

        Assert.Equal([new KitPart(new Sku("ROLLER"), 2)], load.Value.Map.PartsOf(new Sku("KIT")));
        Assert.Equal(
            [("kits.csv", 2, "part"), ("kits.csv", 3, "quantity")],
            TableSchemas.Units.Read([units, new("kits", "kits.csv", Bytes("kit,part,quantity\nKIT,NOBODY,2\nKIT,ROLLER,0.5\n"))]).Refusals.Select(static e => (e.File, e.Line, e.Column)));
    }

    [Fact]
    public void Calendars_are_read_with_their_holidays()
    {
        var load = TableSchemas.Calendars.Read(
            [new("calendars", "calendars.csv", Bytes("marketplace,time_zone,days\nbq,Europe/London,\n")), new("holidays", "holidays.csv", Bytes("marketplace,day,name\n,2026-04-03,Good Friday\nbq,2026-04-06,\n"))]);

        Assert.Equal(
            DateTimeOffset.Parse("2026-04-07T16:00:00+01:00", System.Globalization.CultureInfo.InvariantCulture),
            load.Value.Map.Find(new ConnectionName("bq"))!.Window(DateTimeOffset.Parse("2026-04-02T16:00:00+01:00", System.Globalization.CultureInfo.InvariantCulture), 1).Due);
        Assert.Equal("time_zone", Assert.Single(TableSchemas.Calendars.Read(Bytes("time_zone\nMars/Base\n"), "c.csv").Refusals).Column);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
