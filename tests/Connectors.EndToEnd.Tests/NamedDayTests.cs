using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Simulators;

namespace Connectors.EndToEnd.Tests;

/// <summary>Days on which vendors, people and the way between behave as they do.</summary>
public sealed class NamedDayTests
{
    [Theory]
    [InlineData("ordinary", 1)]
    [InlineData("ordinary", 2)]
    [InlineData("bad", 1)]
    [InlineData("bad", 2)]
    [InlineData("bad", 3)]
    public async Task A_named_day_has_no_finding(string name, int seed)
    {
        await using var day = await Day.StartAsync(plain =>
        {
            var mix = name == "bad" ? SimulationDay.Bad : SimulationDay.Ordinary;
            return plain with
            {
                Seed = seed, Orders = 40, TradingWindow = TimeSpan.FromHours(4),
                Mirakl = mix.Mirakl, BusinessCentral = mix.BusinessCentral, ShipBob = mix.ShipBob, Way = mix.Way, Time = mix.Time,
            };
        }, new OrderPolicy { PostedWithin = TimeSpan.FromDays(1) });
        await day.PassAsync(TimeSpan.FromHours(40));

        Assert.Empty((await day.JudgeAsync()).Findings);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public async Task What_is_sold_as_several_pieces_and_leaves_short_is_told_as_what_left(int multipacks, int bundles)
    {
        await using var day = await Day.StartAsync(plain => plain with
        {
            Seed = 9, Orders = 15, TradingWindow = TimeSpan.FromHours(4), ShipBob = new() { Multipacks = multipacks, Bundles = bundles, ShortShipments = 1m },
        }, new OrderPolicy { PostedWithin = TimeSpan.FromDays(1) });
        await day.PassAsync(TimeSpan.FromHours(40));

        Assert.Empty((await day.JudgeAsync()).FindingDetails);
    }
}
