using System.Reflection;
using System.Text.Json.Nodes;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Tests.Shared;

namespace Connectors.Mirakl.Tests;

public class MiraklOperationsTests
{
    [Fact]
    public void All_lists_every_operation()
    {
        var declared = typeof(MiraklOperations).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(p => p.PropertyType == typeof(Operation)).Select(p => (Operation)p.GetValue(null)!);

        Assert.Equal(MiraklOperations.All.Count, MiraklOperations.All.Distinct().Count());
        Assert.Equal(declared.ToHashSet(), MiraklOperations.All.ToHashSet());
    }

    [Fact]
    public void Only_reads_may_use_get() =>
        Assert.All(MiraklOperations.All, o => Assert.Equal(o.Method == HttpMethod.Get, o.RetrySafety == RetrySafety.Read));

    [ContractFact(Fixture.Contract)]
    public void Every_operation_is_in_the_contract()
    {
        var paths = JsonNode.Parse(File.ReadAllBytes(ContractFactAttribute.Find(Fixture.Contract)!))!["paths"]!;

        Assert.All(MiraklOperations.All, o => Assert.StartsWith(
            o.Code, (string?)paths["/" + o.Path]?[o.Method.Method.ToLowerInvariant()]?["summary"], StringComparison.Ordinal));
    }
}
