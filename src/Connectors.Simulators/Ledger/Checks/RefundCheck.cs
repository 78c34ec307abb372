using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger.Checks;

/// <summary>Money goes back once, for a reason, as much as the pieces cost and never more than was paid.</summary>
internal static class RefundCheck
{
    private const decimal Penny = 0.01m;

    public static void Run(Audit audit, OrderStory story)
    {
        var refunds = story.Marketplace.OfType<QuantityRefunded>().ToList();
        var cancelations = story.Marketplace.OfType<QuantityCancelled>().ToList();
        foreach (var same in refunds.Where(static r => r.By == Actor.Seller).GroupBy(static r => (r.LineId, r.Quantity, r.Amount, r.ShippingAmount, r.Reason)))
        {
            // As many equal refunds as the customer sent things back, or one.
            var returns = Math.Max(1, story.Marketplace.OfType<ReturnAsked>().Count(r => r.LineId == same.Key.LineId));
            if (same.Count() > returns)
                audit.Doubled(story, "refund-doubled", same.Last().At, Audit.Text($"{same.Key.Amount + same.Key.ShippingAmount} refunded once"), Audit.Text($"{same.Count()} times"));
        }

        foreach (var same in cancelations.Where(static c => c.By == Actor.Seller).GroupBy(static c => (c.LineId, c.Quantity, c.Amount, c.ShippingAmount)).Where(static g => g.Count() > 1))
            audit.Doubled(story, "cancelation-doubled", same.Last().At, Audit.Text($"{same.Key.Quantity} pieces cancelled once"), Audit.Text($"{same.Count()} times"));
        foreach (var line in story.Placed.Order.Lines)
        {
            var (back, off) = (refunds.FindAll(r => r.LineId == line.LineId), cancelations.FindAll(c => c.LineId == line.LineId));
            Line(audit, story, line, back, off);
            Unsent(audit, story, line, back, off);
            NotPaid(audit, story, line, back);
            if (!audit.Excuses.IsMeant(story))
                Refused(audit, story, line, back);
        }

        foreach (var unpaid in refunds.Where(r => r.By == Actor.Seller && !Entitlement.After(story, OrderStory.Until(r)).IsCleared))
            audit.Wrong(story, "refund-before-payment", unpaid.At, "nothing refunded that was not paid", Audit.Text($"{unpaid.Amount + unpaid.ShippingAmount} were"));
        foreach (var paid in cancelations.Where(c => c.By == Actor.Seller && Entitlement.After(story, OrderStory.Until(c)).IsPaid))
            audit.Wrong(story, "cancelation-after-payment", paid.At, "a refund for what was paid", "a cancellation");
        if (audit.Excuses.IsMeant(story))
            return;
        NotReturned(audit, story, refunds);
        if (!audit.Excuses.KnowsGivenUp)
        {
            GivenAway(audit, story, refunds);
            return;
        }

        foreach (var unmeant in refunds.Where(r => r is { By: Actor.Seller, NotToBeSent: false } && !story.Marketplace.OfType<ReturnAsked>().Any(a => a.LineId == r.LineId && a.Sequence < r.Sequence)))
            audit.Wrong(story, "refund-unmeant", unmeant.At, "a refund that a return or somebody asked for", Audit.Text($"{unmeant.Amount + unmeant.ShippingAmount} for nothing"));
    }

    /// <summary>What is not to be sent any more has not left; and when nothing of a line is sent, its delivery is paid back too.</summary>
    private static void Unsent(Audit audit, OrderStory story, BuyerLine line, List<QuantityRefunded> refunds, List<QuantityCancelled> cancelations)
    {
        foreach (var refund in refunds.Where(static r => r is { By: Actor.Seller, NotToBeSent: true }))
        {
            var known = OrderStory.Until(refund.At - audit.Terms.ChangeTime);
            var (left, due) = (story.Left(known), Entitlement.After(story, OrderStory.Until(refund)).ToSend());
            if (line.GoodsOf(1m).FirstOrDefault(g => left.Of(g.Sku) > due.Of(g.Sku)) is { } gone && !story.Marketplace.Exists(m => m.Sequence < refund.Sequence && m is QuantityRefunded { NotToBeSent: true } or OrderCancelled))
                audit.Wrong(story, "refund-pieces", refund.At, Audit.Text($"a refund of pieces that have not left, or of a return"), Audit.Text($"{refund.Quantity} as not to be sent, and {left.Of(gone.Sku)} of {gone.Sku} had left"));
        }

        var (unsent, paid) = (cancelations.Sum(static c => c.Quantity) + refunds.Where(static r => r.NotToBeSent).Sum(static r => r.Quantity),
            cancelations.Sum(static c => c.Amount + c.ShippingAmount) + refunds.Sum(static r => r.Amount + r.ShippingAmount));
        var bySeller = cancelations.Exists(static c => c.By == Actor.Seller) || refunds.Exists(static r => r is { By: Actor.Seller, NotToBeSent: true });
        if (bySeller && unsent >= line.Quantity && !story.Now().IsOff && paid < line.Price + line.Shipping - Penny)
            audit.Wrong(story, "refund-amount", Latest(refunds, cancelations), Audit.Text($"{line.Price + line.Shipping} back for a line of which nothing is sent"), Audit.Text($"{paid}"));
    }

    private static void Line(Audit audit, OrderStory story, BuyerLine line, List<QuantityRefunded> refunds, List<QuantityCancelled> cancelations)
    {
        var back = refunds.Sum(static r => r.Amount + r.ShippingAmount) + cancelations.Sum(static c => c.Amount + c.ShippingAmount);
        if (back > line.Price + line.Shipping + line.Fees)
            audit.Wrong(story, "refund-too-much", Latest(refunds, cancelations), Audit.Text($"at most {line.Price + line.Shipping + line.Fees} given back"), Audit.Text($"{back}"));
        foreach (var dear in refunds.Where(r => r is { By: Actor.Seller, NotToBeSent: false, Quantity: > 0 } && r.Amount > (line.Price * r.Quantity / line.Quantity) + Penny))
            audit.Wrong(story, "refund-amount", dear.At, Audit.Text($"at most {line.Price * dear.Quantity / line.Quantity:0.00} for {dear.Quantity} pieces"), Audit.Text($"{dear.Amount}"));
        foreach (var (at, quantity, amount) in cancelations.Where(static c => c.By == Actor.Seller).Select(static c => (c.At, c.Quantity, c.Amount))
            .Concat(refunds.Where(static r => r is { By: Actor.Seller, NotToBeSent: true }).Select(static r => (r.At, r.Quantity, r.Amount))))
        {
            var price = line.Price * quantity / line.Quantity;
            if (quantity > 0 && Math.Abs(price - amount) > Penny)
                audit.Wrong(story, "refund-amount", at, Audit.Text($"{price:0.00} for {quantity} pieces"), Audit.Text($"{amount}"));
        }
    }

    /// <summary>Where the customer sends things back and complains of nothing, those are paid for and no others.</summary>
    private static void NotReturned(Audit audit, OrderStory story, List<QuantityRefunded> refunds)
    {
        var asked = story.Marketplace.OfType<ReturnAsked>().ToList();
        if (asked.Count == 0 || story.Marketplace.Exists(static e => e is IncidentOpened))
            return;
        foreach (var line in refunds.Where(r => r is { By: Actor.Seller, NotToBeSent: false } && r.At >= asked[0].At).GroupBy(static r => r.LineId))
        {
            var (returned, paid) = (asked.Where(a => a.LineId == line.Key).Sum(static a => a.Quantity), line.Sum(static r => r.Quantity));
            if (paid > returned)
                audit.Wrong(story, "refund-pieces", line.Last().At, Audit.Text($"the {returned} pieces that come back refunded"), Audit.Text($"{paid} pieces"));
            else if (story.Placed.Order.Lines.FirstOrDefault(l => l.LineId == line.Key) is { } bought && line.Sum(static r => r.Amount) is var sum
                && sum > (bought.Price * returned / bought.Quantity) + Penny)
                audit.Wrong(story, "refund-amount", line.Last().At, Audit.Text($"at most {bought.Price * returned / bought.Quantity:0.00} for {returned} pieces"), Audit.Text($"{sum}"));
        }
    }

    /// <summary>All the money of an order that was sent, of which nothing comes back and about which nobody complained.</summary>
    private static void GivenAway(Audit audit, OrderStory story, List<QuantityRefunded> refunds)
    {
        var paid = refunds.FindAll(static r => r is { By: Actor.Seller, NotToBeSent: false });
        if (paid.Count > 0 && paid.Sum(static r => r.Amount) >= story.Placed.Order.Lines.Sum(static l => l.Price) - Penny && !story.Marketplace.Exists(static e => e is ReturnAsked or IncidentOpened))
            audit.Wrong(story, "refund-unmeant", paid[^1].At, "a refund that a return or somebody asked for", "the whole order for nothing");
    }

    /// <summary>Who sent something back gets an answer, and when the goods are there his money.</summary>
    private static void NotPaid(Audit audit, OrderStory story, BuyerLine line, List<QuantityRefunded> refunds)
    {
        foreach (var asked in story.Marketplace.OfType<ReturnAsked>().Where(a => a.LineId == line.LineId))
        {
            var answer = story.Marketplace.OfType<ReturnMoved>().LastOrDefault(m => m.ReturnId == asked.ReturnId);
            // Refused, never come, or on its way: nothing is owed for it.
            if (answer is { Step: not ReturnStep.Received } || refunds.Exists(r => r.Sequence > asked.Sequence))
                continue;
            var since = answer?.At ?? asked.At;
            if (audit.Excuses.Unexplained(story, LedgerStep.Refund, since, audit.Terms.Now) > audit.Terms.RefundTime)
                audit.Wrong(story, "refund-missed", since, Audit.Text($"the money for {asked.Quantity} pieces back"), answer is null ? "nobody answered the customer" : "nothing was");
        }
    }

    /// <summary>The whole price of what the seller would not take back.</summary>
    private static void Refused(Audit audit, OrderStory story, BuyerLine line, List<QuantityRefunded> refunds)
    {
        var returns = story.Marketplace.OfType<ReturnAsked>().Where(a => a.LineId == line.LineId).ToList();
        if (returns.Count == 0 || story.Marketplace.Exists(static e => e is IncidentOpened))
            return;
        foreach (var refund in refunds.Where(r => r is { By: Actor.Seller, NotToBeSent: false } && r.Sequence > returns[^1].Sequence && r.Amount >= (line.Price / line.Quantity) - Penny))
        {
            if (returns.TrueForAll(a => story.Marketplace.OfType<ReturnMoved>().LastOrDefault(m => m.ReturnId == a.ReturnId && m.Sequence < refund.Sequence) is { Step: ReturnStep.Off }))
                audit.Wrong(story, "refund-unmeant", refund.At, "no money for a return that was refused", Audit.Text($"{refund.Amount}"));
        }
    }

    private static DateTimeOffset Latest(List<QuantityRefunded> refunds, List<QuantityCancelled> cancelations) =>
        refunds.Select(static r => r.At).Concat(cancelations.Select(static c => c.At)).Max();
}
