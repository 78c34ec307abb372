using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Batch;
using Connectors.Dynamics365.BusinessCentral.Companion;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Http;
using Connectors.Testing;
using Connectors.Testing.Operations;
using static Connectors.Dynamics365.Tests.Conformance.BusinessCentralCall;

namespace Connectors.Dynamics365.Tests.Conformance;

/// <summary>Every operation of the client, called once.</summary>
internal static class BusinessCentralCalls
{
    public static readonly Guid Id = new("6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01");
    public static readonly EntityTag Tag = EntityTag.From("W/\"1\"");

    public static IReadOnlyList<BusinessCentralCall> All { get; } =
    [
        Of(BusinessCentralOperations.ListCompanies, static (client, token) => client.GetCompaniesAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListCustomers, static (client, token) => client.GetCustomersAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListItems, static (client, token) => client.GetItemsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListSalesOrders, static (client, token) => client.GetSalesOrdersAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.CreateSalesOrder, static (client, token) => client.CreateSalesOrderAsync(new NewSalesOrder { CustomerNumber = "C1", ExternalDocumentNumber = "bq:1-A" }, cancellationToken: token)),
        Of(BusinessCentralOperations.UpdateSalesOrder, static (client, token) => client.UpdateSalesOrderAsync(Id, Tag, new SalesOrderChange(), cancellationToken: token)),
        Of(BusinessCentralOperations.DeleteSalesOrder, static (client, token) => client.DeleteSalesOrderAsync(Id, Tag, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.ListSalesInvoices, static (client, token) => client.GetSalesInvoicesAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListSalesShipments, static (client, token) => client.GetSalesShipmentsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.GetCustomer, static (client, token) => client.GetCustomerAsync(Id, cancellationToken: token)),
        Of(BusinessCentralOperations.ListItemVariants, static (client, token) => client.GetItemVariantsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListUnitsOfMeasure, static (client, token) => client.GetUnitsOfMeasureAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListLocations, static (client, token) => client.GetLocationsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListItemLedgerEntries, static (client, token) => client.GetItemLedgerEntriesAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListTaxAreas, static (client, token) => client.GetTaxAreasAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListTaxGroups, static (client, token) => client.GetTaxGroupsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListPaymentTerms, static (client, token) => client.GetPaymentTermsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListPaymentMethods, static (client, token) => client.GetPaymentMethodsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListShipmentMethods, static (client, token) => client.GetShipmentMethodsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListCurrencies, static (client, token) => client.GetCurrenciesAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListDimensions, static (client, token) => client.GetDimensionsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListDimensionValues, static (client, token) => client.GetDimensionValuesAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListCustomerReturnReasons, static (client, token) => client.GetCustomerReturnReasonsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListGeneralLedgerSetups, static (client, token) => client.GetGeneralLedgerSetupsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListAccounts, static (client, token) => client.GetAccountsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListGeneralLedgerEntries, static (client, token) => client.GetGeneralLedgerEntriesAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListJournals, static (client, token) => client.GetJournalsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.GetItem, static (client, token) => client.GetItemAsync(Id, cancellationToken: token)),
        Of(BusinessCentralOperations.GetSalesOrder, static (client, token) => client.GetSalesOrderAsync(Id, cancellationToken: token)),
        Of(BusinessCentralOperations.ShipAndInvoiceSalesOrder, static (client, token) => client.ShipAndInvoiceSalesOrderAsync(Id, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.GetSalesOrderLine, static (client, token) => client.GetSalesOrderLineAsync(Id, cancellationToken: token)),
        Of(BusinessCentralOperations.CreateSalesOrderLine, static (client, token) => client.CreateSalesOrderLineAsync(Id, new NewSalesOrderLine { LineType = SalesLineType.Item, LineObjectNumber = "1000", Quantity = 2 }, cancellationToken: token)),
        Of(BusinessCentralOperations.UpdateSalesOrderLine, static (client, token) => client.UpdateSalesOrderLineAsync(Id, Tag, new SalesOrderLineChange(), cancellationToken: token)),
        Of(BusinessCentralOperations.DeleteSalesOrderLine, static (client, token) => client.DeleteSalesOrderLineAsync(Id, Tag, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.ListSalesQuotes, static (client, token) => client.GetSalesQuotesAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.GetSalesQuote, static (client, token) => client.GetSalesQuoteAsync(Id, cancellationToken: token)),
        Of(BusinessCentralOperations.CreateSalesQuote, static (client, token) => client.CreateSalesQuoteAsync(new NewSalesQuote { CustomerNumber = "C1" }, cancellationToken: token)),
        Of(BusinessCentralOperations.DeleteSalesQuote, static (client, token) => client.DeleteSalesQuoteAsync(Id, Tag, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.MakeOrderOfSalesQuote, static (client, token) => client.MakeOrderOfSalesQuoteAsync(Id, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.MakeInvoiceOfSalesQuote, static (client, token) => client.MakeInvoiceOfSalesQuoteAsync(Id, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.SendSalesQuote, static (client, token) => client.SendSalesQuoteAsync(Id, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.GetSalesInvoice, static (client, token) => client.GetSalesInvoiceAsync(Id, cancellationToken: token)),
        Of(BusinessCentralOperations.CreateSalesInvoice, static (client, token) => client.CreateSalesInvoiceAsync(new NewSalesInvoice { CustomerNumber = "C1" }, cancellationToken: token)),
        Of(BusinessCentralOperations.DeleteSalesInvoice, static (client, token) => client.DeleteSalesInvoiceAsync(Id, Tag, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.PostSalesInvoice, static (client, token) => client.PostSalesInvoiceAsync(Id, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.PostAndSendSalesInvoice, static (client, token) => client.PostAndSendSalesInvoiceAsync(Id, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.SendSalesInvoice, static (client, token) => client.SendSalesInvoiceAsync(Id, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.CancelSalesInvoice, static (client, token) => client.CancelSalesInvoiceAsync(Id, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.CancelAndSendSalesInvoice, static (client, token) => client.CancelAndSendSalesInvoiceAsync(Id, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.MakeCorrectiveCreditMemo, static (client, token) => client.MakeCorrectiveCreditMemoAsync(Id, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.DownloadSalesInvoicePdf, static (client, token) => DisposeAsync(client.DownloadSalesInvoicePdfAsync(Id, cancellationToken: token)), OperationAnswer.File),
        Of(BusinessCentralOperations.ListSalesCreditMemos, static (client, token) => client.GetSalesCreditMemosAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.GetSalesCreditMemo, static (client, token) => client.GetSalesCreditMemoAsync(Id, cancellationToken: token)),
        Of(BusinessCentralOperations.CreateSalesCreditMemo, static (client, token) => client.CreateSalesCreditMemoAsync(new NewSalesCreditMemo { CustomerNumber = "C1", InvoiceNumber = "103001" }, cancellationToken: token)),
        Of(BusinessCentralOperations.UpdateSalesCreditMemo, static (client, token) => client.UpdateSalesCreditMemoAsync(Id, Tag, new SalesCreditMemoChange(), cancellationToken: token)),
        Of(BusinessCentralOperations.DeleteSalesCreditMemo, static (client, token) => client.DeleteSalesCreditMemoAsync(Id, Tag, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.PostSalesCreditMemo, static (client, token) => client.PostSalesCreditMemoAsync(Id, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.PostAndSendSalesCreditMemo, static (client, token) => client.PostAndSendSalesCreditMemoAsync(Id, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.SendSalesCreditMemo, static (client, token) => client.SendSalesCreditMemoAsync(Id, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.CancelSalesCreditMemo, static (client, token) => client.CancelSalesCreditMemoAsync(Id, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.CancelAndSendSalesCreditMemo, static (client, token) => client.CancelAndSendSalesCreditMemoAsync(Id, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.GetSalesCreditMemoLine, static (client, token) => client.GetSalesCreditMemoLineAsync(Id, cancellationToken: token)),
        Of(BusinessCentralOperations.CreateSalesCreditMemoLine, static (client, token) => client.CreateSalesCreditMemoLineAsync(Id, new NewSalesCreditMemoLine { LineType = SalesLineType.Item, LineObjectNumber = "1000", Quantity = 1 }, cancellationToken: token)),
        Of(BusinessCentralOperations.UpdateSalesCreditMemoLine, static (client, token) => client.UpdateSalesCreditMemoLineAsync(Id, Tag, new SalesCreditMemoLineChange(), cancellationToken: token)),
        Of(BusinessCentralOperations.DeleteSalesCreditMemoLine, static (client, token) => client.DeleteSalesCreditMemoLineAsync(Id, Tag, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.ListSalesReturnOrders, static (client, token) => client.GetSalesReturnOrdersAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListReturnReceipts, static (client, token) => client.GetReturnReceiptsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListVendors, static (client, token) => client.GetVendorsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListPurchaseInvoices, static (client, token) => client.GetPurchaseInvoicesAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.GetPurchaseInvoice, static (client, token) => client.GetPurchaseInvoiceAsync(Id, cancellationToken: token)),
        Of(BusinessCentralOperations.CreatePurchaseInvoice, static (client, token) => client.CreatePurchaseInvoiceAsync(new NewPurchaseInvoice { VendorNumber = "V1", VendorInvoiceNumber = "INV-7" }, cancellationToken: token)),
        Of(BusinessCentralOperations.DeletePurchaseInvoice, static (client, token) => client.DeletePurchaseInvoiceAsync(Id, Tag, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.PostPurchaseInvoice, static (client, token) => client.PostPurchaseInvoiceAsync(Id, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.CreateJournal, static (client, token) => client.CreateJournalAsync(new NewJournal { Code = "BQ" }, cancellationToken: token)),
        Of(BusinessCentralOperations.PostJournal, static (client, token) => client.PostJournalAsync(Id, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.ListJournalLines, static (client, token) => client.GetJournalLinesAsync(Id, cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.GetJournalLine, static (client, token) => client.GetJournalLineAsync(Id, cancellationToken: token)),
        Of(BusinessCentralOperations.CreateJournalLine, static (client, token) => client.CreateJournalLineAsync(Id, new NewJournalLine { AccountNumber = "2910", Amount = 12.5m }, cancellationToken: token)),
        Of(BusinessCentralOperations.UpdateJournalLine, static (client, token) => client.UpdateJournalLineAsync(Id, Tag, new JournalLineChange(), cancellationToken: token)),
        Of(BusinessCentralOperations.DeleteJournalLine, static (client, token) => client.DeleteJournalLineAsync(Id, Tag, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.ListDocumentAttachments, static (client, token) => client.GetDocumentAttachmentsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.CreateDocumentAttachment, static (client, token) => client.CreateDocumentAttachmentAsync(new NewDocumentAttachment { FileName = "label.pdf", ParentType = AttachmentParentType.SalesOrder, ParentId = Id }, cancellationToken: token)),
        Of(BusinessCentralOperations.UploadDocumentAttachment, static (client, token) => client.UploadDocumentAttachmentAsync(Id, "PDF"u8.ToArray(), cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.DownloadDocumentAttachment, static (client, token) => DisposeAsync(client.DownloadDocumentAttachmentAsync(Id, cancellationToken: token)), OperationAnswer.File),
        Of(BusinessCentralOperations.DeleteDocumentAttachment, static (client, token) => client.DeleteDocumentAttachmentAsync(Id, Tag, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.ListSubscriptions, static (client, token) => client.GetSubscriptionsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.GetSubscription, static (client, token) => client.GetSubscriptionAsync("sub-1", cancellationToken: token)),
        Of(BusinessCentralOperations.CreateSubscription, static (client, token) => client.CreateSubscriptionAsync(new NewSubscription { NotificationUrl = "https://host.example/bc", Resource = "/api/v2.0/companies(0)/salesOrders", ClientState = "secret" }, cancellationToken: token)),
        Of(BusinessCentralOperations.RenewSubscription, static (client, token) => client.RenewSubscriptionAsync("sub-1", Tag, new SubscriptionChange(), cancellationToken: token)),
        Of(BusinessCentralOperations.DeleteSubscription, static (client, token) => client.DeleteSubscriptionAsync("sub-1", Tag, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.GetMetadata, static (client, token) => client.CheckEntitiesAsync(cancellationToken: token), OperationAnswer.File),
        Of(BusinessCentralOperations.GetCompanionMetadata, static (client, token) => client.CheckCompanionAsync(cancellationToken: token), OperationAnswer.File),
        Of(BusinessCentralOperations.ListShipmentTrackings, static (client, token) => client.GetShipmentTrackingsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListLocationStocks, static (client, token) => client.GetLocationStocksAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListSalesPrices, static (client, token) => client.GetSalesPricesAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListItemUnits, static (client, token) => client.GetItemUnitsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ListTaxSetups, static (client, token) => client.GetTaxSetupsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.ReduceOpenOrder, static (client, token) => client.ReduceOpenOrderAsync(Id, [new(10000, 5, 3)], cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.ListReturnOrders, static (client, token) => client.GetReturnOrdersAsync(cancellationToken: token).ReadToEndAsync()),
        Of(BusinessCentralOperations.CreateReturnOrder, static (client, token) => client.CreateReturnOrderAsync(new NewReturnOrder { InvoiceNumber = "103001", ExternalDocumentNumber = "R1" }, cancellationToken: token)),
        Of(BusinessCentralOperations.UpdateReturnOrder, static (client, token) => client.UpdateReturnOrderAsync(Id, Tag, new SalesCreditMemoChange(), cancellationToken: token)),
        Of(BusinessCentralOperations.PostReturnOrder, static (client, token) => client.PostReturnOrderAsync(Id, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.GetReturnOrderLine, static (client, token) => client.GetReturnOrderLineAsync(Id, cancellationToken: token)),
        Of(BusinessCentralOperations.CreateReturnOrderLine, static (client, token) => client.CreateReturnOrderLineAsync(Id, new NewSalesCreditMemoLine { LineType = SalesLineType.Item, LineObjectNumber = "1000", Quantity = 1 }, cancellationToken: token)),
        Of(BusinessCentralOperations.UpdateReturnOrderLine, static (client, token) => client.UpdateReturnOrderLineAsync(Id, Tag, new SalesCreditMemoLineChange(), cancellationToken: token)),
        Of(BusinessCentralOperations.DeleteReturnOrderLine, static (client, token) => client.DeleteReturnOrderLineAsync(Id, Tag, cancellationToken: token), OperationAnswer.Nothing),
        Of(BusinessCentralOperations.SendReadBatch, static (client, token) => client.SendBatchAsync(Batch(client, static b => b.GetItem(Id)), token)),
        Of(BusinessCentralOperations.SendBatch, static (client, token) => client.SendBatchAsync(Batch(client, static b => b.CreateJournalLine(Id, new NewJournalLine { AccountNumber = "2910", Amount = 12.5m })), token)),
    ];

    private static async Task DisposeAsync(Task<ConnectorDownload> download)
    {
        await using var file = await download;
        await file.CopyToAsync(Stream.Null);
    }

    private static BusinessCentralBatch Batch(BusinessCentralClient client, Action<BusinessCentralBatch> fill)
    {
        var batch = client.CreateBatch();
        fill(batch);
        return batch;
    }
}
