using Connectors.Domain.Documents;
using Connectors.Domain.Prices;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.B2BPrices;

/// <summary>
/// What SKUs are to cost on one list: of a batch (the table, or the ERP as it is read) and a word of real time the newer counts, by the source's own instant. Pure.
/// </summary>
/// <param name="context">What holds for the list.</param>
/// <param name="status">How the list stands.</param>
/// <param name="now">The present instant, UTC.</param>
internal sealed class B2BPriceTruth(B2BPriceContext context, B2BPriceListStatus status, DateTimeOffset now)
{
    private readonly DateTimeOffset? _tableAsOf = context.Tables.Prices.AsOf(context.Route.Store, status.List);

    /// <summary>The currency of the list; null when nobody says.</summary>
    public CurrencyCode? Currency { get; } = status.Currency ?? (context.Tables.Prices.RowsOf(context.Route.Store, status.List) is [var first, ..] ? first.Currency : null);

    /// <summary>Of when the newest price of the table is, at the latest now; null when it does not say.</summary>
    public DateTimeOffset? TableAsOf => _tableAsOf.AtLatest(now);

    /// <summary>Whether the table is older than one that was gone by: it overwrites nothing.</summary>
    public bool IsOutdated => TableAsOf < status.AsOf;

    /// <summary>What a SKU is to cost.</summary>
    /// <param name="rows">Its rows in the table.</param>
    /// <param name="word">The newest word of it; null for none.</param>
    /// <param name="ofErp">What the ERP's item says; null for nothing.</param>
    public SaidPrice Of(IReadOnlyList<ListPriceRow> rows, PriceWord? word, B2BSkuPrices? ofErp)
    {
        var batch = rows.Count > 0 ? (IsOutdated ? null : Of(rows)) : ofErp is null ? null : Of(ofErp);
        if (word is null)
            return new SaidPrice(batch) { IsOutdated = IsOutdated && batch is null };
        if (Currency is { } currency && word.Currency != currency)
            return new SaidPrice(batch) { IsOfOtherCurrency = true, IsOutdated = IsOutdated && batch is null };
        // A source whose clock is ahead says at most that it is of now: what is told later would never count.
        var batchAsOf = rows.Count > 0 ? rows.Max(static r => r.AsOf).AtLatest(now) : ofErp is null ? TableAsOf : now;
        if (batchAsOf >= ((DateTimeOffset?)word.AsOf).AtLatest(now))
            return new SaidPrice(batch) { WordIsOvertaken = true, IsOutdated = IsOutdated && batch is null };
        var wanted = new WantedPrice(word.Sku, word.Breaks, PriceHash.Of(word.Breaks), word.IsConfirmed ? [.. word.Breaks.Select(static b => b.Price)] : []);
        return new SaidPrice(wanted) { WordStands = true, IsUnsequenced = batchAsOf is null && batch is not null && batch.Hash != wanted.Hash };
    }

    private static WantedPrice Of(IReadOnlyList<ListPriceRow> rows)
    {
        var breaks = new B2BPriceBreak[rows.Count];
        List<decimal>? confirmed = null;
        for (var i = 0; i < breaks.Length; i++)
        {
            breaks[i] = new B2BPriceBreak(rows[i].Quantity, rows[i].Price, rows[i].Unit) { IncludesTax = rows[i].IncludesTax };
            if (rows[i].ConfirmedPrice is { } price)
                (confirmed ??= []).Add(price);
        }

        return new WantedPrice(rows[0].Sku, breaks, PriceHash.Of(breaks), confirmed ?? (IReadOnlyList<decimal>)[]);
    }

    private static WantedPrice Of(B2BSkuPrices ofErp) => new(ofErp.Sku, ofErp.Breaks, PriceHash.Of(ofErp.Breaks), []) { IsOfErp = true };
}
