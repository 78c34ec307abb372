using Connectors.Mirakl;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;
using static Connectors.Conformance.Tests.Mirakl.MiraklCall;

namespace Connectors.Conformance.Tests.Mirakl;

/// <summary>Every operation of the client, called once with everything it can send. Lists that are joined by commas hold one value: the contract types them as one word.</summary>
internal static class MiraklCalls
{
    private const string Order = "1042-A";
    private const string Line = "1042-A-1";
    private const string Return = "4f1c1c53-5a0e-4a5e-9d5f-3f5f8f6f0a11";

    private static readonly MiraklJsonContext Json = MiraklJsonContext.Default;
    private static readonly DateTimeOffset From = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<MiraklCall> All { get; } = [.. Orders(), .. Shipments(), .. Returns(), .. Platform()];

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
        Of(MiraklOperations.DownloadOrderFile, null, async client =>
        {
            await using var file = await client.Orders.DownloadOrderFileAsync(new Uri(MiraklOperations.DownloadOrderFile.Path, UriKind.Relative));
        }),
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

    private static IEnumerable<MiraklCall> Platform() =>
    [
        Of(MiraklOperations.CheckHealth, null, client => client.Platform.CheckHealthAsync()),
        Of(MiraklOperations.GetAccount, Json.Account, client => client.Platform.GetAccountAsync()),
        Of(MiraklOperations.GetPlatformConfiguration, Json.PlatformConfiguration, client => client.Platform.GetConfigurationAsync()),
        Of(MiraklOperations.GetCarriers, Json.CarrierList, client => client.Platform.GetCarriersAsync()),
        Of(MiraklOperations.GetShippingTypes, Json.ShippingTypeList, client => client.Platform.GetShippingTypesAsync("en_GB")),
        Of(MiraklOperations.GetReasons, Json.ReasonList, client => client.Platform.GetReasonsAsync("en_GB")),
    ];
}
