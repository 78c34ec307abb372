using System.Globalization;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Flows.B2BPrices;

/// <summary>Turns what was heard into facts, and into rows of side tables; and chooses what is done next.</summary>
/// <param name="store">Whose price lists.</param>
/// <param name="context">What holds for them.</param>
/// <param name="now">The present instant, UTC.</param>
internal sealed class B2BPriceFacts(string store, B2BPriceContext context, DateTimeOffset now)
{
    private const int MostConfirmed = 500;

    /// <summary>Lists whose findings are kept with the state; the status of the others says the same.</summary>
    private const int MostLists = 200;

    private static readonly TimeSpan ConfirmedFor = TimeSpan.FromDays(30);

    private readonly List<RowChange> _rows = [];
    private readonly List<Note> _notes = [];

    public IReadOnlyList<RowChange> Rows => _rows;

    public IReadOnlyList<Note> Notes => _notes;

    public B2BPriceState Hear(B2BPriceState state, B2BPriceInput? input) => Choose(Reconsider(input switch
    {
        null => state,
        B2BPriceInput.ListsSeen seen when state.Doing is B2BPriceEffect.LookAtLists => Hear(state, seen),
        B2BPriceInput.Looked looked when state.Doing is B2BPriceEffect.Look look && look.IsUrgent == looked.IsUrgent && IsSame(look.List, looked.Status.List) => Hear(state, looked),
        B2BPriceInput.Written written when state.Doing is B2BPriceEffect.Write write && (write.Batch, write.Chunk) == (written.Batch, written.Chunk) => Hear(state, written),
        B2BPriceInput.Changed changed => Hear(state, changed.Word),
        B2BPriceInput.Confirmed confirmed => Hear(state, confirmed),
        B2BPriceInput.LookWanted => state with { LookedAt = null, ComparedAt = null, Round = null },
        _ => state,
    }));

    private B2BPriceState Hear(B2BPriceState state, B2BPriceInput.ListsSeen seen)
    {
        foreach (var list in seen.Lists)
            _rows.Add(B2BPriceRows.Write(store, list));
        return state with
        {
            Doing = null,
            ListsAt = now,
            OfLists = seen.Findings,
            Round = state.Round ?? (IsDue(state) ? new PriceRound(seen.ReadAt, context.Tables.Version, !(now - state.ComparedAt < context.Policy.CompareEvery), string.Empty) : null),
        };
    }

    private B2BPriceState Hear(B2BPriceState state, B2BPriceInput.Looked looked)
    {
        var list = looked.Status.List;
        foreach (var kept in looked.Kept)
            _rows.Add(B2BPriceRows.Write(store, list, kept));
        foreach (var word in looked.Overtaken)
            _rows.Add(new RowChange(B2BPriceRows.WordsOf(store), word, null));
        foreach (var (place, chunk) in looked.Chunks.Index())
            _rows.Add(B2BPriceRows.Write(store, looked.IsUrgent, place, chunk));
        _rows.Add(B2BPriceRows.Write(store, looked.Status));
        if (looked.Edits > 0)
            _notes.Add(new Note("price.edited", string.Create(CultureInfo.InvariantCulture, $"list {list}: {looked.Edits} SKUs show what somebody else set; {(context.Policy.CorrectsEdits ? "they are told again" : "they are left as they are")}")));
        if (looked.Overtaken.Count > 0 || (looked.IsUrgent && looked.Standing > 0))
            _notes.Add(new Note("price.sequenced", string.Create(CultureInfo.InvariantCulture, $"list {list}: {looked.Standing} prices told in real time are newer than the table and stand, {looked.Overtaken.Count} were overtaken")));
        var batch = looked.Chunks.Count > 0 ? state.Batch + 1 : state.Batch;
        var prepared = looked.Chunks.Count > 0 ? new PreparedList(batch, looked.Chunks.Count, 0, looked.Chunks.Sum(static c => c.Skus.Count), looked.Status) : null;
        var isKnown = looked.Words > 0 || state.Dirty.Any(l => IsSame(l, list));
        return Find(state, looked.IsUrgent ? Of(state, list).Add(looked.Findings) : looked.Findings) with
        {
            Doing = null,
            Batch = batch,
            Urgent = looked.IsUrgent ? prepared : state.Urgent,
            Prepared = looked.IsUrgent ? state.Prepared : prepared,
            Dirty = looked is { IsUrgent: true, Left: > 0 } ? With(state.Dirty, list) : state.Dirty,
            WordLists = isKnown ? state.WordLists : [.. state.WordLists.Where(l => !IsSame(l, list))],
            Round = looked is { IsUrgent: false, Left: 0 } && state.Round is { } round ? round with { Done = list } : state.Round,
            UntoldSince = prepared is not null || looked.Left > 0 ? state.UntoldSince ?? now : state.UntoldSince,
        };
    }

    private B2BPriceState Hear(B2BPriceState state, B2BPriceInput.Written written)
    {
        var prepared = (written.IsUrgent ? state.Urgent : state.Prepared)!;
        foreach (var kept in written.Prices)
            _rows.Add(B2BPriceRows.Write(store, written.List, kept));
        var done = written.Chunk + 1;
        var isOver = done >= prepared.Chunks || written.Failed is not null;
        for (var place = written.Chunk; place < (isOver ? prepared.Chunks : done); place++)
            _rows.Add(B2BPriceRows.Write(store, written.IsUrgent, place, null));
        var refused = written.Prices.Count(static p => p.Told?.Refused is not null);
        var status = prepared.Status with
        {
            Waiting = isOver ? 0 : Math.Max(0, prepared.Status.Waiting - written.Taken - refused),
            Refused = prepared.Status.Refused + refused,
            ToldAt = written.Taken > 0 ? now : prepared.Status.ToldAt,
            Words = written.Failed ?? prepared.Status.Words ?? written.Prices.FirstOrDefault(static p => p.Told?.Refused is not null)?.Told!.Refused,
            Reason = prepared.Status.Reason ?? (written.Findings.Groups is [var group, ..] ? group.Shown[0].Why.Reason.Code : null),
        };
        if (isOver)
        {
            status = status with { State = status.Refused > 0 || written.Failed is not null ? B2BPriceListState.Refused : status.Held > 0 ? B2BPriceListState.Held : B2BPriceListState.Told };
            _notes.Add(written.Failed is { } words
                ? new Note("price.list-refused", $"list {written.List}: {words}")
                : new Note("price.told", string.Create(CultureInfo.InvariantCulture, $"list {written.List}: {prepared.Skus} SKUs in {prepared.Chunks} calls, {status.Refused} refused; {context.Tables.Version}")));
        }

        _rows.Add(B2BPriceRows.Write(store, status));
        var next = isOver ? null : prepared with { Done = done, Status = status };
        return Find(state, Of(state, written.List).Add(written.Findings)) with
        {
            Doing = null,
            Urgent = written.IsUrgent ? next : state.Urgent,
            Prepared = written.IsUrgent ? state.Prepared : next,
            WrittenAt = now,
        };
    }

    private B2BPriceState Hear(B2BPriceState state, PriceWord word)
    {
        _rows.Add(B2BPriceRows.Write(store, word));
        _notes.Add(new Note("price.changed", string.Create(CultureInfo.InvariantCulture, $"list {word.List} SKU {word.Sku}: {PriceHash.Text(word.Breaks)}, as of {word.AsOf:u}")));
        return state with
        {
            ListsAt = context.Lists(state.WordLists).Any(l => IsSame(l, word.List)) ? state.ListsAt : null,
            Dirty = With(state.Dirty, word.List),
            WordLists = With(state.WordLists, word.List),
        };
    }

    private B2BPriceState Hear(B2BPriceState state, B2BPriceInput.Confirmed confirmed)
    {
        _notes.Add(new Note("price.confirmed", string.Create(CultureInfo.InvariantCulture, $"list {confirmed.List}: {(confirmed.Sku is { } sku ? $"SKU {sku}, {confirmed.Price} is meant" : $"{confirmed.Price} SKUs are meant to go")}")));
        return state with
        {
            LookedAt = null,
            Round = null,
            Confirmed = [.. state.Confirmed.TakeLast(MostConfirmed - 1), new ConfirmedListPrice(confirmed.List, confirmed.Sku, confirmed.Price, now)],
        };
    }

    /// <summary>What time alone changes. From now on at the latest: a clock that was set back delays nothing by more than a batch.</summary>
    private B2BPriceState Reconsider(B2BPriceState state) => state with
    {
        LookedAt = state.LookedAt.AtLatest(now),
        TruthAt = state.TruthAt.AtLatest(now),
        ComparedAt = state.ComparedAt.AtLatest(now),
        WrittenAt = state.WrittenAt.AtLatest(now),
        Confirmed = state.Confirmed.Any(IsOld) ? [.. state.Confirmed.Where(c => !IsOld(c))] : state.Confirmed,
    };

    /// <summary>What was told in real time goes before the batch; what is planned is told before more is looked at; a batch goes from list to list.</summary>
    private B2BPriceState Choose(B2BPriceState state)
    {
        if (state.Doing is not null)
            return state;
        if (state.Urgent is { } urgent)
            return state with { Doing = new B2BPriceEffect.Write(urgent.Batch, urgent.Done, IsUrgent: true) };
        if (state.Dirty is [var dirty, ..])
        {
            // What is told meanwhile makes it dirty again.
            return state.ListsAt is null
                ? state with { Doing = new B2BPriceEffect.LookAtLists() }
                : state with { Doing = new B2BPriceEffect.Look(dirty, IsUrgent: true, IsComparing: false), Dirty = [.. state.Dirty.Skip(1)] };
        }

        if (state.Prepared is { } prepared)
            return state with { Doing = new B2BPriceEffect.Write(prepared.Batch, prepared.Done, IsUrgent: false) };
        if (state.Round is { } round)
        {
            if (context.Lists(state.WordLists).FirstOrDefault(l => string.Compare(l, round.Done, StringComparison.OrdinalIgnoreCase) > 0) is { } next)
                return state with { Doing = new B2BPriceEffect.Look(next, IsUrgent: false, round.IsComparing) };
            state = state with
            {
                Round = null,
                LookedAt = now,
                TruthAt = round.At,
                TablesVersion = round.TablesVersion,
                ComparedAt = round.IsComparing ? round.At : state.ComparedAt,
                UntoldSince = null,
                OfPrices = [.. state.OfPrices.Where(f => context.Lists(state.WordLists).Any(l => IsSame(l, f.List)))],
                MoreLists = 0,
            };
        }

        return IsDue(state) ? state with { Doing = new B2BPriceEffect.LookAtLists() } : state with { UntoldSince = null };
    }

    private bool IsDue(B2BPriceState state) => state.LookedAt is not { } last || state.TablesVersion != context.Tables.Version || now >= last + context.Policy.Every;

    private bool IsOld(ConfirmedListPrice confirmed) => now - confirmed.At > ConfirmedFor;

    private static ListFindings Of(B2BPriceState state, string list) => state.OfPrices.FirstOrDefault(f => IsSame(f.List, list)) ?? new ListFindings(list, []);

    private static B2BPriceState Find(B2BPriceState state, ListFindings findings)
    {
        List<ListFindings> others = [.. state.OfPrices.Where(f => !IsSame(f.List, findings.List))];
        if (findings.Groups.Count == 0)
            return state with { OfPrices = others };
        return others.Count < MostLists ? state with { OfPrices = [.. others, findings] } : state with { MoreLists = state.MoreLists + 1 };
    }

    private static IReadOnlyList<string> With(IReadOnlyList<string> lists, string list) => lists.Any(l => IsSame(l, list)) ? lists : [.. lists, list];

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
