using System.Globalization;
using Connectors.Domain.Ports;
using Connectors.Domain.Receivables;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.Settlement;
using Connectors.Simulators;
using Connectors.Simulators.Mirakl;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.EndToEnd.Tests;

/// <summary>Orders whose buyers pay the seller (BS-F4, PM-F3): out of the payout, and in a report that agrees with the ERP's balance or says by name why it does not.</summary>
public sealed class ReceivablesTests
{
    private const string OnAccount = "on-account-A";
    private const string DueDateOnly = "due-date-A";
    private static readonly ConnectionName Bq = new("bq");

    [Fact]
    public async Task R30_Orders_on_account_are_in_no_payout_and_in_a_report_that_agrees_with_the_balance()
    {
        BusinessCentralReceivables? receivables = null;
        await using var day = await Day.StartAsync(
            static plain => plain with { BillingCycle = TimeSpan.FromDays(10) },
            ReturnDay.Calm,
            s => s
                .AddKeyedSingleton<IErpFinance>("bc", (sp, _) =>
                {
                    var client = sp.GetRequiredKeyedService<BusinessCentralClient>("bc");
                    receivables = new BusinessCentralReceivables(new ConnectionName("bc"), client);
                    return new BusinessCentralFinance(new ConnectionName("bc"), client, new BusinessCentralFinanceOptions { Journal = "SETTLE", Currency = "GBP" });
                })
                .AddSettlement([new SettlementRoute(Bq, new ConnectionName("bc"))], new SettlementPolicy { Since = Day.Morning }));
        day.World.AddOrder(new PlannedOrder { OrderId = OnAccount, Mirakl = new MiraklBehaviours { BuyersPaySeller = 1m } });
        day.World.AddOrder(new PlannedOrder { OrderId = "paid-A" });
        day.World.AddOrder(new PlannedOrder { OrderId = DueDateOnly, Mirakl = new MiraklBehaviours { DueDatePayments = 1m } });
        day.World.AddMarketplaceLine("MANUAL_CREDIT", 500m);
        await day.PassAsync(TimeSpan.FromDays(12));

        // The cycle adds up without the sale, and with its commission.
        var cycle = Assert.Single(await day.Store.GetCasesAsync("cycle").ToListAsync());
        Assert.Equal(SettlementStage.Drafted, cycle.Stage);
        var proof = await SettlementExport.ReadProofAsync(day.Store, Bq, Assert.Single(day.World.ReadPayouts()).CycleId);
        Assert.Contains("total\tGBP\tORDER_AMOUNT\tSale\tOnAccount\t1\t", proof, StringComparison.Ordinal);
        Assert.Contains("total\tGBP\tCOMMISSION_FEE\tCommission\tBooked\t2\t", proof, StringComparison.Ordinal);

        var today = DateOnly.FromDateTime(day.Clock.GetUtcNow().UtcDateTime);
        day.World.SetErpBalance(Account(await ReportAsync(today)), 0m);
        var report = await ReportAsync(today);
        var line = Assert.Single(report.Lines);
        Assert.Equal(OnAccount, line.OrderId);
        Assert.NotNull(line.Document);
        Assert.NotNull(line.Terms);
        Assert.Equal(line.Ordered, line.Invoiced);
        Assert.Equal(line.Invoiced, line.Remaining);
        var account = Assert.Single(report.Accounts);
        Assert.Equal((line.Invoiced!.Value.Amount, 0m), (account.OfOrders, account.Difference));
        Assert.True(account.OfOthers > 0m, "The other orders are on the same account.");
        Assert.Empty(report.Differences);

        // Nobody pays until it is overdue; then a part comes, and a payment that settles nothing yet.
        var due = await ReportAsync(line.DueDate!.Value);
        Assert.Equal((0m, 0), (due.Lines[0].Overdue!.Value.Amount, due.Lines[0].DaysOverdue));
        var late = await ReportAsync(line.DueDate.Value.AddDays(3));
        Assert.Equal((line.Invoiced, 3), (late.Lines[0].Overdue, late.Lines[0].DaysOverdue));
        day.World.PayErpInvoice(line.Document, 1m);
        day.World.SetErpBalance(account.Number.Value, -5m);
        var paid = await ReportAsync(today);
        Assert.Equal(line.Invoiced.Value.Amount - 1m, paid.Lines[0].Remaining!.Value.Amount);
        var difference = Assert.Single(paid.Differences);
        Assert.Equal((ReceivableDifferenceKind.BalanceUnexplained, -5m), (difference.Kind, difference.Amount!.Value.Amount));

        day.World.PayErpInvoice(line.Document);
        Assert.Equal(0m, (await ReportAsync(today)).Lines[0].Remaining!.Value.Amount);
        using var csv = new StringWriter();
        await ReceivablesExport.WriteLinesAsync(paid, csv);
        Assert.Contains($",{account.Number},{OnAccount},,{line.Document},{line.Terms},", csv.ToString(), StringComparison.Ordinal);
        Assert.Contains((line.Invoiced.Value.Amount - 1m).ToString("0.00", CultureInfo.InvariantCulture), csv.ToString(), StringComparison.Ordinal);

        Task<ReceivablesReport> ReportAsync(DateOnly asOf) => ReceivablesExport.ReadAsync(day.Store, Bq, receivables ?? throw new InvalidOperationException("Nobody made it."), asOf);
    }

    private static string Account(ReceivablesReport report) => Assert.Single(report.Accounts).Number.Value;
}
