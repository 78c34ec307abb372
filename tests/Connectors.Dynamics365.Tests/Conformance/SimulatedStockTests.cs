using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Simulators;
using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.Time;
using Connectors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Dynamics365.Tests.Conformance;

/// <summary>The stock adapter against the simulated ERP, where the ERP has habits of its own.</summary>
public sealed class SimulatedStockTests
{
    [Fact]
    public async Task Each_movement_is_told_once_also_when_it_shows_after_later_ones()
    {
        await using var erp = await StartAsync(static options => options with { Time = new() { LateVisibility = 0.5m, LongestInvisibility = TimeSpan.FromMinutes(5) } });
        var skus = (await erp.Stock.GetAllStockLevelsAsync()).Items.Select(static level => level.Sku).ToList();
        erp.Pass(TimeSpan.FromMinutes(10));
        var position = (await erp.Stock.GetStockMovementsAsync(null)).Position;
        var told = new List<Sku>();
        var late = 0;
        for (var i = 0; i < skus.Count + 10; i++)
        {
            if (i < skus.Count)
                erp.Move(skus[i]);
            var page = await erp.Stock.GetStockMovementsAsync(position);
            late += page.Moved.Count(sku => i < skus.Count && sku != skus[i]);
            told.AddRange(page.Moved);
            position = page.Position;
            erp.Pass(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(skus.Select(static s => s.Value).Order(StringComparer.Ordinal), told.Select(static s => s.Value).Order(StringComparer.Ordinal));
        Assert.True(late > 3, $"{late} came late");
    }

    [Fact]
    public async Task All_levels_are_one_call_and_so_are_what_moved_and_what_is_promised()
    {
        await using var erp = await StartAsync();
        await erp.Stock.GetAllStockLevelsAsync();
        erp.Key(SimulatedErp.Item);
        var before = await erp.CallsAsync();

        var levels = await erp.Stock.GetAllStockLevelsAsync();
        Assert.Equal(before + 1, await erp.CallsAsync());
        var end = await erp.Stock.GetStockMovementsAsync(null);
        Assert.Equal(before + 2, await erp.CallsAsync());
        await erp.Stock.GetStockMovementsAsync(end.Position);
        Assert.Equal(before + 3, await erp.CallsAsync());
        Assert.Single((await erp.Stock.GetOpenDemandAsync()).Items);
        Assert.Equal(before + 4, await erp.CallsAsync());
        Assert.True(levels.Items.Count > 20, $"{levels.Items.Count} items");
    }

    [Fact]
    public async Task Orders_whose_lines_are_not_told_are_unreadable_and_not_free()
    {
        await using var erp = await StartAsync(static options => options with { BusinessCentral = new() { LinesNotTold = 1m } });
        erp.Key(SimulatedErp.Item);

        var page = await erp.Stock.GetOpenDemandAsync();

        Assert.Empty(page.Items);
        Assert.Equal("$.value[*].salesOrderLines", Assert.Single(page.Unreadable).Path);
    }

    [Fact]
    public async Task An_empty_first_page_is_not_the_end()
    {
        await using var erp = await StartAsync(static options => options with { BusinessCentral = new() { EmptyPages = 1m } });
        var position = (await erp.Stock.GetStockMovementsAsync(null)).Position;
        erp.Key(SimulatedErp.Item);
        erp.Move(SimulatedErp.Item);

        Assert.NotEmpty((await erp.Stock.GetAllStockLevelsAsync()).Items);
        Assert.Single((await erp.Stock.GetOpenDemandAsync()).Items);
        Assert.Equal(SimulatedErp.Item, Assert.Single((await erp.Stock.GetStockMovementsAsync(position)).Moved));
    }

    [Fact]
    public async Task What_the_desk_does_all_day_adds_up()
    {
        await using var erp = await StartAsync(static options => options with { BusinessCentral = new BusinessCentralBehaviours { DeskOrders = 1m, GoodsReceived = 1m } });
        var before = (await erp.Stock.GetAllStockLevelsAsync()).Items.ToDictionary(static level => level.Sku, static level => level.OnHand!.Value);
        var position = (await erp.Stock.GetStockMovementsAsync(null)).Position;

        erp.Pass(TimeSpan.FromHours(30));

        var moved = (await erp.Stock.GetStockMovementsAsync(position)).Moved;
        var after = (await erp.Stock.GetAllStockLevelsAsync()).Items;
        Assert.Equal(after.Where(level => level.OnHand != before[level.Sku]).Select(static l => l.Sku.Value).Order(StringComparer.Ordinal), moved.Select(static s => s.Value).Order(StringComparer.Ordinal));
        Assert.Equal(after.Where(level => moved.Contains(level.Sku)).Select(static l => l.OnHand), (await erp.Stock.GetStockLevelsAsync(moved)).OrderBy(l => after.ToList().FindIndex(a => a.Sku == l.Sku)).Select(static l => l.OnHand));
        Assert.Empty((await erp.Stock.GetOpenDemandAsync()).Items);
    }

    private static async Task<Erp> StartAsync(Func<SimulationOptions, SimulationOptions>? configure = null)
    {
        var (world, clock) = await SimulatedSystem.StartWorldAsync(configure);
        return new Erp(world, clock);
    }

    private sealed class Erp(SimulatedWorld world, VirtualClock clock) : SimulatedSystem(world, clock, SimulatedErp.Register)
    {
        public IErpStock Stock => Services.GetRequiredKeyedService<IErpStock>("bc");

        public void Move(Sku sku) => World.MoveErpStock(sku.Value, 1m);

        public void Key(Sku sku) => World.KeyErpOrder(sku.Value, 2m);

        public void Pass(TimeSpan time) => Clock.Advance(time);

        public async Task<long> CallsAsync() => (await World.CheckAsync()).Calls["business-central"];
    }
}
