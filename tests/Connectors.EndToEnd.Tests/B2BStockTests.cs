using Connectors.Domain.Values;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.Stock;
using Connectors.Simulators;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.EndToEnd.Tests;

/// <summary>One stock truth for store and marketplace (BS-F2, SW-F4): through the real clients of all systems, what is sold in one place is for sale in none.</summary>
public sealed class B2BStockTests
{
    private const string Sku = "SIL-CLR-310";
    private const string Case = "SIL-CASE";
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(15);

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public async Task R56_R57_A_case_that_is_sold_in_one_place_is_for_sale_in_no_other(double faults)
    {
        await using var day = await StartAsync(plain => plain with { FaultRate = (decimal)faults });
        await day.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(((40, 3), (40, 3), (40, 3)), Shown(day));

        // A business orders a case, which the store takes off by itself; the order is known here, and the ERP does not have it yet.
        day.World.Shop!.PlaceOrder(new() { Lines = [new(Case, 1, 50m, 40m)] });
        await day.ReserveAsync("shop:1001", Sku, 12);
        await day.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(((28, 2), (28, 2), (28, 2)), Shown(day));

        // And the reverse: a shopper of the marketplace buys a case.
        day.World.AddOrder(new PlannedOrder { OrderId = "case-A", Lines = [new PlannedLine(OfferOf(day, Sku + "-CS12"), 1)] });
        await day.PassAsync(TimeSpan.FromHours(2));
        Assert.Equal(((16, 1), (16, 1), (16, 1)), Shown(day));

        // The business changes its mind.
        await day.ReserveAsync("shop:1001", Sku, null);
        await day.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(((28, 2), (28, 2), (28, 2)), Shown(day));

        // A call that fails at this moment is a record for as long as it does.
        Assert.DoesNotContain(await day.RecordsAsync("stock/shop"), static r => r.StartsWith("stock.", StringComparison.Ordinal));
        Assert.DoesNotContain(await day.RecordsAsync("stock/b2b"), static r => r.StartsWith("stock.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task R53_R55_A_row_that_a_store_does_not_take_is_told_with_its_words_and_holds_up_no_other()
    {
        await using var day = await StartAsync(withCase: false);
        await day.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal(40, day.World.Shop!.ReadAvailable(Sku));
        Assert.Equal(["stock.row-refused offer shop-case"], await day.RecordsAsync("stock/shop"));
        var record = await day.RecordAsync("stock/shop", "stock.row-refused");
        Assert.Equal("Catalogue", record.Owner.ToString());
        Assert.Contains(record.Facts, static f => f.Value == "The store has no variant with this SKU.");

        // Once somebody lists the case it is told, and the record goes.
        day.World.Shop.AddVariant(Case, 0);
        await day.PassAsync(TimeSpan.FromHours(2));
        Assert.Equal(3, day.World.Shop.ReadAvailable(Case));
        Assert.Empty(await day.RecordsAsync("stock/shop"));
    }

    [Fact]
    public async Task R53_A_store_that_takes_nothing_for_hours_is_a_record_and_catches_up_with_what_is_true_then()
    {
        await using var day = await StartAsync();
        await day.PassAsync(TimeSpan.FromHours(1));
        day.World.SparkLayer!.RevokeKey();
        day.World.SparkLayer.ExpireTokens();
        day.World.MoveErpStock(Sku, -20m);
        await day.PassAsync(TimeSpan.FromHours(3));

        Assert.Contains("stock.stale marketplace", await day.RecordsAsync("stock/b2b"));
        Assert.Equal("Page", (await day.RecordAsync("stock/b2b", "stock.stale")).Severity.ToString());
        Assert.Equal(((20, 1), (20, 1), (40, 3)), Shown(day));
        Assert.Empty(await day.RecordsAsync("stock/shop"));
    }

    [Fact]
    public async Task R54_What_somebody_edits_in_a_store_is_found_within_a_day_told_and_put_right()
    {
        await using var day = await StartAsync();
        await day.PassAsync(TimeSpan.FromHours(1));
        day.World.Shop!.MoveAvailable(Sku, 60);

        await day.PassAsync(TimeSpan.FromHours(25));

        Assert.Equal(40, day.World.Shop.ReadAvailable(Sku));
        Assert.Contains("stock.drift offer shop-each", await day.RecordsAsync("stock/shop"));
    }

    private static ((int?, int?) Marketplace, (int?, int?) Shop, (int?, int?) Site) Shown(Day day)
    {
        var offers = day.World.CompareStock().ToDictionary(static o => o.ShopSku, static o => (int?)o.Shown);
        var site = day.World.SparkLayer!.ReadStock().ToDictionary(static s => s.Sku, static s => (int?)s.Level);
        return ((offers[Sku], offers[Sku + "-CS12"]), (day.World.Shop!.ReadAvailable(Sku), day.World.Shop.ReadAvailable(Case)), (site.GetValueOrDefault(Sku), site.GetValueOrDefault(Case)));
    }

    private static long OfferOf(Day day, string shopSku) =>
        long.Parse(day.World.Tables.Offers.Split('\n').Select(static row => row.Split(',')).Single(row => row.Length > 2 && row[2] == shopSku)[1], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<Day> StartAsync(Func<SimulationOptions, SimulationOptions>? configure = null, bool withCase = true)
    {
        var bc = new ConnectionName("bc");
        var day = await B2BDay.StartAsync(
            services => services.AddStock(
                [new(new ConnectionName("bq"), bc), new(new ConnectionName("shop"), bc), new(new ConnectionName("b2b"), bc)],
                new StockPolicy { TotalIsSellable = true, Every = Look, UnitSystem = "business-central" }),
            configure);
        day.World.MoveErpStock(Sku, -4_960m);
        day.World.Shop!.AddVariant(Sku, 0);
        if (withCase)
            day.World.Shop.AddVariant(Case, 0);
        await day.AddRowsAsync("offers.csv", $"shop,shop-each,{Sku},{Sku},EA", $"shop,shop-case,{Case},{Sku},XCS", $"b2b,b2b-each,{Sku},{Sku},EA", $"b2b,b2b-case,{Case},{Sku},XCS");
        return day;
    }
}
