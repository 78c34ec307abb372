using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Ports;
using Connectors.Flows.Engine;
using Connectors.Flows.Settlement;
using Connectors.Flows.Tests.Support;
using static Connectors.Flows.Tests.Support.SettlementWorld;

namespace Connectors.Flows.Tests.Settlement;

/// <summary>Billing cycles into the ERP's journal: what is booked, what holds, and what is told (R86 to R93).</summary>
public sealed class SettlementBookingTests
{
    private readonly SettlementWorld _world = new();

    [Fact]
    public async Task R87_A_cycle_is_drafted_by_order_posted_by_a_person_and_completed()
    {
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(2));

        Assert.Equal(SettlementStage.Drafted, await _world.StageAsync());
        Assert.Equal(["A 2210 debit 4", "A 7010 debit 20", "A MARKET credit 200", "B MARKET credit 60", "GIRO debit 236"], _world.Booked());
        Assert.Empty(await _world.ReasonsAsync());

        _world.PostByPeople();
        await _world.RunAsync(TimeSpan.FromHours(2));

        Assert.Equal(SettlementStage.Completed, await _world.StageAsync());
        Assert.Single(_world.Calls, static c => c == "write");
    }

    [Fact]
    public async Task R86_R88_An_unknown_type_holds_the_whole_cycle_and_the_table_alone_releases_it()
    {
        _world.Close(90m, Line("1", "ORDER_AMOUNT", 100m, "A"), Line("2", "NEW_FEE", -10m, "A"), Line("3", "PAYMENT", -90m));
        await _world.RunAsync(TimeSpan.FromHours(8));
        Assert.Equal(SettlementStage.Held, await _world.StageAsync());
        Assert.Equal(["settlement.residual", "settlement.type-unknown"], await _world.ReasonsAsync());
        Assert.DoesNotContain("write", _world.Calls);
        var reads = _world.Calls.Count(static c => c.StartsWith("lines", StringComparison.Ordinal));

        _world.Fees = Map(static t => t with { Version = "fees-2", Rows = [.. t.Rows, new FeeRow { Type = "NEW_FEE", Treatment = FeeTreatment.SellerFee, Target = PostingTarget.Account("7030") }] });
        await _world.Store.WakeWaitingAsync(Topic.Table("fees"), _world.Now);
        await _world.WorkAsync();

        Assert.Equal(SettlementStage.Drafted, await _world.StageAsync());
        Assert.Equal(["A 7030 debit 10", "A MARKET credit 100", "GIRO debit 90"], _world.Booked());
        Assert.Equal(reads, _world.Calls.Count(static c => c.StartsWith("lines", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task R89_Fees_are_in_the_journal_once_and_a_new_look_at_the_same_cycle_changes_nothing()
    {
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(2));
        _world.ChangeCycle(static c => c with { PayoutState = SettlementPayoutState.Paid, PayoutReference = "BACS1" });
        await _world.RunAsync(TimeSpan.FromHours(5));

        Assert.Single(_world.Journals);
        Assert.Single(_world.Calls, static c => c == "write");
    }

    [Fact]
    public async Task R90_The_proof_tells_gross_and_net_by_type()
    {
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));

        var proof = await SettlementExport.ReadProofAsync(_world.Store, Given.Bq, Cycle);
        Assert.Contains("total\tGBP\tORDER_AMOUNT\tSale\tBooked\t2\t260\t0", proof, StringComparison.Ordinal);
        Assert.Contains("total\tGBP\tCOMMISSION_FEE\tCommission\tBooked\t1\t0\t20", proof, StringComparison.Ordinal);
        Assert.Contains("balance\tGBP\t236\t0\t236\t0\t0", proof, StringComparison.Ordinal);
        Assert.Null(await SettlementExport.ReadProofAsync(_world.Store, Given.Bq, "2026-1"));

        using var orders = new StringWriter();
        await SettlementExport.WriteOrdersAsync(_world.Store, Given.Bq, Cycle, orders);
        Assert.Equal("order_id,type,currency,lines,amount\n,PAYMENT,GBP,1,-236.00\nA,COMMISSION_FEE,GBP,1,-20.00\nA,COMMISSION_VAT,GBP,1,-4.00\nA,ORDER_AMOUNT,GBP,1,200.00\nB,ORDER_AMOUNT,GBP,1,60.00\n", orders.ToString());
    }

    [Fact]
    public async Task R91_A_cycle_that_does_not_add_up_holds_with_its_figures_and_is_read_again()
    {
        _world.Close(95m, Line("1", "ORDER_AMOUNT", 100m, "A"), Line("2", "PAYMENT", -95m));
        await _world.RunAsync(TimeSpan.FromHours(1));
        var record = Assert.Single(await _world.RecordsAsync());
        Assert.Equal(("settlement.residual", true), (record.Code, record.Holds));
        Assert.Contains("5 GBP", record.Facts.Select(static f => f.Value));

        _world.Lines.Add(Line("3", "COMMISSION_FEE", -5m, "A") with { CycleId = Cycle });
        await _world.RunAsync(_world.Policy.ReadAgainEvery);

        Assert.Equal(SettlementStage.Drafted, await _world.StageAsync());
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task R92_What_arrived_at_the_bank_is_compared_with_the_payout_and_the_last_word_counts()
    {
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        await _world.TellAsync(SettlementFlow.BankReceived(Given.Bq, Cycle, Gbp(230m), "line 1"));
        await _world.WorkAsync();
        var record = Assert.Single(await _world.RecordsAsync());
        Assert.Equal(("settlement.bank-mismatch", false), (record.Code, record.Holds));
        Assert.Contains(record.Facts, static f => f is { Name: "difference", Value: "-6 GBP" });

        await _world.TellAsync(SettlementFlow.BankReceived(Given.Bq, Cycle, Gbp(236m), "line 2"));
        await _world.WorkAsync();
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task R93_Lines_that_come_late_are_a_correction_and_repeated_ones_are_nothing()
    {
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        _world.PostByPeople();
        await _world.RunAsync(TimeSpan.FromHours(2));
        _world.Lines.Add(_world.Lines[0]);
        _world.Lines.Add(Line("8", "COMMISSION_FEE", -3m, "B") with { CycleId = Cycle });
        _world.Lines.Add(Line("9", "MANUAL_CREDIT", 3m) with { CycleId = Cycle });

        await _world.RunAsync(TimeSpan.FromDays(8), TimeSpan.FromHours(2));

        Assert.Equal(["7040 credit 3", "B 7010 debit 3"], _world.Booked($"{Number}-C1").Order(StringComparer.Ordinal));
        Assert.True(_world.Journals[$"{Number}-C1"].Journal.IsCorrection);
        Assert.Contains("settlement.lines-late", await _world.ReasonsAsync());
        _world.PostByPeople($"{Number}-C1");
        await _world.RunAsync(TimeSpan.FromDays(10), TimeSpan.FromHours(6));
        Assert.Equal(2, _world.Journals.Count);
        Assert.Equal(SettlementStage.Completed, await _world.StageAsync());
    }

    [Fact]
    public async Task R93_A_correction_of_lines_that_stayed_the_same_is_told_too()
    {
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        _world.PostByPeople();
        await _world.RunAsync(TimeSpan.FromHours(2));
        _world.Fees = Map(static t => t with { Version = "fees-2", Rows = [.. t.Rows.Select(static r => r.Type == "COMMISSION_FEE" ? r with { Target = PostingTarget.Account("7011") } : r)] });
        await _world.TellAsync(SettlementFlow.ReadAgain(Given.Bq, Cycle, "1"));
        await _world.RunAsync(TimeSpan.FromHours(1));

        Assert.Equal(["A 7010 credit 20", "A 7011 debit 20"], _world.Booked($"{Number}-C1").Order(StringComparer.Ordinal));
        var record = Assert.Single(await _world.RecordsAsync());
        Assert.Equal("settlement.lines-late", record.Code);
        Assert.Contains($"{Number}-C1", record.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R93_What_belongs_to_a_closed_period_is_booked_in_the_open_one_and_told()
    {
        var today = DateOnly.FromDateTime(_world.Now.UtcDateTime);
        _world.Open = new OpenPeriod(today.AddDays(5), null);
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));

        Assert.Equal((today.AddDays(5), today), (_world.Journals[Number].Journal.PostingDate, _world.Journals[Number].Journal.BelongsTo));
        Assert.Equal(["settlement.period-closed"], await _world.ReasonsAsync());
    }

    [Fact]
    public async Task R93_A_draft_whose_day_is_closed_while_it_waits_is_dated_anew_when_nobody_touched_it()
    {
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        var today = DateOnly.FromDateTime(_world.Now.UtcDateTime);
        Assert.Equal(today, _world.Journals[Number].Journal.PostingDate);

        _world.Open = new OpenPeriod(today.AddDays(5), null);
        await _world.RunAsync(TimeSpan.FromHours(3));

        Assert.Equal((today.AddDays(5), today), (_world.Journals[Number].Journal.PostingDate, _world.Journals[Number].Journal.BelongsTo));
        Assert.Equal((1, 2), (_world.Calls.Count(static c => c == "take back"), _world.Calls.Count(static c => c == "write")));
        Assert.Equal(["settlement.period-closed"], await _world.ReasonsAsync());
        Assert.DoesNotContain(await _world.RecordsAsync(), static r => r.Holds);
        _world.PostByPeople();
        await _world.RunAsync(TimeSpan.FromHours(2));
        Assert.Equal(SettlementStage.Completed, await _world.StageAsync());
    }

    [Fact]
    public async Task R93_A_draft_whose_day_is_closed_is_told_where_the_ERP_lets_nobody_take_it_back_and_dated_anew_when_a_person_did()
    {
        _world.Capabilities = _world.Capabilities with { TakesBack = false };
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        var today = DateOnly.FromDateTime(_world.Now.UtcDateTime);
        _world.Open = new OpenPeriod(today.AddDays(5), null);
        await _world.RunAsync(TimeSpan.FromHours(2));
        var record = Assert.Single(await _world.RecordsAsync());
        Assert.Equal(("settlement.period-closed", true), (record.Code, record.Holds));
        Assert.Single(_world.Calls, static c => c == "write");

        _world.Journals.Remove(Number);
        await _world.RunAsync(TimeSpan.FromHours(2));
        await _world.TellAsync(SettlementFlow.WriteAgain(Given.Bq, Cycle, "1"));
        await _world.WorkAsync();

        Assert.Equal(today.AddDays(5), _world.Journals[Number].Journal.PostingDate);
        Assert.DoesNotContain(await _world.RecordsAsync(), static r => r.Holds);
    }

    [Fact]
    public async Task R87_A_payout_that_changes_while_the_draft_waits_takes_it_back_and_it_is_settled_anew()
    {
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        _world.ChangeCycle(static c => c with { Payouts = [Gbp(246m)] });
        await _world.RunAsync(TimeSpan.FromHours(2));
        Assert.Empty(_world.Journals);
        Assert.Equal((SettlementStage.Held, "settlement.residual"), (await _world.StageAsync(), Assert.Single(await _world.ReasonsAsync())));

        _world.Lines.RemoveAll(static l => l.Type == "PAYMENT");
        _world.Lines.Add(Line("6", "ORDER_AMOUNT", 10m, "B") with { CycleId = Cycle });
        _world.Lines.Add(Line("7", "PAYMENT", -246m) with { CycleId = Cycle });
        await _world.RunAsync(_world.Policy.ReadAgainEvery);
        Assert.Contains("GIRO debit 246", _world.Booked());
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task R87_A_payout_that_is_again_as_it_was_is_heard_and_the_draft_written_again()
    {
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        foreach (var amount in (decimal[])[246m, 236m, 246m])
        {
            _world.ChangeCycle(c => c with { Payouts = [Gbp(amount)] });
            await _world.RunAsync(TimeSpan.FromHours(2));
            Assert.Equal(amount == 236m, _world.Journals.ContainsKey(Number));
        }
    }

    [Fact]
    public async Task R87_A_draft_of_another_payout_that_somebody_touched_is_told_and_not_taken_back()
    {
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        _world.Seen[Number] = new LookupResult<ErpJournal>.CannotTell("A line has another amount.");
        _world.ChangeCycle(static c => c with { Payouts = [Gbp(246m)] });
        await _world.RunAsync(TimeSpan.FromHours(3));
        Assert.Equal(["settlement.journal-differs", "settlement.payout-changed"], await _world.ReasonsAsync());
        Assert.Contains(Number, _world.Journals.Keys);

        _world.ChangeCycle(static c => c with { Payouts = [Gbp(236m)] });
        await _world.RunAsync(TimeSpan.FromHours(2));
        Assert.Equal(["settlement.journal-differs"], await _world.ReasonsAsync());
    }

    [Fact]
    public async Task R93_A_payout_that_changes_after_it_was_posted_is_corrected()
    {
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        _world.PostByPeople();
        await _world.RunAsync(TimeSpan.FromHours(2));
        _world.Lines.Add(Line("6", "ORDER_AMOUNT", 10m, "B") with { CycleId = Cycle });
        _world.Lines.Add(Line("7", "PAYMENT", -10m) with { CycleId = Cycle });
        _world.ChangeCycle(static c => c with { Payouts = [Gbp(246m)] });
        await _world.RunAsync(TimeSpan.FromHours(3));
        Assert.Equal(["B MARKET credit 10", "GIRO debit 10"], _world.Booked($"{Number}-C1").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_taking_back_whose_answer_was_lost_is_known_and_the_draft_stands_once()
    {
        var lost = false;
        _world.Faults = call => call == "take back" && !lost && (lost = true) ? Fault.LostAfter : Fault.None;
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        var today = DateOnly.FromDateTime(_world.Now.UtcDateTime);
        _world.Open = new OpenPeriod(today.AddDays(5), null);
        await _world.RunAsync(TimeSpan.FromHours(3));

        Assert.Equal(today.AddDays(5), _world.Journals[Number].Journal.PostingDate);
        Assert.Single(_world.Calls, static c => c == "take back");
    }

    [Fact]
    public async Task R93_Lines_that_change_long_after_the_cycle_was_checked_are_a_correction_and_repeats_are_nothing()
    {
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        _world.PostByPeople();
        await _world.RunAsync(TimeSpan.FromDays(30), TimeSpan.FromHours(6));
        Assert.Single(_world.Journals);
        var read = Reads();

        _world.Lines[0] = _world.Lines[0] with { UpdatedAt = _world.Now };
        await _world.RunAsync(TimeSpan.FromDays(3), TimeSpan.FromHours(6));
        Assert.Equal(read, Reads());

        _world.Lines[1] = _world.Lines[1] with { Amount = Gbp(-23m), UpdatedAt = _world.Now };
        _world.Lines.Add(Line("9", "MANUAL_CREDIT", 3m) with { CycleId = Cycle, UpdatedAt = _world.Now });
        await _world.RunAsync(TimeSpan.FromDays(2), TimeSpan.FromHours(6));

        Assert.Equal(["7040 credit 3", "A 7010 debit 3"], _world.Booked($"{Number}-C1").Order(StringComparer.Ordinal));
        Assert.Equal(["settlement.lines-late"], await _world.ReasonsAsync());
        _world.PostByPeople($"{Number}-C1");
        await _world.RunAsync(TimeSpan.FromDays(3), TimeSpan.FromHours(6));
        Assert.Equal(SettlementStage.Completed, await _world.StageAsync());
        Assert.Equal(2, _world.Journals.Count);
    }

    [Fact]
    public async Task R93_Where_the_policy_says_so_nobody_looks_for_changes()
    {
        _world.Policy = _world.Policy with { ChangesEvery = null };
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        _world.PostByPeople();
        await _world.RunAsync(TimeSpan.FromDays(20), TimeSpan.FromHours(6));
        Assert.DoesNotContain(_world.Calls, static c => c.StartsWith("changes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task R93_A_line_that_an_earlier_cycle_has_booked_is_left_out_of_the_next_and_told()
    {
        _world.Close("C1", 100m, Line("1", "ORDER_AMOUNT", 100m, "A"), Line("2", "PAYMENT", -100m));
        await _world.RunAsync(TimeSpan.FromHours(1));
        _world.PostByPeople("BQ-" + "C1");
        await _world.RunAsync(TimeSpan.FromHours(1));

        _world.Close("C2", 50m, Line("1", "ORDER_AMOUNT", 100m, "A"), Line("3", "ORDER_AMOUNT", 50m, "B"), Line("4", "PAYMENT", -50m));
        await _world.RunAsync(TimeSpan.FromHours(1));

        Assert.Equal(["B MARKET credit 50", "GIRO debit 50"], _world.Booked("BQ-" + "C2").Order(StringComparer.Ordinal));
        var record = Assert.Single(await _world.RecordsAsync("C2"));
        Assert.Equal(("settlement.line-unusual", false), (record.Code, record.Holds));
        _world.PostByPeople("BQ-" + "C2");
        await _world.RunAsync(TimeSpan.FromDays(40), TimeSpan.FromHours(12));
        Assert.Equal(2, _world.Journals.Count);
    }

    [Fact]
    public async Task R93_A_line_that_moved_to_a_later_cycle_holds_it_until_the_earlier_one_is_corrected()
    {
        _world.Close("C1", 100m, Line("1", "ORDER_AMOUNT", 100m, "A"), Line("2", "MANUAL_CREDIT", 7m), Line("3", "MANUAL_INVOICE", -7m), Line("4", "PAYMENT", -100m));
        await _world.RunAsync(TimeSpan.FromHours(1));
        _world.PostByPeople("BQ-" + "C1");
        await _world.RunAsync(TimeSpan.FromHours(1));

        _world.Lines.RemoveAll(static l => l.Id is "2" or "3");
        _world.Close("C2", 57m, Line("2", "MANUAL_CREDIT", 7m), Line("5", "ORDER_AMOUNT", 50m, "B"), Line("6", "PAYMENT", -57m));
        _world.Lines.Add(Line("7", "MANUAL_CREDIT", -7m) with { CycleId = "C1" });
        _world.Lines.Add(Line("8", "MANUAL_CREDIT", 7m) with { CycleId = "C1" });
        await _world.RunAsync(TimeSpan.FromMinutes(70));
        Assert.Equal(["settlement.line-unusual", "settlement.residual"], await _world.ReasonsAsync("C2"));
        Assert.DoesNotContain("BQ-" + "C2", _world.Journals.Keys);

        await _world.RunAsync(TimeSpan.FromHours(8));

        Assert.Equal(["7040 credit 7", "B MARKET credit 50", "GIRO debit 57"], _world.Booked("BQ-" + "C2").Order(StringComparer.Ordinal));
        Assert.Empty(await _world.ReasonsAsync("C2"));
    }

    [Theory]
    [InlineData("BACS-77", null, "payout BACS-77")]
    [InlineData("J00123", "fees of 2026-11", "cycle 2026-11")]
    [InlineData("J00123", "2", "line 2")]
    public async Task R93_What_somebody_else_booked_holds_the_cycle_until_it_is_taken_back(string document, string? text, string names)
    {
        _world.Ledger.Add(Other(document, 20m, text));
        CloseUsual();
        _world.ChangeCycle(static c => c with { PayoutReference = "BACS-77" });
        await _world.RunAsync(TimeSpan.FromHours(9));

        Assert.Equal(SettlementStage.Held, await _world.StageAsync());
        var record = Assert.Single(await _world.RecordsAsync());
        Assert.Equal(("settlement.booked-elsewhere", true), (record.Code, record.Holds));
        Assert.Contains(record.Facts, f => f.Name == $"document {document}" && f.Value.StartsWith($"names {names}: 20.00 on 7010", StringComparison.Ordinal));
        Assert.DoesNotContain("write", _world.Calls);

        _world.Ledger.Add(Other(document, -20m, text));
        await _world.RunAsync(_world.Policy.ReadAgainEvery);
        Assert.Equal(SettlementStage.Drafted, await _world.StageAsync());
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task R93_What_a_person_says_is_something_else_holds_nothing()
    {
        _world.Ledger.Add(Other("J00123", 20m, "2"));
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        Assert.Equal(["settlement.booked-elsewhere"], await _world.ReasonsAsync());

        await _world.TellAsync(SettlementFlow.SomethingElse(Given.Bq, Cycle, "j00123", "1"));
        await _world.RunAsync(TimeSpan.FromHours(20));

        Assert.Equal(SettlementStage.Drafted, await _world.StageAsync());
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task R93_Entries_that_name_nothing_of_the_cycle_hold_nothing()
    {
        _world.Ledger.Add(Other("J00123", 20m, "order 2 of somebody"));
        _world.Ledger.Add(Other("J00124", 20m, "fees of 2026-113"));
        _world.Ledger.Add(Other(string.Empty, 20m, null));
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        Assert.Equal(SettlementStage.Drafted, await _world.StageAsync());
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task R93_What_somebody_else_books_while_the_draft_waits_is_told_and_the_draft_is_not_posted_by_the_flow()
    {
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        _world.Ledger.Add(Other("J00123", 20m, Cycle));
        await _world.RunAsync(TimeSpan.FromHours(14));
        Assert.Equal(["settlement.booked-elsewhere"], await _world.ReasonsAsync());

        _world.Policy = _world.Policy with { Posts = true };
        await _world.RunAsync(TimeSpan.FromHours(14));
        Assert.False(_world.Journals[Number].IsPosted);

        await _world.TellAsync(SettlementFlow.SomethingElse(Given.Bq, Cycle, "J00123", "1"));
        await _world.RunAsync(TimeSpan.FromHours(2));
        Assert.True(_world.Journals[Number].IsPosted);
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task R93_What_somebody_else_booked_is_seen_before_the_flow_posts()
    {
        _world.Policy = _world.Policy with { Posts = true };
        _world.Faults = call =>
        {
            if (call == "write")
                _world.Ledger.Add(Other("J00123", 20m, Cycle));
            return Fault.None;
        };
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        Assert.Equal(["settlement.booked-elsewhere"], await _world.ReasonsAsync());
        Assert.DoesNotContain("post", _world.Calls);
    }

    [Fact]
    public async Task R93_An_ERP_that_does_not_tell_its_ledger_is_not_asked()
    {
        _world.Capabilities = _world.Capabilities with { TellsLedger = false };
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(2));
        Assert.Equal(SettlementStage.Drafted, await _world.StageAsync());
        Assert.DoesNotContain("ledger", _world.Calls);
    }

    [Fact]
    public async Task R30_An_order_whose_buyer_pays_the_seller_is_no_part_of_the_payout()
    {
        await _world.OnAccountAsync("B");
        _world.Close(176m, Usual().AsSpan()[..^1]);
        _world.Lines.Add(Line("5", "PAYMENT", -176m) with { CycleId = Cycle });
        await _world.RunAsync(TimeSpan.FromHours(1));

        Assert.Equal(["A 2210 debit 4", "A 7010 debit 20", "A MARKET credit 200", "GIRO debit 176"], _world.Booked());
    }

    [Fact]
    public async Task A_cycle_whose_journal_would_be_too_long_is_booked_by_account()
    {
        _world.Policy = _world.Policy with { MostJournalLines = 4 };
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));

        Assert.Equal(["2210 debit 4", "7010 debit 20", "MARKET credit 260", "GIRO debit 236"], _world.Booked());
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_found_and_not_written_again()
    {
        var lost = false;
        _world.Faults = call => call == "write" && !lost && (lost = true) ? Fault.LostAfter : Fault.None;
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(2));

        Assert.Equal(SettlementStage.Drafted, await _world.StageAsync());
        Assert.Single(_world.Calls, static c => c == "write");
    }

    [Fact]
    public async Task A_part_that_stands_is_completed_and_not_taken_for_the_whole()
    {
        _world.Seen[Number] = new LookupResult<ErpJournal>.Found(new ErpJournal { Number = Number, Lines = 2, Missing = 3 });
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromMinutes(30));
        Assert.Contains("write", _world.Calls);
    }

    [Fact]
    public async Task A_journal_that_the_ERP_refuses_is_a_record_and_another_fee_table_books_it_elsewhere()
    {
        _world.Faults = static call => call == "write" ? Fault.Rejected : Fault.None;
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(3));
        Assert.Equal(SettlementStage.Held, await _world.StageAsync());
        Assert.Equal(["settlement.journal-refused"], await _world.ReasonsAsync());
        Assert.Single(_world.Calls, static c => c == "write");

        _world.Faults = static _ => Fault.None;
        _world.Fees = Map(static t => t with { Version = "fees-2", Rows = [.. t.Rows.Select(static r => r.Type == "COMMISSION_FEE" ? r with { Target = PostingTarget.Account("7011") } : r)] });
        await _world.Store.WakeWaitingAsync(Topic.Table("fees"), _world.Now);
        await _world.WorkAsync();
        Assert.Contains("A 7011 debit 20", _world.Booked());
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task A_journal_that_the_ERP_refused_and_whose_lines_are_read_again_is_written_whole_and_corrects_nothing()
    {
        _world.Faults = static call => call == "write" ? Fault.Rejected : Fault.None;
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(3));

        _world.Faults = static _ => Fault.None;
        _world.Lines.Add(Line("late", "ORDER_AMOUNT", 10m, "B") with { CycleId = Cycle });
        _world.Lines.Add(Line("paid", "PAYMENT", -10m) with { CycleId = Cycle });
        _world.ChangeCycle(static c => c with { Payouts = [Gbp(246m)] });
        await _world.TellAsync(SettlementFlow.ReadAgain(Given.Bq, Cycle, "1"));
        await _world.RunAsync(TimeSpan.FromHours(8));

        Assert.Equal([Number], _world.Journals.Keys);
        Assert.Equal(["A 2210 debit 4", "A 7010 debit 20", "A MARKET credit 200", "B MARKET credit 70", "GIRO debit 246"], _world.Booked());
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task A_draft_that_is_gone_is_told_when_the_ERP_has_had_time_to_show_its_posting()
    {
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromMinutes(30));
        _world.Seen[Number] = new LookupResult<ErpJournal>.Absent();
        await _world.RunAsync(TimeSpan.FromMinutes(80));
        Assert.Empty(await _world.ReasonsAsync());

        await _world.RunAsync(TimeSpan.FromHours(1));
        Assert.Equal(["settlement.journal-removed"], await _world.ReasonsAsync());

        await _world.TellAsync(SettlementFlow.Booked(Given.Bq, Cycle, "1"));
        await _world.WorkAsync();
        Assert.Equal(SettlementStage.Completed, await _world.StageAsync());
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task A_draft_that_was_changed_is_told_and_a_late_one_too()
    {
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromMinutes(30));
        _world.Seen[Number] = new LookupResult<ErpJournal>.CannotTell("A line has another amount.");
        await _world.RunAsync(TimeSpan.FromHours(2));
        Assert.Equal(["settlement.journal-differs"], await _world.ReasonsAsync());

        _world.Seen.Clear();
        await _world.RunAsync(TimeSpan.FromDays(6), TimeSpan.FromHours(1));
        Assert.Equal(["settlement.journal-waiting"], await _world.ReasonsAsync());
    }

    [Fact]
    public async Task A_posted_journal_that_is_taken_back_later_is_told_until_somebody_says_that_it_is_booked()
    {
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        _world.PostByPeople();
        await _world.RunAsync(TimeSpan.FromDays(20), TimeSpan.FromHours(6));
        Assert.Empty(await _world.ReasonsAsync());
        Assert.InRange(_world.Calls.Count(static c => c == "find"), 18, 30);

        _world.Seen[Number] = new LookupResult<ErpJournal>.CannotTell("BQ-2026-11 was posted and taken back.");
        await _world.RunAsync(TimeSpan.FromDays(2), TimeSpan.FromHours(6));
        var record = Assert.Single(await _world.RecordsAsync());
        Assert.Equal(("settlement.journal-differs", true), (record.Code, record.Holds));
        await _world.RunAsync(TimeSpan.FromDays(100), TimeSpan.FromDays(1));
        Assert.Single(await _world.RecordsAsync());

        await _world.TellAsync(SettlementFlow.Booked(Given.Bq, Cycle, "1"));
        await _world.WorkAsync();
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task Where_the_policy_says_so_the_draft_is_posted_once()
    {
        _world.Policy = _world.Policy with { Posts = true };
        var lost = false;
        _world.Faults = call => call == "post" && !lost && (lost = true) ? Fault.LostAfter : Fault.None;
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(3));

        Assert.Equal(SettlementStage.Completed, await _world.StageAsync());
        Assert.Single(_world.Calls, static c => c == "post");
    }

    [Fact]
    public async Task Drafts_that_are_posted_by_the_flow_take_turns_as_posting_takes_all_that_stand()
    {
        _world.Policy = _world.Policy with { Posts = true };
        _world.Close("C1", 236m, Usual("C1"));
        _world.Close("C2", 236m, Usual("C2"));
        _world.Close("C3", 236m, Usual("C3"));
        await _world.RunAsync(TimeSpan.FromHours(6));

        foreach (var cycle in (string[])["C1", "C2", "C3"])
        {
            Assert.Equal(SettlementStage.Completed, await _world.StageAsync(cycle));
            Assert.Empty(await _world.ReasonsAsync(cycle));
        }

        Assert.Equal(0, await _world.RowsAsync(CycleRows.TurnsOf(Given.Bc)));
    }

    [Fact]
    public async Task A_draft_that_cannot_be_posted_keeps_the_next_from_being_written_and_that_is_told()
    {
        _world.Policy = _world.Policy with { Posts = true };
        _world.Faults = static call => call == "post" ? Fault.Rejected : Fault.None;
        _world.Close("C1", 236m, Usual("C1"));
        await _world.RunAsync(TimeSpan.FromHours(1));
        _world.Close("C2", 236m, Usual("C2"));
        await _world.RunAsync(TimeSpan.FromDays(6), TimeSpan.FromHours(1));
        Assert.Equal(["settlement.journal-waiting"], await _world.ReasonsAsync("C2"));
        Assert.Equal(["BQ-" + "C1"], _world.Journals.Keys);

        _world.Faults = static _ => Fault.None;
        _world.PostByPeople("BQ-" + "C1");
        await _world.RunAsync(TimeSpan.FromHours(4));
        Assert.Equal(SettlementStage.Completed, await _world.StageAsync("C2"));
        Assert.Empty(await _world.ReasonsAsync("C2"));
    }

    [Fact]
    public async Task A_cycle_in_another_currency_is_held_and_handed_out_as_a_file()
    {
        _world.Capabilities = _world.Capabilities with { Currency = new("EUR") };
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        Assert.Equal(["settlement.currency"], await _world.ReasonsAsync());
        Assert.DoesNotContain("write", _world.Calls);

        using var file = new StringWriter();
        await SettlementExport.WriteJournalAsync(_world.Store, Given.Bq, Cycle, Number, file);
        Assert.Equal(6, file.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains($",{Number},BankAccount,GIRO,,,,,GBP,236.00,0.00\n", file.ToString(), StringComparison.Ordinal);
        await _world.TellAsync(SettlementFlow.Booked(Given.Bq, Cycle, "1"));
        await _world.WorkAsync();
        Assert.Equal(SettlementStage.Completed, await _world.StageAsync());
    }

    [Fact]
    public async Task A_cycle_that_pays_nothing_is_carried_forward_and_brought_to_the_next()
    {
        _world.Close("C1", 0m, Line("1", "SUBSCRIPTION_FEE", -39m));
        await _world.RunAsync(TimeSpan.FromHours(2));
        Assert.Equal(["2900 debit 0", "7020 debit 39"], _world.Booked("BQ-" + "C1").Select(static l => l.Replace("credit 39", "debit 0", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

        _world.Close("C2", 61m, Line("2", "ORDER_AMOUNT", 100m, "A"), Line("3", "PAYMENT", -61m));
        await _world.RunAsync(TimeSpan.FromHours(2));
        Assert.Equal(["2900 debit 39", "A MARKET credit 100", "GIRO debit 61"], _world.Booked("BQ-" + "C2").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_cycle_that_was_booked_by_hand_used_up_is_not_brought_to_the_next()
    {
        _world.Close("C1", 0m, Line("1", "SUBSCRIPTION_FEE", -39m));
        await _world.RunAsync(TimeSpan.FromHours(2));
        _world.Close("C2", 61m, Line("2", "ORDER_AMOUNT", 110m, "A"), Line("3", "NEW_FEE", -10m, "A"), Line("4", "PAYMENT", -61m));
        await _world.RunAsync(TimeSpan.FromHours(2));
        Assert.Equal(SettlementStage.Held, await _world.StageAsync("C2"));
        await _world.TellAsync(SettlementFlow.Booked(Given.Bq, "C2", "1"));
        await _world.RunAsync(TimeSpan.FromHours(1));

        _world.Close("C3", 50m, Line("5", "ORDER_AMOUNT", 50m, "B"), Line("6", "PAYMENT", -50m));
        await _world.RunAsync(TimeSpan.FromHours(2));

        Assert.Equal(["B MARKET credit 50", "GIRO debit 50"], _world.Booked("BQ-" + "C3").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_cycle_without_money_is_nothing_to_book()
    {
        _world.Close(0m, Line("1", "MANUAL_CREDIT", 5m) with { State = SettlementLineState.NotApplicable });
        await _world.RunAsync(TimeSpan.FromHours(1));
        Assert.Equal(SettlementStage.NothingToBook, await _world.StageAsync());
        Assert.Empty(_world.Journals);
    }

    [Fact]
    public async Task A_cycle_waits_for_its_payout_where_the_policy_says_so_and_one_that_failed_is_held()
    {
        _world.Policy = _world.Policy with { WaitsForPayout = true };
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(3));
        Assert.Equal(SettlementStage.AwaitingPayout, await _world.StageAsync());

        _world.ChangeCycle(static c => c with { PayoutState = SettlementPayoutState.Paid });
        await _world.RunAsync(TimeSpan.FromHours(2));
        Assert.Equal(SettlementStage.Drafted, await _world.StageAsync());

        _world.ChangeCycle(static c => c with { PayoutState = SettlementPayoutState.Failed });
        await _world.RunAsync(TimeSpan.FromHours(2));
        Assert.Equal(["settlement.payout-failed"], await _world.ReasonsAsync());
    }

    [Fact]
    public async Task Lines_that_cannot_be_read_hold_the_cycle_until_they_can()
    {
        _world.Unreadable.Add(new UnreadableItem("17", "$.data[*].amount"));
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        Assert.Equal(SettlementStage.Held, await _world.StageAsync());
        Assert.Equal(["settlement.line-broken"], await _world.ReasonsAsync());

        _world.Unreadable.Clear();
        await _world.RunAsync(_world.Policy.ReadAgainEvery);
        Assert.Equal(SettlementStage.Drafted, await _world.StageAsync());
    }

    [Fact]
    public async Task A_page_that_was_read_is_not_read_again_after_a_failure_and_a_refusal_begins_anew()
    {
        var failed = 0;
        _world.Faults = call => call == "lines 3" && ++failed == 1 ? Fault.NotExecuted : Fault.None;
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        Assert.Equal(["lines 0", "lines 3", "lines 3"], _world.Calls.Where(static c => c.StartsWith("lines", StringComparison.Ordinal)));
        Assert.Equal(SettlementStage.Drafted, await _world.StageAsync());
    }

    [Fact]
    public async Task A_marketplace_that_refuses_to_tell_lines_is_asked_again_from_the_beginning()
    {
        _world.Faults = static call => call == "lines 3" ? Fault.Rejected : Fault.None;
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        Assert.Equal(["system.rejected"], await _world.ReasonsAsync());

        _world.Faults = static _ => Fault.None;
        await _world.RunAsync(_world.Policy.ReadAgainEvery);
        Assert.Equal(SettlementStage.Drafted, await _world.StageAsync());
        Assert.Equal(0, await _world.RowsAsync(CycleRows.LinesOf($"bq/{Cycle}", 1)));
    }

    [Fact]
    public async Task An_ERP_that_refuses_to_tell_its_period_is_asked_again_and_told_of()
    {
        _world.Faults = static call => call == "period" ? Fault.Rejected : Fault.None;
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(3));
        Assert.Equal(["system.rejected"], await _world.ReasonsAsync());
        Assert.InRange(_world.Calls.Count(static c => c == "period"), 2, 4);
    }

    [Fact]
    public async Task Long_after_it_was_posted_its_rows_go_and_the_case_ends()
    {
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        _world.PostByPeople();
        await _world.RunAsync(TimeSpan.FromDays(8), TimeSpan.FromHours(6));
        Assert.Equal(0, await _world.RowsAsync(CycleRows.LinesOf($"bq/{Cycle}", 1)));
        Assert.Equal(5, await _world.RowsAsync(CycleRows.LinesOf($"bq/{Cycle}", 2)));

        await _world.RunAsync(TimeSpan.FromDays(91), TimeSpan.FromDays(1));

        Assert.Equal(0, await _world.RowsAsync(CycleRows.LinesOf($"bq/{Cycle}", 2)));
        Assert.Equal(0, await _world.RowsAsync(CycleRows.JournalOf($"bq/{Cycle}", Number)));
        Assert.True((await _world.Store.GetCaseAsync(SettlementFlow.CaseOf(Given.Bq, Cycle)))!.IsClosed);
        Assert.NotNull(await SettlementExport.ReadProofAsync(_world.Store, Given.Bq, Cycle));
    }

    [Fact]
    public async Task Cycles_that_were_closed_before_are_left_alone()
    {
        _world.Policy = _world.Policy with { Since = _world.Now + TimeSpan.FromDays(1) };
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(2));
        Assert.Equal("none", await _world.StageAsync());
    }

    [Fact]
    public async Task R93_Two_contents_under_one_id_are_both_seen_and_forgotten_with_the_reading()
    {
        _world.Close(236m, [.. Usual(), Line("1", "ORDER_AMOUNT", 199m, "A")]);
        await _world.RunAsync(TimeSpan.FromHours(1));
        Assert.Contains("settlement.line-conflict", await _world.ReasonsAsync());

        _world.Lines.RemoveAt(_world.Lines.Count - 1);
        await _world.RunAsync(_world.Policy.ReadAgainEvery);

        Assert.Equal(SettlementStage.Drafted, await _world.StageAsync());
        Assert.Empty(await _world.ReasonsAsync());
        Assert.Equal(0, await _world.RowsAsync(CycleRows.LinesOf($"bq/{Cycle}", 1)));
    }

    [Fact]
    public async Task A_cycle_without_a_day_is_told_and_not_passed_over()
    {
        CloseUsual();
        _world.ChangeCycle(static c => c with { CreatedAt = default });
        _world.ShowsAll = true;
        await _world.RunAsync(TimeSpan.FromHours(2));
        Assert.Equal("none", await _world.StageAsync());
        Assert.Equal(["system.item-unreadable 2026-11"], (await _world.Store.GetExceptionsAsync(scope: "settlement-poll/bq")).Select(static r => $"{r.Code} {r.Subject}"));
    }

    [Fact]
    public async Task What_is_in_the_way_of_booking_is_told_before_a_cycle_needs_it_and_the_tax_return_too()
    {
        _world.Obstacles.Add(new JournalObstacle("LedgerAccount 7010", "The ERP has no such account."));
        await _world.WorkAsync();
        Assert.Equal(
            ["settlement.setup LedgerAccount 7010", "settlement.tax-return tax"],
            (await _world.Store.GetExceptionsAsync(scope: "settlement-setup/bq")).Select(static r => $"{r.Code} {r.Subject}").Order(StringComparer.Ordinal));

        _world.Obstacles.Clear();
        _world.Policy = _world.Policy with { TaxReturnIsByHand = true };
        await _world.RunAsync(TimeSpan.FromHours(25), TimeSpan.FromHours(1));
        Assert.Empty(await _world.Store.GetExceptionsAsync(scope: "settlement-setup/bq"));
    }

    [Fact]
    public async Task A_million_lines_would_leave_the_state_as_small_as_this()
    {
        const int Orders = 7_000;
        _world.LinesOnPage = 2_000;
        _world.Cycles.Add(new SettlementCycle { Connection = Given.Bq, Id = Cycle, CreatedAt = _world.Now, Payouts = [Gbp(Orders * 8m)], PayoutState = SettlementPayoutState.ToPay });
        for (var i = 0; i < Orders; i++)
        {
            var order = i.ToString("D5", CultureInfo.InvariantCulture);
            _world.Lines.Add(Line($"a{order}", "ORDER_AMOUNT", 10m, order) with { CycleId = Cycle });
            _world.Lines.Add(Line($"b{order}", "COMMISSION_FEE", -2m, order) with { CycleId = Cycle });
        }

        await _world.RunAsync(TimeSpan.FromHours(1), TimeSpan.FromHours(1));

        Assert.Equal(["7010 debit 14000", "MARKET credit 70000", "GIRO debit 56000"], _world.Booked());
        Assert.InRange((await _world.Store.GetCaseAsync(SettlementFlow.CaseOf(Given.Bq, Cycle)))!.State!.Length, 100, 3_000);
        Assert.Equal(2 * Orders, await _world.RowsAsync(CycleRows.LinesOf($"bq/{Cycle}", 1)));
    }

    private static SettlementLine[] Usual(string cycle = "") =>
    [
        Line($"{cycle}1", "ORDER_AMOUNT", 200m, "A"), Line($"{cycle}2", "COMMISSION_FEE", -20m, "A"), Line($"{cycle}3", "COMMISSION_VAT", -4m, "A"), Line($"{cycle}4", "ORDER_AMOUNT", 60m, "B"),
        Line($"{cycle}5", "PAYMENT", -236m),
    ];

    private int Reads() => _world.Calls.Count(static c => c.StartsWith("lines", StringComparison.Ordinal));

    private ErpLedgerLine Other(string document, decimal amount, string? text) => new()
    {
        DocumentNumber = document, Text = text, Account = "7010", Amount = amount, PostingDate = DateOnly.FromDateTime(_world.Now.UtcDateTime), IsPosted = true,
    };

    private void CloseUsual() => _world.Close(236m, Usual());
}
