using System.Text;
using System.Text.Json.Nodes;
using Connectors.Domain.Ports;
using Connectors.Http;
using RichardSzalay.MockHttp;

namespace Connectors.Mirakl.Tests;

/// <summary>One value that cannot be read costs the one item that holds it.</summary>
public sealed class UnreadableItemTests
{
    /// <summary>What a list's items are like, and which member of the second is damaged.</summary>
    private static readonly Dictionary<string, (string Path, string Member, string Good, Func<MiraklClient, Task<(int Read, IReadOnlyList<UnreadableItem> Unreadable)>> ReadAsync)> Lists = new()
    {
        ["OR11"] = ("api/orders", "orders", """{"order_id":"#","created_date":"2026-04-01T08:00:00Z","price":1,"order_lines":[{"order_line_id":"#-1","quantity":1}]}""", c => PageAsync(c.Orders.GetOrdersAsync())),
        ["OR11 by id"] = ("api/orders", "orders", """{"order_id":"#","created_date":"2026-04-01T08:00:00Z","price":1,"order_lines":[{"order_line_id":"#-1","quantity":1}]}""", async c => ListOf(await c.Orders.GetOrdersByIdAsync(["1"]))),
        ["OR75"] = ("api/orders/taxes", "taxes", """{"code":"#"}""", async c => ListOf(await c.Orders.GetOrderTaxesAsync())),
        ["RT11"] = ("api/returns", "data", """{"id":"#","date_created":"2026-04-01T08:00:00Z","return_lines":[{"order_line_id":"#-1","quantity":1}]}""", c => PageAsync(c.Returns.GetReturnsAsync())),
        ["RT12"] = ("api/returns/items_to_return", "data", """{"order_line_id":"#"}""", c => PageAsync(c.Returns.GetItemsToReturnAsync())),
        ["TL02"] = ("api/sellerpayment/transactions_logs", "data", """{"id":"#","amount":1,"date_created":"2026-04-01T08:00:00Z"}""", c => PageAsync(c.Payments.GetTransactionLinesAsync())),
        ["SBC11"] = ("api/seller-billing-cycles", "data", """{"id":"#","date_created":"2026-04-01T08:00:00Z"}""", c => PageAsync(c.Payments.GetBillingCyclesAsync())),
        ["IV01"] = ("api/invoices", "invoices", """{"id":"#","date_created":"2026-04-01T08:00:00Z"}""", c => PageAsync(c.Payments.GetAccountingDocumentsAsync())),
        ["ST11"] = ("api/shipments", "data", """{"id":"#","created_date":"2026-04-01T08:00:00Z"}""", c => PageAsync(c.Shipments.GetShipmentsAsync())),
        ["ST12"] = ("api/shipments/items_to_ship", "data", """{"order_id":"#","shipment_lines":[{"order_line_id":"1","quantity":1}]}""", c => PageAsync(c.Shipments.GetItemsToShipAsync())),
        ["PL11"] = ("api/picklists", "data", """{"id":"#"}""", c => PageAsync(c.Shipments.GetPickListsAsync())),
        ["OF21"] = ("api/offers", "offers", """{"offer_id":#,"shop_sku":"S"}""", c => PageAsync(c.Offers.GetOffersAsync())),
        ["OF04"] = ("api/offers/imports", "data", """{"import_id":#}""", c => PageAsync(c.Offers.GetImportsAsync())),
        ["PRI02"] = ("api/offers/pricing/imports", "data", """{"import_id":"#"}""", c => PageAsync(c.Prices.GetImportsAsync())),
        ["P51"] = ("api/products/imports", "product_import_trackings", """{"import_id":#}""", c => PageAsync(c.Products.GetImportsAsync())),
        ["PR01"] = ("api/promotions", "promotions", """{"internal_id":"#"}""", c => PageAsync(c.Promotions.GetPromotionsAsync())),
        ["M11"] = ("api/inbox/threads", "data", """{"id":"#"}""", c => PageAsync(c.Messages.GetThreadsAsync())),
        ["DR11"] = ("api/document-request/requests", "data", """{"id":"#"}""", c => PageAsync(c.Documents.GetDocumentRequestsAsync())),
        ["OR72"] = ("api/orders/documents", "order_documents", """{"id":#}""", async c => ListOf(await c.Documents.GetOrderDocumentsAsync(["1"]))),
        ["SH21"] = ("api/shipping/carriers", "carriers", """{"code":"#","label":"L"}""", async c => ListOf(await c.Platform.GetCarriersAsync())),
        ["SH12"] = ("api/shipping/types", "shipping_types", """{"code":"#","label":"L"}""", async c => ListOf(await c.Platform.GetShippingTypesAsync())),
        ["RE01"] = ("api/reasons", "reasons", """{"code":"#","label":"L"}""", async c => ListOf(await c.Platform.GetReasonsAsync())),
        ["AF01"] = ("api/additional_fields", "additional_fields", """{"code":"#","label":"L"}""", async c => ListOf(await c.Platform.GetAdditionalFieldsAsync())),
        ["CH11"] = ("api/channels", "channels", """{"code":"#","label":"L"}""", async c => ListOf(await c.Platform.GetChannelsAsync())),
        ["SH31"] = ("api/shipping/logistic_classes", "logistic_classes", """{"code":"#","label":"L"}""", async c => ListOf(await c.Platform.GetLogisticClassesAsync())),
        ["VL11"] = ("api/values_lists", "values_lists", """{"code":"#"}""", async c => ListOf(await c.Products.GetValueListsAsync())),
        ["H11"] = ("api/hierarchies", "hierarchies", """{"code":"#"}""", async c => ListOf(await c.Products.GetCategoriesAsync())),
    };

    public static TheoryData<string> Names => [.. Lists.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_list_without_the_item_that_is_no_object(string name)
    {
        var (read, unreadable) = await ReadAsync(name, "[1]");

        Assert.Equal((2, 1), (read, unreadable.Count));
        Assert.Null(unreadable[0].Id);
        Assert.Equal($"$.{Lists[name].Member}[1]", unreadable[0].Path);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_list_without_the_item_that_is_null(string name)
    {
        var (read, unreadable) = await ReadAsync(name, "null");

        Assert.Equal((2, 1), (read, unreadable.Count));
        Assert.Equal((null, $"$.{Lists[name].Member}[1]"), (unreadable[0].Id, unreadable[0].Path));
    }

    [Theory]
    [InlineData("RT11", """{"id":"2","return_lines":[null]}""")]
    [InlineData("ST11", """{"id":"2","shipment_lines":[{"order_line_id":"1","quantity":1},null]}""")]
    [InlineData("ST12", """{"order_id":"2","shipment_lines":[null]}""")]
    public async Task An_item_of_which_a_part_is_null_does_not_say_less_than_it_should(string name, string damaged)
    {
        var (read, unreadable) = await ReadAsync(name, damaged);

        Assert.Equal((2, "2"), (read, Assert.Single(unreadable).Id));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_list_without_the_item_that_has_a_value_of_a_wrong_type(string name)
    {
        var damaged = JsonNode.Parse(Lists[name].Good.Replace("#", "2"))!.AsObject();
        foreach (var member in damaged.Select(static m => m.Key).Where(static m => m is "label" or "price" or "amount" or "shop_sku").ToList())
            damaged[member] = new JsonObject();
        var text = damaged.ToJsonString();
        if (text == JsonNode.Parse(Lists[name].Good.Replace("#", "2"))!.ToJsonString())
            text = text[..^1] + ",\"date_created\":[],\"created_date\":[],\"status\":[],\"state\":[],\"values\":1,\"level\":[],\"file_name\":[],\"topic\":1,\"type\":[],\"shipping_date\":[],\"return_window\":1,\"rate\":[],\"returnable_quantity\":[],\"label\":[]}";

        var (read, unreadable) = await ReadAsync(name, text);

        Assert.Equal((2, 1), (read, unreadable.Count));
        Assert.Equal("2", unreadable[0].Id);
        Assert.StartsWith($"$.{Lists[name].Member}[1].", unreadable[0].Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OR11", """{"order_id":"2","order_lines":[{"order_line_id":"2-1","quantity":1.5}]}""", "2", "$.orders[1].order_lines[0].quantity")]
    [InlineData("OR11", """{"order_id":"2","total_price":"ten"}""", "2", "$.orders[1].total_price")]
    [InlineData("OR11", """{"order_id":"2","created_date":"soon"}""", "2", "$.orders[1].created_date")]
    [InlineData("OR11", """{"order_id":"2","created_date":20260401}""", "2", "$.orders[1].created_date")]
    [InlineData("OR11", """{"order_id":"2","customer":{"firstname":"half \ud83d a"}}""", "2", "$.orders[1].customer.firstname")]
    [InlineData("OR11", """{"order_id":"2","shipping_type_label":"half \udc00"}""", "2", "$.orders[1].shipping_type_label")]
    [InlineData("OR11", """{"price":1}""", null, "$.orders[1]")]
    [InlineData("OR11", """{"order_id":null,"price":1}""", null, "$.orders[1]")]
    [InlineData("OR11", """{"order_id":"2\n"}""", null, "$.orders[1]")]
    [InlineData("OR11", """{"order_id":"2","order_lines":[{"order_line_id":"2-1"},{"quantity":1}]}""", "2", "$.orders[1].order_lines[1]")]
    [InlineData("OR11", """{"order_id":"2","order_lines":{"a":1}}""", "2", "$.orders[1].order_lines")]
    [InlineData("OR11", """{"order_id":"2","price":1e40}""", "2", "$.orders[1].price")]
    [InlineData("OR11", """{"order_id":"2","order_lines":[{"order_line_id":"2-1","offer_id":99999999999999999999}]}""", "2", "$.orders[1].order_lines[0].offer_id")]
    [InlineData("OR11 by id", """{"order_id":"2","can_cancel":"perhaps"}""", "2", "$.orders[1].can_cancel")]
    [InlineData("RT11", """{"id":"2","return_lines":[{"order_line_id":"1","quantity":"a pair"}]}""", "2", "$.data[1].return_lines[0].quantity")]
    [InlineData("RT11", """{"id":"","state":"CLOSED"}""", null, "$.data[1].id")]
    [InlineData("RT11", """{"state":"CLOSED"}""", null, "$.data[1]")]
    [InlineData("RT11", """{"id":"2","rma":"half \ud800"}""", "2", "$.data[1].rma")]
    [InlineData("TL02", """{"id":"2","amount":"-"}""", "2", "$.data[1].amount")]
    [InlineData("TL02", """{"id":"2","last_updated":"2026-13-40"}""", "2", "$.data[1].last_updated")]
    [InlineData("SBC11", """{"id":"2","amount_transferred_to_seller":{}}""", "2", "$.data[1].amount_transferred_to_seller")]
    [InlineData("SH21", """{"label":"Own van"}""", null, "$.carriers[1]")]
    [InlineData("SH21", """{"code":null,"label":"Own van"}""", null, "$.carriers[1].code")]
    [InlineData("SH21", """{"code":"  ","label":"Own van"}""", null, "$.carriers[1].code")]
    [InlineData("RE01", """{"label":"Out of stock"}""", null, "$.reasons[1]")]
    [InlineData("ST11", """{"order_id":"70-A"}""", "70-A", "$.data[1]")]
    [InlineData("ST12", """{"order_id":"2","shipment_lines":[{"order_line_id":"1","quantity":0.5}]}""", "2", "$.data[1].shipment_lines[0].quantity")]
    [InlineData("IV01", """{"invoice_id":2,"due_date":false}""", "2", "$.invoices[1].due_date")]
    [InlineData("OR11", """{"order_id":"2","order_lines":[null]}""", "2", "$.orders[1].order_lines[0]")]
    [InlineData("OR11", """{"order_id":"2 \ud83d"}""", null, "$.orders[1].order_id")]
    [InlineData("OR11", """{"order_id":"2","customer":{"shipping_address":{"additional_info":"half \ud83d"}}}""", "2", "$.orders[1].customer.shipping_address.additional_info")]
    [InlineData("ST11", """{"id":"2","tracking":{"tracking_number":"half \udc00"}}""", "2", "$.data[1].tracking.tracking_number")]
    [InlineData("ST11", """{"id":"2","shipment_lines":[{"order_line_id":"1","quantity":1e3000}]}""", "2", "$.data[1].shipment_lines[0].quantity")]
    [InlineData("OR11", """{"order_id":"2","order_lines":[{"order_line_id":"1","refunds":[null]}]}""", "2", "$.orders[1].order_lines[0].refunds[0]")]
    [InlineData("OR11", """{"order_id":"2","order_lines":[{"order_line_id":"1","cancelations":[{"id":"c"},null]}]}""", "2", "$.orders[1].order_lines[0].cancelations[1]")]
    [InlineData("SBC11", """{"id":"2","date_created":"0000-00-00"}""", "2", "$.data[1].date_created")]
    [InlineData("SH21", """{"code":"A\u001b[2J","label":"L"}""", null, "$.carriers[1].code")]
    [InlineData("PRI02", """{"import_id":"2","status":[]}""", "2", "$.data[1].status")]
    public async Task An_item_is_told_by_its_id_and_the_place_of_its_fault(string name, string damaged, string? id, string path)
    {
        var (read, unreadable) = await ReadAsync(name, damaged);

        Assert.Equal(2, read);
        Assert.Equal([new UnreadableItem(id, path)], unreadable);
    }

    [Fact]
    public async Task Half_a_character_in_raw_bytes_costs_one_order()
    {
        var body = Encoding.UTF8.GetBytes("""{"orders":[{"order_id":"1"},{"order_id":"2","currency_iso_code":"G#P"},{"order_id":"3"}],"total_count":3}""");
        body[Array.IndexOf(body, (byte)'#')] = 0xC3;
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/orders").Respond(_ => new HttpResponseMessage { Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } } });

        var (read, unreadable) = await PageAsync(host.Client.Orders.GetOrdersAsync());

        Assert.Equal(2, read);
        Assert.Equal([new UnreadableItem("2", "$.orders[1].currency_iso_code")], unreadable);
    }

    [Fact]
    public async Task Items_of_all_pages_come_before_the_fault_is_told()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/orders").Respond("application/json", """{"orders":[{"order_id":"1"},{"order_id":"2","price":"x"}],"total_count":3}""");
        host.Expect(HttpMethod.Get, "api/orders").WithQueryString("offset", "2").Respond("application/json", """{"orders":[{"order_id":"3"}],"total_count":3}""");
        var read = new List<string>();

        var told = await Assert.ThrowsAsync<ConnectorUnreadableItemsException>(async () =>
        {
            await foreach (var order in host.Client.Orders.GetOrdersAsync())
                read.Add(order.OrderId);
        });

        Assert.Equal(["1", "3"], read);
        Assert.Equal([new UnreadableItem("2", "$.orders[1].price")], told.Items);
        Assert.Equal(("OR11", FailureKind.Unreadable), (told.Operation, told.Kind));
        Assert.DoesNotContain("\"x\"", told.ToString(), StringComparison.Ordinal);
        host.Done();
    }

    [Fact]
    public async Task A_page_of_which_nothing_can_be_read_does_not_end_the_list()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/orders").Respond("application/json", """{"orders":[{"order_id":"1","price":"x"}],"total_count":2}""");
        host.Expect(HttpMethod.Get, "api/orders").WithQueryString("offset", "1").Respond("application/json", """{"orders":[{"order_id":"2"}],"total_count":2}""");

        var pages = await PagesAsync(host.Client.Orders.GetOrdersAsync());

        Assert.Equal([0, 1], pages.Select(static p => p.Items.Count));
        host.Done();
    }

    [Fact]
    public async Task An_export_gives_all_files_before_the_fault_is_told()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/orders/async-export/status/t").Respond("application/json", """{"status":"COMPLETED","urls":["https://marketplace.example.com/f1","https://marketplace.example.com/f2"]}""");
        host.Expect(HttpMethod.Get, "f1").Respond("application/json", """{"orders":[{"order_id":"1"},{"order_id":"2","price":[]},{"order_id":"3"}]}""");
        host.Expect(HttpMethod.Get, "f2").Respond("application/json", """{"orders":[{"order_id":"4"}]}""");
        var read = new List<string>();

        var told = await Assert.ThrowsAsync<ConnectorUnreadableItemsException>(async () =>
        {
            await foreach (var order in host.Client.Orders.ReadOrderExportAsync("t"))
                read.Add(order.OrderId);
        });

        Assert.Equal([new UnreadableItem("2", "$.orders[1].price")], told.Items);
        Assert.Equal(["1", "3", "4"], read);
    }

    [Fact]
    public async Task A_fault_around_the_items_is_still_the_whole_answers()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/returns").Respond("application/json", """{"data":[{"id":"1"}],"next_page_token":[]}""");

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => PageAsync(host.Client.Returns.GetReturnsAsync()));

        Assert.Equal(FailureKind.Unreadable, failure.Kind);
    }

    private static async Task<(int Read, IReadOnlyList<UnreadableItem> Unreadable)> ReadAsync(string name, string damaged)
    {
        var (path, member, good, read) = Lists[name];
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, path).Respond("application/json", $$"""{ "{{member}}": [ {{good.Replace("#", "1")}}, {{damaged}}, {{good.Replace("#", "3")}} ], "total_count": 3 }""");
        return await read(host.Client);
    }

    private static async Task<(int Read, IReadOnlyList<UnreadableItem> Unreadable)> PageAsync<T>(AsyncPageable<T> list)
    {
        var page = Assert.Single(await PagesAsync(list));
        return (page.Items.Count, page.Unreadable);
    }

    private static (int Read, IReadOnlyList<UnreadableItem> Unreadable) ListOf<T>(ItemList<T> list) => (list.Count, list.Unreadable);

    private static async Task<List<Page<T>>> PagesAsync<T>(AsyncPageable<T> list)
    {
        var pages = new List<Page<T>>();
        await foreach (var page in list.AsPages())
            pages.Add(page);
        return pages;
    }
}
