using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Settlement;
using Connectors.Flows.Tests.Support;
using static Connectors.Flows.Tests.Support.SettlementWorld;

namespace Connectors.Flows.Tests.Settlement;

/// <summary>Fees that sales orders have booked by lines of their own: the journal books only what differs, and never both (policy C6).</summary>
public sealed class SettlementChargesTests
{
    private readonly SettlementWorld _world = new() { Fees = Map(static t => t with { Posting = FeePosting.ChargeLines, ChargeClearing = PostingTarget.Customer("MARKET") }) };

    [Fact]
    public async Task R89_Of_an_order_that_carries_its_fees_only_the_difference_is_booked_and_the_payout_adds_up()
    {
        await _world.ChargeAsync("A", -18m, -3.6m);
        _world.Close(176m, Line("1", "ORDER_AMOUNT", 200m, "A"), Line("2", "COMMISSION_FEE", -20m, "A"), Line("3", "COMMISSION_VAT", -4m, "A"), Line("4", "PAYMENT", -176m));
        await _world.RunAsync(TimeSpan.FromHours(1));

        Assert.Equal(["A 2210 debit 0.4", "A 7010 debit 2", "A MARKET credit 178.4", "GIRO debit 176"], _world.Booked());
        Assert.Empty(await _world.ReasonsAsync());
        Assert.Contains("total\tGBP\tCOMMISSION_FEE\tCommission\tBooked\t1\t0\t20", await SettlementExport.ReadProofAsync(_world.Store, Given.Bq, Cycle), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R89_An_order_that_carries_none_is_booked_whole_beside_one_that_does()
    {
        await _world.ChargeAsync("A", -20m, -4m);
        _world.Close(264m, Line("1", "ORDER_AMOUNT", 200m, "A"), Line("2", "COMMISSION_FEE", -20m, "A"), Line("3", "COMMISSION_VAT", -4m, "A"), Line("4", "ORDER_AMOUNT", 100m, "B"), Line("5", "COMMISSION_FEE", -12m, "B"), Line("6", "PAYMENT", -264m));
        await _world.RunAsync(TimeSpan.FromHours(1));

        Assert.Equal(["B 7010 debit 12", "A MARKET credit 176", "B MARKET credit 100", "GIRO debit 264"], _world.Booked());
    }

    [Fact]
    public async Task R89_What_counts_is_what_the_documents_booked_and_not_what_the_order_was_written_with()
    {
        await _world.ChargeAsync("A", -18m, -3.6m);
        await _world.ChargeAsync("B", -10m, -2m);
        _world.OrderFees["A"] = new ErpOrderFees("A") { Booked = [new(PostingTarget.Account("7010"), Gbp(-15m))] };
        _world.OrderFees["B"] = new ErpOrderFees("B");
        _world.Close(264m, Line("1", "ORDER_AMOUNT", 200m, "A"), Line("2", "COMMISSION_FEE", -20m, "A"), Line("3", "COMMISSION_VAT", -4m, "A"), Line("4", "ORDER_AMOUNT", 100m, "B"), Line("5", "COMMISSION_FEE", -12m, "B"), Line("6", "PAYMENT", -264m));
        await _world.RunAsync(TimeSpan.FromHours(1));

        Assert.Equal(["A 2210 debit 4", "A 7010 debit 5", "B 7010 debit 12", "A MARKET credit 185", "B MARKET credit 100", "GIRO debit 264"], _world.Booked());
    }

    [Fact]
    public async Task R89_Charge_lines_of_the_time_before_the_table_was_changed_back_are_not_booked_again()
    {
        _world.Fees = Map(static t => t with { ChargeClearing = PostingTarget.Customer("MARKET") });
        await _world.ChargeAsync("A", -20m, -4m);
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        Assert.Equal(["A MARKET credit 176", "GIRO debit 176"], _world.Booked());
    }

    [Fact]
    public async Task R89_Without_the_account_that_they_were_booked_against_the_cycle_is_held_and_nothing_is_booked()
    {
        _world.Fees = Map();
        await _world.ChargeAsync("A", -20m, -4m);
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));

        Assert.Equal(["settlement.fees-twice"], await _world.ReasonsAsync());
        Assert.Empty(_world.Journals);
    }

    [Fact]
    public async Task R89_An_order_that_is_not_posted_yet_holds_the_cycle_until_it_is()
    {
        await _world.ChargeAsync("A", -20m, -4m, isPosted: false);
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        var record = Assert.Single(await _world.RecordsAsync());
        Assert.Equal(("settlement.charges-open", true), (record.Code, record.Holds));
        Assert.Contains("SO-A", record.Facts[1].Value, StringComparison.Ordinal);
        Assert.Empty(_world.Journals);

        await _world.ChargeAsync("A", -20m, -4m);
        await _world.RunAsync(_world.Policy.ReadAgainEvery);

        Assert.Equal(["A MARKET credit 176", "GIRO debit 176"], _world.Booked());
        Assert.Empty(await _world.ReasonsAsync());
    }

    [Fact]
    public async Task R89_An_erp_that_does_not_tell_what_orders_booked_holds_the_cycle()
    {
        _world.Capabilities = _world.Capabilities with { TellsOrderFees = false };
        await _world.ChargeAsync("A", -20m, -4m);
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));

        Assert.Equal(["settlement.charges-open"], await _world.ReasonsAsync());
    }

    [Fact]
    public async Task R89_A_second_cycle_does_not_take_the_same_fee_off_once_more()
    {
        await _world.ChargeAsync("A", -20m, -4m);
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        _world.PostByPeople();
        _world.Close("2026-12", 60m, Line("11", "ORDER_AMOUNT", 70m, "A"), Line("12", "COMMISSION_FEE", -10m, "A"), Line("13", "PAYMENT", -60m));
        await _world.RunAsync(TimeSpan.FromHours(3));

        Assert.Equal(["A 7010 debit 10", "A MARKET credit 70", "GIRO debit 60"], _world.Booked("BQ-2026-12"));
        Assert.Equal(["order fees A:COMMISSION_FEE+COMMISSION_VAT"], _world.Calls.Where(static c => c.StartsWith("order fees", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(-24, "A 7010 debit 0.5")]
    [InlineData(-21, "A 7010 debit 3.5")]
    public async Task R89_Of_two_fees_on_one_account_a_later_cycle_takes_off_what_the_first_has_left(decimal booked, string difference)
    {
        await _world.ChargeAsync("A", -20m, -4m, taxAccount: "7010");
        _world.OrderFees["A"] = new ErpOrderFees("A") { Booked = [new(PostingTarget.Account("7010"), Gbp(booked))] };
        _world.Fees = Map(static t => t with { Posting = FeePosting.ChargeLines, ChargeClearing = PostingTarget.Customer("MARKET"), Rows = [.. t.Rows.Select(static r => r.Type == "COMMISSION_VAT" ? r with { Target = PostingTarget.Account("7010") } : r)] });
        _world.Close(180m, Line("1", "ORDER_AMOUNT", 200m, "A"), Line("2", "COMMISSION_FEE", -20m, "A"), Line("4", "PAYMENT", -180m));
        await _world.RunAsync(TimeSpan.FromHours(1));
        _world.PostByPeople();
        _world.Close("2026-12", 65.5m, Line("11", "ORDER_AMOUNT", 70m, "A"), Line("12", "COMMISSION_VAT", -4.5m, "A"), Line("13", "PAYMENT", -65.5m));
        await _world.RunAsync(TimeSpan.FromHours(3));

        // Whatever the first took: both together book what was kept, and take off what the order has booked.
        var lines = new[] { Number, "BQ-2026-12" }.SelectMany(number => _world.Journals[number].Journal.Lines).Where(static l => l.Target.Number == "7010").Sum(static l => l.Debit.Amount - l.Credit.Amount);
        Assert.Equal(24.5m + booked, lines);
        Assert.Equal(booked == -24m ? [] : ["A 7010 credit 1"], _world.Booked().Where(static l => l.Contains("7010", StringComparison.Ordinal)));
        Assert.Contains(booked == -24m ? difference : "A 7010 debit 4.5", _world.Booked("BQ-2026-12"));
    }

    [Fact]
    public async Task R89_What_a_cycle_settled_goes_with_its_lines_and_a_fee_that_comes_later_still_is_booked_whole()
    {
        await _world.ChargeAsync("A", -20m, -4m);
        await _world.ChargeAsync("B", -10m, -2m);
        _world.Close(260m, Line("1", "ORDER_AMOUNT", 200m, "A"), Line("2", "COMMISSION_FEE", -20m, "A"), Line("3", "COMMISSION_VAT", -4m, "A"), Line("4", "ORDER_AMOUNT", 94m, "B"), Line("5", "COMMISSION_FEE", -10m, "B"), Line("6", "PAYMENT", -260m));
        await _world.RunAsync(TimeSpan.FromHours(1));
        _world.PostByPeople();
        await _world.RunAsync(TimeSpan.FromDays(9), TimeSpan.FromHours(6));
        Assert.Equal(3, await _world.RowsAsync(CycleCharges.TableOf(Given.Bq, Cycle)));
        await _world.RunAsync(_world.Policy.KeepLinesFor, TimeSpan.FromDays(1));

        Assert.Equal((0, 0, 1), (await _world.RowsAsync(CycleCharges.TableOf(Given.Bq, Cycle)), await _world.RowsAsync(CycleRows.BookedOf(Given.Bq)), await _world.RowsAsync(ChargedOrders.TableOf(Given.Bq))));
        _world.Close("2027-04", 53m, Line("11", "ORDER_AMOUNT", 70m, "A"), Line("12", "COMMISSION_FEE", -15m, "A"), Line("14", "COMMISSION_VAT", -2m, "B"), Line("13", "PAYMENT", -53m));
        await _world.RunAsync(TimeSpan.FromHours(3));
        Assert.Equal(["A 7010 debit 15", "A MARKET credit 70", "B MARKET debit 2", "GIRO debit 53"], _world.Booked("BQ-2027-04"));
    }

    [Fact]
    public async Task R89_What_a_cycle_settled_counts_until_its_rows_are_gone()
    {
        await _world.ChargeAsync("A", -20m, -4m);
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        _world.PostByPeople();
        await _world.RunAsync(TimeSpan.FromDays(9), TimeSpan.FromHours(6));
        Assert.Equal(1, await _world.RowsAsync(CycleRows.BookedOf(Given.Bq)));
        var facts = new CycleFacts("bq/2026-11", Context(), _world.Now);
        var cleared = new CycleInput.RowsCleared(CycleCharges.TableOf(Given.Bq, Cycle), ["A COMMISSION_FEE"], HasMore: true);

        facts.Hear(new CycleState { Cycle = _world.Cycles[0], IsOver = true, Leftovers = [cleared.Table] }, cleared);
        Assert.DoesNotContain(facts.Rows, static r => r.Table == CycleRows.BookedOf(Given.Bq));

        facts.Hear(new CycleState { Cycle = _world.Cycles[0], IsOver = true, Leftovers = [cleared.Table] }, cleared with { HasMore = false });
        Assert.Contains(facts.Rows, static r => r.Table == CycleRows.BookedOf(Given.Bq) && r.Content is null);
    }

    [Fact]
    public async Task R89_Of_two_cycles_that_settled_one_fee_at_once_the_one_that_was_closed_later_gives_way()
    {
        await _world.ChargeAsync("A", -20m, -4m);
        await _world.KeepAsync(CycleCharges.Write(Given.Bq, new KeptCharge("A", "COMMISSION_FEE", "2026-10", _world.Now - TimeSpan.FromDays(1))));
        await _world.KeepAsync(CycleRows.WriteBooked(new SettlementCycle { Connection = Given.Bq, Id = "2026-10", CreatedAt = _world.Now - TimeSpan.FromDays(1) }, 1));
        var seen = false;
        _world.Faults = name =>
        {
            // The other's row comes to stand between settling and writing.
            if (name == "ledger" && !seen)
            {
                seen = true;
                _world.KeepAsync(CycleCharges.Write(Given.Bq, new KeptCharge("A", "COMMISSION_VAT", "2026-10", _world.Now - TimeSpan.FromDays(1)))).GetAwaiter().GetResult();
            }

            return Fault.None;
        };
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(2));

        Assert.Equal(["A 2210 debit 4", "A 7010 debit 20", "A MARKET credit 200", "GIRO debit 176"], _world.Booked());
        var journal = await _world.Store.GetJournalAsync(SettlementFlow.CaseOf(Given.Bq, Cycle));
        Assert.Contains("settlement.charges-lost", journal.Select(static n => n.Code));
        Assert.Equal((0, 2), (await _world.RowsAsync(CycleCharges.TableOf(Given.Bq, Cycle)), await _world.RowsAsync(CycleCharges.TableOf(Given.Bq, "2026-10"))));
    }

    [Fact]
    public async Task R89_A_line_that_comes_late_is_corrected_and_what_orders_booked_is_not_taken_off_again()
    {
        await _world.ChargeAsync("A", -20m, -4m);
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));
        _world.PostByPeople();
        await _world.RunAsync(TimeSpan.FromHours(2));
        _world.Lines.Add(Line("9", "COMMISSION_FEE", -3m, "A") with { CycleId = Cycle, UpdatedAt = _world.Now });
        _world.Lines.Add(Line("10", "ORDER_AMOUNT", 3m, "A") with { CycleId = Cycle, UpdatedAt = _world.Now });
        await _world.RunAsync(TimeSpan.FromDays(8), TimeSpan.FromHours(6));

        Assert.Equal(["A 7010 debit 3", "A MARKET credit 3"], _world.Booked("BQ-2026-11-C1"));
    }

    [Fact]
    public async Task R90_Gross_net_and_what_was_expected_are_told_whatever_booked_the_fees()
    {
        await _world.ChargeAsync("A", -18m, -3.6m);
        CloseUsual();
        await _world.RunAsync(TimeSpan.FromHours(1));

        var order = Assert.Single(await ProfitExport.ReadAsync(_world.Store, _world.Fees, Given.Bq, Cycle), static o => o.OrderId == "A");
        Assert.Equal((200m, -24m, 176m), (order.Sales, order.Commission, order.Net));
    }

    private CycleContext Context() => new(new SettlementRoute(Given.Bq, Given.Bc), _world.Policy, _world.Capabilities, _world.Fees);

    private void CloseUsual() => _world.Close(176m, Line("1", "ORDER_AMOUNT", 200m, "A"), Line("2", "COMMISSION_FEE", -20m, "A"), Line("3", "COMMISSION_VAT", -4m, "A"), Line("4", "PAYMENT", -176m));
}
