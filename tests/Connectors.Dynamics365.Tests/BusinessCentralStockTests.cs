using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.Tests.Support;
using Connectors.Http;

namespace Connectors.Dynamics365.Tests;

public sealed class BusinessCentralStockTests
{
    private const string Empty = """{"value":[]}""";

    [Fact]
    public async Task All_levels_are_those_of_items_that_are_kept_in_stock_and_never_come_from_the_replica()
    {
        using var wire = new BusinessCentralWire().Answer(Page(Item(1, "SKU-1", 7.5m), Item(2, "SKU-2", -2m)));

        var page = await wire.Stock.GetAllStockLevelsAsync();

        Assert.Equal([new StockLevel(new Sku("SKU-1"), null, 7.5m, null, null, wire.Clock.GetUtcNow()), new StockLevel(new Sku("SKU-2"), null, -2m, null, null, wire.Clock.GetUtcNow())], page.Items);
        var request = Assert.Single(wire.Requests);
        Assert.EndsWith("/items?$filter=type eq 'Inventory'&$select=id,number,type,inventory&$orderby=number", request.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal("odata.maxpagesize=20000", request.Headers["Prefer"]);
        Assert.DoesNotContain("Data-Access-Intent", request.Headers.Keys);
        Assert.Equal((false, false, true), (wire.Stock.Capabilities.LocationStock, wire.Stock.Capabilities.TellsAvailable, wire.Stock.Capabilities.TellsMovements));
    }

    [Fact]
    public async Task Twenty_thousand_items_are_one_call()
    {
        using var wire = new BusinessCentralWire().Answer(Page([.. Enumerable.Range(1, 20_000).Select(static n => Item(n, $"SKU-{n.ToString(CultureInfo.InvariantCulture)}", n))]));

        var page = await wire.Stock.GetAllStockLevelsAsync();

        Assert.Equal((20_000, 1, (string?)null), (page.Items.Count, wire.Requests.Count, page.Continuation));
    }

    [Fact]
    public async Task A_page_goes_on_from_the_link_of_the_service()
    {
        const string Link = BusinessCentralWire.Root + "companies(" + BusinessCentralWire.Company + ")/items?$skiptoken=7";
        using var wire = new BusinessCentralWire().Answer($$"""{"value":[],"@odata.nextLink":"{{Link}}"}""").Answer($$"""{"value":[{{Item(1, "SKU-1", 1m)}}],"@odata.nextLink":"{{Link}}8"}""").Answer(Empty);

        var first = await wire.Stock.GetAllStockLevelsAsync();
        var last = await wire.Stock.GetAllStockLevelsAsync(first.Continuation);

        Assert.Equal((1, 0, Link + "8", null), (first.Items.Count, last.Items.Count, first.Continuation, last.Continuation));
        Assert.EndsWith("$skiptoken=78", wire.Requests[2].PathAndQuery, StringComparison.Ordinal);
        Assert.Equal("odata.maxpagesize=20000", wire.Requests[2].Headers["Prefer"]);
    }

    [Fact]
    public async Task One_item_that_cannot_be_read_stops_no_other()
    {
        using var wire = new BusinessCentralWire().Answer(Page(
            Item(1, "SKU-1", 1m),
            """{"id":"11111111-0000-0000-0000-000000000002","number":"SKU-2","type":"Inventory"}""",
            """{"id":"11111111-0000-0000-0000-000000000003","number":"SKU-3","inventory":3}""",
            """{"id":"11111111-0000-0000-0000-000000000004","number":"SKU\u202e4","type":"Inventory","inventory":3}""",
            """{"id":"11111111-0000-0000-0000-000000000005","number":"SKU-5","type":"Inventory","inventory":"many"}"""));

        var page = await wire.Stock.GetAllStockLevelsAsync();

        Assert.Equal("SKU-1", Assert.Single(page.Items).Sku.Value);
        Assert.Equal(["1", "2", "3", "4", "5"], page.Items.Select(static _ => "1").Concat(page.Unreadable.Select(static u => u.Id![^1..])).Order(StringComparer.Ordinal));
        Assert.Contains(page.Unreadable, static u => u.Path == "$.value[*].inventory");
    }

    [Fact]
    public async Task Levels_come_under_the_spelling_asked_for_and_services_have_none()
    {
        using var wire = new BusinessCentralWire().Answer(Page(Item(1, "SKU-1", 4m), """{"id":"11111111-0000-0000-0000-000000000002","number":"DELIVERY","type":"Service","inventory":0}"""));

        var levels = await wire.Stock.GetStockLevelsAsync([new Sku("sku-1"), new Sku("Sku-1"), new Sku("delivery"), new Sku("gone"), new Sku(new string('x', 21))]);

        Assert.Equal([("sku-1", 4m), ("Sku-1", 4m)], levels.Select(static l => (l.Sku.Value, l.OnHand!.Value)));
        Assert.EndsWith("/items?$filter=number eq 'sku-1' or number eq 'delivery' or number eq 'gone'&$select=id,number,type,inventory&$orderby=number", Assert.Single(wire.Requests).PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_movements_end_is_one_short_call()
    {
        using var wire = new BusinessCentralWire().Answer(Page(Entry(9, "A"), Entry(8, "B"), Entry(6, "A")));

        var end = await wire.Stock.GetStockMovementsAsync(null);

        Assert.Equal(("9;7", false), (end.Position, end.HasMore));
        Assert.Empty(end.Moved);
        Assert.EndsWith("/itemLedgerEntries?$select=id,entryNumber,itemNumber&$orderby=entryNumber desc&$top=500", Assert.Single(wire.Requests).PathAndQuery, StringComparison.Ordinal);
        Assert.DoesNotContain("Prefer", wire.Requests[0].Headers.Keys);
    }

    [Fact]
    public async Task What_moved_is_told_once_a_page_also_when_it_comes_late()
    {
        using var wire = new BusinessCentralWire().Answer(Page(Entry(7, "LATE"), Entry(10, "A"), Entry(11, "a"), Entry(12, "B"))).Answer(Empty);

        var moved = await wire.Stock.GetStockMovementsAsync("9;7");
        var none = await wire.Stock.GetStockMovementsAsync(moved.Position);

        Assert.Equal(["LATE", "A", "B"], moved.Moved.Select(static s => s.Value));
        Assert.Equal(("12", "12", false), (moved.Position, none.Position, none.HasMore));
        Assert.EndsWith("/itemLedgerEntries?$filter=entryNumber eq 7 or entryNumber gt 9&$select=id,entryNumber,itemNumber&$orderby=entryNumber", wire.Requests[0].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_movement_that_cannot_be_read_is_asked_for_again()
    {
        const string Broken = """{"id":"22222222-0000-0000-0000-000000000010","entryNumber":10,"itemNumber":null}""";
        using var wire = new BusinessCentralWire().Answer(Page(Broken, Entry(11, "A"))).Answer(Page(Broken));

        var moved = await wire.Stock.GetStockMovementsAsync("9");

        Assert.Equal("11;10", moved.Position);
        Assert.Equal(FailureKind.Unreadable, (await Assert.ThrowsAsync<ConnectorUnreadableItemsException>(() => wire.Stock.GetStockMovementsAsync(moved.Position))).Kind);
    }

    [Fact]
    public async Task Demand_is_what_item_lines_have_not_shipped()
    {
        using var wire = new BusinessCentralWire(configureErp: static options => options.Charges["Shipping"] = new BusinessCentralCharge(SalesLineType.Item, "delivery")).Answer(Page(
            Order(1, "BQ:1-A", Line("Item", "SKU-1", 5, 2, "CS"), Line("Item", "DELIVERY", 1, 0), Line("Account", "40100", 1, 0), """{"id":"33333333-0000-0000-0000-000000000001","lineType":"Comment"}"""),
            Order(2, "", Line("Item", "SKU-2", 3, 3), Line("Item", "SKU-3", -1, 0))));

        var page = await wire.Stock.GetOpenDemandAsync();

        Assert.Equal([("SO-1", "BQ:1-A", 1), ("SO-2", "", 0)], page.Items.Select(static o => (o.Number, o.ExternalNumber, o.Lines.Count)));
        Assert.Equal(new OpenDemandLine(new Sku("SKU-1"), null, 3m, "CS"), page.Items[0].Lines[0]);
        var request = Assert.Single(wire.Requests);
        Assert.EndsWith(
            "/salesOrders?$select=id,number,externalDocumentNumber&$expand=salesOrderLines($select=id,lineType,lineObjectNumber,unitOfMeasureCode,quantity,shippedQuantity,locationId)&$orderby=number",
            request.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal("ReadOnly", request.Headers["Data-Access-Intent"]);
    }

    [Theory]
    [InlineData("null", "salesOrderLines")]
    [InlineData("""[{"id":"33333333-0000-0000-0000-000000000001","lineType":"Item","lineObjectNumber":"SKU-1","quantity":1}]""", "salesOrderLines[*].shippedQuantity")]
    [InlineData("""[{"id":"33333333-0000-0000-0000-000000000001","lineType":"Item","lineObjectNumber":"SKU-1","shippedQuantity":0}]""", "salesOrderLines[*].quantity")]
    [InlineData("""[{"id":"33333333-0000-0000-0000-000000000001","lineType":"Item","lineObjectNumber":"","quantity":1,"shippedQuantity":0}]""", "salesOrderLines[*].lineObjectNumber")]
    [InlineData("""[{"id":"33333333-0000-0000-0000-000000000001","lineObjectNumber":"SKU-1","quantity":1,"shippedQuantity":0}]""", "salesOrderLines[*].lineType")]
    public async Task An_order_of_which_a_part_cannot_be_told_is_told_as_unreadable(string lines, string member)
    {
        using var wire = new BusinessCentralWire().Answer(Page(
            $$"""{"id":"11111111-0000-0000-0000-000000000001","number":"SO-1","salesOrderLines":{{lines}}}""", Order(2, "BQ:2-A", Line("Item", "SKU-2", 3, 1))));

        var page = await wire.Stock.GetOpenDemandAsync();

        Assert.Equal("SO-2", Assert.Single(page.Items).Number);
        Assert.Equal(new UnreadableItem("11111111-0000-0000-0000-000000000001", "$.value[*]." + member), Assert.Single(page.Unreadable));
    }

    [Fact]
    public async Task A_filter_that_was_ignored_is_no_answer()
    {
        using var wire = new BusinessCentralWire().Answer(Page([.. Enumerable.Range(1, 101).Select(static n => Entry(n, "A"))]));

        Assert.Equal(FailureKind.Unreadable, (await Assert.ThrowsAnyAsync<PortException>(() => wire.Stock.GetStockMovementsAsync("5000"))).Kind);
    }

    private static string Page(params string[] entities) => $$"""{"value":[{{string.Join(',', entities)}}]}""";

    private static string Item(int id, string number, decimal inventory) =>
        $$"""{"id":"11111111-0000-0000-0000-{{id.ToString("D12", CultureInfo.InvariantCulture)}}","number":"{{number}}","type":"Inventory","inventory":{{inventory.ToString(CultureInfo.InvariantCulture)}}}""";

    private static string Entry(int number, string item) =>
        $$"""{"id":"22222222-0000-0000-0000-{{number.ToString("D12", CultureInfo.InvariantCulture)}}","entryNumber":{{number.ToString(CultureInfo.InvariantCulture)}},"itemNumber":"{{item}}"}""";

    private static string Order(int id, string external, params string[] lines) =>
        $$"""{"id":"11111111-0000-0000-0000-{{id.ToString("D12", CultureInfo.InvariantCulture)}}","number":"SO-{{id.ToString(CultureInfo.InvariantCulture)}}","externalDocumentNumber":"{{external}}","salesOrderLines":[{{string.Join(',', lines)}}]}""";

    private static string Line(string type, string number, int quantity, int shipped, string unit = "PCS") =>
        $$"""
        {"id":"33333333-0000-0000-0000-000000000001","lineType":"{{type}}","lineObjectNumber":"{{number}}","unitOfMeasureCode":"{{unit}}",
         "quantity":{{quantity.ToString(CultureInfo.InvariantCulture)}},"shippedQuantity":{{shipped.ToString(CultureInfo.InvariantCulture)}}}
        """;
}
