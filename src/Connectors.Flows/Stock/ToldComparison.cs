using System.Globalization;
using Connectors.Domain.Reasons;
using Connectors.Domain.Stock;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Rules;

namespace Connectors.Flows.Stock;

/// <summary>Compares what each offer may show with what the marketplace was told last. One use; no I/O.</summary>
/// <param name="offers">The offers.</param>
/// <param name="reading">What was read of their stock.</param>
/// <param name="targets">What each may show.</param>
/// <param name="doubtful">Imports of which nobody knows what the marketplace took.</param>
/// <param name="context">What holds for them.</param>
/// <param name="now">The present instant, UTC.</param>
/// <param name="findings">Takes what a person must see of offers.</param>
internal sealed class ToldComparison(
    StockOffers offers, StockReading reading, long[] targets, IReadOnlyList<int> doubtful, StockContext context, DateTimeOffset now, LookFindings.Collector findings)
{
    private readonly long[] _told = [.. Enumerable.Repeat(StockDelta.Unknown, targets.Length)];
    private readonly HashSet<int> _doubtful = [.. doubtful];
    private readonly SortedSet<int> _doubtfulSeen = [];
    private readonly LookFindings.Collector _refused = new();

    /// <summary>Rows that were refused a short while ago, by the offer's place.</summary>
    private readonly Dictionary<int, ToldOffer> _refusedOf = [];

    /// <summary>Imports in doubt of which there are rows.</summary>
    public IReadOnlyList<int> Doubtful => [.. _doubtfulSeen];

    /// <summary>Rows that the marketplace refused and that still matter.</summary>
    public LookFindings Refused => _refused.ToFindings();

    /// <summary>What the marketplace was told of an offer.</summary>
    public void Hear(ToldOffer told)
    {
        var at = offers.Find(told.Offer);
        if (at < 0)
        {
            if (told.Packs > 0 && context.Tables.Offers.Find(context.Route.Marketplace, told.Offer, told.ShopSku).Refusal is { } unmapped)
                findings.Add($"offer {told.Offer}", unmapped);
        }
        else if (offers.Rows[at].ShopSku == told.ShopSku)
        {
            _told[at] = TakenToShow(told, at);
        }
    }

    /// <summary>The rows of the next import: what could oversell first, and no more than one import takes.</summary>
    /// <param name="onlyDecreases">Whether nothing may rise.</param>
    public (IReadOnlyList<HandedRow> Rows, int Decreases, int Left) Choose(bool onlyDecreases)
    {
        var changes = StockDelta.Between(_told, targets);
        var rows = new List<HandedRow>();
        var judged = 0;
        foreach (var change in changes.Decreases.TakeWhile(_ => rows.Count < context.Policy.MostInImport))
            Take(change);
        var decreases = rows.Count;
        if (onlyDecreases)
            return (rows, decreases, changes.Decreases.Count - judged);
        foreach (var change in changes.Increases.TakeWhile(_ => rows.Count < context.Policy.MostInImport))
            Take(change);
        return (rows, decreases, changes.Decreases.Count + changes.Increases.Count - judged);

        void Take(StockChange<int> change)
        {
            judged++;
            var row = new HandedRow(offers.Rows[change.Key].OfferId, offers.Rows[change.Key].ShopSku, change.To, change.From);
            if (Ask(row, change.Key) is not { } asked || asked.Packs == asked.Before)
                return;

            // A rule may ask for what was just refused, whatever there is to sell.
            if (_refusedOf.TryGetValue(change.Key, out var refused) && refused.Packs == asked.Packs)
                _refused.Add($"offer {asked.Offer}", RefusedRow(refused, refused.Refused!));
            else
                rows.Add(asked);
        }
    }

    /// <summary>What the offer is taken to show; of what is in doubt the most it may show, so that it falls before others rise.</summary>
    private long TakenToShow(ToldOffer told, int at)
    {
        var target = targets[at];
        if (told.Batch == 0 || _doubtful.Contains(told.Batch))
        {
            if (told.Batch > 0)
                _doubtfulSeen.Add(told.Batch);
            var most = Math.Max(told.Packs, told.Before ?? 0);
            return most == target ? StockDelta.Unknown : most;
        }

        if (told.Refused is not { } words)
            return told.Packs == target && reading.IsSoldSince(offers.Rows[at].Sku, told.At) ? StockDelta.Unknown : told.Packs;
        var isRecent = now - told.At < context.Policy.RefusedAgainAfter;
        if (isRecent)
            _refusedOf[at] = told;

        // Whether it still shows what it was told before the row that was refused is not known: sales may have taken of it.
        if (target != told.Packs || !isRecent)
            return told.Before is { } before && before != target ? before : StockDelta.Unknown;
        _refused.Add($"offer {told.Offer}", RefusedRow(told, words));
        return target;
    }

    /// <summary>Asks the host's own rules; null when one keeps the row back.</summary>
    private HandedRow? Ask(HandedRow row, int at)
    {
        if (context.Rules.Count == 0)
            return row;
        var sheet = new PlanSheet([], context.Rules, []);
        if (sheet.Ask(row.ToDocument(), $"offer {row.Offer}", new RuleFacts(now, null, null, null) { Offer = offers.Rows[at] }) is { } asked)
            return row with { Packs = Math.Max(0, asked.Quantity) };
        foreach (var problem in sheet.Problems)
            findings.Add(problem.Subject, problem.Why);
        return null;
    }

    private Refusal RefusedRow(ToldOffer told, string words) => new()
    {
        Reason = ReasonCatalogue.StockRowRefused,
        Message = $"{context.Route.Marketplace} did not take the stock of offer {told.Offer}.",
        Remedy = "Mend what the marketplace complains of, there or in the offer table; the row is sent again by itself, at once when its stock changes.",
        Facts =
        [
            new Fact("offer", told.Offer.Value), new Fact("shop SKU", told.ShopSku.Value), new Fact("told", told.Packs.ToString(CultureInfo.InvariantCulture)),
            new Fact("shows", told.Before?.ToString(CultureInfo.InvariantCulture) ?? "not known"), new Fact("the marketplace's words", words),
        ],
    };
}
