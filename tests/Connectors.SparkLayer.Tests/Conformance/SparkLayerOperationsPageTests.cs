using System.Globalization;
using System.Text;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Tests.Shared;

namespace Connectors.SparkLayer.Tests.Conformance;

/// <summary>docs/sparklayer.md says what the code does.</summary>
public sealed class SparkLayerOperationsPageTests
{
    private const string Begin = "<!-- operations: UPDATE_DOCS=1 dotnet test tests/Connectors.SparkLayer.Tests -->\n";
    private const string End = "<!-- end -->";
    private static readonly string File = Path.Combine(Repository.Root, "docs", "sparklayer.md");

    [Fact]
    public void The_page_lists_every_operation_as_it_is()
    {
        var page = System.IO.File.ReadAllText(File);
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, page.IndexOf(End, StringComparison.Ordinal));
        var whole = page[..begin] + Table() + page[end..];
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            System.IO.File.WriteAllText(File, whole);

        Assert.Equal(whole, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void Every_creation_and_every_act_says_how_it_is_looked_up()
    {
        var page = System.IO.File.ReadAllText(File);
        var lookUps = page[page.IndexOf("## How a creation", StringComparison.Ordinal)..page.IndexOf("## What comes back", StringComparison.Ordinal)];

        Assert.Empty(SparkLayerOperations.All.Where(o => o.RetrySafety is RetrySafety.Create or RetrySafety.Act && !lookUps.Contains($"`{o.Code}`", StringComparison.Ordinal)).Select(static o => o.Code));
    }

    [Fact]
    public void The_list_of_all_operations_is_whole() => Assert.Equal(
        typeof(SparkLayerOperations).GetProperties().Where(static p => p.PropertyType == typeof(Operation)).Select(static p => (Operation)p.GetValue(null)!).ToHashSet(),
        SparkLayerOperations.All.ToHashSet());

    private static string Table()
    {
        var table = new StringBuilder("| Code | Call | Method | Repeat | Evidence |\n|---|---|---|---|---|\n");
        foreach (var call in SparkLayerCalls.All.OrderBy(static c => c.Operation.Code, StringComparer.Ordinal))
            table.Append(CultureInfo.InvariantCulture, $"| {call.Operation.Code} | `{call.Operation.Method} {call.Operation.Path}` | `{call.Method}` | {Repeat(call.Operation)} | {call.Evidence} |\n");
        return table.ToString();
    }

    private static string Repeat(Operation operation) => operation.RetrySafety switch
    {
        RetrySafety.Read => "read",
        RetrySafety.SafeRepeat => "safe",
        RetrySafety.Create => "create: look up first",
        _ => "act: look up first",
    };
}
