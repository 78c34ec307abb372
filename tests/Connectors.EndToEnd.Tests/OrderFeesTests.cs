using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Returns;
using Connectors.Flows.Settlement;
using Connectors.Flows.Storage;
using Connectors.Simulators;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrderToCash;

namespace Connectors.EndToEnd.Tests;

/// <summary>
/// Marketplace fees as lines of the sales orders, and the difference alone at settlement (policy C6, PM-F3), through real clients and HTTP: what was kept is booked once, whatever leaves, comes back or fails.
/// </summary>
public sealed class OrderFeesTests
{
    private const string Order = "7300002-A";
    private const long PaintRoller = 210_008;
    private const string Banks = "11700";

    private static readonly ConnectionName Bq = new("bq");
    private static readonly OrderPolicy ChargeLines = ReturnDay.Calm with { Fees = FeeBooking.ChargeLines };

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0.1)]
    public async Task R89_Commission_is_booked_once_by_orders_and_journals_together_and_every_payout_to_the_penny(int seed, double faults)
    {
        await using var day = await StartAsync(plain => plain with { Seed = seed, Orders = 20, TradingWindow = TimeSpan.FromHours(30), FaultRate = (decimal)faults, PartialDispatchShare = 0.3m, CustomerCancellationShare = 0.1m });
        await SettleAsync(day, days: 9);

        var payouts = day.World.ReadPayouts();
        Assert.NotEmpty(payouts);
        Assert.All(await CyclesAsync(day), static c => Assert.Equal(SettlementStage.Completed, c.Stage));
        Assert.Equal(payouts.Select(static p => p.Amount).Order(), day.World.ReadErpJournals().Where(static amount => amount.Account == Banks).Select(static amount => amount.Amount).Order());
        Assert.True((await RowsAsync(day)).Count > 10, "Hardly an order carried its fees.");
        await AssertRightAsync(day);
    }

    [Fact]
    public async Task R89_Where_a_part_leaves_the_fees_are_posted_with_it_and_the_settlement_books_what_the_refund_changed()
    {
        await using var day = await StartAsync(policy: ChargeLines with { Rest = RestPolicy.Automatic, RestAfter = TimeSpan.FromHours(3) });
        day.World.AddOrder(new PlannedOrder { OrderId = Order, Lines = [new PlannedLine(PaintRoller, 3)], ShipBob = new() { ShortShipments = 1m } });
        await SettleAsync(day, days: 8);

        var sales = (await day.StateAsync(Order)).BackOffice.SalesOrder!;
        Assert.Equal(["COMMISSION_FEE", "COMMISSION_VAT"], sales.Fees!.Select(static f => f.Type));
        Assert.Single(day.World.Refunds(Order));
        Assert.All(await CyclesAsync(day), static c => Assert.Equal(SettlementStage.Completed, c.Stage));
        await AssertRightAsync(day);
    }

    [Fact]
    public async Task R89_A_return_is_credited_without_the_fees_and_what_the_marketplace_gives_back_of_them_is_settled()
    {
        await using var day = await StartAsync(more: static s => s.AddReturns([new ReturnRoute(Bq, new ConnectionName("bc"))], new ReturnsPolicy { Consents = true }));
        day.World.AddOrder(new PlannedOrder { OrderId = Order, Lines = [new PlannedLine(PaintRoller, 3)] });
        await day.PassAsync(TimeSpan.FromDays(2));
        var price = (await day.StateAsync(Order)).BackOffice.SalesOrder!.Lines[0].Amount.Amount / 3m;
        var id = day.World.AskReturn(Order);
        await day.PassAsync(TimeSpan.FromHours(8));
        day.World.MoveReturn(id, "RECEIVED");
        await day.PassAsync(TimeSpan.FromHours(10));
        await day.AssertRefundedAsync(id);
        var memo = Assert.Single(day.World.ErpCreditMemos(Order));
        Assert.Equal((true, price), (memo.IsPosted, memo.Total));

        await SettleAsync(day, days: 5);

        Assert.All(await CyclesAsync(day), static c => Assert.Equal(SettlementStage.Completed, c.Stage));
        await AssertRightAsync(day, returns: true);
    }

    [Fact]
    public async Task R89_The_judge_finds_a_settlement_that_books_whole_what_orders_have_booked()
    {
        await using var day = await StartAsync(plain => plain with { Orders = 6, TradingWindow = TimeSpan.FromHours(6) }, more: static s => s.AddKeyedSingleton<IErpFinance>("bc", static (sp, _) => new Forgetful(Finance(sp))));
        await SettleAsync(day, days: 7);

        Assert.Contains("fees-doubled", (await JudgeAsync(day)).FindingDetails.Select(static f => f.Code));
    }

    [Fact]
    public async Task R89_The_judge_finds_sales_orders_that_say_nothing_of_their_fees_where_they_are_meant_to()
    {
        await using var day = await StartAsync(policy: ReturnDay.Calm);
        day.World.AddOrder(new PlannedOrder { OrderId = Order, Lines = [new PlannedLine(PaintRoller, 3)] });
        await day.PassAsync(TimeSpan.FromDays(1));

        Assert.Equal(["sales-fees"], (await JudgeAsync(day)).FindingDetails.Select(static f => f.Code).Distinct());
        Assert.Empty((await day.JudgeAsync()).FindingDetails);
    }

    [Fact]
    public async Task R89_Orders_wait_for_the_fee_table_and_go_on_when_it_says_where_fees_are_booked()
    {
        await using var day = await StartAsync(settings: null);
        day.World.AddOrder(new PlannedOrder { OrderId = Order, Lines = [new PlannedLine(PaintRoller, 1)] });
        await day.PassAsync(TimeSpan.FromHours(6));
        Assert.Contains(await day.Store.GetExceptionsAsync(scope: Day.CaseOf(Order).ToString()), static r => r is { Code: "order.fees-unmapped", Holds: true });
        Assert.Null((await day.StateAsync(Order)).BackOffice.Erp);

        await WriteSettingsAsync(day);
        await day.PassAsync(TimeSpan.FromHours(6));

        Assert.NotNull((await day.StateAsync(Order)).BackOffice.Erp);
        Assert.Empty(await day.Store.GetExceptionsAsync(scope: Day.CaseOf(Order).ToString()));
    }

    private static async Task<Day> StartAsync(
        Func<SimulationOptions, SimulationOptions>? configure = null, OrderPolicy? policy = null, Action<IServiceCollection>? more = null, string? settings = "charge_lines")
    {
        var day = await Day.StartAsync(
            plain =>
            {
                var usual = plain with { BillingCycle = TimeSpan.FromDays(2) };
                return configure?.Invoke(usual) ?? usual;
            },
            policy ?? ChargeLines,
            s =>
            {
                s.Configure<BusinessCentralErpOptions>("bc", static options => options.FeeTaxCode = "ZERO");
                s.AddBusinessCentralFinance("bc", static options => (options.Journal, options.Currency) = ("SETTLE", "GBP"))
                    .AddSettlement([new SettlementRoute(Bq, new ConnectionName("bc"))], new SettlementPolicy { Since = Day.Morning, CheckAgainAfter = TimeSpan.FromDays(1) });
                more?.Invoke(s);
            });
        if (settings is not null)
            await WriteSettingsAsync(day);
        return day;
    }

    private static async Task WriteSettingsAsync(Day day)
    {
        await File.WriteAllTextAsync(Path.Combine(day.Tables.Path, "fee-settings.csv"), $"grouping,posting,carried_forward,charge_clearing\norder,charge_lines,ledger_account 13900,customer {day.World.CustomerNumber}\n");
        await day.Worker.Tables.CheckAsync(CancellationToken.None);
    }

    /// <summary>Days pass, and people post what stands in the journal each morning.</summary>
    private static async Task SettleAsync(Day day, int days)
    {
        for (var passed = 0; passed < days; passed++)
        {
            await day.PassAsync(TimeSpan.FromDays(1));
            if (day.World.ReadErpJournals().Any(static amount => !amount.IsPosted))
                day.World.PostErpJournal();
        }

        await day.PassAsync(TimeSpan.FromHours(6));
    }

    private static async Task<IReadOnlyList<TableRow>> RowsAsync(Day day) => await day.Store.GetRowsAsync("charged-orders/bq").ToListAsync();

    private static async Task<IReadOnlyList<CaseView>> CyclesAsync(Day day) => await day.Store.GetCasesAsync("cycle").ToListAsync();

    private static async Task<LedgerReport> JudgeAsync(Day day, bool returns = false) =>
        await day.World.CheckAsync(await SellerClaims.ReadAsync(day.Store, CancellationToken.None) with { ChargesFees = true, CreditsReturns = returns });

    private static async Task AssertRightAsync(Day day, bool returns = false) => Assert.Empty((await JudgeAsync(day, returns)).FindingDetails.Select(static f => f.ToString()));

    private static BusinessCentralFinance Finance(IServiceProvider services) =>
        new(new ConnectionName("bc"), services.GetRequiredKeyedService<BusinessCentralClient>("bc"), services.GetRequiredService<IOptionsMonitor<BusinessCentralFinanceOptions>>().Get("bc"));

    /// <summary>It does not see what sales orders have booked.</summary>
    private sealed class Forgetful(IErpFinance inner) : IErpFinance
    {
        public ConnectionName Connection => inner.Connection;

        public ErpFinanceCapabilities Capabilities => inner.Capabilities;

        public Task<OpenPeriod> GetOpenPeriodAsync(CancellationToken cancellationToken = default) => inner.GetOpenPeriodAsync(cancellationToken);

        public Task<IReadOnlyList<JournalObstacle>> FindObstaclesAsync(IReadOnlyCollection<PostingTarget> targets, CancellationToken cancellationToken = default) => inner.FindObstaclesAsync(targets, cancellationToken);

        public Task<LookupResult<ErpJournal>> FindJournalAsync(string number, SettlementJournal journal, CancellationToken cancellationToken = default) => inner.FindJournalAsync(number, journal, cancellationToken);

        public Task<IReadOnlyList<ErpLedgerLine>> FindLedgerLinesAsync(LedgerSearch search, CancellationToken cancellationToken = default) => inner.FindLedgerLinesAsync(search, cancellationToken);

        public Task<IReadOnlyList<ErpOrderFees>> FindOrderFeesAsync(IReadOnlyCollection<ChargedOrder> orders, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<ErpOrderFees>>([.. orders.Select(static o => new ErpOrderFees(o.OrderId))]);

        public Task<ErpJournal> WriteJournalAsync(string number, SettlementJournal journal, SendPermit permit, CancellationToken cancellationToken = default) => inner.WriteJournalAsync(number, journal, permit, cancellationToken);

        public Task PostJournalAsync(string number, SettlementJournal journal, SendPermit permit, CancellationToken cancellationToken = default) => inner.PostJournalAsync(number, journal, permit, cancellationToken);

        public Task TakeBackJournalAsync(string number, SettlementJournal journal, SendPermit permit, CancellationToken cancellationToken = default) => inner.TakeBackJournalAsync(number, journal, permit, cancellationToken);
    }
}
