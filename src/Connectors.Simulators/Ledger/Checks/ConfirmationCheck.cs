using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger.Checks;

/// <summary>The marketplace is told of parcels that go: not before, each once, with what is in it, its carrier and its number, and in time.</summary>
internal static class ConfirmationCheck
{
    public static void Run(Audit audit, OrderStory story)
    {
        foreach (var confirmed in story.Marketplace.OfType<ShipmentConfirmed>().Where(static c => c.By == Actor.Seller))
        {
            if (story.Placed.Order.OperatorShips)
                audit.Doubled(story, "confirmed-beside-operator", confirmed.At, "one sender, the operator", "the seller told of a parcel too");
            TooMuch(audit, story, confirmed);
            Late(audit, story, confirmed);
        }

        Twice(audit, story);
        Goods(audit, story);
    }

    private static void TooMuch(Audit audit, OrderStory story, ShipmentConfirmed confirmed)
    {
        var left = Sum(story.ToTell(OrderStory.Until(confirmed)).Select(static p => p.Parcel).Concat(Void(audit, story, confirmed)));
        var told = story.Confirmed(OrderStory.Until(confirmed));
        var mine = story.UnitsOf(confirmed);
        foreach (var sku in told.Beyond(left).Where(s => mine.Of(s) > 0m))
            audit.Doubled(story, "confirmed-too-much", confirmed.At, Audit.Text($"{left.Of(sku)} of {sku}, which left the warehouse"), Audit.Text($"{told.Of(sku)} were confirmed"));
    }

    /// <summary>
    /// Parcels whose label was made void and that have no other yet, as far as they were told before that news could arrive: that was right, and stays theirs.
    /// </summary>
    private static IEnumerable<ParcelContent> Void(Audit audit, OrderStory story, ShipmentConfirmed confirmed)
    {
        var (until, labelled) = (OrderStory.Until(confirmed), story.Labelled(OrderStory.Until(confirmed)));
        foreach (var voids in story.Events.OfType<LabelVoided>().Where(v => until(v)).GroupBy(static v => v.ParcelId))
        {
            if (labelled.Exists(p => p.Parcel.Id == voids.Key) || story.Events.OfType<ParcelLabelled>().LastOrDefault(l => l.Parcel.Id == voids.Key && until(l)) is not { Parcel: var parcel })
                continue;
            var numbers = TrackingCheck.NumbersOf(story, parcel.Id);
            var known = voids.First().At + audit.Terms.ChangeTime;
            if (confirmed.At < known || story.Marketplace.OfType<ShipmentConfirmed>().Any(c => c.At < known && c.Tracking?.Number is { } number && numbers.Contains(number)))
                yield return parcel;
        }
    }

    private static void Late(Audit audit, OrderStory story, ShipmentConfirmed confirmed)
    {
        var parcels = story.Labelled(OrderStory.Until(confirmed));
        if (parcels.Count == 0)
            return;
        var mine = confirmed.Tracking?.Number is { } number ? parcels.FindAll(p => p.Parcel.Number == number) : [];
        var since = confirmed.ShipmentId is null || mine.Count == 0 ? parcels.Max(static p => p.At) : mine.Max(static p => p.At);
        var deadline = story.Marketplace.OfType<OrderCleared>().FirstOrDefault()?.ShipBy;
        var wait = audit.Excuses.Unexplained(story, LedgerStep.Confirm, since, confirmed.At);
        var late = wait > audit.Terms.SettleTime ? "confirmed-late"
            : deadline is { } by && since <= by - audit.Terms.ChangeTime && confirmed.At > by && wait > audit.Terms.ChangeTime ? "confirmed-after-deadline" : null;
        if (late is not null)
            audit.Wrong(story, late, confirmed.At, Audit.Text($"the news of a parcel that left at {since:u} in time"), "it came later");
    }

    private static void Twice(Audit audit, OrderStory story)
    {
        var parcels = story.Labelled(OrderStory.All);
        var equal = story.Marketplace.OfType<ShipmentConfirmed>().Where(static c => c is { By: Actor.Seller, Tracking.Number: not null })
            .GroupBy(static c => (c.Tracking!.Number, string.Join(';', c.Lines.Select(static l => Audit.Text($"{l.LineId}x{l.Quantity}")))));
        foreach (var same in equal)
        {
            var known = Math.Max(1, parcels.Count(p => p.Parcel.Number == same.Key.Number));
            if (same.Count() > known)
                audit.Doubled(story, "confirmed-doubled", same.Last().At, Audit.Text($"the parcel {same.Key.Number} confirmed {known} times"), Audit.Text($"it was confirmed {same.Count()} times"));
        }
    }

    /// <summary>What was told under a number is what went under it. Parcels with parts of a pack or a kit cannot be told as they are; something of a kit went with the one that it is told with.</summary>
    private static void Goods(Audit audit, OrderStory story)
    {
        var parcels = story.Labelled(OrderStory.All);
        var isBroken = parcels.Exists(p => story.IsBroken(p.Parcel));
        if (isBroken && !story.Placed.Order.Lines.Any(static l => l.Parts.Count > 0))
            return;
        var current = TrackingCheck.Told(story);
        foreach (var number in current.Where(static t => t is { Confirmed.ShipmentId: not null, Tracking.Number: not null }).GroupBy(static t => t.Tracking!.Number!, StringComparer.Ordinal))
        {
            var sent = Sum(story.Events.OfType<ParcelLabelled>().Where(l => TrackingCheck.NumbersOf(story, l.Parcel.Id).Contains(number.Key)).Select(static l => l.Parcel).DistinctBy(static p => p.Id));
            var told = new Units();
            foreach (var (confirmed, _, _) in number)
                told.Add(story.UnitsOf(confirmed));
            var differs = isBroken ? number.Any(n => IsElsewhere(story, n.Confirmed, sent)) : told.Beyond(sent).Any() || sent.Beyond(told).Any(sku => !IsAllTold(story, sku));
            if (sent.Total > 0m && differs)
                audit.Wrong(story, "confirmed-goods", number.Last().Confirmed.At, Audit.Text($"the {sent.Total} units of the parcel {number.Key}"), Audit.Text($"{told.Total} units, or others"));
        }

        foreach (var voided in story.Events.OfType<LabelVoided>())
        {
            var left = Sum(story.ToTell(OrderStory.All).Select(static p => p.Parcel));
            var told = story.Confirmed(OrderStory.All);
            // What was packed anew with less is for a person to correct who is shown it.
            if (told.Beyond(left).Any() && audit.Terms.Now - voided.At > audit.Terms.SettleTime && !audit.Excuses.IsExcusedNow(story, LedgerStep.Confirm))
                audit.Wrong(story, "confirmed-never-left", voided.At, "only parcels that left are told", Audit.Text($"{told.Total} units told, {left.Total} to be told"));
        }
    }

    /// <summary>A store takes no more than is wanted there: what people took off after the warehouse was asked goes untold.</summary>
    private static bool IsAllTold(OrderStory story, string sku) =>
        story.Placed.Order.Store is not null && story.Marketplace.Exists(static e => e is QuantityCancelled) && story.Confirmed(OrderStory.All).Of(sku) >= story.Now().ToSend().Of(sku);

    /// <summary>Whether a line was told of which the parcel holds nothing.</summary>
    private static bool IsElsewhere(OrderStory story, ShipmentConfirmed confirmed, Units parcel) => story.Placed.Order.Lines
        .Where(l => confirmed.Lines.Any(c => c.LineId == l.LineId && c.Quantity > 0)).Any(l => l.GoodsOf(1m).All(g => parcel.Of(g.Sku) == 0m));

    private static Units Sum(IEnumerable<ParcelContent> parcels)
    {
        var units = new Units();
        foreach (var parcel in parcels)
            units.Add(parcel.Goods);
        return units;
    }
}
