using Connectors.Simulators.Ledger;

namespace Connectors.Simulators.Tests.Ledger;

/// <summary>The judge of prices is scored too.</summary>
public sealed class PriceJudgeTests
{
    private static readonly DateTimeOffset At = TestWorld.Start.AddHours(9);

    [Theory]
    [InlineData(22.5, null, false)]
    [InlineData(22.51, null, true)]
    [InlineData(22.5, 20, true)]
    public void An_offer_that_asks_for_another_price_is_found(decimal price, int? discount, bool isFound) => Assert.Equal(isFound, Codes(Shown(price, discount), new MeantPrice("SKU-1", 22.5m)).Count > 0);

    [Fact]
    public void A_discount_that_is_meant_and_not_shown_is_found() => Assert.Equal(["price-differs"], Codes(Shown(22.5m), new MeantPrice("SKU-1", 22.5m, 20m)));

    [Theory]
    [InlineData(119, null, false)]
    [InlineData(121, null, true)]
    [InlineData(null, 119, false)]
    [InlineData(null, 121, true)]
    public void A_price_that_was_meant_or_set_a_short_while_ago_is_no_finding(int? meantBefore, int? setBefore, bool isFound) => Assert.Equal(
        isFound,
        Codes(Shown(20m) with { SetAt = setBefore is { } s ? At.AddMinutes(-s) : null }, new MeantPrice("SKU-1", 22.5m, Since: meantBefore is { } m ? At.AddMinutes(-m) : null)).Count > 0);

    [Theory]
    [InlineData("SKU-1", 9, false)]
    [InlineData("2001", 10, false)]
    [InlineData("SKU-2", 10, true)]
    [InlineData("2001", 8, true)]
    public void An_offer_that_is_held_now_by_its_SKU_or_id_is_no_finding(string held, int untilHour, bool isFound) => Assert.Equal(
        isFound, Codes(Shown(20m), new MeantPrice("SKU-1", 22.5m), new LedgerHold(held, null, TestWorld.Start, TestWorld.Start.AddHours(untilHour).AddMinutes(1))).Count > 0);

    [Fact]
    public void Nobody_is_judged_who_does_not_say_what_offers_cost() =>
        Assert.Empty(Audit.Of([], WorldLedger.Terms(new SimulationOptions { Orders = 0 }, At, new LedgerClaims()), null, [Shown(20m)]).Findings);

    private static ShownPrice Shown(decimal price, decimal? discount = null) => new("2001", "SKU-1", price, discount, 0, null);

    private static IReadOnlyList<string> Codes(ShownPrice shown, MeantPrice meant, params LedgerHold[] holds) =>
        [.. Audit.Of([], WorldLedger.Terms(new SimulationOptions { Orders = 0 }, At, new LedgerClaims { Prices = [meant], Holds = holds }), null, [shown]).Findings.Select(static f => f.Code)];
}
