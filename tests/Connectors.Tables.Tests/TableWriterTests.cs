using System.Text;
using Connectors.Domain.Carriers;
using Connectors.Domain.Values;
using Connectors.Tables.Internal;
using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Tables.Tests;

public class TableWriterTests
{
    [Fact]
    public void WriteCsv_puts_an_apostrophe_in_front_of_what_a_spreadsheet_would_run()
    {
        using var writer = new StringWriter();
        TableWriter.WriteCsv(Table("=cmd|' /C calc'!A0", "@SUM(1)", "-DPD", "DPD, UK"), writer);

        Assert.Equal(
            "marketplace,warehouse,carrier,service,code\r\nbq,,'=cmd|' /C calc'!A0,,X\r\nbq,,'@SUM(1),,X\r\nbq,,'-DPD,,X\r\nbq,,\"DPD, UK\",,X\r\n",
            writer.ToString());
    }

    [Fact]
    public void Written_tables_read_back_to_the_same_version() =>
        Prop.ForAll<NonNull<string>[]>(static texts =>
        {
            var honest = texts.Select(static t => t.Get.Trim()).Where(static t => t.Length > 0 && TextCheck.Expectation(t) is null)
                .Concat(["=1", "'=1", "''@x", "'plain", "+44", "a \"b\" c", "a;b\tc".Replace('\t', ',')])
                .DistinctBy(static t => string.Concat(t.Where(char.IsLetterOrDigit)).ToUpperInvariant())
                .Where(static t => t.Any(char.IsLetterOrDigit))
                .ToArray();
            var table = Table(honest);

            using var writer = new StringWriter();
            TableWriter.WriteCsv(table, writer);
            var load = TableReader.ReadCarriers(Encoding.UTF8.GetBytes(writer.ToString()), "carriers.csv");

            return load.Errors.Count == 0 && load.Table!.Rows.SequenceEqual(table.Rows);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Units_and_aliases_read_back_to_the_same_version()
    {
        var units = TableReader.ReadUnits(
            "sku,unit,base_units,is_base,decimals\nTAP,M,1,true,2\nTAP,ROLL,25,,\nTAP,CUT,1/3,,2\n"u8.ToArray(), "u", "system,text,unit\nerp,MTR,M\n"u8.ToArray(), "a").Table!;
        using StringWriter rows = new(), aliases = new();
        TableWriter.WriteCsv(units, rows);
        TableWriter.WriteAliasesCsv(units, aliases);

        var again = TableReader.ReadUnits(Encoding.UTF8.GetBytes(rows.ToString()), "u", Encoding.UTF8.GetBytes(aliases.ToString()), "a");

        Assert.Equal(units.Version, again.Table!.Version);
    }

    private static CarrierTable Table(params string[] texts) => new()
    {
        Version = "1",
        Rows = [.. texts.Select(static t => new CarrierRow(new ConnectionName("bq"), null, t, null, new CarrierCode("X")))],
    };
}
