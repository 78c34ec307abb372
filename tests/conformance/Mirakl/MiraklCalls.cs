using Connectors.Mirakl;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;
using static Connectors.Conformance.Tests.Mirakl.MiraklCall;

namespace Connectors.Conformance.Tests.Mirakl;

/// <summary>Every operation of the client, called once with everything it can send. Lists that are joined by commas hold one value: the contract types them as one word.</summary>
internal static class MiraklCalls
{
    private const string Order = "1042-A";

    private static readonly MiraklJsonContext Json = MiraklJsonContext.Default;
    private static readonly DateTimeOffset From = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<MiraklCall> All { get; } = [.. Orders(), .. Shipments(), .. Platform()];

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
        Of(MiraklOperations.AcceptOrder, null, client => client.Orders.AcceptOrderAsync(Order, [new OrderLineDecision("1042-A-1", true)])),
        Of(MiraklOperations.SetTracking, null, client => client.Orders.SetTrackingAsync(
            Order, new OrderTracking { CarrierCode = "DPD", CarrierName = "DPD", CarrierUrl = "https://track.example/1", TrackingNumber = "15501234567890" })),
        Of(MiraklOperations.ShipOrder, null, client => client.Orders.ShipOrderAsync(Order)),
    ];

    private static IEnumerable<MiraklCall> Shipments() =>
    [
        Of(MiraklOperations.CreateShipments, Json.NewShipmentsResult, client => client.Shipments.CreateShipmentsAsync(
        [
            new NewShipment
            {
                OrderId = Order, Shipped = true, InvoiceReference = "INV-1", ShipmentLines = [new NewShipmentLine("1042-A-1", 2)],
                Tracking = new NewShipmentTracking { CarrierCode = "DPD", TrackingNumber = "15501234567890" },
            },
        ])),
        Of(MiraklOperations.GetShipments, Json.SeekPageShipment, client => client.Shipments.GetShipmentsAsync(new ShipmentFilter
        {
            OrderIds = [Order], Statuses = [ShipmentStatus.Shipped], UpdatedFrom = From, UpdatedTo = From.AddDays(1),
        })),
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
