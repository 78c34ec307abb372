using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger.Checks;

/// <summary>What leaves is what is still to be sent: not after a cancellation that had its time to arrive, and not more than was bought.</summary>
internal static class ParcelCheck
{
    public static void Run(Audit audit, OrderStory story)
    {
        PaidBack(audit, story);
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var left in story.Events.OfType<ParcelLeft>())
        {
            var known = left.At - audit.Terms.ChangeTime;
            var due = Entitlement.After(story, OrderStory.Until(known));
            if (due.Order.OperatorShips)
                continue;
            var sent = story.Left(OrderStory.Until(left));
            foreach (var sku in sent.Beyond(due.ToSend()).Where(s => left.Parcel.Goods.Any(g => string.Equals(g.Sku, s, StringComparison.OrdinalIgnoreCase))))
            {
                if (AskedInTime(story, left) || IsShown(audit, story, left) || story.Warehouse.Exists(w => w.Created.WarehouseOrderId == left.WarehouseOrderId && w.HasPersonalGoods) || !told.Add(sku))
                    continue;
                if (due.IsOff)
                    audit.Wrong(story, "sent-after-cancellation", left.At, "nothing sent for an order that was cancelled", Audit.Text($"{sent.Of(sku)} of {sku} left the warehouse"));
                else
                    audit.Doubled(story, "sent-too-much", left.At, Audit.Text($"{due.ToSend().Of(sku)} of {sku}"), Audit.Text($"{sent.Of(sku)} left the warehouse"));
            }
        }
    }

    /// <summary>What was paid back in full before it left is not to leave any more, even when nobody said so.</summary>
    private static void PaidBack(Audit audit, OrderStory story)
    {
        foreach (var (line, sku, each) in story.Now().Lines.SelectMany(static l => l.Line.GoodsOf(1m).Select(g => (l, g.Sku, g.Units))))
        {
            var unsent = 0m;
            foreach (var refund in story.Marketplace.OfType<QuantityRefunded>().Where(r => r.LineId == line.Line.LineId && r is { By: Actor.Seller, NotToBeSent: false }))
            {
                // All the money of a line is that of all its pieces, also when none are named.
                var pieces = refund.Quantity == 0 && refund.Amount >= line.Line.Price - 0.01m ? line.Line.Quantity : refund.Quantity;
                var units = pieces * each;
                if (pieces > 0 && refund.Amount >= (line.Line.Price * pieces / line.Line.Quantity) - 0.01m)
                    unsent += Math.Max(0m, units - story.Left(OrderStory.Until(refund.At + audit.Terms.ChangeTime)).Of(sku));
            }

            var left = story.Left(OrderStory.All).Of(sku);
            var due = story.Now().ToSend().Of(sku) - unsent;
            if (unsent > 0m && left > due && story.Events.OfType<ParcelLeft>().LastOrDefault() is { } last && !AskedInTime(story, last))
                audit.Doubled(story, "refunded-and-sent", last.At, Audit.Text($"{due} of {sku}, which are not paid back"), Audit.Text($"{left} left the warehouse"));
        }
    }

    /// <summary>What people of the seller's edited in their own store after the warehouse was asked is theirs to settle, where others are shown it soon.</summary>
    private static bool IsShown(Audit audit, OrderStory story, ParcelLeft left)
    {
        if (story.Placed.Order.Store is null || story.Warehouse.Find(w => w.Created.WarehouseOrderId == left.WarehouseOrderId)?.Created is not { } asked)
            return false;
        var edits = story.Marketplace.FindAll(e => e is QuantityCancelled { By: Actor.Person } && e.Sequence > asked.Sequence && e.Sequence < left.Sequence);
        return edits.Count > 0 && edits.TrueForAll(e => audit.Excuses.Unexplained(story, LedgerStep.WarehouseOrder, e.At, left.At) <= audit.Terms.TellTime)
            && !story.Left(OrderStory.Until(left)).Beyond(Entitlement.After(story, e => e.Sequence < edits[0].Sequence).ToSend()).Any();
    }

    /// <summary>Whether the warehouse was asked not to send it when that was still in time, and said no.</summary>
    private static bool AskedInTime(OrderStory story, ParcelLeft left) =>
        story.Events.OfType<StopRefused>().Any(r => r.WarehouseOrderId == left.WarehouseOrderId && r.At <= left.At)
        && story.Marketplace.Exists(static e => e is OrderCancelled or QuantityCancelled or QuantityRefunded);
}
