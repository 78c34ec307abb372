using System.Net;
using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Dynamics365.Tests.Support;
using Connectors.Http;

namespace Connectors.Dynamics365.Tests;

/// <summary>What ERPs, and the people at work in them, do meanwhile.</summary>
public sealed class ErpHabitsTests
{
    private const string Empty = """{"value":[]}""";
    private const string Id1 = "11111111-0000-0000-0000-000000000001";
    private const string Id2 = "11111111-0000-0000-0000-000000000002";
    private const string Lines = """[{"id":"11111111-0000-0000-0000-0000000000a1","lineType":"Item","shippedQuantity":0}]""";

    private static readonly ErpOrder Known = new() { Id = Id1, Number = "SO-1", ExternalNumber = "bq:1-A" };

    // Cancelling

    [Fact]
    public async Task An_order_that_is_posted_between_two_readings_is_invoiced_and_not_cancelled()
    {
        using var wire = new BusinessCentralWire().Answer(Page(Order(Id1, "SO-1"))).Answer(Empty).Answer(Empty).Answer(Page(Invoice("SO-1")));
        await RefusedAsync(wire, "invoiced");
    }

    [Fact]
    public async Task An_order_that_is_posted_while_its_deletion_is_on_the_way_is_invoiced_and_not_cancelled()
    {
        using var wire = new BusinessCentralWire().Answer(Page(Order(Id1, "SO-1"))).Answer(Empty).Answer(Page(Order(Id1, "SO-1", Lines)))
            .AnswerError(HttpStatusCode.NotFound, "Internal_RecordNotFound", "The order does not exist.").Answer(Empty).Answer(Page(Invoice("SO-1")));
        var failure = await Assert.ThrowsAnyAsync<PortException>(() => wire.Erp.CancelOrderAsync(Known, SendPermit.WithoutLimit()));
        Assert.Contains("invoiced", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_whose_number_was_edited_before_it_was_posted_is_found_by_its_own_number()
    {
        using var wire = new BusinessCentralWire().Answer(Empty).Answer(Empty).Answer(Empty).Answer(Empty).Answer(Page(Invoice("SO-1").Replace("bq:1-A", "PO-7", StringComparison.Ordinal)));
        await RefusedAsync(wire, "invoiced");
        Assert.EndsWith("/salesInvoices?$filter=orderNumber eq 'SO-1'", wire.Requests[^1].PathAndQuery, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> SecondLooks => new()
    {
        { Page(Order(Id2, "SO-2", Lines), Order(Id1, "SO-1", Lines)), "both, the other way round" },
        { Page(Order(Id1, "SO-1", """[{"id":"11111111-0000-0000-0000-0000000000a1","lineType":"Item","shippedQuantity":1}]""")), "shipped meanwhile" },
        { Page(Order(Id1, "SO-1", Lines).Replace("Draft", "Open", StringComparison.Ordinal)), "released meanwhile" },
        { Page(Order(Id1, "SO-1", Lines), Order(Id2, "SO-2", Lines)), "both" },
        { Page(Order(Id2, "SO-2", Lines)), "another" },
    };

    [Theory]
    [MemberData(nameof(SecondLooks))]
    public async Task When_the_second_reading_brings_another_order_nothing_is_deleted(string second, string what)
    {
        using var wire = new BusinessCentralWire().Answer(Page(Order(Id1, "SO-1"))).Answer(Empty).Answer(second);
        Assert.NotEmpty(what);
        await Assert.ThrowsAnyAsync<PortException>(() => wire.Erp.CancelOrderAsync(Known, SendPermit.WithoutLimit()));
        Assert.All(wire.Requests, static r => Assert.Equal("GET", r.Method));
    }

    [Fact]
    public async Task Another_order_with_the_number_of_the_known_one_is_not_deleted_for_it()
    {
        using var wire = new BusinessCentralWire().Answer(Page(Order(Id2, "SO-2"))).Answer(Empty);
        await RefusedAsync(wire, "another order, SO-2");
    }

    [Fact]
    public async Task An_order_whose_external_number_a_person_edited_is_found_and_deleted_by_its_id()
    {
        var edited = Order(Id1, "SO-1", Lines).Replace("bq:1-A", "CUSTOMER-PO-7", StringComparison.Ordinal);
        using var wire = new BusinessCentralWire().Answer(Empty).Answer(Empty).Answer(Page(edited)).Answer("", HttpStatusCode.NoContent).Answer(Page(edited));
        await wire.Erp.CancelOrderAsync(Known, SendPermit.WithoutLimit());
        Assert.EndsWith($"/salesOrders?$filter=id eq {Id1}&$expand=salesOrderLines", wire.Requests[2].PathAndQuery, StringComparison.Ordinal);
        Assert.Equal("DELETE", wire.Requests[3].Method);
        Assert.Equal("bq:1-A", Assert.IsType<LookupResult<ErpOrder>.Found>(await wire.Erp.FindKnownOrderAsync(Known)).Value.ExternalNumber);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("""[{"id":"11111111-0000-0000-0000-0000000000a1","lineType":"Item","shippedQuantity":null}]""")]
    [InlineData("""[{"id":"11111111-0000-0000-0000-0000000000a1","lineType":"Item","shippedQuantity":0},{"id":"11111111-0000-0000-0000-0000000000a2","lineType":"Account"}]""")]
    [InlineData("""[{"id":"11111111-0000-0000-0000-0000000000a1","lineType":"Item"}]""")]
    [InlineData("""[],"salesOrderLines@odata.nextLink":"https://api.businesscentral.dynamics.com/more" """)]
    public async Task Lines_that_are_not_told_are_not_nothing_shipped(string lines)
    {
        using var wire = new BusinessCentralWire().Answer(Page(Order(Id1, "SO-1"))).Answer(Empty).Answer(Page(Order(Id1, "SO-1", lines)));
        await Assert.ThrowsAnyAsync<PortException>(() => wire.Erp.CancelOrderAsync(Known, SendPermit.WithoutLimit()));
        Assert.All(wire.Requests, static r => Assert.Equal("GET", r.Method));
    }

    [Fact]
    public async Task Lines_that_are_not_in_the_answer_are_not_nothing_shipped()
    {
        using var wire = new BusinessCentralWire().Answer(Page(Order(Id1, "SO-1"))).Answer(Empty).Answer(Page(Order(Id1, "SO-1")));
        Assert.Equal(FailureKind.Unreadable, (await Assert.ThrowsAnyAsync<PortException>(() => wire.Erp.CancelOrderAsync(Known, SendPermit.WithoutLimit()))).Kind);
    }

    // Known orders

    [Fact]
    public async Task A_known_order_that_is_gone_is_absent_only_when_nothing_became_of_it()
    {
        using var wire = new BusinessCentralWire().Answer(Empty).Answer(Empty).Answer(Empty).Answer(Empty)
            .Answer(Empty).Answer(Empty).Answer(Page(Invoice("SO-1")))
            .Answer(Empty).Answer(Page(Order(Id2, "SO-2")))
            .Answer(Empty).Answer(Empty).Answer(Page(Invoice("SO-9")))
            .Answer(Page(Order(Id2, "SO-2")));
        Assert.IsType<LookupResult<ErpOrder>.Absent>(await wire.Erp.FindKnownOrderAsync(Known));
        Assert.True(Assert.IsType<LookupResult<ErpOrder>.Found>(await wire.Erp.FindKnownOrderAsync(Known)).Value.IsInvoiced);
        Assert.IsType<LookupResult<ErpOrder>.CannotTell>(await wire.Erp.FindKnownOrderAsync(Known));
        Assert.IsType<LookupResult<ErpOrder>.CannotTell>(await wire.Erp.FindKnownOrderAsync(Known));
        Assert.IsType<LookupResult<ErpOrder>.CannotTell>(await wire.Erp.FindKnownOrderAsync(Known));
        Assert.Equal(FailureKind.Rejected, (await Assert.ThrowsAnyAsync<PortException>(() => wire.Erp.FindKnownOrderAsync(Known with { Id = "7" }))).Kind);
    }

    // Lists

    [Fact]
    public async Task One_shipment_that_cannot_be_read_does_not_keep_back_the_others()
    {
        const string Answer = """
            {"value":[{"id":"11111111-1111-1111-1111-111111111111","number":"SS-1","externalDocumentNumber":"bq:1-A"},
             {"id":"22222222-2222-2222-2222-222222222222","number":null,"externalDocumentNumber":"bq:2-A"},
             {"id":"33333333-3333-3333-3333-333333333333","number":"SS-3","externalDocumentNumber":"bq:3-A","salesShipmentLines":[null]},
             {"id":"44444444-4444-4444-4444-444444444444","number":"SS-4","externalDocumentNumber":"bq:4-A"}]}
            """;
        using var wire = new BusinessCentralWire().Answer(Answer).Answer(Answer);
        var seen = new List<string>();
        var failure = await Assert.ThrowsAsync<ConnectorUnreadableItemsException>(async () =>
        {
            await foreach (var shipment in wire.Erp.GetShipmentsChangedSinceAsync(DateTimeOffset.UnixEpoch))
                seen.Add(shipment.Number);
        });
        Assert.Equal(["SS-1", "SS-4"], seen);
        Assert.Equal(["22222222-2222-2222-2222-222222222222", "33333333-3333-3333-3333-333333333333"], failure.Items.Select(static i => i.Id));
        Assert.StartsWith("$.value[1]", failure.Items[0].Path, StringComparison.Ordinal);

        var page = await wire.Erp.GetShipmentChangesAsync(DateTimeOffset.UnixEpoch);
        Assert.Equal((2, 2, null), (page.Items.Count, page.Unreadable.Count, page.Continuation));
    }

    [Fact]
    public async Task Shipments_come_with_the_time_that_the_service_tells()
    {
        var at = new DateTimeOffset(2031, 5, 1, 12, 0, 0, TimeSpan.Zero);
        using var wire = new BusinessCentralWire().Answer(() =>
        {
            var answer = BusinessCentralWire.Respond(HttpStatusCode.OK, Empty);
            answer.Headers.Date = at;
            return answer;
        });
        Assert.Equal(at, (await wire.Erp.GetShipmentChangesAsync(DateTimeOffset.UnixEpoch)).SystemTime);
    }

    [Fact]
    public async Task Shipments_are_read_page_by_page_by_the_services_own_link()
    {
        var link = BusinessCentralWire.Root + $"companies({BusinessCentralWire.Company})/salesShipments?$skiptoken=1";
        using var wire = new BusinessCentralWire().Answer($$"""{"value":[],"@odata.nextLink":"{{link}}"}""").Answer(Empty);
        var first = await wire.Erp.GetShipmentChangesAsync(DateTimeOffset.UnixEpoch);
        Assert.Equal((0, link), (first.Items.Count, first.Continuation));
        Assert.Null((await wire.Erp.GetShipmentChangesAsync(DateTimeOffset.UnixEpoch, first.Continuation)).Continuation);
        Assert.Equal(new Uri(link), wire.Requests[1].Address);
    }

    [Theory]
    [InlineData("\"salesShipmentLines\":\"none\"")]
    [InlineData("\"salesShipmentLines\":[{\"lineObjectNumber\":\"A\",\"quantity\":\"two\"}]")]
    [InlineData("\"lastModifiedDateTime\":\"yesterday\"")]
    [InlineData("\"customerNumber\":\"half \\ud83d\"")]
    public async Task A_shipment_with_any_member_that_cannot_be_read_is_told_beside_the_others(string member)
    {
        using var wire = new BusinessCentralWire().Answer($$"""{"value":[{"id":"22222222-2222-2222-2222-222222222222","number":"SS-2","externalDocumentNumber":"bq:2-A",{{member}}},{"id":"44444444-4444-4444-4444-444444444444","number":"SS-4","externalDocumentNumber":"bq:4-A"}]}""");
        var page = await wire.Erp.GetShipmentChangesAsync(DateTimeOffset.UnixEpoch);
        Assert.Equal("SS-4", Assert.Single(page.Items).Number);
        Assert.Equal("22222222-2222-2222-2222-222222222222", Assert.Single(page.Unreadable).Id);
    }

    [Theory]
    [InlineData("""{"value":[{"id":"11111111-0000-0000-0000-000000000001","number":null}]}""", Empty)]
    [InlineData("""{"value":[{"id":"11111111-0000-0000-0000-000000000001","number":"SO-1","externalDocumentNumber":"bq:1-A","totalAmountIncludingTax":"much"}]}""", Empty)]
    [InlineData("""{"value":[null]}""", Empty)]
    [InlineData(Empty, """{"value":[{"id":"none","number":"SI-1"}]}""")]
    public async Task A_look_up_whose_answer_cannot_be_read_is_neither_absent_nor_found(string orders, string invoices)
    {
        using var wire = new BusinessCentralWire().Answer(orders).Answer(invoices);
        Assert.IsType<LookupResult<ErpOrder>.CannotTell>(await wire.Erp.FindOrderAsync("bq:1-A"));
    }

    [Fact]
    public async Task Many_orders_are_looked_for_with_two_calls_for_twenty()
    {
        var second = Order(Id2, "SO-2").Replace("bq:1-A", "BQ:2-A", StringComparison.Ordinal);
        using var wire = new BusinessCentralWire().Answer(Page(Order(Id1, "SO-1"), second)).Answer(Empty).Answer(Empty).Answer(Page(Invoice("SO-9").Replace("bq:1-A", "bq:25-A", StringComparison.Ordinal)));
        var found = await wire.Erp.FindOrdersAsync([.. Enumerable.Range(1, 25).Select(static n => $"bq:{n}-A")]);
        Assert.Equal((25, 4), (found.Count, wire.Requests.Count));
        Assert.Equal(Id1, Assert.IsType<LookupResult<ErpOrder>.Found>(found[0]).Value.Id);
        Assert.Equal("bq:2-A", Assert.IsType<LookupResult<ErpOrder>.Found>(found[1]).Value.ExternalNumber);
        Assert.True(Assert.IsType<LookupResult<ErpOrder>.Found>(found[24]).Value.IsInvoiced);
        Assert.All(found.Skip(2).SkipLast(1), static f => Assert.IsType<LookupResult<ErpOrder>.Absent>(f));
    }

    [Fact]
    public async Task Of_many_orders_two_of_one_number_concern_that_one_and_strange_ones_have_each_looked_for_alone()
    {
        using var twins = new BusinessCentralWire().Answer(Page(Order(Id1, "SO-1"), Order(Id2, "SO-2"))).Answer(Empty);
        var found = await twins.Erp.FindOrdersAsync(["bq:1-A", "bq:2-A"]);
        Assert.IsType<LookupResult<ErpOrder>.CannotTell>(found[0]);
        Assert.IsType<LookupResult<ErpOrder>.Absent>(found[1]);

        using var strange = new BusinessCentralWire().Answer(Page(Order(Id1, "SO-1"))).Answer(Empty).Answer(Page(Order(Id1, "SO-1"))).Answer(Empty).Answer(Empty).Answer(Empty);
        found = await strange.Erp.FindOrdersAsync(["bq:2-A", "bq:3-A"]);
        Assert.IsType<LookupResult<ErpOrder>.CannotTell>(found[0]);
        Assert.IsType<LookupResult<ErpOrder>.Absent>(found[1]);
    }

    [Fact]
    public async Task One_order_that_cannot_be_read_concerns_itself_alone()
    {
        using var wire = new BusinessCentralWire().Answer(Page(Order(Id1, "SO-1"), """{"id":"none"}""")).Answer(Empty).Answer(Page(Order(Id1, "SO-1"))).Answer(Empty).Answer(Page("""{"id":"none"}""")).Answer(Empty);
        var found = await wire.Erp.FindOrdersAsync(["bq:1-A", "bq:2-A"]);
        Assert.Equal(Id1, Assert.IsType<LookupResult<ErpOrder>.Found>(found[0]).Value.Id);
        Assert.IsType<LookupResult<ErpOrder>.CannotTell>(found[1]);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(""","customerNumber":"c-bq","pricesIncludeTax":true,"shipToName":"PAT EXAMPLE","shipToAddressLine1":"1 Sample Road","shipToCity":"Leeds","shipToPostCode":"LS11AA","shipToCountry":"GB" """, "")]
    [InlineData(""","customerNumber":"C-SHOP" """, "customer")]
    [InlineData(""","pricesIncludeTax":false""", "prices include tax")]
    [InlineData(""","shipToName":"Pat Example","shipToAddressLine1":"2 Other Road","shipToCity":"Leeds","shipToPostCode":"LS1 1AA","shipToCountry":"GB" """, "ship-to address line 1")]
    [InlineData(""","customerNumber":"C-BQ","shipToName":"Pat Example","shipToAddressLine1":"1 Sample Road","shipToCity":"Leeds","shipToPostCode":"LS1 1AA","shipToCountry":"GB","salesOrderLines":[{"id":"11111111-0000-0000-0000-0000000000a1","lineType":"Item","lineObjectNumber":"SKU-1","quantity":24,"unitPrice":5,"unitOfMeasureCode":"EA"}]""", "line SKU-1 quantity")]
    public async Task What_the_answer_to_a_creation_tells_otherwise_than_it_was_asked_for_is_a_difference(string told, string difference)
    {
        using var wire = new BusinessCentralWire().Answer($$"""{"id":"{{Id1}}","number":"SO-1","externalDocumentNumber":"bq:1-A"{{told}}}""", HttpStatusCode.Created);
        var created = await wire.Erp.CreateOrderAsync(Booking(), SendPermit.WithoutLimit());
        Assert.Equal(difference, string.Join(',', created.Differences.Select(static d => d.Name)));
    }

    [Fact]
    public async Task An_address_that_the_ERP_fills_in_for_an_order_without_one_is_no_difference()
    {
        using var wire = new BusinessCentralWire().Answer($$"""{"id":"{{Id1}}","number":"SO-1","externalDocumentNumber":"bq:1-A","customerNumber":"C-BQ","shipToName":"Marketplace","shipToCity":"London"}""", HttpStatusCode.Created);
        Assert.Empty((await wire.Erp.CreateOrderAsync(Booking() with { ShipTo = new PostalAddress() }, SendPermit.WithoutLimit())).Differences);
    }

    [Fact]
    public async Task Orders_looked_for_before_they_are_created_at_the_same_time_share_their_calls()
    {
        Task<LookupResult<ErpOrder>>[] others = [];
        using var wire = new BusinessCentralWire();
        wire.Answer(() =>
        {
            others = [wire.Erp.FindCreatedOrderAsync(Booking() with { ExternalNumber = "bq:2-A" }), wire.Erp.FindCreatedOrderAsync(Booking() with { ExternalNumber = "bq:3-A" })];
            return BusinessCentralWire.Respond(HttpStatusCode.OK, Empty);
        }).Answer(Empty).Answer(Page(Order(Id1, "SO-1").Replace("bq:1-A", "BQ:3-A", StringComparison.Ordinal))).Answer(Empty);

        Assert.IsType<LookupResult<ErpOrder>.Absent>(await wire.Erp.FindCreatedOrderAsync(Booking() with { ExternalNumber = "bq:1-A" }));
        Assert.IsType<LookupResult<ErpOrder>.Absent>(await others[0]);
        Assert.Equal(("bq:3-A", true), Assert.IsType<LookupResult<ErpOrder>.Found>(await others[1]).Value is var found ? (found.ExternalNumber, found.IsIncomplete) : default);
        Assert.Equal(4, wire.Requests.Count);
        Assert.Contains("externalDocumentNumber eq 'bq:2-A' or externalDocumentNumber eq 'bq:3-A'", wire.Requests[2].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_that_lost_its_number_is_looked_for_by_the_services_own_clock_and_by_what_its_comments_name()
    {
        const string Named = ""","salesOrderLines":[{"id":"11111111-0000-0000-0000-0000000000a9","lineType":"Comment","description":"Marketplace order bq:1-A"}]""";
        using var wire = new BusinessCentralWire();
        wire.Answer(() =>
        {
            var answer = BusinessCentralWire.Respond(HttpStatusCode.OK, Empty);
            answer.Headers.Date = new DateTimeOffset(2031, 5, 1, 12, 0, 0, TimeSpan.Zero);
            return answer;
        }).Answer(Empty).Answer(Page(Renumbered(Id1, "SO-1", Named), Renumbered(Id2, "SO-2", Named.Replace("1-A", "2-A", StringComparison.Ordinal)))).Answer(Empty);

        var found = Assert.IsType<LookupResult<ErpOrder>.Found>(await wire.Erp.FindAttemptedOrderAsync(Booking(), TimeSpan.FromMinutes(40))).Value;

        Assert.Equal(("SO-1", "bq:1-A"), (found.Number, found.ExternalNumber));
        Assert.All(wire.Requests.Skip(2), static r => Assert.Contains("customerNumber eq 'C-BQ' and lastModifiedDateTime ge 2031-05-01T11:", Uri.UnescapeDataString(r.PathAndQuery), StringComparison.Ordinal));
        Assert.Equal(4, wire.Requests.Count);

        static string Renumbered(string id, string number, string lines) => $$"""{"id":"{{id}}","number":"{{number}}","externalDocumentNumber":"PO-9","customerNumber":"C-BQ","lastModifiedDateTime":"2031-05-01T11:30:00Z"{{lines}}}""";
    }

    [Fact]
    public async Task Whether_an_order_lost_its_number_cannot_be_told_where_one_of_the_customer_does_not_tell_its_lines()
    {
        using var wire = new BusinessCentralWire().Answer(Empty).Answer(Empty).Answer(Page(Order(Id1, "SO-1", """[],"salesOrderLines@odata.nextLink":"https://api.example/next" """).Replace("bq:1-A", "PO-9", StringComparison.Ordinal).Replace("\"status\"", "\"customerNumber\":\"C-BQ\",\"lastModifiedDateTime\":\"2031-05-01T11:30:00Z\",\"status\"", StringComparison.Ordinal))).Answer(Empty);

        var seen = Assert.IsType<LookupResult<ErpOrder>.CannotTell>(await wire.Erp.FindAttemptedOrderAsync(Booking(), TimeSpan.FromMinutes(40)));

        Assert.Contains("SO-1", seen.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_item_that_cannot_be_read_is_told_beside_the_others()
    {
        using var wire = new BusinessCentralWire().Answer(
            """{"value":[{"id":"11111111-0000-0000-0000-000000000001","number":"A","inventory":3},{"id":"11111111-0000-0000-0000-000000000002","number":"B","inventory":"three"}]}""");
        var items = await wire.Erp.GetItemsAsync([new Sku("A"), new Sku("B")]);
        Assert.Equal("A", Assert.Single(items).Sku.Value);
        Assert.Equal("11111111-0000-0000-0000-000000000002", Assert.Single(items.Unreadable).Id);
    }

    [Fact]
    public async Task An_empty_page_with_a_link_is_followed()
    {
        var link = BusinessCentralWire.Root + $"companies({BusinessCentralWire.Company})/salesOrders?$skiptoken=1";
        using var wire = new BusinessCentralWire().Answer($$"""{"value":[],"@odata.nextLink":"{{link}}"}""").Answer(Page(Order(Id1, "SO-1"))).Answer(Empty);
        Assert.IsType<LookupResult<ErpOrder>.Found>(await wire.Erp.FindOrderAsync("bq:1-A"));
    }

    [Fact]
    public async Task Lists_that_nobody_reads_after_writing_come_from_the_replica_and_the_others_do_not()
    {
        var link = BusinessCentralWire.Root + $"companies({BusinessCentralWire.Company})/items?$skiptoken=1";
        using var wire = new BusinessCentralWire().Answer($$"""{"value":[],"@odata.nextLink":"{{link}}"}""").Answer(Empty).Answer(Empty).Answer(Empty).Answer(Empty).Answer(Empty);
        await wire.Erp.GetItemsAsync([new Sku("A")]);
        await wire.Erp.GetShipmentChangesAsync(DateTimeOffset.UnixEpoch);
        await wire.Erp.FindCustomerAsync(new CustomerNumber("C"));
        await wire.Erp.FindOrderAsync("bq:1-A");
        Assert.All(wire.Requests.Take(4), static r => Assert.Equal("ReadOnly", r.Headers["Data-Access-Intent"]));
        Assert.All(wire.Requests.Skip(4), static r => Assert.DoesNotContain("Data-Access-Intent", r.Headers.Keys));
        Assert.Equal(6, wire.Requests.Count);
    }

    // Locks

    [Theory]
    [InlineData("The field No. of table Sales Line contains a value (DEADLOCK-5L) that cannot be found in the related table (Item).")]
    [InlineData("Blocked must be equal to 'No' in Item: No.=DEADLOCK-5L. Current value is 'Yes'.")]
    [InlineData("Item Mortice Deadlock 5 Lever 64 mm does not exist.")]
    [InlineData("The field Description contains a value (The Item table was locked by another user.) that cannot be found in the related table (Item).")]
    [InlineData("The value 'x. The Item table was locked by another user. y' is not an option.")]
    [InlineData("Description must be equal to 'No' in Item: Description=Door. It is locked by another")]
    [InlineData("Please retry the activity of a deadlock.")]
    [InlineData("The field Description contains a value (Paint (5L). The Item table was locked by another user. (x)) that cannot be found in the related table (Item).")]
    [InlineData("The value 'Driver's lock. The Item table was locked by another user. End' is not an option.")]
    [InlineData("Customer Deadlock & Sons' Ltd does not exist.")]
    public async Task A_product_that_is_a_lock_is_no_lock(string message)
    {
        using var wire = new BusinessCentralWire(configureErp: Charges).AnswerError(HttpStatusCode.BadRequest, "Internal_InvalidTableRelation", message);
        var failure = await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Erp.CreateOrderAsync(Booking(), SendPermit.WithoutLimit()));
        Assert.Equal((FailureKind.Rejected, false), (failure.Kind, failure.IsTransient));
    }

    [Theory]
    [InlineData("The operation could not complete because a record in the Sales Header table was locked by another user. Please retry the activity.")]
    [InlineData("We can't save your changes right now, because a record in table 'Sales Header' is being updated in a transaction done by another session. Please try again later.")]
    [InlineData("Your activity was deadlocked with another user modifying the Sales Line table. Please retry the activity.")]
    [InlineData("The Sales Header table was locked by another user.")]
    [InlineData("Transaction (Process ID 61) was deadlocked on lock resources with another process and has been chosen as the deadlock victim. Rerun the transaction.")]
    [InlineData("The order was not saved. The Sales Header table was locked by another user. Please retry the activity.")]
    [InlineData("The customer's order was not saved. The Sales Header table was locked by another user.")]
    [InlineData("The record (Sales Header (SO-1)) was not saved. The Sales Header table is locked by another user!")]
    public void A_sentence_that_says_lock_is_one(string message) => Assert.True(new LockSentences(new BusinessCentralClientOptions().LockPhrases).Match(message));

    // Contact data

    [Theory]
    [InlineData("07700 900123 ext 4", "07700 900123", "Telephone 07700 900123 ext 4")]
    [InlineData("+44 (0)7700 900123", "+44 (0)7700 900123", null)]
    [InlineData("07700 900123 / 0113 496 0000 x12", "07700 900123 / 0113 496 0000", "Telephone 07700 900123 / 0113 496 0000 x12")]
    [InlineData("call my wife", null, "Telephone call my wife")]
    [InlineData("tel: 07700 900123", null, "Telephone tel: 07700 900123")]
    [InlineData("07700\u00A0900123", "07700 900123", null)]
    [InlineData("\u0660\u0661\u0662\u0663\u0664\u0665", null, "Telephone \u0660\u0661\u0662\u0663\u0664\u0665")]
    [InlineData("113/ext", null, "Telephone 113/ext")]
    [InlineData("07700 900123 or 07700 900124 or so", "07700 900123", "Telephone 07700 900123 or 07700 900124 or so")]
    [InlineData("0123456789012345678901234567890123456789", null, "Telephone 0123456789012345678901234567890123456789")]
    public async Task A_telephone_number_never_stops_an_order(string phone, string? expected, string? comment) =>
        await ContactAsync(to => to with { Phone = phone }, "phoneNumber", expected, comment);

    [Theory]
    [InlineData("relay+1@mail.example.com", "relay+1@mail.example.com", null)]
    [InlineData(" relay@example.com ", "relay@example.com", null)]
    [InlineData("nobody", null, "E-mail nobody")]
    [InlineData("a@b@example.com", null, "E-mail a@b@example.com")]
    [InlineData("pat example@example.com", null, "E-mail pat example@example.com")]
    [InlineData("pat@example", null, "E-mail pat@example")]
    [InlineData("a@example.com;b@example.com", null, "E-mail a@example.com;b@example.com")]
    public async Task An_email_address_never_stops_an_order(string email, string? expected, string? comment) =>
        await ContactAsync(to => to with { Email = email }, "email", expected, comment);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_character_of_two_units_is_never_cut_in_half(int before)
    {
        using var wire = new BusinessCentralWire(configureErp: Charges).AnswerFixture("salesOrder-created", HttpStatusCode.Created);
        var order = Booking();
        var note = new string('x', before) + string.Concat(Enumerable.Repeat("\U0001F511", 120));
        await wire.Erp.CreateOrderAsync(order with { ShipTo = order.ShipTo with { DeliveryNote = note } }, SendPermit.WithoutLimit());
        using var body = JsonDocument.Parse(wire.Requests[0].Body);
        var comments = body.RootElement.GetProperty("salesOrderLines").EnumerateArray()
            .Where(static l => l.GetProperty("lineType").GetString() == "Comment").Select(static l => l.GetProperty("description").GetString()!).ToList();
        Assert.Contains(note, string.Concat(comments), StringComparison.Ordinal);
        Assert.All(comments, static c => Assert.True(c.Length <= 100));
    }

    // Pennies

    [Theory]
    [InlineData("3", "3.33", "10.00", "3.33333", null)]
    [InlineData("3", "3.34", "10.00", "3.34", "0.02")]
    [InlineData("7", "1.43", "10.00", "1.43", "0.01")]
    [InlineData("6", "1.66", "10.00", "1.66667", null)]
    [InlineData("3", "33.33", "100.00", "33.33333", null)]
    [InlineData("7", "14.28", "100.00", "14.28571", null)]
    [InlineData("1.5", "6.66", "10.00", "6.66667", null)]
    [InlineData("3", "0", "0", "0", null)]
    [InlineData("3000", "0.33", "1000.01", "0.33334", "0.01")]
    [InlineData("2", "12.50", "24.00", "12.50", "1.00")]
    [InlineData("3", "3.333333", "10.00", "3.33333", null)]
    [InlineData("2", "12.50", "25.03", null, null)]
    [InlineData("1", "10.00", "11.00", null, null)]
    public void A_penny_of_rounding_is_booked(string count, string told, string amount, string? unit, string? discount)
    {
        var price = LinePrice.Of(D(count), D(told), new Money(D(amount), new CurrencyCode("GBP")));
        Assert.Equal(unit is null ? null : D(unit), price?.Unit);
        Assert.Equal(discount is null ? null : D(discount), price?.Discount);
        if (price is { } found)
            Assert.Equal(D(amount), decimal.Round(found.Unit * D(count), 2, MidpointRounding.AwayFromZero) - (found.Discount ?? 0));
    }

    [Theory]
    [InlineData("JPY", "3", "333", "1000", "333.33333", null)] // 999.99999 yen are a thousand
    [InlineData("JPY", "3", "334", "1000", "334", "2")]
    [InlineData("JPY", "3", "330", "1000", null, null)]
    [InlineData("KWD", "3", "0.042", "0.125", "0.042", "0.001")]
    [InlineData("KWD", "3", "0.040", "0.125", null, null)]
    public void A_coin_is_that_of_the_currency(string currency, string count, string told, string amount, string? unit, string? discount)
    {
        var code = new CurrencyCode(currency);
        var price = LinePrice.Of(D(count), D(told), new Money(D(amount), code));
        Assert.Equal(unit is null ? null : D(unit), price?.Unit);
        Assert.Equal(discount is null ? null : D(discount), price?.Discount);
        if (price is { } found)
            Assert.Equal(D(amount), LineAmount.Of(D(count), found.Unit, found.Discount, code));
    }

    [Fact]
    public async Task A_line_of_a_penny_more_than_its_packs_is_booked_at_what_it_costs()
    {
        using var wire = new BusinessCentralWire(configureErp: Charges).AnswerFixture("salesOrder-created", HttpStatusCode.Created);
        var order = Booking();
        await wire.Erp.CreateOrderAsync(
            order with { Lines = [order.Lines[0] with { Ordered = order.Lines[0].Ordered with { Count = 3, UnitPrice = new Money(3.33m, CurrencyCode.Gbp) }, Amount = new Money(10.00m, CurrencyCode.Gbp) }] },
            SendPermit.WithoutLimit());
        Assert.Contains("\"quantity\":3,\"unitPrice\":3.33333}", wire.Requests[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_how_long_it_may_still_be_working()
    {
        using var wire = new BusinessCentralWire();
        using var slow = new BusinessCentralWire(configureErp: o => o.StillWorkingFor = TimeSpan.FromMinutes(45));
        Assert.Equal((TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(45)), (wire.Erp.Capabilities.StillWorkingFor, slow.Erp.Capabilities.StillWorkingFor));
    }

    private static decimal D(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task RefusedAsync(BusinessCentralWire wire, string word)
    {
        var failure = await Assert.ThrowsAnyAsync<PortException>(() => wire.Erp.CancelOrderAsync(Known, SendPermit.WithoutLimit()));
        Assert.Equal(FailureKind.Rejected, failure.Kind);
        Assert.Contains(word, failure.Message, StringComparison.Ordinal);
        Assert.All(wire.Requests, static r => Assert.Equal("GET", r.Method));
    }

    private static async Task ContactAsync(Func<PostalAddress, PostalAddress> with, string member, string? expected, string? comment)
    {
        using var wire = new BusinessCentralWire(configureErp: Charges).AnswerFixture("salesOrder-created", HttpStatusCode.Created);
        var order = Booking();
        await wire.Erp.CreateOrderAsync(order with { ShipTo = with(order.ShipTo) }, SendPermit.WithoutLimit());
        using var body = JsonDocument.Parse(wire.Requests[0].Body);
        Assert.Equal(expected, body.RootElement.TryGetProperty(member, out var value) ? value.GetString() : null);
        var comments = body.RootElement.GetProperty("salesOrderLines").EnumerateArray()
            .Where(static l => l.GetProperty("lineType").GetString() == "Comment").Select(static l => l.GetProperty("description").GetString()!).ToList();
        if (comment is null)
            Assert.DoesNotContain(comments, static c => c.StartsWith("Telephone", StringComparison.Ordinal) || c.StartsWith("E-mail", StringComparison.Ordinal));
        else
            Assert.Contains(comment, comments);
    }

    private static SalesOrder Booking() => new()
    {
        Key = new OrderKey(new ConnectionName("bq"), "1-A"),
        ExternalNumber = "bq:1-A",
        Origin = Origin.Marketplace,
        OrderedAt = DateTimeOffset.UnixEpoch,
        Customer = new CustomerNumber("C-BQ"),
        Currency = CurrencyCode.Gbp,
        PricesIncludeTax = true,
        ShipTo = new PostalAddress { Name = "Pat Example", Line1 = "1 Sample Road", City = "Leeds", Postcode = "LS1 1AA", CountryCode = "GB" },
        Lines =
        [
            new SalesOrderLine
            {
                LineId = new OrderLineId("1"), Sku = new Sku("SKU-1"), Quantity = new Quantity(2, new UnitCode("EA")),
                Ordered = new OrderedPack(new UnitCode("EA"), 2, new Ratio(1), new Money(5m, CurrencyCode.Gbp)), Amount = new Money(10m, CurrencyCode.Gbp),
            },
        ],
        Total = new Money(10m, CurrencyCode.Gbp),
    };

    private static void Charges(BusinessCentralErpOptions options) => options.TimeZone = "UTC";

    private static string Page(params string[] rows) => $$"""{"value":[{{string.Join(',', rows)}}]}""";

    private static string Order(string id, string number, string? lines = null) =>
        $$"""{"@odata.etag":"W/\"v1\"","id":"{{id}}","number":"{{number}}","externalDocumentNumber":"bq:1-A","status":"Draft","fullyShipped":false{{(lines is null ? "" : ",\"salesOrderLines\":" + lines)}}}""";

    private static string Invoice(string orderNumber) =>
        $$"""{"id":"22222222-0000-0000-0000-000000000001","number":"SI-1","externalDocumentNumber":"bq:1-A","orderNumber":"{{orderNumber}}","currencyCode":"GBP","totalAmountIncludingTax":10,"status":"Open"}""";
}
