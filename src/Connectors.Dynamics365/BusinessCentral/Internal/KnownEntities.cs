using System.Text.Json.Serialization.Metadata;
using Connectors.Dynamics365.BusinessCentral.Json;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>The entity sets that the client reads and writes, and what of them.</summary>
internal static class KnownEntities
{
    /// <summary>Each set with the documents that are read or written of it.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<JsonTypeInfo>> Documents(BusinessCentralJsonContext json) => new Dictionary<string, IReadOnlyList<JsonTypeInfo>>(StringComparer.Ordinal)
    {
        ["accounts"] = [json.LedgerAccount],
        ["companies"] = [json.Company],
        ["currencies"] = [json.Currency],
        ["customerFinancialDetails"] = [json.CustomerFinancialDetail],
        ["customerReturnReasons"] = [json.CustomerReturnReason],
        ["customers"] = [json.Customer],
        ["dimensionSetLines"] = [json.NewDimensionSetLine],
        ["dimensionValues"] = [json.DimensionValue],
        ["dimensions"] = [json.Dimension],
        ["documentAttachments"] = [json.DocumentAttachment, json.NewDocumentAttachment],
        ["generalLedgerEntries"] = [json.GeneralLedgerEntry],
        ["generalLedgerSetup"] = [json.GeneralLedgerSetup],
        ["itemLedgerEntries"] = [json.ItemLedgerEntry],
        ["itemVariants"] = [json.ItemVariant],
        ["items"] = [json.Item],
        ["journalLines"] = [json.JournalLine, json.NewJournalLine, json.JournalLineChange],
        ["journals"] = [json.Journal, json.NewJournal],
        ["locations"] = [json.Location],
        ["paymentMethods"] = [json.PaymentMethod],
        ["paymentTerms"] = [json.PaymentTerm],
        ["purchaseInvoiceLines"] = [json.PurchaseInvoiceLine, json.NewPurchaseInvoiceLine],
        ["purchaseInvoices"] = [json.PurchaseInvoice, json.NewPurchaseInvoice],
        ["returnReceipts"] = [json.ReturnReceipt],
        ["salesCreditMemoLines"] = [json.SalesCreditMemoLine, json.NewSalesCreditMemoLine, json.SalesCreditMemoLineChange],
        ["salesCreditMemos"] = [json.SalesCreditMemo, json.NewSalesCreditMemo, json.SalesCreditMemoChange],
        ["salesInvoiceLines"] = [json.SalesInvoiceLine, json.NewSalesInvoiceLine],
        ["salesInvoices"] = [json.SalesInvoice, json.NewSalesInvoice],
        ["salesOrderLines"] = [json.SalesOrderLine, json.SalesOrderLineChange, json.NewSalesOrderLine],
        ["salesOrders"] = [json.SalesOrder, json.NewSalesOrder, json.SalesOrderChange],
        ["salesQuoteLines"] = [json.SalesQuoteLine, json.NewSalesQuoteLine],
        ["salesQuotes"] = [json.SalesQuote, json.NewSalesQuote],
        ["salesReturnOrderLines"] = [json.SalesReturnOrderLine],
        ["salesReturnOrders"] = [json.SalesReturnOrder],
        ["salesShipmentLines"] = [json.SalesShipmentLine],
        ["salesShipments"] = [json.SalesShipment],
        ["shipmentMethods"] = [json.ShipmentMethod],
        ["subscriptions"] = [json.Subscription, json.NewSubscription, json.SubscriptionChange],
        ["taxAreas"] = [json.TaxArea],
        ["taxGroups"] = [json.TaxGroup],
        ["unitsOfMeasure"] = [json.UnitOfMeasure],
        ["vendors"] = [json.Vendor],
    };

    /// <summary>Each set with the members that are read or written.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All(BusinessCentralJsonContext json) => Documents(json).ToDictionary(
        static set => set.Key,
        static set => (IReadOnlyList<string>)
        [
            .. set.Value.SelectMany(static type => type.Properties).Where(static p => !p.IsExtensionData && p.Name[0] != '@').Select(static p => p.Name).Distinct(StringComparer.Ordinal),
        ],
        StringComparer.Ordinal);
}
