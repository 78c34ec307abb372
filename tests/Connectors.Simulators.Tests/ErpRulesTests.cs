using System.Text.Json;

namespace Connectors.Simulators.Tests;

/// <summary>Rules by which the ERP stores, refuses and posts.</summary>
public sealed class ErpRulesTests
{
    private static readonly string[] HeaderMembers =
    [
        "externalDocumentNumber", "orderDate", "postingDate", "customerId", "customerNumber", "billToCustomerId", "billToCustomerNumber", "shipToName", "shipToCountry",
        "currencyId", "currencyCode", "pricesIncludeTax", "paymentTermsId", "shipmentMethodId", "partialShipping", "requestedDeliveryDate", "discountAmount", "phoneNumber", "email",
        "salesOrderLines",
    ];

    private static readonly string[] LineMembers =
    [
        "documentId", "sequence", "itemId", "accountId", "lineType", "lineObjectNumber", "description", "description2", "unitOfMeasureId", "unitOfMeasureCode", "quantity",
        "unitPrice", "discountAmount", "discountPercent", "taxCode", "shipmentDate", "invoiceQuantity", "shipQuantity", "itemVariantId", "locationId",
    ];

    [Fact]
    public async Task Codes_are_found_in_any_case_and_kept_in_upper_case()
    {
        await using var world = await TestWorld.StartAsync();

        var order = (await world.ErpAsync("POST", "salesOrders?$expand=salesOrderLines", """
            {"customerNumber":"c-bq-uk","externalDocumentNumber":"bq:1-a","shipToCountry":"gb","shipToPostCode":"ls1 1aa",
             "salesOrderLines":[{"lineType":"Item","lineObjectNumber":"brs-syn-50","unitOfMeasureCode":"case","quantity":1,"unitPrice":45}]}
            """)).Json;

        Assert.Equal(("C-BQ-UK", "BQ:1-A", "GB", "LS1 1AA"), (Text(order, "customerNumber"), Text(order, "externalDocumentNumber"), Text(order, "shipToCountry"), Text(order, "shipToPostCode")));
        var line = order.GetProperty("salesOrderLines")[0];
        Assert.Equal(("BRS-SYN-50", "CASE"), (Text(line, "lineObjectNumber"), Text(line, "unitOfMeasureCode")));
        Assert.Single((await world.ErpAsync("GET", "items?$filter=number eq 'brs-syn-50'")).Json.GetProperty("value").EnumerateArray());
    }

    [Theory]
    [InlineData("phoneNumber", "07700 900123 ext 4", "Application_DialogException", "Sell-to Phone No. must not contain letters")]
    [InlineData("email", "nobody", "Application_DialogException", "is not valid")]
    [InlineData("email", "a b@example.com", "Application_DialogException", "is not valid")]
    [InlineData("currencyCode", "XXX", "Application_DialogException", "The \"currencyCode\" does not match to a Currency.")]
    [InlineData("shipToCountry", "XX", "Internal_InvalidTableRelation", "Country/Region")]
    [InlineData("paymentTermsId", "5d115c9c-44e3-ea11-bb43-000d3a2feca1", "Application_DialogException", "The \"paymentTermsId\" does not match to a Payment Terms.")]
    [InlineData("customerId", "5d115c9c-44e3-ea11-bb43-000d3a2feca1", "Application_DialogException", "sell-to customer")]
    public async Task A_value_that_does_not_hold_is_refused(string member, string value, string code, string text)
    {
        await using var world = await TestWorld.StartAsync();

        var refused = await world.ErpAsync("POST", "salesOrders", $$"""{"customerNumber":"C-BQ-UK","{{member}}":"{{value}}"}""");

        Assert.Equal((400, code), Refusal(refused));
        Assert.Contains(text, refused.Json.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("phoneNumber", "+44 (0) 7700-900123")]
    [InlineData("email", "a.b@example.co.uk")]
    [InlineData("currencyCode", "eur")]
    [InlineData("currencyCode", "GBP")]
    [InlineData("shipToCountry", "ie")]
    public async Task A_value_that_holds_is_taken(string member, string value)
    {
        await using var world = await TestWorld.StartAsync();

        Assert.Equal(201, (await world.ErpAsync("POST", "salesOrders", $$"""{"customerNumber":"C-BQ-UK","{{member}}":"{{value}}"}""")).Status);
    }

    [Fact]
    public async Task A_wrong_JSON_type_is_400_whatever_the_member()
    {
        await using var world = await TestWorld.StartAsync();
        string[] values = ["1.5", "1e400", "true", "\"x\"", "{}", "[]", "[1]", "\"2026-99-99\""];
        foreach (var (member, isLine) in HeaderMembers.Select(static m => (m, false)).Concat(LineMembers.Select(static m => (m, true))))
        {
            var taken = 0;
            foreach (var value in values)
            {
                var pair = $"\"{member}\":{value}";
                var body = isLine ? $$"""{"customerNumber":"C-BQ-UK","salesOrderLines":[{{{pair}}}]}""" : member == "customerNumber" ? $"{{{pair}}}" : $$"""{"customerNumber":"C-BQ-UK",{{pair}}}""";
                var status = (await world.ErpAsync("POST", "salesOrders", body)).Status;
                Assert.True(status is 400 or 201, $"{member} = {value} answered {status}.");
                taken += status == 201 ? 1 : 0;
            }

            Assert.True(taken <= 2, $"{member} took {taken} of the values.");
        }
    }

    [Theory]
    [InlineData("""{"quantity":2}""")]
    [InlineData("""{"unitPrice":2}""")]
    [InlineData("""{"discountAmount":1}""")]
    public async Task A_released_order_refuses_changes_and_new_lines(string change)
    {
        await using var world = await TestWorld.StartAsync();
        var (path, line) = await PartlyPostedAsync(world);

        Assert.Equal((400, "Application_DialogException"), Refusal(await world.ErpAsync("PATCH", line, change, "*")));
        Assert.Equal((400, "Application_DialogException"), Refusal(await world.ErpAsync("POST", path + "/salesOrderLines", """{"lineType":"Comment","description":"x"}""")));
        Assert.Equal((400, "Application_DialogException"), Refusal(await world.ErpAsync("DELETE", line, ifMatch: "*")));
        Assert.Equal((400, "Application_DialogException"), Refusal(await world.ErpAsync("DELETE", path, ifMatch: "*")));
        Assert.Equal(200, (await world.ErpAsync("PATCH", line, """{"shipQuantity":1}""", "*")).Status);
    }

    [Fact]
    public async Task A_change_that_is_refused_half_way_leaves_nothing_behind()
    {
        await using var world = await TestWorld.StartAsync();
        var order = (await world.ErpAsync("POST", "salesOrders?$expand=salesOrderLines", TestWorld.SalesOrder("bq:1-A"))).Json;
        var line = $"salesOrderLines({Text(order.GetProperty("salesOrderLines")[0], "id")})";

        Assert.Equal(400, (await world.ErpAsync("PATCH", line, """{"quantity":9,"unitPrice":"dear"}""", "*")).Status);
        Assert.Equal(400, (await world.ErpAsync("PATCH", $"salesOrders({Text(order, "id")})", """{"shipToName":"A","phoneNumber":"none"}""", "*")).Status);

        var after = (await world.ErpAsync("GET", $"salesOrders({Text(order, "id")})?$expand=salesOrderLines")).Json;
        Assert.Equal((1m, ""), (after.GetProperty("salesOrderLines")[0].GetProperty("quantity").GetDecimal(), Text(after, "shipToName")));
    }

    [Theory]
    [InlineData("""{"documentId":"5d115c9c-44e3-ea11-bb43-000d3a2feca1"}""", "The value for \"documentId\" cannot be modified.")]
    [InlineData("""{"sequence":1}""", "The value for sequence cannot be modified.")]
    [InlineData("""{"lineObjectNumber":"X"}""", "The value for \"lineObjectNumber\" cannot be modified.")]
    public async Task What_a_line_is_stays(string change, string text)
    {
        await using var world = await TestWorld.StartAsync();
        var order = (await world.ErpAsync("POST", "salesOrders?$expand=salesOrderLines", TestWorld.SalesOrder("bq:1-A"))).Json;

        var refused = await world.ErpAsync("PATCH", $"salesOrderLines({Text(order.GetProperty("salesOrderLines")[0], "id")})", change, "*");

        Assert.Equal(400, refused.Status);
        Assert.Contains(text, refused.Json.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"discountAmount\":5", 25.00)]
    [InlineData("\"discountPercent\":10", 27.00)]
    public async Task The_invoice_has_the_total_of_an_order_with_a_discount(string discount, decimal total)
    {
        await using var world = await TestWorld.StartAsync();
        var order = (await world.ErpAsync("POST", "salesOrders", $$"""
            {"customerNumber":"C-BQ-UK","externalDocumentNumber":"bq:disc-A","pricesIncludeTax":true,
             "salesOrderLines":[{"lineType":"Item","lineObjectNumber":"PNT-WHT-MAT-5L","unitOfMeasureCode":"PCS","quantity":3,"unitPrice":10.00,{{discount}}}]}
            """)).Json;

        await world.ErpAsync("POST", $"salesOrders({Text(order, "id")})/Microsoft.NAV.shipAndInvoice");

        var invoice = (await world.ErpAsync("GET", "salesInvoices")).Json.GetProperty("value")[0];
        Assert.Equal((total, total), (Amount(order), Amount(invoice)));
    }

    [Fact]
    public async Task Invoices_in_parts_add_up_to_an_order_with_discounts()
    {
        await using var world = await TestWorld.StartAsync();
        var order = (await world.ErpAsync("POST", "salesOrders?$expand=salesOrderLines", """
            {"customerNumber":"C-BQ-UK","pricesIncludeTax":true,"discountAmount":2.00,
             "salesOrderLines":[{"lineType":"Item","lineObjectNumber":"PNT-WHT-MAT-5L","quantity":3,"unitPrice":10.00,"discountAmount":5.00},
                                {"lineType":"Item","lineObjectNumber":"DELIVERY","quantity":1,"unitPrice":4.95}]}
            """)).Json;
        var path = $"salesOrders({Text(order, "id")})";

        await world.ErpAsync("PATCH", $"{path}/salesOrderLines({Text(order.GetProperty("salesOrderLines")[0], "id")})", """{"shipQuantity":1}""", "*");
        Assert.Equal(204, (await world.ErpAsync("POST", path + "/Microsoft.NAV.shipAndInvoice")).Status);
        Assert.Equal(204, (await world.ErpAsync("POST", path + "/Microsoft.NAV.shipAndInvoice")).Status);

        var invoices = (await world.ErpAsync("GET", "salesInvoices")).Json.GetProperty("value").EnumerateArray().ToList();
        Assert.Equal(2, invoices.Count);
        Assert.Equal((27.95m, 27.95m), (Amount(order), invoices.Sum(Amount)));
    }

    [Fact]
    public async Task Five_decimals_of_a_price_are_kept()
    {
        await using var world = await TestWorld.StartAsync();

        var order = (await world.ErpAsync("POST", "salesOrders?$expand=salesOrderLines", TestWorld.SalesOrder("bq:1-A", quantity: "3", price: "3.333333"))).Json;

        Assert.Equal(3.33333m, order.GetProperty("salesOrderLines")[0].GetProperty("unitPrice").GetDecimal());
        Assert.Equal(10.00m, Amount(order));
    }

    [Fact]
    public async Task A_question_for_the_first_rows_gets_no_link()
    {
        await using var world = await TestWorld.StartAsync();

        var page = (await world.ErpAsync("GET", "items?$top=10", prefer: "odata.maxpagesize=5")).Json;

        Assert.Equal(5, page.GetProperty("value").GetArrayLength());
        Assert.False(page.TryGetProperty("@odata.nextLink", out _));
    }

    private static async Task<(string Path, string Line)> PartlyPostedAsync(TestWorld world)
    {
        var order = (await world.ErpAsync("POST", "salesOrders?$expand=salesOrderLines", TestWorld.SalesOrder("bq:1-A", quantity: "3"))).Json;
        var path = $"salesOrders({Text(order, "id")})";
        var line = $"{path}/salesOrderLines({Text(order.GetProperty("salesOrderLines")[0], "id")})";
        await world.ErpAsync("PATCH", line, """{"shipQuantity":1}""", "*");
        Assert.Equal(204, (await world.ErpAsync("POST", path + "/Microsoft.NAV.shipAndInvoice")).Status);
        return (path, line);
    }

    private static string Text(JsonElement from, string member) => from.GetProperty(member).GetString()!;

    private static decimal Amount(JsonElement document) => document.GetProperty("totalAmountIncludingTax").GetDecimal();

    private static (int Status, string? Code) Refusal(Answer answer) => (answer.Status, answer.Json.GetProperty("error").GetProperty("code").GetString());
}
