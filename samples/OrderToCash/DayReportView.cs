using System.Globalization;
using Spectre.Console;

namespace OrderToCash;

/// <summary>The report for people.</summary>
internal static class DayReportView
{
    private const int MostFindings = 20;

    public static void Show(IAnsiConsole console, DayReport report)
    {
        console.WriteLine();
        console.MarkupLine("[bold]The day in figures[/]");
        console.WriteLine();
        ShowOrders(console, report.Orders);
        ShowWaiting(console, report);
        ShowClocks(console, report);
        if (report.Ledger is { Stock: not null } week)
            ShowWeek(console, week);
        ShowVerdict(console, report);
    }

    private static void ShowOrders(IAnsiConsole console, OrderCounts orders)
    {
        var steps = new BarChart().Width(72).WithMaxValue(Math.Max(1, orders.Received))
            .AddItem("received", orders.Received, Color.Grey)
            .AddItem("accepted", orders.Accepted, Color.Blue)
            .AddItem("posted to ERP", orders.Posted, Color.Blue)
            .AddItem("at warehouse", orders.Released, Color.Blue)
            .AddItem("dispatched", orders.Dispatched, Color.Blue)
            .AddItem("confirmed", orders.Confirmed, Color.Green);
        console.Write(steps);
        console.WriteLine();
        console.MarkupLine(Count(orders.Held, "held", "yellow") + Count(orders.Cancelled, "cancelled", "grey") + Count(orders.Ignored, "ignored", "grey") + Count(orders.Lost, "lost", "red"));
        console.WriteLine();

        static string Count(int count, string word, string colour) => $"[{(count == 0 ? "grey" : colour)}]{count}[/] {word}   ";
    }

    private static void ShowWaiting(IAnsiConsole console, DayReport report)
    {
        if (report.Mended.Count > 0)
        {
            console.MarkupLineInterpolated($"Waited and went on by itself: {string.Join(", ", report.Mended.Select(static m => $"{m.Count} × {m.Code}"))}");
            console.WriteLine();
        }

        if (report.Holds.Count + report.Warnings.Count == 0)
        {
            console.MarkupLine("[green]Nothing waits for anybody.[/]");
            console.WriteLine();
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumn(string.Empty).AddColumn("What a person must see").AddColumn("Who").AddColumn("How many");
        foreach (var hold in report.Holds)
            table.AddRow("[yellow]waits[/]", hold.Code, hold.Owner, hold.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var warning in report.Warnings)
            table.AddRow("[grey]look at[/]", warning.Code, warning.Owner, warning.Count.ToString(CultureInfo.InvariantCulture));
        console.Write(table);
        console.MarkupLine("What to do about each is in docs/runbooks, by its name.");
        console.WriteLine();
    }

    private static void ShowClocks(IAnsiConsole console, DayReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Clock").AddColumn("Least time left").AddColumn("Median").AddColumn("Late");
        Add("acceptance", report.Acceptance);
        Add("dispatch", report.Dispatch);
        console.Write(table);
        console.MarkupLineInterpolated($"{report.Shipments.Confirmed} shipments confirmed; {report.Shipments.OrdersInSeveral} orders left in more than one parcel.");
        console.WriteLine();

        void Add(string name, ClockMargins margins) => table.AddRow(
            name, Span(margins.Least), Span(margins.Median), margins.Late == 0 ? "[green]0[/]" : $"[red]{margins.Late}[/]");
    }

    private static void ShowWeek(IAnsiConsole console, LedgerVerdict week)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("The week after").AddColumn("What came of it").AddColumn(string.Empty);
        if (week.Trade is { } trade)
            Add("business orders", $"{trade.Placed} placed, {trade.InErp} in the ERP, {trade.Dispatched} left, {trade.Told} told", trade.Dispatched == trade.Told);
        if (week.Stock is { } stock)
            Add("stock", $"{stock.Offers - stock.Astray} of {stock.Offers} offers show what is there", stock.Astray == 0);
        if (week.Prices is { } prices)
            Add("prices", $"{prices.Offers - prices.Astray} of {prices.Offers} offers cost what they are to", prices.Astray == 0);
        if (week.Returns is { } returns)
            Add("returns", $"{returns.Asked} asked for, {returns.Credited} credited, {returns.PaidBack} paid back", returns.Credited == returns.PaidBack);
        if (week.Settlement is { } money)
            Add("settlement", $"{money.Payouts} paid out, {money.PaidOut:#,0.00} in all; {money.Booked:#,0.00} booked", money.PaidOut == money.Booked);
        console.Write(table);
        console.WriteLine();

        void Add(string flow, FormattableString what, bool isRight) => table.AddRow(
            new Text(flow), new Text(what.ToString(CultureInfo.InvariantCulture)), new Markup(isRight ? "[green]✓[/]" : "[yellow]look[/]"));
    }

    private static void ShowVerdict(IAnsiConsole console, DayReport report)
    {
        console.MarkupLine(report.JournalWhole ? "Journal: [green]whole[/]" : "Journal: [red]tampered with[/]");
        if (report.Ledger is { } ledger)
        {
            console.MarkupLine($"Ledger:  [{(ledger.Findings.Count == 0 ? "green" : "red")}]{ledger.Lost} lost, {ledger.Duplicated} doubled, {ledger.Findings.Count} findings[/]  [grey](counted by the simulators, not by us)[/]");
            foreach (var finding in ledger.Findings.Take(MostFindings))
                console.MarkupLineInterpolated($"  [grey]{finding}[/]");
            if (ledger.Findings.Count > MostFindings)
                console.MarkupLineInterpolated($"  [grey]and {ledger.Findings.Count - MostFindings} more (--report writes all)[/]");
            foreach (var waiting in ledger.Waiting.OrderByDescending(static w => w.Age).Take(MostFindings))
                console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  [grey]{waiting.Order} waits for '{waiting.Step}' since {Span(waiting.Age)}, {waiting.Value:0.00} {waiting.Currency}{(waiting.Held ? ", held" : string.Empty)}[/]");
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Calls an order: {string.Join(", ", ledger.CallsPerOrder.Select(static c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {c.Value:0.00}")))}");
            if (ledger.Trade is { CallsPerOrder.Count: > 0 } trade)
                console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Calls a business order: {string.Join(", ", trade.CallsPerOrder.OrderBy(static c => c.Key, StringComparer.Ordinal).Select(static c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {c.Value:0.00}")))}");
            foreach (var (flow, calls) in ledger.OtherCalls.OrderBy(static f => f.Key, StringComparer.Ordinal))
                console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Calls of {flow}: {string.Join(", ", calls.OrderBy(static c => c.Key, StringComparer.Ordinal).Select(static c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {c.Value}")))}");
        }

        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{report.FaultsInjected} faults injected, {report.ElapsedMs / 1000m:0.0} s.");
    }

    private static string Span(TimeSpan? span) => span is { } time
        ? $"{(time < TimeSpan.Zero ? "-" : string.Empty)}{(int)time.Duration().TotalHours} h {time.Duration().Minutes:00} min"
        : "–";
}
