namespace Connectors.Simulators.Tests;

public sealed class SimulatedWorldTests
{
    private const int Orders = 120;

    [Fact]
    public async Task A_day_taken_through_all_three_vendors_by_hand_leaves_a_clean_ledger()
    {
        await using var world = await TestWorld.StartAsync();
        var seller = new DiligentSeller(world);
        var id = await world.ClearAsync();
        await seller.BookAsync(id);
        await seller.AskAsync(id);
        world.Clock.Advance(TimeSpan.FromHours(7));
        await seller.TellAsync();

        var report = await world.World.CheckAsync();

        Assert.Equal((1, 1, 1, 1, 1, 1), (report.Orders, report.Accepted, report.InErp, report.InWarehouse, report.Dispatched, report.Confirmed));
        Assert.True(report.Holds, string.Join(' ', report.Findings));
        Assert.Empty(report.Findings);
        Assert.Empty(report.Outstanding);
    }

    [Fact]
    public async Task Orders_of_the_same_seed_are_the_same_in_every_world()
    {
        var options = new SimulationOptions { Orders = 60, Seed = 42, CallLimits = CallLimitMode.Off };

        Assert.Equal(await DayAsync(options), await DayAsync(options));
    }

    [Fact]
    public async Task Orders_of_another_seed_are_others()
    {
        var options = new SimulationOptions { Orders = 20, CallLimits = CallLimitMode.Off };

        Assert.NotEqual(await DayAsync(options with { Seed = 1 }), await DayAsync(options with { Seed = 2 }));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public async Task A_diligent_seller_ends_a_whole_day_with_a_clean_ledger(int seed, bool drift)
    {
        await using var world = await TestWorld.StartAsync(new SimulationOptions
        {
            Orders = Orders,
            Seed = seed,
            Drift = drift,
            CallLimits = CallLimitMode.Off,
            TradingWindow = TimeSpan.FromHours(6),
            UnmappedCarrierShare = 0.05m,
            UnknownPackShare = 0.05m,
            PartialDispatchShare = 0.4m,
        });
        var seller = new DiligentSeller(world);
        for (var i = 0; i < 40; i++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(30));
            await seller.WorkAsync();
        }

        var report = await world.World.CheckAsync();

        Assert.True(report.Holds, string.Join(' ', report.Findings));
        Assert.Equal(Orders, report.Orders);
        Assert.True(report.Confirmed > Orders * 3 / 4, report.ToString());
        Assert.Equal(report.InErp, report.InWarehouse);
        Assert.All(report.Outstanding, o => Assert.NotNull(o.Planted));
        Assert.NotEmpty(seller.UnknownPacks);
        Assert.NotEmpty(seller.UnmappedCarriers);
    }

    private static async Task<string> DayAsync(SimulationOptions options)
    {
        await using var world = await TestWorld.StartAsync(options);
        world.Clock.Advance(TimeSpan.FromHours(14));
        return (await world.MiraklAsync("GET", "orders?max=100")).Body;
    }
}
