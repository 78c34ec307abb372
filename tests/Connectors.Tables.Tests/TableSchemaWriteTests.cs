using System.Text;
using Connectors.Domain.Carriers;
using Connectors.Domain.Values;
using Connectors.Tables.Internal;
using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Tables.Tests;

public class TableSchemaWriteTests
{
    [Fact]
    public void WriteCsv_puts_an_apostrophe_in_front_of_what_a_spreadsheet_would_run()
    {
        using var writer = new StringWriter();
        TableSchemas.Carriers.WriteCsv(Table("=cmd|' /C calc'!A0", "@SUM(1)", "-DPD", "DPD, UK"), writer);

        Assert.Equal(
            "marketplace,warehouse,carrier,service,code,tracking\r\nbq,,'=cmd|' /C calc'!A0,,X,as_listed\r\nbq,,'@SUM(1),,X,as_listed\r\nbq,,'-DPD,,X,as_listed\r\nbq,,\"DPD, UK\",,X,as_listed\r\n",
            writer.ToString());
    }

    [Fact]
    public void Written_tables_read_back_to_the_same_version() =>
        Prop.ForAll<NonNull<string>[]>(static texts =>
        {
            // A spreadsheet's own error (#REF!, and so "#a?") is no carrier's name.
            var honest = texts.Append(NonNull<string>.NewNonNull("#a?")).Select(static t => t.Get.Trim())
                .Where(static t => t.Length > 0 && (TextCheck.Expectation(t) ?? SpreadsheetDamage.Expectation(t) ?? SpreadsheetDamage.ExpectationOfText(t)) is null)
                .Concat(["=1", "'=1", "''@x", "'plain", "+44", "a \"b\" c", "a;b\tc".Replace('\t', ',')])
                .DistinctBy(static t => string.Concat(t.Where(char.IsLetterOrDigit)).ToUpperInvariant())
                .Where(static t => t.Any(char.IsLetterOrDigit))
                .ToArray();
            var table = Table(honest);

            using var writer = new StringWriter();
            TableSchemas.Carriers.WriteCsv(table, writer);
            var load = TableSchemas.Carriers.Read(Encoding.UTF8.GetBytes(writer.ToString()), "carriers.csv");

            return load.Refusals.Count == 0 && load.Value.Table.Rows.SequenceEqual(table.Rows);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Units_and_aliases_read_back_to_the_same_version()
    {
        var units = TableSchemas.Units.Read([
            new("units", "u", "sku,unit,base_units,is_base,decimals\nTAP,M,1,true,2\nTAP,ROLL,25,,\nTAP,CUT,1/3,,2\n"u8.ToArray()),
            new("unit-aliases", "a", "system,text,unit\nerp,MTR,M\n"u8.ToArray())]).Value.Table;
        using StringWriter rows = new(), aliases = new();
        TableSchemas.Units.WriteCsv(units, rows);
        TableSchemas.Units.WriteCsv(units, aliases, "unit-aliases");

        var again = TableSchemas.Units.Read([
            new("units", "u", Encoding.UTF8.GetBytes(rows.ToString())), new("unit-aliases", "a", Encoding.UTF8.GetBytes(aliases.ToString()))]);

        Assert.Equal(units.Version, again.Value.Table.Version);
    }

    private static CarrierTable Table(params string[] texts) => new()
    {
        Version = "1",
        Rows = [.. texts.Select(static t => new CarrierRow(new ConnectionName("bq"), null, t, null, new CarrierCode("X")))],
    };
}
