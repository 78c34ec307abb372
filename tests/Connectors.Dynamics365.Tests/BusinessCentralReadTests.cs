using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Dynamics365.Tests.Support;
using Connectors.Http;

namespace Connectors.Dynamics365.Tests;

/// <summary>What is read of stock, returns and finance.</summary>
public sealed class BusinessCentralReadTests
{
    [Fact]
    public async Task Movements_of_stock_come_by_number_from_a_watermark()
    {
        using var wire = new BusinessCentralWire().AnswerFixture("itemLedgerEntries-two");
        var entries = await ReadAsync(wire.Client.GetItemLedgerEntriesAsync(ODataFilter.GreaterThan("entryNumber", 48_210)));

        Assert.EndsWith("/itemLedgerEntries?$filter=entryNumber gt 48210&$orderby=entryNumber", wire.Requests[0].PathAndQuery, StringComparison.Ordinal);
        Assert.Equal("ReadOnly", wire.Requests[0].Headers["Data-Access-Intent"]);
        Assert.Equal([48_211, 48_212], entries.Select(static e => e.EntryNumber));
        Assert.Equal(
            (ItemLedgerEntryType.Sale, ItemLedgerSourceType.Customer, ItemLedgerDocumentType.SalesShipment, -2m, -61.5m),
            (entries[0].EntryType, entries[0].SourceType, entries[0].DocumentType, entries[0].Quantity, entries[0].CostAmountActual));
        Assert.Equal(
            (ItemLedgerEntryType.PositiveAdjustment, ItemLedgerSourceType.None, ItemLedgerDocumentType.None, null),
            (entries[1].EntryType, entries[1].SourceType, entries[1].DocumentType, entries[1].SalesAmountActual));
    }

    [Fact]
    public async Task An_order_of_our_own_replaces_that_of_the_list()
    {
        using var wire = new BusinessCentralWire().Answer("""{"value":[]}""");
        await ReadAsync(wire.Client.GetItemLedgerEntriesAsync(new ODataQuery { OrderBy = [new ODataOrder("postingDate", descending: true)] }));
        Assert.EndsWith("/itemLedgerEntries?$orderby=postingDate desc", wire.Requests[0].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_posting_is_confirmed_by_the_entries_of_its_document_as_they_are_now()
    {
        using var wire = new BusinessCentralWire().AnswerFixture("generalLedgerEntries-one");
        var entry = Assert.Single(await ReadAsync(wire.Client.GetGeneralLedgerEntriesAsync(ODataFilter.EqualTo("documentNumber", "PAY-2026-11"))));

        Assert.False(wire.Requests[0].Headers.ContainsKey("Data-Access-Intent"));
        Assert.Equal((90_017, "6710", 118.42m, 0m, LedgerDocumentType.None), (entry.EntryNumber, entry.AccountNumber, entry.DebitAmount, entry.CreditAmount, entry.DocumentType));
        Assert.Equal(new DateTimeOffset(2026, 11, 30, 18, 0, 0, 3, TimeSpan.Zero), entry.LastModifiedDateTime);
    }

    [Fact]
    public async Task A_journal_comes_with_its_lines()
    {
        using var wire = new BusinessCentralWire().AnswerFixture("journals-one-with-lines");
        var journal = Assert.Single(await ReadAsync(wire.Client.GetJournalsAsync(ODataFilter.EqualTo("code", "bq"), withLines: true)));

        Assert.EndsWith("/journals?$filter=code eq 'bq'&$expand=journalLines", wire.Requests[0].PathAndQuery, StringComparison.Ordinal);
        Assert.Null(journal.BalancingAccountId);
        var line = Assert.Single(journal.JournalLines);
        Assert.Equal((JournalAccountType.Customer, JournalAccountType.LedgerAccount, -1204.5m, "CYCLE-77", 10_000), (line.AccountType, line.BalanceAccountType, line.Amount, line.ExternalDocumentNumber, line.LineNumber));
        Assert.Equal("W/\"bGluZQ==\"", line.ETag.Value);
    }

    [Fact]
    public async Task Lines_of_a_journal_are_asked_for_below_it()
    {
        using var wire = new BusinessCentralWire().Answer("""{"value":[]}""");
        await ReadAsync(wire.Client.GetJournalLinesAsync(Guid.Parse("0a61b1f6-1f5b-4f7f-8f30-5d5a2f5c3001")));
        Assert.EndsWith("/journals(0a61b1f6-1f5b-4f7f-8f30-5d5a2f5c3001)/journalLines", wire.Requests[0].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credit_memo_comes_with_its_lines_and_without_its_customer_in_words()
    {
        using var wire = new BusinessCentralWire().AnswerFixture("salesCreditMemos-one-with-lines");
        var memo = Assert.Single(await ReadAsync(wire.Client.GetSalesCreditMemosAsync(withLines: true)));

        Assert.Equal((SalesCreditMemoStatus.InReview, "103001", 9.99m, null, null), (memo.Status, memo.InvoiceNumber, memo.TotalAmountIncludingTax, memo.DueDate, memo.CustomerReturnReasonId));
        Assert.Equal((SalesLineType.Item, "DRILL-18V", 1m, 9.99m), (memo.SalesCreditMemoLines[0].LineType, memo.SalesCreditMemoLines[0].LineObjectNumber, memo.SalesCreditMemoLines[0].Quantity, memo.SalesCreditMemoLines[0].NetAmountIncludingTax));
        Assert.Equal("Sales credit memo 1009", memo.ToString());
    }

    [Fact]
    public async Task A_purchase_invoice_comes_with_its_lines()
    {
        using var wire = new BusinessCentralWire().AnswerFixture("purchaseInvoices-one-with-lines");
        var invoice = Assert.Single(await ReadAsync(wire.Client.GetPurchaseInvoicesAsync(ODataFilter.EqualTo("vendorInvoiceNumber", "BQ-2026-11"), withLines: true)));

        Assert.Equal((PurchaseInvoiceStatus.Open, 142.1m, new DateOnly(2026, 12, 14)), (invoice.Status, invoice.TotalAmountIncludingTax, invoice.DueDate));
        Assert.Equal((PurchaseLineType.Account, 118.42m, null), (invoice.PurchaseInvoiceLines[0].LineType, invoice.PurchaseInvoiceLines[0].UnitCost, invoice.PurchaseInvoiceLines[0].ExpectedReceiptDate));
    }

    [Fact]
    public async Task A_single_document_is_asked_for_by_its_id_with_what_hangs_on_it()
    {
        using var wire = new BusinessCentralWire().Answer("""{"id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01","number":"C1","blocked":"Ship","creditLimit":500,"customerFinancialDetail":{"id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01","balance":120.5}}""");
        var customer = await wire.Client.GetCustomerAsync(Guid.Parse("6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01"), withFinancialDetail: true);

        Assert.EndsWith("/customers(6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01)?$expand=customerFinancialDetail", wire.Requests[0].PathAndQuery, StringComparison.Ordinal);
        Assert.Equal((CustomerBlock.Ship, 500m, 120.5m), (customer.Blocked, customer.CreditLimit, customer.CustomerFinancialDetail!.Balance));
    }

    [Fact]
    public async Task A_document_that_is_gone_is_not_found()
    {
        using var wire = new BusinessCentralWire().AnswerError(System.Net.HttpStatusCode.NotFound, "Internal_RecordNotFound", "The order cannot be found.");
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => wire.Client.GetSalesOrderAsync(Guid.NewGuid()));
    }

    private static async Task<List<T>> ReadAsync<T>(AsyncPageable<T> list)
    {
        var items = new List<T>();
        await foreach (var item in list)
            items.Add(item);
        return items;
    }
}
