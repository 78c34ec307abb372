using System.Globalization;
using System.Text.Json;
using Connectors.Simulators.BusinessCentral;

namespace Connectors.Simulators.Tests;

/// <summary>Goods in the ERP: what is there, what moved, what open orders still take, and what people do about it.</summary>
public sealed class ErpStockTests
{
    private const string Sku = "BRS-SYN-50";

    [Fact]
    public async Task Posting_takes_stock_and_leaves_the_items_date_alone()
    {
        await using var world = await TestWorld.StartAsync();
        var before = await ItemAsync(world);
        var order = (await world.ErpAsync("POST", "salesOrders", TestWorld.SalesOrder("bq:1-A", sku: Sku, quantity: "3"))).Json;
        Assert.Equal(before.GetProperty("inventory").GetDecimal(), (await ItemAsync(world)).GetProperty("inventory").GetDecimal());

        await world.ErpAsync("POST", $"salesOrders({order.GetProperty("id").GetString()})/Microsoft.NAV.shipAndInvoice");

        var after = await ItemAsync(world);
        Assert.Equal(before.GetProperty("inventory").GetDecimal() - 3m, after.GetProperty("inventory").GetDecimal());
        Assert.Equal(before.GetProperty("lastModifiedDateTime").GetString(), after.GetProperty("lastModifiedDateTime").GetString());
    }

    [Fact]
    public async Task What_is_there_is_the_sum_of_what_moved()
    {
        await using var world = await TestWorld.StartAsync();
        world.World.MoveErpStock(Sku, 40m);
        world.World.MoveErpStock(Sku, -2m);
        world.World.PostErpOrder(world.World.KeyErpOrder(Sku, 5m));

        var movements = await EntriesAsync(world, $"itemLedgerEntries?$filter=itemNumber eq '{Sku}'");

        Assert.Equal((await ItemAsync(world)).GetProperty("inventory").GetDecimal(), movements.Sum(static m => m.GetProperty("quantity").GetDecimal()));
        Assert.Equal([5000m, 40m, -2m, -5m], movements.Select(static m => m.GetProperty("quantity").GetDecimal()));
        Assert.Equal("C-TRADE", movements[^1].GetProperty("sourceNumber").GetString());
    }

    [Fact]
    public async Task Movements_are_asked_for_by_number_in_pages_and_their_numbers_have_gaps()
    {
        await using var world = await TestWorld.StartAsync();
        for (var i = 1; i <= 40; i++)
            world.World.MoveErpStock(Sku, i);
        var all = await EntriesAsync(world, "itemLedgerEntries?$orderby=entryNumber");
        var numbers = all.ConvertAll(Number);
        var middle = numbers[numbers.Count / 2];

        var first = (await world.ErpAsync("GET", $"itemLedgerEntries?$filter=entryNumber gt {Text(middle)}&$orderby=entryNumber", prefer: "odata.maxpagesize=7")).Json;
        var next = (await world.ErpAsync("GET", first.GetProperty("@odata.nextLink").GetString()!, prefer: "odata.maxpagesize=7")).Json;

        Assert.Equal(numbers.Where(n => n > middle).Take(14), first.GetProperty("value").EnumerateArray().Concat(next.GetProperty("value").EnumerateArray()).Select(Number));
        Assert.Equal(numbers.Order(), numbers);
        Assert.True(numbers[^1] > numbers.Count, "numbers have gaps");
        var last = (await world.ErpAsync("GET", "itemLedgerEntries?$orderby=entryNumber desc&$top=1")).Json;
        Assert.Equal(numbers[^1], Number(Assert.Single(last.GetProperty("value").EnumerateArray())));
        Assert.False(last.TryGetProperty("@odata.nextLink", out _));
    }

    [Fact]
    public async Task An_order_of_the_desk_takes_part_by_part_and_is_gone_when_it_is_posted()
    {
        await using var world = await TestWorld.StartAsync();
        var number = world.World.KeyErpOrder(Sku, 5m);

        world.World.PostErpOrder(number, most: 2m);

        var order = Assert.Single(await EntriesAsync(world, "salesOrders?$expand=salesOrderLines"));
        var line = order.GetProperty("salesOrderLines")[0];
        Assert.Equal((number, string.Empty), (order.GetProperty("number").GetString(), order.GetProperty("externalDocumentNumber").GetString()));
        Assert.Equal((5m, 2m), (line.GetProperty("quantity").GetDecimal(), line.GetProperty("shippedQuantity").GetDecimal()));
        world.World.PostErpOrder(number);
        Assert.Empty(await EntriesAsync(world, "salesOrders"));
        Assert.Equal(2, (await EntriesAsync(world, $"salesShipments?$filter=orderNumber eq '{number}'")).Count);
        Assert.Throws<ArgumentException>(() => world.World.PostErpOrder(number));
    }

    [Fact]
    public async Task Of_lines_that_come_with_an_order_only_the_chosen_members_come()
    {
        await using var world = await TestWorld.StartAsync();
        world.World.KeyErpOrder(Sku, 5m);

        var order = Assert.Single(await EntriesAsync(world, "salesOrders?$select=id,number&$expand=salesOrderLines($select=id,quantity)"));

        Assert.Equal(["id", "number", "salesOrderLines"], order.EnumerateObject().Select(static m => m.Name).Where(static n => n[0] != '@'));
        Assert.Equal(["id", "quantity"], order.GetProperty("salesOrderLines")[0].EnumerateObject().Select(static m => m.Name).Where(static n => n[0] != '@'));
        Assert.Equal(400, (await world.ErpAsync("GET", "salesOrders?$expand=salesOrderLines($select=colour)")).Status);
    }

    [Fact]
    public async Task The_desk_sells_receives_and_counts_while_the_day_lasts()
    {
        await using var world = await StartAsync(new() { DeskOrders = 1m, GoodsReceived = 1m });
        world.Clock.Advance(TimeSpan.FromHours(12));
        world.ForgetToken();

        var movements = await EntriesAsync(world, "itemLedgerEntries");

        var items = (await EntriesAsync(world, "items")).Where(static i => i.GetProperty("inventory").GetDecimal() != 0m).ToList();
        Assert.Equal(12, movements.Count - items.Count - movements.Count(static m => m.GetProperty("documentType").GetString()!.Contains("Shipment", StringComparison.Ordinal)));
        Assert.Contains(movements, static m => m.GetProperty("documentType").GetString()!.Contains("Shipment", StringComparison.Ordinal));
        world.Clock.Advance(TimeSpan.FromDays(1));
        world.ForgetToken();
        Assert.Empty(await EntriesAsync(world, "salesOrders"));
        Assert.Empty((await world.World.CheckAsync()).FindingDetails);
    }

    [Fact]
    public async Task A_person_posts_one_of_each_line()
    {
        await using var world = await StartAsync(new() { PostedInPartByPeople = 1m });
        await world.ErpAsync("POST", "salesOrders", TestWorld.SalesOrder("bq:1-A", sku: Sku, quantity: "3"));

        world.Clock.Advance(TimeSpan.FromHours(3));

        world.ForgetToken();
        var line = Assert.Single(await EntriesAsync(world, "salesOrders?$expand=salesOrderLines")).GetProperty("salesOrderLines")[0];
        Assert.Equal((1m, 1m, 2m), (line.GetProperty("shippedQuantity").GetDecimal(), line.GetProperty("invoicedQuantity").GetDecimal(), line.GetProperty("shipQuantity").GetDecimal()));
    }

    [Fact]
    public async Task More_than_is_there_of_a_guarded_item_is_not_posted()
    {
        await using var world = await StartAsync(new() { GuardedItems = 1m });
        world.World.MoveErpStock(Sku, -4998m);

        Assert.Equal($"You have insufficient quantity of Item {Sku} on inventory.", await PostingAsync(world, quantity: "3"));
        Assert.Equal(2m, (await ItemAsync(world)).GetProperty("inventory").GetDecimal());
        Assert.Null(await PostingAsync(world, quantity: "2"));
    }

    [Fact]
    public async Task A_posting_date_outside_the_allowed_range_is_refused()
    {
        await using var world = await TestWorld.StartAsync();
        world.World.SetErpPostingDates(new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31));
        var setup = Assert.Single(await EntriesAsync(world, "generalLedgerSetup"));
        Assert.Equal(("2026-03-01", "2026-03-31"), (setup.GetProperty("allowPostingFrom").GetString(), setup.GetProperty("allowPostingTo").GetString()));

        Assert.StartsWith("Posting Date is not within your range", await PostingAsync(world, "\"postingDate\":\"2026-02-28\","), StringComparison.Ordinal);
        Assert.StartsWith("Posting Date is not within your range", await PostingAsync(world, "\"postingDate\":\"2026-04-01\","), StringComparison.Ordinal);
        Assert.Null(await PostingAsync(world, "\"postingDate\":\"2026-03-31\","));
    }

    [Fact]
    public async Task Books_that_are_closed_every_night_take_today_and_not_yesterday()
    {
        await using var world = await StartAsync(new() { ClosedBooks = 1m });

        Assert.NotNull(await PostingAsync(world, "\"postingDate\":\"2026-03-01\","));
        Assert.Null(await PostingAsync(world, "\"postingDate\":\"2026-03-02\","));
    }

    [Fact]
    public async Task Goods_that_go_through_a_warehouse_shipment_are_not_posted_on_the_order()
    {
        await using var world = await StartAsync(new() { WarehouseHandling = 1m });

        Assert.StartsWith("Warehouse handling is required for", await PostingAsync(world), StringComparison.Ordinal);
        Assert.Empty(await EntriesAsync(world, "salesShipments"));
    }

    /// <summary>Makes an order and posts it; the refusal without its correlation, or null.</summary>
    private static async Task<string?> PostingAsync(TestWorld world, string members = "", string quantity = "1")
    {
        var order = await world.ErpAsync("POST", "salesOrders",
            $$"""{"customerNumber":"C-BQ-UK",{{members}}"salesOrderLines":[{"lineType":"Item","lineObjectNumber":"{{Sku}}","quantity":{{quantity}},"unitPrice":4.25}]}""");
        var posted = await world.ErpAsync("POST", $"salesOrders({order.Json.GetProperty("id").GetString()})/Microsoft.NAV.shipAndInvoice");
        return posted.Status == 204 ? null : posted.Json.GetProperty("error").GetProperty("message").GetString()!.Split("  CorrelationId")[0];
    }

    private static async Task<JsonElement> ItemAsync(TestWorld world) => Assert.Single(await EntriesAsync(world, $"items?$filter=number eq '{Sku}'"));

    private static async Task<List<JsonElement>> EntriesAsync(TestWorld world, string path) => [.. (await world.ErpAsync("GET", path)).Json.GetProperty("value").EnumerateArray()];

    private static Task<TestWorld> StartAsync(BusinessCentralBehaviours behaviours) => TestWorld.StartAsync(new SimulationOptions { Orders = 0, BusinessCentral = behaviours });

    private static int Number(JsonElement movement) => movement.GetProperty("entryNumber").GetInt32();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
