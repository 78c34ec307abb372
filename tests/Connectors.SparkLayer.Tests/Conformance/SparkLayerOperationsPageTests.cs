using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Testing;

namespace Connectors.SparkLayer.Tests.Conformance;

/// <summary>docs/sparklayer.md says what the code does.</summary>
public sealed class SparkLayerOperationsPageTests
{
    private static readonly OperationsPage Page = new("sparklayer.md");

    [Fact]
    public void The_page_lists_every_operation_as_it_is() => Page.HoldsTable("Connectors.SparkLayer.Tests", SparkLayerCalls.All.Select(static c => (c.Operation, c.Method, c.Evidence)));

    [Fact]
    public void Every_creation_and_every_act_says_how_it_is_looked_up()
    {
        var page = Page.Text;
        var lookUps = page[page.IndexOf("## How a creation", StringComparison.Ordinal)..page.IndexOf("## What comes back", StringComparison.Ordinal)];

        Assert.Empty(SparkLayerOperations.All.Where(o => o.RetrySafety is RetrySafety.Create or RetrySafety.Act && !lookUps.Contains($"`{o.Code}`", StringComparison.Ordinal)).Select(static o => o.Code));
    }

    [Fact]
    public void The_list_of_all_operations_is_whole() => Assert.Equal(
        typeof(SparkLayerOperations).GetProperties().Where(static p => p.PropertyType == typeof(Operation)).Select(static p => (Operation)p.GetValue(null)!).ToHashSet(),
        SparkLayerOperations.All.ToHashSet());
}
