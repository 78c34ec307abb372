using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Connectors.Simulators.Tests;

public sealed class ErpApiTests
{
    private static readonly SimulationOptions Empty = new() { Orders = 0 };

    [Fact]
    public async Task The_token_endpoint_checks_secret_scope_and_grant()
    {
        await using var world = await TestWorld.StartAsync();

        Assert.Equal((401, "invalid_client"), Error(await world.TokenAsync(secret: "wrong")));
        Assert.Equal((400, "invalid_scope"), Error(await world.TokenAsync(scope: "User.Read")));
        Assert.Equal((400, "unsupported_grant_type"), Error(await world.TokenAsync(grant: "password")));
        Assert.Equal(200, (await world.TokenAsync()).Status);

        static (int, string?) Error(Answer answer) => (answer.Status, answer.Json.GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_token_is_worth_nothing_after_an_hour()
    {
        await using var world = await TestWorld.StartAsync();
        Assert.Equal(200, (await world.ErpAsync("GET", "customers")).Status);

        world.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal((401, "Authentication_InvalidCredentials"), Refusal(await world.ErpAsync("GET", "customers")));
    }

    [Fact]
    public async Task Companies_are_found_by_name()
    {
        await using var world = await TestWorld.StartAsync();

        var companies = (await world.ErpAsync("GET", $"companies?$filter=name eq '{world.World.CompanyName}'")).Json.GetProperty("value");

        Assert.Equal(world.World.CompanyId, Assert.Single(companies.EnumerateArray()).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task An_unknown_company_or_set_is_404()
    {
        await using var world = await TestWorld.StartAsync();

        Assert.Equal((404, "Internal_CompanyNotFound"), Refusal(await world.ErpAsync("GET", $"companies({Guid.Empty})/items")));
        Assert.Equal((404, "BadRequest_ResourceNotFound"), Refusal(await world.ErpAsync("GET", "salesCarts")));
    }

    [Fact]
    public async Task A_deep_insert_draws_a_number_and_totals_gross_prices()
    {
        await using var world = await TestWorld.StartAsync();

        var order = (await world.ErpAsync("POST", "salesOrders?$expand=salesOrderLines", TestWorld.SalesOrder("bq:1-A", quantity: "3", price: "10.00"))).Json;

        Assert.Equal("SO-000001", order.GetProperty("number").GetString());
        Assert.Equal((25.00m, 5.00m, 30.00m), (Amount(order, "totalAmountExcludingTax"), Amount(order, "totalTaxAmount"), Amount(order, "totalAmountIncludingTax")));
        Assert.Equal(10_000, order.GetProperty("salesOrderLines")[0].GetProperty("sequence").GetInt32());
    }

    [Fact]
    public async Task VAT_is_rounded_once_a_document()
    {
        await using var world = await TestWorld.StartAsync();
        const string line = """{"lineType":"Item","lineObjectNumber":"BRS-SYN-50","quantity":1,"unitPrice":0.99}""";

        var order = (await world.ErpAsync("POST", "salesOrders",
            $$"""{"customerNumber":"C-BQ-UK","pricesIncludeTax":true,"salesOrderLines":[{{line}},{{line}},{{line}}]}""")).Json;

        // 2.97 holds 0.495 VAT; three rounded lines would hold 0.51.
        Assert.Equal(0.50m, Amount(order, "totalTaxAmount"));
        Assert.Equal(2.97m, Amount(order, "totalAmountIncludingTax"));
    }

    [Fact]
    public async Task A_price_before_the_quantity_is_planned_over()
    {
        await using var world = await TestWorld.StartAsync();

        var order = (await world.ErpAsync("POST", "salesOrders", """
            {"customerNumber":"C-BQ-UK","pricesIncludeTax":true,
             "salesOrderLines":[{"lineType":"Item","lineObjectNumber":"BRS-SYN-50","unitPrice":1.00,"quantity":1}]}
            """)).Json;

        Assert.Equal(5.25m, Amount(order, "totalAmountIncludingTax"));
    }

    [Fact]
    public async Task A_case_costs_its_units_unless_a_price_is_given()
    {
        await using var world = await TestWorld.StartAsync();

        var order = (await world.ErpAsync("POST", "salesOrders", """
            {"customerNumber":"C-BQ-UK","pricesIncludeTax":true,
             "salesOrderLines":[{"lineType":"Item","lineObjectNumber":"BRS-SYN-50","unitOfMeasureCode":"CASE","quantity":1}]}
            """)).Json;

        Assert.Equal(63.00m, Amount(order, "totalAmountIncludingTax"));
    }

    [Fact]
    public async Task Duplicate_external_numbers_are_taken()
    {
        await using var world = await TestWorld.StartAsync();
        await world.ErpAsync("POST", "salesOrders", TestWorld.SalesOrder("bq:1-A"));

        Assert.Equal(201, (await world.ErpAsync("POST", "salesOrders", TestWorld.SalesOrder("bq:1-A"))).Status);
        Assert.Equal(2, (await world.ErpAsync("GET", "salesOrders?$filter=externalDocumentNumber eq 'bq:1-A'")).Json.GetProperty("value").GetArrayLength());
    }

    [Theory]
    [InlineData("""{"customerNumber":"C-BQ-UK","yourReference":"x"}""", "BadRequest")]
    [InlineData("""{"customerNumber":"C-BQ-UK","number":"SO-9"}""", "BadRequest_InvalidOperation")]
    [InlineData("""{"customerNumber":"C-BQ-UK","shipToCity":"A town whose name is far too long to keep"}""", "Application_StringExceededLength")]
    [InlineData("""{"customerNumber":"NOBODY"}""", "Internal_InvalidTableRelation")]
    [InlineData("""{"externalDocumentNumber":"1"}""", "Application_DialogException")]
    [InlineData("""{"customerNumber":"C-BLOCKED"}""", "Application_DialogException")]
    [InlineData("""{"customerNumber":"C-BQ-UK","orderDate":"02/03/2026"}""", "BadRequest")]
    [InlineData("""{"customerNumber":"C-BQ-UK","salesOrderLines":[{"lineType":"Item","lineObjectNumber":"NO-SUCH"}]}""", "Internal_InvalidTableRelation")]
    [InlineData("""{"customerNumber":"C-BQ-UK","salesOrderLines":[{"lineType":"Parcel"}]}""", "Unknown")]
    [InlineData("""{"customerNumber":"C-BQ-UK","salesOrderLines":[{"lineType":"Item","lineObjectNumber":"BRS-SYN-50","unitOfMeasureCode":"BARREL"}]}""", "Internal_InvalidTableRelation")]
    [InlineData("""{"customerNumber":"C-BQ-UK","salesOrderLines":[{"lineType":"Item","lineObjectNumber":"BRS-SYN-50","netAmount":1}]}""", "BadRequest_InvalidOperation")]
    [InlineData("""{"customerNumber":"C-BQ-UK","salesOrderLines":[{"lineType":"Item","colour":"red"}]}""", "BadRequest")]
    public async Task A_wrong_order_is_refused_and_leaves_no_trace(string body, string code)
    {
        await using var world = await TestWorld.StartAsync();

        var refused = await world.ErpAsync("POST", "salesOrders", body);

        Assert.Equal((400, code), Refusal(refused));
        Assert.Contains("CorrelationId:  ", refused.Body, StringComparison.Ordinal);
        Assert.Empty((await world.ErpAsync("GET", "salesOrders")).Json.GetProperty("value").EnumerateArray());
    }

    [Theory]
    [InlineData("items?$filter=number eq 'BRS-SYN-50' or number eq 'TAP-KIT-CHR'", 2)]
    [InlineData("items?$filter=(number eq 'BRS-SYN-50' or number eq 'TAP-KIT-CHR') and blocked eq false", 2)]
    [InlineData("items?$filter=startswith(number,'PNT-')", 3)]
    [InlineData("items?$filter=unitPrice gt 60 and unitPrice le 65", 1)]
    [InlineData("items?$filter=displayName eq 'O''Nobody'", 0)]
    [InlineData("customers?$filter=blocked eq '_x0020_'", 1)]
    [InlineData("customers?$filter=lastModifiedDateTime ge 2025-03-02T07:00:00Z", 2)]
    public async Task Filters_select_rows(string query, int count)
    {
        await using var world = await TestWorld.StartAsync();

        Assert.Equal(count, (await world.ErpAsync("GET", query)).Json.GetProperty("value").GetArrayLength());
    }

    [Theory]
    [InlineData("items?$filter=number eq 'A' or displayName eq 'B'")]
    [InlineData("items?$filter=colour eq 'red'")]
    [InlineData("items?$filter=number eq 5")]
    [InlineData("items?$filter=number eq 'open")]
    [InlineData("items?$filter=number eq")]
    [InlineData("items?$select=colour")]
    [InlineData("items?$expand=salesOrderLines")]
    public async Task Questions_the_platform_does_not_serve_are_400(string query)
    {
        await using var world = await TestWorld.StartAsync();

        Assert.Equal((400, "BadRequest"), Refusal(await world.ErpAsync("GET", query)));
    }

    [Fact]
    public async Task Pages_follow_each_other_by_their_links()
    {
        await using var world = await TestWorld.StartAsync();
        var seen = new List<string>();
        var next = "items?$select=number&$orderby=number desc";
        while (next is not null)
        {
            var page = (await world.ErpAsync("GET", next, prefer: "odata.maxpagesize=10")).Json;
            seen.AddRange(page.GetProperty("value").EnumerateArray().Select(i => i.GetProperty("number").GetString()!));
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }

        Assert.Equal(26, seen.Count);
        Assert.Equal(seen.OrderDescending(StringComparer.Ordinal), seen);
    }

    [Fact]
    public async Task A_change_needs_the_present_tag()
    {
        await using var world = await TestWorld.StartAsync();
        var order = (await world.ErpAsync("POST", "salesOrders", TestWorld.SalesOrder("bq:1-A"))).Json;
        var path = $"salesOrders({order.GetProperty("id").GetString()})";
        var tag = order.GetProperty("@odata.etag").GetString();

        Assert.Equal((400, "BadRequest_InvalidToken"), Refusal(await world.ErpAsync("PATCH", path, """{"shipToName":"A"}""")));
        Assert.Equal(200, (await world.ErpAsync("PATCH", path, """{"shipToName":"A"}""", tag)).Status);
        Assert.Equal((409, "Request_EntityChanged"), Refusal(await world.ErpAsync("PATCH", path, """{"shipToName":"B"}""", tag)));
        Assert.Equal((409, "Request_EntityChanged"), Refusal(await world.ErpAsync("DELETE", path, ifMatch: tag)));
        Assert.Equal(204, (await world.ErpAsync("DELETE", path, ifMatch: "*")).Status);
        Assert.Equal(404, (await world.ErpAsync("GET", path)).Status);
    }

    [Fact]
    public async Task A_new_line_changes_the_tag_and_the_totals_of_the_header()
    {
        await using var world = await TestWorld.StartAsync();
        var order = (await world.ErpAsync("POST", "salesOrders", TestWorld.SalesOrder("bq:1-A"))).Json;
        var path = $"salesOrders({order.GetProperty("id").GetString()})";

        Assert.Equal(201, (await world.ErpAsync("POST", path + "/salesOrderLines", """{"lineType":"Item","lineObjectNumber":"DELIVERY","quantity":1,"unitPrice":4.95}""")).Status);

        var after = (await world.ErpAsync("GET", path)).Json;
        Assert.NotEqual(order.GetProperty("@odata.etag").GetString(), after.GetProperty("@odata.etag").GetString());
        Assert.Equal(27.45m, Amount(after, "totalAmountIncludingTax"));
    }

    [Fact]
    public async Task Posting_in_two_steps_makes_two_shipments_and_invoices_and_then_the_order_is_gone()
    {
        await using var world = await TestWorld.StartAsync();
        var order = (await world.ErpAsync("POST", "salesOrders?$expand=salesOrderLines", TestWorld.SalesOrder("bq:1-A", quantity: "3"))).Json;
        var path = $"salesOrders({order.GetProperty("id").GetString()})";
        var line = $"{path}/salesOrderLines({order.GetProperty("salesOrderLines")[0].GetProperty("id").GetString()})";

        Assert.Equal(200, (await world.ErpAsync("PATCH", line, """{"shipQuantity":2}""", "*")).Status);
        Assert.Equal(204, (await world.ErpAsync("POST", path + "/Microsoft.NAV.shipAndInvoice")).Status);
        Assert.Equal(200, (await world.ErpAsync("GET", path)).Status);
        Assert.Equal(204, (await world.ErpAsync("POST", path + "/Microsoft.NAV.shipAndInvoice")).Status);

        Assert.Equal(404, (await world.ErpAsync("GET", path)).Status);
        var shipments = (await world.ErpAsync("GET", "salesShipments?$expand=salesShipmentLines&$filter=orderNumber eq 'SO-000001'")).Json.GetProperty("value").EnumerateArray();
        Assert.Equal([2m, 1m], shipments.Select(s => s.GetProperty("salesShipmentLines")[0].GetProperty("quantity").GetDecimal()));
        Assert.Equal(2, (await world.ErpAsync("GET", "salesInvoices?$filter=externalDocumentNumber eq 'bq:1-A'")).Json.GetProperty("value").GetArrayLength());
    }

    [Fact]
    public async Task A_blocked_customer_can_be_freed()
    {
        await using var world = await TestWorld.StartAsync();
        world.World.SetCustomerBlocked(world.World.CustomerNumber, "Ship");
        Assert.Equal((400, "Application_DialogException"), Refusal(await world.ErpAsync("POST", "salesOrders", TestWorld.SalesOrder("bq:1-A"))));

        world.World.SetCustomerBlocked(world.World.CustomerNumber, " ");

        Assert.Equal(201, (await world.ErpAsync("POST", "salesOrders", TestWorld.SalesOrder("bq:1-A"))).Status);
    }

    [Theory]
    [InlineData(true, "_x0020_")]
    [InlineData(false, " ")]
    public async Task Words_are_escaped_when_the_tenant_does_so(bool escapes, string written)
    {
        await using var world = await TestWorld.StartAsync(Empty with { EscapesErpWords = escapes });

        Assert.Equal(written, (await world.ErpAsync("GET", "customers?$filter=number eq 'C-BQ-UK'")).Json.GetProperty("value")[0].GetProperty("blocked").GetString());
    }

    [Fact]
    public async Task When_down_the_ERP_answers_503_and_still_gives_out_tokens()
    {
        await using var world = await TestWorld.StartAsync();
        world.World.SetErpDown(true);

        Assert.Equal(200, (await world.TokenAsync()).Status);
        var refused = await world.ErpAsync("GET", "items");
        Assert.Equal((503, "30"), (refused.Status, refused.Headers["Retry-After"]));

        world.World.SetErpDown(false);
        Assert.Equal(200, (await world.ErpAsync("GET", "items")).Status);
    }

    [Fact]
    public async Task More_than_five_in_work_and_none_allowed_to_wait_is_429()
    {
        await using var world = await TestWorld.StartAsync(Empty with { ErpQueueLength = 0 });
        await world.TokenAsync();
        var open = new List<TcpClient>();
        try
        {
            // Five requests that announce a body and never send it keep their places; the server says "continue" to each once it is in work.
            for (var i = 0; i < 5; i++)
            {
                var client = new TcpClient();
                open.Add(client);
                await client.ConnectAsync(IPAddress.Loopback, world.World.BusinessCentralAddress.Port);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n"));
                using var reader = new StreamReader(client.GetStream(), Encoding.ASCII, leaveOpen: true);
                Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync());
            }

            var answer = await world.TokenAsync();
            Assert.Equal(429, answer.Status);
            Assert.Contains("Too many requests", answer.Body, StringComparison.Ordinal);
        }
        finally
        {
            open.ForEach(c => c.Dispose());
        }
    }

    private static (int Status, string? Code) Refusal(Answer answer) => (answer.Status, answer.Json.GetProperty("error").GetProperty("code").GetString());

    private static decimal Amount(JsonElement from, string name) => from.GetProperty(name).GetDecimal();
}
