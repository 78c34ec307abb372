using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Simulators;

namespace Connectors.EndToEnd.Tests;

/// <summary>Days on which vendors, people and the way between behave as they do.</summary>
public sealed class NamedDayTests
{
    private static readonly int[] Seeds = [1, 2, 3];

    [Theory]
    [InlineData("ordinary")]
    [InlineData("bad")]
    public async Task A_named_day_has_the_findings_that_are_listed_and_no_others(string name)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var seed in Seeds)
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
            foreach (var finding in (await day.JudgeAsync()).FindingDetails)
                found.TryAdd(finding.Code, $"seed {seed}: {finding}");
        }

        var (always, sometimes) = (ExpectedFailures.AlwaysOn(name), ExpectedFailures.SometimesOn(name));
        var unlisted = found.Where(f => !always.Contains(f.Key) && !sometimes.Contains(f.Key)).Select(static f => f.Value);
        var mended = always.Where(e => !found.ContainsKey(e)).Select(static e => $"{e} is not found any more: take it out of the list");
        var differs = unlisted.Concat(mended).ToList();
        Assert.True(differs.Count == 0, string.Join(Environment.NewLine, differs));
    }
}
