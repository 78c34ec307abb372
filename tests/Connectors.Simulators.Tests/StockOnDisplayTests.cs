namespace Connectors.Simulators.Tests;

/// <summary>What the judge of stock takes for sellable: what is sold is gone once, wherever it is written.</summary>
public sealed class StockOnDisplayTests
{
    private const long Paint = 210_001;
    private const long Kit = 220_002;

    [Theory]
    [InlineData(Paint, "PNT-WHT-MAT-5L", "PNT-WHT-MAT-5L")]
    [InlineData(Kit, "KIT-WALL-FIX", "SCR-CSK-4X40")]
    public async Task What_is_sold_is_gone_once_also_when_it_is_booked_and_somebody_writes_another_number_over_ours(long offer, string sku, string goods)
    {
        await using var world = await TestWorld.StartAsync();
        var before = Sellable(world, goods);

        var order = await world.ClearAsync(new PlannedOrder { Lines = [new PlannedLine(offer, 2)] });
        Assert.Equal(before - 2, Sellable(world, goods));

        var booked = await world.ErpAsync("POST", "salesOrders", TestWorld.SalesOrder($"bq:{order}", sku, "2"));
        Assert.Equal(201, booked.Status);
        Assert.Equal(before - 2, Sellable(world, goods));

        Assert.Equal(200, (await world.ErpAsync("PATCH", $"salesOrders({booked.Json.GetProperty("id").GetString()})", """{"externalDocumentNumber":"PO 17"}""", "*")).Status);
        Assert.Equal(before - 2, Sellable(world, goods));

        // The ERP has posted the kit, and not its parts.
        world.World.PostErpOrder(booked.Json.GetProperty("number").GetString()!);
        Assert.Equal(sku == goods ? before - 2 : before, Sellable(world, goods));
    }

    [Fact]
    public async Task What_left_and_was_never_booked_may_be_shown_or_not()
    {
        await using var world = await TestWorld.StartAsync();
        var before = Sellable(world, "PNT-WHT-MAT-5L");
        var order = await world.ClearAsync(new PlannedOrder { Lines = [new PlannedLine(Paint, 2)] });
        await world.ConfirmAsync(order, 2);

        var now = world.World.CompareStock().Single(static o => o.ShopSku == "PNT-WHT-MAT-5L");
        Assert.Equal((before, before - 2), (now.Sellable, now.Least));
    }

    private static int Sellable(TestWorld world, string sku) => world.World.CompareStock().Single(o => o.ShopSku == sku).Sellable;
}
