using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.B2BPrices;

/// <summary>Carries out what price lists ask for: reads and tells; what is concluded from it is pure.</summary>
/// <param name="store">The store.</param>
/// <param name="erp">Whose items say what SKUs cost on one list; null for nobody's.</param>
/// <param name="context">What holds for the lists.</param>
internal sealed class B2BPriceHandlers(IB2BPricing store, IErp? erp, B2BPriceContext context)
{
    private readonly string _name = context.Route.Store.Value;
    private readonly B2BPriceRefusals _refusals = new(context);

    public Task<B2BPriceInput> RunAsync(B2BPriceState state, B2BPriceEffect effect, EffectContext run, CancellationToken cancellationToken) => effect switch
    {
        B2BPriceEffect.LookAtLists => LookAtListsAsync(state, run, cancellationToken),
        B2BPriceEffect.Look look => LookAsync(state, look, run, cancellationToken),
        B2BPriceEffect.Write write => WriteAsync(write, run, cancellationToken),
        _ => throw new InvalidOperationException($"{effect.GetType().Name} is not an effect of this flow."),
    };

    private async Task<B2BPriceInput> LookAtListsAsync(B2BPriceState state, EffectContext run, CancellationToken cancellationToken)
    {
        var shown = await store.GetPriceListsAsync(cancellationToken).ConfigureAwait(false);
        var byKey = shown.DistinctBy(static l => B2BPriceRows.KeyOf(l.Id)).ToDictionary(static l => B2BPriceRows.KeyOf(l.Id), StringComparer.Ordinal);
        var known = await B2BPriceRows.ReadListsAsync(run.Cases, _name, cancellationToken).ConfigureAwait(false);
        var findings = new LookFindings.Collector();
        var changed = new List<B2BPriceListStatus>();
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var list in context.Lists(state.WordLists))
        {
            var key = B2BPriceRows.KeyOf(list);
            wanted.Add(key);
            var before = known.GetValueOrDefault(key);
            var (barred, why) = Bar(list, byKey.GetValueOrDefault(key), shown.Unreadable);
            if (why is not null)
                findings.Add($"list {list}", why);
            var status = (before ?? new B2BPriceListStatus(list, B2BPriceListState.Seen)) with
            {
                List = list,
                Currency = byKey.GetValueOrDefault(key)?.Currency,
                State = barred ?? (before is null || IsBarred(before.State) ? B2BPriceListState.Seen : before.State),
                Reason = why?.Reason.Code ?? (before is null || IsBarred(before.State) ? null : before.Reason),
            };
            if (status != before)
                changed.Add(status);
        }

        foreach (var (key, status) in known.Where(k => !wanted.Contains(k.Key) && k.Value.Wanted > 0 && byKey.ContainsKey(k.Key)))
        {
            var why = _refusals.WithoutSource(status.List);
            findings.Add($"list {status.List}", why);
            if (status.State != B2BPriceListState.WithoutSource)
                changed.Add(status with { State = B2BPriceListState.WithoutSource, Reason = why.Reason.Code });
        }

        return new B2BPriceInput.ListsSeen(run.Now, changed, findings.ToFindings());
    }

    /// <summary>Why nothing may be told of a list; nothing when it may.</summary>
    private (B2BPriceListState? State, Domain.Reasons.Refusal? Why) Bar(string list, B2BPriceList? shown, IReadOnlyList<UnreadableItem> unreadable)
    {
        if (shown is null)
        {
            return unreadable.FirstOrDefault(u => u.Id is null || B2BPriceRows.KeyOf(u.Id) == B2BPriceRows.KeyOf(list)) is { } item
                ? (B2BPriceListState.Unreadable, _refusals.Unreadable(list, item.Path))
                : (B2BPriceListState.NotInStore, _refusals.NotInStore(list));
        }

        if (shown.IsMadeByRules)
            return (B2BPriceListState.MadeByRules, _refusals.MadeByRules(list));
        return shown.Currency is { } currency && context.Tables.Prices.RowsOf(context.Route.Store, list) is [var row, ..] && row.Currency != currency
            ? (B2BPriceListState.OtherCurrency, _refusals.Currency(list, row.Currency.Value, currency.Value))
            : (null, null);
    }

    private async Task<B2BPriceInput> LookAsync(B2BPriceState state, B2BPriceEffect.Look look, EffectContext run, CancellationToken cancellationToken)
    {
        var status = await B2BPriceRows.FindListAsync(run.Cases, _name, look.List, cancellationToken).ConfigureAwait(false);
        if (status is null || IsBarred(status.State))
            return new B2BPriceInput.Looked(status ?? new B2BPriceListStatus(look.List, B2BPriceListState.Seen), look.IsUrgent, None(look.List)) { Words = 1 };
        var comparison = new B2BPriceComparison(state, context, status, look.IsUrgent, run.Now);
        await foreach (var (sku, told) in B2BPriceRows.ReadToldAsync(run.Cases, _name, look.List, cancellationToken).ConfigureAwait(false))
            comparison.Hear(sku, told);
        var words = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var (key, word) in B2BPriceRows.ReadWordsAsync(run.Cases, _name, look.List, cancellationToken).ConfigureAwait(false))
        {
            comparison.Hear(key, word);
            words.Add(B2BPriceRows.SkuKeyOf(word.Sku.Value));
        }

        if (erp is not null && context.IsErpList(look.List))
        {
            try
            {
                await ReadItemsAsync(erp, comparison, look.List, look.IsUrgent ? words : null, cancellationToken).ConfigureAwait(false);
            }
            catch (PortException unread)
            {
                return new B2BPriceInput.Looked(status, look.IsUrgent, None(look.List).Add($"list {look.List}", _refusals.ErpUnread(look.List, KeptWords.Cut(unread.Message)))) { Words = 1 };
            }
        }

        comparison.Conclude();
        if (look.IsComparing || comparison.NeedsStore)
        {
            try
            {
                comparison.Hear(await store.GetPricesAsync(look.List, cancellationToken).ConfigureAwait(false));
            }
            catch (PortException unread) when (unread.Kind is FailureKind.NotFound or FailureKind.Unreadable)
            {
                var why = unread.Kind == FailureKind.NotFound ? _refusals.NotInStore(look.List) : _refusals.Unreadable(look.List, KeptWords.Cut(unread.Message));
                var barred = status with { State = unread.Kind == FailureKind.NotFound ? B2BPriceListState.NotInStore : B2BPriceListState.Unreadable, Reason = why.Reason.Code, Words = KeptWords.Cut(unread.Message) };
                return new B2BPriceInput.Looked(barred, look.IsUrgent, None(look.List).Add($"list {look.List}", why)) { Words = 1 };
            }
        }

        return comparison.End();
    }

    /// <summary>The items that SKUs of the store sell which have no row of their own; of those given, where some are.</summary>
    private async Task ReadItemsAsync(IErp from, B2BPriceComparison comparison, string list, HashSet<string>? only, CancellationToken cancellationToken)
    {
        var offers = context.Tables.Offers!.Rows
            .Where(r => r.Marketplace == context.Route.Store && only?.Contains(B2BPriceRows.SkuKeyOf(r.ShopSku.Value)) is not false && context.Tables.Prices.Find(r.Marketplace, list, r.ShopSku).Count == 0).ToList();

        // ERPs keep such numbers in upper case.
        var items = new Dictionary<string, ErpItem>(StringComparer.OrdinalIgnoreCase);
        var unreadable = new List<UnreadableItem>();
        await ItemPrice.ReadAsync(from, offers.Select(static o => o.Sku), item => items[item.Sku.Value] = item, unreadable.Add, cancellationToken).ConfigureAwait(false);
        foreach (var offer in offers)
        {
            if (items.TryGetValue(offer.Sku.Value, out var item))
                comparison.Hear(offer, item);
            else if (unreadable.Find(u => u.Id is null || string.Equals(u.Id, offer.Sku.Value, StringComparison.OrdinalIgnoreCase)) is { } unread)
                comparison.Hear(offer, unread);
        }
    }

    /// <summary>What is still to cost what was planned is told with one call; the rest is looked at anew.</summary>
    private async Task<B2BPriceInput> WriteAsync(B2BPriceEffect.Write write, EffectContext run, CancellationToken cancellationToken)
    {
        if (await B2BPriceRows.FindChunkAsync(run.Cases, _name, write.IsUrgent, write.Chunk, cancellationToken).ConfigureAwait(false) is not { } chunk)
            throw new InvalidOperationException($"Chunk {write.Chunk} of the prices of {_name} is not kept.");
        var (prices, planned, skipped) = await FindPricesAsync(chunk, run, cancellationToken).ConfigureAwait(false);
        var kept = new List<KeptPrice>(chunk.Skus.Count);

        // What an earlier attempt may have told may show.
        if (run.MayHaveHappened)
            kept.AddRange(skipped.Select(i => new KeptPrice(chunk.Skus[i], new ToldPrice(chunk.Hashes[i]) { MayShow = chunk.Before[i] })));
        if (prices.Count == 0)
            return new B2BPriceInput.Written(write.Batch, write.Chunk, write.IsUrgent, chunk.List, kept, None(chunk.List)) { Skipped = skipped.Count };
        B2BPriceResult result;
        try
        {
            result = await store.SetPricesAsync(chunk.List, prices, run.Permit, cancellationToken).ConfigureAwait(false);
        }
        catch (PortException refused) when (refused.Kind is FailureKind.Rejected or FailureKind.NotFound or FailureKind.NotAvailable)
        {
            // Some of it may have been taken all the same.
            var words = KeptWords.Cut(refused.Message);
            kept.AddRange(planned.Select(i => Refused(chunk, i, words, run.Now)));
            return new B2BPriceInput.Written(write.Batch, write.Chunk, write.IsUrgent, chunk.List, kept, None(chunk.List).Add($"list {chunk.List}", _refusals.ListRefused(chunk.List, words))) { Skipped = skipped.Count, Failed = words };
        }

        var rejected = result.Rejected.Where(static r => r.ShopSku is not null).DistinctBy(static r => B2BPriceRows.SkuKeyOf(r.ShopSku!.Value.Value)).ToDictionary(static r => B2BPriceRows.SkuKeyOf(r.ShopSku!.Value.Value), static r => KeptWords.Cut(r.Message), StringComparer.Ordinal);
        var findings = None(chunk.List);
        foreach (var i in planned)
        {
            if (rejected.TryGetValue(B2BPriceRows.SkuKeyOf(chunk.Skus[i]), out var words))
            {
                kept.Add(Refused(chunk, i, words, run.Now));
                findings = findings.Add($"list {chunk.List} SKU {B2BPriceRows.SkuKeyOf(chunk.Skus[i])}", _refusals.RowRefused(chunk.List, chunk.Skus[i], words));
            }
            else
            {
                kept.Add(new KeptPrice(chunk.Skus[i], chunk.Hashes[i] == PriceHash.Nothing ? null : new ToldPrice(chunk.Hashes[i])));
            }
        }

        return new B2BPriceInput.Written(write.Batch, write.Chunk, write.IsUrgent, chunk.List, kept, findings) { Taken = planned.Count - rejected.Count, Skipped = skipped.Count };
    }

    /// <summary>Which SKUs of a chunk are still to cost what was planned, and what that is.</summary>
    private async Task<(List<B2BSkuPrices> Prices, List<int> Planned, List<int> Skipped)> FindPricesAsync(PlannedChunk chunk, EffectContext run, CancellationToken cancellationToken)
    {
        var status = await B2BPriceRows.FindListAsync(run.Cases, _name, chunk.List, cancellationToken).ConfigureAwait(false) ?? new B2BPriceListStatus(chunk.List, B2BPriceListState.Seen);
        var truth = new B2BPriceTruth(context, status, run.Now);
        var hasWords = await B2BPriceRows.HasWordsAsync(run.Cases, _name, chunk.List, cancellationToken).ConfigureAwait(false);
        var ofErp = (chunk.OfErp ?? []).ToDictionary(static p => B2BPriceRows.SkuKeyOf(p.Sku.Value), StringComparer.Ordinal);
        var (prices, planned, skipped) = (new List<B2BSkuPrices>(chunk.Skus.Count), new List<int>(chunk.Skus.Count), new List<int>());
        foreach (var (i, text) in chunk.Skus.Index())
        {
            var (sku, key) = (new Sku(text), B2BPriceRows.SkuKeyOf(text));
            var word = hasWords ? await B2BPriceRows.FindWordAsync(run.Cases, _name, chunk.List, text, cancellationToken).ConfigureAwait(false) : null;
            var said = truth.Of(context.Tables.Prices.Find(context.Route.Store, chunk.List, sku), word, ofErp.GetValueOrDefault(key));
            if (said.IsOutdated || (said.Wanted?.Hash ?? PriceHash.Nothing) != chunk.Hashes[i])
            {
                skipped.Add(i);
                continue;
            }

            planned.Add(i);
            prices.Add(new B2BSkuPrices(sku, said.Wanted?.Breaks ?? []));
        }

        return (prices, planned, skipped);
    }

    private static KeptPrice Refused(PlannedChunk chunk, int at, string words, DateTimeOffset now) =>
        new(chunk.Skus[at], new ToldPrice(chunk.Hashes[at]) { MayShow = chunk.Before[at], Refused = words, RefusedAt = now });

    private static bool IsBarred(B2BPriceListState state) => state is B2BPriceListState.NotInStore or B2BPriceListState.MadeByRules or B2BPriceListState.OtherCurrency or B2BPriceListState.Unreadable or B2BPriceListState.WithoutSource;

    private static ListFindings None(string list) => new(list, []);
}
