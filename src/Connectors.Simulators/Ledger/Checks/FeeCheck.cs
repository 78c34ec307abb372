using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger.Checks;

/// <summary>What cycles kept as commission is booked once, whether by lines of sales orders, by journals, or by both together.</summary>
internal static class FeeCheck
{
    private const string LedgerAccount = "G/L Account";

    public static void Run(Audit audit)
    {
        var cycles = audit.Stories.Cycles.FindAll(c => c.Fees is not null && SettlementCheck.JournalsOf(audit.Stories, c).Count > 0);
        if (!audit.Terms.Claims.ChargesFees || cycles.Count == 0)
            return;
        var kept = -cycles.Sum(static c => c.Fees!.Sum(static f => f.Amount));
        var settled = cycles.SelectMany(static c => c.Fees!).Select(static f => f.OrderId).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var journals = cycles.SelectMany(c => SettlementCheck.JournalsOf(audit.Stories, c)).Distinct().ToList();
        var byJournals = journals.Sum(j => j.Lines.Where(l => l.AccountType == LedgerAccount && l.Account == audit.Terms.CommissionAccount).Sum(static l => l.Amount));
        var byOrders = audit.Stories.Orders.Where(o => settled.Contains(o.OrderId)).Sum(o => Charged(o, audit.Terms.CommissionAccount));
        if (byJournals + byOrders > kept)
            audit.Doubled("fees-doubled", journals[^1].At, Audit.Text($"{kept} of commission booked, as {cycles.Count} cycles kept it"), Audit.Text($"{byJournals} by journals and {byOrders} by sales orders"));
        else if (byJournals + byOrders < kept)
            audit.Wrong(null, "fees-missed", journals[^1].At, Audit.Text($"{kept} of commission booked, as {cycles.Count} cycles kept it"), Audit.Text($"{byJournals} by journals and {byOrders} by sales orders"));
    }

    /// <summary>What the sales orders of an order have booked on the account, less what credit notes took back of it.</summary>
    private static decimal Charged(OrderStory story, string account)
    {
        var sum = 0m;
        foreach (var sales in story.Sales)
        {
            for (var i = 0; i < sales.Events.Count; i++)
            {
                if (sales.Events[i] is not SalesOrderPosted posted)
                    continue;
                var lines = sales.ContentAfter(i).Lines.Where(l => l.Role == SalesLineRole.Charge && l.Number == account).Select(static l => l.LineId).ToHashSet(StringComparer.Ordinal);
                sum -= posted.Lines.Where(l => lines.Contains(l.LineId)).Sum(static l => l.InvoicedAmount);
            }
        }

        return sum + story.Events.OfType<CreditNotePosted>().SelectMany(static c => c.Lines).Where(l => l.Role == SalesLineRole.Charge && l.Number == account).Sum(static l => l.Amount);
    }
}
