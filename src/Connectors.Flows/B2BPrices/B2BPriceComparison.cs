using Connectors.Domain.Documents;
using Connectors.Domain.Offers;
using Connectors.Domain.Ports;
using Connectors.Domain.Prices;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;

namespace Connectors.Flows.B2BPrices;

/// <summary>
/// Compares what one list is to say with what it was told, and where that is needed with what the store shows: what is to be told, what is held and why, and what somebody else changed. One use; no I/O.
/// </summary>
/// <param name="state">What people confirmed, and what was found before.</param>
/// <param name="context">What holds for the list.</param>
/// <param name="status">How the list stands.</param>
/// <param name="isUrgent">Whether only what was told in real time is looked at.</param>
/// <param name="now">The present instant, UTC.</param>
internal sealed class B2BPriceComparison(B2BPriceState state, B2BPriceContext context, B2BPriceListStatus status, bool isUrgent, DateTimeOffset now)
{
    private readonly B2BPriceTruth _truth = new(context, status, now);
    private readonly B2BPriceRefusals _refusals = new(context);
    private readonly Dictionary<string, ToldPrice> _told = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Key, PriceWord Word)> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, B2BSkuPrices> _ofErp = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SaidPrice> _said = new(StringComparer.Ordinal);
    private readonly HashSet<string> _leftAlone = new(StringComparer.Ordinal);
    private readonly HashSet<string> _overtaken = new(StringComparer.Ordinal);
    private readonly List<(WantedPrice Wanted, string Before)> _toTell = [];
    private readonly List<(WantedPrice Wanted, string Before)> _toRemove = [];
    private readonly List<KeptPrice> _kept = [];
    private Dictionary<string, B2BSkuPrices>? _shown;
    private ListFindings _findings = new(status.List, []);
    private (int Held, int Edited, int Refused, int Edits, int Left) _counts;

    private string List => status.List;

    private B2BPricePolicy Policy => context.Policy;

    /// <summary>What was told of a SKU.</summary>
    public void Hear(string sku, ToldPrice told) => _told[sku] = told;

    /// <summary>What was told to us in real time; the older first.</summary>
    public void Hear(string key, PriceWord word)
    {
        var sku = B2BPriceRows.SkuKeyOf(word.Sku.Value);
        if (_words.TryGetValue(sku, out var older))
            _overtaken.Add(older.Key);
        _words[sku] = (key, word);
    }

    /// <summary>The item that a SKU of the store sells.</summary>
    public void Hear(OfferRow offer, ErpItem item)
    {
        if (item.IsBlocked)
        {
            _leftAlone.Add(B2BPriceRows.SkuKeyOf(offer.ShopSku.Value));
            return;
        }

        var pack = item.PriceIncludesTax is null
            ? _refusals.Unclear(offer, List, "has a price of which nobody says whether it is with tax")
            : ItemPrice.OfPack(offer, item, context.Tables.Units!, Policy.UnitSystem ?? context.Route.Erp!.Value.Value, why => _refusals.Unclear(offer, List, why));
        if (!pack.IsOk)
            Leave(offer, pack.Refusal);
        else if (_truth.Currency is { } currency && pack.Value.Currency != currency)
            Leave(offer, _refusals.Currency(List, pack.Value.Currency.Value, currency.Value));
        else
            _ofErp[B2BPriceRows.SkuKeyOf(offer.ShopSku.Value)] = new B2BSkuPrices(offer.ShopSku, [new B2BPriceBreak(1, pack.Value.Amount) { IncludesTax = item.PriceIncludesTax is true }]);
    }

    /// <summary>An item that could not be read: prices of what sells it stay as they are.</summary>
    public void Hear(OfferRow offer, UnreadableItem item) => Leave(offer, _refusals.Unreadable(item));

    /// <summary>Puts together what every SKU is to cost; what was told, in real time and by the ERP has to be heard before.</summary>
    public void Conclude()
    {
        if (!isUrgent)
        {
            var rows = context.Tables.Prices.RowsOf(context.Route.Store, List);
            for (var (from, to) = (0, 0); from < rows.Count; from = to)
            {
                var key = B2BPriceRows.SkuKeyOf(rows[from].Sku.Value);
                for (to = from + 1; to < rows.Count && string.Equals(rows[to].Sku.Value, rows[from].Sku.Value, StringComparison.OrdinalIgnoreCase);)
                    to++;
                Say(key, [.. Enumerable.Range(from, to - from).Select(i => rows[i])]);
            }

            foreach (var key in _ofErp.Keys)
            {
                if (!_said.ContainsKey(key))
                    Say(key, []);
            }
        }

        foreach (var (key, (_, word)) in _words)
        {
            if (!_said.ContainsKey(key))
                Say(key, context.Tables.Prices.Find(context.Route.Store, List, word.Sku));
        }
    }

    /// <summary>Whether the store has to be asked what it shows: something differs from what was told, or a person still sees something of the list.</summary>
    public bool NeedsStore => state.OfPrices.Any(f => B2BPriceRows.KeyOf(f.List) == B2BPriceRows.KeyOf(List)) || _findings.Groups.Count > 0
        || _said.Any(s => s.Value.Wanted is { } wanted && Differs(_told.GetValueOrDefault(s.Key), wanted.Hash))
        || (!isUrgent && !_truth.IsOutdated && _told.Any(t => t.Value.Hash != PriceHash.Nothing && !_leftAlone.Contains(t.Key) && !_said.ContainsKey(t.Key)));

    /// <summary>What the store shows.</summary>
    public void Hear(IReadOnlyList<B2BSkuPrices> shown)
    {
        _shown = new Dictionary<string, B2BSkuPrices>(shown.Count, StringComparer.Ordinal);
        foreach (var sku in shown)
            _shown[B2BPriceRows.SkuKeyOf(sku.Sku.Value)] = sku;
    }

    /// <summary>What came of it; everything has to be heard before.</summary>
    public B2BPriceInput.Looked End()
    {
        if (_truth.IsOutdated && !isUrgent)
            _findings = _findings.Add($"list {List}", _refusals.Outdated(List, _truth.TableAsOf, status.AsOf));
        foreach (var (key, said) in _said)
            SeeWord(key, said);
        if (_shown is not null)
        {
            IEnumerable<string> keys = isUrgent ? _said.Keys : _said.Keys.Union(_told.Keys, StringComparer.Ordinal).Union(_shown.Keys, StringComparer.Ordinal);
            foreach (var key in keys.Order(StringComparer.Ordinal))
                Judge(key);
            GuardRemovals();
        }

        var rows = _toTell.Concat(_toRemove).ToList();
        _counts.Left += Math.Max(0, rows.Count - Policy.MostAtOnce);
        var planned = rows.Take(Policy.MostAtOnce).ToList();
        return new B2BPriceInput.Looked(Status(rows.Count), isUrgent, _findings)
        {
            Chunks = [.. planned.Chunk(Math.Max(1, context.Store.SkusInCall)).Select(ToChunk)],
            Left = _counts.Left,
            Kept = _kept,
            Overtaken = [.. _overtaken],
            Standing = _said.Values.Count(static s => s.WordStands),
            Words = _words.Values.Count(w => !_overtaken.Contains(w.Key)),
            Edits = _counts.Edits,
        };
    }

    private PlannedChunk ToChunk((WantedPrice Wanted, string Before)[] rows) => new(
        List, [.. rows.Select(static r => r.Wanted.Sku.Value)], [.. rows.Select(static r => r.Wanted.Hash)], [.. rows.Select(static r => r.Before)])
    {
        OfErp = rows.Any(static r => r.Wanted.IsOfErp) ? [.. rows.Where(static r => r.Wanted.IsOfErp).Select(static r => new B2BSkuPrices(r.Wanted.Sku, r.Wanted.Breaks))] : null,
    };

    private B2BPriceListStatus Status(int waiting)
    {
        if (isUrgent)
            return waiting == 0 ? status : status with { State = B2BPriceListState.Waiting, Waiting = waiting };
        var first = _findings.Groups is [var group, ..] ? group.Shown[0].Why : null;
        return status with
        {
            State = waiting > 0 ? B2BPriceListState.Waiting : _counts.Refused > 0 ? B2BPriceListState.Refused : _counts.Held > 0 ? B2BPriceListState.Held : B2BPriceListState.Told,
            AsOf = _truth.IsOutdated ? status.AsOf : _truth.TableAsOf ?? status.AsOf,
            LookedAt = now,
            Wanted = _said.Values.Count(static s => s.Wanted is { Breaks.Count: > 0 }),
            Waiting = waiting,
            Refused = _counts.Refused,
            Held = _counts.Held,
            Edited = _counts.Edited,
            Reason = first?.Reason.Code,
            Words = _counts.Refused == 0 ? null : _told.Values.FirstOrDefault(static t => t.Refused is not null)?.Refused,
        };
    }

    private void Say(string key, IReadOnlyList<ListPriceRow> rows) => _said[key] = _truth.Of(rows, _words.TryGetValue(key, out var told) ? told.Word : null, _ofErp.GetValueOrDefault(key));

    private void Leave(OfferRow offer, Refusal why)
    {
        var key = B2BPriceRows.SkuKeyOf(offer.ShopSku.Value);
        _leftAlone.Add(key);
        Find(key, why);
    }

    /// <summary>Whether it is told otherwise than it is to be, or may show something else, or was refused long enough ago.</summary>
    private bool Differs(ToldPrice? told, string hash) => told is null ? hash != PriceHash.Nothing : told.Hash != hash || told.Edited is not null || (told.Refused is null ? told.MayShow is not null : now - told.RefusedAt >= Policy.RefusedAgainAfter);

    private void SeeWord(string key, SaidPrice said)
    {
        if (!_words.TryGetValue(key, out var heard))
            return;
        if (said.WordIsOvertaken)
            _overtaken.Add(heard.Key);
        else if (said.IsOfOtherCurrency)
            Find(key, B2BPriceRefusals.WordCurrency(List, heard.Word.Sku, heard.Word, _truth.Currency));
        else if (said.IsUnsequenced)
            Find(key, _refusals.Unsequenced(List, heard.Word.Sku, heard.Word));
    }

    private void Judge(string key)
    {
        var (said, told, shown) = (_said.GetValueOrDefault(key), _told.GetValueOrDefault(key), _shown!.GetValueOrDefault(key));
        if (_leftAlone.Contains(key) && said?.Wanted is null)
            return;
        if (said?.Wanted is { } wanted)
            Judge(key, wanted, told, shown);
        else if (said is not { IsOutdated: true } && !_truth.IsOutdated)
            JudgeUnsaid(key, told, shown);
    }

    /// <summary>Nobody says what it is to cost: what we told goes, what others set stays.</summary>
    private void JudgeUnsaid(string key, ToldPrice? told, B2BSkuPrices? shown)
    {
        if (shown is null)
        {
            if (told is not null)
                Keep(key, null);
        }
        else if (Policy.ReplacesOthers || (told is { } known && (known.Hash != PriceHash.Nothing || known.MayShow is not null)))
        {
            _toRemove.Add((Gone(shown.Sku), PriceHash.Of(shown.Breaks)));
        }
        else
        {
            Find(key, _refusals.OfOthers(List, shown.Sku, shown));
        }
    }

    private void Judge(string key, WantedPrice wanted, ToldPrice? told, B2BSkuPrices? shown)
    {
        var before = shown is null ? PriceHash.Nothing : PriceHash.Of(shown.Breaks);
        if (before == wanted.Hash)
        {
            if (wanted.Hash == PriceHash.Nothing ? told is not null : told is not { IsPlain: true } || told.Hash != wanted.Hash)
                Keep(key, wanted.Hash == PriceHash.Nothing ? null : new ToldPrice(wanted.Hash));
            return;
        }

        if (!IsToTell(key, wanted, told, shown, before))
            return;
        if (!context.Store.HasUnits && wanted.Breaks.Any(static b => b.Unit is not null))
            Hold(key, _refusals.NoUnits(List, wanted));
        else if (!IsPutRight(wanted, told) && wanted.Breaks.FirstOrDefault(b => IsJump(wanted, b, shown)) is { } jump)
            Hold(key, _refusals.Jump(List, wanted, jump, Before(shown, jump)));
        else if (wanted.Breaks.Count == 0)
            _toTell.Add((wanted with { Sku = shown!.Sku }, before));
        else
            _toTell.Add((wanted, before));
    }

    /// <summary>Whether what is to be is newer than what is shown, or may put it right.</summary>
    private bool IsToTell(string key, WantedPrice wanted, ToldPrice? told, B2BSkuPrices? shown, string before)
    {
        if (told is null)
            return true;
        var isNews = told.Hash != wanted.Hash;
        if (!told.IsOurs(before))
            return SeeEdit(key, wanted, told, shown, before) || isNews;
        if (isNews || told.Refused is not { } words)
            return true;
        if (now - told.RefusedAt >= Policy.RefusedAgainAfter)
            return true;
        _counts.Refused++;
        Find(key, _refusals.RowRefused(List, wanted.Sku.Value, words));
        return false;
    }

    /// <summary>Names what somebody else set, by when it was first seen.</summary>
    /// <returns>Whether it is put right.</returns>
    private bool SeeEdit(string key, WantedPrice wanted, ToldPrice told, B2BSkuPrices? shown, string before)
    {
        var seen = told.Edited == before ? told : told with { Edited = before, EditedAt = now };
        if (!ReferenceEquals(seen, told))
        {
            _counts.Edits++;
            Keep(key, seen);
        }

        if (!Policy.CorrectsEdits)
            _counts.Edited++;
        Find(key, _refusals.Edited(List, wanted, wanted.Sku, shown?.Breaks ?? [], seen.EditedAt ?? now));
        return Policy.CorrectsEdits;
    }

    /// <summary>What it was told and took is what it was meant to cost, whatever somebody set there since.</summary>
    private static bool IsPutRight(WantedPrice wanted, ToldPrice? told) => told is { Refused: null } && told.Hash == wanted.Hash;

    private bool IsJump(WantedPrice wanted, B2BPriceBreak price, B2BSkuPrices? shown)
    {
        if (price.Price <= 0m)
            return true;
        if (Before(shown, price) is not { } before || Math.Abs(price.Price - before) <= Policy.MostChange * before)
            return false;
        return !wanted.Confirmed.Contains(price.Price)
            && !state.Confirmed.Any(c => c.Sku is { } sku && c.Price == price.Price && B2BPriceRows.SkuKeyOf(sku.Value) == B2BPriceRows.SkuKeyOf(wanted.Sku.Value) && B2BPriceRows.KeyOf(c.List) == B2BPriceRows.KeyOf(List));
    }

    private static decimal? Before(B2BSkuPrices? shown, B2BPriceBreak price) => shown is null
        ? null
        : (B2BPriceDifferences.Find(shown.Breaks, price.Unit, price.Quantity) ?? B2BPriceDifferences.FindFor(shown.Breaks, price.Unit, price.Quantity))?.Price;

    /// <summary>A table that lost its end takes no list away.</summary>
    private void GuardRemovals()
    {
        if (_toRemove.Count <= Policy.MostRemoved * _shown!.Count || state.Confirmed.Any(c => c.Sku is null && c.Price == _toRemove.Count && B2BPriceRows.KeyOf(c.List) == B2BPriceRows.KeyOf(List)))
            return;
        _counts.Held += _toRemove.Count;
        _findings = _findings.Add($"list {List}", _refusals.ManyRemoved(List, _toRemove.Count, _shown.Count));
        _toRemove.Clear();
    }

    private void Keep(string key, ToldPrice? told)
    {
        if (_kept.Count < Policy.MostAtOnce)
            _kept.Add(new KeptPrice(key, told));
        else
            _counts.Left++;
    }

    private void Hold(string key, Refusal why)
    {
        _counts.Held++;
        Find(key, why);
    }

    private void Find(string key, Refusal why) => _findings = _findings.Add($"list {List} SKU {key}", why);

    private static WantedPrice Gone(Sku sku) => new(sku, [], PriceHash.Nothing, []);
}
