using System.Net;
using System.Text;
using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Dynamics365.Tests.Support;
using Connectors.Http;

namespace Connectors.Dynamics365.Tests;

/// <summary>What is written, byte by byte: the order of members is part of it, because the ERP validates them as they come.</summary>
public sealed class BusinessCentralWriteTests
{
    private const string Created = """{"id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01","number":"1","code":"BQ","subscriptionId":"sub-1"}""";
    private static readonly Guid Id = new("6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01");
    private static readonly NewDimensionSetLine Channel = new() { Code = "CHANNEL", ValueCode = "BQ" };

    [Fact]
    public async Task An_order_goes_with_its_dimensions_before_its_lines()
    {
        using var wire = new BusinessCentralWire().Answer(Created, HttpStatusCode.Created);
        await wire.Client.CreateSalesOrderAsync(new NewSalesOrder
        {
            SalesOrderLines = [new NewSalesOrderLine { DimensionSetLines = [Channel], UnitPrice = 1.25m, TaxCode = "STANDARD", Quantity = 2, LineObjectNumber = "1000", LineType = SalesLineType.Item }],
            DimensionSetLines = [Channel],
            PostingDate = new DateOnly(2026, 3, 2),
            CustomerNumber = "C1",
        });
        Assert.Equal(
            """{"customerNumber":"C1","postingDate":"2026-03-02","dimensionSetLines":[{"code":"CHANNEL","valueCode":"BQ"}],"salesOrderLines":[{"lineType":"Item","lineObjectNumber":"1000","quantity":2,"taxCode":"STANDARD","unitPrice":1.25,"dimensionSetLines":[{"code":"CHANNEL","valueCode":"BQ"}]}]}""",
            wire.Requests[0].Body);
    }

    [Fact]
    public async Task A_credit_memo_goes_with_its_lines_in_the_order_of_validation()
    {
        using var wire = new BusinessCentralWire().Answer(Created, HttpStatusCode.Created);
        await wire.Client.CreateSalesCreditMemoAsync(new NewSalesCreditMemo
        {
            SalesCreditMemoLines =
            [
                new NewSalesCreditMemoLine
                {
                    Description = "Damaged", DiscountAmount = 0.5m, UnitPrice = 9.99m, TaxCode = "STANDARD", Quantity = 1, UnitOfMeasureCode = "PCS", LocationId = Id, ItemVariantId = Id,
                    LineObjectNumber = "1000", LineType = SalesLineType.Item,
                },
                new NewSalesCreditMemoLine { LineType = SalesLineType.FixedAsset, LineObjectNumber = "FA" },
            ],
            CustomerReturnReasonId = Id,
            InvoiceNumber = "103001",
            CreditMemoDate = new DateOnly(2026, 3, 2),
            CurrencyCode = "GBP",
            ExternalDocumentNumber = "bq:1-A/r2",
            CustomerNumber = "C1",
        });
        Assert.Equal(
            """{"customerNumber":"C1","externalDocumentNumber":"bq:1-A/r2","currencyCode":"GBP","creditMemoDate":"2026-03-02","invoiceNumber":"103001","customerReturnReasonId":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01","salesCreditMemoLines":[{"lineType":"Item","lineObjectNumber":"1000","itemVariantId":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01","locationId":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01","unitOfMeasureCode":"PCS","quantity":1,"taxCode":"STANDARD","unitPrice":9.99,"discountAmount":0.5,"description":"Damaged"},{"lineType":"Fixed Asset","lineObjectNumber":"FA"}]}""",
            wire.Requests[0].Body);
    }

    [Fact]
    public async Task A_purchase_invoice_goes_with_its_lines_in_the_order_of_validation()
    {
        using var wire = new BusinessCentralWire().Answer(Created, HttpStatusCode.Created);
        await wire.Client.CreatePurchaseInvoiceAsync(new NewPurchaseInvoice
        {
            PurchaseInvoiceLines = [new NewPurchaseInvoiceLine { Description = "Commission", UnitCost = 12.34m, TaxCode = "STANDARD", Quantity = 1, LineObjectNumber = "6710", LineType = PurchaseLineType.Account }],
            InvoiceDate = new DateOnly(2026, 3, 1),
            PricesIncludeTax = false,
            VendorInvoiceNumber = "BQ-2026-03",
            VendorNumber = "V-BQ",
        });
        Assert.Equal(
            """{"vendorNumber":"V-BQ","vendorInvoiceNumber":"BQ-2026-03","pricesIncludeTax":false,"invoiceDate":"2026-03-01","purchaseInvoiceLines":[{"lineType":"Account","lineObjectNumber":"6710","quantity":1,"taxCode":"STANDARD","unitCost":12.34,"description":"Commission"}]}""",
            wire.Requests[0].Body);
    }

    [Theory]
    [InlineData(false, "Bank Account", "G/L Account")]
    [InlineData(true, "Bank_x0020_Account", "G_x002F_L_x0020_Account")]
    public async Task A_journal_line_goes_with_its_account_before_its_amount(bool escape, string bank, string ledger)
    {
        using var wire = new BusinessCentralWire(o => o.EscapeEnumText = escape).Answer(Created, HttpStatusCode.Created);
        await wire.Client.CreateJournalLineAsync(Id, new NewJournalLine
        {
            Description = "Payout", BalancingAccountNumber = "2910", BalanceAccountType = JournalAccountType.LedgerAccount, Amount = -0.10m, ExternalDocumentNumber = "bq:cycle-1", DocumentNumber = "PAY-9",
            PostingDate = new DateOnly(2026, 3, 2), AccountNumber = "BQ", AccountType = JournalAccountType.BankAccount,
        });
        Assert.Equal(
            $$"""{"accountType":"{{bank}}","accountNumber":"BQ","postingDate":"2026-03-02","documentNumber":"PAY-9","externalDocumentNumber":"bq:cycle-1","amount":-0.10,"balanceAccountType":"{{ledger}}","balancingAccountNumber":"2910","description":"Payout"}""",
            wire.Requests[0].Body);
    }

    [Fact]
    public async Task Quantities_to_post_go_in_the_order_in_which_one_sets_the_other()
    {
        using var wire = new BusinessCentralWire().Answer(Created);
        await wire.Client.UpdateSalesOrderLineAsync(Id, EntityTag.From("W/\"1\""), new SalesOrderLineChange { InvoiceQuantity = 0, ShipQuantity = 2 });
        Assert.Equal("""{"shipQuantity":2,"invoiceQuantity":0}""", wire.Requests[0].Body);
    }

    [Fact]
    public async Task A_file_is_attached_first_and_its_bytes_follow()
    {
        using var wire = new BusinessCentralWire().Answer(Created, HttpStatusCode.Created).Answer("", HttpStatusCode.NoContent);
        await wire.Client.CreateDocumentAttachmentAsync(new NewDocumentAttachment { ParentId = Id, ParentType = AttachmentParentType.SalesOrder, FileName = "label.pdf" });
        await wire.Client.UploadDocumentAttachmentAsync(Id, "%PDF-1.7"u8.ToArray());

        Assert.Equal("""{"fileName":"label.pdf","parentType":"Sales Order","parentId":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01"}""", wire.Requests[0].Body);
        var upload = wire.Requests[1];
        Assert.Equal(("PATCH", "*", "application/octet-stream", "%PDF-1.7"), (upload.Method, upload.Headers["If-Match"], upload.Headers["Content-Type"], upload.Body));
        Assert.EndsWith("/documentAttachments(6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01)/attachmentContent", upload.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bytes_of_an_upload_are_sent_again_after_a_passing_failure()
    {
        using var wire = new BusinessCentralWire(static o => o.Resilience.MaxRetries = 1).Answer("", HttpStatusCode.ServiceUnavailable).Answer("", HttpStatusCode.NoContent);
        await wire.Client.UploadDocumentAttachmentAsync(Id, "%PDF-1.7"u8.ToArray());
        Assert.Equal(["%PDF-1.7", "%PDF-1.7"], wire.Requests.Select(static r => r.Body));
    }

    [Fact]
    public async Task A_file_comes_as_it_is()
    {
        using var wire = new BusinessCentralWire().Answer("%PDF-1.7", mediaType: "application/octet-stream").Answer("%PDF-1.7", mediaType: "application/pdf");
        foreach (var download in new[] { wire.Client.DownloadDocumentAttachmentAsync(Id), wire.Client.DownloadSalesInvoicePdfAsync(Id) })
        {
            await using var file = await download;
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes);
            Assert.Equal("%PDF-1.7", Encoding.ASCII.GetString(bytes.ToArray()));
        }
    }

    [Fact]
    public async Task A_subscription_is_outside_of_the_company_and_its_id_is_quoted()
    {
        const string There = """{"@odata.etag":"W/\"1\"","subscriptionId":"sub-1","resource":"api/v2.0/companies(1)/salesOrders","clientState":"canary","expirationDateTime":"2026-03-05T09:00:00Z"}""";
        using var wire = new BusinessCentralWire(static o => (o.CompanyId, o.CompanyName) = (null, "X")).Answer(There, HttpStatusCode.Created).Answer(There).Answer("", HttpStatusCode.NoContent);
        var created = await wire.Client.CreateSubscriptionAsync(new NewSubscription { ClientState = "canary", Resource = "/api/v2.0/companies(1)/salesOrders", NotificationUrl = "https://host.example/bc" });
        await wire.Client.RenewSubscriptionAsync(created.SubscriptionId, created.ETag, new SubscriptionChange());
        await wire.Client.DeleteSubscriptionAsync(created.SubscriptionId, created.ETag);

        Assert.Equal("""{"notificationUrl":"https://host.example/bc","resource":"/api/v2.0/companies(1)/salesOrders","clientState":"canary"}""", wire.Requests[0].Body);
        Assert.Equal(["subscriptions", "subscriptions('sub-1')", "subscriptions('sub-1')"], wire.Requests.Select(static r => r.PathAndQuery.Split('/')[^1]));
        Assert.Equal(("PATCH", "{}", "W/\"1\""), (wire.Requests[1].Method, wire.Requests[1].Body, wire.Requests[1].Headers["If-Match"]));
        Assert.Equal(("DELETE", "W/\"1\""), (wire.Requests[2].Method, wire.Requests[2].Headers["If-Match"]));
        Assert.Equal(new DateTimeOffset(2026, 3, 5, 9, 0, 0, TimeSpan.Zero), created.ExpirationDateTime);
        Assert.DoesNotContain("canary", created.ToString() + new NewSubscription { ClientState = "canary", Resource = "", NotificationUrl = "" } + new SubscriptionChange { ClientState = "canary" }, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_is_needed_before_anything_is_sent()
    {
        using var wire = new BusinessCentralWire(static o => (o.CompanyId, o.CompanyName) = (null, "X"));
        await Assert.ThrowsAsync<ArgumentException>(() => wire.Client.DeleteSalesCreditMemoAsync(Id, default));
        await Assert.ThrowsAsync<ArgumentException>(() => wire.Client.UpdateJournalLineAsync(Id, default, new JournalLineChange()));
        await Assert.ThrowsAsync<ArgumentException>(() => wire.Client.DeleteSubscriptionAsync("sub-1", default));
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task A_creation_that_may_have_happened_is_not_repeated()
    {
        using var wire = new BusinessCentralWire(static o => o.Resilience.MaxRetries = 3).Answer("", HttpStatusCode.GatewayTimeout);
        var error = await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Client.CreateJournalLineAsync(Id, new NewJournalLine { Amount = 1 }));
        Assert.Equal(FailureKind.OutcomeUnknown, error.Kind);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public void What_is_written_shows_none_of_its_content() => Assert.DoesNotContain(
        "canary",
        string.Concat(
            new NewSalesInvoice { CustomerNumber = "canary" },
            new NewSalesQuote { CustomerNumber = "canary" },
            new NewSalesCreditMemo { CustomerNumber = "canary" },
            new NewJournalLine { Description = "canary" },
            new JournalLineChange { Comment = "canary" },
            new NewDocumentAttachment { FileName = "canary", ParentType = AttachmentParentType.Item, ParentId = Id }),
        StringComparison.Ordinal);
}
