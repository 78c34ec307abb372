using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger.Checks;

/// <summary>What the seller owes is done, or waits for a reason; the duties of an order do not end when it counts as shipped.</summary>
internal static class DutyCheck
{
    public static void Run(Audit audit, OrderStory story)
    {
        var now = story.Now();
        if (now.Order.OperatorShips)
            return;
        Late(audit, story);
        var left = story.Left(OrderStory.All);
        if (now.IsOff || (now.IsAccepted && now.ToSend().Total == 0m))
        {
            if (left.Total == 0m)
                TakeBack(audit, story);
            return;
        }

        if (Missing(audit, story, now) is not { } missing)
            return;
        var (step, since) = missing;
        audit.Waits(story, step, since);
        // Goods that went without a sales order are a loss that no hold explains, unless people sent them or took the order out.
        var gone = step == LedgerStep.ErpOrder && story.Sales.TrueForAll(static s => s.Deleted?.By != Actor.Person)
            && story.Warehouse.Exists(static w => w.Created.By != Actor.Person && w.Events.Exists(static e => e is ParcelLeft));
        var isExcused = audit.Excuses.IsExcusedNow(story, step);
        if (isExcused && step == LedgerStep.Confirm && audit.Terms.TellsPartsOf(story) && KnownUntold(story) is { } known && !audit.Excuses.IsExcusedNow(story, step, Excuses.UnmappedCarrier))
            (isExcused, since) = (false, known);
        if (audit.Terms.Now - since > audit.Terms.SettleTime && (gone || !isExcused))
            audit.Lost(story, $"waits-{step}", since, $"the step '{step}' done", gone ? "the goods have left and no sales order stands" : "it has waited with nothing to explain it");
    }

    private static (string Step, DateTimeOffset Since)? Missing(Audit audit, OrderStory story, Entitlement now)
    {
        if (!now.IsAccepted)
        {
            return story.Marketplace.OfType<OrderOffered>().FirstOrDefault() is { } offered ? (LedgerStep.Accept, offered.At) : null;
        }

        if (story.Marketplace.OfType<OrderCleared>().FirstOrDefault() is not { } cleared)
            return null;
        if (story.Sales.Find(static s => s.Deleted is null) is not { } sales)
            return (LedgerStep.ErpOrder, story.Sales.Max(static s => s.Deleted?.At) ?? cleared.At);
        var (due, requested) = (now.ToSend().Less(story.SentByPeople(OrderStory.All)), story.Requested(OrderStory.All));
        if (due.Beyond(requested).Any())
        {
            var stopped = story.Events.OfType<GoodsStopped>().LastOrDefault()?.At;
            return (LedgerStep.WarehouseOrder, stopped > sales.Created.At ? stopped.Value : sales.Created.At);
        }

        return Confirmation(audit, story, due);
    }

    /// <summary>A parcel that is still to leave is the warehouse's turn, not the seller's.</summary>
    private static (string Step, DateTimeOffset Since)? Confirmation(Audit audit, OrderStory story, Units due)
    {
        var parcels = story.ToTell(OrderStory.All);
        var labelled = new Units();
        foreach (var (_, parcel) in parcels)
            labelled.Add(parcel.Goods);
        if (!story.Tellable(story.Bought(labelled)).Beyond(story.Confirmed(OrderStory.All)).Any() || (!audit.Terms.TellsPartsOf(story) && due.Beyond(labelled).Any()))
            return null;
        if (audit.Terms.TellsPartsOf(story) && HasKits(story))
            return (LedgerStep.Confirm, story.Untold(parcels)!.Value);
        var untold = Untold(story).Select(static p => p.At).DefaultIfEmpty(parcels.Max(static p => p.At));
        return (LedgerStep.Confirm, audit.Terms.TellsPartsOf(story) ? untold.Min() : untold.Max());
    }

    private static List<(DateTimeOffset At, ParcelContent Parcel)> Untold(OrderStory story)
    {
        var told = TrackingCheck.Told(story).Select(static t => t.Tracking?.Number).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return story.ToTell(OrderStory.All).FindAll(p => !TrackingCheck.NumbersOf(story, p.Parcel.Id).Overlaps(told));
    }

    /// <summary>Since when a parcel waits whose carrier everybody knows, whatever carries the others; null when none does.</summary>
    private static DateTimeOffset? KnownUntold(OrderStory story) => HasKits(story)
        ? story.Untold(story.ToTell(OrderStory.All).Where(static p => p.Parcel.CarrierCode is not null))
        : Untold(story).Where(static p => p.Parcel.CarrierCode is not null).Select(static p => (DateTimeOffset?)p.At).Min();

    /// <summary>A parcel with parts of a kit is told of with the one that makes it whole.</summary>
    private static bool HasKits(OrderStory story) => story.Placed.Order.Lines.Any(static l => l.Parts.Count > 0);

    /// <summary>Nothing left: the sales order is taken back, and the warehouse stopped.</summary>
    private static void TakeBack(Audit audit, OrderStory story)
    {
        var off = story.Marketplace.LastOrDefault(static e => e is OrderCancelled or OrderDecided or QuantityCancelled or QuantityRefunded)?.At ?? story.Placed.At;
        if (audit.Terms.Now - off <= audit.Terms.SettleTime)
            return;
        var due = off + audit.Terms.SettleTime;
        foreach (var (sales, deleted) in story.Sales.Where(s => s.Created.At <= off).Select(static s => (s, s.Deleted)))
        {
            if (deleted is not null && audit.Excuses.Unexplained(story, LedgerStep.TakeBack, off, deleted.At) > audit.Terms.SettleTime)
                audit.Wrong(story, "sales-not-taken-back", off, "no sales order for an order that is off", Audit.Text($"{sales.Created.Order.Number} stood for {(deleted.At - off).TotalHours:0} hours more"));
        }

        if (story.Requested(OrderStory.Until(due)).Total > 0m && story.Events.OfType<GoodsStopped>().LastOrDefault() is { } stopped
            && audit.Excuses.Unexplained(story, LedgerStep.TakeBack, off, stopped.At) > audit.Terms.SettleTime && story.Requested(OrderStory.All).Total <= 0m)
            audit.Wrong(story, "warehouse-not-stopped", off, "no warehouse order for an order that is off", Audit.Text($"the warehouse was stopped {(stopped.At - off).TotalHours:0} hours later"));
        foreach (var sales in story.Sales.Where(static s => s.Deleted is null))
        {
            if (!audit.Excuses.IsExcusedNow(story, LedgerStep.TakeBack))
                audit.Wrong(story, "sales-not-taken-back", off, "no sales order for an order that is off", Audit.Text($"{sales.Created.Order.Number} {(sales.IsPosted ? "was posted" : "still stands")}"));
        }

        if (story.Requested(OrderStory.All).Total > 0m && !audit.Excuses.IsExcusedNow(story, LedgerStep.TakeBack))
            audit.Wrong(story, "warehouse-not-stopped", off, "no warehouse order for an order that is off", "the warehouse is still to send it");
    }

    /// <summary>Done, but later than it may be.</summary>
    private static void Late(Audit audit, OrderStory story)
    {
        if (story.Marketplace.OfType<OrderCleared>().FirstOrDefault() is not { } cleared)
            return;
        foreach (var sales in story.Sales.Where(s => story.Beside(s) == 1))
        {
            var before = story.Sales.Select(static s => s.Deleted).OfType<SalesOrderDeleted>().LastOrDefault(d => d.Sequence < sales.Created.Sequence);
            Late(LedgerStep.ErpOrder, "booked-late", Later(cleared.At, before?.At), sales.Created.At);
        }

        // Each time that something was missing at the warehouse: since the sales order stands, or since it was stopped.
        foreach (var asked in story.Warehouse.Select(static w => w.Created))
        {
            if (story.Sales.LastOrDefault(s => s.Created.Sequence < asked.Sequence) is not { } sales)
                continue;
            var stopped = story.Events.OfType<GoodsStopped>().LastOrDefault(s => s.Sequence < asked.Sequence);
            if (Entitlement.After(story, OrderStory.Until(asked)).ToSend().Beyond(story.Requested(e => e.Sequence < asked.Sequence)).Any())
                Late(LedgerStep.WarehouseOrder, "asked-late", Later(Later(cleared.At, sales.Created.At), stopped?.At), asked.At);
        }

        void Late(string step, string code, DateTimeOffset since, DateTimeOffset done)
        {
            if (audit.Excuses.Unexplained(story, step, since, done) > audit.Terms.SettleTime)
                audit.Wrong(story, code, done, Audit.Text($"the step '{step}' within {audit.Terms.SettleTime.TotalHours:0} hours"), Audit.Text($"{(done - since).TotalHours:0} hours"));
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;
}
