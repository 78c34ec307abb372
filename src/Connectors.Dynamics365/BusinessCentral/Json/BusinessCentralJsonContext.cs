using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.BusinessCentral.Batch;
using Connectors.Dynamics365.BusinessCentral.Companion;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Json;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(EmptyDateJsonConverter), typeof(EmptyInstantJsonConverter), typeof(EmptyGuidJsonConverter)])]
[JsonSerializable(typeof(ODataPage<Company>), TypeInfoPropertyName = "Companies")]
[JsonSerializable(typeof(ODataPage<Currency>), TypeInfoPropertyName = "Currencies")]
[JsonSerializable(typeof(ODataPage<Customer>), TypeInfoPropertyName = "Customers")]
[JsonSerializable(typeof(ODataPage<CustomerReturnReason>), TypeInfoPropertyName = "CustomerReturnReasons")]
[JsonSerializable(typeof(ODataPage<Dimension>), TypeInfoPropertyName = "Dimensions")]
[JsonSerializable(typeof(ODataPage<DimensionValue>), TypeInfoPropertyName = "DimensionValues")]
[JsonSerializable(typeof(ODataPage<DocumentAttachment>), TypeInfoPropertyName = "DocumentAttachments")]
[JsonSerializable(typeof(ODataPage<GeneralLedgerEntry>), TypeInfoPropertyName = "GeneralLedgerEntries")]
[JsonSerializable(typeof(ODataPage<GeneralLedgerSetup>), TypeInfoPropertyName = "GeneralLedgerSetups")]
[JsonSerializable(typeof(ODataPage<Item>), TypeInfoPropertyName = "Items")]
[JsonSerializable(typeof(ODataPage<ItemLedgerEntry>), TypeInfoPropertyName = "ItemLedgerEntries")]
[JsonSerializable(typeof(ODataPage<ItemUnit>), TypeInfoPropertyName = "ItemUnits")]
[JsonSerializable(typeof(ODataPage<ItemVariant>), TypeInfoPropertyName = "ItemVariants")]
[JsonSerializable(typeof(ODataPage<Journal>), TypeInfoPropertyName = "Journals")]
[JsonSerializable(typeof(ODataPage<JournalLine>), TypeInfoPropertyName = "JournalLines")]
[JsonSerializable(typeof(ODataPage<LedgerAccount>), TypeInfoPropertyName = "LedgerAccounts")]
[JsonSerializable(typeof(ODataPage<Location>), TypeInfoPropertyName = "Locations")]
[JsonSerializable(typeof(ODataPage<LocationStock>), TypeInfoPropertyName = "LocationStocks")]
[JsonSerializable(typeof(ODataPage<PaymentMethod>), TypeInfoPropertyName = "PaymentMethods")]
[JsonSerializable(typeof(ODataPage<PaymentTerm>), TypeInfoPropertyName = "PaymentTerms")]
[JsonSerializable(typeof(ODataPage<PurchaseInvoice>), TypeInfoPropertyName = "PurchaseInvoices")]
[JsonSerializable(typeof(ODataPage<ReturnReceipt>), TypeInfoPropertyName = "ReturnReceipts")]
[JsonSerializable(typeof(ODataPage<SalesCreditMemo>), TypeInfoPropertyName = "SalesCreditMemos")]
[JsonSerializable(typeof(ODataPage<SalesInvoice>), TypeInfoPropertyName = "SalesInvoices")]
[JsonSerializable(typeof(ODataPage<SalesOrder>), TypeInfoPropertyName = "SalesOrders")]
[JsonSerializable(typeof(ODataPage<ReturnOrder>), TypeInfoPropertyName = "ReturnOrders")]
[JsonSerializable(typeof(ODataPage<SalesPrice>), TypeInfoPropertyName = "SalesPrices")]
[JsonSerializable(typeof(ODataPage<SalesQuote>), TypeInfoPropertyName = "SalesQuotes")]
[JsonSerializable(typeof(ODataPage<SalesReturnOrder>), TypeInfoPropertyName = "SalesReturnOrders")]
[JsonSerializable(typeof(ODataPage<SalesShipment>), TypeInfoPropertyName = "SalesShipments")]
[JsonSerializable(typeof(ODataPage<ShipmentMethod>), TypeInfoPropertyName = "ShipmentMethods")]
[JsonSerializable(typeof(ODataPage<ShipmentTracking>), TypeInfoPropertyName = "ShipmentTrackings")]
[JsonSerializable(typeof(ODataPage<Subscription>), TypeInfoPropertyName = "Subscriptions")]
[JsonSerializable(typeof(ODataPage<TaxArea>), TypeInfoPropertyName = "TaxAreas")]
[JsonSerializable(typeof(ODataPage<TaxGroup>), TypeInfoPropertyName = "TaxGroups")]
[JsonSerializable(typeof(ODataPage<TaxSetup>), TypeInfoPropertyName = "TaxSetups")]
[JsonSerializable(typeof(ODataPage<UnitOfMeasure>), TypeInfoPropertyName = "UnitsOfMeasure")]
[JsonSerializable(typeof(ODataPage<Vendor>), TypeInfoPropertyName = "Vendors")]
[JsonSerializable(typeof(BatchAnswer))]
[JsonSerializable(typeof(JournalLineChange))]
[JsonSerializable(typeof(NewDocumentAttachment))]
[JsonSerializable(typeof(NewJournal))]
[JsonSerializable(typeof(NewJournalLine))]
[JsonSerializable(typeof(NewPurchaseInvoice))]
[JsonSerializable(typeof(NewReturnOrder))]
[JsonSerializable(typeof(NewSalesCreditMemo))]
[JsonSerializable(typeof(NewSalesCreditMemoLine))]
[JsonSerializable(typeof(NewSalesInvoice))]
[JsonSerializable(typeof(NewSalesOrder))]
[JsonSerializable(typeof(NewSalesOrderLine))]
[JsonSerializable(typeof(NewSalesQuote))]
[JsonSerializable(typeof(NewSubscription))]
[JsonSerializable(typeof(IReadOnlyList<OpenOrderLineReduction>))]
[JsonSerializable(typeof(OpenOrderReduction))]
[JsonSerializable(typeof(SalesCreditMemoChange))]
[JsonSerializable(typeof(SalesCreditMemoLineChange))]
[JsonSerializable(typeof(SalesOrderChange))]
[JsonSerializable(typeof(SalesOrderLineChange))]
[JsonSerializable(typeof(SubscriptionChange))]
internal sealed partial class BusinessCentralJsonContext : JsonSerializerContext
{
    /// <summary>The same, writing enum members in their escaped form.</summary>
    public static BusinessCentralJsonContext CreateEscaping() => new(new JsonSerializerOptions(Default.Options)
    {
        Converters =
        {
            new EscapedEnumJsonConverter<SalesLineType>(),
            new EscapedEnumJsonConverter<PurchaseLineType>(),
            new EscapedEnumJsonConverter<JournalAccountType>(),
            new EscapedEnumJsonConverter<AttachmentParentType>(),
        },
    });
}
