using System.Globalization;
using System.Text;
using Connectors.Domain.Values;

namespace Connectors.Tables.Tests;

/// <summary>What people, spreadsheets and attackers put into tables (R118, R121).</summary>
public class HostileContentTests
{
    private const string OfferHeader = "marketplace,offer_id,shop_sku,sku,unit\n";

    [Fact]
    public void A_million_rows_load_and_answer()
    {
        var load = TableSchemas.Offers.Read(ManyOffers(1_000_000), "offers.csv");

        Assert.Empty(load.Refusals);
        Assert.Equal(new Sku("SKU-999999"), load.Value.Map.Find(new ConnectionName("bq"), new OfferId("00999999"), new Sku("SKU-999999")).Value.Sku);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void More_rows_than_allowed_are_refused_on_the_line_where_they_begin(bool csv)
    {
        var content = csv ? ManyOffers(6) : Bytes("[\n" + string.Join(",\n", Enumerable.Range(0, 6).Select(static i => $$"""{"marketplace":"bq","offer_id":"{{i}}","shop_sku":"A{{i}}","sku":"A{{i}}","unit":"EA"}""")) + "]");

        var error = Assert.Single(TableSchemas.Offers.Read(content, "o", new TableReadOptions { MaxRows = 4 }).Refusals);

        Assert.Equal((6, "at most 4 rows"), (error.Line, error.Expected));
    }

    [Fact]
    public void A_file_of_errors_tells_as_many_as_allowed_and_counts_the_others()
    {
        var load = TableSchemas.Offers.Read(Bytes(OfferHeader + string.Concat(Enumerable.Repeat("bq,,A,A,EA\n", 5000))), "o", new TableReadOptions { MaxErrors = 10 });

        Assert.Equal(11, load.Refusals.Count);
        Assert.Equal("o: expected 4990 more corrections; only 10 are listed", load.Refusals[^1].ToString());
    }

    [Theory]
    [InlineData("bq", "gbp", 7, "three upper-case letters of ISO 4217, such as GBP")]
    [InlineData("bq", "pounds", 7, "three upper-case letters of ISO 4217, such as GBP")]
    [InlineData("bq:uk", "GBP", 1, "text that is not blank and holds no colon")]
    public void A_value_that_is_none_of_its_kind_is_a_row_error_that_says_where(string store, string currency, int column, string expected)
    {
        var load = TableSchemas.ListPrices.Read(Bytes($"store,list,sku,unit,quantity,price,currency,includes_tax,as_of,confirmed_price\n{store},trade,TAP,,1,18.40,{currency},false,2026-11-27T06:00:00Z,\n"), "list-prices.csv");

        var error = Assert.Single(load.Refusals);
        Assert.Equal((2, TableSchemas.ListPrices.Sheets[0].Columns[column - 1].Name, expected), (error.Line, error.Column, error.Expected));
    }

    [Theory]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("1e30")]
    [InlineData("NaN")]
    [InlineData("∞")]
    [InlineData("١٢")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("=1")]
    [InlineData("1.000,5")]
    [InlineData("0.1234567")]
    [InlineData("0.00000000000000000000000000000000001")]
    [InlineData("1000000000001")]
    public void A_number_that_is_none_or_too_large_or_too_fine_is_refused(string number)
    {
        var error = Assert.Single(TableSchemas.SafetyStockRules.Read(Bytes($"sku,fixed\n,0\nTAP,\"{number}\"\n"), "b.csv").Refusals);

        Assert.Equal((3, "fixed"), (error.Line, error.Column));
        Assert.Contains("0 to one million million", error.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("27/11/2026 00:00")]
    [InlineData("2026-11-27")]
    [InlineData("2026-11-27T00:00:00")]
    [InlineData("46353")]
    [InlineData("2026-11-31T00:00:00Z")]
    public void A_time_without_zone_or_in_a_local_format_is_refused(string time)
    {
        var load = TableSchemas.SafetyStockRules.Read([File("safety-stock", "fixed\n0\n"), File("stock-peaks", $"name,from,until\nsale,{time},2026-12-24T00:00:00Z\n")]);

        Assert.Equal(("stock-peaks.csv", 2, "from", time), (load.Refusals[0].File, load.Refusals[0].Line, load.Refusals[0].Column, load.Refusals[0].Value));
    }

    [Fact]
    public void A_time_with_an_offset_is_the_same_instant()
    {
        var load = TableSchemas.SafetyStockRules.Read([File("safety-stock", "fixed\n0\n"), File("stock-peaks", "name,from,until\nsale,2026-11-27T01:00+01:00,2026-12-24T00:00:00Z\n")]);

        Assert.Equal(new DateTimeOffset(2026, 11, 27, 0, 0, 0, TimeSpan.Zero), Assert.Single(load.Value.Table.Peaks).From);
    }

    [Theory]
    [InlineData("Fe\u0301e", "U+0301")]
    [InlineData("A\u3164B", "U+3164")]
    [InlineData("A\uFE0FB", "U+FE0F")]
    [InlineData("A\u2066B", "U+2066")]
    [InlineData("A\u034FB", "U+034F")]
    [InlineData("\u0422\u0410\u0420", "only look like")]
    [InlineData("\u0422\u0410\u0420-01", "only look like")]
    public void An_id_that_nobody_could_tell_from_another_is_refused(string sku, string expected)
    {
        var error = Assert.Single(TableSchemas.Offers.Read(Bytes($"{OfferHeader}bq,1,A,{sku},EA\n"), "o").Refusals);

        Assert.Equal("sku", error.Column);
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_of_a_hundred_thousand_unknown_columns_is_refused_in_short()
    {
        var header = string.Join(',', Enumerable.Range(0, 100_000).Select(static i => $"column{i}"));

        Assert.True(TableSchemas.Offers.Read(Bytes(header), "o").Refusals.Count <= TableReadOptions.DefaultMaxErrors + 1);
    }

    [Fact]
    public void Deeply_nested_JSON_is_one_error() =>
        Assert.Single(TableSchemas.Offers.Read(Bytes("[" + new string('[', 100_000)), "o").Refusals, static e => e.Expected.StartsWith("well-formed JSON", StringComparison.Ordinal));

    [Fact]
    public void A_word_that_is_not_on_the_list_is_refused_with_the_list()
    {
        var load = TableSchemas.ReturnStatusMap.Read(Bytes("system,text,meaning\nmirakl,CLOSED,finished\n"), "w.csv");

        Assert.Equal(
            "w.csv:2: meaning 'finished'; expected awaits_consent, consent_refused, authorised, received, never_arrived, cancelled, done, goods_damaged, goods_not_compliant or goods_missing",
            Assert.Single(load.Refusals).ToString());
    }

    [Theory]
    [InlineData("Goods Damaged")]
    [InlineData("goods-damaged")]
    [InlineData("GoodsDamaged")]
    public void A_word_may_be_written_as_people_write(string word) =>
        Assert.Empty(TableSchemas.ReturnStatusMap.Read(Bytes($"system,text,meaning\nmirakl,X,{word}\n"), "w").Refusals);

    [Fact]
    public void Settings_have_one_row() =>
        Assert.Equal(
            "velocity-settings.csv:3: expected at most 1 row",
            Assert.Single(TableSchemas.VelocityClasses.Read([Velocity, File("velocity-settings", "floor,ceiling\n00:15:00,04:00:00\n00:30:00,04:00:00\n")]).Refusals).ToString());

    [Fact]
    public void A_mistake_of_a_setting_stands_in_its_row() =>
        Assert.Equal(
            "velocity-settings.csv:2: ceiling '00:10:00'; expected a time not below the floor and under a year",
            Assert.Single(TableSchemas.VelocityClasses.Read([Velocity, File("velocity-settings", "floor,ceiling\n00:15:00,00:10:00\n")]).Refusals).ToString());

    [Fact]
    public void Mistakes_between_rows_name_the_lines_of_their_own_file()
    {
        var buffers = TableSchemas.SafetyStockRules.Read([
            File("safety-stock", "fixed\n0\n"),
            File("stock-peaks", "name,from,until\n\na,2026-11-27T00:00Z,2026-11-30T00:00Z\n\nb,2026-11-29T00:00Z,2026-12-02T00:00Z\n")]);
        var units = TableSchemas.Units.Read([
            File("units", "sku,unit,base_units,is_base\nTAP,EA,1,true\n"),
            File("order-quantities", "sku,unit,multiple\nTAP,EA,6\n\nTAP,EA,4\n")]);
        var customers = TableSchemas.Customers.Read([
            File("customers", "marketplace,customer\nbq,C1\n"),
            File("customer-groups", "connection,group,account_group\n\nshop,Trade,TRADE\nshop,Trade,RETAIL\n")]);

        Assert.Equal("stock-peaks.csv:5: from '2026-11-29T00:00:00.0000000+00:00'; expected a time after the end of line 3", Assert.Single(buffers.Refusals).ToString());
        Assert.Equal("order-quantities.csv:4: unit 'EA'; expected a unit once per SKU; line 2 has it too", Assert.Single(units.Refusals).ToString());
        Assert.Equal("customer-groups.csv:4: group 'Trade'; expected a group once per connection; line 3 has it too", customers.Refusals[0].ToString());
    }

    [Fact]
    public void Contradictions_of_rules_are_refused()
    {
        var fees = TableSchemas.Fees.Read(Bytes("type,treatment,target\nPAYMENT,payout,bank_account B1\nPAYMENT,payout,bank_account B2\nFEE,ignore,ledger_account 7010\nTAX,sale,somewhere 1\n"), "fees.csv");
        var clean = TableSchemas.Fees.Read(Bytes("type,treatment,target\nPAYMENT,payout,bank_account B1\nPAYMENT,payout,bank_account B2\nFEE,ignore,ledger_account 7010\n"), "fees.csv");

        Assert.Equal((5, "target", "somewhere 1"), (fees.Refusals[0].Line, fees.Refusals[0].Column, fees.Refusals[0].Value));
        Assert.Equal([3, 3, 4], clean.Refusals.Select(static e => e.Line));
    }

    [Fact]
    public void A_word_that_is_not_said_stays_apart_from_any_word()
    {
        var load = TableSchemas.Payments.Read([
            File("payments", "id,action,order\nlive,ignore,live\n"), File("payment-methods", "origin,word,meaning\nmarketplace,,prepaid\nb2b,card,prepaid\n")]);

        Assert.Equal(["", "card"], load.Value.Table.Methods.Select(static m => m.Word));
        Assert.Null(Assert.Single(load.Value.Table.Rules).Terms);
    }

    private static TableFile Velocity => File("velocity-classes", "class,from_per_day,keep_from_per_day,trigger\nall,0,0,schedule\n");

    private static TableFile File(string sheet, string text) => new(sheet, sheet + ".csv", Bytes(text));

    private static byte[] ManyOffers(int count)
    {
        var text = new StringBuilder(OfferHeader);
        for (var i = 0; i < count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"bq,{i:D8},SKU-{i},SKU-{i},EA\n");
        }

        return Bytes(text.ToString());
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
