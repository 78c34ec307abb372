using System.Text.Json.Nodes;
using Connectors.Http;
using Connectors.Tests.Shared;

namespace Connectors.Mirakl.Tests;

/// <summary>The published call frequencies are in the operations, and nothing else is.</summary>
public class MiraklFrequencyTests
{
    private const string Index = "mirakl/mmp-seller-operations-index.json";
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>What the vendor's sentences mean for a schedule; a sentence that is about an event or a page means nothing for one.</summary>
    private static readonly (string Start, TimeSpan? Interval)[] Meanings =
    [
        ("- Asynchronous: every 5 minutes", TimeSpan.FromMinutes(5)),
        ("- Asynchronous: once per minute", TimeSpan.FromMinutes(1)),
        ("- Differential: every 15 minutes", TimeSpan.FromMinutes(15)),
        ("- Differential: every 5 minutes", TimeSpan.FromMinutes(5)),
        ("- Differential: once per minute", TimeSpan.FromMinutes(1)),
        ("20 times per day", Day / 20),
        ("60 per hour", TimeSpan.FromMinutes(1)),
        ("Every 10 seconds", TimeSpan.FromSeconds(10)),
        ("Every 15 minutes", TimeSpan.FromMinutes(15)),
        ("Every 2 seconds", TimeSpan.FromSeconds(2)),
        ("Every 5 minutes", TimeSpan.FromMinutes(5)),
        ("Every hour", Hour),
        ("Every week", TimeSpan.FromDays(7)),
        ("After each OF01 call, every 5 minutes", TimeSpan.FromMinutes(5)),
        ("After each OF02 call, every 5 minutes", TimeSpan.FromMinutes(5)),
        ("After each PRI01 call, every 5 minutes", TimeSpan.FromMinutes(5)),
        ("After each PRI02 call, every 5 minutes", TimeSpan.FromMinutes(5)),
        ("After each STO01 call, every 5 minutes", TimeSpan.FromMinutes(5)),
        ("After each STO02 call, every 5 minutes", TimeSpan.FromMinutes(5)),
        ("Once every 15 seconds", TimeSpan.FromSeconds(15)),
        ("Once per day", Day),
        ("once per day", Day),
        ("Once per minute", TimeSpan.FromMinutes(1)),
    ];

    [ContractFact(Index)]
    public void Intervals_of_schedules_are_the_published_ones()
    {
        var index = Published();
        var scheduled = MiraklOperations.All.Where(static o => o != MiraklOperations.GetOrdersById);

        Assert.All(scheduled, o => Assert.Equal((o.Code, index[o.Code].Recommended, index[o.Code].Shortest), (o.Code, o.RecommendedInterval, o.ShortestInterval)));
    }

    [ContractFact(Index)]
    public void What_is_published_for_less_than_an_hour_is_kept_by_a_limit_that_is_no_looser()
    {
        var index = Published();

        Assert.All(
            MiraklOperations.All.Where(o => o != MiraklOperations.GetOrdersById && index[o.Code].Shortest < Hour),
            o => Assert.True(o.Limits.Any(l => l.Window / l.Permits >= index[o.Code].Shortest), $"{o.Code} may be called more often than every {index[o.Code].Shortest}."));
    }

    [ContractFact(Index)]
    public void What_is_published_for_events_or_an_hour_and_longer_has_no_limit()
    {
        var index = Published();
        string[] counted = ["OR31", "TL02"];

        Assert.All(
            MiraklOperations.All.Where(o => !counted.Contains(o.Code) && (index[o.Code].Shortest ?? Day) >= Hour),
            o => Assert.True(o.Limits.Count == 0, $"{o.Code} has a limit that is not published."));
        Assert.Equal([new CallLimit(20, TimeSpan.FromMinutes(1)), new CallLimit(60, TimeSpan.FromHours(1))], MiraklOperations.GetTransactionLines.Limits);
    }

    [Fact]
    public void An_external_partner_polls_orders_every_15_minutes()
    {
        var options = new MiraklClientOptions().UseExternalPartnerLimits();
        var schedule = new CallSchedule(MiraklOperations.GetOrders, TimeSpan.FromMinutes(5));

        Assert.True(CallPlan.Check([schedule]).Fits);
        Assert.Equal(TimeSpan.FromMinutes(15), CallPlan.Check([schedule], options.ReadCallLimits()).Entries.Single().ShortestEvery);
    }

    [Fact]
    public void The_external_partner_profile_leaves_limits_that_are_set()
    {
        var options = new MiraklClientOptions { CallLimits = { ["OR11"] = "1 in 01:00:00" } };

        Assert.Equal([new CallLimit(1, TimeSpan.FromHours(1))], options.UseExternalPartnerLimits().ReadCallLimits()["OR11"]);
    }

    private static Dictionary<string, (TimeSpan? Recommended, TimeSpan? Shortest)> Published() =>
        JsonNode.Parse(File.ReadAllBytes(ContractFactAttribute.Find(Index)!))!.AsArray().ToDictionary(
            static o => (string)o!["code"]!, static o => (Meaning(o!["recommended"]), Meaning(o["maximum"])), StringComparer.Ordinal);

    private static TimeSpan? Meaning(JsonNode? sentences) => sentences?.AsArray() is [{ } first, ..]
        ? Array.Find(Meanings, m => ((string)first!).StartsWith(m.Start, StringComparison.Ordinal)).Interval
        : null;
}
