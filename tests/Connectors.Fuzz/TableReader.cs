using System.Text;
using Connectors.Tables;

namespace Connectors.Fuzz;

/// <summary>The mapping tables: the first byte says which, the rest is the file. No content is a reason for an exception, and what was read is written so that it reads back the same.</summary>
internal static class TableReader
{
    private static readonly (string File, Action<ReadOnlyMemory<byte>> Read)[] Tables =
    [
        ("carriers", static c => Check(TableSchemas.Carriers, c)),
        ("units", static c => Check(TableSchemas.Units, c)),
        ("offers", static c => Check(TableSchemas.Offers, c)),
        ("prices", static c => Check(TableSchemas.OfferPrices, c)),
        ("list-prices", static c => Check(TableSchemas.ListPrices, c)),
        ("customers", static c => Check(TableSchemas.Customers, c)),
        ("delivery-services", static c => Check(TableSchemas.DeliveryServices, c)),
        ("tracking", static c => Check(TableSchemas.Tracking, c)),
        ("taxes", static c => Check(TableSchemas.Taxes, c)),
        ("payments", static c => Check(TableSchemas.Payments, c)),
        ("fees", static c => Check(TableSchemas.Fees, c)),
        ("safety-stock", static c => Check(TableSchemas.SafetyStockRules, c)),
        ("stock-sources", static c => Check(TableSchemas.StockSources, c)),
        ("velocity-classes", static c => Check(TableSchemas.VelocityClasses, c)),
        ("return-statuses", static c => Check(TableSchemas.ReturnStatusMap, c)),
        ("calendars", static c => Check(TableSchemas.Calendars, c)),
    ];

    public static void Read(byte[] input)
    {
        if (input.Length > 0)
            Tables[input[0] % Tables.Length].Read(input.AsMemory(1));
    }

    public static IEnumerable<byte[]> Seeds()
    {
        for (var table = 0; table < Tables.Length; table++)
        {
            foreach (var file in FuzzTargets.Files(Path.Combine("samples", "tables", "bq-uk"), Tables[table].File + ".csv"))
                yield return [(byte)table, .. file];
        }

        yield return [0, .. """[{"marketplace":"bq","warehouse":"shipbob","carrier":"DPD","service":null,"code":"DPD","tracking":"required"}]"""u8];
        yield return [1, .. """[{"sku":"TAP","unit":"EA","base_units":1,"is_base":true,"gtin":null,"decimals":0}]"""u8];
    }

    private static void Check<TTable, TMap>(TableSchema<TTable, TMap> schema, ReadOnlyMemory<byte> content)
        where TTable : class
        where TMap : class
    {
        var first = schema.Read(content, "fuzz");
        if (!first.IsOk)
            return;
        using var writer = new StringWriter();
        schema.WriteCsv(first.Value.Table, writer);
        var again = schema.Read(Encoding.UTF8.GetBytes(writer.ToString()), "written");
        if (!again.IsOk || !Equals(VersionOf(again.Value.Table), VersionOf(first.Value.Table)))
            throw new InvalidDataException($"What was read of {schema.Name} is written so that it does not read back the same: {again}");

        static object? VersionOf(TTable table) => typeof(TTable).GetProperty("Version")!.GetValue(table);
    }
}
