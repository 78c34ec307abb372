using System.Collections;
using System.Reflection;
using System.Text;
using Connectors.Domain.Payments;
using Connectors.Domain.Reasons;
using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Tables.Tests;

public class TableFormsTests
{
    public static TheoryData<string> Names => [.. TableSchemas.All.Select(static f => f.Name)];

    [Fact]
    public void Every_table_of_the_domain_has_a_form()
    {
        var tables = typeof(Refusal).Assembly.GetExportedTypes().Where(static t => t.Name.EndsWith("Table", StringComparison.Ordinal) && t is { IsClass: true, IsAbstract: false });

        Assert.Equal(tables.Order(ByName), TableSchemas.All.Select(static f => TableOf(f)).Order(ByName));
    }

    [Fact]
    public void Sheets_and_columns_have_names_of_their_own_that_are_easy_to_type()
    {
        var sheets = TableSchemas.All.SelectMany(static f => f.Sheets).ToArray();

        Assert.Equal(sheets.Length, sheets.Select(static s => s.Name).Distinct().Count());
        Assert.All(sheets, static s => Assert.Matches("^[a-z]+(-[a-z]+)*$", s.Name));
        Assert.All(sheets, static s => Assert.Equal(s.Columns.Count, s.Columns.Select(static c => c.Name).Distinct().Count()));
        Assert.All(sheets.SelectMany(static s => s.Columns), static c => Assert.Matches("^[a-z]+(_[a-z]+)*$", c.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_a_table_holds_is_written_and_read_back_in_both_formats(string name) => Prop.ForAll<int>(seed => (bool)Call(nameof(ReadsBack), name, seed)!).QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_damaged_file_gives_errors_and_never_an_exception(string name) => Call(nameof(Damage), name, 11);

    [Theory]
    [InlineData(OnAccountPolicy.ReleaseIfAccountVerified)]
    [InlineData(OnAccountPolicy.ReleaseAlways)]
    [InlineData(OnAccountPolicy.HoldForFinance)]
    public void The_standard_payment_rules_decide_the_same_from_a_file(OnAccountPolicy policy)
    {
        var table = StandardPaymentTable.Create(policy, new PaymentApproval("finance", new DateOnly(2026, 5, 1)));
        var schema = TableSchemas.Payments;

        var load = schema.Read([.. schema.Sheets.Select(s => new TableFile(s.Name, s.Name, Csv(schema, table, s.Name)))]);

        Assert.Empty(load.Refusals);
        Assert.Equal(table.Rules, load.Value.Table.Rules);
        Assert.Equal(table.OrderStates, load.Value.Table.OrderStates);
        Assert.Equal(table.Approval, load.Value.Map.Approval);
    }

    private static readonly Comparer<Type> ByName = Comparer<Type>.Create(static (a, b) => string.CompareOrdinal(a.Name, b.Name));

    private static Type TableOf(TableSchema schema) => schema.GetType().GetGenericArguments()[0];

    private static object? Call(string method, string name, int seed)
    {
        var schema = TableSchemas.All.Single(f => f.Name == name);
        return typeof(TableFormsTests).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(schema.GetType().GetGenericArguments()).Invoke(null, [schema, seed]);
    }

    private static bool ReadsBack<TTable, TMap>(TableSchema<TTable, TMap> schema, int seed)
        where TTable : class
        where TMap : class
    {
        var table = new Anything(seed).Of<TTable>();
        foreach (var write in new Func<TableSchema<TTable, TMap>, TTable, string, byte[]>[] { Csv, Json })
        {
            var sheets = schema.Shapes.Select(s => s.Parse(new TableFile(s.Sheet.Name, s.Sheet.Name, write(schema, table, s.Sheet.Name)), new TableReadOptions())).ToArray();
            Assert.Empty(sheets.SelectMany(static s => s.Errors));
            var read = sheets.Aggregate(schema.Blank("1"), static (t, s) => s.Fill(t));
            foreach (var property in typeof(TTable).GetProperties().Where(static p => p.Name is not "Version"))
            {
                var (expected, actual) = (property.GetValue(table), property.GetValue(read));
                Assert.True(expected is IEnumerable rows and not string ? rows.Cast<object>().SequenceEqual(((IEnumerable)actual!).Cast<object>()) : Equals(expected, actual), property.Name);
            }
        }

        return true;
    }

    private static void Damage<TTable, TMap>(TableSchema<TTable, TMap> schema, int seed)
        where TTable : class
        where TMap : class
    {
        var random = new Random(seed);
        var table = new Anything(seed).Of<TTable>();
        for (var i = 0; i < 300; i++)
        {
            var files = schema.Sheets.Select(sheet =>
            {
                var bytes = i % 2 == 0 ? Csv(schema, table, sheet.Name) : Json(schema, table, sheet.Name);
                for (var change = random.Next(4); change > 0; change--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                return new TableFile(sheet.Name, sheet.Name, bytes.AsMemory(0, random.Next(bytes.Length + 1)));
            });
            var load = schema.Read([.. files]);
            Assert.Equal(load.IsOk, load.Refusals.Count == 0);
        }
    }

    private static byte[] Csv<TTable, TMap>(TableSchema<TTable, TMap> schema, TTable table, string sheet)
        where TTable : class
        where TMap : class
    {
        using var writer = new StringWriter();
        schema.WriteCsv(table, writer, sheet);
        return Encoding.UTF8.GetBytes(writer.ToString());
    }

    private static byte[] Json<TTable, TMap>(TableSchema<TTable, TMap> schema, TTable table, string sheet)
        where TTable : class
        where TMap : class
    {
        using var stream = new MemoryStream();
        schema.WriteJson(table, stream, sheet);
        return stream.ToArray();
    }
}
