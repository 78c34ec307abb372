using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.Ledger;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Tests.Ledger;

/// <summary>The judge of settlements is scored too: a right booking has no finding, and every wrong one has its own.</summary>
public sealed class SettlementJudgeTests
{
    private static readonly DateTimeOffset At = TestWorld.Start;
    private static readonly CycleClosed Cycle = new(At, "C7", 90m, "GBP");
    private static readonly JournalPosted Right = Posted("BQ-C7", Bank(90m), Fee(10m), Sale(-100m));

    public static TheoryData<string> Names => [.. Mutants.Keys.Order(StringComparer.Ordinal)];

    private static Dictionary<string, (string? Code, WorldEvent[] Events)> Mutants { get; } = new(StringComparer.Ordinal)
    {
        ["right"] = (null, [Cycle, Right]),
        ["not posted yet"] = (null, [Cycle]),
        ["taken back and booked again"] = (null, [Cycle, Right, new JournalReversed(At, Actor.Person, "BQ-C7"), Right with { DocumentNumber = "BY-HAND" }]),
        ["corrected without a payout"] = (null, [Cycle, Right, Posted("BQ-C7-C1", Fee(3m), Sale(-3m))]),
        ["booked under two numbers"] = ("settlement-doubled", [Cycle, Right, Right with { DocumentNumber = "BQ-C7X" }]),
        ["booked twice under one number"] = ("settlement-doubled", [Cycle, Right, Right]),
        ["a penny less at the bank"] = ("settlement-payout", [Cycle, Posted("BQ-C7", Bank(89.99m), Fee(10.01m), Sale(-100m))]),
        ["the payout left out"] = ("settlement-payout", [Cycle, Posted("BQ-C7", Fee(10m), Sale(-10m))]),
        ["another cycle's payout"] = ("settlement-payout", [Cycle, new CycleClosed(At, "C8", 80m, "GBP"), Right, Posted("BQ-C8", Bank(90m) with { Subject = "C8" }, Sale(-90m) with { Subject = "C8" })]),
        ["a line lost"] = ("settlement-balance", [Cycle, Posted("BQ-C7", Bank(90m), Sale(-100m))]),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_booking_has_its_finding_or_none(string name)
    {
        var (code, events) = Mutants[name];
        var findings = Audit.Of(events, WorldLedger.Terms(new SimulationOptions { Orders = 0 }, At, new LedgerClaims())).Findings;
        Assert.Equal(code is null ? [] : [code], findings.Select(static f => f.Code).Distinct());
    }

    [Theory]
    [InlineData(true, true, 6, false, true)]
    [InlineData(true, true, 6, true, false)]
    [InlineData(true, true, 4, false, false)]
    [InlineData(true, false, 6, false, false)]
    [InlineData(false, true, 6, false, false)]
    public void A_payout_of_which_nothing_is_posted_is_missed_where_it_should_be_by_now(bool books, bool peoplePost, int days, bool isHeld, bool isFound)
    {
        var claims = new LedgerClaims { BooksPayouts = books, Holds = isHeld ? [new LedgerHold("C7", null, At)] : [] };
        var options = new SimulationOptions { Orders = 0, BusinessCentral = new BusinessCentralBehaviours { JournalsPosted = peoplePost ? 1m : 0m } };

        var findings = Audit.Of([Cycle], WorldLedger.Terms(options, At.AddDays(days), claims)).Findings;

        Assert.Equal(isFound ? ["settlement-missed"] : [], findings.Select(static f => f.Code));
    }

    [Theory]
    [InlineData(10, true, null)]
    [InlineData(7, true, "fees-missed")]
    [InlineData(17, true, "fees-doubled")]
    [InlineData(17, false, null)]
    public void R89_Commission_that_a_cycle_kept_is_booked_once_where_sales_orders_carry_it(int booked, bool charges, string? code)
    {
        var kept = Cycle with { Fees = [new CycleFee("1-A", -12m), new CycleFee(null, 2m)] };
        WorldEvent[] events = [kept, Posted("BQ-C7", Bank(90m), Fee(booked), Sale(-90m - booked))];

        var findings = Audit.Of(events, WorldLedger.Terms(new SimulationOptions { Orders = 0 }, At, new LedgerClaims { ChargesFees = charges })).Findings;

        Assert.Equal(code is null ? [] : [code], findings.Select(static f => f.Code));
    }

    private static JournalPosted Posted(string number, params PostedJournalLine[] lines) => new(At, Actor.Person, number, lines);

    private static PostedJournalLine Bank(decimal amount) => new("Bank Account", "B-GBP", amount, "C7 BACS1");

    private static PostedJournalLine Fee(decimal amount) => new("G/L Account", "60100", amount, "C7");

    private static PostedJournalLine Sale(decimal amount) => new("Customer", "C-BQ-UK", amount, "C7");
}
