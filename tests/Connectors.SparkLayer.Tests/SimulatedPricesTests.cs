using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Simulators.SparkLayer;
using Connectors.SparkLayer.Models;
using Connectors.SparkLayer.Tests.Support;

namespace Connectors.SparkLayer.Tests;

/// <summary>What stands on the lists after the client has done its work, whatever it met.</summary>
public sealed class SimulatedPricesTests
{
    [Fact]
    public async Task Lists_are_made_found_changed_and_read_in_pages()
    {
        await using var scene = await SparkLayerScene.StartAsync(new() { WrappedLists = 0.5m }, static o => o.PageSize = 2);
        var lists = scene.Client.PriceLists;
        foreach (var slug in (string[])["a", "b", "c", "d", "e"])
            await lists.CreatePriceListAsync(new() { Slug = slug, Name = slug, CurrencyCode = "GBP" });
        await lists.UpdatePriceListAsync("c", new() { Name = "Third" });

        Assert.Equal("Third", (await lists.GetPriceListAsync("c")).Name);
        Assert.Equal(["a", "b", "c", "d", "e"], await SlugsAsync(lists.GetPriceListsAsync()));
        Assert.Equal(PriceListSource.Integration, (await lists.GetAllPriceListsAsync())[0].Source);
        await lists.DeletePriceListAsync("c");
        Assert.IsType<LookupResult<PriceList>.Absent>(await lists.FindPriceListAsync("c"));
    }

    [Fact]
    public async Task A_list_whose_creation_lost_its_answer_is_found_and_not_made_twice()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        scene.Lost.LoseNextAnswer();
        var list = new NewPriceList { Slug = "trade", Name = "Trade", CurrencyCode = "GBP" };

        Assert.Equal(FailureKind.OutcomeUnknown, (await Assert.ThrowsAnyAsync<ConnectorException>(() => scene.Client.PriceLists.CreatePriceListAsync(list))).Kind);
        Assert.Equal("trade", Assert.IsType<LookupResult<PriceList>.Found>(await scene.Client.PriceLists.FindPriceListAsync("trade")).Value.Slug);
        Assert.Equal(["trade"], scene.Site.ReadPriceLists());
    }

    [Fact]
    public async Task A_push_replaces_the_whole_price_of_each_SKU_it_names_and_touches_no_other()
    {
        await using var scene = await SparkLayerScene.StartAsync(configure: static o => o.PriceBatchSize = 2);
        scene.Site.AddPriceList("trade", new SparkPrice("A", 1, 10m), new SparkPrice("A", 5, 9m), new SparkPrice("B", 1, 20m), new SparkPrice("C", 1, 30m), new SparkPrice("D", 1, 40m));

        var report = await scene.Client.Prices.PushAsync("trade", [Prices("A", (1, 11m), (10, 8m)), SkuPrices.Removed("B"), Prices("C", (1, 31m))]);

        Assert.True(report.IsWhole);
        Assert.Equal([new("A", 1, 11m), new("A", 10, 8m), new("C", 1, 31m), new SparkPrice("D", 1, 40m)], scene.Site.ReadPrices("trade"));
        Assert.Equal(4, (await scene.Client.Prices.GetPricesAsync("trade")).Count);
    }

    [Theory]
    [InlineData(0, false, 0)]
    [InlineData(1, false, 0)]
    [InlineData(0, true, 0)]
    [InlineData(0, false, 1)]
    public async Task A_SKU_that_the_platform_does_not_have_is_a_record_and_holds_up_no_other(int withoutLines, bool fromZero, int empty)
    {
        await using var scene = await SparkLayerScene.StartAsync(new() { RefusesUnknownSkus = true, RefusalsWithoutLines = withoutLines, LinesFromZero = fromZero, EmptyRefusals = empty });
        scene.Site.AddPriceList("trade");
        scene.Site.AddSkus("A", "B", "C", "D");

        var report = await scene.Client.Prices.PushAsync("trade", [Prices("A", (1, 1m)), Prices("B", (1, 2m)), Prices("NOBODY", (1, 3m)), Prices("C", (1, 4m)), Prices("NEITHER", (1, 5m)), Prices("D", (1, 6m), (2, 5m))]);

        Assert.Equal((4, 0, null), (report.Accepted, report.Open.Count, report.Failure));
        Assert.Equal(["NEITHER", "NOBODY"], report.Rejected.Select(static r => r.Row.Sku).Order(StringComparer.Ordinal));
        if (withoutLines == 0 && empty == 0)
            Assert.All(report.Rejected, static r => Assert.Equal("sku", r.Field));
        Assert.Equal([new("A", 1, 1m), new("B", 1, 2m), new("C", 1, 4m), new("D", 1, 6m), new SparkPrice("D", 2, 5m)], scene.Site.ReadPrices("trade"));
    }

    [Fact]
    public async Task An_unknown_list_refuses_its_own_rows_alone()
    {
        await using var scene = await SparkLayerScene.StartAsync(new() { ListsInAnswers = 1m });
        scene.Site.AddPriceList("trade");
        scene.Site.AddPriceList("retail");

        var report = await scene.Client.Prices.PushToListsAsync([Prices("A", (1, 1m)) with { PriceListSlug = "trade" }, Prices("A", (1, 2m)) with { PriceListSlug = "nowhere" }, Prices("B", (1, 3m)) with { PriceListSlug = "retail" }]);

        Assert.Equal((2, PushReasons.PriceListUnknown, "nowhere"), (report.Accepted, report.Rejected.Single().Code, report.Rejected.Single().Row.PriceListSlug));
        Assert.Equal((1m, 3m), (scene.Site.ReadPrices("trade").Single().Price, scene.Site.ReadPrices("retail").Single().Price));
    }

    [Fact]
    public async Task An_unknown_list_is_a_clear_failure_and_its_rows_are_still_to_send()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        scene.Site.AddPriceList("empty");

        var report = await scene.Client.Prices.PushAsync("nowhere", [Prices("A", (1, 1m))]);

        Assert.IsType<ConnectorNotFoundException>(report.Failure);
        Assert.Throws<ConnectorNotFoundException>(report.ThrowIfStopped);
        Assert.Equal("A", report.Open.Single().Sku);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => scene.Client.Prices.GetPricesAsync("nowhere"));
        Assert.Empty(await scene.Client.Prices.GetPricesAsync("empty"));
    }

    [Fact]
    public async Task An_update_that_meets_another_is_tried_again_until_it_is_through()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        scene.Site.AddPriceList("trade");
        scene.Site.HoldPriceUpdates(2);

        Assert.True((await scene.Client.Prices.PushAsync("trade", [Prices("A", (1, 1m))])).IsWhole);
        Assert.Single(scene.Site.ReadPrices("trade"));
    }

    [Fact]
    public async Task Others_that_update_for_long_leave_the_rest_to_send_and_sending_it_again_ends_it()
    {
        await using var scene = await SparkLayerScene.StartAsync(configure: static o => o.PriceBatchSize = 1);
        scene.Site.AddPriceList("trade");
        scene.Site.HoldPriceUpdates(100);

        var stopped = await scene.Client.Prices.PushAsync("trade", [Prices("A", (1, 1m)), Prices("B", (1, 2m))]);

        Assert.Equal((0, 2, FailureKind.NotExecuted), (stopped.Accepted, stopped.Open.Count, stopped.Failure!.Kind));
        scene.Site.HoldPriceUpdates(0);
        Assert.True((await scene.Client.Prices.PushAsync("trade", stopped.Open)).IsWhole);
        Assert.Equal(["A", "B"], scene.Site.ReadPrices("trade").Select(static p => p.Sku));
    }

    [Fact]
    public async Task A_row_that_could_only_do_harm_is_never_sent()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        scene.Site.AddPriceList("trade", new SparkPrice("A", 1, 10m), new SparkPrice("B", 1, 20m));

        var report = await scene.Client.Prices.PushAsync("trade", [Prices("A", (1, 1m)), Prices("a", (5, 0.5m)), Prices("B"), Prices("C", (1, 1m), (1, 2m)), Prices("D", (1, 1m)) with { PriceListSlug = "retail" }, Prices("E", (1, 7m))]);

        Assert.Equal([PushReasons.SkuTwice, PushReasons.SkuTwice, PushReasons.NoPrices, PushReasons.BreakTwice, PushReasons.PriceListUnclear], report.Rejected.Select(static r => r.Code));
        Assert.Equal([new("A", 1, 10m), new("B", 1, 20m), new SparkPrice("E", 1, 7m)], scene.Site.ReadPrices("trade"));
        await Assert.ThrowsAsync<ArgumentException>(() => scene.Client.Prices.UpdatePricesAsync("trade", [Prices("B")]));
    }

    [Fact]
    public async Task One_price_that_changes_keeps_the_others_of_its_SKU()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        scene.Site.AddPriceList("trade", new SparkPrice("A/1", 1, 10m), new SparkPrice("A/1", 5, 9m), new SparkPrice("A/1", 1, 100m, "case"));
        scene.Site.AddPriceList("retail", new SparkPrice("A/1", 1, 12m));

        await scene.Client.Prices.MergePricesAsync("trade", "A/1", [new() { Quantity = 5, Price = 8.5m }, new() { Quantity = 10, Price = 8m }]);

        Assert.Equal([(1, 10m, null), (1, 100m, "case"), (5, 8.5m, null), (10, 8m, (string?)null)], scene.Site.ReadPrices("trade").Select(static p => (p.Quantity, p.Price, p.UnitOfMeasure)).Order());
        Assert.Equal(12m, scene.Site.ReadPrices("retail").Single().Price);
    }

    [Fact]
    public async Task A_file_says_the_same_as_the_rows()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        scene.Site.AddPriceList("trade", new SparkPrice("OLD", 1, 5m));

        await scene.Client.Prices.UpdatePricesFromFileAsync("trade", PriceFile.Write([Prices("A, \"B\"", (1, 10.5m), (5, 9m)), SkuPrices.Removed("OLD")]));
        await scene.Client.Prices.UpdatePricesOfListsFromFileAsync(PriceFile.Write([Prices("C", (1, 3m)) with { PriceListSlug = "trade" }]));

        Assert.Equal([new("A, \"B\"", 1, 10.5m), new("A, \"B\"", 5, 9m), new SparkPrice("C", 1, 3m)], scene.Site.ReadPrices("trade"));
    }

    [Fact]
    public async Task A_customer_pays_what_the_first_of_its_lists_says()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        scene.Site.AddPriceList("own", new SparkPrice("A", 1, 8m), new SparkPrice("A", 10, 7m));
        scene.Site.AddPriceList("trade", new SparkPrice("A", 1, 10m), new SparkPrice("B", 1, 20m));
        var id = scene.Site.AddCustomer("""{"email":"buyer@example.com","price_lists":["own","trade"]}""");

        var prices = await scene.Client.Prices.GetCustomerPricesAsync(new() { CustomerId = id, LineItems = [new() { Sku = "A", Quantity = 12 }, new() { Sku = "B", Quantity = 1 }] });

        Assert.Equal([7m, 20m], prices.Select(static p => p.AdditionalData!["price"].GetDecimal()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_happens_on_the_way_no_SKU_is_left_with_half_its_prices(int seed)
    {
        await using var scene = await SparkLayerScene.StartAsync(
            new() { ConcurrentUpdates = 0.2m, RefusesUnknownSkus = true, RefusalsWithoutLines = 0.5m, EmptyRefusals = 0.3m },
            static o => o.PriceBatchSize = 7,
            world => world with { Seed = seed, FaultRate = 0.2m, Way = new() { PagesAfterEffect = 0.03m, OriginAnswersLost = 0.05m, UnauthorizedOnce = 0.05m, ThrottledForSeconds = 0.05m } });
        scene.Site.AddPriceList("trade");
        var skus = Enumerable.Range(1, 60).Select(static i => $"SKU-{i:00}").ToList();
        scene.Site.AddSkus(skus);
        var open = (IReadOnlyCollection<SkuPrices>)[.. skus.Append("NOBODY").Select(static (sku, i) => Prices(sku, (1, 10m + i), (5, 9m + i), (20, 8m + i)))];
        var rejected = new List<string>();

        for (var run = 0; open.Count > 0 && run < 50; run++)
        {
            var report = await scene.Client.Prices.PushAsync("trade", open);
            open = report.Open;
            rejected.AddRange(report.Rejected.Select(static r => r.Row.Sku));
            Assert.All(scene.Site.ReadPrices("trade").GroupBy(static p => p.Sku), static sku => Assert.Equal([1, 5, 20], sku.Select(static p => p.Quantity)));
            scene.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        Assert.Empty(open);
        Assert.Equal(["NOBODY"], rejected);
        Assert.Equal(skus, scene.Site.ReadPrices("trade").Select(static p => p.Sku).Distinct());
    }

    private static SkuPrices Prices(string sku, params (int Quantity, decimal Price)[] prices) => new() { Sku = sku, Pricing = [.. prices.Select(static p => new QuantityPrice { Quantity = p.Quantity, Price = p.Price })] };

    private static async Task<List<string>> SlugsAsync(IAsyncEnumerable<PriceList> lists)
    {
        var slugs = new List<string>();
        await foreach (var list in lists)
            slugs.Add(list.Slug);
        return slugs;
    }
}
