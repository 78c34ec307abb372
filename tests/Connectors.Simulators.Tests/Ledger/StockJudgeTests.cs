using Connectors.Simulators.Ledger;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Tests.Ledger;

/// <summary>The judge of stock is scored too.</summary>
public sealed class StockJudgeTests
{
    private static readonly DateTimeOffset At = TestWorld.Start.AddHours(4);

    [Theory]
    [InlineData(5, 5, null)]
    [InlineData(6, 5, "stock-oversold")]
    [InlineData(4, 5, "stock-hidden")]
    public void An_offer_that_shows_something_else_than_there_is_is_found(int shown, int sellable, string? code) =>
        Assert.Equal(code is null ? [] : [code], Codes(shown, sellable, new LedgerClaims { PublishesStock = true }));

    [Fact]
    public void Nobody_is_judged_who_does_not_publish_stock() => Assert.Empty(Codes(6, 5, new LedgerClaims()));

    [Theory]
    [InlineData("SKU-1", 0, 9, false)]
    [InlineData("SKU-2", 0, 9, true)]
    [InlineData("SKU-1", 5, 9, true)]
    [InlineData("SKU-1", 0, 3, true)]
    public void An_offer_that_is_held_now_is_no_finding(string held, int fromHour, int untilHour, bool isFound) => Assert.Equal(isFound, Codes(6, 5, new LedgerClaims
    {
        PublishesStock = true, Holds = [new LedgerHold(held, null, TestWorld.Start.AddHours(fromHour), TestWorld.Start.AddHours(untilHour))],
    }).Count > 0);

    [Theory]
    [InlineData(59, null, false)]
    [InlineData(61, null, true)]
    [InlineData(null, 59, false)]
    [InlineData(null, 61, true)]
    public void While_goods_move_nobody_is_judged(int? movedBefore, int? soldBefore, bool isFound)
    {
        DateTimeOffset? moved = movedBefore is { } m ? At.AddMinutes(-m) : null;
        WorldEvent[] events = soldBefore is { } s ? [new OrderMoved(At.AddMinutes(-s), "1-A", "SHIPPED")] : [];

        Assert.Equal(isFound, Codes(6, 5, new LedgerClaims { PublishesStock = true }, moved, events).Count > 0);
    }

    [Theory]
    [InlineData(2, "stock-hidden")]
    [InlineData(3, null)]
    [InlineData(5, null)]
    [InlineData(6, "stock-oversold")]
    public void Goods_that_left_and_that_the_ERP_still_counts_may_be_shown_or_not(int shown, string? code) => Assert.Equal(
        code is null ? [] : [code],
        Audit.Of([], WorldLedger.Terms(new SimulationOptions { Orders = 0 }, At, new LedgerClaims { PublishesStock = true }), new StockReading([new ShownStock("SKU-1", shown, 5) { Least = 3 }], null)).Findings.Select(static f => f.Code));

    private static IReadOnlyList<string> Codes(int shown, int sellable, LedgerClaims claims, DateTimeOffset? movedAt = null, params WorldEvent[] events) =>
        [.. Audit.Of(events, WorldLedger.Terms(new SimulationOptions { Orders = 0 }, At, claims), new StockReading([new ShownStock("SKU-1", shown, sellable)], movedAt)).Findings.Select(static f => f.Code)];
}
