using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Tests;

public class ShipmentLookupTests
{
    [Fact]
    public async Task A_shipment_of_the_same_goods_and_number_is_the_one() =>
        Assert.Equal(new LookupResult<string>.Found("s-1"), await Among(Sent("15500 abc", 2), [Made("s-1", "15500ABC", 2)]));

    [Fact]
    public async Task No_shipment_means_it_did_not_happen() =>
        Assert.IsType<LookupResult<string>.Absent>(await Among(Sent("1", 2), []));

    [Fact]
    public async Task A_shipment_with_another_number_is_another_dispatch() =>
        Assert.IsType<LookupResult<string>.Absent>(await Among(Sent("2", 1), [Made("s-1", "1", 1)]));

    [Fact]
    public async Task A_cancelled_shipment_does_not_count() =>
        Assert.IsType<LookupResult<string>.Absent>(await Among(Sent("1", 2), [Made("s-1", "1", 2) with { Status = ShipmentStatus.Canceled }]));

    [Fact]
    public async Task The_number_on_other_goods_proves_nothing() =>
        Assert.IsType<LookupResult<string>.CannotTell>(await Among(Sent("1", 2), [Made("s-1", "1", 1)]));

    [Fact]
    public async Task A_shipment_that_is_not_confirmed_proves_nothing() =>
        Assert.IsType<LookupResult<string>.CannotTell>(await Among(Sent("1", 2), [Made("s-1", "1", 2) with { Status = ShipmentStatus.Shipping }]));

    [Fact]
    public async Task A_shipment_in_an_unknown_state_proves_nothing() =>
        Assert.IsType<LookupResult<string>.CannotTell>(await Among(Sent("1", 2), [Made("s-1", "1", 2) with { Status = new("TELEPORTED") }]));

    [Fact]
    public async Task Without_a_number_an_equal_shipment_is_the_one_when_another_would_not_fit() =>
        Assert.Equal(new LookupResult<string>.Found("s-1"), await Among(Sent(null, 2), [Made("s-1", null, 2)], ordered: 3));

    [Fact]
    public async Task Without_a_number_an_equal_shipment_proves_nothing_while_another_would_fit() =>
        Assert.IsType<LookupResult<string>.CannotTell>(await Among(Sent(null, 2), [Made("s-1", null, 2)], ordered: 4));

    [Fact]
    public async Task Without_a_number_a_tracked_shipment_is_another_dispatch() =>
        Assert.IsType<LookupResult<string>.Absent>(await Among(Sent(null, 2), [Made("s-1", "1", 2)]));

    [Fact]
    public async Task A_shipment_that_was_only_to_be_made_is_found_before_it_is_confirmed() =>
        Assert.Equal("s-1", Assert.IsType<LookupResult<Shipment>.Found>(await ShipmentLookup.AmongShipmentsAsync(
            new NewShipment { OrderId = "A", ShipmentLines = [new NewShipmentLine("A-1", 2)], Tracking = new NewShipmentTracking { TrackingNumber = "1" } },
            [Made("s-1", "1", 2) with { Status = ShipmentStatus.Shipping }],
            () => Task.FromResult<Order?>(null))).Value.Id);

    [Theory]
    [InlineData("SHIPMENT_PREPARED", "Found")]
    [InlineData("SHIPPED", "Found")]
    [InlineData("SHIPPING", "Absent")]
    [InlineData("READY_FOR_PICK_UP", "Absent")]
    [InlineData("CANCELED", "Absent")]
    [InlineData("TELEPORTED", "CannotTell")]
    public void The_state_of_a_shipment_tells_whether_it_was_confirmed(string state, string answer) =>
        Assert.Equal(answer, ShipmentLookup.Confirmation(Made("s-1", "1", 2) with { Status = new(state) }).GetType().Name);

    [Fact]
    public void A_shipment_that_is_not_listed_proves_nothing() => Assert.IsType<LookupResult<Shipment>.CannotTell>(ShipmentLookup.Confirmation(null));

    [Theory]
    [InlineData("SHIPPED")]
    [InlineData("TO_COLLECT")]
    [InlineData("RECEIVED")]
    [InlineData("CLOSED")]
    public void A_whole_order_that_was_shipped_is_found(string state) =>
        Assert.Equal(new LookupResult<string>.Found("A"), ShipmentLookup.InOrder(Sent("1", 2), new Order { OrderId = "A", OrderState = new(state), ShippingTracking = "1" }));

    [Theory]
    [InlineData("WAITING_ACCEPTANCE")]
    [InlineData("WAITING_DEBIT")]
    [InlineData("SHIPPING")]
    [InlineData("REFUSED")]
    [InlineData("CANCELED")]
    public void A_whole_order_that_was_not_shipped_is_absent(string state) =>
        Assert.IsType<LookupResult<string>.Absent>(ShipmentLookup.InOrder(Sent("1", 2), new Order { OrderId = "A", OrderState = new(state), ShippingTracking = "1" }));

    [Fact]
    public void A_whole_order_shipped_with_another_number_proves_nothing() =>
        Assert.IsType<LookupResult<string>.CannotTell>(ShipmentLookup.InOrder(Sent("1", 2), new Order { OrderId = "A", OrderState = OrderState.Shipped, ShippingTracking = "2" }));

    [Fact]
    public void A_whole_order_in_an_unknown_state_proves_nothing() =>
        Assert.IsType<LookupResult<string>.CannotTell>(ShipmentLookup.InOrder(Sent("1", 2), new Order { OrderId = "A", OrderState = new("NEW_WORD") }));

    [Fact]
    public void An_order_the_platform_does_not_list_proves_nothing() =>
        Assert.IsType<LookupResult<string>.CannotTell>(ShipmentLookup.InOrder(Sent("1", 2), null));

    private static ShipmentConfirmation Sent(string? number, decimal quantity) => new()
    {
        Order = new OrderKey(new ConnectionName("bq"), "A"),
        TrackingNumber = number is null ? null : new TrackingNumber(number),
        Lines = [new ConfirmedLine(new OrderLineId("A-1"), quantity)],
    };

    private static Shipment Made(string id, string? number, int quantity) => new()
    {
        Id = id,
        OrderId = "A",
        Status = ShipmentStatus.Shipped,
        Tracking = number is null ? null : new ShipmentTracking { TrackingNumber = number },
        ShipmentLines = [new ShipmentLine { OrderLineId = "A-1", Quantity = quantity }],
    };

    private static Task<LookupResult<string>> Among(ShipmentConfirmation confirmation, Shipment[] shipments, int ordered = 0) =>
        ShipmentLookup.AmongShipmentsAsync(confirmation, shipments, () => Task.FromResult<Order?>(new Order
        {
            OrderId = "A",
            OrderLines = [new OrderLine { OrderLineId = "A-1", Quantity = ordered }],
        }));
}
