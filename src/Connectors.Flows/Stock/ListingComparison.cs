using Connectors.Domain.Documents;
using Connectors.Domain.Stock;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.Stock;

/// <summary>
/// Compares everything that a marketplace lists with what it was told, edits in its portal included, and with the offer table: no active listing is passed over. One use; no I/O.
/// </summary>
/// <param name="offers">The mapped offers.</param>
/// <param name="doubtful">Imports of which nobody knows what the marketplace took: what they told is told again in any case.</param>
/// <param name="context">What holds for them.</param>
/// <param name="began">When reading began, UTC.</param>
internal sealed class ListingComparison(StockOffers offers, IReadOnlyList<int> doubtful, StockContext context, DateTimeOffset began)
{
    private readonly Figures[] _told = new Figures[offers.Rows.Count];
    private readonly bool[] _isListed = new bool[offers.Rows.Count];
    private readonly Dictionary<Sku, List<Reservation>> _sold = [];
    private readonly LookFindings.Collector _findings = new();
    private readonly List<ToldOffer> _toTellAgain = [];
    private int _more;

    /// <summary>What was told of an offer.</summary>
    public void Hear(ToldOffer told)
    {
        var at = offers.Find(told.Offer);
        if (at >= 0 && offers.Rows[at].ShopSku == told.ShopSku && told is { Batch: > 0, Taken: { } taken } && !doubtful.Contains(told.Batch))
            _told[at] = new Figures(taken, told.Refused is null ? told.Before : null, told.At);
    }

    /// <summary>What an open order takes: what the marketplace itself sold, it takes off by itself.</summary>
    public void Hear(Reservation reservation)
    {
        if (reservation.Order.Connection != context.Route.Marketplace || offers.Skus.Find(reservation.Sku) < 0)
            return;
        if (!_sold.TryGetValue(reservation.Sku, out var of))
            _sold.Add(reservation.Sku, of = []);
        of.Add(reservation);
    }

    /// <summary>An offer as the marketplace lists it.</summary>
    public void Hear(MarketplaceListing listing)
    {
        var at = offers.Find(listing.OfferId);
        if (at >= 0)
            _isListed[at] = true;
        if (listing.IsActive && context.Tables.Offers.Check(context.Route.Marketplace, listing).Refusal is { } differs)
            _findings.Add($"offer {listing.OfferId}", differs);
        if (listing.Quantity is { } shown && context.Tables.Offers.Find(context.Route.Marketplace, listing.OfferId, listing.ShopSku).IsOk)
            Explain(at, shown);
    }

    /// <summary>What came of it; everything has to be heard before.</summary>
    public StockInput.ListingsCompared End()
    {
        for (var at = 0; at < _isListed.Length; at++)
        {
            if (!_isListed[at])
                Explain(at, null);
        }

        return new StockInput.ListingsCompared(began, _toTellAgain, _more, _findings.ToFindings());
    }

    private void Explain(int at, long? shown)
    {
        if (_told[at] is not { Packs: { } told } figures || told == shown)
            return;
        var row = offers.Rows[at];
        var drift = StockDrift.Explain(
            new ChannelStock
            {
                OfferSku = row.ShopSku,
                Shown = shown,
                ReadAt = began,
                Published = [new PublishedStock(figures.At, told), .. figures.Before is { } before ? [new PublishedStock(figures.At - context.Policy.ShownWithin, before)] : Array.Empty<PublishedStock>()],
                Sales = SalesOf(at),
            },
            context.Policy.ShownWithin);
        if (drift.Why is { } why)
            _findings.Add($"offer {row.OfferId}", why with { Message = $"Offer {row.OfferId} of {context.Route.Marketplace}: {char.ToLowerInvariant(why.Message[0])}{why.Message[1..]}" });
        if (IsToTellAgain(drift.Cause, figures.At))
            TellAgain(new ToldOffer(row.OfferId, row.ShopSku, told, shown, figures.At, 0));
    }

    /// <summary>Telling makes no offer. What sales explain may have another cause all the same: the next window tells it anyway, unless that was long ago.</summary>
    private bool IsToTellAgain(DriftCause cause, DateTimeOffset toldAt) =>
        cause is DriftCause.MissedUpdate or DriftCause.ManualEdit || (cause == DriftCause.SoldOnChannel && began - toldAt >= context.Policy.ShownWithin);

    private void TellAgain(ToldOffer offer)
    {
        if (_toTellAgain.Count < context.Policy.MostInImport)
            _toTellAgain.Add(offer);
        else
            _more++;
    }

    /// <summary>In packs of the offer, rounded up: how many packs the orders took is not kept. What is sold as a kit is counted by one of its parts.</summary>
    private IReadOnlyList<ChannelSale> SalesOf(int at)
    {
        var row = offers.Rows[at];
        var part = context.Tables.Units.PartsOf(row.Sku) is [var first, ..] ? first : new KitPart(row.Sku, 1m);
        if (!_sold.TryGetValue(part.Sku, out var sold) || context.Tables.Units.BaseUnitsPer(row.Sku, row.Unit) is not { IsOk: true, Value: var size })
            return [];
        return [.. sold.Where(r => r.Since <= began).Select(r => new ChannelSale(r.Since, (long)decimal.Ceiling(r.Quantity / part.Quantity * size.Denominator / size.Numerator)))];
    }

    /// <summary>What an offer was told, in an array of its own: there may be a million.</summary>
    private readonly record struct Figures(long? Packs, long? Before, DateTimeOffset At);
}
