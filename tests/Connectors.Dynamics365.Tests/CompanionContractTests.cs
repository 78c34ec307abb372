using System.Text.Json;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Companion;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Dynamics365.BusinessCentral.Json;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Http;
using Connectors.Tests.Shared;

namespace Connectors.Dynamics365.Tests;

/// <summary>Every page, field, type and action of the companion extension that the client uses is what docs/business-central-companion publishes.</summary>
public sealed class CompanionContractTests
{
    private static readonly JsonElement Published = JsonDocument.Parse(File.ReadAllBytes(In("business-central-companion.json"))).RootElement;

    [Fact]
    public void Every_contract_is_published_under_its_name() => Assert.Equal(
        CompanionPages.All(BusinessCentralJsonContext.Default).Select(static p => (p.Contract.ToString(), p.Set)).Order(),
        Pages().Select(static p => (Text(p, "contract"), Text(p, "entitySet"))).Order());

    [Fact]
    public void Every_member_that_is_read_is_published_with_its_type_and_none_besides()
    {
        foreach (var (_, set, document, _) in CompanionPages.All(BusinessCentralJsonContext.Default).Where(static p => p.Document is not null))
        {
            var fields = Page(set).GetProperty("fields").EnumerateArray().ToDictionary(static f => Text(f, "name"), static f => Text(f, "type"), StringComparer.Ordinal);
            Assert.Equal(fields.Keys.Order(), CompanionPages.Members(document!).Order());
            foreach (var member in document!.Properties.Where(static p => !p.IsExtensionData && !p.Name.StartsWith('@')))
                Assert.True(TypeOf(member.PropertyType) == fields[member.Name], $"{set}.{member.Name} is {member.PropertyType.Name}, published is {fields[member.Name]}");
        }
    }

    [Fact]
    public void Every_action_is_published_with_its_parameters()
    {
        Assert.Equal(["reduce"], Page("openOrders").GetProperty("actions").EnumerateArray().Select(static a => Text(a, "name")));
        Assert.Equal(["lines"], Page("openOrders").GetProperty("actions")[0].GetProperty("parameters").EnumerateArray().Select(static p => Text(p, "name")));
        Assert.Equal(["lines"], BusinessCentralJsonContext.Default.OpenOrderReduction.Properties.Select(static p => p.Name));
        Assert.Equal(["sequence", "quantity", "newQuantity"], BusinessCentralJsonContext.Default.OpenOrderLineReduction.Properties.Select(static p => p.Name));
        Assert.Equal([("post", 0)], Page("returnOrders").GetProperty("actions").EnumerateArray().Select(static a => (Text(a, "name"), a.GetProperty("parameters").GetArrayLength())));
        Assert.EndsWith("/returnOrders({id})/Microsoft.NAV.post", BusinessCentralOperations.PostReturnOrder.Path, StringComparison.Ordinal);
        Assert.EndsWith("/openOrders({id})/Microsoft.NAV.reduce", BusinessCentralOperations.ReduceOpenOrder.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_operation_asks_for_a_page_that_is_published()
    {
        Operation[] lists = [BusinessCentralOperations.ListShipmentTrackings, BusinessCentralOperations.ListLocationStocks, BusinessCentralOperations.ListSalesPrices, BusinessCentralOperations.ListItemUnits, BusinessCentralOperations.ListTaxSetups, BusinessCentralOperations.ListReturnOrders];
        Assert.All(lists, static o => Page(o.Path[(o.Path.LastIndexOf('/') + 1)..]));
    }

    [Fact]
    public void The_page_for_people_names_every_contract_page_and_action()
    {
        var page = File.ReadAllText(In("business-central-companion.md"));
        foreach (var contract in Enum.GetNames<CompanionContract>())
            Assert.Contains($"`{contract}`", page, StringComparison.Ordinal);
        foreach (var published in Pages())
            Assert.Contains($"## {Text(published, "entitySet")}", page, StringComparison.Ordinal);
    }

    private static JsonElement.ArrayEnumerator Pages() => Published.GetProperty("pages").EnumerateArray();

    private static JsonElement Page(string set) => Pages().Single(p => Text(p, "entitySet") == set);

    private static string Text(JsonElement from, string name) => from.GetProperty(name).GetString()!;

    private static string In(string name) => Path.Combine(Repository.Root, "docs", name);

    private static string TypeOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => "string",
        var t when t == typeof(Guid) => "guid",
        var t when t == typeof(decimal) => "decimal",
        var t when t == typeof(bool) => "boolean",
        var t when t == typeof(DateOnly) => "date",
        var t when t == typeof(int) => "integer",
        var t when t == typeof(SalesLineType) => "string",
        var t when t == typeof(IReadOnlyList<ReturnOrderLine>) => "returnOrderLines",
        var t => t.Name,
    };
}
