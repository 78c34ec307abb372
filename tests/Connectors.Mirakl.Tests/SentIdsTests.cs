using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Tests;

/// <summary>An id in a body is checked as one in an address is: nothing leaves with a text that is none.</summary>
public sealed class SentIdsTests
{
    private const string NoId = "a\nb";

    private static readonly Dictionary<string, Func<MiraklClient, Task>> Sends = new()
    {
        ["OR21"] = static c => c.Orders.AcceptOrderAsync("70011-A", [new OrderLineDecision("1", true), new OrderLineDecision(NoId, true)]),
        ["OR04"] = static c => c.Orders.UpdateOrdersAsync([new OrderUpdate { OrderId = NoId }]),
        ["OR28"] = static c => c.Orders.RefundOrderLinesAsync([new NewRefund { OrderLineId = NoId, Amount = 1, CurrencyIsoCode = "GBP", ReasonCode = "15" }]),
        ["OR30"] = static c => c.Orders.CancelOrderLinesAsync([new NewCancelation { OrderLineId = NoId, Amount = 1, CurrencyIsoCode = "GBP", ReasonCode = "15", Quantity = 1 }]),
        ["ST01"] = static c => c.Shipments.CreateShipmentsAsync([new NewShipment { OrderId = NoId, ShipmentLines = [new NewShipmentLine("1", 1)] }]),
        ["ST01 line"] = static c => c.Shipments.CreateShipmentsAsync([new NewShipment { OrderId = "70011-A", ShipmentLines = [new NewShipmentLine(NoId, 1)] }]),
        ["ST23"] = static c => c.Shipments.UpdateTrackingAsync([new ShipmentTrackingUpdate(NoId, new NewShipmentTracking())]),
        ["ST24"] = static c => c.Shipments.ShipShipmentsAsync([NoId]),
        ["ST07"] = static c => c.Shipments.UpdateShippingOriginsAsync([new ShippingOriginUpdate { Id = NoId }]),
        ["ST31"] = static c => c.Shipments.UpdateAdditionalInformationAsync([new ShipmentAdditionalInformation { Id = NoId }]),
        ["OR63"] = static c => c.Orders.UpdateShippingOriginsAsync([new ShippingOriginUpdate { Id = NoId }]),
        ["OR60"] = static c => c.Orders.AdjustOrderLinesAsync([new OrderLineAdjustment(NoId, 1)]),
        ["RT21"] = static c => c.Returns.AcceptReturnsAsync([new ReturnDecision(NoId, true)]),
        ["RT25"] = static c => c.Returns.ReceiveReturnsAsync([NoId]),
    };

    public static TheoryData<string> Operations => [.. Sends.Keys];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task What_is_no_id_is_refused_before_anything_leaves(string operation)
    {
        using var host = new MiraklHost();

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => Sends[operation](host.Client));

        Assert.DoesNotContain(NoId, refused.Message, StringComparison.Ordinal);
    }
}
