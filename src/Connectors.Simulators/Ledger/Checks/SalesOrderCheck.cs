using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger.Checks;

/// <summary>One sales order, of what was bought, at its price and tax, for the right customer and place; not before it was paid, and gone when the order is off.</summary>
internal static class SalesOrderCheck
{
    /// <summary>How long a sales order may be half written.</summary>
    private static readonly TimeSpan Writing = TimeSpan.FromMinutes(15);

    private const int LongestPlan = 31;

    public static void Run(Audit audit, OrderStory story)
    {
        AtOnce(audit, story);
        foreach (var sales in story.Sales)
        {
            if (sales.Created.By != Actor.Person)
                TooEarly(audit, story, sales);
            Contents(audit, story, sales);
            Reference(audit, story, sales);
            Dates(audit, story, sales);
            Postings(audit, story, sales);
            SentUnposted(audit, story, sales);
        }

        foreach (var told in story.Marketplace.OfType<ReferenceTold>())
        {
            if (told.Reference is { } name && audit.Stories.Orders.Find(o => o != story && (o == audit.Stories.Behind(name) || o.Sales.Exists(s => s.Created.Order.Number == name))) is { } other)
                audit.Wrong(story, "reference-told", told.At, "the seller's name of this order", $"'{name}', which is {other.OrderId}");
        }

        NotPosted(audit, story);
    }

    private static void AtOnce(Audit audit, OrderStory story)
    {
        var worst = 1;
        foreach (var one in story.Sales)
        {
            var standing = story.Beside(one);
            if (standing > worst)
            {
                worst = standing;
                if (IsCopyThatIsSeen(audit, story, one))
                    continue;
                audit.Doubled(story, "sales-doubled", one.Created.At, "one sales order", Audit.Text($"it stood in the ERP {standing} times at once, {(one.Created.By == Actor.Person ? "a copy that a person entered and that nobody was shown in time" : "made again")}"));
            }
        }
    }

    /// <summary>A person entered it beside ours: no program can take that back, and it is no fault of the program's while it shows it.</summary>
    private static bool IsCopyThatIsSeen(Audit audit, OrderStory story, SalesOrderStory copy)
    {
        if (copy.Created.By != Actor.Person)
            return false;
        var alone = story.Sales.Select(static s => s.Deleted).OfType<SalesOrderDeleted>().FirstOrDefault(d => d.Sequence > copy.Created.Sequence)?.At;
        return IsShown(audit, story, LedgerStep.ErpOrder, copy.Created.At, alone ?? audit.Terms.Now);
    }

    private static bool IsShown(Audit audit, OrderStory story, string step, DateTimeOffset since, DateTimeOffset until) =>
        audit.Excuses.Unexplained(story, step, since, until) <= audit.Terms.TellTime;

    private static void TooEarly(Audit audit, OrderStory story, SalesOrderStory sales)
    {
        var then = Entitlement.After(story, OrderStory.Until(sales.Created));
        if (audit.WasKnownOff(story, sales.Created))
            audit.Wrong(story, "sales-after-cancellation", sales.Created.At, "no sales order for an order that is off", "one was made");
        else if (!then.IsCleared && !audit.Terms.Claims.BooksDrafts && !audit.Excuses.IsReleased(story))
            audit.Wrong(story, "sales-before-payment", sales.Created.At, "no sales order before the order is cleared", "one was made");
        if (then.Order.OperatorShips)
            audit.Wrong(story, "sales-beside-operator", sales.Created.At, "no sales order for goods that the operator sends", "one was made");
    }

    /// <summary>Compares whenever the content counts: at each posting, and now when it still stands.</summary>
    private static void Contents(Audit audit, OrderStory story, SalesOrderStory sales)
    {
        if (audit.Terms.Claims.BooksDrafts && sales is { IsPosted: false, Deleted: not null } && !Entitlement.After(story, OrderStory.Until(sales.Created)).IsCleared)
            return;
        var told = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < sales.Events.Count; i++)
        {
            var next = sales.Events[i];
            // What stood for long was wrong, even when it was mended in the end.
            if (next is SalesOrderPosted || (i > 0 && next.At - sales.Events[i - 1].At > audit.Terms.SettleTime))
                Content(audit, story, sales, i, OrderStory.Until(next), (next is SalesOrderPosted ? next.At : sales.Events[i - 1].At, next.At), told);
        }

        if (sales.Deleted is not null || sales.IsComplete)
            return;
        var written = sales.Events.Last(static e => e is SalesOrderCreated or SalesOrderChanged);
        if (audit.Terms.Now - written.At >= Writing || story.Warehouse.Count > 0)
            Content(audit, story, sales, sales.Events.Count, OrderStory.All, (written.At, audit.Terms.Now), told);
    }

    private static void Content(
        Audit audit, OrderStory story, SalesOrderStory sales, int events, Func<WorldEvent, bool> until, (DateTimeOffset Written, DateTimeOffset Counts) at, HashSet<string> told)
    {
        var content = sales.ContentAfter(events);
        var personal = sales.PersonalAfter(events);
        var bought = Entitlement.After(story, until);
        if (bought.IsOff)
            return;
        foreach (var (code, expected, actual) in SalesOrderComparison.Differences(audit, bought, content, personal))
        {
            // A change at the marketplace needs its time to reach the ERP, and waits there for what a person can see. What came just before it was written is to be seen soon after.
            var version = sales.VersionAfter(events);
            var wasRight = story.Marketplace.Exists(e => IsNews(e, version, audit.Terms) && until(e) && e is QuantityCancelled or QuantityRefunded or OrderChanged
                && audit.Excuses.Unexplained(story, LedgerStep.ErpOrder, e.At, at.Counts) < (e.Sequence > version.Sequence ? audit.Terms.SettleTime : audit.Terms.ChangeTime)
                && SalesOrderComparison.Differences(audit, Before(story, e, version), content, personal).All(d => d.Code != code));
            if (!wasRight && told.Add(code))
                audit.Wrong(story, code, at.Written, expected, actual);
        }
    }

    /// <summary>Whether whoever wrote this version may not have known of the change.</summary>
    private static bool IsNews(WorldEvent change, WorldEvent version, AuditTerms terms) => change.Sequence > version.Sequence || change.At > version.At - terms.ChangeTime;

    /// <summary>What was bought when it was written, or before the change that came meanwhile.</summary>
    private static Entitlement Before(OrderStory story, WorldEvent change, WorldEvent version)
    {
        var last = Math.Min(change.Sequence - 1, version.Sequence);
        return Entitlement.After(story, e => e.Sequence <= last);
    }

    private static void Reference(Audit audit, OrderStory story, SalesOrderStory sales)
    {
        if (sales.Created is { By: Actor.Seller, Order.ExternalNumber: var first } && !OrderReference.IsOf(first, audit.Terms.NameOf(story)))
            audit.Wrong(story, "sales-reference", sales.Created.At, "the external number of the order", $"'{first}', which is of another marketplace");
        foreach (var changed in sales.Events.OfType<SalesOrderChanged>().Where(static c => c.By == Actor.Seller))
        {
            if (audit.Stories.Behind(changed.Order.ExternalNumber) != story && !sales.PersonalAfter(sales.Events.IndexOf(changed) + 1).Reference)
                audit.Wrong(story, "sales-reference", changed.At, "the external number of the order", $"'{changed.Order.ExternalNumber}'");
        }
    }

    /// <summary>
    /// The order date is the day on which the buyer ordered, by the world's clock or by the vendors'; without one the ERP takes the day of the entry. A posting is planned
    /// for the weeks to come at most, and an invoice is of no day before the order or after its own posting.
    /// </summary>
    private static void Dates(Audit audit, OrderStory story, SalesOrderStory sales)
    {
        var at = story.Placed.Order.OrderedAt;
        var (ordered, told) = (Day(at), Day(at + audit.Terms.ClockOffset));
        var first = told < ordered ? told : ordered;
        foreach (var written in sales.Events.Where(static e => e.By == Actor.Seller))
        {
            if ((written switch { SalesOrderCreated made => made.Order, SalesOrderChanged changed => changed.Order, _ => null }) is not { } content)
                continue;
            var date = content.OrderDate ?? Day(sales.Created.At);
            if (date != ordered && date != told)
                audit.Wrong(story, "sales-date", written.At, Audit.Text($"the order date {ordered:o}"), Audit.Text($"{date:o}"));
            else if (content.PostingDate is { } posting && (posting < first || posting > Day(written.At).AddDays(LongestPlan)))
                audit.Wrong(story, "sales-date", written.At, Audit.Text($"a posting date from {ordered:o} on"), Audit.Text($"{posting:o}"));
            else
                continue;
            break;
        }

        foreach (var posted in sales.Events.OfType<SalesOrderPosted>())
        {
            // Clocks make a day.
            if (posted.InvoiceDate is { } invoiced && (invoiced < first || invoiced > Day(posted.At).AddDays(1)))
                audit.Wrong(story, "invoice-date", posted.At, Audit.Text($"an invoice of {ordered:o} to {Day(posted.At):o}"), Audit.Text($"{invoiced:o}"));
        }

        static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
    }

    private static void Postings(Audit audit, OrderStory story, SalesOrderStory sales)
    {
        var posted = new Units();
        foreach (var posting in sales.Events.OfType<SalesOrderPosted>())
        {
            var lines = sales.ContentAfter(sales.Events.IndexOf(posting)).Lines;
            foreach (var line in posting.Lines)
            {
                if (lines.FirstOrDefault(l => l.LineId == line.LineId) is { Role: SalesLineRole.Goods } goods)
                    posted.Add(GoodsOf(story, goods.Number, line.Shipped * goods.UnitsPer));
            }

            var left = story.Left(OrderStory.Until(posting));
            foreach (var sku in posted.Beyond(left).Where(_ => posting.By != Actor.Person || (left.Total == 0m && !IsPostingThatIsSeen(audit, story, posting))))
                audit.Wrong(story, "posted-not-sent", posting.At, Audit.Text($"{left.Of(sku)} of {sku}, which have left"), Audit.Text($"{posted.Of(sku)} were posted as shipped"));
        }
    }

    /// <summary>Of a seller who posts himself, what left stays unposted by no more than a pack that is not whole yet, long before the rest has left.</summary>
    private static void SentUnposted(Audit audit, OrderStory story, SalesOrderStory sales)
    {
        if (!audit.Terms.Claims.PostsDispatches || sales is { Deleted: not null } or { IsComplete: true } || audit.Terms.PostingTime is not { } time || story.Now().IsOff || IsPostingExcused(audit, story))
            return;
        var posted = sales.Events.OfType<SalesOrderPosted>().SelectMany(static p => p.Lines).ToLookup(static l => l.LineId, static l => l.Shipped);
        var left = story.Left(OrderStory.Until(audit.Terms.Now - time));

        // What is a part of a kit may have left for the kit.
        var inKits = new Units();
        foreach (var kit in story.Placed.Order.Lines.Where(static l => l.Parts.Count > 0))
            inKits.Add(kit.GoodsOf(kit.Quantity));
        foreach (var line in sales.ContentAfter(sales.Events.Count).Lines.Where(static l => l.Role == SalesLineRole.Goods).GroupBy(static l => l.Number, StringComparer.OrdinalIgnoreCase).Where(static g => g.Count() == 1).Select(static g => g.First()))
        {
            var packs = Math.Min(line.Quantity, decimal.Floor((left.Of(line.Number) - inKits.Of(line.Number)) / line.UnitsPer));
            if (posted[line.LineId].Sum() is var done && done < packs)
                audit.Wrong(story, "sent-not-posted", audit.Terms.Now - time, Audit.Text($"{packs} of {line.Number} posted, which have left"), Audit.Text($"{done} were"));
        }
    }

    /// <summary>A kit is posted as one and leaves as its parts.</summary>
    private static IEnumerable<Goods> GoodsOf(OrderStory story, string number, decimal units) =>
        story.Placed.Order.Lines.FirstOrDefault(l => l.Parts.Count > 0 && string.Equals(l.Sku, number, StringComparison.OrdinalIgnoreCase))?.GoodsOf(units) ?? [new Goods(number, units)];

    /// <summary>What a person posts too early becomes right when it leaves; until then others must be able to see it.</summary>
    private static bool IsPostingThatIsSeen(Audit audit, OrderStory story, SalesOrderPosted posting)
    {
        var sent = story.Events.Find(e => e.Sequence > posting.Sequence && e is ParcelLabelled or ParcelLeft)?.At;
        return IsShown(audit, story, LedgerStep.Posting, posting.At, sent ?? audit.Terms.Now);
    }

    private static bool IsPostingExcused(Audit audit, OrderStory story) =>
        audit.Excuses.IsExcusedNow(story, LedgerStep.ErpOrder) || audit.Excuses.IsExcusedNow(story, LedgerStep.Posting);

    private static void NotPosted(Audit audit, OrderStory story)
    {
        // What left for an order that is off a person settles: no program invoices it.
        if (audit.Terms.Claims.PostsDispatches && story.Now().IsOff)
            return;

        // Where nobody posts, what was begun has to be finished all the same.
        var allowed = audit.Terms.PostingTime ?? (story.Sales.Exists(static s => s.IsPosted) ? audit.Terms.SettleTime : null);
        if (allowed is not { } time || story.Events.OfType<WarehouseOrderFulfilled>().LastOrDefault() is not { } fulfilled || fulfilled.At + time > audit.Terms.Now)
            return;
        if (story.Sales.Find(static s => s is { Deleted: null, IsComplete: false }) is { } sales && !IsPostingExcused(audit, story))
            audit.Wrong(story, "sales-not-posted", fulfilled.At, "a sales order that is posted when its goods have left", Audit.Text($"{sales.Created.Order.Number} still stands{(sales.IsPosted ? ", posted in part" : "")}"));
    }
}
