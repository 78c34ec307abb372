using System.Net;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.Tests.Support;

namespace Connectors.Dynamics365.Tests;

/// <summary>Returns that are written as return orders: what is found, and what is never guessed.</summary>
public sealed class CompanionReturnOrderTests
{
    private const string OrderId = "6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01";
    private const string None = """{"value":[]}""";

    private static readonly CurrencyCode Gbp = new("GBP");

    private static ErpReturn Asked { get; } = new()
    {
        ExternalNumber = "R1",
        Order = new ErpOrder { Id = "6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d0e", Number = "SO-1", ExternalNumber = "bq:1-A" },
        Invoice = new ErpInvoice { Id = "6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d0f", Number = "SI-1", Currency = Gbp, PricesIncludeTax = true },
        Lines = [new ErpReturnLine(new Sku("A1"), 2m, new UnitCode("PCS"), new Money(10m, Gbp))],
        Total = new Money(10m, Gbp),
    };

    [Fact]
    public async Task A_return_order_with_the_mark_is_found_before_memos_are_asked_for()
    {
        using var wire = Written().Answer(Orders(Order("RO-1"))).Answer(None).Answer(None);

        var found = Assert.IsType<LookupResult<ErpCreditNote>.Found>(await wire.Returns.FindReturnAsync(Asked, mayBeUnmarked: false)).Value;

        Assert.Equal(("RO-1", false, true, new Money(10m, Gbp)), (found.Number, found.IsPosted, found.IsMarked, found.Total));
        Assert.Empty(found.Differences);
        Assert.Equal(["returnOrders", "salesCreditMemos", "salesCreditMemos"], wire.Requests.Skip(1).Select(static r => r.Address.AbsolutePath[(r.Address.AbsolutePath.LastIndexOf('/') + 1)..]));
    }

    [Fact]
    public async Task Two_return_orders_with_the_mark_or_one_beside_a_memo_or_one_that_cannot_be_read_cannot_be_told()
    {
        using var two = Written().Answer(Orders(Order("RO-1"), Order("RO-2").Replace("9d01", "9d11", StringComparison.Ordinal))).Answer(None).Answer(None);
        using var beside = Written().Answer(Orders(Order("RO-1"))).Answer(Memo("R1")).Answer(None);
        using var unreadable = Written().Answer("""{"value":[{"id":false,"number":"RO-1"}]}""").Answer(None).Answer(None);

        foreach (var wire in (BusinessCentralWire[])[two, beside, unreadable])
            Assert.IsType<LookupResult<ErpCreditNote>.CannotTell>(await wire.Returns.FindReturnAsync(Asked, mayBeUnmarked: false));
    }

    [Fact]
    public async Task One_whose_lines_were_cut_is_there_and_what_it_holds_is_not_known()
    {
        using var wire = Written().Answer(Orders(Order("RO-1").Replace("\"returnOrderLines\":", "\"returnOrderLines@odata.nextLink\":\"https://api.businesscentral.dynamics.com/more\",\"returnOrderLines\":", StringComparison.Ordinal))).Answer(None).Answer(None);

        Assert.True(Assert.IsType<LookupResult<ErpCreditNote>.Found>(await wire.Returns.FindReturnAsync(Asked, mayBeUnmarked: false)).Value.IsIncomplete);
    }

    [Fact]
    public async Task Where_memos_are_written_return_orders_that_stand_are_found_all_the_same()
    {
        using var wire = new BusinessCentralWire(Named).Answer(Metadata(), mediaType: "application/xml").Answer(Orders(Order("RO-1"))).Answer(None).Answer(None);
        using var without = new BusinessCentralWire().Answer(None).Answer(None);

        Assert.Equal("RO-1", Assert.IsType<LookupResult<ErpCreditNote>.Found>(await wire.Returns.FindReturnAsync(Asked, mayBeUnmarked: false)).Value.Number);
        Assert.IsType<LookupResult<ErpCreditNote>.Absent>(await without.Returns.FindReturnAsync(Asked, mayBeUnmarked: false));
    }

    [Fact]
    public async Task Where_return_orders_are_written_and_the_extension_has_none_nothing_is_found_or_made()
    {
        using var named = new BusinessCentralWire(Named, static o => o.ReturnOrders = true).Answer(CompanionMetadata.Of(static name => name != "returnOrderLines"), mediaType: "application/xml");
        using var without = new BusinessCentralWire(null, static o => o.ReturnOrders = true);

        foreach (var wire in (BusinessCentralWire[])[named, without])
        {
            Assert.Equal(FailureKind.NotAvailable, (await Assert.ThrowsAnyAsync<PortException>(() => wire.Returns.FindReturnAsync(Asked, mayBeUnmarked: true))).Kind);
            Assert.Equal(FailureKind.NotAvailable, (await Assert.ThrowsAnyAsync<PortException>(() => wire.Returns.CreateReturnAsync(Asked, SendPermit.WithoutLimit()))).Kind);
            Assert.Equal(FailureKind.NotAvailable, (await Assert.ThrowsAnyAsync<PortException>(() => wire.Returns.PostReturnAsync(Asked, Note, SendPermit.WithoutLimit()))).Kind);
        }

        Assert.Single(named.Requests);
        Assert.Empty(without.Requests);
    }

    [Fact]
    public async Task Where_a_return_order_has_the_mark_none_is_made()
    {
        using var wire = Written().Answer(Orders(Order("RO-1")));

        Assert.Equal(FailureKind.Conflict, (await Assert.ThrowsAnyAsync<PortException>(() => wire.Returns.CreateReturnAsync(Asked, SendPermit.WithoutLimit()))).Kind);

        Assert.DoesNotContain(wire.Requests, static r => r.Method != "GET");
    }

    [Theory]
    [InlineData("R1", true)]
    [InlineData("R2", false)]
    public async Task One_that_is_gone_was_posted_where_a_posted_memo_has_its_mark_and_no_other(string mark, bool isPosted)
    {
        using var wire = Written().Answer(None).Answer(None).Answer(Memo(mark));

        var posting = await Record.ExceptionAsync(() => wire.Returns.PostReturnAsync(Asked, Note, SendPermit.WithoutLimit()));

        Assert.Equal(isPosted ? null : FailureKind.NotFound, (posting as PortException)?.Kind);
        Assert.DoesNotContain(wire.Requests, static r => r.Method != "GET");
    }

    [Fact]
    public async Task A_page_that_is_gone_is_asked_for_anew_before_the_next_look()
    {
        using var wire = Written().AnswerError(HttpStatusCode.NotFound, "BadRequest_NotFound", "No HTTP resource was found.").Answer(Metadata(), mediaType: "application/xml").Answer(Orders(Order("RO-1"))).Answer(None).Answer(None);

        await Assert.ThrowsAnyAsync<PortException>(() => wire.Returns.FindReturnAsync(Asked, mayBeUnmarked: false));

        Assert.IsType<LookupResult<ErpCreditNote>.Found>(await wire.Returns.FindReturnAsync(Asked, mayBeUnmarked: false));
    }

    private static ErpCreditNote Note { get; } = new() { Id = $"return-order/{OrderId}", Number = "RO-1", IsMarked = true };

    private static BusinessCentralWire Written() => new BusinessCentralWire(Named, static o => o.ReturnOrders = true).Answer(Metadata(), mediaType: "application/xml");

    private static void Named(Connectors.Dynamics365.BusinessCentral.BusinessCentralClientOptions options) => options.CompanionRoute = "contoso/connectors/v1.0";

    private static string Metadata() => CompanionMetadata.Of(static _ => true);

    private static string Orders(params string[] orders) => $$"""{"value":[{{string.Join(',', orders)}}]}""";

    private static string Order(string number) => $$"""
        {"@odata.etag":"W/\"1\"","id":"{{OrderId}}","number":"{{number}}","externalDocumentNumber":"R1","invoiceNumber":"SI-1","postingDate":"2026-03-02","currencyCode":"GBP","totalAmountIncludingTax":10,
         "returnOrderLines":[{"@odata.etag":"W/\"1\"","id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d02","sequence":10000,"lineType":"Item","lineObjectNumber":"A1","unitOfMeasureCode":"PCS","quantity":2,"unitPrice":5,"discountAmount":0,"locationId":null}]}
        """;

    private static string Memo(string mark) => $$"""
        {"value":[{"@odata.etag":"W/\"1\"","id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d05","number":"SCM-1","externalDocumentNumber":"{{mark}}","invoiceNumber":"SI-1","currencyCode":"GBP","totalAmountIncludingTax":10,"status":"Paid","salesCreditMemoLines":[]}]}
        """;
}
