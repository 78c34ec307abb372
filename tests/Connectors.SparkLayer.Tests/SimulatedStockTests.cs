using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Simulators.SparkLayer;
using Connectors.SparkLayer.Models;
using Connectors.SparkLayer.Tests.Support;

namespace Connectors.SparkLayer.Tests;

/// <summary>What stands in the locations after the client has done its work.</summary>
public sealed class SimulatedStockTests
{
    [Fact]
    public async Task Of_rows_for_one_SKU_and_location_the_last_is_kept_and_nothing_else_is_touched()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        await scene.Client.Stock.UpdateStockAsync([Level("A", 1), Level("Z", 9)]);

        var report = await scene.Client.Stock.PushAsync([Level("A", 2), Level("B", 3), Level("a", 4)]);

        Assert.Equal((2, 1, 0), (report.Accepted, report.Superseded.Count, report.Rejected.Count));
        Assert.Equal([("B", 3), ("Z", 9), ("a", 4)], scene.Site.ReadStock().Select(static s => (s.Sku, s.Level)));
        Assert.All(scene.Site.ReadStock(), static s => Assert.Equal(0, s.MinStockLevel));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_location_that_does_not_exist_holds_up_no_other_row(int empty)
    {
        await using var scene = await SparkLayerScene.StartAsync(new() { EmptyRefusals = empty });

        var report = await scene.Client.Stock.PushAsync([Level("A", 1), Level("B", 2, "NOWHERE"), Level("C", 3), new() { Sku = "D", Level = 4 }, Level("E", 5) with { StockLocationId = "x" }]);

        Assert.Equal((2, null), (report.Accepted, report.Failure));
        Assert.Equal(
            [("B", PushReasons.LocationUnknown), ("D", PushReasons.LocationUnclear), ("E", PushReasons.LocationUnclear)],
            report.Rejected.Select(static r => (r.Row.Sku, r.Code!)).Order());
        Assert.Equal(["A", "C"], scene.Site.ReadStock().Select(static s => s.Sku));
    }

    [Fact]
    public async Task One_location_under_two_names_refuses_the_call_and_not_the_rows()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        var id = (await scene.Client.Stock.GetLocationsAsync()).Single().Id;

        var report = await scene.Client.Stock.PushAsync([Level("A", 1), Level("B", 2), new() { Sku = "A", StockLocationId = id, Level = 7, MinStockLevel = -9 }]);

        Assert.True(report.IsWhole);
        Assert.Equal([new("A", "MAIN", 7, -9), new SparkStock("B", "MAIN", 2, 0)], scene.Site.ReadStock());
    }

    [Fact]
    public async Task Levels_are_read_and_deleted_in_portions()
    {
        await using var scene = await SparkLayerScene.StartAsync(configure: static o => o.StockBatchSize = 2);
        Assert.True((await scene.Client.Stock.PushAsync([Level("A", 1), Level("B", -2), Level("C", 3)])).IsWhole);

        var stock = await scene.Client.Stock.GetStockAsync(["A", "B", "C", "NOBODY"]);
        await scene.Client.Stock.DeleteStockAsync(["A", "C", "NOBODY"]);

        Assert.Equal([("A", 1), ("B", -2), ("C", 3)], stock.Select(static s => (s.Sku, s.StockLevels.Single().Level)));
        Assert.Equal(["B"], scene.Site.ReadStock().Select(static s => s.Sku));
    }

    [Fact]
    public async Task A_location_whose_creation_lost_its_answer_is_found()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        scene.Lost.LoseNextAnswer();

        await Assert.ThrowsAnyAsync<ConnectorException>(() => scene.Client.Stock.CreateLocationAsync(new() { Name = "Leeds", ExternalId = "LEEDS" }));
        var found = Assert.IsType<LookupResult<StockLocation>.Found>(await scene.Client.Stock.FindLocationAsync("LEEDS")).Value;
        await scene.Client.Stock.UpdateLocationAsync(found.Id, new() { Name = "Leeds 2" });

        Assert.Equal("Leeds 2", (await scene.Client.Stock.GetLocationAsync(found.Id)).Name);
        await scene.Client.Stock.DeleteLocationAsync(found.Id);
        Assert.IsType<LookupResult<StockLocation>.Absent>(await scene.Client.Stock.FindLocationAsync("LEEDS"));
    }

    private static StockUpdate Level(string sku, int level, string location = "MAIN") => new() { Sku = sku, StockLocationExternalId = location, Level = level };
}
