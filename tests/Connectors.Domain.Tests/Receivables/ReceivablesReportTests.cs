using Connectors.Domain.Documents;
using Connectors.Domain.Receivables;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Receivables;

/// <summary>What buyers on account owe (R30): by order, and reconciled with the ERP's balances.</summary>
public sealed class ReceivablesReportTests
{
    private static readonly CurrencyCode Gbp = new("GBP");
    private static readonly CurrencyCode Eur = new("EUR");
    private static readonly CustomerNumber Trade = new("TRADE");
    private static readonly DateOnly Today = new(2026, 4, 10);

    [Fact]
    public void R30_An_invoice_is_told_with_account_company_order_terms_due_date_and_what_remains()
    {
        var report = Build([Order("A")], [Invoice("SI-1", "BQ:A") with { PurchaseOrderNumber = "PO-7", DueDate = new DateOnly(2026, 4, 7), Remaining = 40m }]);

        var line = Assert.Single(report.Lines);
        Assert.Equal(
            new ReceivableLine
            {
                Company = "Calder Electrical", Account = Trade, OrderId = "A", PurchaseOrderNumber = "PO-7", Document = "SI-1", Terms = "30 DAYS", PostedOn = new DateOnly(2026, 3, 8), DueDate = new DateOnly(2026, 4, 7),
                Ordered = new Money(120m, Gbp), Invoiced = new Money(120m, Gbp), Remaining = new Money(40m, Gbp), Overdue = new Money(40m, Gbp), DaysOverdue = 3,
            },
            line);
        Assert.Empty(report.Differences);
        Assert.Equal(40m, Assert.Single(report.Accounts).OfOrders);
    }

    [Theory]
    [InlineData(9, 120, 1)]
    [InlineData(10, 0, 0)]
    [InlineData(11, 0, 0)]
    public void R30_What_is_due_today_is_not_overdue(int day, int overdue, int days)
    {
        var line = Assert.Single(Build([Order("A")], [Invoice("SI-1", "bq:A") with { DueDate = new DateOnly(2026, 4, day) }]).Lines);
        Assert.Equal((overdue, days), (line.Overdue!.Value.Amount, line.DaysOverdue));
    }

    [Fact]
    public void R30_An_order_without_an_invoice_stays_on_the_list_and_so_does_one_that_is_not_booked()
    {
        var report = Build([Order("A"), new OnAccountOrder { OrderId = "B" }], []);
        Assert.Equal(["B not invoiced", "A not invoiced"], report.Lines.Select(static l => l.ToString()));
        Assert.All(report.Lines, static l => Assert.Null(l.Remaining));
        Assert.Empty(report.Differences);
    }

    [Fact]
    public void R30_A_credit_note_counts_against_its_order_and_is_never_overdue()
    {
        var credit = Invoice("CM-1", "bq:A") with { Total = -20m, Remaining = -20m, DueDate = new DateOnly(2026, 1, 1) };
        var report = Build([Order("A")], [Invoice("SI-1", "bq:A"), credit]);
        Assert.Equal([-20m, 120m], report.Lines.Select(static l => l.Invoiced!.Value.Amount));
        Assert.Equal(0m, report.Lines[0].Overdue!.Value.Amount);
        Assert.Equal(100m, Assert.Single(report.Accounts).OfOrders);
    }

    [Fact]
    public void R30_The_balance_is_reconciled_and_what_nothing_explains_is_told()
    {
        var other = Invoice("SI-9", "SHOP-1") with { Remaining = 30m };
        var report = Build([Order("A")], [Invoice("SI-1", "bq:A")], [other], balance: 140m);
        var account = Assert.Single(report.Accounts);
        Assert.Equal((140m, 120m, 30m, -10m), (account.Balance, account.OfOrders, account.OfOthers, account.Difference));
        Assert.Equal([new ReceivableDifference(ReceivableDifferenceKind.BalanceUnexplained, Trade, null, null, new Money(-10m, Gbp))], report.Differences);
    }

    [Fact]
    public void R30_Each_currency_adds_up_by_itself_and_one_that_the_balance_is_not_kept_in_is_told_by_document()
    {
        var report = Build([Order("A"), Order("B") with { Total = new Money(50m, Eur) }], [Invoice("SI-1", "bq:A"), Invoice("SI-2", "bq:B") with { Currency = Eur, Total = 50m, Remaining = 50m }], balance: 163m);
        Assert.Equal([("EUR", null, 50m), ("GBP", (decimal?)163m, 120m)], report.Accounts.Select(static a => (a.Currency.Value, a.Balance, a.OfOrders)));
        Assert.Equal(
            [(ReceivableDifferenceKind.BalanceUnexplained, null, 43m), (ReceivableDifferenceKind.OtherCurrency, "SI-2", 50m)],
            report.Differences.Select(static d => (d.Kind, d.Document, d.Amount!.Value.Amount)));
    }

    [Fact]
    public void R30_What_does_not_agree_is_told_by_name()
    {
        var elsewhere = Invoice("SI-3", "bq:C") with { Customer = new CustomerNumber("CASH") };
        var report = ReceivablesReport.Build(
            [Order("A"), Order("B"), Order("C")],
            [Invoice("SI-1", "bq:A") with { Total = 130m }, Invoice("SI-2", "bq:B") with { Remaining = null }, elsewhere],
            [Invoice("SI-2", "bq:B") with { Remaining = null }, elsewhere],
            [Account(0m)],
            Today);
        Assert.Equal(
            [
                (ReceivableDifferenceKind.AccountMissing, "CASH", null, null), (ReceivableDifferenceKind.OtherAccount, "CASH", "C", "SI-3"), (ReceivableDifferenceKind.InvoicedTooMuch, "TRADE", "A", null),
                (ReceivableDifferenceKind.RemainingNotTold, "TRADE", "B", "SI-2"), (ReceivableDifferenceKind.NotOpen, "TRADE", "A", "SI-1"),
            ],
            report.Differences.Select(static d => (d.Kind, d.Account?.Value, d.OrderId, d.Document)));
    }

    [Fact]
    public void R30_A_balance_that_is_not_told_is_no_agreement()
    {
        var report = ReceivablesReport.Build([Order("A")], [Invoice("SI-1", "bq:A")], [Invoice("SI-1", "bq:A")], [Account(null)], Today);
        Assert.Equal(ReceivableDifferenceKind.BalanceNotTold, Assert.Single(report.Differences).Kind);
        Assert.Null(Assert.Single(report.Accounts).Difference);
    }

    [Fact]
    public void R30_The_order_of_the_lists_makes_no_difference_and_a_document_counts_once()
    {
        List<ErpReceivable> documents = [Invoice("SI-1", "bq:A"), Invoice("SI-2", "bq:B") with { Remaining = 7m }, Invoice("SI-1", "bq:A")];
        var one = Build([Order("A"), Order("B")], documents);
        documents.Reverse();
        var other = Build([Order("B"), Order("A")], documents);
        Assert.Equal(one.Lines, other.Lines);
        Assert.Equal(one.Accounts, other.Accounts);
        Assert.Equal(127m, Assert.Single(one.Accounts).OfOrders);
    }

    [Fact]
    public void Nothing_of_the_buyer_is_in_the_texts()
    {
        var report = Build([Order("A")], [Invoice("SI-1", "bq:A") with { PurchaseOrderNumber = "PO-7" }]);
        Assert.Equal("A SI-1; Account TRADE in GBP; Document SI-1; Account TRADE", $"{report.Lines[0]}; {report.Accounts[0]}; {Invoice("SI-1", "bq:A")}; {Account(1m)}");
    }

    private static ReceivablesReport Build(IReadOnlyList<OnAccountOrder> orders, IReadOnlyList<ErpReceivable> documents, IReadOnlyList<ErpReceivable>? others = null, decimal? balance = null)
    {
        List<ErpReceivable> open = [.. documents.Where(static d => d.Remaining != 0m), .. others ?? []];
        return ReceivablesReport.Build(orders, documents, open, [Account(balance ?? open.DistinctBy(static d => d.Number).Sum(static d => d.Remaining ?? 0m))], Today);
    }

    private static OnAccountOrder Order(string id) => new() { OrderId = id, ExternalNumber = $"bq:{id}", Customer = Trade, Total = new Money(120m, Gbp) };

    private static ErpReceivable Invoice(string number, string external) => new()
    {
        Number = number, Customer = Trade, ExternalNumber = external, PostedOn = new DateOnly(2026, 3, 8), DueDate = new DateOnly(2026, 4, 20), Currency = Gbp, Total = 120m, Remaining = 120m,
    };

    private static ErpReceivableAccount Account(decimal? balance) => new() { Number = Trade, Name = "Calder Electrical", Terms = "30 DAYS", Currency = Gbp, Balance = balance };
}
