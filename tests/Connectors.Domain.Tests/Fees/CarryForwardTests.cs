using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using FsCheck.Fluent;
using static Connectors.Domain.Tests.Fees.FeeCases;

namespace Connectors.Domain.Tests.Fees;

/// <summary>What a cycle leaves to the next, both ways, and what comes a second time.</summary>
public sealed class CarryForwardTests
{
    private static readonly FeeTable Carrying = Table with { CarriedForward = Carried };

    [Fact]
    public void A_cycle_above_zero_that_pays_nothing_is_carried_forward_and_used_up_by_the_next()
    {
        var first = Settle([Line("t1", "ORDER_AMOUNT", 4, "o1"), Line("t2", "COMMISSION_FEE", -0.80m, "o1")], 0, Carrying);
        var left = Assert.Single(first.Balances).CarriedForward;
        var second = Settle([Line("t3", "ORDER_AMOUNT", 10, "o2")], 13.20m, Carrying, new SettlementContext { BroughtForward = [left] });

        Assert.Equal(Gbp(3.20m), left);
        Assert.Empty(second.Refusals);
        Assert.Equal(0m, OnCarried(first) + OnCarried(second));
        Assert.Equal(3.20m, OnCarried(first));
    }

    [Fact]
    public void Nothing_is_carried_where_there_is_no_account_for_it() =>
        Expect.Refused(Assert.Single(Settle([Line("t1", "ORDER_AMOUNT", 4)], 0).Refusals), ReasonCatalogue.SettlementResidual);

    [Fact]
    public void A_payout_that_is_not_known_yet_is_not_zero() =>
        Expect.Refused(Assert.Single(Settle(Paid(), [Line("t1", "ORDER_AMOUNT", 4)], Carrying).Refusals), ReasonCatalogue.SettlementResidual);

    [Fact]
    public void What_was_carried_and_is_not_brought_forward_is_never_booked_on_one_side_only() =>
        Expect.Refused(Assert.Single(Settle([Line("t3", "ORDER_AMOUNT", 10)], 13.20m, Carrying).Refusals), ReasonCatalogue.SettlementResidual);

    [Fact]
    public void What_was_carried_is_used_up_once_and_never_twice()
    {
        Expect.Refused(
            Assert.Single(Settle([Line("t3", "ORDER_AMOUNT", 10)], 13.20m, Carrying, new SettlementContext { BroughtForward = [Gbp(3.20m), Gbp(3.20m)] }).Refusals), ReasonCatalogue.SettlementResidual);
        Assert.Empty(Settle([Line("t3", "ORDER_AMOUNT", 10)], 13.20m, Carrying, new SettlementContext { BroughtForward = [Gbp(1.20m), Gbp(2m)] }).Refusals);
    }

    [Fact]
    public void Two_cycles_in_a_row_that_pay_nothing_are_paid_by_the_third()
    {
        var first = Settle([Line("t1", "ORDER_AMOUNT", 4)], 0, Carrying);
        var second = Settle([Line("t2", "ORDER_AMOUNT", 5)], 0, Carrying, new SettlementContext { BroughtForward = [first.Balances[0].CarriedForward] });
        var third = Settle([Line("t3", "COMMISSION_FEE", -1)], 8, Carrying, new SettlementContext { BroughtForward = [second.Balances[0].CarriedForward] });

        Assert.Equal((Gbp(4), Gbp(9), Gbp(0)), (first.Balances[0].CarriedForward, second.Balances[0].CarriedForward, third.Balances[0].CarriedForward));
        Assert.All([first, second, third], static s => Assert.Empty(s.Refusals));
        Assert.Equal(0m, OnCarried(first) + OnCarried(second) + OnCarried(third));
    }

    [Fact]
    public void What_was_carried_in_one_currency_is_not_used_up_in_another() =>
        Assert.NotEmpty(Settle([Line("t3", "ORDER_AMOUNT", 10)], 13.20m, Carrying, new SettlementContext { BroughtForward = [new Money(3.20m, CurrencyCode.Eur)] }).Refusals);

    [Fact]
    public void The_carried_forward_account_is_even_once_everything_is_paid() =>
        Expect.ForAll(
            from amounts in Gen.NonEmptyListOf(Gen.Choose(-5000, 5000))
            from pays in Gen.Elements(true, false).ArrayOf(amounts.Count)
            select (amounts, pays),
            static c =>
            {
                var (carried, account, sold, paid) = (0m, 0m, 0m, 0m);
                foreach (var (pence, pays) in c.amounts.Append(100_000_000).Zip(c.pays.Append(true)))
                {
                    var open = carried + (pence / 100m);
                    var payout = pays && open > 0 ? open : 0m;
                    var settlement = Settle([Line("t", "ORDER_AMOUNT", pence / 100m)], payout, Carrying, new SettlementContext { BroughtForward = [Gbp(carried)] });

                    Assert.Empty(settlement.Refusals);
                    Assert.Empty(settlement.Proof.Verify([Line("t", "ORDER_AMOUNT", pence / 100m)]));
                    carried = settlement.Balances[0].CarriedForward.Amount;
                    account += OnCarried(settlement);
                    (sold, paid) = (sold + (pence / 100m), paid + payout);
                    Assert.Equal(carried, account);
                }

                Assert.Equal((0m, sold), (account, paid));
            });

    [Fact]
    public void A_transaction_that_another_cycle_has_booked_is_left_out_and_pointed_out()
    {
        SettlementLine[] lines = [Line("t1", "ORDER_AMOUNT", 4, "o1"), Line("t2", "ORDER_AMOUNT", 10, "o2")];
        var settlement = Settle(lines, 10, context: new SettlementContext { BookedElsewhere = new HashSet<string> { "t1", "other" } });

        Assert.Equal(["MARKET credit 10 GBP", "GIRO debit 10 GBP"], Written(settlement).OrderByDescending(static w => w, StringComparer.Ordinal));
        var finding = Assert.Single(settlement.Findings);
        Assert.Equal((SettlementFindingKind.BookedElsewhere, 1, "t1"), (finding.Kind, finding.Lines, Assert.Single(finding.Examples)));
        Assert.Empty(settlement.Proof.Verify(lines));
    }

    [Fact]
    public void A_payout_that_counts_a_transaction_twice_is_a_residual_that_names_it()
    {
        var settlement = Settle([Line("t1", "ORDER_AMOUNT", 4), Line("t2", "ORDER_AMOUNT", 10)], 14, context: new SettlementContext { BookedElsewhere = new HashSet<string> { "t1" } });

        Expect.Refused(Assert.Single(settlement.Refusals), ReasonCatalogue.SettlementResidual);
        Assert.Equal((ResidualCause.BookedElsewhere, "t1"), (settlement.Balances[0].Items[0].Cause, settlement.Balances[0].Items[0].LineId));
    }

    [Fact]
    public void A_cycle_that_was_posted_before_gives_nothing_and_not_an_empty_journal()
    {
        SettlementLine[] lines = [Line("t1", "ORDER_AMOUNT", 4), Line("t2", "COMMISSION_FEE", -1)];
        var first = Settle(lines, 3);
        var again = Settle(lines, 3, context: new SettlementContext { Posted = [first.Journal!] });
        var late = Settle([.. lines, Line("t3", "ORDER_AMOUNT", 2)], 5, context: new SettlementContext { Posted = [first.Journal!] });

        Assert.Equal((true, false, false), (again.IsNothingToBook, first.IsNothingToBook, late.IsNothingToBook));
        Assert.Null(again.Journal);
        Assert.Empty(again.Proof.Verify(lines));
        Assert.NotEmpty(late.Journal!.Lines);
    }

    [Fact]
    public void A_refused_cycle_is_not_nothing() => Assert.False(Settle([Line("t1", "NEW_TYPE", 4)], 4).IsNothingToBook);

    private static decimal OnCarried(Settlement settlement) => (settlement.Journal?.Lines ?? []).Where(static l => l.Target == Carried).Sum(static l => l.Debit.Amount - l.Credit.Amount);
}
