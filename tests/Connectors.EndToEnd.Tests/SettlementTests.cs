using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.Settlement;
using Connectors.Flows.Storage;
using Connectors.Mirakl;
using Connectors.Simulators;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.EndToEnd.Tests;

/// <summary>Billing cycles of the marketplace in the ERP's ledger (BD-F2): once each, to the penny, whatever is lost on the way and whatever people do.</summary>
public sealed class SettlementTests
{
    private const string Banks = "11700";
    private static readonly ConnectionName Bq = new("bq");
    private static readonly TimeSpan Cycle = TimeSpan.FromDays(4);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0.1)]
    public async Task R87_Every_payout_is_one_journal_to_the_penny(int seed, double faults)
    {
        await using var day = await StartAsync(plain => plain with { Seed = seed, Orders = 24, TradingWindow = TimeSpan.FromHours(36), FaultRate = (decimal)faults, BillingCycle = TimeSpan.FromDays(1) });
        for (var passed = 0; passed < 6; passed++)
        {
            await day.PassAsync(TimeSpan.FromDays(1));
            PostWhatStands(day);
        }

        await day.PassAsync(TimeSpan.FromHours(6));

        var payouts = day.World.ReadPayouts();
        Assert.True(payouts.Count >= 2, "There was hardly a cycle.");
        var cases = await CyclesAsync(day);
        Assert.All(cases, static c => Assert.Equal(SettlementStage.Completed, c.Stage));
        Assert.Equal(payouts.Count, cases.Count);
        var booked = day.World.ReadErpJournals();
        Assert.All(booked, static amount => Assert.True(amount.IsPosted));
        Assert.All(booked.GroupBy(static amount => amount.DocumentNumber), static journal => Assert.Equal(0m, journal.Sum(static amount => amount.Amount)));
        Assert.Equal(payouts.Select(static p => p.Amount).Order(), booked.Where(static amount => amount.Account == Banks).Select(static amount => amount.Amount).Order());
        Assert.Equal(payouts.Count, booked.Select(static amount => amount.DocumentNumber).Distinct().Count());
        foreach (var payout in payouts)
            Assert.Contains("balance\tGBP", await SettlementExport.ReadProofAsync(day.Store, Bq, payout.CycleId), StringComparison.Ordinal);
        Assert.Empty((await day.JudgeAsync()).FindingDetails);
    }

    [Fact]
    public async Task R88_An_unknown_fee_holds_the_whole_cycle_until_the_table_knows_it()
    {
        await using var day = await StartAsync();
        day.World.AddMarketplaceLine("MANUAL_CREDIT", 500m);
        day.World.AddMarketplaceLine("GREEN_FEE", -12.34m);
        await CloseCycleAsync(day);

        var held = Assert.Single(await CyclesAsync(day));
        Assert.Equal(SettlementStage.Held, held.Stage);
        var record = Assert.Single(await RecordsAsync(day, held), static r => r.Code == "settlement.type-unknown");
        Assert.Contains("GREEN_FEE", record.Facts.Select(static f => f.Value));
        Assert.True(record.Holds);
        Assert.Empty(day.World.ReadErpJournals());

        await File.AppendAllTextAsync(Path.Combine(day.Tables.Path, "fees.csv"), "GREEN_FEE,,seller_fee,debit,ledger_account 60300,,\n");
        await day.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal(SettlementStage.Drafted, Assert.Single(await CyclesAsync(day)).Stage);
        Assert.Contains(day.World.ReadErpJournals(), static amount => amount is { Account: "60300", Amount: 12.34m });
        Assert.DoesNotContain(await RecordsAsync(day, held), static r => r.Code == "settlement.type-unknown");
    }

    [Fact]
    public async Task A_restart_in_the_middle_of_a_large_cycle_goes_on_where_it_stood_and_the_state_stays_small()
    {
        const int Lines = 20_000;
        var asked = new List<string>();
        await using var day = await StartAsync(more: s => s.AddKeyedSingleton<IMarketplaceSettlement>("bq", (sp, _) => new Interrupted(Settlements(sp), asked)));
        for (var i = 1; i <= Lines; i++)
            day.World.AddMarketplaceLine(i % 5 == 0 ? "MANUAL_INVOICE" : "MANUAL_CREDIT", i % 5 == 0 ? -0.03m : 0.02m);
        day.Clock.Advance(Cycle);
        var restarts = 0;
        for (; restarts < 100 && (await CyclesAsync(day)) is [] or [{ Stage: SettlementStage.Reading }]; restarts++)
        {
            await day.PassAsync(TimeSpan.FromMinutes(1));
            await day.RestartAsync();
        }

        await day.PassAsync(TimeSpan.FromHours(1));

        Assert.InRange(restarts, 5, 99);
        Assert.True(asked.Count >= 10, "The cycle was read with hardly a page.");
        Assert.Equal(asked.Distinct(StringComparer.Ordinal), asked);
        var cycle = Assert.Single(await CyclesAsync(day));
        Assert.Equal(SettlementStage.Drafted, cycle.Stage);
        var state = (await day.Store.GetCaseAsync(cycle.Case))!.State!;
        Assert.True(state.Length < 4_000, $"The state has {state.Length} characters.");
        var read = (await day.Store.GetJournalAsync(cycle.Case)).Single(static note => note.Code == "settlement.read");
        Assert.Contains((Lines + 3).ToString(CultureInfo.InvariantCulture), read.Text, StringComparison.Ordinal);
        Assert.Equal(Assert.Single(day.World.ReadPayouts()).Amount, day.World.ReadErpJournals().Single(static amount => amount.Account == "B-GBP").Amount);
    }

    [Fact]
    public async Task What_people_do_with_a_draft_is_told_and_followed()
    {
        await using var day = await StartAsync();
        day.World.AddMarketplaceLine("MANUAL_CREDIT", 500m);
        day.World.AddMarketplaceLine("COMMISSION_FEE", -50m);
        await CloseCycleAsync(day);
        var cycle = Assert.Single(await CyclesAsync(day));
        var (number, cycleId) = (day.World.ReadErpJournals()[0].DocumentNumber, Assert.Single(day.World.ReadPayouts()).CycleId);

        day.World.ChangeErpJournalLine(number, 0, account: "60500");
        await day.PassAsync(TimeSpan.FromHours(3));
        Assert.Contains(await RecordsAsync(day, cycle), static r => r.Code == "settlement.journal-differs");

        day.World.DeleteErpJournalLines(number);
        await day.PassAsync(TimeSpan.FromHours(3));
        Assert.Equal(["settlement.journal-removed"], await HoldingAsync(day, cycle));
        Assert.Empty(day.World.ReadErpJournals());

        await day.Store.DeliverAsync([SettlementFlow.WriteAgain(Bq, cycleId, "1")], day.Clock.GetUtcNow());
        await day.PassAsync(TimeSpan.FromHours(1));
        Assert.Empty(await HoldingAsync(day, cycle));
        Assert.NotEmpty(day.World.ReadErpJournals());

        await day.PassAsync(TimeSpan.FromDays(6));
        Assert.Contains(await RecordsAsync(day, cycle), static r => r.Code == "settlement.journal-waiting");
        day.World.PostErpJournal();
        await day.PassAsync(TimeSpan.FromHours(3));
        Assert.Equal(SettlementStage.Completed, Assert.Single(await CyclesAsync(day)).Stage);
        Assert.DoesNotContain(await RecordsAsync(day, cycle), static r => r.Code.StartsWith("settlement.journal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cycle_that_is_booked_already_is_not_booked_again_by_a_new_store()
    {
        await using var day = await StartAsync();
        day.World.AddMarketplaceLine("MANUAL_CREDIT", 500m);
        await CloseCycleAsync(day);
        day.World.PostErpJournal();
        var before = day.World.ReadErpJournals();

        File.Move(day.Database, day.Database + ".lost");
        await day.RestartAsync();
        await day.PassAsync(TimeSpan.FromHours(12));

        Assert.Equal(SettlementStage.Completed, Assert.Single(await CyclesAsync(day)).Stage);
        Assert.Equal(before, day.World.ReadErpJournals());
    }

    [Fact]
    public async Task R93_Late_lines_are_a_correction_in_the_open_period_and_nothing_is_booked_twice()
    {
        await using var day = await StartAsync();
        day.World.AddMarketplaceLine("MANUAL_CREDIT", 500m);
        await CloseCycleAsync(day);
        day.World.PostErpJournal();
        await day.PassAsync(TimeSpan.FromHours(2));
        var cycleId = Assert.Single(day.World.ReadPayouts()).CycleId;
        day.World.AddMarketplaceLine("COMMISSION_FEE", -20m, cycleId);
        day.World.AddMarketplaceLine("SELLER_PENALTY_FEE", 20m, cycleId);
        var open = DateOnly.FromDateTime(day.Clock.GetUtcNow().UtcDateTime).AddDays(3);
        day.World.SetErpPostingDates(open, null);

        await day.PassAsync(TimeSpan.FromDays(2));

        var cycle = Assert.Single(await CyclesAsync(day));
        Assert.Equal(SettlementStage.Drafted, cycle.Stage);
        var drafted = day.World.ReadErpJournals().Where(static amount => !amount.IsPosted).ToList();
        Assert.Equal([("60100", 20m), ("60300", -20m)], drafted.Select(static amount => (amount.Account, amount.Amount)));
        Assert.All(drafted, amount => Assert.Equal(open, amount.PostingDate));
        Assert.Equal(["settlement.lines-late", "settlement.period-closed"], (await RecordsAsync(day, cycle)).Select(static r => r.Code).Where(static c => c is "settlement.lines-late" or "settlement.period-closed").Order(StringComparer.Ordinal));
        day.World.PostErpJournal();
        await day.PassAsync(TimeSpan.FromDays(2));
        Assert.Equal(SettlementStage.Completed, Assert.Single(await CyclesAsync(day)).Stage);
        Assert.DoesNotContain(day.World.ReadErpJournals(), static amount => !amount.IsPosted);
    }

    [Fact]
    public async Task R93_What_a_person_booked_under_another_number_holds_the_cycle_and_what_she_takes_back_lets_it_go_on()
    {
        MiraklMarketplaceSettlement? marketplace = null;
        await using var day = await StartAsync(more: s => s.AddKeyedSingleton<IMarketplaceSettlement>("bq", (sp, _) => marketplace = Settlements(sp)));
        day.World.AddMarketplaceLine("MANUAL_CREDIT", 500m);
        day.World.AddMarketplaceLine("COMMISSION_FEE", -50m);
        await day.PassAsync(Cycle - TimeSpan.FromHours(2));
        var fee = (await marketplace!.GetLinesChangedSinceAsync(Day.Morning).ToListAsync()).Single(static l => l.Amount.Amount == -50m);
        day.World.KeyErpJournalLine("J00017", "60100", 50m, "DEFAULT", fee.Id);
        day.World.KeyErpJournalLine("J00017", "60400", -50m, "DEFAULT", "by hand");
        day.World.PostErpJournal("DEFAULT");
        await day.PassAsync(TimeSpan.FromHours(4));

        var cycle = Assert.Single(await CyclesAsync(day));
        Assert.Equal(["settlement.booked-elsewhere"], await HoldingAsync(day, cycle));
        var record = Assert.Single(await RecordsAsync(day, cycle), static r => r.Holds);
        Assert.Contains(record.Facts, f => f.Name == "document J00017" && f.Value.Contains($"line {fee.Id}", StringComparison.Ordinal));
        Assert.DoesNotContain(day.World.ReadErpJournals(), static amount => amount.DocumentNumber != "J00017");

        day.World.ReverseErpJournal("J00017");
        await day.PassAsync(TimeSpan.FromHours(7));
        Assert.Equal(SettlementStage.Drafted, Assert.Single(await CyclesAsync(day)).Stage);
        Assert.Empty(await HoldingAsync(day, cycle));

        // The draft waits, and she keys the whole payout by hand.
        var cycleId = Assert.Single(day.World.ReadPayouts()).CycleId;
        day.World.KeyErpJournalLine("J00018", "12950", 450m, "DEFAULT", $"Payout {cycleId}");
        day.World.KeyErpJournalLine("J00018", "60400", -450m, "DEFAULT", $"Payout {cycleId}");
        day.World.PostErpJournal("DEFAULT");
        await day.PassAsync(TimeSpan.FromHours(14));
        Assert.Equal(["settlement.booked-elsewhere"], await HoldingAsync(day, cycle));

        await day.Store.DeliverAsync([SettlementFlow.SomethingElse(Bq, cycleId, "J00018", "1")], day.Clock.GetUtcNow());
        await day.PassAsync(TimeSpan.FromHours(1));
        Assert.Empty(await HoldingAsync(day, cycle));
    }

    [Fact]
    public async Task R93_Lines_that_change_long_after_the_cycle_was_booked_are_a_correction()
    {
        await using var day = await StartAsync();
        day.World.AddMarketplaceLine("MANUAL_CREDIT", 500m);
        await CloseCycleAsync(day);
        day.World.PostErpJournal();
        await day.PassAsync(TimeSpan.FromDays(3));
        var cycle = (await CyclesAsync(day))[0];
        Assert.Equal(SettlementStage.Completed, cycle.Stage);

        var cycleId = day.World.ReadPayouts()[0].CycleId;
        day.World.AddMarketplaceLine("COMMISSION_FEE", -20m, cycleId);
        day.World.AddMarketplaceLine("SELLER_PENALTY_FEE", 20m, cycleId);
        await day.PassAsync(TimeSpan.FromDays(2));

        Assert.Equal([("60100", 20m), ("60300", -20m)], day.World.ReadErpJournals().Where(static amount => !amount.IsPosted && amount.DocumentNumber.EndsWith("-C1", StringComparison.Ordinal)).Select(static amount => (amount.Account, amount.Amount)));
        Assert.Contains(await RecordsAsync(day, cycle), static r => r.Code == "settlement.lines-late");
    }

    [Fact]
    public async Task R90_What_was_expected_of_the_commission_is_compared_with_what_was_kept_by_order_and_by_channel()
    {
        await using var day = await StartAsync(static plain => plain with { BillingCycle = TimeSpan.FromDays(10) });
        foreach (var order in (string[])["profit-1-A", "profit-2-A"])
            day.World.AddOrder(new PlannedOrder { OrderId = order });
        await day.PassAsync(TimeSpan.FromDays(11));
        var payout = Assert.Single(day.World.ReadPayouts());
        var fees = FeeMap.Compile(StandardFeeTable.Create(Accounts) with { Version = "1" }).Value;

        var orders = await ProfitExport.ReadAsync(day.Store, fees, Bq, payout.CycleId);

        Assert.Equal([null, "profit-1-A", "profit-2-A"], orders.Select(static o => o.OrderId));
        Assert.All(orders.Skip(1), static o => Assert.Equal(("BQ_UK", true, 0m), (o.Channel, o.Commission < 0m && o.Expected == o.Commission, o.Difference)));
        Assert.Equal(payout.Amount, orders.Sum(static o => o.Net));
        using var csv = new StringWriter();
        await ProfitExport.WriteOrdersAsync(orders, csv);
        await ProfitExport.WriteChannelsAsync(orders, csv);
        Assert.Contains("profit-1-A,BQ_UK,GBP,", csv.ToString(), StringComparison.Ordinal);
        Assert.Contains("BQ_UK,GBP,2,", csv.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blocked_account_is_told_before_a_cycle_needs_it_and_refuses_the_journal_whole()
    {
        await using var day = await StartAsync();
        day.World.SetErpAccountBlocked("60100", true);
        await day.PassAsync(TimeSpan.FromHours(1));
        Assert.Contains(await day.Store.GetExceptionsAsync(scope: "settlement-setup/bq"), static r => r.Code == "settlement.setup" && r.Subject == "LedgerAccount 60100");
        Assert.Contains(await day.Store.GetExceptionsAsync(scope: "settlement-setup/bq"), static r => r.Code == "settlement.tax-return");

        day.World.AddMarketplaceLine("MANUAL_CREDIT", 500m);
        day.World.AddMarketplaceLine("COMMISSION_FEE", -50m);
        await CloseCycleAsync(day);
        var cycle = Assert.Single(await CyclesAsync(day));
        Assert.Equal(["settlement.journal-refused"], await HoldingAsync(day, cycle));
        Assert.Empty(day.World.ReadErpJournals());

        day.World.SetErpAccountBlocked("60100", false);
        await day.Store.DeliverAsync([SettlementFlow.WriteAgain(Bq, Assert.Single(day.World.ReadPayouts()).CycleId, "1")], day.Clock.GetUtcNow());
        await day.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(SettlementStage.Drafted, Assert.Single(await CyclesAsync(day)).Stage);
        Assert.DoesNotContain(await day.Store.GetExceptionsAsync(scope: "settlement-setup/bq"), static r => r.Code == "settlement.setup");
    }

    private static Task<Day> StartAsync(Func<SimulationOptions, SimulationOptions>? configure = null, Action<IServiceCollection>? more = null) => Day.StartAsync(
        plain =>
        {
            var usual = plain with { BillingCycle = Cycle };
            return configure?.Invoke(usual) ?? usual;
        },
        ReturnDay.Calm,
        s =>
        {
            s.AddBusinessCentralFinance("bc", static options => (options.Journal, options.Currency) = ("SETTLE", "GBP"))
                .AddSettlement([new SettlementRoute(Bq, new ConnectionName("bc"))], new SettlementPolicy { Since = Day.Morning, CheckAgainAfter = TimeSpan.FromDays(1) });
            more?.Invoke(s);
        });

    private static FeeAccounts Accounts { get; } = new()
    {
        Receivable = PostingTarget.Customer("MARKET"), Commission = PostingTarget.Account("60100"), FeeTax = PostingTarget.Account("22100"), Subscription = PostingTarget.Account("60200"), SellerFees = PostingTarget.Account("60300"),
        Manual = PostingTarget.Account("60400"), RemittedTax = PostingTarget.Account("22200"), OperatorDelivery = PostingTarget.Account("60500"), Reserve = PostingTarget.Account("12900"), Payout = PostingTarget.Bank("B-GBP"),
    };

    private static MiraklMarketplaceSettlement Settlements(IServiceProvider services) =>
        new MiraklMarketplaceSettlement(Bq, services.GetRequiredKeyedService<MiraklClient>("bq"), services.GetRequiredService<IOptionsMonitor<MiraklClientOptions>>().Get("bq"));

    private static Task CloseCycleAsync(Day day) => day.PassAsync(Cycle + TimeSpan.FromHours(2));

    /// <summary>Nothing is posted when there is nothing.</summary>
    private static void PostWhatStands(Day day)
    {
        if (day.World.ReadErpJournals().Any(static amount => !amount.IsPosted))
            day.World.PostErpJournal();
    }

    private static async Task<IReadOnlyList<CaseView>> CyclesAsync(Day day) => await day.Store.GetCasesAsync("cycle").ToListAsync();

    private static async Task<IReadOnlyList<ExceptionRecord>> RecordsAsync(Day day, CaseView cycle) => await day.Store.GetExceptionsAsync(scope: cycle.Case.ToString());

    private static async Task<IEnumerable<string>> HoldingAsync(Day day, CaseView cycle) => (await RecordsAsync(day, cycle)).Where(static r => r.Holds).Select(static r => r.Code);

    /// <summary>Every other page of lines cannot be had at first; those that could are noted.</summary>
    private sealed class Interrupted(IMarketplaceSettlement inner, List<string> asked) : IMarketplaceSettlement
    {
        private int _calls;

        public IAsyncEnumerable<SettlementCycle> GetCyclesAsync(DateTimeOffset since, CancellationToken cancellationToken = default) => inner.GetCyclesAsync(since, cancellationToken);

        public Task<ItemPage<SettlementCycle>> GetCyclesPageAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default) =>
            inner.GetCyclesPageAsync(since, continuation, cancellationToken);

        public IAsyncEnumerable<SettlementLine> GetLinesAsync(string cycleId, CancellationToken cancellationToken = default) => throw new NotSupportedException("A cycle is read page by page.");

        public async Task<ItemPage<SettlementLine>> GetLinesPageAsync(string cycleId, string? continuation = null, CancellationToken cancellationToken = default)
        {
            if (++_calls % 2 == 0)
                throw new PortException("It is busy.") { System = "test", Operation = "lines", Kind = FailureKind.NotExecuted };
            var page = await inner.GetLinesPageAsync(cycleId, continuation, cancellationToken);
            asked.Add(continuation ?? "beginning");
            return page;
        }

        public Task<ItemPage<SettlementLine>> GetCycleLineChangesAsync(string cycleId, DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default) =>
            inner.GetCycleLineChangesAsync(cycleId, since, continuation, cancellationToken);

        public IAsyncEnumerable<SettlementLine> GetLinesChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken = default) => inner.GetLinesChangedSinceAsync(since, cancellationToken);

        public Task<ItemPage<SettlementLine>> GetLineChangesAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default) =>
            inner.GetLineChangesAsync(since, continuation, cancellationToken);
    }
}
