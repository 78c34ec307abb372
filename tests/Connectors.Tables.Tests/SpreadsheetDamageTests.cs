using System.Text;
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
    public void What_people_write_is_kept_as_it_is(string text)
    {
        var load = TableSchemas.Offers.Read(Bytes($"marketplace,offer_id,shop_sku,sku,unit\nbq,\"{text}\",\"{text}\",\"{text}\",EA\n"), "o.csv");

        Assert.Empty(load.Refusals);
        Assert.Equal((new OfferId(text), new Sku(text)), (load.Value.Table.Rows[0].OfferId, load.Value.Table.Rows[0].Sku));
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
