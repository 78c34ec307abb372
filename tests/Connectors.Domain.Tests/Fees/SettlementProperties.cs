using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Values;
using FsCheck;
using FsCheck.Fluent;
using static Connectors.Domain.Tests.Fees.FeeCases;

namespace Connectors.Domain.Tests.Fees;

/// <summary>What holds for every cycle: any published types, signs, orders, states and two currencies.</summary>
public sealed class SettlementProperties
{
    private static FeeRow[] Rows => [.. Table.Rows.Where(static r => r.Treatment is not (FeeTreatment.Payout or FeeTreatment.Reject))];

    private static Gen<SettlementLine[]> Cycles => Gen.ListOf(
            from row in Gen.Elements(Rows)
            from pence in Gen.Choose(-2_000_000, 2_000_000)
            from order in Gen.Elements("A", "B", "C", null)
            from state in Gen.Elements(SettlementLineState.Paid, SettlementLineState.Payable, SettlementLineState.NotApplicable)
            from currency in Gen.Elements(CurrencyCode.Gbp, CurrencyCode.Eur)
            select Line(string.Empty, row.Type, 0, order) with { Amount = new Money(pence / 100m, currency), State = state })
        .Select(static lines => lines.Select(static (line, i) => line with { Id = $"id-{i}" }).ToArray());

    private static Gen<FeeTable> Tables =>
        from grouping in Gen.Elements(JournalGrouping.Account, JournalGrouping.Order, JournalGrouping.Line)
        from posting in Gen.Elements(FeePosting.JournalAtSettlement, FeePosting.ChargeLines)
        select Table with { Grouping = grouping, Posting = posting, CarriedForward = Carried, ChargeClearing = Receivable };

    private static Gen<(SettlementLine[] Lines, FeeTable Table)> Cases => Cycles.SelectMany(static _ => Tables, static (lines, table) => (lines, table));

    [Fact]
    public void Debits_equal_credits_and_the_bank_gets_the_payout_in_every_currency() =>
        Expect.ForAll(Cases, static c =>
        {
            var cycle = CycleOf(c.Lines);
            var settlement = Settle(cycle, c.Lines, c.Table, Charged(c.Table));

            Assert.Empty(settlement.Refusals);
            Assert.Equal(settlement.Journal is null, settlement.IsNothingToBook);
            Assert.All(Booked(settlement), static l => Assert.True(l.Debit.Amount >= 0 && l.Credit.Amount >= 0 && l.Debit.Amount * l.Credit.Amount == 0 && l.Debit != l.Credit));
            foreach (var currency in settlement.Balances.Select(static b => b.Lines.Currency))
            {
                var lines = Booked(settlement).Where(l => l.Debit.Currency == currency).ToList();
                Assert.Equal(lines.Sum(static l => l.Debit.Amount), lines.Sum(static l => l.Credit.Amount));
                Assert.Equal(
                    cycle.Payouts.Where(p => p.Currency == currency).Sum(static p => p.Amount),
                    lines.Where(static l => l.Target == Bank).Sum(static l => l.Debit.Amount - l.Credit.Amount));
            }
        });

    [Fact]
    public void Every_line_is_in_the_proof_once_and_the_proof_holds() =>
        Expect.ForAll(Cases, static c =>
        {
            var proof = Settle(CycleOf(c.Lines), c.Lines, c.Table).Proof;

            Assert.Equal(c.Lines.Length, proof.Totals.Sum(static t => t.Lines));
            Assert.Equal(c.Lines.Sum(static l => l.Amount.Amount), proof.Totals.Sum(static t => t.Credited - t.Debited));
            Assert.Empty(proof.Verify(c.Lines));
        });

    [Fact]
    public void Order_and_repeats_of_the_lines_change_nothing() =>
        Expect.ForAll(
            from c in Cases
            from shuffled in Expect.Shuffled(c.Lines.Concat(c.Lines))
            select (c.Lines, c.Table, shuffled),
            static c =>
            {
                var cycle = CycleOf(c.Lines);
                var (one, other) = (Settle(cycle, c.Lines, c.Table, Charged(c.Table)), Settle(cycle, c.shuffled, c.Table, Charged(c.Table)));

                Assert.Equal(one.Proof.ToText(), other.Proof.ToText());
                Assert.Equal(Booked(one), Booked(other));
                Assert.Equal(one.Variances, other.Variances);
            });

    [Fact]
    public void Of_many_versions_of_a_line_the_same_one_counts_in_every_order() =>
        Expect.ForAll(
            from versions in Gen.NonEmptyListOf(
                from pounds in Gen.Choose(1, 3)
                from hour in Gen.Choose(0, 2)
                from state in Gen.Elements(SettlementLineState.Paid, SettlementLineState.Payable, SettlementLineState.NotApplicable)
                select Line("x", "ORDER_AMOUNT", pounds) with { UpdatedAt = DateTimeOffset.UnixEpoch.AddHours(hour), State = state })
            from shuffled in Expect.Shuffled(versions)
            select (versions, shuffled),
            static c =>
            {
                var (one, other) = (Settle(c.versions, 1), Settle(c.shuffled, 1));

                Assert.Equal(one.Proof.ToText(), other.Proof.ToText());
                Assert.Equal(one.Findings.Select(static f => (f.Kind, f.Lines, f.Amount)), other.Findings.Select(static f => (f.Kind, f.Lines, f.Amount)));
                Assert.Equal(one.Refusals.Select(static r => r.Reason), other.Refusals.Select(static r => r.Reason));
            });

    [Fact]
    public void Journals_of_late_lines_add_up_to_the_journal_of_all_lines() =>
        Expect.ForAll(
            from c in Cases
            from early in Gen.Choose(0, c.Lines.Length)
            select (c.Lines, c.Table, early),
            static c =>
            {
                var first = Settle(CycleOf(c.Lines[..c.early]), c.Lines[..c.early], c.Table).Journal;
                var second = Settle(CycleOf(c.Lines), c.Lines, c.Table, new SettlementContext { Posted = first is null ? [] : [first] }).Journal;

                Assert.Equal(Sums(Booked(Settle(CycleOf(c.Lines), c.Lines, c.Table))), Sums((first?.Lines ?? []).Concat(second?.Lines ?? [])));
            });

    [Fact]
    public void A_penny_less_in_the_payout_is_a_residual_of_a_penny() =>
        Expect.ForAll(Cycles, static lines =>
        {
            var cycle = CycleOf(lines);
            var payouts = cycle.Payouts.Select(static p => p with { Amount = p.Amount + 0.01m }).ToList();
            var settlement = Settle(cycle with { Payouts = payouts }, lines);

            Assert.Equal(payouts.Count == 0, settlement.Refusals.Count == 0);
            Assert.All(settlement.Balances.Where(static b => b.Payout.Amount > 0.01m), static b => Assert.Equal(-0.01m, b.Residual.Amount));
        });

    private static SettlementCycle CycleOf(SettlementLine[] lines) => Paid(
    [
        .. lines.GroupBy(static l => l.Amount.Currency)
            .Select(static g => new Money(Math.Max(g.Where(static l => l.State != SettlementLineState.NotApplicable).Sum(static l => l.Amount.Amount), 0), g.Key)),
    ]);

    private static IReadOnlyList<SettlementJournalLine> Booked(Settlement settlement) => settlement.Journal?.Lines ?? [];

    private static SettlementContext Charged(FeeTable table) => new()
    {
        Estimates = [.. new[] { "A", "B" }.Select(order => new FeeEstimate(order, "COMMISSION_FEE", Gbp(-12.34m), table.Posting == FeePosting.ChargeLines))],
    };

    private static (SettlementJournalLine Key, decimal Amount)[] Sums(IEnumerable<SettlementJournalLine> lines) =>
    [
        .. lines.GroupBy(static l => l with { Debit = default, Credit = Money.Zero(l.Debit.Currency) })
            .Select(static g => (g.Key, Amount: g.Sum(static l => l.Debit.Amount - l.Credit.Amount)))
            .Where(static g => g.Amount != 0)
            .OrderBy(static g => g.Key.ToString(), StringComparer.Ordinal),
    ];
}
