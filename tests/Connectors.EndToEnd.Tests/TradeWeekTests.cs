using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.B2BOrders;
using Connectors.Simulators;
using Connectors.Simulators.Shopify;

namespace Connectors.EndToEnd.Tests;

/// <summary>
/// Days of mixed trade in a store: cards, on account within what may be owed and over it, without credit, a blocked account that is freed, a new company, drafts, quotes, packs and kits, partial dispatch, edits, holds and
/// cancellations. Judged by what the vendors wrote down.
/// </summary>
public sealed class TradeWeekTests
{
    private const int Orders = 16;

    private static readonly B2BPolicy Policy = TradeDay.Calm with
    {
        PriceSource = PriceSource.ErpQuote, PollEvery = TimeSpan.FromMinutes(15), PollOverlap = TimeSpan.FromMinutes(30), DispatchPollEvery = TimeSpan.FromMinutes(30), PostedWithin = TimeSpan.FromDays(1),
    };

    [Theory]
    [InlineData(2, 0.1)]
    public async Task Nothing_is_lost_or_doubled_and_what_waits_says_why(int seed, double faults)
    {
        await using var day = await StartAsync(seed, (decimal)faults, SimulationDay.Bad);

        var report = await LiveAsync(day);

        Assert.True(report.StoreConfirmed > Orders / 3, $"{report.StoreConfirmed} of {report.StoreOrders} were told.");
        Assert.Equal(0, day.World.CountErpQuotes().Standing);
        Assert.True(report.Holds, string.Join(Environment.NewLine, report.Findings));
        // What left just before the end is told at the next poll of dispatches.
        Assert.All(report.Outstanding, static o => Assert.True(o.IsHeld || o.Age < 2 * Policy.DispatchPollEvery, $"{o.OrderId} waits for {o.Step}."));
    }

    private static Task<TradeDay> StartAsync(int seed, decimal faults, SimulationOptions mix) => TradeDay.StartAsync(Policy, plain => mix with
    {
        Clock = plain.Clock, Orders = 0, Seed = seed, FaultRate = faults,
        Shopify = new ShopifyBehaviours { RestoredPerSecond = 2000, Orders = Orders, Drafts = 0.1m, Quotes = 0.05m, Edits = 0.1m, Holds = 0.1m, Cancellations = 0.1m, OldPrices = 0.15m },
    });

    /// <summary>A day of trade, and a morning on which what waits for money gets it.</summary>
    private static async Task<LedgerReport> LiveAsync(TradeDay day)
    {
        await day.PassAsync(TimeSpan.FromHours(6));
        await day.MapNewCompanyAsync();
        await day.PassAsync(TimeSpan.FromHours(26));
        return await day.JudgeAsync();
    }
}
