using System.Net;
using Connectors.Domain.Documents;
using Connectors.Domain.Payments;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.Tests.Support;
using Connectors.Http;
using SalesOrder = Connectors.Domain.Documents.SalesOrder;
using SalesOrderLine = Connectors.Domain.Documents.SalesOrderLine;

namespace Connectors.Dynamics365.Tests;

public sealed class BusinessCentralErpTests
{
    private const string Empty = """{"value":[]}""";
    private const string External = "bq:OR-77120-A";

    private static readonly ErpOrder Known = new() { Id = "11111111-0000-0000-0000-000000000001", Number = "SO-1", ExternalNumber = External };

    [Fact]
    public async Task R11_CreateOrder_sends_one_deep_insert_in_the_order_the_ERP_validates_with_channel_fees_and_numbers_in_it()
    {
        using var wire = new BusinessCentralWire(configureErp: Erp, unitText: Units).AnswerFixture("salesOrder-created", HttpStatusCode.Created);
        var created = await wire.Erp.CreateOrderAsync(Order(), SendPermit.WithoutLimit());

        var request = Assert.Single(wire.Requests);
        Assert.Equal("POST", request.Method);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.EndsWith("/companies(0f4c7b1e-52b1-4b0d-9a35-6f3b0b7c1a11)/salesOrders", request.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(
            """{"customerNumber":"C-BQ","externalDocumentNumber":"bq:OR-77120-A","currencyCode":"GBP","pricesIncludeTax":true,"""
            + """ "shipToName":"Example Ltd","shipToContact":"Pat Example","shipToCountry":"GB","shipToAddressLine1":"1 Sample Road","shipToAddressLine2":"","shipToCity":"Leeds","shipToState":"","shipToPostCode":"LS1 1AA","""[1..]
            + """ "phoneNumber":"0113 496 0000","email":"relay@example.com","orderDate":"2026-11-20","salesOrderLines":["""[1..]
            + """{"lineType":"Item","lineObjectNumber":"SKU-1","unitOfMeasureCode":"CASE12","quantity":2,"unitPrice":12.50,"discountAmount":1.00,"shipmentDate":"2026-11-23"},"""
            + """{"lineType":"Account","lineObjectNumber":"6100","quantity":1,"unitPrice":5.99},"""
            + """{"lineType":"Comment","description":"Marketplace order bq:OR-77120-A, channel BQ_UK"},"""
            + """{"lineType":"Comment","description":"Expected marketplace fees 4.20 GBP, booked at settlement"},"""
            + """{"lineType":"Comment","description":"Purchase order PO-9"},"""
            + """{"lineType":"Comment","description":"Delivery service STD"}]}""",
            request.Body);
        Assert.Equal(
            new ErpOrder { Id = "6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01", Number = "SO-20417", ExternalNumber = External, Total = new Money(29.99m, CurrencyCode.Gbp) },
            created);
    }

    [Fact]
    public async Task R89_CreateOrder_writes_fees_as_account_lines_that_take_them_off_and_no_memo()
    {
        using var wire = new BusinessCentralWire(
            configureErp: static o =>
            {
                Erp(o);
                o.FeeTaxCode = "NO VAT";
            },
            unitText: Units).AnswerFixture("salesOrder-created", HttpStatusCode.Created).Answer("", HttpStatusCode.ServiceUnavailable);
        var order = Order() with { ExpectedFees = null, Fees = [new("COMMISSION_FEE", new Money(-4.20m, CurrencyCode.Gbp), PostingTarget.Account("7010")), new("COMMISSION_VAT", new Money(-0.84m, CurrencyCode.Gbp), PostingTarget.Account("2210"))] };
        var created = await wire.Erp.CreateOrderAsync(order, SendPermit.WithoutLimit());

        // Its lines could not be read back: it was made all the same, and is looked at again.
        Assert.Equal(("SO-20417", true), (created.Number, created.IsIncomplete));
        var body = wire.Requests[0].Body;
        Assert.Contains(
            """{"lineType":"Account","lineObjectNumber":"6100","quantity":1,"unitPrice":5.99},"""
            + """{"lineType":"Account","lineObjectNumber":"7010","quantity":1,"taxCode":"NO VAT","unitPrice":-4.20,"description":"COMMISSION_FEE"},"""
            + """{"lineType":"Account","lineObjectNumber":"2210","quantity":1,"taxCode":"NO VAT","unitPrice":-0.84,"description":"COMMISSION_VAT"},{"lineType":"Comment",""",
            body,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Expected marketplace fees", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PostingTargetKind.NonInventoryItem)]
    [InlineData(PostingTargetKind.Customer)]
    public async Task R89_CreateOrder_refuses_a_fee_that_goes_to_no_ledger_account(PostingTargetKind kind)
    {
        using var wire = new BusinessCentralWire(configureErp: Erp, unitText: Units);
        var order = Order() with { Fees = [new("COMMISSION_FEE", new Money(-4.20m, CurrencyCode.Gbp), new PostingTarget(kind, "FEE"))] };

        Assert.Equal(FailureKind.Rejected, (await Assert.ThrowsAsync<PortException>(() => wire.Erp.CreateOrderAsync(order, SendPermit.WithoutLimit()))).Kind);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task CreateOrder_dates_orders_in_the_configured_zone()
    {
        using var wire = new BusinessCentralWire(configureErp: o =>
        {
            Erp(o);
            o.TimeZone = "Pacific/Kiritimati";
        }).AnswerFixture("salesOrder-created");
        await wire.Erp.CreateOrderAsync(Order(), SendPermit.WithoutLimit());
        Assert.Contains("\"orderDate\":\"2026-11-21\"", wire.Requests[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateOrder_refuses_a_charge_that_has_no_line_and_names_the_setting()
    {
        using var wire = new BusinessCentralWire();
        var error = await Assert.ThrowsAsync<PortException>(() => wire.Erp.CreateOrderAsync(Order(), SendPermit.WithoutLimit()));
        Assert.Equal(FailureKind.Rejected, error.Kind);
        Assert.Contains("BusinessCentralErpOptions.Charges[\"Shipping\"]", error.Message, StringComparison.Ordinal);
        Assert.Empty(wire.Requests);
    }

    public static TheoryData<string, int> Limits => new()
    {
        { "shipToName", 100 }, { "shipToContact", 100 }, { "shipToCountry", 10 }, { "shipToAddressLine1", 100 }, { "shipToAddressLine2", 50 }, { "shipToCity", 30 },
        { "shipToState", 30 }, { "shipToPostCode", 20 }, { "externalDocumentNumber", 35 }, { "customerNumber", 20 },
        { "lineObjectNumber", 20 }, { "unitOfMeasureCode", 10 },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task CreateOrder_never_cuts_a_text_but_names_field_and_limit_without_the_text(string field, int limit)
    {
        using var wire = new BusinessCentralWire(configureErp: Erp, unitText: unit => field == "unitOfMeasureCode" ? unit.Value : "CASE12").AnswerFixture("salesOrder-created");
        await wire.Erp.CreateOrderAsync(With(field, new string('Z', limit)), SendPermit.WithoutLimit());
        Assert.Single(wire.Requests);

        var error = await Assert.ThrowsAsync<PortException>(() => wire.Erp.CreateOrderAsync(With(field, new string('Z', limit + 1)), SendPermit.WithoutLimit()));
        Assert.Equal(FailureKind.Rejected, error.Kind);
        Assert.Contains(field, error.Message, StringComparison.Ordinal);
        Assert.Contains($" {limit}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ZZZ", error.Message, StringComparison.Ordinal);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task CreateOrder_spreads_a_long_comment_over_lines_and_loses_nothing()
    {
        using var wire = new BusinessCentralWire(configureErp: Erp, unitText: Units).AnswerFixture("salesOrder-created");
        var number = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"part{i}"));
        await wire.Erp.CreateOrderAsync(Order() with { PurchaseOrderNumber = number }, SendPermit.WithoutLimit());

        using var body = System.Text.Json.JsonDocument.Parse(wire.Requests[0].Body);
        var comments = body.RootElement.GetProperty("salesOrderLines").EnumerateArray()
            .Where(l => l.GetProperty("lineType").GetString() == "Comment").Select(l => l.GetProperty("description").GetString()!).ToList();
        Assert.All(comments, c => Assert.InRange(c.Length, 1, 100));
        Assert.Contains($"Purchase order {number}", string.Join(' ', comments), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateOrder_refuses_a_line_that_costs_more_than_its_packs()
    {
        using var wire = new BusinessCentralWire(configureErp: Erp, unitText: Units);
        var order = Order();
        await Assert.ThrowsAsync<PortException>(() => wire.Erp.CreateOrderAsync(order with { Lines = [order.Lines[0] with { Amount = new Money(25.03m, CurrencyCode.Gbp) }] }, SendPermit.WithoutLimit()));
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task CreateOrder_can_leave_the_email_out()
    {
        using var wire = new BusinessCentralWire(configureErp: o =>
        {
            Erp(o);
            o.OmitEmail = true;
        }).AnswerFixture("salesOrder-created");
        await wire.Erp.CreateOrderAsync(Order(), SendPermit.WithoutLimit());
        Assert.DoesNotContain("email", wire.Requests[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateOrder_passes_on_what_the_ERP_refuses()
    {
        using var wire = new BusinessCentralWire(configureErp: Erp, unitText: Units)
            .AnswerError(HttpStatusCode.BadRequest, "Application_DialogException", "You cannot create this type of document when Customer C-BQ is blocked with type All");
        var error = await Assert.ThrowsAsync<ConnectorException>(() => wire.Erp.CreateOrderAsync(Order(), SendPermit.WithoutLimit()));
        Assert.Equal(FailureKind.Rejected, error.Kind);
        Assert.Equal("Application_DialogException", error.ErrorCode);
        Assert.DoesNotContain("C-BQ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindOrder_asks_orders_first_and_invoices_after()
    {
        using var wire = new BusinessCentralWire().Answer(Empty).Answer(Empty);
        Assert.IsType<LookupResult<ErpOrder>.Absent>(await wire.Erp.FindOrderAsync("bq:O'1"));
        Assert.Equal(2, wire.Requests.Count);
        Assert.EndsWith("/salesOrders?$filter=externalDocumentNumber eq 'bq:O''1'", wire.Requests[0].PathAndQuery, StringComparison.Ordinal);
        Assert.EndsWith("/salesInvoices?$filter=externalDocumentNumber eq 'bq:O''1'", wire.Requests[1].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindOrder_finds_the_order_though_the_ERP_upper_cased_its_number()
    {
        using var wire = new BusinessCentralWire().AnswerFixture("salesOrders-one").Answer(Empty);
        var found = Assert.IsType<LookupResult<ErpOrder>.Found>(await wire.Erp.FindOrderAsync(External));
        Assert.Equal("SO-20417", found.Value.Number);
        Assert.Equal(External, found.Value.ExternalNumber);
        Assert.False(found.Value.IsInvoiced);
        Assert.Equal(new Money(29.99m, CurrencyCode.Gbp), found.Value.Total);
    }

    [Fact]
    public async Task FindOrder_finds_an_order_that_was_invoiced_in_parts_and_is_gone()
    {
        using var wire = new BusinessCentralWire().Answer(Empty).Answer($$"""{"value":[{{Invoice("1", "SO-1", 10.00m)}},{{Invoice("2", "SO-1", 5.50m)}}]}""");
        var found = Assert.IsType<LookupResult<ErpOrder>.Found>(await wire.Erp.FindOrderAsync(External));
        Assert.True(found.Value.IsInvoiced);
        Assert.Equal("SO-1", found.Value.Number);
        Assert.Equal(new Money(15.50m, CurrencyCode.Gbp), found.Value.Total);
    }

    [Fact]
    public async Task FindOrder_takes_an_order_and_its_own_invoice_for_one()
    {
        using var wire = new BusinessCentralWire().AnswerFixture("salesOrders-one").Answer($$"""{"value":[{{Invoice("1", "so-20417", 10m)}}]}""");
        var found = Assert.IsType<LookupResult<ErpOrder>.Found>(await wire.Erp.FindOrderAsync(External));
        Assert.False(found.Value.IsInvoiced);
    }

    [Theory]
    [InlineData("SO-1", "SO-2")]
    [InlineData("", "SO-2")]
    public async Task FindOrder_cannot_tell_when_invoices_are_of_different_orders(string first, string second)
    {
        using var wire = new BusinessCentralWire().Answer(Empty).Answer($$"""{"value":[{{Invoice("1", first, 1m)}},{{Invoice("2", second, 1m)}}]}""");
        Assert.IsType<LookupResult<ErpOrder>.CannotTell>(await wire.Erp.FindOrderAsync(External));
    }

    [Fact]
    public async Task FindOrder_cannot_tell_when_two_orders_have_the_number()
    {
        using var wire = new BusinessCentralWire()
            .Answer($$"""{"value":[{{OrderJson("1", "SO-1", "Draft")}},{{OrderJson("2", "SO-2", "Draft")}}]}""").Answer(Empty);
        Assert.IsType<LookupResult<ErpOrder>.CannotTell>(await wire.Erp.FindOrderAsync(External));
    }

    [Fact]
    public async Task FindOrder_cannot_tell_when_the_answer_is_about_another_number()
    {
        using var wire = new BusinessCentralWire().Answer($$"""{"value":[{{OrderJson("1", "SO-1", "Draft")}}]}""").Answer(Empty);
        Assert.IsType<LookupResult<ErpOrder>.CannotTell>(await wire.Erp.FindOrderAsync("bq:other"));
    }

    [Fact]
    public async Task FindOrder_never_takes_a_failed_second_question_for_absent()
    {
        using var wire = new BusinessCentralWire().Answer(Empty).Answer("", HttpStatusCode.ServiceUnavailable);
        await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Erp.FindOrderAsync(External));
    }

    [Fact]
    public async Task FindCreatedOrder_finds_it_whole_with_no_more_calls_though_the_ERP_writes_it_its_own_way()
    {
        using var wire = new BusinessCentralWire(configureErp: Erp, unitText: Units).Answer(Whole()).Answer(Empty);

        var found = Assert.IsType<LookupResult<ErpOrder>.Found>(await wire.Erp.FindCreatedOrderAsync(Order() with { Lines = [Order().Lines[0] with { Tax = new Money(4.01m, CurrencyCode.Gbp) }] })).Value;

        Assert.False(found.IsIncomplete);
        Assert.Empty(found.Differences);
        Assert.Equal(2, wire.Requests.Count);
        Assert.Contains("$expand=salesOrderLines", wire.Requests[0].PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"customerNumber\":\"c-bq\"", "\"customerNumber\":\"C-OTHER\"", "customer: C-OTHER in the ERP, C-BQ ordered")]
    [InlineData("\"pricesIncludeTax\":true", "\"pricesIncludeTax\":false", "prices include tax: no in the ERP, yes ordered")]
    [InlineData("\"quantity\":2,", "\"quantity\":3,", "line SKU-1 quantity: 3 in the ERP, 2 ordered")]
    [InlineData("CASE12", "EA", "line SKU-1 unit: EA in the ERP, CASE12 ordered")]
    [InlineData("12.50,", "12.52,", "line SKU-1 price: 12.52 in the ERP, 12.5 ordered")]
    [InlineData("\"discountAmount\":1.0", "\"discountAmount\":0", "line SKU-1 amount: 25 in the ERP, 24 ordered")]
    [InlineData("\"totalTaxAmount\":4.00", "\"totalTaxAmount\":1.14", "line SKU-1 tax: 1.14 in the ERP, 4 ordered")]
    [InlineData("\"sku-1\"", "\"SKU-2\"", "line SKU-1: is missing in the ERP|line SKU-2: was not asked for")]
    [InlineData("5.99", "0.00", "line 6100 price: 0 in the ERP, 5.99 ordered")]
    [InlineData("\"6100\"", "\"6200\"", "line 6100: is missing in the ERP|line 6200: was not asked for")]
    [InlineData("1 sample  road", "2 Sample Road", "ship-to address line 1: differs")]
    [InlineData("ls1 1aa", "LS2 1AA", "ship-to postcode: differs")]
    [InlineData("Pat Example", "Sam Other", "ship-to contact: differs")]
    [InlineData("\"shipToAddressLine2\":\"\"", "\"shipToAddressLine2\":\"Flat 9\"", "ship-to address line 2: differs")]
    public async Task FindCreatedOrder_names_what_is_otherwise_and_no_personal_data(string part, string other, string differences)
    {
        var answer = Whole();
        Assert.Contains(part, answer, StringComparison.Ordinal);
        using var wire = new BusinessCentralWire(configureErp: Erp, unitText: Units).Answer(answer.Replace(part, other, StringComparison.Ordinal)).Answer(Empty);

        var found = Assert.IsType<LookupResult<ErpOrder>.Found>(await wire.Erp.FindCreatedOrderAsync(Order() with { Lines = [Order().Lines[0] with { Tax = new Money(4m, CurrencyCode.Gbp) }] })).Value;

        Assert.Equal(differences, string.Join('|', found.Differences.Select(static d => $"{d.Name}: {d.Value}")));
    }

    [Fact]
    public async Task FindCreatedOrder_pairs_lines_of_one_item_whatever_their_order()
    {
        var line = Order().Lines[0];
        var asked = Order() with { Charges = [], Lines = [line, line with { LineId = new OrderLineId("2"), Ordered = line.Ordered with { Count = 5 }, Amount = new Money(62.50m, CurrencyCode.Gbp) }] };
        var lines = string.Join(',', new[] { (5, 0.0m), (2, 1.0m) }.Select(static (l, i) => FormattableString.Invariant(
            $$"""{"id":"11111111-0000-0000-0000-0000000000a{{i}}","lineType":"Item","lineObjectNumber":"SKU-1","unitOfMeasureCode":"CASE12","quantity":{{l.Item1}},"unitPrice":12.5,"discountAmount":{{l.Item2}}}""")));
        using var wire = new BusinessCentralWire(configureErp: Erp, unitText: Units).Answer(Whole(lines)).Answer(Empty);

        Assert.Empty(Assert.IsType<LookupResult<ErpOrder>.Found>(await wire.Erp.FindCreatedOrderAsync(asked)).Value.Differences);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("[{\"id\":\"11111111-0000-0000-0000-0000000000a1\",\"lineType\":\"Item\",\"lineObjectNumber\":\"SKU-1\"}]")]
    public async Task FindCreatedOrder_whose_lines_are_not_told_is_incomplete_by_number_and_by_id(string lines)
    {
        var answer = Whole("LINES").Replace("[LINES]", lines, StringComparison.Ordinal);
        using var wire = new BusinessCentralWire(configureErp: Erp, unitText: Units).Answer(answer).Answer(Empty).Answer(answer);

        foreach (var known in (ErpOrder?[])[null, Known])
        {
            var found = Assert.IsType<LookupResult<ErpOrder>.Found>(await wire.Erp.FindCreatedOrderAsync(Order(), known)).Value;
            Assert.Equal((true, "SO-1", 0), (found.IsIncomplete, found.Number, found.Differences.Count));
        }
    }

    [Fact]
    public async Task FindCreatedOrder_that_was_invoiced_is_compared_by_its_customer()
    {
        using var wire = new BusinessCentralWire(configureErp: Erp, unitText: Units).Answer(Empty).Answer($$"""{"value":[{{Invoice("1", "SO-1", 29.99m)}}]}""");

        var found = Assert.IsType<LookupResult<ErpOrder>.Found>(await wire.Erp.FindCreatedOrderAsync(Order())).Value;

        Assert.Equal((true, false, "customer"), (found.IsInvoiced, found.IsIncomplete, Assert.Single(found.Differences).Name));
    }

    [Fact]
    public async Task CancelOrder_deletes_the_draft_with_the_version_it_read()
    {
        var draft = $$"""{"value":[{{OrderJson("1", "SO-1", "Draft")}}]}""";
        using var wire = new BusinessCentralWire().Answer(draft).Answer(Empty).Answer(draft).Answer("", HttpStatusCode.NoContent);
        await wire.Erp.CancelOrderAsync(Known, SendPermit.WithoutLimit());
        Assert.Equal(4, wire.Requests.Count);
        Assert.EndsWith("&$expand=salesOrderLines", wire.Requests[2].PathAndQuery, StringComparison.Ordinal);
        Assert.Equal("DELETE", wire.Requests[3].Method);
        Assert.EndsWith("/salesOrders(11111111-0000-0000-0000-000000000001)", wire.Requests[3].PathAndQuery, StringComparison.Ordinal);
        Assert.Equal("W/\"v1\"", wire.Requests[3].Headers["If-Match"]);
    }

    [Fact]
    public async Task CancelOrder_of_an_order_that_is_gone_says_so_and_does_not_take_it_for_cancelled()
    {
        using var wire = new BusinessCentralWire().Answer(Empty).Answer(Empty).Answer(Empty).Answer(Empty).Answer(Empty);
        Assert.Equal(FailureKind.NotFound, (await Assert.ThrowsAnyAsync<PortException>(() => wire.Erp.CancelOrderAsync(Known, SendPermit.WithoutLimit()))).Kind);
        Assert.All(wire.Requests, r => Assert.Equal("GET", r.Method));
    }

    [Theory]
    [InlineData("Open", "0")]
    [InlineData("Draft", "1")]
    public async Task CancelOrder_refuses_what_is_released_or_shipped(string status, string shipped)
    {
        var order = $$"""{"value":[{{OrderJson("1", "SO-1", status, shipped)}}]}""";
        using var wire = new BusinessCentralWire().Answer(order).Answer(Empty).Answer(order);
        var error = await Assert.ThrowsAsync<PortException>(() => wire.Erp.CancelOrderAsync(Known, SendPermit.WithoutLimit()));
        Assert.Equal(FailureKind.Rejected, error.Kind);
        Assert.DoesNotContain(wire.Requests, r => r.Method == "DELETE");
    }

    [Fact]
    public async Task CancelOrder_refuses_what_was_invoiced()
    {
        using var wire = new BusinessCentralWire().Answer(Empty).Answer($$"""{"value":[{{Invoice("1", "SO-1", 1m)}}]}""");
        Assert.Equal(FailureKind.Rejected, (await Assert.ThrowsAsync<PortException>(() => wire.Erp.CancelOrderAsync(Known, SendPermit.WithoutLimit()))).Kind);
    }

    [Theory]
    [InlineData(" ", 0, false, null)]
    [InlineData("_x0020_", 500, false, "500")]
    [InlineData("Ship", 0, true, null)]
    [InlineData("Invoice", 0, true, null)]
    [InlineData("All", 0, true, null)]
    [InlineData("Privacy_x0020_Blocked", 0, true, null)]
    public async Task FindCustomer_reads_blocks_and_credit(string blocked, int limit, bool isBlocked, string? expectedLimit)
    {
        using var wire = new BusinessCentralWire().Answer(
            $$$"""{"value":[{"id":"11111111-0000-0000-0000-000000000001","number":"C-BQ","blocked":"{{{blocked}}}","creditLimit":{{{limit}}},"customerFinancialDetail":{"id":"11111111-0000-0000-0000-000000000001","balance":12.34}}]}""");
        var found = Assert.IsType<LookupResult<ErpCustomer>.Found>(await wire.Erp.FindCustomerAsync(new CustomerNumber("c-bq")));
        Assert.Equal(isBlocked, found.Value.IsBlocked);
        Assert.Equal(expectedLimit is null ? CreditLimit.Unlimited : CreditLimit.Of(decimal.Parse(expectedLimit)), found.Value.CreditLimit);
        Assert.Equal(12.34m, found.Value.Balance);
    }

    [Fact]
    public async Task FindCustomer_that_tells_no_limit_is_not_one_without_a_limit()
    {
        using var wire = new BusinessCentralWire().Answer("""{"value":[{"id":"11111111-0000-0000-0000-000000000001","number":"C-BQ","blocked":" "}]}""");
        Assert.Equal(CreditLimit.NotSaid, Assert.IsType<LookupResult<ErpCustomer>.Found>(await wire.Erp.FindCustomerAsync(new CustomerNumber("C-BQ"))).Value.CreditLimit);
    }

    [Fact]
    public async Task FindCustomer_that_is_not_there_is_absent()
    {
        using var wire = new BusinessCentralWire().Answer(Empty);
        Assert.IsType<LookupResult<ErpCustomer>.Absent>(await wire.Erp.FindCustomerAsync(new CustomerNumber("C-1")));
    }

    [Fact]
    public async Task GetItems_asks_in_chunks_and_answers_in_the_callers_spelling()
    {
        var skus = Enumerable.Range(1, 41).Select(i => new Sku($"sku-{i}")).Append(new Sku(new string('x', 21))).ToList();
        using var wire = new BusinessCentralWire()
            .Answer("""{"value":[{"id":"11111111-0000-0000-0000-000000000001","number":"SKU-1","baseUnitOfMeasureCode":"PCS","blocked":true,"inventory":7.5}]}""")
            .Answer(Empty);
        var items = await wire.Erp.GetItemsAsync(skus);
        Assert.Equal([new ErpItem(new Sku("sku-1"), "PCS", true, 7.5m)], items);
        Assert.Equal(2, wire.Requests.Count);
        Assert.Contains("$filter=number eq 'sku-1' or number eq 'sku-2' or ", wire.Requests[0].PathAndQuery, StringComparison.Ordinal);
        Assert.EndsWith("$filter=number eq 'sku-41'", wire.Requests[1].PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GBP", "true", true)]
    [InlineData("GBP", "false", false)]
    [InlineData("GBP", "null", null)]
    [InlineData(null, "true", true)]
    public async Task GetItems_gives_the_price_of_the_card_with_its_tax_basis_where_the_local_currency_is_known(string? currency, string includesTax, bool? expected)
    {
        using var wire = new BusinessCentralWire(configureErp: o => o.LocalCurrency = currency)
            .Answer($$"""{"value":[{"id":"11111111-0000-0000-0000-000000000001","number":"SKU-1","baseUnitOfMeasureCode":"PCS","unitPrice":4.5,"priceIncludesTax":{{includesTax}}}]}""");

        var item = Assert.Single(await wire.Erp.GetItemsAsync([new Sku("SKU-1")]));

        Assert.Equal((currency is null ? null : new Money(4.5m, new CurrencyCode(currency)), expected), (item.UnitPrice, item.PriceIncludesTax));
    }

    [Fact]
    public async Task GetItems_without_a_price_gives_none()
    {
        using var wire = new BusinessCentralWire(configureErp: static o => o.LocalCurrency = "GBP")
            .Answer("""{"value":[{"id":"11111111-0000-0000-0000-000000000001","number":"SKU-1","baseUnitOfMeasureCode":"PCS"}]}""");

        Assert.Null(Assert.Single(await wire.Erp.GetItemsAsync([new Sku("SKU-1")])).UnitPrice);
    }

    [Fact]
    public async Task GetItems_of_nothing_asks_nothing()
    {
        using var wire = new BusinessCentralWire();
        Assert.Empty(await wire.Erp.GetItemsAsync([]));
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task GetShipments_reads_a_little_behind_and_keeps_item_lines_only()
    {
        using var wire = new BusinessCentralWire().AnswerFixture("salesShipments-one");
        var shipments = new List<ErpShipment>();
        await foreach (var s in wire.Erp.GetShipmentsChangedSinceAsync(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero)))
            shipments.Add(s);

        Assert.EndsWith(
            "/salesShipments?$filter=lastModifiedDateTime ge 2026-11-20T11:58:00.000Z&$expand=salesShipmentLines&$orderby=lastModifiedDateTime",
            Assert.Single(wire.Requests).PathAndQuery,
            StringComparison.Ordinal);
        var shipment = Assert.Single(shipments);
        Assert.Equal("SS-3001", shipment.Number);
        Assert.Equal("BQ:OR-77120-A", shipment.ExternalNumber);
        Assert.Equal(new ErpShipmentLine(new Sku("SKU-1"), 2m, "CASE12"), Assert.Single(shipment.Lines));
    }

    [Fact]
    public async Task GetShipments_from_the_beginning_of_time_works()
    {
        using var wire = new BusinessCentralWire().Answer(Empty);
        await foreach (var _ in wire.Erp.GetShipmentsChangedSinceAsync(DateTimeOffset.MinValue))
            Assert.Fail("There is none.");
        Assert.Contains("ge 0001-01-01T00:00:00.000Z", wire.Requests[0].PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("salesOrders-one")]
    [InlineData("salesShipments-one")]
    public async Task Only_port_failures_escape_from_damaged_answers(string fixture)
    {
        var body = BusinessCentralWire.Fixture(fixture);
        var random = new Random(20261121);
        for (var i = 0; i < 300; i++)
        {
            var damaged = body.ToCharArray();
            for (var hits = random.Next(1, 4); hits > 0; hits--)
                damaged[random.Next(damaged.Length)] = "\"{}[],:0n\\xé"[random.Next(12)];
            var text = new string(damaged, 0, i % 2 == 0 ? damaged.Length : random.Next(damaged.Length));
            using var wire = new BusinessCentralWire().Answer(text).Answer(Empty);
            try
            {
                if (fixture == "salesOrders-one")
                    await wire.Erp.FindOrderAsync(External);
                else
                    await foreach (var _ in wire.Erp.GetShipmentsChangedSinceAsync(DateTimeOffset.UnixEpoch));
            }
            catch (PortException)
            {
                // The one family of failures a caller has to know.
            }
        }
    }

    private static string Units(UnitCode unit) => unit.Value == "XCS" ? "CASE12" : unit.Value;

    private static void Erp(BusinessCentralErpOptions options)
    {
        options.Charges["Shipping"] = new BusinessCentralCharge(SalesLineType.Account, "6100");
    }

    private static SalesOrder Order() => new()
    {
        Key = OrderKey.Parse(External),
        ExternalNumber = External,
        Origin = Origin.Marketplace,
        Channel = "BQ_UK",
        OrderedAt = new DateTimeOffset(2026, 11, 20, 23, 30, 0, TimeSpan.Zero),
        ShipBy = new DateTimeOffset(2026, 11, 23, 17, 0, 0, TimeSpan.Zero),
        Customer = new CustomerNumber("C-BQ"),
        Currency = CurrencyCode.Gbp,
        PricesIncludeTax = true,
        PurchaseOrderNumber = "PO-9",
        DeliveryService = "STD",
        ExpectedFees = new Money(4.20m, CurrencyCode.Gbp),
        ShipTo = new PostalAddress
        {
            Name = "Pat Example",
            Company = "Example Ltd",
            Line1 = "1 Sample Road",
            City = "Leeds",
            Postcode = "LS1 1AA",
            CountryCode = "GB",
            Phone = "0113 496 0000",
            Email = "relay@example.com",
        },
        Lines =
        [
            new SalesOrderLine
            {
                LineId = new OrderLineId("OR-77120-A-1"),
                Sku = new Sku("SKU-1"),
                Description = "Twelve tins of paint",
                Quantity = new Quantity(24, new UnitCode("EA")),
                Ordered = new OrderedPack(new UnitCode("XCS"), 2, new Ratio(12), new Money(12.50m, CurrencyCode.Gbp)),
                Amount = new Money(24.00m, CurrencyCode.Gbp),
            },
        ],
        Charges = [new SalesOrderCharge(ChargeKind.Shipping, new Money(5.99m, CurrencyCode.Gbp)), new SalesOrderCharge(ChargeKind.Commission, Money.Zero(CurrencyCode.Gbp))],
        Total = new Money(29.99m, CurrencyCode.Gbp),
    };

    private static SalesOrder With(string field, string text)
    {
        var order = Order();
        var to = order.ShipTo;
        var line = order.Lines[0];
        return field switch
        {
            "shipToName" => order with { ShipTo = to with { Company = text } },
            "shipToContact" => order with { ShipTo = to with { Name = text } },
            "shipToCountry" => order with { ShipTo = to with { CountryCode = text } },
            "shipToAddressLine1" => order with { ShipTo = to with { Line1 = text } },
            "shipToAddressLine2" => order with { ShipTo = to with { Line2 = text } },
            "shipToCity" => order with { ShipTo = to with { City = text } },
            "shipToState" => order with { ShipTo = to with { Region = text } },
            "shipToPostCode" => order with { ShipTo = to with { Postcode = text } },
            "externalDocumentNumber" => order with { ExternalNumber = text },
            "customerNumber" => order with { Customer = new CustomerNumber(text) },
            "lineObjectNumber" => order with { Lines = [line with { Sku = new Sku(text) }] },
            _ => order with { Lines = [line with { Ordered = line.Ordered with { Unit = new UnitCode(text) } }] },
        };
    }

    /// <summary>The order of these tests as the ERP gives it back: upper and lower case, blanks, pennies and comments of its own.</summary>
    private static string Whole(string? lines = null) => $$"""
        {"value":[{"id":"{{Known.Id}}","number":"SO-1","externalDocumentNumber":"BQ:OR-77120-A","customerNumber":"c-bq","pricesIncludeTax":true,"currencyCode":"GBP",
        "shipToName":"EXAMPLE LTD ","shipToContact":"Pat Example","shipToAddressLine1":"1 sample  road","shipToAddressLine2":"","shipToCity":"LEEDS","shipToState":"West Yorkshire","shipToPostCode":"ls1 1aa",
        "shipToCountry":"GB","totalAmountIncludingTax":29.99,"status":"Draft","salesOrderLines":[{{lines ?? """
        {"id":"11111111-0000-0000-0000-0000000000a1","lineType":"Comment","description":"Printed"},
        {"id":"11111111-0000-0000-0000-0000000000a2","lineType":"Account","lineObjectNumber":"6100","quantity":1,"unitPrice":5.99},
        {"id":"11111111-0000-0000-0000-0000000000a3","lineType":"Item","lineObjectNumber":"sku-1","unitOfMeasureCode":"CASE12","quantity":2,"unitPrice":12.50,"discountAmount":1.0,"totalTaxAmount":4.00}
        """}}]}]}
        """;

    private static string OrderJson(string id, string number, string status, string shipped = "0") =>
        $$"""{"@odata.etag":"W/\"v{{id}}\"","id":"11111111-0000-0000-0000-00000000000{{id}}","number":"{{number}}","externalDocumentNumber":"BQ:OR-77120-A","status":"{{status}}","fullyShipped":false,"salesOrderLines":[{"id":"11111111-0000-0000-0000-0000000000a1","lineType":"Item","shippedQuantity":{{shipped}}}]}""";

    private static string Invoice(string id, string orderNumber, decimal total) => FormattableString.Invariant(
        $$"""{"id":"22222222-0000-0000-0000-00000000000{{id}}","number":"SI-{{id}}","externalDocumentNumber":"BQ:OR-77120-A","orderNumber":"{{orderNumber}}","currencyCode":"GBP","totalAmountIncludingTax":{{total}},"status":"Open"}""");
}
