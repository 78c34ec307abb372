using System.Net;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.Tests.Support;

namespace Connectors.Dynamics365.Tests;

public sealed class BusinessCentralFulfilmentTests
{
    private const string Id = "11111111-0000-0000-0000-000000000001";
    private const string Line1 = "33333333-0000-0000-0000-000000000001";
    private const string Line2 = "33333333-0000-0000-0000-000000000002";
    private const string Empty = """{"value":[]}""";

    private static readonly UnitCode Each = new("EA");
    private static readonly ErpOrder Known = new() { Id = Id, Number = "SO-1", ExternalNumber = "bq:1-A" };
    private static readonly ErpDispatch Whole = new() { Order = Known, Lines = [new ErpDispatchLine(new Sku("sku-1"), 2m, Each)] };

    [Fact]
    public async Task An_order_that_leaves_whole_is_posted_with_two_calls()
    {
        using var wire = Wire().Answer(Order(Line(Line1, "SKU-1", 2), Line(Line2, "40100", 1, type: "Account"), Comment)).Answer("", HttpStatusCode.NoContent);

        await wire.Fulfilment.PostDispatchAsync(Whole, SendPermit.WithoutLimit());

        Assert.Equal(["GET", "POST"], wire.Requests.Select(static r => r.Method));
        Assert.EndsWith($"/salesOrders({Id})/Microsoft.NAV.shipAndInvoice", wire.Requests[1].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_is_said_on_the_lines_before_it_is_posted()
    {
        var lines = (One: Line(Line1, "SKU-1", 2), Fee: Line(Line2, "40100", 1, type: "Account"));
        using var wire = Wire().Answer(Order(lines.One, lines.Fee))
            .Answer(lines.One).Answer(lines.Fee).Answer("", HttpStatusCode.NoContent);

        await wire.Fulfilment.PostDispatchAsync(Whole with { Lines = [Whole.Lines[0] with { Quantity = 1m }], WithCharges = false }, SendPermit.WithoutLimit());

        Assert.Equal(["GET", "PATCH", "PATCH", "POST"], wire.Requests.Select(static r => r.Method));
        Assert.Equal("""{"shipQuantity":1,"invoiceQuantity":1}""", wire.Requests[1].Body);
        Assert.Equal("""{"shipQuantity":0,"invoiceQuantity":0}""", wire.Requests[2].Body);
    }

    [Fact]
    public async Task A_line_that_somebody_posted_meanwhile_stops_the_posting()
    {
        using var wire = Wire().Answer(Order(Line(Line1, "SKU-1", 2)))
            .AnswerError(HttpStatusCode.Conflict, "Request_EntityChanged", "Another user has already changed the record.").Answer(Line(Line1, "SKU-1", 2, shipped: 1, invoiced: 1));

        var failure = await Assert.ThrowsAnyAsync<PortException>(() => wire.Fulfilment.PostDispatchAsync(Whole with { Lines = [Whole.Lines[0] with { Quantity = 1m }] }, SendPermit.WithoutLimit()));

        Assert.Equal(FailureKind.Conflict, failure.Kind);
        Assert.Equal(["GET", "PATCH", "GET"], wire.Requests.Select(static r => r.Method));
    }

    [Fact]
    public async Task A_line_that_the_ERP_wrote_anew_is_said_on_its_newest_version()
    {
        var line = Line(Line1, "SKU-1", 2);
        using var wire = Wire().Answer(Order(line)).AnswerError(HttpStatusCode.Conflict, "Request_EntityChanged", "Another user has already changed the record.")
            .Answer(line.Replace("W/\\\"1", "W/\\\"2", StringComparison.Ordinal)).Answer(line).Answer("", HttpStatusCode.NoContent);

        await wire.Fulfilment.PostDispatchAsync(Whole with { Lines = [Whole.Lines[0] with { Quantity = 1m }] }, SendPermit.WithoutLimit());

        Assert.Equal(["GET", "PATCH", "GET", "PATCH", "POST"], wire.Requests.Select(static r => r.Method));
    }

    [Fact]
    public async Task The_day_of_posting_is_written_where_it_is_another()
    {
        var order = Order(Line(Line1, "SKU-1", 2));
        using var wire = Wire().Answer(order).Answer($$"""{"id":"{{Id}}","number":"SO-1"}""").Answer("", HttpStatusCode.NoContent)
            .Answer(order).Answer("", HttpStatusCode.NoContent);

        wire.Clock.Advance(TimeSpan.FromDays(2));
        await wire.Fulfilment.PostDispatchAsync(Whole with { LeftAt = Noon(new DateOnly(2026, 3, 4)) }, SendPermit.WithoutLimit());
        await wire.Fulfilment.PostDispatchAsync(Whole with { LeftAt = Noon(new DateOnly(2026, 3, 2)) }, SendPermit.WithoutLimit());

        Assert.Equal("""{"postingDate":"2026-03-04"}""", wire.Requests[1].Body);
        Assert.Equal(["GET", "PATCH", "POST", "GET", "POST"], wire.Requests.Select(static r => r.Method));
    }

    [Fact]
    public async Task A_day_that_is_still_to_come_is_today()
    {
        var order = Order(Line(Line1, "SKU-1", 2));
        using var wire = Wire().Answer(order).Answer("", HttpStatusCode.NoContent);

        await wire.Fulfilment.PostDispatchAsync(Whole with { LeftAt = Noon(new DateOnly(2026, 3, 9)) }, SendPermit.WithoutLimit());

        Assert.Equal(["GET", "POST"], wire.Requests.Select(static r => r.Method));
    }

    [Fact]
    public async Task What_the_ERP_does_not_find_while_the_order_is_there_is_a_refusal()
    {
        var order = Order(Line(Line1, "SKU-1", 2));
        using var wire = Wire().Answer(order).AnswerError(HttpStatusCode.NotFound, "Internal_RecordNotFound", "The General Posting Setup does not exist.").Answer(order);

        Assert.Equal(FailureKind.Rejected, (await Assert.ThrowsAnyAsync<PortException>(() => wire.Fulfilment.PostDispatchAsync(Whole, SendPermit.WithoutLimit()))).Kind);
    }

    [Theory]
    [InlineData("2026-03-01", "0001-01-01")]
    [InlineData("0001-01-01", "0001-01-01")]
    [InlineData("2026-03-04", "2026-03-03")]
    [InlineData("2126-03-01", "0001-01-01")]
    public async Task A_day_that_is_refused_stays_refused_when_no_later_one_is_known_to_be_open(string from, string to)
    {
        var order = Order(Line(Line1, "SKU-1", 2));
        using var wire = Wire().Answer(order).AnswerError(HttpStatusCode.BadRequest, "Application_DialogException", "Posting Date is not within your range of allowed posting dates.").Answer(order)
            .Answer($$"""{"value":[{"id":"{{Line2}}","allowPostingFrom":"{{from}}","allowPostingTo":"{{to}}"}]}""");

        var refusal = await Assert.ThrowsAnyAsync<PortException>(() => wire.Fulfilment.PostDispatchAsync(Whole with { LeftAt = Noon(new DateOnly(2026, 3, 2)) }, SendPermit.WithoutLimit()));

        Assert.Equal(FailureKind.Rejected, refusal.Kind);
        Assert.Equal(["GET", "POST", "GET", "GET"], wire.Requests.Select(static r => r.Method));
    }

    [Fact]
    public async Task A_day_that_is_closed_gives_way_to_the_first_open_one()
    {
        var order = Order(Line(Line1, "SKU-1", 2));
        using var wire = Wire().Answer(order).AnswerError(HttpStatusCode.BadRequest, "Application_DialogException", "Posting Date is not within your range of allowed posting dates.").Answer(order)
            .Answer($$"""{"value":[{"id":"{{Line2}}","allowPostingFrom":"2026-03-03","allowPostingTo":"0001-01-01"}]}""")
            .Answer($$"""{"id":"{{Id}}","number":"SO-1"}""").Answer("", HttpStatusCode.NoContent);
        wire.Clock.Advance(TimeSpan.FromDays(1));

        var posted = await wire.Fulfilment.PostDispatchAsync(Whole with { LeftAt = Noon(new DateOnly(2026, 3, 2)) }, SendPermit.WithoutLimit());

        Assert.Equal((new DateOnly(2026, 3, 3), true), (posted.PostedOn, posted.IsOrderGone));
        Assert.Equal("""{"postingDate":"2026-03-03"}""", wire.Requests[4].Body);
        Assert.Equal(["GET", "POST", "GET", "GET", "PATCH", "POST"], wire.Requests.Select(static r => r.Method));
    }

    [Theory]
    [InlineData("Application_DialogException", "Warehouse handling is required for Document Type = Order, Document No. = SO-1, Line No. = 10000.")]
    public async Task A_refusal_is_one_when_the_order_shows_that_nothing_was_posted(string code, string message)
    {
        var order = Order(Line(Line1, "SKU-1", 2));
        using var wire = Wire().Answer(order).AnswerError(HttpStatusCode.BadRequest, code, message).Answer(order);

        var refusal = await Assert.ThrowsAnyAsync<PortException>(() => wire.Fulfilment.PostDispatchAsync(Whole, SendPermit.WithoutLimit()));

        Assert.Equal((FailureKind.Rejected, code), (refusal.Kind, refusal.ErrorCode));
        Assert.Equal(3, wire.Requests.Count);
    }

    [Theory]
    [InlineData("Application_DialogException")]
    [InlineData("Internal_DataNotFoundFilter")]
    public async Task A_refusal_after_the_posting_is_none(string code)
    {
        using var wire = Wire().Answer(Order(Line(Line1, "SKU-1", 2))).AnswerError(HttpStatusCode.BadRequest, code, "The invoice cannot be found.")
            .Answer(Order(Line(Line1, "SKU-1", 2, shipped: 2, invoiced: 2)));

        await wire.Fulfilment.PostDispatchAsync(Whole, SendPermit.WithoutLimit());

        Assert.Equal(3, wire.Requests.Count);
    }

    public static TheoryData<string, HttpStatusCode> Unclear => new()
    {
        { Order(Line(Line1, "SKU-1", 2, shipped: 1, invoiced: 0)), HttpStatusCode.OK },
        { Order(Line(Line1, "SKU-1", 2)).Replace("\"shippedQuantity\":0,", "", StringComparison.Ordinal), HttpStatusCode.OK },
        { Empty, HttpStatusCode.OK },
        { """{"error":{"code":"Internal_ServerError","message":"The SQL command timed out."}}""", HttpStatusCode.InternalServerError },
    };

    [Theory]
    [MemberData(nameof(Unclear))]
    public async Task A_refusal_is_open_when_the_order_does_not_show_that_nothing_was_posted(string second, HttpStatusCode status)
    {
        using var wire = Wire().Answer(Order(Line(Line1, "SKU-1", 2))).AnswerError(HttpStatusCode.BadRequest, "Application_DialogException", "No.").Answer(second, status);

        Assert.Equal(FailureKind.OutcomeUnknown, (await Assert.ThrowsAnyAsync<PortException>(() => wire.Fulfilment.PostDispatchAsync(Whole, SendPermit.WithoutLimit()))).Kind);
    }

    [Fact]
    public async Task A_locked_table_is_tried_again()
    {
        using var wire = new BusinessCentralWire(static o => o.Resilience.MaxRetries = 1, unitText: static _ => "PCS").Answer(Order(Line(Line1, "SKU-1", 2)))
            .AnswerError(HttpStatusCode.BadRequest, "Application_DialogException", "The G/L Entry table was locked by another user.").Answer("", HttpStatusCode.NoContent);

        await wire.Fulfilment.PostDispatchAsync(Whole, SendPermit.WithoutLimit());

        Assert.Equal(3, wire.Requests.Count);
    }

    [Fact]
    public async Task Lines_of_the_same_goods_are_filled_whichever_people_posted_first()
    {
        // 5 left of 2 and 4, and people posted 3 of the second line.
        var (first, second) = (Line(Line1, "SKU-1", 2), Line(Line2, "SKU-1", 4, shipped: 3, invoiced: 3));
        using var wire = Wire().Answer(Order(first, second)).Answer(second).Answer("", HttpStatusCode.NoContent);

        await wire.Fulfilment.PostDispatchAsync(Whole with { Lines = [new(new Sku("SKU-1"), 3m, Each), new(new Sku("sku-1"), 2m, Each)] }, SendPermit.WithoutLimit());

        Assert.Equal("""{"shipQuantity":0,"invoiceQuantity":0}""", wire.Requests[1].Body);
        Assert.Equal(["GET", "PATCH", "POST"], wire.Requests.Select(static r => r.Method));
    }

    [Fact]
    public async Task What_the_order_does_not_hold_is_refused_before_anything_is_sent()
    {
        var order = Order(Line(Line1, "SKU-1", 2));
        using var wire = Wire().Answer(order).Answer(order).Answer(order).Answer(Order(Line(Line1, "SKU-1", 2)).Replace("\"shippedQuantity\":0,", "", StringComparison.Ordinal)).Answer(Empty);

        Assert.Equal(FailureKind.Rejected, await KindAsync(Whole with { Lines = [new(new Sku("SKU-2"), 1m, Each)] }));
        Assert.Equal(FailureKind.Rejected, await KindAsync(Whole with { Lines = [new(new Sku("SKU-1"), 3m, Each)] }));
        Assert.Equal(FailureKind.Rejected, await KindAsync(Whole with { Lines = [new(new Sku("SKU-1"), -1m, Each)] }));
        Assert.Equal(FailureKind.Unreadable, await KindAsync(Whole));
        Assert.Equal(FailureKind.NotFound, await KindAsync(Whole));
        Assert.Equal(FailureKind.Rejected, await KindAsync(Whole with { Order = Known with { Id = "7" } }));
        Assert.All(wire.Requests, static r => Assert.Equal("GET", r.Method));

        async Task<FailureKind> KindAsync(ErpDispatch dispatch) => (await Assert.ThrowsAnyAsync<PortException>(() => wire.Fulfilment.PostDispatchAsync(dispatch, SendPermit.WithoutLimit()))).Kind;
    }

    [Fact]
    public async Task An_order_that_is_gone_is_judged_by_its_invoices()
    {
        using var wire = Wire()
            .Answer(Empty).Answer(Invoices(Line(Line1, "SKU-1", 1)) /* one of two */)
            .Answer(Empty).Answer(Invoices(Line(Line1, "SKU-1", 2), Line(Line2, "40100", 1, type: "Account")))
            .Answer(Empty).Answer(Invoices(Line(Line1, "SKU-1", 3), Line(Line2, "SKU-2", 1)))
            .Answer(Empty).Answer(Invoices())
            .Answer(Empty).Answer(Invoices(Line(Line1, "SKU-1", 2)).Replace(Id, "11111111-0000-0000-0000-000000000009", StringComparison.Ordinal))
            .Answer(Empty).Answer(Empty);

        Assert.IsType<LookupResult<PostedErpDispatch>.CannotTell>(await wire.Fulfilment.FindDispatchAsync(Whole));
        var found = Assert.IsType<LookupResult<PostedErpDispatch>.Found>(await wire.Fulfilment.FindDispatchAsync(Whole)).Value;
        Assert.Equal(("SO-1", true, 0), (found.OrderNumber, found.IsOrderGone, found.Beyond.Count));
        Assert.Equal(["SKU-1", "SKU-2"], Assert.IsType<LookupResult<PostedErpDispatch>.Found>(await wire.Fulfilment.FindDispatchAsync(Whole)).Value.Beyond.Select(static s => s.Value));
        Assert.IsType<LookupResult<PostedErpDispatch>.CannotTell>(await wire.Fulfilment.FindDispatchAsync(Whole));
        Assert.IsType<LookupResult<PostedErpDispatch>.CannotTell>(await wire.Fulfilment.FindDispatchAsync(Whole));
        Assert.IsType<LookupResult<PostedErpDispatch>.Absent>(await wire.Fulfilment.FindDispatchAsync(Whole));
        Assert.EndsWith("/salesInvoices?$filter=orderNumber eq 'SO-1'&$expand=salesInvoiceLines", wire.Requests[1].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Charges_and_invoices_belong_to_what_is_looked_up()
    {
        var order = Order(Line(Line1, "SKU-1", 2, shipped: 2, invoiced: 0), Line(Line2, "DELIVERY", 1));
        using var wire = new BusinessCentralWire(configureErp: static o => o.Charges["Shipping"] = new BusinessCentralCharge(SalesLineType.Item, "DELIVERY"), unitText: static _ => "PCS")
            .Answer(order).Answer(order).Answer(order);

        Assert.IsType<LookupResult<PostedErpDispatch>.Found>(await wire.Fulfilment.FindDispatchAsync(Whole with { WithCharges = false, WithInvoice = false }));
        Assert.IsType<LookupResult<PostedErpDispatch>.Absent>(await wire.Fulfilment.FindDispatchAsync(Whole with { WithCharges = false }));
        Assert.IsType<LookupResult<PostedErpDispatch>.Absent>(await wire.Fulfilment.FindDispatchAsync(Whole with { WithInvoice = false }));
    }

    private const string Comment = """{"id":"33333333-0000-0000-0000-000000000003","lineType":"Comment","description":"Order 1"}""";

    private static BusinessCentralWire Wire() => new(unitText: static _ => "PCS");

    private static string Order(params string[] lines) =>
        $$"""{"value":[{"id":"{{Id}}","@odata.etag":"W/\"1\"","number":"SO-1","status":"Draft","postingDate":"2026-03-02","salesOrderLines":[{{string.Join(',', lines)}}]}]}""";

    private static string Invoices(params string[] lines) =>
        $$"""{"value":[{"id":"44444444-0000-0000-0000-000000000001","number":"SI-1","orderId":"{{Id}}","orderNumber":"SO-1","status":"Open","salesInvoiceLines":[{{string.Join(',', lines)}}]}]}""";

    private static string Line(string id, string number, int quantity, int shipped = 0, int invoiced = 0, string type = "Item") => FormattableString.Invariant($$"""
        {"id":"{{id}}","@odata.etag":"W/\"1\"","sequence":{{id[^1]}}0000,"lineType":"{{type}}","lineObjectNumber":"{{number}}","unitOfMeasureCode":"PCS","quantity":{{quantity}},
         "shippedQuantity":{{shipped}},"invoicedQuantity":{{invoiced}},"shipQuantity":{{quantity - shipped}},"invoiceQuantity":{{quantity - invoiced}}}
        """);

    private static DateTimeOffset Noon(DateOnly day) => new(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
}
