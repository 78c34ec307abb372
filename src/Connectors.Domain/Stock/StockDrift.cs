using System.Globalization;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Stock;

/// <summary>Compares what channels show with what they were told, and explains each difference.</summary>
public static class StockDrift
{
    /// <summary>The differences, in the order of the offers. Offers that show what they were told are not named.</summary>
    /// <param name="offers">A full snapshot: offers the channel was told of but does not list are in it with nothing shown.</param>
    /// <param name="settlesWithin">How long a publication may take until the channel shows it.</param>
    public static IEnumerable<DriftFinding> Report(IEnumerable<ChannelStock> offers, TimeSpan settlesWithin)
    {
        ArgumentNullException.ThrowIfNull(offers);
        return offers.Select(o => Explain(o, settlesWithin)).Where(static f => f.Cause != DriftCause.None);
    }

    /// <summary>Explains what a channel shows of one offer.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="settlesWithin">How long a publication may take until the channel shows it.</param>
    public static DriftFinding Explain(ChannelStock offer, TimeSpan settlesWithin)
    {
        ArgumentNullException.ThrowIfNull(offer);
        var told = offer.Published.Where(p => p.At <= offer.ReadAt).OrderByDescending(static p => p.At).ToArray();
        var cause = CauseOf(offer, told, settlesWithin);
        long? last = told.Length > 0 ? told[0].Packs : null;
        return new DriftFinding(offer.OfferSku, cause, last, offer.Shown, Why(offer, cause, last));
    }

    private static DriftCause CauseOf(ChannelStock offer, PublishedStock[] told, TimeSpan settlesWithin)
    {
        if (told.Length == 0)
            return offer.Shown is null ? DriftCause.None : DriftCause.Unknown;
        var isYoung = offer.ReadAt - told[0].At < settlesWithin;
        if (offer.Shown is not { } shown)
            return told[0].Packs == 0 ? DriftCause.None : isYoung ? DriftCause.InFlight : DriftCause.NotListed;
        if (shown == told[0].Packs)
            return DriftCause.None;

        // A sale near the publication may be in the quantity already or not, so every number of packs up to what was sold can be right.
        if (shown < told[0].Packs && shown >= told[0].Packs - SoldSince(offer, told[0].At - settlesWithin))
            return DriftCause.SoldOnChannel;
        var isEarlier = told.Skip(1).Any(p => shown <= p.Packs && shown >= p.Packs - SoldSince(offer, p.At - settlesWithin));
        return isEarlier ? isYoung ? DriftCause.InFlight : DriftCause.MissedUpdate
            : isYoung && told.Length == 1 ? DriftCause.InFlight
            : DriftCause.ManualEdit;
    }

    private static long SoldSince(ChannelStock offer, DateTimeOffset from) =>
        offer.Sales.Where(s => s.At >= from && s.At <= offer.ReadAt).Sum(static s => s.Packs);

    private static Refusal? Why(ChannelStock offer, DriftCause cause, long? told)
    {
        var (message, remedy) = cause switch
        {
            DriftCause.MissedUpdate => ("still shows an earlier quantity: the last publication was lost or refused.", "Read the import's row errors; the quantity is published again."),
            DriftCause.ManualEdit => ("shows a quantity it was never told: somebody changed it there.", "Stop the manual change; the quantity is published again."),
            DriftCause.NotListed => ("does not list the offer.", "Create the offer there, or end it here."),
            DriftCause.Unknown => ("shows an offer it was never told of.", "Map the offer, or name who writes it."),
            _ => (null, null),
        };
        return message is null ? null : new Refusal
        {
            Reason = ReasonCatalogue.StockDrift,
            Message = $"The channel {message}",
            Remedy = remedy!,
            Facts = [new Fact("offer SKU", offer.OfferSku.Value), new Fact("told", Text(told)), new Fact("shown", Text(offer.Shown)), new Fact("cause", cause.ToString())],
        };
    }

    private static string Text(long? packs) => packs?.ToString(CultureInfo.InvariantCulture) ?? "nothing";
}
