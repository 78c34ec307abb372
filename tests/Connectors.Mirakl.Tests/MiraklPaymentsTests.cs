using System.Net;
using System.Text;
using Connectors.Http;
using Connectors.Mirakl.Models;
using RichardSzalay.MockHttp;

namespace Connectors.Mirakl.Tests;

public class MiraklPaymentsTests
{
    private static readonly DateTimeOffset March = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task GetTransactionLinesAsync_sends_every_filter_in_large_pages_and_follows_the_token()
    {
        using var host = new MiraklHost(o => o.ShopId = 7);
        host.ExpectGet(
            "api/sellerpayment/transactions_logs",
            "tl02-first",
            "shop_id=7&seller_billing_cycle_id=c1&seller_billing_cycle_id=c2&date_created_from=2026-03-01T00%3A00%3A00Z&date_created_to=2026-03-02T00%3A00%3A00Z"
            + "&transaction_date_from=2026-03-01T00%3A00%3A00Z&transaction_date_to=2026-03-02T00%3A00%3A00Z&payment_state=PAYABLE&payment_state=PAID"
            + "&transaction_type=PAYMENT&order_id=70011-A&order_line_id=70011-A-1&order_reference_for_customer=PO%201&order_reference_for_seller=SO-9&other_reference=X"
            + "&accounting_document_number=0009&accounting_document_id=d1&shop_model=MARKETPLACE&pay_out_psp_codes=OPERATOR&sort=dateCreated%2CASC&limit=2000");
        host.ExpectGet("api/sellerpayment/transactions_logs", "tl02-last", "shop_id=7&page_token=bmV4dA%3D%3D");

        var lines = await MiraklOrdersTests.All(host.Client.Payments.GetTransactionLinesAsync(new TransactionFilter
        {
            SellerBillingCycleIds = ["c1", "c2"],
            CreatedFrom = March,
            CreatedTo = March.AddDays(1),
            TransactionFrom = March,
            TransactionTo = March.AddDays(1),
            PaymentStates = [TransactionPaymentState.Payable, TransactionPaymentState.Paid],
            Types = [TransactionType.Payment],
            OrderIds = ["70011-A"],
            OrderLineIds = ["70011-A-1"],
            ReferencesForCustomer = ["PO 1"],
            ReferencesForSeller = ["SO-9"],
            OtherReferences = ["X"],
            AccountingDocumentNumber = "0009",
            AccountingDocumentId = "d1",
            ShopModels = [ShopModel.Marketplace],
            PayOutPspCodes = [PayOutPsp.Operator],
        }));

        Assert.Equal([120.50m, -3.01m, -1m], lines.Select(l => l.Amount));
        host.Done();
    }

    [Fact]
    public async Task GetTransactionLinesAsync_since_a_change_is_in_the_order_of_changes()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/sellerpayment/transactions_logs", "tl02-last", "last_updated_from=2026-03-01T00%3A00%3A00Z&sort=lastUpdated%2CASC&limit=2000");

        Assert.Single(await MiraklOrdersTests.All(host.Client.Payments.GetTransactionLinesAsync(new TransactionFilter { UpdatedFrom = March })));
    }

    [Fact]
    public async Task GetTransactionLinesAsync_reads_amounts_exactly_and_what_they_are_about()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/sellerpayment/transactions_logs", "tl02-first", "sort=dateCreated%2CASC&limit=2000");

        var page = await FirstPage(host.Client.Payments.GetTransactionLinesAsync());

        Assert.Equal((120.50m, 120.50m, 0m), (page.Items[0].Amount, page.Items[0].AmountCredited, page.Items[0].AmountDebited));
        Assert.Equal(("70011-A", "SO-9", "70011-A-1"), (page.Items[0].Entities!.Order!.Id, page.Items[0].Entities!.Order!.References!.OrderReferenceForSeller, page.Items[0].Entities!.OrderLine!.Id));
        Assert.Equal(("VAT", 20m, "r-1"), (page.Items[1].Entities!.ShopTax!.Code, page.Items[1].Entities!.ShopTax!.Rate, page.Items[1].Entities!.Fee!.Refunds.Single().Id));
    }

    [Fact]
    public async Task GetTransactionLinesAsync_never_drops_a_type_it_does_not_know()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/sellerpayment/transactions_logs", "tl02-last", "sort=dateCreated%2CASC&limit=2000");

        var line = (await MiraklOrdersTests.All(host.Client.Payments.GetTransactionLinesAsync())).Single();

        Assert.Equal(("MOON_TAX", "ORBITING", -1m), (line.Type.Value, line.PaymentState.Value, line.Amount));
        Assert.True(line.AdditionalData!.ContainsKey("gravity"));
    }

    [Theory]
    [InlineData("", "data", "tl05-lines")]
    [InlineData("NDJSON", "lines", null)]
    public async Task ExportTransactionLinesAsync_starts_waits_and_reads_the_files_line_by_line(string format, string name, string? fixture)
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Post, "api/sellerpayment/transactions_logs/async")
            .WithContent("{\"date_created_from\":\"2026-03-01T00:00:00+00:00\"" + (format.Length == 0 ? "" : ",\"format\":\"NDJSON\"") + "}")
            .Respond("application/json", """{"tracking_id":"e-1"}""");
        host.Expect(HttpMethod.Get, "api/sellerpayment/transactions_logs/async/status/e-1")
            .Respond("application/json", """{"status":"COMPLETED","urls":["https://marketplace.example.com/api/files/NAME?file=0"]}""".Replace("NAME", name, StringComparison.Ordinal));
        host.Expect(HttpMethod.Get, "api/files/" + name).WithExactQueryString("file=0")
            .Respond("application/octet-stream", fixture is null ? "{\"id\":\"t-1\",\"type\":\"ORDER_AMOUNT\",\"amount\":10}\n{\"id\":\"t-2\",\"type\":\"PAYMENT\",\"amount\":-10}\n" : Fixture.Text(fixture));

        var lines = new List<TransactionLine>();
        await foreach (var line in host.Client.Payments.ExportTransactionLinesAsync(
            new TransactionExport { Filter = new TransactionFilter { CreatedFrom = March }, Format = new TransactionExportFormat(format) }))
            lines.Add(line);

        Assert.Equal([("t-1", 10m), ("t-2", -10m)], lines.Select(l => (l.Id!, l.Amount)));
        host.Done();
    }

    [Fact]
    public async Task GetBillingCyclesAsync_reads_payout_and_totals()
    {
        using var host = new MiraklHost();
        host.ExpectGet(
            "api/seller-billing-cycles",
            "sbc11-cycles",
            "id=c1&start_date=2026-03-01T00%3A00%3A00Z&end_date=2026-03-02T00%3A00%3A00Z&currency=GBP&pay_out_state=TO_PAY&pay_out_psp_code=OPERATOR&sort=dateCreated%2CASC&limit=1000");

        var cycle = (await MiraklOrdersTests.All(host.Client.Payments.GetBillingCyclesAsync(new BillingCycleFilter
        {
            Ids = ["c1"],
            CreatedFrom = March,
            CreatedTo = March.AddDays(1),
            Currencies = ["GBP"],
            PayOutStates = [PayOutState.ToPay],
            PayOutPspCodes = [PayOutPsp.Operator],
        }))).Single();

        Assert.Equal((812.40m, PayOutState.Failed, PayOutFailureReason.IncompleteKyc), (cycle.AmountTransferredToSeller, cycle.PayOut!.State, cycle.PayOut.FailureReason));
        Assert.Equal((-120.00m, (decimal?)null), (cycle.Summary!.TotalCommissionsInclTax!.Value, cycle.Summary.TotalSubscriptionExclTax));
    }

    [Fact]
    public async Task GetAccountingDocumentsAsync_asks_for_every_kind_unless_one_is_named()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/invoices", "iv01-invoices", "type=ALL&sort=dateCreated&order=asc&max=100&offset=0");
        host.ExpectGet(
            "api/invoices",
            "iv01-invoices",
            "invoice_id=8&type=MANUAL_CREDIT&start_date=2026-03-01T00%3A00%3A00Z&end_date=2026-03-02T00%3A00%3A00Z&payment_status=PAID&seller_billing_cycle_id=c1"
            + "&issuing_user_types=BATCH&pay_out_psp_codes=OPERATOR&currency=GBP&sort=dateCreated&order=asc&max=100&offset=0");

        var all = await MiraklOrdersTests.All(host.Client.Payments.GetAccountingDocumentsAsync());
        await MiraklOrdersTests.All(host.Client.Payments.GetAccountingDocumentsAsync(new AccountingDocumentFilter
        {
            InvoiceIds = [8],
            Type = AccountingDocumentType.ManualCredit,
            CreatedFrom = March,
            CreatedTo = March.AddDays(1),
            PaymentState = AccountingDocumentPaymentState.Paid,
            SellerBillingCycleIds = ["c1"],
            IssuingUserTypes = [IssuingUserType.Batch],
            PayOutPspCodes = [PayOutPsp.Operator],
            Currency = "GBP",
        }));

        Assert.Equal([(null, 120.00m), (8L, (decimal?)null)], all.Select(d => (d.InvoiceId, d.TotalAmountInclTaxes)));
        Assert.Equal((20.00m, -5m), (all[0].Details.Single().Taxes.Single().Amount, all[0].Summary!.ReserveFunding));
        host.Done();
    }

    [Fact]
    public async Task Accounts_and_addresses_of_a_document_are_never_shown()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/invoices", "iv01-invoices", "type=ALL&sort=dateCreated&order=asc&max=100&offset=0");

        var document = (await MiraklOrdersTests.All(host.Client.Payments.GetAccountingDocumentsAsync()))[0];

        Assert.Equal((BankAccountType.Uk, "000000"), (document.PaymentInfo!.Type, document.PaymentInfo.BankSortCode));
        Assert.DoesNotContain("Oakes", document.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DownloadAccountingDocumentAsync_hands_out_the_file_and_its_name()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/invoices/8").Respond(static _ =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Encoding.ASCII.GetBytes("%PDF")) };
            response.Content.Headers.TryAddWithoutValidation("Content-Disposition", "attachment; filename=invoice-8.pdf");
            return response;
        });

        await using var download = await host.Client.Payments.DownloadAccountingDocumentAsync(8);
        using var content = new MemoryStream();
        await download.CopyToAsync(content);

        Assert.Equal(("invoice-8.pdf", "%PDF"), (download.FileName, Encoding.ASCII.GetString(content.ToArray())));
    }

    private static async Task<Page<T>> FirstPage<T>(AsyncPageable<T> list)
    {
        await foreach (var page in list.AsPages())
            return page;
        throw new InvalidOperationException("There is no page.");
    }
}
