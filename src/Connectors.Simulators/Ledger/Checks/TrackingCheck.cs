using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger.Checks;

/// <summary>Carrier and number told are those of a parcel of the order, and follow when the warehouse corrects them.</summary>
internal static class TrackingCheck
{
    public static void Run(Audit audit, OrderStory story)
    {
        if (story.Warehouse.Count == 0)
            return;
        var parcels = story.Labelled(OrderStory.All).ConvertAll(static p => p.Parcel);
        foreach (var news in story.Marketplace.Where(static e => e is ShipmentConfirmed { By: Actor.Seller } or ShipmentTracked { By: Actor.Seller }))
        {
            var tracking = news is ShipmentConfirmed confirmed ? confirmed.Tracking : ((ShipmentTracked)news).Tracking;
            True(audit, story, news, tracking, parcels);
        }

        foreach (var confirmed in story.Marketplace.OfType<ShipmentConfirmed>().Where(static c => c.By == Actor.Seller))
            Late(audit, story, confirmed);
        foreach (var (confirmed, since, tracking) in Told(story).Where(static t => t.Tracking?.Number is not null))
            Followed(audit, story, confirmed, tracking!.Number!, parcels);
    }

    /// <summary>What the marketplace knows now of each confirmation of the seller's.</summary>
    public static List<(ShipmentConfirmed Confirmed, DateTimeOffset Since, ToldTracking? Tracking)> Told(OrderStory story)
    {
        var told = new List<(ShipmentConfirmed Confirmed, DateTimeOffset Since, ToldTracking? Tracking)>();
        foreach (var happened in story.Marketplace)
        {
            if (happened is ShipmentConfirmed { By: Actor.Seller } confirmed)
                told.Add((confirmed, confirmed.At, confirmed.Tracking));
            else if (happened is ShipmentTracked tracked && told.FindIndex(t => t.Confirmed.ShipmentId == tracked.ShipmentId) is >= 0 and var at)
                told[at] = (told[at].Confirmed, tracked.At, tracked.Tracking);
        }

        return told;
    }

    /// <summary>Every number that the parcel ever had.</summary>
    public static HashSet<string> NumbersOf(OrderStory story, string parcelId) => story.Events.Select(e => e switch
    {
        ParcelLabelled labelled when labelled.Parcel.Id == parcelId => labelled.Parcel.Number,
        ParcelRetracked retracked when retracked.Parcel.Id == parcelId => retracked.Parcel.Number,
        _ => null,
    }).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static void True(Audit audit, OrderStory story, MarketplaceEvent news, ToldTracking? tracking, List<ParcelContent> parcels)
    {
        var known = story.Events.Where(e => e.Sequence < news.Sequence).Select(static e => e switch
        {
            ParcelLabelled labelled => labelled.Parcel,
            ParcelRetracked retracked => retracked.Parcel,
            ParcelLeft { Parcel: { Number: null } nameless } => nameless,
            _ => null,
        }).OfType<ParcelContent>().ToList();
        if (tracking?.Number is not { } number)
        {
            if (known.Count > 0 && known.TrueForAll(static p => p.Number is not null))
                audit.Wrong(story, "confirmed-without-number", news.At, "the number of the parcel", "none was told");
            return;
        }

        var mine = known.FindAll(p => p.Number == number);
        if (mine.Count == 0)
        {
            audit.Wrong(story, "confirmed-number", news.At, "the number of one of its parcels", $"{number}, which none of them had");
            return;
        }

        if (WrongLink(audit, mine[^1], tracking, number, story.Placed.Order.Store is null) is { } wrong)
            audit.Wrong(story, "confirmed-link", news.At, $"a link to {number}", wrong);
        if (story.Placed.Order.Store is not null)
        {
            if (string.IsNullOrWhiteSpace(tracking.CarrierName))
                audit.Wrong(story, "confirmed-carrier", news.At, $"the name of the carrier '{mine[^1].Carrier}'", "none");
        }
        else if (mine[^1].CarrierCode is { } code && tracking.CarrierCode != code)
            audit.Wrong(story, "confirmed-carrier", news.At, $"carrier {code} for '{mine[^1].Carrier}'", $"carrier {tracking.CarrierCode ?? tracking.CarrierName ?? "none"}");
    }

    /// <summary>A link leads to the parcel, at its own carrier; who names a carrier that the marketplace has no code of has to give one.</summary>
    private static string? WrongLink(Audit audit, ParcelContent parcel, ToldTracking tracking, string number, bool isOfMarketplace)
    {
        if (tracking.Url is not { Length: > 0 } link)
            return tracking.CarrierCode is null && parcel.Link is not null && isOfMarketplace ? "none, and the marketplace knows no site of the carrier" : null;
        if (link == parcel.Link)
            return null;
        if (!link.Contains(number, StringComparison.OrdinalIgnoreCase))
            return "a link to another parcel, or to none";
        var site = Uri.TryCreate(link, UriKind.Absolute, out var address) ? address.Host : string.Empty;
        var owners = audit.Terms.CarrierSites.Where(s => string.Equals(s.Value.Host, site, StringComparison.OrdinalIgnoreCase)).Select(static s => s.Key).ToList();
        return parcel.CarrierCode is { } code && owners.Count > 0 && !owners.Contains(code) ? $"a link to the site of {owners[0]}" : null;
    }

    private static void Followed(Audit audit, OrderStory story, ShipmentConfirmed confirmed, string number, List<ParcelContent> parcels)
    {
        if (parcels.Exists(p => p.Number == number))
            return;
        // It had the number once; the correction has to be told.
        if (Corrections(story).LastOrDefault(c => NumbersOf(story, c.Parcel.Id).Contains(number)) is not { Parcel: not null } correction || audit.Terms.Now - Later(correction.At, confirmed.At) <= audit.Terms.SettleTime || audit.Excuses.IsExcusedNow(story, LedgerStep.Tracking)
            || story.Now().IsOff)
            return;
        audit.Wrong(story, "tracking-not-corrected", correction.At, $"the marketplace to learn that the number is {correction.Parcel.Number}", $"it knows {number}");
    }

    /// <summary>A correction that was told, but longer after it than a step may wait.</summary>
    private static void Late(Audit audit, OrderStory story, ShipmentConfirmed confirmed)
    {
        var since = confirmed.At;
        foreach (var news in story.Marketplace.OfType<ShipmentTracked>().Where(t => t.ShipmentId == confirmed.ShipmentId))
        {
            var correction = Corrections(story).LastOrDefault(c => c.Parcel.Number == news.Tracking?.Number && c.At <= news.At);
            if (news.By == Actor.Seller && correction.Parcel is not null
                && audit.Excuses.Unexplained(story, LedgerStep.Tracking, Later(correction.At, since), news.At) > audit.Terms.SettleTime)
                audit.Wrong(story, "tracking-late", news.At, Audit.Text($"the news of the number that counts since {correction.At:u} in time"), "it came later");
            since = news.At;
        }
    }

    /// <summary>Numbers that took the place of others: corrected ones, and those of a new label after the first was taken back.</summary>
    private static IEnumerable<(DateTimeOffset At, ParcelContent Parcel)> Corrections(OrderStory story)
    {
        var labelled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var happened in story.Events)
        {
            if (happened is ParcelRetracked retracked)
                yield return (retracked.At, retracked.Parcel);
            else if (happened is ParcelLabelled { Parcel: var parcel } && !labelled.Add(parcel.Id))
                yield return (happened.At, parcel);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
