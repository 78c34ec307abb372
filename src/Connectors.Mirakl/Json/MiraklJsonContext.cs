using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

/// <summary>Every JSON type of the package. Members the platform adds are kept, members it leaves out are null or empty.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters =
    [
        typeof(TextConverter), typeof(AmountConverter), typeof(OptionalAmountConverter), typeof(Int32Converter), typeof(OptionalInt32Converter),
        typeof(Int64Converter), typeof(OptionalInt64Converter), typeof(FlagConverter), typeof(OptionalFlagConverter),
        typeof(InstantConverter), typeof(OptionalInstantConverter), typeof(OrderJsonConverter),
    ])]
// Imports and exports
[JsonSerializable(typeof(ExportStarted))]
[JsonSerializable(typeof(ExportStatus))]
[JsonSerializable(typeof(ImportStarted))]
[JsonSerializable(typeof(NumberedImport))]
// Orders
[JsonSerializable(typeof(OrderPage))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(AcceptanceBody))]
[JsonSerializable(typeof(OrderTracking))]
[JsonSerializable(typeof(OrderUpdatesBody))]
[JsonSerializable(typeof(OrderUpdatesResult))]
[JsonSerializable(typeof(NewRefundsBody))]
[JsonSerializable(typeof(CreatedRefunds))]
[JsonSerializable(typeof(NewCancelationsBody))]
[JsonSerializable(typeof(CreatedCancelations))]
[JsonSerializable(typeof(AdjustmentsBody))]
[JsonSerializable(typeof(AdjustmentsResult))]
[JsonSerializable(typeof(IncidentResolutionBody))]
[JsonSerializable(typeof(OrderLineOriginsBody))]
[JsonSerializable(typeof(OrderLineOriginsResult))]
[JsonSerializable(typeof(OrderAdditionalFields))]
[JsonSerializable(typeof(OrderAdditionalFieldsResult))]
[JsonSerializable(typeof(OrderEvaluation))]
[JsonSerializable(typeof(OrderTaxList))]
[JsonSerializable(typeof(OrderExport))]
// Shipments
[JsonSerializable(typeof(NewShipmentsBody))]
[JsonSerializable(typeof(ShipmentsResult<Shipment>))]
[JsonSerializable(typeof(SeekPage<Shipment>))]
[JsonSerializable(typeof(SeekPage<ItemsToShip>))]
[JsonSerializable(typeof(ShipmentIdsBody))]
[JsonSerializable(typeof(ShipmentsResult<ItemId>))]
[JsonSerializable(typeof(ShipmentOriginsBody))]
[JsonSerializable(typeof(ShipmentsResult<ShippingOriginUpdate>))]
[JsonSerializable(typeof(ShipmentTrackingBody))]
[JsonSerializable(typeof(ShipmentInformationBody))]
[JsonSerializable(typeof(ShipmentInformationResult))]
[JsonSerializable(typeof(SeekPage<PickList>))]
// Documents
[JsonSerializable(typeof(OrderDocumentList))]
[JsonSerializable(typeof(ShopDocumentList))]
[JsonSerializable(typeof(SeekPage<DocumentRequest>))]
[JsonSerializable(typeof(SeekPage<DocumentRequestLine>))]
[JsonSerializable(typeof(OrderDocumentsBody))]
[JsonSerializable(typeof(IReadOnlyList<DocumentBody>))]
[JsonSerializable(typeof(ShopDocumentsBody))]
[JsonSerializable(typeof(IssuedDocumentsBody))]
[JsonSerializable(typeof(UploadResult))]
// Returns
[JsonSerializable(typeof(SeekPage<Return>))]
[JsonSerializable(typeof(SeekPage<ItemToReturn>))]
[JsonSerializable(typeof(NewReturnsBody))]
[JsonSerializable(typeof(ReturnsResult<Return>))]
[JsonSerializable(typeof(ReturnUpdatesBody))]
[JsonSerializable(typeof(ReturnDecisionsBody))]
[JsonSerializable(typeof(ReturnIdsBody))]
[JsonSerializable(typeof(ReturnComplianceBody))]
[JsonSerializable(typeof(ReturnsResult<ItemId>))]
// Offers
[JsonSerializable(typeof(OfferPage))]
[JsonSerializable(typeof(FullOffersBody))]
[JsonSerializable(typeof(OfferImport))]
[JsonSerializable(typeof(SeekPage<OfferImport>))]
[JsonSerializable(typeof(OfferExportBody))]
[JsonSerializable(typeof(ExportedOffer))]
[JsonSerializable(typeof(ProductOfferPage))]
// Stock
[JsonSerializable(typeof(StockImport))]
// Prices
[JsonSerializable(typeof(SeekPage<PriceImport>))]
// Promotions
[JsonSerializable(typeof(PromotionPage))]
[JsonSerializable(typeof(PromotionBody))]
// Products
[JsonSerializable(typeof(ProductList))]
[JsonSerializable(typeof(ProductConversionOptions))]
[JsonSerializable(typeof(ProductImport))]
[JsonSerializable(typeof(ProductImportPage))]
[JsonSerializable(typeof(CategoryList))]
[JsonSerializable(typeof(ProductAttributeList))]
[JsonSerializable(typeof(ValueListList))]
// Payments
[JsonSerializable(typeof(SeekPage<TransactionLine>))]
[JsonSerializable(typeof(TransactionLine))]
[JsonSerializable(typeof(TransactionExportBody))]
[JsonSerializable(typeof(SeekPage<BillingCycle>))]
[JsonSerializable(typeof(AccountingDocumentPage))]
// Messages
[JsonSerializable(typeof(SeekPage<MessageThread>))]
[JsonSerializable(typeof(MessageThread))]
[JsonSerializable(typeof(MessageReply))]
[JsonSerializable(typeof(NewOrderThread))]
[JsonSerializable(typeof(OperatorThreadBody))]
[JsonSerializable(typeof(SentMessage))]
// Platform
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(PlatformConfiguration))]
[JsonSerializable(typeof(CarrierList))]
[JsonSerializable(typeof(ShippingTypeList))]
[JsonSerializable(typeof(ReasonList))]
[JsonSerializable(typeof(PlatformItemLists))]
[JsonSerializable(typeof(AdditionalFieldList))]
[JsonSerializable(typeof(DocumentTypeList))]
[JsonSerializable(typeof(AccountUpdate))]
[JsonSerializable(typeof(AccountUpdateResult))]
[JsonSerializable(typeof(ShopStatistics))]
[JsonSerializable(typeof(ShippingConfiguration))]
[JsonSerializable(typeof(ShippingCharges))]
internal sealed partial class MiraklJsonContext : JsonSerializerContext
{
    /// <summary>The same types, with orders read and written by the serializer alone.</summary>
    public static MiraklJsonContext WithoutReader()
    {
        var options = new JsonSerializerOptions(Default.Options) { TypeInfoResolver = null };
        for (var i = options.Converters.Count - 1; i >= 0; i--)
        {
            if (options.Converters[i] is OrderJsonConverter)
                options.Converters.RemoveAt(i);
        }

        return new MiraklJsonContext(options);
    }
}
