using Connectors.Domain.Values;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Stock;
using Connectors.Simulators;
using Connectors.Simulators.BusinessCentral;
using Microsoft.Extensions.DependencyInjection;
using OrderToCash;

namespace Connectors.EndToEnd.Tests;

/// <summary>Whole days with the companion extension of docs/business-central-companion.md in Business Central: what people had to do without it happens by itself.</summary>
public sealed class CompanionTests
{
    [Fact]
    public async Task R72_R75_Numbers_that_people_enter_on_posted_shipments_confirm_them_and_correct_them()
    {
        await using var day = await Day.StartAsync(
            static plain => plain with
            {
                Orders = 40, WarehouseName = "bc", PartialDispatchShare = 0.4m, TrackingCorrectionShare = 0.2m, Companion = true,
                BusinessCentral = new BusinessCentralBehaviours { SentByPeople = 1m, InvoicedLater = 0.5m, LateNotes = 0.3m },
            },
            route: new OrderRoute(new("bq"), new("bc")));

        await day.PassAsync(TimeSpan.FromHours(42));

        var judged = await day.World.CheckAsync((await SellerClaims.ReadAsync(day.Store, CancellationToken.None)) with { PostsDispatches = false });
        Assert.True(judged.Holds, string.Join(Environment.NewLine, judged.Findings));
        Assert.True(judged.Confirmed > 30, $"Only {judged.Confirmed} were confirmed.");
        Assert.True(day.World.DeliveryNotes().GroupBy(static n => n.Shipment).Any(static g => g.Count() > 1), "No number was corrected.");
        Assert.DoesNotContain(await day.Store.GetExceptionsAsync(includeCleared: true), static e => e.Code == "tracking.not-available");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stock_of_the_location_that_sells_is_shown_without_a_setting_that_all_of_it_may_be_sold(bool hasCompanion)
    {
        await using var twin = await SimulatedWorld.StartAsync(new SimulationOptions { Seed = 2, Orders = 0 });
        var selling = twin.SellingLocation;
        await using var day = await Day.StartAsync(
            plain => plain with { Companion = hasCompanion, Seed = 2, Orders = 20, TradingWindow = TimeSpan.FromHours(3), BusinessCentral = new BusinessCentralBehaviours { DeskOrders = 0.5m, GoodsReceived = 0.5m } },
            services: s => s.AddStock([new StockRoute(new ConnectionName("bq"), new ConnectionName("bc"))], new StockPolicy { UnitSystem = "business-central", Locations = [selling] }));

        await day.PassAsync(TimeSpan.FromHours(30));

        var waits = (await day.Store.GetExceptionsAsync()).Where(static e => e.Code == "stock.locations-unknown").ToList();
        if (hasCompanion)
        {
            // The pallet is sold in a pack that the tables leave out.
            Assert.Equal(["CMP-MUL-40L-PX60"], day.World.CompareStock().Where(static o => o.Shown != o.Sellable).Select(static o => o.ShopSku));
            Assert.Empty(waits);
        }
        else
        {
            Assert.All(day.World.CompareStock(), static o => Assert.Equal(0, o.Shown));
            Assert.Single(waits);
        }

        Assert.Empty((await day.JudgeAsync()).FindingDetails);
    }
}
