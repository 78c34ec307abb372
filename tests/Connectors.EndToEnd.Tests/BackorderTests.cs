using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.B2BOrders;
using Connectors.Flows.Engine;
using Connectors.Http;
using Connectors.Simulators;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.EndToEnd.Tests;

/// <summary>What is in stock leaves, the rest waits first in line and follows, and all of it is one order: R71. The judge looks at every day.</summary>
public sealed class BackorderTests
{
    private static readonly Requester Person = new("operations", "console", "ticket 7");

    [Fact]
    public async Task R71_What_is_in_stock_leaves_and_the_rest_follows_on_stock_and_both_are_told_posted_and_one_order()
    {
        await using var day = await TradeDay.StartAsync();
        day.World.SetStock(TradeDay.Brush, 10);
        var id = day.Shop.PlaceOrder(TradeDay.Order());
        await day.PassAsync(TimeSpan.FromHours(12));

        var held = Assert.Single(await day.RecordsAsync(id));
        Assert.Equal(("fulfilment.backordered", false), (held.Code, held.Holds));
        Assert.Equal("14 of BRS-SYN-50", held.Facts.Single(static f => f.Name.StartsWith("line ", StringComparison.Ordinal)).Value);
        Assert.Equal("49.00 GBP", held.Facts.Single(static f => f.Name == "value").Value);
        Assert.Equal(B2BStage.AtWarehouse, await day.StageAsync(id));
        Assert.Equal((10, 2), Sent(Assert.Single(day.Shop.FulfilmentsOf(id)).Quantities));
        Assert.Single(await day.InvoicesAsync(id));

        day.World.SetStock(TradeDay.Brush, 500);
        await day.PassAsync(TimeSpan.FromHours(12));

        Assert.Empty(await day.RecordsAsync(id));
        Assert.Equal(B2BStage.Completed, await day.StageAsync(id));
        Assert.Equal([(10, 2), (14, 0)], day.Shop.FulfilmentsOf(id).Select(static f => Sent(f.Quantities)));
        Assert.Equal([TradeDay.KeyOf(id).ToString(), $"{TradeDay.KeyOf(id)}/p2"], (await day.WarehouseOrdersAsync(id)).Select(static o => o.ReferenceId).Order(StringComparer.Ordinal));
        Assert.Empty(await day.SalesOrdersAsync(id));
        Assert.Equal(256.80m, (await day.InvoicesAsync(id)).Sum(static i => i.TotalAmountIncludingTax));
        Assert.Equal(2, day.Shop.Effects["fulfillmentCreate"]);
    }

    private static (int Brushes, int Taps) Sent(IReadOnlyDictionary<string, int> quantities) => (quantities.GetValueOrDefault(TradeDay.Brush), quantities.GetValueOrDefault(TradeDay.Tap));
}
