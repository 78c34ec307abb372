using System.Net;
using System.Text;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Models;
using RichardSzalay.MockHttp;

namespace Connectors.Mirakl.Tests;

public class MiraklDocumentsTests
{
    private static readonly OrderDocumentUpload Invoice = new(UploadFile.Of("inv-1.pdf", "%PDF-1"u8.ToArray(), "application/pdf"), "CUSTOMER_INVOICE");
    private static readonly OrderDocumentUpload Label = new(UploadFile.Of("label.pdf", "%PDF-2"u8.ToArray(), "application/pdf"), "SYSTEM_RETURN_LABEL", "ret-1");

    [Fact]
    public async Task GetOrderDocumentsAsync_joins_the_orders_and_keeps_types_it_does_not_know()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/orders/documents", "or72-documents", "order_ids=70011-A%2C70012-A");

        var documents = await host.Client.Documents.GetOrderDocumentsAsync(["70011-A", "70012-A"]);

        Assert.Equal([(901L, 5120L), (902L, (long?)null)], documents.Select(d => (d.Id, d.FileSize)));
        Assert.Equal("MOON_BILL", documents[1].Type);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task GetOrderDocumentsAsync_takes_1_to_100_orders(int count)
    {
        using var host = new MiraklHost();

        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.Documents.GetOrderDocumentsAsync([.. Enumerable.Range(0, count).Select(i => $"{i}-A")]));
    }

    [Fact]
    public async Task DownloadOrderDocumentsAsync_hands_out_the_file()
    {
        using var host = new MiraklHost(o => o.ShopId = 7);
        host.Expect(HttpMethod.Get, "api/orders/documents/download").WithExactQueryString("shop_id=7&order_ids=70011-A&document_ids=901%2C902&document_codes=CUSTOMER_INVOICE")
            .Respond("application/zip", "PK");

        await using var download = await host.Client.Documents.DownloadOrderDocumentsAsync(
            new OrderDocumentSelection { OrderIds = ["70011-A"], DocumentIds = [901, 902], TypeCodes = ["CUSTOMER_INVOICE"] });

        Assert.Equal("application/zip", download.MediaType);
        host.Done();
    }

    [Fact]
    public async Task DownloadOrderDocumentsAsync_of_a_document_that_is_gone_is_not_found_and_may_be_asked_again()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/orders/documents/download").Fails(HttpStatusCode.NotFound);
        host.Expect(HttpMethod.Get, "api/orders/documents/download").Respond("application/pdf", "%PDF");

        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => host.Client.Documents.DownloadOrderDocumentsAsync(new OrderDocumentSelection { DocumentIds = [1] }));
        await using var download = await host.Client.Documents.DownloadOrderDocumentsAsync(new OrderDocumentSelection { DocumentIds = [2] });

        host.Done();
    }

    [Theory]
    [InlineData(false, """{"order_documents":[{"file_name":"inv-1.pdf","type_code":"CUSTOMER_INVOICE"},{"file_name":"label.pdf","type_code":"SYSTEM_RETURN_LABEL","entity":{"type":"RETURN","id":"ret-1"}}]}""")]
    [InlineData(true, """[{"file_name":"inv-1.pdf","type_code":"CUSTOMER_INVOICE"},{"file_name":"label.pdf","type_code":"SYSTEM_RETURN_LABEL","entity":{"type":"RETURN","id":"ret-1"}}]""")]
    public async Task UploadOrderDocumentsAsync_sends_json_and_files_in_the_form_the_platform_wants(bool bareList, string json)
    {
        using var host = new MiraklHost(o => o.OrderDocumentsAsBareList = bareList);
        var sent = string.Empty;
        host.Expect(HttpMethod.Post, "api/orders/70011-A/documents").Respond(async request =>
        {
            sent = await request.Content!.ReadAsStringAsync();
            return Answer("""{"errors_count":0,"order_documents":[]}""");
        });

        var result = await host.Client.Documents.UploadOrderDocumentsAsync("70011-A", [Invoice, Label]);

        Assert.Equal([Invoice, Label], result.Successes);
        Assert.Contains("Content-Disposition: form-data; name=\"order_documents\"\r\nContent-Type: application/json\r\n\r\n" + json + "\r\n", sent, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/pdf\r\nContent-Disposition: form-data; name=\"files\"; filename=\"label.pdf\"\r\n\r\n%PDF-2\r\n", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UploadOrderDocumentsAsync_finds_the_errors_inside_a_success()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Post, "api/orders/70011-A/documents").Respond("application/json", Fixture.Text("or74-refused"));

        var result = await host.Client.Documents.UploadOrderDocumentsAsync("70011-A", [Invoice, Label]);

        Assert.Equal([Invoice], result.Successes);
        Assert.Equal(new BatchFailure("label.pdf", "document.type", "type_code", "No such type."), result.Failures.Single());
    }

    [Theory]
    [InlineData("""{"errors_count":1}""")]
    [InlineData("""{"errors_count":1,"order_documents":[{"errors":[{"code":"x"}]}]}""")]
    public async Task UploadOrderDocumentsAsync_trusts_no_success_when_an_error_names_no_file(string answer)
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Post, "api/orders/70011-A/documents").Respond("application/json", answer);

        var result = await host.Client.Documents.UploadOrderDocumentsAsync("70011-A", [Invoice, Label]);

        Assert.Empty(result.Successes);
        Assert.Equal(string.Empty, Assert.Single(result.Failures).Key);
    }

    [Fact]
    public async Task UploadOrderDocumentsAsync_refuses_two_files_of_one_name_and_names_that_are_not_ascii()
    {
        using var host = new MiraklHost();

        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.Documents.UploadOrderDocumentsAsync("70011-A", [Invoice, Invoice]));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.Documents.UploadOrderDocumentsAsync("70011-A", [Invoice with { File = Invoice.File with { Name = "r\u00e9sum\u00e9.pdf" } }]));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.Documents.UploadOrderDocumentsAsync("70011-A", []));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.Documents.UploadOrderDocumentsAsync(
            "70011-A", [.. Enumerable.Range(0, 51).Select(i => Invoice with { File = Invoice.File with { Name = $"{i}.pdf" } })]));
    }

    [Fact]
    public async Task Documents_are_deleted_by_id()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Delete, "api/orders/documents/901").Respond(HttpStatusCode.NoContent);
        host.Expect(HttpMethod.Delete, "api/shops/documents/12").Respond(HttpStatusCode.NoContent);

        await host.Client.Documents.DeleteOrderDocumentAsync(901);
        await host.Client.Documents.DeleteShopDocumentAsync(12);

        host.Done();
    }

    [Theory]
    [InlineData("documents")]
    [InlineData("shop_documents")]
    public async Task UploadShopDocumentsAsync_finds_errors_under_either_name_of_their_list(string member)
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Post, "api/shops/documents").WithPartialContent("""{"shop_documents":[{"file_name":"id.pdf","type_code":"ID_CARD"}]}""")
            .Respond("application/json", """{"errors_count":1,"MEMBER":[{"input":{"file_name":"id.pdf"},"errors":[{"code":"no"}]}]}""".Replace("MEMBER", member, StringComparison.Ordinal));

        var result = await host.Client.Documents.UploadShopDocumentsAsync([new ShopDocumentUpload(UploadFile.Of("id.pdf", [1]), "ID_CARD")]);

        Assert.Equal(("id.pdf", "no"), (result.Failures.Single().Key, result.Failures[0].Code));
        Assert.Empty(result.Successes);
    }

    [Fact]
    public async Task Shop_documents_are_listed_and_downloaded()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/shops/documents").Respond("application/json", """{"shop_documents":[{"id":12,"type":"ID_CARD","file_name":"id.pdf"}]}""");
        host.Expect(HttpMethod.Get, "api/shops/documents/download").WithExactQueryString("document_ids=12&type_codes=ID_CARD").Respond("application/pdf", "%PDF");

        Assert.Equal(12, (await host.Client.Documents.GetShopDocumentsAsync()).Single().Id);
        await using var download = await host.Client.Documents.DownloadShopDocumentsAsync([12], ["ID_CARD"]);

        host.Done();
    }

    [Fact]
    public async Task GetDocumentRequestsAsync_reads_what_must_be_issued()
    {
        using var host = new MiraklHost();
        host.ExpectGet(
            "api/document-request/requests",
            "dr11-requests",
            "id=dr-1&document_number=N1&date_created_from=2026-03-01T00%3A00%3A00Z&state=TO_PROCESS&state=STAGING&type=INVOICE&issuer_type=SHOP&entity_id=70011-A"
            + "&entity_type=PRODUCT_LOGISTIC_ORDER&shop_billing_cycle_id=c1&payment_state=PENDING&sort=dateCreated%2CASC&limit=100");

        var request = (await MiraklOrdersTests.All(host.Client.Documents.GetDocumentRequestsAsync(new DocumentRequestFilter
        {
            Id = "dr-1",
            DocumentNumber = "N1",
            CreatedFrom = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
            States = [DocumentRequestState.ToProcess, DocumentRequestState.Staging],
            Types = [DocumentRequestType.Invoice],
            IssuerTypes = ["SHOP"],
            EntityIds = ["70011-A"],
            EntityTypes = [DocumentRequestEntityType.ProductLogisticOrder],
            BillingCycleId = "c1",
            PaymentState = "PENDING",
        }))).Single();

        Assert.Equal([DocumentFormat.Pdf, DocumentFormat.CXml], request.DocumentDetails.Select(d => d.Format));
        Assert.Equal((120.00m, 30, "GB00TEST"), (request.TotalAmountIncludingTaxes, request.PaymentTerms!.Days, request.PaymentDestination!.Iban));
        Assert.Equal(("1 Kiln Lane", "Oakes"), (request.Issuer!.Organization!.Address!.Street1, request.Recipient!.BillingAddress!.Lastname));
        Assert.DoesNotContain("Oakes", request.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetDocumentRequestLinesAsync_reads_goods_and_fees()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/document-request/dr-1/lines", "dr12-lines", "sort=dateCreated%2CASC&limit=100");

        var lines = await MiraklOrdersTests.All(host.Client.Documents.GetDocumentRequestLinesAsync("dr-1"));

        Assert.Equal((1.5m, "T-9", "2 Kiln Lane"), (lines[0].Promotions.Single().DeducedAmount, lines[0].Order!.TransactionInfo!.Number, lines[0].ShippingTo!.Address!.Street1));
        Assert.Equal((DocumentLineEntityType.FeesDebitOneOff, "2026-02-28", "7"), (lines[1].EntityType, lines[1].OperationDate, lines[1].References.Single().Value));
    }

    [Fact]
    public async Task DownloadIssuedDocumentsAsync_repeats_parameters()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/document-request/documents/download")
            .WithExactQueryString("document_request_id=dr-1&document_request_id=dr-2&document_id=d-1&document_format=PDF&entity_id=70011-A&entity_type=FEES").Respond("application/zip", "PK");

        await using var download = await host.Client.Documents.DownloadIssuedDocumentsAsync(new AccountingDocumentSelection
        {
            RequestIds = ["dr-1", "dr-2"],
            DocumentIds = ["d-1"],
            Formats = [DocumentFormat.Pdf],
            EntityIds = ["70011-A"],
            EntityTypes = [DocumentRequestEntityType.Fees],
        });

        host.Done();
    }

    [Fact]
    public async Task UploadIssuedDocumentsAsync_sends_all_formats_of_a_request_and_tells_which_was_refused()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Post, "api/document-request/documents/upload").WithPartialContent(
            """{"requests":[{"request_id":"dr-1","document_number":"N-1","files":[{"name":"n1.pdf","format":"PDF"},{"name":"n1.xml","format":"cXML"}],"issue_date":"2026-03-01T00:00:00+00:00","total_amount_excluding_taxes":100.00,"total_tax_amount":20.00},{"request_id":"dr-2","document_number":"N-2","files":[{"name":"n2.pdf","format":"PDF"}]}]}""")
            .Respond("application/json", """{"requests":[{"input":{"request_id":"dr-2"},"errors":[{"code":"ISSUED","field":"request_id","message":"Done before."}]}]}""");
        var first = new IssuedDocument
        {
            RequestId = "dr-1",
            DocumentNumber = "N-1",
            IssueDate = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
            TotalAmountExcludingTaxes = 100.00m,
            TotalTaxAmount = 20.00m,
            Files = [new(UploadFile.Of("n1.pdf", [1]), DocumentFormat.Pdf), new(UploadFile.Of("n1.xml", [2]), DocumentFormat.CXml)],
        };
        var second = new IssuedDocument { RequestId = "dr-2", DocumentNumber = "N-2", Files = [new(UploadFile.Of("n2.pdf", [3]), DocumentFormat.Pdf)] };

        var result = await host.Client.Documents.UploadIssuedDocumentsAsync([first, second]);

        Assert.Equal([first], result.Successes);
        Assert.Equal(new BatchFailure("dr-2", "ISSUED", "request_id", "Done before."), result.Failures.Single());
    }

    [Fact]
    public async Task FindOrderDocumentsAsync_looks_into_the_documents_of_the_order()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/orders/documents", "or72-documents", "order_ids=70011-A");

        var found = Assert.IsType<LookupResult<IReadOnlyList<OrderDocument>>.Found>(await host.Client.Documents.FindOrderDocumentsAsync(
            "70011-A", [new OrderDocumentUpload(UploadFile.Of("inv-901.pdf", [1]), "CUSTOMER_INVOICE")], new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero)));

        Assert.Equal(901, Assert.Single(found.Value).Id);
    }

    [Fact]
    public async Task FindShopDocumentsAsync_looks_into_the_documents_of_the_shop()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/shops/documents")
            .Respond("application/json", """{"shop_documents":[{"id":12,"type":"ID_CARD","file_name":"id.pdf","date_uploaded":"2026-03-01T10:00:00Z"}]}""");

        var found = Assert.IsType<LookupResult<IReadOnlyList<ShopDocument>>.Found>(await host.Client.Documents.FindShopDocumentsAsync(
            [new ShopDocumentUpload(UploadFile.Of("id.pdf", [1]), "ID_CARD")], new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero)));

        Assert.Equal(12, Assert.Single(found.Value).Id);
    }

    [Fact]
    public async Task FindIssuedDocumentsAsync_reads_each_request()
    {
        using var host = new MiraklHost();
        foreach (var id in (string[])["dr-2", "dr-1"])
        {
            host.Expect(HttpMethod.Get, "api/document-request/requests").WithExactQueryString($"id={id}&sort=dateCreated%2CASC&limit=100")
                .Respond("application/json", $$"""{"data":[{"id":"{{id}}","state":"ISSUED","document_number":"N-{{id}}"}]}""");
        }

        var found = Assert.IsType<LookupResult<IReadOnlyList<DocumentRequest>>.Found>(await host.Client.Documents.FindIssuedDocumentsAsync(
            [.. ((string[])["dr-2", "dr-1"]).Select(static id => new IssuedDocument { RequestId = id, DocumentNumber = "N-" + id, Files = [] })]));

        Assert.Equal(["dr-2", "dr-1"], found.Value.Select(static r => r.Id));
        host.Done();
    }

    [Fact]
    public async Task Look_ups_of_documents_want_1_to_50_of_them()
    {
        using var host = new MiraklHost();

        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.Documents.FindOrderDocumentsAsync("70011-A", [], default));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.Documents.FindShopDocumentsAsync([], default));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.Documents.FindIssuedDocumentsAsync([]));
    }

    private static HttpResponseMessage Answer(string json) => new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
}
