using System.Text.Json;

namespace Connectors.Simulators.Tests;

public sealed class RecordedOrdersTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("recorded-orders").FullName;

    [Fact]
    public async Task Recorded_orders_are_served_with_their_own_members_and_live_on()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory, "or11-1.json"), """
            {"orders":[{"order_id":"R-1-A","commercial_id":"R-1","order_state":"WAITING_ACCEPTANCE","created_date":"2025-11-28T09:00:00Z","currency_iso_code":"GBP",
              "price":9.00,"shipping_price":0,"total_price":9.00,"shipping_type_code":"STD","unusual":{"kept":true},
              "customer":{"customer_id":"C9","firstname":"Ann","shipping_address":{"city":"York"} },
              "order_lines":[{"order_line_id":"R-1-A-1","offer_id":77,"offer_sku":"SHOP-77","quantity":2,"price_unit":4.50,"price":9.00,"order_line_state":"WAITING_ACCEPTANCE"}]}],"total_count":1}
            """);
        await using var world = await TestWorld.StartAsync(new SimulationOptions { RecordedOrdersDirectory = _directory });
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        var waiting = await world.OrderAsync("R-1-A");
        await world.AcceptAsync("R-1-A");
        world.Clock.Advance(TimeSpan.FromHours(1));
        var cleared = await world.OrderAsync("R-1-A");

        Assert.True(waiting.GetProperty("unusual").GetProperty("kept").GetBoolean());
        Assert.Equal("2025-11-28T09:00:00Z", waiting.GetProperty("created_date").GetString());
        Assert.Equal(JsonValueKind.Null, waiting.GetProperty("customer").GetProperty("shipping_address").ValueKind);
        Assert.Equal(("SHIPPING", "York"), (cleared.GetProperty("order_state").GetString(), cleared.GetProperty("customer").GetProperty("shipping_address").GetProperty("city").GetString()));
        Assert.Contains("bq,77,SHOP-77,SHOP-77,EA", world.World.Tables.Offers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_on_two_pages_counts_once()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory, "or11-1.json"), """{"orders":[{"order_id":"R-1-A","order_state":"STAGING","order_lines":[]}]}""");
        await File.WriteAllTextAsync(Path.Combine(_directory, "or11-2.json"), """{"orders":[{"order_id":"R-1-A","order_state":"SHIPPED","order_lines":[]}]}""");
        await using var world = await TestWorld.StartAsync(new SimulationOptions { RecordedOrdersDirectory = _directory });
        world.Clock.Advance(TimeSpan.FromHours(13));

        Assert.Equal("SHIPPED", Assert.Single(world.World.Ledger.Entries()).State);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
