using Connectors.Domain.Documents;
using Connectors.Domain.Offers;
using Connectors.Domain.Ports;
using Connectors.Domain.Prices;
using Connectors.Domain.Values;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.Prices;

/// <summary>
/// Compares what offers are to cost with what the marketplace shows and with what it was told last: what is to be told, what is held and why, and what somebody else changed. No active listing is passed over.
/// One use; no I/O.
/// </summary>
/// <param name="state">What is known of imports, and what people confirmed.</param>
/// <param name="context">What holds for the offers.</param>
/// <param name="now">The present instant, UTC.</param>
internal sealed class PriceComparison(PriceState state, PriceContext context, DateTimeOffset now)
{
    private readonly Dictionary<OfferId, ToldPrices> _told = [];
    private readonly Dictionary<OfferId, MarketplaceListing> _listed = [];

    /// <summary>ERPs keep such numbers in upper case.</summary>
    private readonly Dictionary<string, ErpItem> _items = new(StringComparer.OrdinalIgnoreCase);
    private readonly LookFindings.Collector _findings = new();
    private readonly LookFindings.Collector _refused = new();
    private readonly PriceRefusals _refusals = new(context);
    private readonly List<HandedPrices> _rows = [];
    private readonly List<ToldPrices> _kept = [];
    private readonly SortedSet<int> _doubtful = [];
    private readonly HashSet<OfferId> _isMapped = [];
    private int _left;
    private int _edits;

    private PricePolicy Policy => context.Policy;

    /// <summary>What the marketplace was told of an offer.</summary>
    public void Hear(ToldPrices told)
    {
        _told[told.Offer] = told;
        if (told.Batch > 0 && state.Doubtful.Contains(told.Batch))
            _doubtful.Add(told.Batch);
    }

    /// <summary>What the ERP says of goods.</summary>
    public void Hear(ErpItem item) => _items[item.Sku.Value] = item;

    /// <summary>Goods of the ERP that could not be read: nothing is told of what sells them.</summary>
    public void Hear(UnreadableItem item) => _findings.Add($"item {item.Id ?? item.Path}", _refusals.Unreadable(item));

    /// <summary>An offer as the marketplace lists it.</summary>
    public void Hear(MarketplaceListing listing)
    {
        _listed[listing.OfferId] = listing;
        if (listing.IsActive && context.Tables.Offers.Find(context.Route.Marketplace, listing.OfferId, listing.ShopSku).Refusal is { } unmapped)
            _findings.Add(Subject(listing.OfferId), unmapped);
    }

    /// <summary>What came of it; everything has to be heard before.</summary>
    public PriceInput.Looked End()
    {
        foreach (var offer in context.Tables.Offers.Rows.Where(r => r.Marketplace == context.Route.Marketplace).OrderBy(static r => r.OfferId.Value, StringComparer.Ordinal))
        {
            _isMapped.Add(offer.OfferId);
            Judge(offer);
        }

        foreach (var priced in context.Tables.Prices.Rows.Where(r => r.Marketplace == context.Route.Marketplace).DistinctBy(static r => r.OfferId).Where(r => !_isMapped.Contains(r.OfferId)))
            SeeUnmapped(priced);
        return new PriceInput.Looked(now, context.Tables.Version, _rows, _left, _kept, _edits, _findings.ToFindings(), _refused.ToFindings()) { Doubtful = [.. _doubtful] };
    }

    /// <summary>A price for an offer that the offer table does not have is sent to nobody; one that can be bought is named already.</summary>
    private void SeeUnmapped(OfferPriceRow priced)
    {
        var listing = _listed.GetValueOrDefault(priced.OfferId);
        if (listing is not { IsActive: true } && context.Tables.Offers.Find(priced.Marketplace, priced.OfferId, listing?.ShopSku ?? priced.ShopSku ?? default).Refusal is { } unmapped)
            _findings.Add(Subject(priced.OfferId), unmapped);
    }

    private void Judge(OfferRow offer)
    {
        var listing = _listed.GetValueOrDefault(offer.OfferId);
        var shown = listing is null ? null : PriceSet.Of(listing);
        if (PriceTruth.Of(offer, context, _items.GetValueOrDefault(offer.Sku.Value)) is not { } said)
        {
            if (listing is { IsActive: true } && listing.ShopSku == offer.ShopSku)
                Find(offer, _refusals.Missing(offer, shown));
        }
        else if (!said.IsOk)
        {
            Find(offer, said.Refusal);
        }
        else if (listing is null)
        {
            Find(offer, _refusals.NotListed(offer));
        }
        else if (listing.ShopSku != offer.ShopSku)
        {
            // One that can be bought is named already.
            if (!listing.IsActive)
                Find(offer, context.Tables.Offers.Find(offer.Marketplace, offer.OfferId, listing.ShopSku).Refusal!);
        }
        else if (shown is not null && shown.Currency != said.Value.Prices.Currency)
        {
            Find(offer, _refusals.Currency(offer, said.Value.Prices, shown));
        }
        else
        {
            Judge(offer, said.Value, listing, shown, _told.GetValueOrDefault(offer.OfferId) is { } told && told.ShopSku == offer.ShopSku ? told : null);
        }
    }

    private void Judge(OfferRow offer, OfferTruth said, MarketplaceListing listing, PriceSet? shown, ToldPrices? told)
    {
        var (truth, kept) = PriceRules.Ask(offer, said, context.Rules, now);
        if (shown?.IsSame(truth.Prices, now) is true)
            Agree(offer, truth, told);
        else if (!IsToTell(offer, truth, shown, told))
            return;
        else if (kept.Count > 0)
            Find(offer, kept[0]);
        else if (!IsHeld(offer, truth, listing, shown, told))
            Tell(offer, truth, shown, told);
    }

    /// <summary>Shown as it is to be: from now on whatever else is shown was set by others, once no import of ours can change it any more.</summary>
    private void Agree(OfferRow offer, OfferTruth truth, ToldPrices? told)
    {
        var isKnown = told is { Refused: null, Edited: null, MayShow.Count: 0 } && !state.Doubtful.Contains(told.Batch) && told.Prices.IsSame(truth.Prices, now);
        if (!isKnown && (told is null || state.IsSettled(now)))
            Keep(new ToldPrices(offer.OfferId, offer.ShopSku, truth.Prices, now, 0));
    }

    /// <summary>Whether what is to be is newer than what is shown, or may put it right.</summary>
    private bool IsToTell(OfferRow offer, OfferTruth truth, PriceSet? shown, ToldPrices? told)
    {
        if (told is null || state.Doubtful.Contains(told.Batch))
            return true;
        var isNews = !told.Prices.IsSame(truth.Prices, now);
        var isOurs = shown is null || told.MayShow.Any(s => s.IsSame(shown, now)) || (told.Refused is null && told.Prices.IsSame(shown, now));
        if (!isOurs)
            return SeeEdit(offer, told, shown!) || isNews;
        if (isNews)
            return true;
        if (told.Refused is not null)
        {
            if (now - told.At >= Policy.RefusedAgainAfter)
                return true;
            _refused.Add(Subject(offer.OfferId), _refusals.RowRefused(offer, told));
            return false;
        }

        // On its way; or taken, and not shown for longer than that takes.
        if (now - told.At < Policy.ShownWithin)
            return false;
        Find(offer, _refusals.NotTaken(offer, told, shown));
        return now - told.At >= Policy.RefusedAgainAfter || !state.IsSettled(now);
    }

    /// <summary>Names what somebody else set, by when it was first seen.</summary>
    /// <returns>Whether it is put right.</returns>
    private bool SeeEdit(OfferRow offer, ToldPrices told, PriceSet shown)
    {
        var isNew = told.Edited is null || !told.Edited.IsSame(shown, now);
        var seen = isNew ? told with { Edited = shown, EditedAt = now } : told;
        if (isNew)
        {
            _edits++;
            Keep(seen);
        }

        Find(offer, _refusals.Edited(offer, seen, shown, seen.EditedAt ?? now));
        return Policy.CorrectsEdits;
    }

    private bool IsHeld(OfferRow offer, OfferTruth truth, MarketplaceListing listing, PriceSet? shown, ToldPrices? told)
    {
        // What it was told and took is what it was meant to cost, whatever somebody set there since. What nobody knows it took is no measure: it may have been held up for weeks.
        var before = told is { Refused: null } && !state.Doubtful.Contains(told.Batch) ? told.Prices : shown ?? PriceSet.OfShopper(listing);
        if (truth.Prices.Prices.FirstOrDefault(p => IsJump(offer, truth, p, before)) is { } jump)
        {
            Find(offer, _refusals.Jump(offer, truth, before, jump));
            return true;
        }

        if (Policy.ReplacesOthers || OfOthers(truth.Prices, listing, shown, told) is not { Length: > 0 } others)
            return false;
        Find(offer, _refusals.OfOthers(offer, truth.Prices, others));
        return true;
    }

    /// <summary>A price that is new, held against what the offer cost before. A discount counts by how much it takes off, unless it is shown already.</summary>
    private bool IsJump(OfferRow offer, OfferTruth truth, SetPrice price, PriceSet? before)
    {
        if (price.Price <= 0m)
            return true;
        if (truth.Confirmed.Contains(new(price.Channel, price.Least())) || state.Confirmed.Any(c => c.Offer == offer.OfferId && c.Price == new Money(price.Least(), truth.Prices.Currency)))
            return false;
        var was = before?.Find(price.Channel) ?? before?.Find(null);
        if (was is not null && Math.Abs(price.Price - was.Price) > Policy.MostChange * was.Price)
            return true;

        // Together with what the price falls at the same time.
        return price.At(now).Discount is { } discount && discount != was?.Discount && Math.Max(price.Price, was?.Price ?? 0m) is var full && full - discount > Policy.MostChange * full;
    }

    /// <summary>What the marketplace would delete that we neither set nor replace by something of ours; empty for nothing.</summary>
    private string OfOthers(PriceSet truth, MarketplaceListing listing, PriceSet? shown, ToldPrices? told)
    {
        List<PriceSet> ours = [truth, .. told is null ? [] : told.MayShow.Prepend(told.Prices)];
        IEnumerable<string> others =
        [
            .. listing.Prices.SelectMany(static p => p.Conditions),
            .. listing.Prices.Any(static p => p is { Price: null, Conditions.Count: 0 }) ? ["a price that is not told"] : Array.Empty<string>(),
            .. (shown?.Prices ?? []).Select(p => p.At(now)).Where(p => !ours.Exists(s => IsKnown(p, s))).Select(p => new PriceSet(truth.Currency, [p]).ToString()),
        ];
        return string.Join("; ", others.Distinct(StringComparer.Ordinal));
    }

    private bool IsKnown(SetPrice price, PriceSet ours) => ours.Find(price.Channel) is { } own && (price.Discount is null || own.At(now).Discount is not null);

    private void Tell(OfferRow offer, OfferTruth truth, PriceSet? shown, ToldPrices? told)
    {
        if (_rows.Count >= Policy.MostInImport)
        {
            _left++;
            return;
        }

        // What is in doubt may still be carried out after this, and so may what was told in between.
        IEnumerable<PriceSet?> mayShow = [shown, .. told is null ? [] : state.IsSettled(now) && !state.Doubtful.Contains(told.Batch) ? [] : told.MayShow.Prepend(told.Prices)];
        _rows.Add(new HandedPrices(offer.OfferId, offer.ShopSku, truth.Prices, Distinct(mayShow.OfType<PriceSet>(), truth.Prices)));
    }

    private List<PriceSet> Distinct(IEnumerable<PriceSet> sets, PriceSet except)
    {
        const int most = 5;
        var distinct = new List<PriceSet>();
        foreach (var set in sets.Where(s => !s.IsSame(except, now) && distinct.Count < most && !distinct.Exists(d => d.IsSame(s, now))))
            distinct.Add(set);
        return distinct;
    }

    private void Keep(ToldPrices told)
    {
        if (_kept.Count < Policy.MostInImport)
            _kept.Add(told);
        else
            _left++;
    }

    private void Find(OfferRow offer, Domain.Reasons.Refusal why) => _findings.Add(Subject(offer.OfferId), why);

    private static string Subject(OfferId offer) => $"offer {offer}";
}
