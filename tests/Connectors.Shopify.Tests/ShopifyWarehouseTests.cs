using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Shopify.Tests.Support;

namespace Connectors.Shopify.Tests;

/// <summary>A store that sends the orders of other channels, where it is otherwise than a warehouse.</summary>
public sealed class ShopifyWarehouseTests
{
    private const string Brush = "BRS-SYN-50";

    [Fact]
    public async Task A_cancellation_that_the_store_carries_out_later_is_waited_for()
    {
        await using var shop = await OpenAsync();
        var warehouse = Over(shop);
        var put = await warehouse.SubmitOrderAsync(Order(), SendPermit.WithoutLimit());

        Assert.Equal(WarehouseCancellation.Cancelled, await warehouse.CancelOrderAsync("bq:1-A", put.Id, SendPermit.WithoutLimit()));

        Assert.Equal(1, shop.World.Shop!.Effects["orderCancel"]);
        Assert.Equal(10_000, shop.World.Shop.ReadAvailable(Brush) + 3);
    }

    [Fact]
    public async Task A_cancellation_that_the_store_is_slow_to_carry_out_leaves_its_outcome_open()
    {
        await using var shop = await OpenAsync(cancellation: TimeSpan.FromMinutes(2));
        var warehouse = Over(shop);
        var put = await warehouse.SubmitOrderAsync(Order(), SendPermit.WithoutLimit());

        Assert.Equal(FailureKind.OutcomeUnknown, (await Assert.ThrowsAnyAsync<PortException>(() => warehouse.CancelOrderAsync("bq:1-A", put.Id, SendPermit.WithoutLimit()))).Kind);
        shop.Clock.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal(WarehouseOrderState.Cancelled, Assert.IsType<LookupResult<WarehouseOrder>.Found>(await warehouse.FindKnownOrderAsync(put.Id, "bq:1-A")).Value.State);
    }

    [Fact]
    public async Task What_people_hold_or_send_in_the_store_is_shown_line_by_line()
    {
        await using var shop = await OpenAsync();
        var warehouse = Over(shop);
        var put = await warehouse.SubmitOrderAsync(
            Order() with { Lines = [new FulfilmentLine(new OrderLineId("L1"), new Sku(Brush), 2, "Brush"), new FulfilmentLine(new OrderLineId("L2"), new Sku(Brush), 1, "Brush")] }, SendPermit.WithoutLimit());
        var id = Assert.Single(shop.World.Shop!.StoredOrders());
        shop.World.Shop.Hold(id);
        Assert.Equal((WarehouseOrderState.Held, "ON_HOLD"), await StateAsync());
        shop.World.Shop.ReleaseHolds(id);
        Assert.Equal((WarehouseOrderState.Accepted, "UNFULFILLED"), await StateAsync());
        shop.Clock.Advance(TimeSpan.FromDays(1));

        var sent = Assert.IsType<LookupResult<WarehouseOrder>.Found>(await warehouse.FindOrderAsync("bq:1-A")).Value;
        var shipment = Assert.Single(sent.Shipments);
        Assert.Equal((WarehouseOrderState.Dispatched, ShipmentState.Dispatched, 1), (sent.State, shipment.State, shipment.TrackingNumbers.Count));
        Assert.Equal([new DispatchedLine(new Sku(Brush), 2, new OrderLineId("L1")), new DispatchedLine(new Sku(Brush), 1, new OrderLineId("L2"))], shipment.Lines);
        Assert.Equal(WarehouseCancellation.TooLate, await warehouse.CancelOrderAsync("bq:1-A", put.Id, SendPermit.WithoutLimit()));
        Assert.False(shop.World.Shop.Effects.ContainsKey("orderCancel"));

        async Task<(WarehouseOrderState, string)> StateAsync() => Assert.IsType<LookupResult<WarehouseOrder>.Found>(await warehouse.FindKnownOrderAsync(put.Id, "bq:1-A")).Value is var order ? (order.State, order.StateText) : default;
    }

    [Fact]
    public async Task The_store_is_given_the_place_and_nothing_to_write_to_or_to_be_paid()
    {
        await using var shop = await OpenAsync();
        await Over(shop, new() { OmitPhone = true, Tags = { "B&Q" } }).SubmitOrderAsync(
            Order() with { DeliveryService = "Overnight", PurchaseOrderNumber = "PO-1", ShipTo = Order().ShipTo with { Email = "relay@marketplace.example", Phone = "+44 113 496 0000", Region = "West Yorkshire", DeliveryNote = "Door code 4711" } },
            SendPermit.WithoutLimit());

        var shown = shop.World.Shop!.ReadOrder(Assert.Single(shop.World.Shop.StoredOrders()));
        Assert.Equal(
            ("marketplace-order B&Q", "A B Shopper", "Door code 4711", "Overnight", "PO-1", "West Yorkshire", "bq:1-A", "PAID"),
            (shown["tags"], shown["shippingAddress.name"], shown["note"], shown["shippingLine.title"], shown["poNumber"], shown["customAttributes.Region"], shown["sourceIdentifier"], shown["displayFinancialStatus"]));
        Assert.DoesNotContain(shown, static m => m.Key.StartsWith("customer.", StringComparison.Ordinal) || m.Value.Contains('@', StringComparison.Ordinal) || m.Value.Contains("496 0000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_store_cannot_send_is_refused_before_anything_is_asked()
    {
        await using var shop = await OpenAsync();
        var warehouse = Over(shop);
        foreach (var order in (FulfilmentOrder[])[Order() with { Lines = [] }, Order() with { ShipTo = Order().ShipTo with { PickUpPointId = "P1" } }, Order() with { Lines = [Order().Lines[0] with { Quantity = 1.5m }] }])
            Assert.Equal(FailureKind.Rejected, (await Assert.ThrowsAsync<PortException>(() => warehouse.SubmitOrderAsync(order, SendPermit.WithoutLimit()))).Kind);

        var refused = await Assert.ThrowsAsync<PortException>(() => warehouse.SubmitOrderAsync(Order() with { Lines = [Order().Lines[0] with { Sku = new Sku("NO-SUCH") }] }, SendPermit.WithoutLimit()));

        Assert.Equal((FailureKind.Rejected, ReasonCatalogue.StorefrontSkuUnclear.Code), (refused.Kind, refused.ErrorCode));
        Assert.Empty(shop.World.Shop!.StoredOrders());
    }

    private static Task<ShopOfTests> OpenAsync(TimeSpan? cancellation = null) => ShopOfTests.OpenAsync(
        new() { Name = "shop", SendsForOthers = true, RestoredPerSecond = 2000, CancellationTime = cancellation ?? TimeSpan.FromSeconds(10) },
        static o => o with { PartialDispatchShare = 0, UnmappedCarrierShare = 0, TrackingCorrectionShare = 0 });

    private static ShopifyWarehouse Over(ShopOfTests shop, ShopifyWarehouseOptions? options = null) =>
        new(new("shop"), shop.Client, options ?? new(), new Simulators.Time.WaitlessClock(shop.Clock));

    private static FulfilmentOrder Order() => new()
    {
        Reference = "bq:1-A",
        DisplayNumber = "SO-1",
        Origin = Origin.Marketplace,
        OrderedAt = new DateTimeOffset(2026, 3, 2, 6, 0, 0, TimeSpan.Zero),
        ShipTo = new PostalAddress { Name = "A B Shopper", Line1 = "1 Kiln Lane", City = "Leeds", Postcode = "LS1 4AA", CountryCode = "GB" },
        Lines = [new FulfilmentLine(new OrderLineId("L1"), new Sku(Brush), 3, "Brush")],
    };
}
