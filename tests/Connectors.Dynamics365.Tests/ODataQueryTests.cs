using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Dynamics365.Tests.Support;
using Connectors.Http;

namespace Connectors.Dynamics365.Tests;

public sealed class ODataQueryTests
{
    private static readonly DateTimeOffset Changed = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    private const string Empty = """{"value":[]}""";

    [Fact]
    public void A_query_is_written_with_every_option() => Assert.Equal(
        "$filter=status eq 'In Review'&$select=number,status&$expand=salesOrderLines($select=id,quantity;$expand=dimensionSetLines),dimensionSetLines&$orderby=orderDate desc,number",
        new ODataQuery
        {
            Filter = ODataFilter.EqualTo("status", ODataLiteral.Member(SalesOrderStatus.InReview)),
            Select = ["number", "status"],
            Expand = [new ODataExpand("salesOrderLines") { Select = ["id", "quantity"], Expand = ["dimensionSetLines"] }, "dimensionSetLines"],
            OrderBy = [new ODataOrder("orderDate", descending: true), "number"],
        }.ToString());

    [Theory]
    [InlineData("number desc")]
    [InlineData("a,b")]
    [InlineData("")]
    [InlineData("x($top=1)")]
    public void What_is_no_name_is_refused_everywhere(string name)
    {
        Assert.Throws<ArgumentException>(() => new ODataOrder(name));
        Assert.Throws<ArgumentException>(() => new ODataExpand(name));
        Assert.Throws<ArgumentException>(() => new ODataExpand("lines") { Select = [name] });
        Assert.Throws<ArgumentException>(() => new ODataQuery { Select = [name] });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20_001)]
    public void The_first_so_many_are_as_many_as_a_page_holds(int top) => Assert.Throws<ArgumentOutOfRangeException>(() => new ODataQuery { Top = top });

    [Fact]
    public async Task What_names_an_entity_is_selected_in_any_case()
    {
        using var wire = new BusinessCentralWire().Answer(Empty);
        await ReadAsync(wire.Client.GetItemsAsync(new ODataQuery { Select = ["inventory", "number"] }));
        Assert.EndsWith("/items?$select=id,number,inventory", wire.Requests[0].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_so_many_are_asked_for_without_paging_and_end_there()
    {
        var next = BusinessCentralWire.Root + "companies(0f4c7b1e-52b1-4b0d-9a35-6f3b0b7c1a11)/items?$skiptoken=1";
        using var wire = new BusinessCentralWire().Answer($$"""{"value":[{"id":"11111111-0000-0000-0000-000000000001","number":"A"}],"@odata.nextLink":"{{next}}"}""");
        Assert.Single(await ReadAsync(wire.Client.GetItemsAsync(new ODataQuery { Top = 1, OrderBy = ["number"] })));

        var request = Assert.Single(wire.Requests);
        Assert.EndsWith("/items?$orderby=number&$top=1", request.PathAndQuery, StringComparison.Ordinal);
        Assert.False(request.Headers.ContainsKey("Prefer"));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task A_list_from_the_replica_may_be_asked_for_as_it_is_now(bool? fromReplica, bool isSent)
    {
        using var wire = new BusinessCentralWire().Answer(Empty);
        await ReadAsync(wire.Client.GetItemsAsync(new ODataQuery { FromReplica = fromReplica }));
        Assert.Equal(isSent, wire.Requests[0].Headers.TryGetValue("Data-Access-Intent", out var intent) && intent == "ReadOnly");
    }

    [Theory]
    [InlineData(false, "status eq 'In Review' or status eq ' '")]
    [InlineData(true, "status eq 'In_x0020_Review' or status eq '_x0020_'")]
    public async Task Members_of_enums_are_written_as_the_connection_says(bool escape, string filter)
    {
        using var wire = new BusinessCentralWire(o => o.EscapeEnumText = escape).Answer(Empty);
        await ReadAsync(wire.Client.GetSalesInvoicesAsync(ODataFilter.AnyMember("status", [SalesInvoiceStatus.InReview, default])));
        Assert.EndsWith("?$filter=" + filter, wire.Requests[0].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_are_looked_for_with_apostrophes_doubled() => Assert.Equal(
        "startswith(displayName,'O''Neil') and contains(displayName,' & ') and endswith(displayName,'Ltd.')",
        ODataFilter.StartsWith("displayName", "O'Neil").And(ODataFilter.Contains("displayName", " & ")).And(ODataFilter.EndsWith("displayName", "Ltd.")).ToString());

    [Fact]
    public void A_text_that_is_looked_for_is_not_empty() => Assert.Throws<ArgumentException>(() => ODataFilter.Contains("displayName", ""));

    [Fact]
    public async Task A_stranger_is_told_and_not_handed_out()
    {
        using var wire = new BusinessCentralWire().Answer(
            """{"value":[{"id":"11111111-0000-0000-0000-000000000001","number":"STRANGER"},{"id":"11111111-0000-0000-0000-000000000002","number":"A"}]}""");
        var read = new List<string>();
        var error = await Assert.ThrowsAsync<ConnectorUnreadableItemsException>(async () =>
        {
            await foreach (var item in wire.Client.GetItemsAsync(ODataFilter.AnyOf("number", ["a ", "B"])))
                read.Add(item.Number);
        });
        Assert.Equal(["A"], read);
        Assert.Equal(new UnreadableItem("11111111-0000-0000-0000-000000000001", "$.value[*].number"), Assert.Single(error.Items));
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(101, true)]
    public async Task A_filter_that_was_ignored_fails_the_list(int strangers, bool isIgnored)
    {
        using var wire = new BusinessCentralWire().Answer($$"""{"value":[{{string.Join(',', Enumerable.Range(0, strangers).Select(static n => $$"""{"id":"{{Guid.NewGuid()}}","number":"S{{n}}"}"""))}}]}""");
        var error = await Assert.ThrowsAnyAsync<ConnectorException>(() => ReadAsync(wire.Client.GetItemsAsync(ODataFilter.EqualTo("number", "A"))));
        Assert.Equal(FailureKind.Unreadable, error.Kind);
        Assert.Equal(isIgnored, error is not ConnectorUnreadableItemsException);
    }

    [Fact]
    public async Task A_row_that_may_pass_is_handed_out()
    {
        ODataFilter[] filters =
        [
            ODataFilter.EqualTo("id", Guid.Parse("11111111-0000-0000-0000-000000000001")),
            ODataFilter.EqualTo("number", "a "),
            ODataFilter.EqualTo("blocked", false),
            ODataFilter.GreaterThan("inventory", 4),
            ODataFilter.AtMost("unitPrice", 1.50m),
            ODataFilter.EqualTo("type", ODataLiteral.Member(ItemType.NonInventory)),
            ODataFilter.NotEqualTo("type", ODataLiteral.Member(ItemType.Service)),
            ODataFilter.AtLeast("lastModifiedDateTime", Changed),
            ODataFilter.GreaterThan("lastModifiedDateTime", Changed),
            ODataFilter.GreaterThan("number", "Z"),
            ODataFilter.EqualTo("displayName", "Strasse"),
            ODataFilter.EqualTo("memberOfAnExtension", "x"),
            ODataFilter.EqualTo("gtin", "x").Or(ODataFilter.EqualTo("gtin", "")),
            ODataFilter.Contains("displayName", "ss"),
        ];
        foreach (var filter in filters)
            Assert.Null(await AskAsync(filter));
    }

    [Fact]
    public async Task A_row_that_certainly_does_not_pass_is_refused()
    {
        ODataFilter[] filters =
        [
            ODataFilter.EqualTo("id", Guid.Parse("11111111-0000-0000-0000-000000000002")),
            ODataFilter.EqualTo("number", "B"),
            ODataFilter.EqualTo("blocked", true),
            ODataFilter.GreaterThan("inventory", 5),
            ODataFilter.LessThan("unitPrice", 1.5m),
            ODataFilter.EqualTo("type", ODataLiteral.Member(ItemType.Service)),
            ODataFilter.NotEqualTo("type", ODataLiteral.Member(ItemType.NonInventory)),
            ODataFilter.AtLeast("lastModifiedDateTime", Changed.AddDays(1)),
            ODataFilter.EqualTo("gtin", "x").Or(ODataFilter.EqualTo("gtin", "y")),
            ODataFilter.EqualTo("number", "A").And(ODataFilter.EqualTo("blocked", true)),
            ODataFilter.EqualTo("memberOfAnExtension", "x").And(ODataFilter.EqualTo("blocked", true)),
        ];
        foreach (var filter in filters)
            Assert.Equal(FailureKind.Unreadable, Assert.IsType<ConnectorUnreadableItemsException>(await AskAsync(filter)).Kind);
    }

    [Fact]
    public async Task A_member_that_was_not_selected_proves_nothing()
    {
        using var wire = new BusinessCentralWire().Answer("""{"value":[{"id":"11111111-0000-0000-0000-000000000001","number":"A"}]}""");
        Assert.Single(await ReadAsync(wire.Client.GetItemsAsync(new ODataQuery { Filter = ODataFilter.EqualTo("gtin", "40123"), Select = ["number"] })));
    }

    private static async Task<Exception?> AskAsync(ODataFilter filter)
    {
        using var wire = new BusinessCentralWire().Answer(
            """
            {"value":[{"id":"11111111-0000-0000-0000-000000000001","number":"A","displayName":"Straße","type":"Non_x002D_Inventory","blocked":false,"inventory":5,"unitPrice":1.5,"lastModifiedDateTime":"2026-11-21T08:00:00Z"}]}
            """);
        return await Record.ExceptionAsync(() => ReadAsync(wire.Client.GetItemsAsync(filter)));
    }

    private static async Task<List<T>> ReadAsync<T>(AsyncPageable<T> list)
    {
        var items = new List<T>();
        await foreach (var item in list)
            items.Add(item);
        return items;
    }
}
