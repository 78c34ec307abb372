using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger.Checks;

/// <summary>What comes back is credited in the ERP, once, when it is there, and with as much as goes back to the customer.</summary>
internal static class CreditCheck
{
    private const decimal Penny = 0.01m;

    public static void Run(Audit audit, OrderStory story)
    {
        var asked = story.Marketplace.OfType<ReturnAsked>().ToList();
        var credits = story.Events.OfType<CreditNotePosted>().ToList();
        if (!audit.Terms.Claims.CreditsReturns || (asked.Count == 0 && credits.Count == 0))
            return;
        var received = asked.ConvertAll(a => story.Marketplace.OfType<ReturnMoved>().LastOrDefault(m => m.ReturnId == a.ReturnId)).FindAll(static m => m is { Step: ReturnStep.Received });
        Goods(audit, story, asked, credits);
        foreach (var (early, index) in credits.Where(static c => c.By == Actor.Seller).Select(static (c, i) => (c, i)))
        {
            if (story.Marketplace.OfType<ReturnMoved>().Where(m => m.Step == ReturnStep.Received && m.Sequence < early.Sequence).DistinctBy(static m => m.ReturnId).Count() <= index)
                audit.Wrong(story, "credit-early", early.At, "no credit note for goods that have not come back", Audit.Text($"{early.Total} credited"));
        }

        if (received.Count > credits.Count)
        {
            var since = received[credits.Count]!.At;
            if (audit.Excuses.Unexplained(story, LedgerStep.Refund, since, audit.Terms.Now) > audit.Terms.RefundTime)
                audit.Wrong(story, "credit-missed", since, Audit.Text($"{received.Count} credit notes"), Audit.Text($"{credits.Count}"));
        }

        if (received.Count > 0 && received.Count == asked.Count && credits.Count == received.Count)
            Amount(audit, story, asked, credits);
    }

    /// <summary>What went back before anybody asked for a return may have been for the same pieces: it is part of what they come to then, and never makes it more than they cost.</summary>
    private static void Amount(Audit audit, OrderStory story, List<ReturnAsked> asked, List<CreditNotePosted> credits)
    {
        var refunds = story.Marketplace.OfType<QuantityRefunded>().Where(static r => !r.NotToBeSent).ToLookup(r => r.Sequence > asked[0].Sequence);
        if (!refunds[true].Any())
            return;
        var credited = credits.Sum(static c => c.Total);
        var back = refunds[true].Sum(static r => r.Total);
        var before = refunds[false].Where(r => asked.Exists(a => a.LineId == r.LineId)).Sum(static r => r.Total);
        var worth = asked.Sum(a => story.Placed.Order.Lines.Where(l => l.LineId == a.LineId).Sum(l => (l.Price + l.Shipping + l.Fees + (story.Placed.Order.PricesIncludeTax ? 0m : (l.Tax + l.ShippingTax) ?? 0m)) * a.Quantity / l.Quantity));
        if (Math.Abs(credited - back) > Penny && !(Math.Abs(credited - back - before) <= Penny && credited <= worth + Penny))
            audit.Wrong(story, "credit-amount", credits[^1].At, Audit.Text($"{back} credited, as was paid back"), Audit.Text($"{credited}"));
    }

    private static void Goods(Audit audit, OrderStory story, List<ReturnAsked> asked, List<CreditNotePosted> credits)
    {
        var announced = asked.SelectMany(a => story.Placed.Order.Lines.Where(l => l.LineId == a.LineId).SelectMany(l => l.GoodsOf(a.Quantity)))
            .GroupBy(static g => g.Sku, StringComparer.OrdinalIgnoreCase).ToDictionary(static g => g.Key, static g => g.Sum(static u => u.Units), StringComparer.OrdinalIgnoreCase);
        foreach (var item in credits.SelectMany(static c => c.Lines).Where(static l => l.Role == SalesLineRole.Goods).GroupBy(static l => l.Number, StringComparer.OrdinalIgnoreCase))
        {
            if (item.Sum(static l => l.Units) > announced.GetValueOrDefault(item.Key))
                audit.Doubled(story, "credit-doubled", credits[^1].At, Audit.Text($"{announced.GetValueOrDefault(item.Key)} of {item.Key} taken back"), Audit.Text($"{item.Sum(static l => l.Units)}"));
        }

        if (credits.Count > asked.Count)
            audit.Doubled(story, "credit-doubled", credits[^1].At, Audit.Text($"{asked.Count} credit notes, one a return"), Audit.Text($"{credits.Count}"));
    }
}
