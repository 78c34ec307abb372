using System.Text;
using Connectors.Http;
using Connectors.Mirakl;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;
using static Connectors.Conformance.Tests.Mirakl.MiraklCall;

namespace Connectors.Conformance.Tests.Mirakl;

/// <summary>Every operation of the client, called once with everything it can send. Lists that are joined by commas hold one value: the contract types them as one word.</summary>
internal static class MiraklCalls
{
    private const long Import = 2044;
    private const string Order = "1042-A";
    private const string Line = "1042-A-1";
    private const string Cycle = "da94f4ec-9447-4856-a637-2aad467ac0de";
    private const string Return = "4f1c1c53-5a0e-4a5e-9d5f-3f5f8f6f0a11";

    private static readonly MiraklJsonContext Json = MiraklJsonContext.Default;
    private static readonly DateTimeOffset From = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<MiraklCall> All { get; } =
    [
        .. Orders(),
        .. Shipments(),
        .. Returns(),
        .. Offers(),
        .. Stock(),
        .. Prices(),
        .. Products(),
        .. Platform(),
        .. Payments(),
        .. Documents(),
        .. Messages(),
        .. Promotions(),
    ];

    private static IEnumerable<MiraklCall> Orders() =>
    [
        Of(MiraklOperations.GetOrders, Json.OrderPage, client => client.Orders.GetOrdersAsync(new OrderFilter
        {
            OrderStates = [OrderState.Shipping], UpdatedFrom = From, UpdatedTo = From.AddDays(1), CustomerDebited = true,
            PaymentWorkflow = PaymentWorkflow.PayOnAcceptance, ChannelCodes = ["BQ_UK"], HasIncident = false, OrderTaxMode = OrderTaxMode.TaxIncluded, Locale = "en_GB",
            FulfillmentCenterCodes = ["LEEDS"], ReferencesForSeller = ["SO-1"],
        })),
        Of(MiraklOperations.GetOrdersById, Json.OrderPage, client => client.Orders.GetOrdersByIdAsync([Order])),
        Of(MiraklOperations.UpdateOrders, Json.OrderUpdatesResult, client => client.Orders.UpdateOrdersAsync(
            [new OrderUpdate { OrderId = Order, References = new OrderReferencesUpdate { OrderReferenceForSeller = "SO-1" } }])),
        Of(MiraklOperations.AcceptOrder, null, client => client.Orders.AcceptOrderAsync(Order, [new OrderLineDecision(Line, true)])),
        Of(MiraklOperations.SetTracking, null, client => client.Orders.SetTrackingAsync(
            Order, new OrderTracking { CarrierCode = "DPD", CarrierName = "DPD", CarrierUrl = "https://track.example/1", TrackingNumber = "15501234567890" })),
        Of(MiraklOperations.ShipOrder, null, client => client.Orders.ShipOrderAsync(Order)),
        Of(MiraklOperations.RefundOrderLines, Json.CreatedRefunds, client => client.Orders.RefundOrderLinesAsync(
        [
            new NewRefund
            {
                OrderLineId = Line, Amount = 9.99m, ShippingAmount = 0m, ReasonCode = "17", Quantity = 1, ExcludedFromShipment = true, CurrencyIsoCode = "GBP",
                Taxes = [new OrderTaxAmount("VAT", 1.67m)], ShippingTaxes = [new OrderTaxAmount("VAT", 0.5m)], Fees = [new OrderFee { Code = "CARD", Amount = 0.3m }],
            },
        ], OrderTaxMode.TaxIncluded)),
        Of(MiraklOperations.CancelOrderLines, Json.CreatedCancelations, client => client.Orders.CancelOrderLinesAsync(
        [
            new NewCancelation
            {
                OrderLineId = Line, Quantity = 1, Amount = 9.99m, ShippingAmount = 0m, ReasonCode = "34", CurrencyIsoCode = "GBP",
                Taxes = [new OrderTaxAmount("VAT", 1.67m)], ShippingTaxes = [new OrderTaxAmount("VAT", 0.5m)], Fees = [new OrderFee { Code = "CARD", Amount = 0.3m }],
            },
        ], OrderTaxMode.TaxIncluded)),
        Of(MiraklOperations.CancelOrder, null, client => client.Orders.CancelOrderAsync(Order)),
        Of(MiraklOperations.AdjustOrderLines, Json.AdjustmentsResult, client => client.Orders.AdjustOrderLinesAsync([new OrderLineAdjustment(Line, 0.85m)])),
        Of(MiraklOperations.ResolveIncident, null, client => client.Orders.ResolveIncidentAsync(Order, Line, "8")),
        Of(MiraklOperations.UpdateOrderLineShippingOrigins, Json.OrderLineOriginsResult, client => client.Orders.UpdateShippingOriginsAsync(
        [
            new ShippingOriginUpdate { Id = Line, ShippingFrom = new ShippingOrigin { Warehouse = new Warehouse { Code = "LEEDS" } } },
            new ShippingOriginUpdate
            {
                Id = "1042-A-2",
                ShippingFrom = new ShippingOrigin { Address = new StreetAddress { Street1 = "1 Dock Road", ZipCode = "LS1 4AA", City = "Leeds", CountryIsoCode = "GBR" } },
            },
        ])),
        Of(MiraklOperations.UpdateOrderAdditionalFields, Json.OrderAdditionalFieldsResult, client => client.Orders.UpdateAdditionalFieldsAsync(Order, new OrderAdditionalFields
        {
            Fields = [new AdditionalField { Code = "gift", Value = new AdditionalFieldValue("true") }],
            OrderLines =
            [
                new OrderLineAdditionalFields
                {
                    OrderLineId = Line,
                    Fields = [new AdditionalField { Code = "colours", Type = AdditionalFieldType.MultipleValuesList, Value = new AdditionalFieldValue(["red", "blue"]) }],
                },
            ],
        })),
        Of(MiraklOperations.GetOrderEvaluation, Json.OrderEvaluation, client => client.Orders.GetEvaluationAsync(Order, "en_GB")),
        Of(MiraklOperations.ExportOrders, Json.ExportStarted, client => client.Orders.StartOrderExportAsync(new OrderExport
        {
            OrderStates = [OrderState.Shipping], ChannelCodes = ["BQ_UK"], OnlyNullChannel = false, FulfillmentCenterCode = "LEEDS", CreatedFrom = From, CreatedTo = From.AddDays(1),
            UpdatedFrom = From, UpdatedTo = From.AddDays(1), OrderTaxMode = OrderTaxMode.TaxIncluded, Locale = "en_GB", ItemsPerChunk = 10_000, MegabytesPerChunk = 100,
        })),
        Of(MiraklOperations.GetOrderExport, Json.ExportStatus, client => client.Orders.GetOrderExportAsync("tracking-1")),
        Of(MiraklOperations.DownloadOrderFile, null, client => DiscardAsync(client.Orders.DownloadOrderFileAsync(new Uri(MiraklOperations.DownloadOrderFile.Path, UriKind.Relative)))),
        Of(MiraklOperations.GetOrderTaxes, Json.OrderTaxList, client => client.Orders.GetOrderTaxesAsync("en_GB")),
    ];

    private static IEnumerable<MiraklCall> Shipments() =>
    [
        Of(MiraklOperations.CreateShipments, Json.ShipmentsResultShipment, client => client.Shipments.CreateShipmentsAsync(
        [
            new NewShipment
            {
                OrderId = Order, Shipped = true, InvoiceReference = "INV-1", ShipmentLines = [new NewShipmentLine(Line, 2, "P1")],
                ShippingFrom = new NewShipmentOrigin(new Warehouse { Code = "LEEDS" }),
                ShipmentAdditionalInformation = [new AdditionalField { Code = "DELIVERY_BILL_ID", Type = AdditionalFieldType.String, Value = new AdditionalFieldValue("DB-1") }],
                Tracking = new NewShipmentTracking { CarrierCode = "DPD", TrackingNumber = "15501234567890" },
            },
        ])),
        Of(MiraklOperations.GetShipments, Json.SeekPageShipment, client => client.Shipments.GetShipmentsAsync(new ShipmentFilter
        {
            OrderIds = [Order], Statuses = [ShipmentStatus.Shipped], UpdatedFrom = From, UpdatedTo = From.AddDays(1),
        })),
        Of(MiraklOperations.GetItemsToShip, Json.SeekPageItemsToShip, client => client.Shipments.GetItemsToShipAsync(new ItemsToShipFilter
        {
            OrderIds = [Order, "1043-A"], FulfillmentCenterCodes = ["LEEDS"], ShippingDateFrom = From, ShippingDateTo = From.AddDays(1),
        })),
        Of(MiraklOperations.DeleteShipments, Json.ShipmentsResultItemId, client => client.Shipments.DeleteShipmentsAsync(["s-1"])),
        Of(MiraklOperations.UpdateShipmentShippingOrigins, Json.ShipmentsResultShippingOriginUpdate, client => client.Shipments.UpdateShippingOriginsAsync(
            [new ShippingOriginUpdate { Id = "s-1", ShippingFrom = new ShippingOrigin { Warehouse = new Warehouse { Code = "LEEDS" } } }])),
        Of(MiraklOperations.UpdateShipmentTracking, Json.ShipmentsResultItemId, client => client.Shipments.UpdateTrackingAsync(
            [new ShipmentTrackingUpdate("s-1", new NewShipmentTracking { CarrierCode = "DPD", CarrierName = "DPD", CarrierStandardCode = "dpd", TrackingNumber = "15501234567890", TrackingUrl = "https://track.example/1" })])),
        Of(MiraklOperations.ShipShipments, Json.ShipmentsResultItemId, client => client.Shipments.ShipShipmentsAsync(["s-1"])),
        Of(MiraklOperations.MarkShipmentsReadyForPickUp, Json.ShipmentsResultItemId, client => client.Shipments.MarkReadyForPickUpAsync(["s-1"])),
        Of(MiraklOperations.UpdateShipmentAdditionalInformation, Json.ShipmentInformationResult, client => client.Shipments.UpdateAdditionalInformationAsync(
        [
            new ShipmentAdditionalInformation
            {
                Id = "s-1", Fields = [new AdditionalField { Code = "DELIVERY_BILL_ID", Type = AdditionalFieldType.String, Value = new AdditionalFieldValue("DB-1") }],
            },
        ])),
        Of(MiraklOperations.GetPickLists, Json.SeekPagePickList, client => client.Shipments.GetPickListsAsync(new PickListFilter
        {
            PickListIds = ["p-1"], States = [PickListState.WaitingPreparation], OrderLineIds = [Line], PickrunCode = "R1", PickupDateFrom = From, PickupDateTo = From.AddDays(1),
        })),
    ];

    private static IEnumerable<MiraklCall> Returns() =>
    [
        Of(MiraklOperations.GetReturns, Json.SeekPageReturn, client => client.Returns.GetReturnsAsync(new ReturnFilter
        {
            ReturnIds = [Return], States = [ReturnState.WaitingAcceptance, ReturnState.InProgress], OrderCommercialIds = ["1042"], OrderLineIds = [Line], Rmas = ["RMA-1"],
            CustomerIds = ["c-1"], CreatedFrom = From, CreatedTo = From.AddDays(1), UpdatedFrom = From, UpdatedTo = From.AddDays(1),
        })),
        Of(MiraklOperations.GetItemsToReturn, Json.SeekPageItemToReturn, client => client.Returns.GetItemsToReturnAsync(new ItemsToReturnFilter
        {
            OrderCommercialIds = ["1042"], OrderLineIds = [Line],
        })),
        Of(MiraklOperations.CreateReturns, Json.ReturnsResultReturn, client => client.Returns.CreateReturnsAsync(
        [
            new NewReturn
            {
                OrderCommercialId = "1042", MethodCode = ReturnMethod.ByMail, ReasonCode = ReturnReason.ChangedMind, Rma = "RMA-1", Description = "Too large.",
                LabelUrl = "https://labels.example/1", Accepted = true, ReturnLines = [new NewReturnLine(Line, 1, ReturnReason.ChangedMind)],
            },
        ])),
        Of(MiraklOperations.UpdateReturns, Json.ReturnsResultReturn, client => client.Returns.UpdateReturnsAsync(
        [
            new ReturnUpdate
            {
                Id = Return, Rma = "RMA-1", LabelUrl = "https://labels.example/1", MethodCode = ReturnMethod.InStore,
                Tracking = new ReturnTracking { CarrierCode = "DPD", CarrierName = "DPD", CarrierStandardCode = "dpd", TrackingNumber = "1", TrackingUrl = "https://track.example/1" },
                ReturnAddress = new ReturnAddress { Street1 = "1 Dock Road", Street2 = "Unit 2", ZipCode = "LS1 4AA", City = "Leeds", State = "Yorkshire", CountryIsoCode = "GBR" },
            },
        ])),
        Of(MiraklOperations.AcceptReturns, Json.ReturnsResultItemId, client => client.Returns.AcceptReturnsAsync(
            [new ReturnDecision(Return, true), new ReturnDecision(Return, false, ReturnRejectionReason.NotEligible)])),
        Of(MiraklOperations.ReceiveReturns, Json.ReturnsResultItemId, client => client.Returns.ReceiveReturnsAsync([Return])),
        Of(MiraklOperations.UpdateReturnCompliance, Json.ReturnsResultItemId, client => client.Returns.UpdateComplianceAsync(
        [
            new ReturnComplianceUpdate
            {
                Id = Return,
                ReturnLines =
                [
                    new ReturnLineComplianceUpdate(Line, true),
                    new ReturnLineComplianceUpdate("1042-A-2", false, NonComplianceReason.MissingItem, "The lid is missing."),
                ],
            },
        ])),
        Of(MiraklOperations.CloseReturns, Json.ReturnsResultItemId, client => client.Returns.CloseReturnsAsync([Return])),
        Of(MiraklOperations.CancelReturns, Json.ReturnsResultItemId, client => client.Returns.CancelReturnsAsync([Return])),
    ];

    private static IEnumerable<MiraklCall> Offers() =>
    [
        Of(MiraklOperations.ImportOffers, Json.NumberedImport, client => client.Offers.StartFileImportAsync(
            new OfferFile { FileName = "offers.csv", Content = File("sku;price"), OperatorFormat = false })),
        Of(MiraklOperations.ImportOffersWithProducts, Json.NumberedImport, client => client.Offers.StartReplacingAllOffersAsync(
            new OfferFile { FileName = "offers.csv", Content = File("sku;price"), WithProducts = true })),
        Of(MiraklOperations.GetOfferImport, Json.OfferImport, client => client.Offers.GetImportAsync(Import)),
        Of(MiraklOperations.GetOfferImportErrors, null, client => DiscardAsync(client.Offers.DownloadErrorReportAsync(Import))),
        Of(MiraklOperations.GetOfferImports, Json.SeekPageOfferImport, client => client.Offers.GetImportsAsync(new OfferImportFilter
        {
            CreatedFrom = From, CreatedTo = From.AddDays(1), Status = ImportState.Complete, Mode = OfferImportMode.Normal, Origins = [ImportOrigin.Api, ImportOrigin.Front],
        })),
        Of(MiraklOperations.GetOffers, Json.OfferPage, client => client.Offers.GetOffersAsync(new OfferFilter
        {
            OfferStateCodes = ["11"], ShopSku = "NAIL-50", ProductSku = "MKP1", Favorite = true, PricingChannelCode = "BQ_UK", PricingCustomerOrganizationId = "O-1", Locale = "en_GB",
        })),
        Of(MiraklOperations.GetOffer, Json.Offer, client => client.Offers.GetOfferAsync(501, "en_GB")),
        Of(MiraklOperations.UpsertOffers, Json.NumberedImport, client => client.Offers.StartUpsertAsync([FullOffer.From(
            new Offer
            {
                ShopSku = "NAIL-50", ProductSku = "MKP1", StateCode = "11", Quantity = 12, AvailableStartDate = From, LeadtimeToShip = 2,
                AllPrices = [new OfferPrice { UnitOriginPrice = 5.25m, UnitDiscountPrice = 4.5m, DiscountStartDate = From, VolumePrices = [new VolumePrice { QuantityThreshold = 10, UnitOriginPrice = 4.75m }] }],
                EcoContributions = [new OfferEcoContribution { EprCategoryCode = "DE-PACK", EcoContributionAmount = 0.1m, ProducerId = "DE-7" }],
            },
            "KILOGRAM")])),
        Of(MiraklOperations.StartOfferExport, Json.ExportStarted, client => client.Offers.StartExportAsync(
            new OfferExportRequest
            {
                LastRequestDate = From, ChannelCodes = ["BQ_UK"], IncludeFields = ["offer-id", "shop-sku"], RenameFields = new Dictionary<string, string> { ["shop-sku"] = "sku" },
                OngoingDiscountCampaignIdentifiers = ["spring"], ShippingZones = ["DOM1"], ItemsPerChunk = 10_000, MegabytesPerChunk = 100,
            },
            OfferExportFormat.Csv)),
        Of(MiraklOperations.GetOfferExport, Json.ExportStatus, client => client.Offers.GetExportStatusAsync("x-1")),
        Of(MiraklOperations.DownloadOfferExport, null, client => DiscardAsync(client.Offers.DownloadExportFileAsync(new Uri(MiraklOperations.DownloadOfferExport.Path, UriKind.Relative)))),
        Of(MiraklOperations.GetProductOffers, Json.ProductOfferPage, client => client.Offers.GetProductOffersAsync(new ProductOfferFilter
        {
            ProductSkus = ["MKP1"], OfferStateCodes = ["11"], AllOffers = true, ChannelCodes = ["BQ_UK"], AllChannels = false, PricingChannelCode = "BQ_UK",
            PricingCustomerOrganizationId = "O-1", ShippingZones = ["DOM1"], AllShippingZones = false, Locale = "en_GB",
        })),
    ];

    private static IEnumerable<MiraklCall> Stock() =>
    [
        Of(MiraklOperations.ImportStock, Json.ImportStarted, client => client.Stock.StartImportAsync(new[] { new StockRow("NAIL-50", 12, "LEEDS") }.ToAsyncEnumerable())),
        Of(MiraklOperations.GetStockImport, Json.StockImport, client => client.Stock.GetImportAsync("st-7")),
        Of(MiraklOperations.GetStockImportErrors, null, client => client.Stock.GetErrorsAsync("st-7").ToListAsync().AsTask()),
    ];

    private static IEnumerable<MiraklCall> Prices() =>
    [
        Of(MiraklOperations.ImportPrices, Json.ImportStarted, client => client.Prices.StartImportAsync(new[] { new PriceRow("NAIL-50", 5.25m) }.ToAsyncEnumerable())),
        Of(MiraklOperations.GetPriceImports, Json.SeekPagePriceImport, client => client.Prices.GetImportsAsync(new PriceImportFilter
        {
            ImportIds = ["pr-1", "pr-2"], CreatedFrom = From, CreatedTo = From.AddDays(1), Status = ImportState.Complete, Origins = [ImportOrigin.Api],
        })),
        Of(MiraklOperations.GetPriceImportErrors, null, client => client.Prices.GetErrorsAsync("pr-1").ToListAsync().AsTask()),
    ];

    private static IEnumerable<MiraklCall> Products() =>
    [
        Of(MiraklOperations.GetProducts, Json.ProductList, client => client.Products.GetProductsAsync([new ProductKey("EAN", "5012345678900")], "en_GB")),
        Of(MiraklOperations.ImportProducts, Json.NumberedImport, client => client.Products.StartImportAsync(new ProductFile
        {
            FileName = "products.csv", Content = File("name;ean"), OperatorFormat = true, ConversionType = "AI_CONVERTER",
            ConversionOptions = new ProductConversionOptions { AiRewrite = new ProductConversionOption() },
        })),
        Of(MiraklOperations.GetProductImport, Json.ProductImport, client => client.Products.GetImportAsync(Import)),
        Of(MiraklOperations.GetProductImportErrors, null, client => DiscardAsync(client.Products.DownloadErrorReportAsync(Import))),
        Of(MiraklOperations.GetNewProductReport, null, client => DiscardAsync(client.Products.DownloadNewProductReportAsync(Import))),
        Of(MiraklOperations.GetTransformedProducts, null, client => DiscardAsync(client.Products.DownloadTransformedFileAsync(Import))),
        Of(MiraklOperations.GetProductTransformationErrors, null, client => DiscardAsync(client.Products.DownloadTransformationErrorReportAsync(Import))),
        Of(MiraklOperations.GetProductImports, Json.ProductImportPage, client => client.Products.GetImportsAsync(new ProductImportFilter
        {
            LastRequestDate = From, Status = ImportState.Complete, HasTransformedFile = true,
        })),
        Of(MiraklOperations.GetCategories, Json.CategoryList, client => client.Products.GetCategoriesAsync("NAILS", 2)),
        Of(MiraklOperations.GetProductAttributes, Json.ProductAttributeList, client => client.Products.GetAttributesAsync(new ProductAttributeFilter
        {
            CategoryCode = "NAILS", MaxLevel = 1, AllOperatorAttributes = true, WithRoles = false,
        })),
        Of(MiraklOperations.GetValueLists, Json.ValueListList, client => client.Products.GetValueListsAsync("colours")),
    ];

    private static IEnumerable<MiraklCall> Platform() =>
    [
        Of(MiraklOperations.CheckHealth, null, client => client.Platform.CheckHealthAsync()),
        Of(MiraklOperations.GetAccount, Json.Account, client => client.Platform.GetAccountAsync()),
        Of(MiraklOperations.GetPlatformConfiguration, Json.PlatformConfiguration, client => client.Platform.GetConfigurationAsync()),
        Of(MiraklOperations.GetCarriers, Json.CarrierList, client => client.Platform.GetCarriersAsync()),
        Of(MiraklOperations.GetShippingTypes, Json.ShippingTypeList, client => client.Platform.GetShippingTypesAsync("en_GB")),
        Of(MiraklOperations.GetReasons, Json.ReasonList, client => client.Platform.GetReasonsAsync("en_GB")),
        Of(MiraklOperations.UpdateAccount, Json.AccountUpdateResult, client => client.Platform.UpdateAccountAsync(new AccountUpdate
        {
            ShopName = "Brickyard", Email = "shop@example.com", IsProfessional = true, Address = new ContactInformation { Street1 = "1 Kiln Lane", City = "Leeds", Country = "GBR" },
            Channels = ["BQ_UK"], ClosedFrom = From, ClosedTo = From.AddDays(7), Description = "Bricks", Fax = "1", WebSite = "https://example.com",
            PaymentInfo = new BankAccount { Type = BankAccountType.Iban, Owner = "Brickyard", BankName = "Bank", Bic = "B", Iban = "GB00" },
            ProDetails = new CompanyNumbers { CorporateName = "Brickyard" }, ProducerIdentifiers = [new ProducerIdentifier { EprCategoryCode = "FR-DEA", ProducerId = "1" }],
            RecyclingPolicy = "All", ReturnPolicy = "30 days", ShippingCountry = "GBR",
            ShopAdditionalFields = [new AdditionalField { Code = "segment", Type = AdditionalFieldType.String, Value = new AdditionalFieldValue("1") }],
        })),
        Of(MiraklOperations.GetShopStatistics, Json.ShopStatistics, client => client.Platform.GetShopStatisticsAsync([StatisticsPeriod.LastMonth], "BQ_UK")),
        Of(MiraklOperations.GetAdditionalFields, Json.AdditionalFieldList, client => client.Platform.GetAdditionalFieldsAsync([AdditionalFieldEntity.Order], "en_GB")),
        Of(MiraklOperations.GetChannels, Json.PlatformItemLists, client => client.Platform.GetChannelsAsync("en_GB")),
        Of(MiraklOperations.GetCurrencies, Json.PlatformItemLists, client => client.Platform.GetCurrenciesAsync("en_GB")),
        Of(MiraklOperations.GetDocumentTypes, Json.DocumentTypeList, client => client.Platform.GetDocumentTypesAsync([DocumentTypeEntity.Order], "en_GB")),
        Of(MiraklOperations.GetLocales, Json.PlatformItemLists, client => client.Platform.GetLocalesAsync()),
        Of(MiraklOperations.GetOfferConditions, Json.PlatformItemLists, client => client.Platform.GetOfferConditionsAsync(true, "en_GB")),
        Of(MiraklOperations.GetRoles, Json.PlatformItemLists, client => client.Platform.GetRolesAsync()),
        Of(MiraklOperations.GetShippingZones, Json.PlatformItemLists, client => client.Platform.GetShippingZonesAsync("en_GB")),
        Of(MiraklOperations.GetLogisticClasses, Json.PlatformItemLists, client => client.Platform.GetLogisticClassesAsync("en_GB")),
        Of(MiraklOperations.GetShippingConfiguration, Json.ShippingConfiguration, client => client.Platform.GetShippingConfigurationAsync()),
        Of(MiraklOperations.GetShippingCharges, Json.ShippingCharges, client => client.Platform.GetShippingChargesAsync(true)),
    ];

    private static IEnumerable<MiraklCall> Payments() =>
    [
        Of(MiraklOperations.GetTransactionLines, Json.SeekPageTransactionLine, client => client.Payments.GetTransactionLinesAsync(new TransactionFilter
        {
            SellerBillingCycleIds = [Cycle], CreatedFrom = From, CreatedTo = From.AddDays(1), TransactionFrom = From, TransactionTo = From.AddDays(1), UpdatedFrom = From,
            PaymentStates = [TransactionPaymentState.Paid, TransactionPaymentState.Reserve], Types = [TransactionType.Payment, TransactionType.SellerPenaltyFeeTax], OrderIds = [Order],
            OrderLineIds = ["1042-A-1"], ReferencesForCustomer = ["PO"], ReferencesForSeller = ["SO"], OtherReferences = ["X"], AccountingDocumentNumber = "9", AccountingDocumentId = "d",
            ShopModels = [ShopModel.Marketplace], PayOutPspCodes = [PayOutPsp.Operator],
        })),
        Of(MiraklOperations.ExportTransactionLines, null, client => client.Payments.StartTransactionLineExportAsync(new TransactionExport
        {
            Filter = new TransactionFilter { CreatedFrom = From, Types = [TransactionType.Payment] }, Format = TransactionExportFormat.Ndjson, ItemsPerChunk = 1000, ShopDomains = ["PRODUCT"],
        })),
        Of(MiraklOperations.GetTransactionLineExport, Json.ExportStatus, client => client.Payments.GetTransactionLineExportAsync("4e06db23")),
        Of(MiraklOperations.DownloadTransactionLineFile, null, client => DiscardAsync(client.Payments.DownloadTransactionLineFileAsync(
            new Uri(MiraklOperations.DownloadTransactionLineFile.Path + "?file=0.json", UriKind.Relative)))),
        Of(MiraklOperations.GetBillingCycles, Json.SeekPageBillingCycle, client => client.Payments.GetBillingCyclesAsync(new BillingCycleFilter
        {
            Ids = [Cycle], CreatedFrom = From, CreatedTo = From.AddDays(1), Currencies = ["GBP"], PayOutStates = [PayOutState.ToPay], PayOutPspCodes = [PayOutPsp.MiraklPayout],
        })),
        Of(MiraklOperations.GetAccountingDocuments, Json.AccountingDocumentPage, client => client.Payments.GetAccountingDocumentsAsync(new AccountingDocumentFilter
        {
            InvoiceIds = [8], CreatedFrom = From, CreatedTo = From.AddDays(1), PaymentState = AccountingDocumentPaymentState.Paid, SellerBillingCycleIds = [Cycle],
            IssuingUserTypes = [IssuingUserType.Batch], PayOutPspCodes = [PayOutPsp.Operator], Currency = "GBP",
        })),
        Of(MiraklOperations.DownloadAccountingDocument, null, client => DiscardAsync(client.Payments.DownloadAccountingDocumentAsync(8))),
    ];

    private static IEnumerable<MiraklCall> Documents() =>
    [
        Of(MiraklOperations.GetOrderDocuments, Json.OrderDocumentList, client => client.Documents.GetOrderDocumentsAsync([Order])),
        Of(MiraklOperations.DownloadOrderDocuments, null, client => DiscardAsync(client.Documents.DownloadOrderDocumentsAsync(
            new OrderDocumentSelection { OrderIds = [Order], DocumentIds = [1], TypeCodes = ["CUSTOMER_INVOICE"] }))),
        Of(MiraklOperations.UploadOrderDocuments, Json.UploadResult, client => client.Documents.UploadOrderDocumentsAsync(
            Order, [new OrderDocumentUpload(UploadFile.Of("inv.pdf", [1], "application/pdf"), "SYSTEM_RETURN_LABEL", "ret-1")])),
        Of(MiraklOperations.DeleteOrderDocument, null, client => client.Documents.DeleteOrderDocumentAsync(1)),
        Of(MiraklOperations.GetShopDocuments, Json.ShopDocumentList, client => client.Documents.GetShopDocumentsAsync()),
        Of(MiraklOperations.DownloadShopDocuments, null, client => DiscardAsync(client.Documents.DownloadShopDocumentsAsync([1], ["ID_CARD"]))),
        Of(MiraklOperations.UploadShopDocuments, Json.UploadResult, client => client.Documents.UploadShopDocumentsAsync([new ShopDocumentUpload(UploadFile.Of("id.pdf", [1]), "ID_CARD")])),
        Of(MiraklOperations.DeleteShopDocument, null, client => client.Documents.DeleteShopDocumentAsync(1)),
        Of(MiraklOperations.GetDocumentRequests, Json.SeekPageDocumentRequest, client => client.Documents.GetDocumentRequestsAsync(new DocumentRequestFilter
        {
            Id = "dr", DocumentNumber = "N", States = [DocumentRequestState.ToProcess], Types = [DocumentRequestType.Invoice], IssuerTypes = ["SHOP"], EntityIds = [Order],
            EntityTypes = [DocumentRequestEntityType.ProductLogisticOrder], CreatedFrom = From, CreatedTo = From, UpdatedFrom = From, UpdatedTo = From, IssuedFrom = From, IssuedTo = From,
            BillingCycleId = "c", BillingCycleFrom = From, BillingCycleTo = From, PaymentState = "PENDING",
        })),
        Of(MiraklOperations.GetDocumentRequestLines, Json.SeekPageDocumentRequestLine, client => client.Documents.GetDocumentRequestLinesAsync("dr")),
        Of(MiraklOperations.DownloadIssuedDocuments, null, client => DiscardAsync(client.Documents.DownloadIssuedDocumentsAsync(new AccountingDocumentSelection
        {
            RequestIds = ["dr"], DocumentIds = ["d"], Formats = [DocumentFormat.CXml], EntityIds = [Order], EntityTypes = [DocumentRequestEntityType.Fees],
        }))),
        Of(MiraklOperations.UploadIssuedDocuments, Json.UploadResult, client => client.Documents.UploadIssuedDocumentsAsync(
        [
            new IssuedDocument
            {
                RequestId = "dr", DocumentNumber = "N-1", IssueDate = From, DueDate = From.AddDays(30), TotalAmountExcludingTaxes = 100m, TotalTaxAmount = 20m,
                Files = [new IssuedDocumentFile(UploadFile.Of("n1.pdf", [1]), DocumentFormat.Pdf)],
            },
        ])),
    ];

    private static IEnumerable<MiraklCall> Messages() =>
    [
        Of(MiraklOperations.GetThreads, Json.SeekPageMessageThread, client => client.Messages.GetThreadsAsync(
            new ThreadFilter { EntityType = ThreadEntityType.MmpOrder, EntityIds = [Order], UpdatedSince = From, WithMessages = true, ChannelCodes = ["BQ_UK"] })),
        Of(MiraklOperations.GetThread, Json.MessageThread, client => client.Messages.GetThreadAsync("th-1")),
        Of(MiraklOperations.ReplyToThread, Json.SentMessage, client => client.Messages.ReplyAsync(
            "th-1",
            new MessageReply { Body = "Hello", To = [new MessageRecipient(ParticipantType.Customer, "cu-1")], Topic = new ThreadTopic { Type = ThreadTopicType.FreeText, Value = "New" } },
            [UploadFile.Of("map.png", [1], "image/png")])),
        Of(MiraklOperations.DownloadAttachment, null, client => DiscardAsync(client.Messages.DownloadAttachmentAsync("at-1"))),
        Of(MiraklOperations.CreateOperatorThread, Json.SentMessage, client => client.Messages.CreateOperatorThreadAsync(
            new NewOperatorThread { Body = "Hello", Topic = new ThreadTopic { Type = ThreadTopicType.FreeText, Value = "Payout" } }, [UploadFile.Of("map.png", [1], "image/png")])),
        Of(MiraklOperations.CreateOrderThread, Json.SentMessage, client => client.Messages.CreateOrderThreadAsync(
            Order, new NewOrderThread { Body = "Hello", To = [ParticipantType.Customer], Topic = new ThreadTopic { Type = ThreadTopicType.ReasonCode, Value = "31" } }, [UploadFile.Of("map.png", [1])])),
    ];

    private static IEnumerable<MiraklCall> Promotions() =>
    [
        Of(MiraklOperations.GetPromotions, Json.PromotionPage, client => client.Promotions.GetPromotionsAsync(new PromotionFilter
        {
            Ids = ["S"], Types = [PromotionType.AmountOff], States = [PromotionState.All], EndingAfter = From, StartingBefore = From, CreatedFrom = From, CreatedTo = From, UpdatedFrom = From,
            TriggerOfferIds = [1], RewardOfferIds = [2], ChannelCodes = ["BQ_UK"], Locale = "en_GB",
        })),
        Of(MiraklOperations.CreatePromotion, null, client => client.Promotions.CreatePromotionAsync(new NewPromotion
        {
            InternalId = "S-2", InternalDescription = "Spring", StartDate = From, EndDate = From.AddDays(9), ChannelCodes = ["BQ_UK"], CustomerGroupIds = ["g"], CustomerOrganizationIds = ["o"],
            Reward = new NewPromotionReward { Type = PromotionType.PercentageOff, PercentageOff = 10, MaxQuantityToDiscount = 1, Selection = PromotionSelection.Brands("Kiln") },
            Trigger = new NewPromotionTrigger { Type = PromotionTriggerType.EveryQuantity, QuantityPurchased = 1, SameItemPurchased = true, Selection = PromotionSelection.All },
            PublicDescriptions = [new LocalizedText { Locale = "en_GB", Value = "Spring" }], ApplicationToCart = [new PromotionCode { PromoCode = "MUD" }],
        })),
        Of(MiraklOperations.UpdatePromotion, null, client => client.Promotions.UpdatePromotionAsync("S-2", new PromotionUpdate
        {
            InternalDescription = "Spring", StartDate = From, RewardSelection = PromotionSelection.PurchasedItems,
            TriggerSelection = PromotionSelection.ProductsOf(new PromotionProduct("EAN", "5012345678900")),
        })),
    ];

    private static StreamedContent File(string text) => StreamedContent.Of(() => new MemoryStream(Encoding.UTF8.GetBytes(text)), "text/csv");

    private static async Task DiscardAsync(Task<ConnectorDownload> download)
    {
        await using var file = await download;
        await file.Content.CopyToAsync(Stream.Null);
    }
}
