using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using static Connectors.Domain.Tests.Fees.FeeCases;

namespace Connectors.Domain.Tests.Fees;

public sealed class SettlementBuilderTests
{
    /// <summary>Two orders, commission with its tax, a refund with its commission given back: 224.40 is paid out.</summary>
    private static readonly SettlementLine[] Lines =
    [
        Line("t1", "ORDER_AMOUNT", 200, "A"), Line("t2", "COMMISSION_FEE", -20, "A"), Line("t3", "COMMISSION_VAT", -4, "A"),
        Line("t4", "ORDER_AMOUNT", 60, "B"), Line("t5", "ORDER_SHIPPING_AMOUNT", 5, "B"), Line("t6", "COMMISSION_FEE", -6.50m, "B"), Line("t7", "COMMISSION_VAT", -1.30m, "B"),
        Line("t8", "REFUND_ORDER_AMOUNT", -10, "B"), Line("t9", "REFUND_COMMISSION_FEE", 1, "B"), Line("t10", "REFUND_COMMISSION_VAT", 0.20m, "B"),
        Line("t11", "MANUAL_CREDIT", 1) with { State = SettlementLineState.NotApplicable },
        Line("t12", "PAYMENT", -224.40m),
    ];

    [Fact]
    public void R87_build_books_the_net_payout_with_equal_debits_and_credits()
    {
        var settlement = Settle(Lines, 224.40m);

        Assert.Equal(["2210 debit 5.10 GBP", "7010 debit 25.50 GBP", "MARKET credit 255 GBP", "GIRO debit 224.40 GBP"], Written(settlement));
        Assert.Equal(("RUN 77", Cycle), (settlement.Journal!.PayoutReference, settlement.Journal.CycleId));
        Assert.Equal(("S20", "DIY"), (settlement.Journal.Lines[1].TaxCode, settlement.Journal.Lines[1].Dimension));
    }

    [Fact]
    public void Build_groups_as_it_is_asked_to_whatever_the_table_says()
    {
        var builder = new SettlementBuilder(Paid(Gbp(224.40m)));
        foreach (var line in Lines)
            builder.Add(line);

        var byOrder = builder.Build(Map(), new SettlementContext { Grouping = JournalGrouping.Order });
        var byAccount = builder.Build(Map(Table with { Grouping = JournalGrouping.Line }), new SettlementContext { Grouping = JournalGrouping.Account });

        Assert.Equal(7, byOrder.Journal!.Lines.Count);
        Assert.Equal(4, byAccount.Journal!.Lines.Count);
    }

    [Fact]
    public void Build_groups_by_order_when_the_table_says_so() =>
        Assert.Equal(
            [
                "A 2210 debit 4 GBP", "B 2210 debit 1.10 GBP", "A 7010 debit 20 GBP", "B 7010 debit 5.50 GBP",
                "A MARKET credit 200 GBP", "B MARKET credit 55 GBP", "GIRO debit 224.40 GBP",
            ],
            Written(Settle(Lines, 224.40m, Table with { Grouping = JournalGrouping.Order })));

    [Fact]
    public void Build_books_each_line_when_the_table_says_so()
    {
        var journal = Settle(Lines, 224.40m, Table with { Grouping = JournalGrouping.Line }).Journal!;

        Assert.Equal(11, journal.Lines.Count);
        Assert.Equal(20, journal.Lines.Single(static l => l.LineId == "t2").Debit.Amount);
    }

    [Fact]
    public void Build_books_a_cycle_whose_payout_line_is_not_there_yet() =>
        Assert.Contains("GIRO debit 224.40 GBP", Written(Settle(Lines[..^1], 224.40m)));

    [Fact]
    public void R88_build_holds_the_whole_cycle_for_one_unknown_type_and_books_it_whole_once_it_is_mapped()
    {
        var builder = new SettlementBuilder(Paid(Gbp(221.40m)));
        foreach (var line in Lines[..^1].Append(Line("t13", "PACKAGING_LEVY", -3)))
            builder.Add(line);
        var held = builder.Build(Map());

        var refusal = held.Refusals.Single(static r => r.Reason == ReasonCatalogue.SettlementTypeUnknown);
        Assert.Null(held.Journal);
        Assert.Equal(("PACKAGING_LEVY", "1", "-3 GBP"), (Expect.Fact(refusal, "types"), Expect.Fact(refusal, "lines"), Expect.Fact(refusal, "amount")));
        Assert.Empty(held.Proof.Accounts);

        var levy = new FeeRow { Type = "PACKAGING_LEVY", Treatment = FeeTreatment.SellerFee, Target = PostingTarget.Account("7077") };
        Assert.Contains("7077 debit 3 GBP", Written(builder.Build(Map(Table with { Version = "2", Rows = [.. Table.Rows, levy] }))));
    }

    [Fact]
    public void Build_holds_a_cycle_with_purchase_types()
    {
        var settlement = Settle([.. Lines, Line("t13", "PURCHASE_COMMISSION_FEE", 0)], 224.40m);

        Expect.Refused(Assert.Single(settlement.Refusals), ReasonCatalogue.SettlementTypeRejected);
    }

    [Fact]
    public void R91_build_itemises_a_residual_and_books_nothing()
    {
        var settlement = Settle(Lines, 225.40m);

        var refusal = Expect.Refused(Assert.Single(settlement.Refusals), ReasonCatalogue.SettlementResidual);
        var balance = Assert.Single(settlement.Balances);
        Assert.Null(settlement.Journal);
        Assert.Equal(Gbp(-1), balance.Residual);
        Assert.Equal(["t11 NotApplicable", "t9 SameAmount"], balance.Items.Select(static i => $"{i.LineId} {i.Cause}"));
        Assert.Equal(
            ["cycle cycle-7", "residual -1.00 GBP", "lines 224.40 GBP", "payout 225.40 GBP", "payout lines 224.40 GBP", "suspect t11 MANUAL_CREDIT 1 GBP NotApplicable", "suspect t9 REFUND_COMMISSION_FEE 1 GBP SameAmount"],
            refusal.Facts.Select(static f => $"{f.Name} {f.Value}"));
    }

    [Fact]
    public void R92_build_holds_a_cycle_whose_payout_lines_differ_from_its_payout()
    {
        var settlement = Settle([.. Lines[..^1], Line("t12", "PAYMENT", -224)], 224.40m);

        Assert.Equal(0, settlement.Balances[0].Residual.Amount);
        Expect.Refused(Assert.Single(settlement.Refusals), ReasonCatalogue.SettlementResidual);
    }

    [Fact]
    public void R87_build_keeps_currencies_apart()
    {
        var euro = Line("e1", "ORDER_AMOUNT", 0) with { Amount = new Money(30, CurrencyCode.Eur) };
        var settlement = Settle(Paid(Gbp(224.40m), new Money(30, CurrencyCode.Eur)), [.. Lines, euro]);

        Assert.Equal(["MARKET credit 30 EUR", "GIRO debit 30 EUR"], Written(settlement)[..2]);
        Assert.Equal(6, settlement.Journal!.Lines.Count);
    }

    [Fact]
    public void Build_does_not_let_one_currency_pay_for_another()
    {
        var settlement = Settle(Paid(Gbp(224.40m), new Money(30, CurrencyCode.Eur)), Lines);

        Assert.Equal("-30 EUR", Expect.Fact(Expect.Refused(Assert.Single(settlement.Refusals), ReasonCatalogue.SettlementResidual), "residual"));
    }

    [Fact]
    public void Build_trusts_the_sign_of_the_amount_and_points_out_an_unexpected_one()
    {
        var settlement = Settle([Line("x", "REFUND_ORDER_AMOUNT", 7, "A")], 7);

        Assert.Equal(["MARKET credit 7 GBP", "GIRO debit 7 GBP"], Written(settlement));
        var finding = Assert.Single(settlement.Findings);
        Assert.Equal((SettlementFindingKind.UnexpectedSign, "REFUND_ORDER_AMOUNT", 1, Gbp(7)), (finding.Kind, finding.Type, finding.Lines, finding.Amount));
        Assert.Equal(["x"], finding.Examples);
    }

    [Fact]
    public void Build_finds_no_sign_unexpected_where_there_is_none_or_any_is_usual()
    {
        var any = new FeeRow { Type = "ANY", Treatment = FeeTreatment.Manual, Target = PostingTarget.Account("7040") };

        Assert.Empty(Settle(
            [Line("1", "ORDER_AMOUNT", 0), Line("2", "COMMISSION_FEE", 0), Line("3", "ANY", 5), Line("4", "ANY", -5)], 0, Table with { Rows = [.. Table.Rows, any] }).Findings);
    }

    [Fact]
    public void Build_gives_ten_examples_of_a_finding_and_counts_the_rest()
    {
        var finding = Assert.Single(Settle(Enumerable.Range(10, 12).Select(static i => Line($"id-{i}", "COMMISSION_FEE", 1)), 12).Findings);

        Assert.Equal((12, Gbp(12)), (finding.Lines, finding.Amount));
        Assert.Equal(Enumerable.Range(10, 10).Select(static i => $"id-{i}"), finding.Examples);
    }

    [Fact]
    public void Build_answers_every_list_in_a_stable_order()
    {
        static Money Euro(decimal amount) => new(amount, CurrencyCode.Eur);
        SettlementLine[] lines =
        [
            Line("1", "REFUND_ORDER_AMOUNT", 1, "Z"), Line("2", "REFUND_ORDER_AMOUNT", 0, "Z") with { Amount = Euro(1) }, Line("3", "ORDER_AMOUNT", -1, "A"),
            Line("4", "ORDER_AMOUNT", 1, "A") with { State = SettlementLineState.NotApplicable }, Line("5", "ORDER_AMOUNT", 7, "A") with { State = SettlementLineState.Unknown },
            Line("6", "COMMISSION_FEE", -1, "Z"), Line("7", "COMMISSION_FEE", 0, "A") with { Amount = Euro(-1) }, Line("8", "COMMISSION_FEE", -1, "A"), Line("9", "SELLER_FEE_ON_ORDER", -1, "A"),
        ];
        var context = new SettlementContext
        {
            OnAccountOrders = new HashSet<string> { "A", "Z" },
            Estimates =
            [
                new FeeEstimate("Z", "COMMISSION_FEE", Gbp(-1)), new FeeEstimate("A", "SELLER_FEE_ON_ORDER", Gbp(-1)), new FeeEstimate("A", "COMMISSION_FEE", Gbp(-1)),
                new FeeEstimate("A", "COMMISSION_FEE", Euro(-1)),
            ],
        };
        var settlement = Settle(Paid(Gbp(0), Euro(0)), lines, context: context);

        Assert.Equal(["A GBP", "Z EUR", "Z GBP"], settlement.OnAccount.Select(static o => $"{o.OrderId} {o.Amount.Currency}"));
        Assert.Equal(["A COMMISSION_FEE EUR", "A COMMISSION_FEE GBP", "A SELLER_FEE_ON_ORDER GBP", "Z COMMISSION_FEE GBP"], settlement.Variances.Select(static v => $"{v.OrderId} {v.Type} {v.Actual.Currency}"));
        Assert.Equal(
            ["UnexpectedSign ORDER_AMOUNT GBP", "UnexpectedSign REFUND_ORDER_AMOUNT EUR", "UnexpectedSign REFUND_ORDER_AMOUNT GBP", "UnknownState ORDER_AMOUNT GBP"],
            settlement.Findings.Select(static f => $"{f.Kind} {f.Type} {f.Amount.Currency}"));
        Assert.Equal(["EUR", "GBP"], settlement.Balances.Select(static b => b.Lines.Currency.Value));
        Assert.Equal(
            [
                "EUR COMMISSION_FEE Booked", "EUR REFUND_ORDER_AMOUNT OnAccount", "GBP COMMISSION_FEE Booked", "GBP ORDER_AMOUNT NotApplicable", "GBP ORDER_AMOUNT OnAccount",
                "GBP REFUND_ORDER_AMOUNT OnAccount", "GBP SELLER_FEE_ON_ORDER Booked",
            ],
            settlement.Proof.Totals.Select(static t => $"{t.Currency} {t.Type} {t.Outcome}"));
    }

    [Fact]
    public void Build_counts_a_line_of_unknown_state_and_points_it_out()
    {
        var settlement = Settle([Line("x", "ORDER_AMOUNT", 7) with { State = SettlementLineState.Unknown }], 7);

        Assert.NotNull(settlement.Journal);
        Assert.Equal(SettlementFindingKind.UnknownState, Assert.Single(settlement.Findings).Kind);
    }

    [Fact]
    public void R30_build_leaves_sales_on_account_out_of_the_payout_and_lists_them()
    {
        var settlement = Settle(
            [.. Lines[..^1], Line("c1", "ORDER_AMOUNT", 500, "C"), Line("c2", "REFUND_ORDER_AMOUNT", -100, "C"), Line("c3", "COMMISSION_FEE", -50, "C")],
            174.40m,
            context: new SettlementContext { OnAccountOrders = new HashSet<string> { "C" } });

        Assert.Contains("7010 debit 75.50 GBP", Written(settlement));
        Assert.Contains("MARKET credit 255 GBP", Written(settlement));
        Assert.Equal([new OnAccountSale("C", Gbp(400), 2)], settlement.OnAccount);
    }

    [Fact]
    public void R93_build_takes_a_repeated_line_once() => Assert.Equal(Written(Settle(Lines, 224.40m)), Written(Settle([.. Lines, .. Lines], 224.40m)));

    [Fact]
    public void R93_build_takes_the_later_content_of_a_corrected_line_whichever_came_first()
    {
        var wrong = Line("t1", "ORDER_AMOUNT", 222, "A") with { UpdatedAt = Lines[0].UpdatedAt.AddHours(-1) };

        foreach (var lines in (SettlementLine[][])[[wrong, .. Lines], [.. Lines, wrong]])
        {
            var settlement = Settle(lines, 224.40m);
            Assert.Equal(Written(Settle(Lines, 224.40m)), Written(settlement));
            Assert.Equal(SettlementFindingKind.Corrected, Assert.Single(settlement.Findings).Kind);
        }
    }

    [Fact]
    public void Build_holds_two_contents_of_one_time()
    {
        var settlement = Settle([.. Lines, Line("t1", "ORDER_AMOUNT", 200, "Z")], 224.40m);

        Assert.Equal("t1", Expect.Fact(Expect.Refused(Assert.Single(settlement.Refusals), ReasonCatalogue.SettlementLineConflict), "lines"));
    }

    [Fact]
    public void Build_names_lines_in_conflict_in_id_order()
    {
        var settlement = Settle([.. Lines, Line("t9", "REFUND_COMMISSION_FEE", 2, "B"), Line("t1", "ORDER_AMOUNT", 200, "Z")], 224.40m);

        var refusal = settlement.Refusals.Single(static r => r.Reason == ReasonCatalogue.SettlementLineConflict);
        Assert.Equal(("t1, t9", "2"), (Expect.Fact(refusal, "lines"), Expect.Fact(refusal, "number")));
    }

    [Fact]
    public void Build_is_not_disturbed_by_a_state_that_went_on() =>
        Assert.Empty(Settle([.. Lines, Lines[0] with { State = SettlementLineState.Payable }], 224.40m).Findings);

    [Fact]
    public void Build_takes_the_furthest_state_of_a_line_whichever_came_first()
    {
        var (payable, paid) = (Line("1", "ORDER_AMOUNT", 5) with { State = SettlementLineState.Payable }, Line("1", "ORDER_AMOUNT", 5));

        Assert.Equal([ResidualCause.NotPaid], Settle([payable], 6).Balances[0].Items.Select(static i => i.Cause));
        Assert.Empty(Settle([payable, paid], 6).Balances[0].Items);
        Assert.Empty(Settle([paid, payable], 6).Balances[0].Items);
    }

    [Theory]
    [InlineData("", "ORDER_AMOUNT", "1", "GBP", null, "a line without a usable id")]
    [InlineData("a\tb", "ORDER_AMOUNT", "1", "GBP", null, "a line without a usable id")]
    [InlineData("x", "", "1", "GBP", null, "x: no usable type")]
    [InlineData("x", "ORDER_AMOUNT", "1.00001", "GBP", null, "x: an amount that is too large or has more than 4 decimals")]
    [InlineData("x", "ORDER_AMOUNT", "1000000000000000", "GBP", null, "x: an amount that is too large or has more than 4 decimals")]
    [InlineData("x", "ORDER_AMOUNT", "79228162514264337593543950335", "GBP", null, "x: an amount that is too large or has more than 4 decimals")]
    [InlineData("x", "ORDER_AMOUNT", "1", "", null, "x: no currency")]
    [InlineData("x", "ORDER_AMOUNT", "1", "GBP", "cycle-8", "x: belongs to another cycle")]
    public void Build_holds_a_cycle_with_a_line_that_cannot_be_used(string id, string type, string amount, string currency, string? cycle, string mistake)
    {
        var money = new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency.Length == 0 ? default : new CurrencyCode(currency));
        var settlement = Settle([.. Lines, new SettlementLine { Id = id, Type = type, Amount = money, CycleId = cycle }], 224.40m);

        Assert.Equal(mistake, Expect.Fact(Expect.Refused(Assert.Single(settlement.Refusals), ReasonCatalogue.SettlementLineBroken), "line"));
        Assert.Null(settlement.Journal);
    }

    [Fact]
    public void Build_takes_an_id_of_200_characters_and_none_longer()
    {
        Assert.NotNull(Settle([Line(new string('i', 200), "ORDER_AMOUNT", 1)], 1).Journal);
        Assert.Null(Settle([Line(new string('i', 201), "ORDER_AMOUNT", 1)], 0).Journal);
    }

    [Fact]
    public void Build_names_the_first_ten_lines_that_cannot_be_used_in_whatever_order_they_came()
    {
        var broken = Enumerable.Range(10, 12).Select(static i => Line($"id-{i}", string.Empty, 1)).ToList();
        string[] expected = [.. broken.Take(10).Select(static l => $"{l.Id}: no usable type")];

        Assert.Equal(expected, Settle(broken, 0).Refusals[0].Facts.Skip(1).Select(static f => f.Value));
        Assert.Equal(expected, Settle(Enumerable.Reverse(broken), 0).Refusals[0].Facts.Skip(1).Select(static f => f.Value));
    }

    [Theory]
    [InlineData("1.00001", "GBP")]
    [InlineData("1", "")]
    public void Build_holds_a_cycle_with_a_payout_that_cannot_be_used(string amount, string currency)
    {
        var money = new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency.Length == 0 ? default : new CurrencyCode(currency));

        Assert.Contains(
            Settle(Paid(money), []).Refusals,
            static r => r.Reason == ReasonCatalogue.SettlementLineBroken && Expect.Fact(r, "line").StartsWith("the payout: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_holds_a_failed_payout() =>
        Expect.Refused(
            Assert.Single(Settle(Paid(Gbp(224.40m)) with { PayoutState = SettlementPayoutState.Failed }, Lines).Refusals), ReasonCatalogue.SettlementPayoutFailed);

    [Fact]
    public void Build_carries_a_cycle_below_zero_forward_and_the_next_one_takes_it_up()
    {
        var table = Table with { CarriedForward = Carried };
        var first = Settle([Line("s", "SUBSCRIPTION_FEE", -30)], 0, table);
        var second = Settle([Line("o", "ORDER_AMOUNT", 100)], 70, table, new SettlementContext { BroughtForward = [first.Balances[0].CarriedForward] });

        Assert.Equal(["2900 credit 30 GBP", "7020 debit 30 GBP"], Written(first));
        Assert.Equal(["2900 debit 30 GBP", "MARKET credit 100 GBP", "GIRO debit 70 GBP"], Written(second));
    }

    [Fact]
    public void Build_carries_only_what_several_cycles_together_leave()
    {
        var settlement = Settle([Line("o", "ORDER_AMOUNT", 20)], 0, Table with { CarriedForward = Carried }, new SettlementContext { BroughtForward = [Gbp(-30)] });

        Assert.Equal(Gbp(-10), settlement.Balances[0].CarriedForward);
        Assert.Equal(["2900 debit 20 GBP", "MARKET credit 20 GBP"], Written(settlement));
    }

    [Fact]
    public void Build_does_not_bring_forward_without_an_account_for_it()
    {
        var settlement = Settle([Line("o", "ORDER_AMOUNT", 100)], 70, context: new SettlementContext { BroughtForward = [Gbp(-30)] });

        Assert.Equal((Gbp(0), Gbp(30)), (settlement.Balances[0].BroughtForward, settlement.Balances[0].Residual));
        Assert.Null(settlement.Journal);
    }

    [Fact]
    public void Build_takes_the_payout_from_its_lines_when_the_cycle_does_not_say()
    {
        Assert.Contains("GIRO debit 224.40 GBP", Written(Settle(Paid(), Lines)));
        Assert.Equal(Gbp(0), Settle(Paid(), Lines[..^1]).Balances[0].Payout);
    }

    [Fact]
    public void Build_adds_up_several_payouts_of_one_currency() =>
        Assert.Contains("GIRO debit 224.40 GBP", Written(Settle(Paid(Gbp(200), Gbp(24.40m)), Lines)));

    [Fact]
    public void Build_lists_no_suspects_when_everything_agrees() => Assert.Empty(Settle(Lines, 224.40m).Balances[0].Items);

    [Fact]
    public void Build_takes_the_day_of_the_books_when_it_is_given() =>
        Assert.Equal(new DateOnly(2026, 3, 31), Settle(Lines, 224.40m, context: new SettlementContext { Date = new DateOnly(2026, 3, 31) }).Journal!.BelongsTo);

    [Fact]
    public void Build_of_a_cycle_that_is_not_paid_takes_the_day_it_was_closed() =>
        Assert.Equal(new DateOnly(2026, 3, 31), Settle(Paid(Gbp(224.40m)) with { PaidAt = null }, Lines).Journal!.BelongsTo);

    [Fact]
    public void Build_refuses_amounts_of_the_context_that_are_not_exact()
    {
        Assert.Throws<ArgumentException>(static () => Settle(Lines, 224.40m, context: new SettlementContext { BroughtForward = [Gbp(-0.00001m)] }));
        Assert.Throws<ArgumentException>(static () => Settle(Lines, 224.40m, context: new SettlementContext { Estimates = [new FeeEstimate("A", "COMMISSION_FEE", Gbp(-0.00001m))] }));
    }

    [Fact]
    public void Null_arguments_and_cycles_without_a_usable_id_throw()
    {
        Assert.Throws<ArgumentNullException>(static () => new SettlementBuilder(null!));
        Assert.Throws<ArgumentException>(static () => new SettlementBuilder(Paid() with { Id = "a\tb" }));
        Assert.Throws<ArgumentNullException>(static () => new SettlementBuilder(Paid()).Add(null!));
        Assert.Throws<ArgumentNullException>(static () => new SettlementBuilder(Paid()).Build(null!));
        Assert.Throws<ArgumentNullException>(static () => StandardFeeTable.Create(null!));
    }

    [Fact]
    public void Build_holds_a_cycle_below_zero_without_an_account_for_it() =>
        Expect.Refused(Assert.Single(Settle([Line("s", "SUBSCRIPTION_FEE", -30)], 0).Refusals), ReasonCatalogue.SettlementResidual);

    [Theory]
    [InlineData(null, "2026-04-02")]
    [InlineData("2026-04-01", "2026-04-02")]
    [InlineData("2026-04-02", "2026-04-03")]
    [InlineData("2026-04-30", "2026-05-01")]
    public void R93_build_books_what_belongs_to_a_closed_period_in_the_next_one(string? closed, string posted)
    {
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        var journal = Settle(Lines, 224.40m, context: new SettlementContext { ClosedThrough = closed is null ? null : DateOnly.Parse(closed, invariant) }).Journal!;

        Assert.Equal(DateOnly.Parse(posted, invariant), journal.PostingDate);
        Assert.Equal(new DateOnly(2026, 4, 2), journal.BelongsTo);
    }

    [Fact]
    public void R93_build_books_only_what_a_late_line_changed()
    {
        var first = Settle(Lines[..^1], 224.40m).Journal!;
        Assert.False(first.IsCorrection);
        var late = Settle(
            [.. Lines[..^1], Line("t13", "SELLER_PENALTY_FEE", -2)], 222.40m,
            context: new SettlementContext { Posted = [first], ClosedThrough = new DateOnly(2026, 4, 30) });

        Assert.Equal(["MKT-FEE debit 2 GBP", "GIRO credit 2.00 GBP"], Written(late));
        Assert.True(late.Journal!.IsCorrection);
        Assert.Equal(new DateOnly(2026, 5, 1), late.Journal.PostingDate);
    }

    [Fact]
    public void Build_finds_nothing_left_to_book_when_a_cycle_comes_again()
    {
        var first = Settle(Lines, 224.40m).Journal!;

        var again = Settle(Lines, 224.40m, context: new SettlementContext { Posted = [first] });

        Assert.Null(again.Journal);
        Assert.True(again.IsNothingToBook);
        Assert.False(Settle(Lines, 224.40m).IsNothingToBook);
    }

    [Fact]
    public void Build_refuses_a_journal_of_another_cycle() =>
        Assert.Throws<ArgumentException>(static () => Settle(Lines, 224.40m, context: new SettlementContext { Posted = [Settle(Lines, 224.40m).Journal! with { CycleId = "x" }] }));

    [Fact]
    public void R90_build_compares_expected_with_real_fees()
    {
        var settlement = Settle(Lines, 224.40m, context: new SettlementContext
        {
            Estimates = [new FeeEstimate("A", "COMMISSION_FEE", Gbp(-18)), new FeeEstimate("B", "COMMISSION_FEE", Gbp(-6.50m)), new FeeEstimate("D", "COMMISSION_FEE", Gbp(-1))],
        });

        Assert.Equal([new FeeVariance("A", "COMMISSION_FEE", Gbp(-18), Gbp(-20)), new FeeVariance("B", "COMMISSION_FEE", Gbp(-6.50m), Gbp(-6.50m))], settlement.Variances);
        Assert.Equal(Gbp(-2), settlement.Variances[0].Difference);
        Assert.Equal(Written(Settle(Lines, 224.40m)), Written(settlement));
    }

    [Fact]
    public void R89_build_books_only_the_difference_when_fees_are_charge_lines()
    {
        // Order A was invoiced with 18 commission charged, so 182 is left on the marketplace's account.
        var table = Table with { Posting = FeePosting.ChargeLines, ChargeClearing = Receivable };
        var settlement = Settle(
            [Line("1", "ORDER_AMOUNT", 200, "A"), Line("2", "COMMISSION_FEE", -20, "A")], 180, table with { Rows = [.. table.Rows.Select(static r => r with { Dimension = null })] },
            new SettlementContext { Estimates = [new FeeEstimate("A", "COMMISSION_FEE", Gbp(-18), IsCharged: true)] });

        Assert.Equal(["7010 debit 2 GBP", "MARKET credit 182 GBP", "GIRO debit 180 GBP"], Written(settlement));
        Assert.Equal(Gbp(-2), Assert.Single(settlement.Variances).Difference);
    }

    [Theory]
    [InlineData(FeePosting.JournalAtSettlement)]
    [InlineData(FeePosting.ChargeLines)]
    public void R89_order_and_settlement_together_book_each_fee_once(FeePosting posting)
    {
        // What the ERP's invoice of order A booked: with charge lines the expected commission stands there already.
        var isCharged = posting == FeePosting.ChargeLines;
        var (onOrder, invoiced) = isCharged ? (-18m, 182m) : (0m, 200m);
        var settlement = Settle(
            [Line("1", "ORDER_AMOUNT", 200, "A"), Line("2", "COMMISSION_FEE", -15, "A"), Line("3", "COMMISSION_FEE", -5, "A")], 180,
            Table with { Posting = posting, ChargeClearing = Receivable }, new SettlementContext { Estimates = [new FeeEstimate("A", "COMMISSION_FEE", Gbp(-18), isCharged)] });

        Assert.Empty(settlement.Refusals);
        Assert.Equal(-20m, onOrder + settlement.Journal!.Lines.Where(static l => l.Target == Commission).Sum(static l => l.Credit.Amount - l.Debit.Amount));
        Assert.Equal(invoiced, settlement.Journal.Lines.Where(static l => l.Target == Receivable).Sum(static l => l.Credit.Amount - l.Debit.Amount));
        Assert.Equal(Gbp(-2), Assert.Single(settlement.Variances).Difference);
    }

    [Fact]
    public void Build_does_not_take_a_charge_line_back_twice()
    {
        var table = Table with { Posting = FeePosting.ChargeLines, ChargeClearing = Receivable };
        var settlement = Settle(
            [Line("1", "ORDER_AMOUNT", 200, "A"), Line("2", "COMMISSION_FEE", -20, "A")], 180, table,
            new SettlementContext { Estimates = [new FeeEstimate("A", "COMMISSION_FEE", Gbp(-18), IsCharged: true, UsedIn: "cycle-6")] });

        Assert.Contains("7010 debit 20 GBP", Written(settlement));
        Assert.Equal(Gbp(0), Assert.Single(settlement.Variances).Estimate);
    }

    [Fact]
    public void R89_build_refuses_to_book_fees_in_the_journal_that_are_charge_lines_already()
    {
        var settlement = Settle(Lines, 224.40m, context: new SettlementContext { Estimates = [new FeeEstimate("A", "COMMISSION_FEE", Gbp(-18), IsCharged: true)] });

        var refusal = Expect.Refused(Assert.Single(settlement.Refusals), ReasonCatalogue.SettlementFeesTwice);
        Assert.Equal((Cycle, "A COMMISSION_FEE", "1"), (Expect.Fact(refusal, "cycle"), Expect.Fact(refusal, "orders and types"), Expect.Fact(refusal, "number")));
    }

    [Fact]
    public void R89_build_goes_by_what_an_order_carries_whatever_the_table_says_of_new_ones()
    {
        // Charge lines of the time before the table was changed back.
        var settlement = Settle(
            [Line("1", "ORDER_AMOUNT", 200, "A"), Line("2", "COMMISSION_FEE", -20, "A"), Line("3", "ORDER_AMOUNT", 100, "B"), Line("4", "COMMISSION_FEE", -10, "B")], 270, Table with { ChargeClearing = Receivable },
            new SettlementContext { Estimates = [new FeeEstimate("A", "COMMISSION_FEE", Gbp(-18), IsCharged: true)] });

        Assert.Empty(settlement.Refusals);
        Assert.Equal(12m, settlement.Journal!.Lines.Where(static l => l.Target == Commission).Sum(static l => l.Debit.Amount - l.Credit.Amount));
    }

    [Fact]
    public void R89_build_takes_a_charge_line_back_from_the_account_it_was_booked_on()
    {
        var old = PostingTarget.Account("7999");
        var settlement = Settle(
            [Line("1", "ORDER_AMOUNT", 200, "A"), Line("2", "COMMISSION_FEE", -20, "A")], 180, Table with { Posting = FeePosting.ChargeLines, ChargeClearing = Receivable },
            new SettlementContext { Estimates = [new FeeEstimate("A", "COMMISSION_FEE", Gbp(-18), IsCharged: true) { Target = old }] });

        Assert.Equal(20m, settlement.Journal!.Lines.Where(static l => l.Target == Commission).Sum(static l => l.Debit.Amount - l.Credit.Amount));
        Assert.Equal(-18m, settlement.Journal.Lines.Where(l => l.Target == old).Sum(static l => l.Debit.Amount - l.Credit.Amount));
        Assert.Equal(0m, settlement.Journal.Lines.Sum(static l => l.Debit.Amount - l.Credit.Amount));
    }

    [Fact]
    public void Build_refuses_two_expected_fees_of_one_type()
    {
        var estimate = new FeeEstimate("A", "COMMISSION_FEE", Gbp(-18));

        var refusal = Expect.Refused(
            Assert.Single(Settle(Lines, 224.40m, context: new SettlementContext { Estimates = [estimate, estimate] }).Refusals), ReasonCatalogue.SettlementFeesTwice);
        Assert.Equal(("A COMMISSION_FEE", "1"), (Expect.Fact(refusal, "orders and types"), Expect.Fact(refusal, "number")));
    }

    [Fact]
    public void R90_build_shows_gross_and_net_by_type()
    {
        var proof = Settle(Lines, 224.40m).Proof;

        Assert.Contains(new ProofTotal("ORDER_AMOUNT", "GBP", FeeTreatment.Sale, LineOutcome.Booked, 2, 260, 0), proof.Totals);
        Assert.Contains(new ProofTotal("PAYMENT", "GBP", FeeTreatment.Payout, LineOutcome.Payout, 1, 0, 224.40m), proof.Totals);
        Assert.Contains(new ProofTotal("MANUAL_CREDIT", "GBP", FeeTreatment.Manual, LineOutcome.NotApplicable, 1, 1, 0), proof.Totals);
    }

    [Fact]
    public void Build_of_no_lines_and_no_payout_books_nothing() => Assert.True(Settle(Paid(), []).IsNothingToBook);

    [Fact]
    public void Types_beyond_counting_are_summed_up_in_one_refusal()
    {
        var lines = Enumerable.Range(0, 1000).Select(static i => Line($"h{i}", $"TYPE_{i:D4}", 0));

        var refusal = Expect.Refused(Assert.Single(Settle(lines, 0).Refusals), ReasonCatalogue.SettlementTypeUnknown);
        Assert.Equal(("1000", "1000"), (Expect.Fact(refusal, "number of types"), Expect.Fact(refusal, "lines")));
        Assert.Equal(Enumerable.Range(0, 20).Select(static i => $"TYPE_{i:D4}"), Expect.Fact(refusal, "types").Split(", "));
    }

    [Fact]
    public void R88_what_is_unknown_is_summed_up_by_currency()
    {
        var settlement = Settle([Line("1", "NEW", 2), Line("2", "NEWER", 3), Line("3", "NEW", 0) with { Amount = new Money(7, CurrencyCode.Eur) }], 0);

        var refusal = settlement.Refusals.Single(static r => r.Reason == ReasonCatalogue.SettlementTypeUnknown);
        Assert.Equal(["7 EUR", "5 GBP"], refusal.Facts.Where(static f => f.Name == "amount").Select(static f => f.Value));
    }
}
