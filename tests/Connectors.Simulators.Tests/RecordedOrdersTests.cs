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

    [Theory]
    [InlineData("0.75", "0.83", null)]
    [InlineData("0.75", "0", "sales-tax")]
    [InlineData("0.43", "0.83", "sales-tax")]
    public async Task The_tax_that_a_recorded_order_was_charged_is_compared_with_the_books(string tax, string shippingTax, string? finding)
    {
        await File.WriteAllTextAsync(Path.Combine(_directory, "or11-1.json"), $$"""
            {"orders":[{"order_id":"R-1-A","commercial_id":"R-1","order_state":"WAITING_ACCEPTANCE","created_date":"2026-03-02T06:00:00Z","currency_iso_code":"GBP",
              "price":4.50,"shipping_price":4.95,"total_price":9.45,"shipping_type_code":"HOME","shipping_type_label":"At home",
              "customer":{"customer_id":"C9","firstname":"Ann","shipping_address":{"firstname":"Ann","lastname":"Other","street_1":"1 Mill Road","street_2":"","city":"York","state":"","zip_code":"YO1 7HH","phone":"","company":""} },
              "order_lines":[{"order_line_id":"R-1-A-1","offer_id":77,"offer_sku":"SHOP-77","quantity":1,"price_unit":4.50,"price":4.50,"shipping_price":4.95,"order_line_state":"WAITING_ACCEPTANCE",
                "taxes":[{"code":"VAT","amount":{{tax}}}],"shipping_taxes":[{"code":"VAT","amount":{{shippingTax}}}]}]}],"total_count":1}
            """);
        await using var world = await TestWorld.StartAsync(new SimulationOptions { RecordedOrdersDirectory = _directory, UnmappedCarrierShare = 0m, BackOfficeDelay = TimeSpan.FromHours(3) });
        var seller = new DiligentSeller(world);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.AcceptAsync("R-1-A");
        world.Clock.Advance(TimeSpan.FromHours(1));
        await seller.BookAsync("R-1-A");
        await seller.AskAsync("R-1-A");
        world.Clock.Advance(TimeSpan.FromHours(9));
        await seller.TellAsync();
        world.Clock.Advance(TimeSpan.FromDays(4));

        var report = await world.World.CheckAsync();

        Assert.Empty(await OpenSalesOrdersAsync(world));
        Assert.Equal(finding is null ? [] : [finding], report.FindingDetails.Select(static f => f.Code));
    }

    private static async Task<IEnumerable<JsonElement>> OpenSalesOrdersAsync(TestWorld world)
    {
        world.ForgetToken();
        return (await world.ErpAsync("GET", "salesOrders")).Json.GetProperty("value").EnumerateArray();
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
