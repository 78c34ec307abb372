using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Flows.Engine;
using Connectors.Flows.Imports;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Prices;

/// <summary>Turns what was heard into facts, and into the rows that keep what each offer was told.</summary>
/// <param name="marketplace">Whose prices.</param>
/// <param name="context">What holds for them.</param>
/// <param name="now">The present instant, UTC.</param>
internal sealed class PriceFacts(string marketplace, PriceContext context, DateTimeOffset now)
{
    /// <summary>More that is in doubt than anybody should have: what is shown says the rest.</summary>
    private const int MostDoubtful = 50;
    private const int MostConfirmed = 500;

    private static readonly TimeSpan ConfirmedFor = TimeSpan.FromDays(30);

    private readonly ImportNotes _words = new("price");
    private readonly List<RowChange> _rows = [];
    private readonly List<Note> _notes = [];

    public IReadOnlyList<RowChange> Rows => _rows;

    public IReadOnlyList<Note> Notes => _notes;

    public PriceState Hear(PriceState state, PriceInput? input) => Reconsider(input switch
    {
        null => state,
        PriceInput.Looked looked => Hear(state, looked),
        PriceInput.HandedIn handed when handed.Batch == state.Prepared?.Batch => Hear(state, handed, state.Prepared),
        PriceInput.ImportSeen seen when seen.ImportId == state.Import?.Id => Hear(state, seen, state.Import),
        PriceInput.LateImportSeen late => Hear(state, late),
        PriceInput.Confirmed confirmed => Hear(state, confirmed),
        PriceInput.LookWanted => state with { LookedAt = null },
        _ => state,
    });

    private PriceState Hear(PriceState state, PriceInput.Looked looked)
    {
        var batch = looked.Rows.Count > 0 ? state.Batch + 1 : state.Batch;
        foreach (var kept in looked.Kept)
            _rows.Add(PriceTable.Write(marketplace, kept));
        foreach (var (place, row) in looked.Rows.Index())
        {
            _rows.Add(PriceTable.Write(marketplace, row.ToTold(now, batch)));
            _rows.Add(PriceTable.Write(marketplace, row, place));
        }

        if (looked.Edits > 0)
            _notes.Add(new Note("price.edited", string.Create(CultureInfo.InvariantCulture, $"{looked.Edits} offers show what somebody else set; {(context.Policy.CorrectsEdits ? "they are told again" : "they are left as they are")}")));
        return state with
        {
            Batch = batch,
            LookedAt = now,
            TruthAt = looked.ReadAt,
            TablesVersion = looked.TablesVersion,
            Left = looked.Left,
            Prepared = looked.Rows.Count > 0 ? new PreparedPrices(batch, looked.Rows.Count, now) : null,
            UntoldSince = looked.Rows.Count + looked.Left > 0 ? state.UntoldSince ?? now : null,
            Doubtful = [.. state.Doubtful.Intersect(looked.Doubtful)],
            OfLook = looked.Findings,
            OfRows = looked.Refused,
        };
    }

    private PriceState Hear(PriceState state, PriceInput.HandedIn handed, PreparedPrices prepared)
    {
        Keep(handed.Withheld, prepared.Batch, handed.MayBeTwice);
        _notes.Add(new Note("price.handed-in", string.Create(
            CultureInfo.InvariantCulture,
            $"{prepared.Offers - handed.Withheld.Count} offers told, {handed.Withheld.Count} withheld; {(handed.ImportId is { } id ? $"import {id}" : "nothing was sent")}; {state.TablesVersion}")));
        if (handed.MayBeTwice)
            state = state with { DoubtUntil = now + context.Policy.ImportWithin };
        return handed.ImportId is { } importId
            ? state with { Prepared = null, Import = new RunningImport(importId, prepared.Batch, prepared.Offers, now) { MayBeTwice = handed.MayBeTwice } }
            : Told(state with { Prepared = null });
    }

    private PriceState Hear(PriceState state, PriceInput.ImportSeen seen, RunningImport import)
    {
        switch (seen.Progress)
        {
            case ImportProgress.Running or ImportProgress.Unknown:
                return state with { Import = import with { AskedAt = now } };
            case ImportProgress.Complete:
                Keep(seen.Refused, import.Batch, import.MayBeTwice);
                if (seen.Refused.Count > 0 || seen.IsUnclear)
                    _notes.Add(_words.Refused(import, seen.Refused.Count, "offers", seen.IsUnclear));
                return seen.IsUnclear ? Doubt(state with { Import = null }, import.Batch) : Told(state with { Import = null, FailedImports = 0 });
            default:
                _notes.Add(_words.Failed(import, seen.Progress));
                return Doubt(state with { Import = null }, import.Batch);
        }
    }

    /// <summary>What was carried out so late may have overwritten what was told since: a look says so once that had time to be shown.</summary>
    private PriceState Hear(PriceState state, PriceInput.LateImportSeen late) => state with
    {
        Late = LateImports.Asked(state.Late, late.ImportId, late.IsOver, now),
        DoubtUntil = late.IsOver ? Later(state.DoubtUntil, now + context.Policy.ShownWithin + context.Policy.Every) : state.DoubtUntil,
    };

    private PriceState Hear(PriceState state, PriceInput.Confirmed confirmed)
    {
        _notes.Add(new Note("price.confirmed", $"offer {confirmed.Offer}: {confirmed.Price} is meant"));
        return state with
        {
            LookedAt = null,
            Confirmed = [.. state.Confirmed.Where(c => c.Offer != confirmed.Offer || c.Price != confirmed.Price).TakeLast(MostConfirmed - 1), new ConfirmedPrice(confirmed.Offer, confirmed.Price, now)],
        };
    }

    /// <summary>What time alone changes: nothing is sent that is older than a window, and an import that does not end is not waited for.</summary>
    private PriceState Reconsider(PriceState state)
    {
        if (state.Prepared is { } prepared && now - prepared.At > context.Policy.Every)
        {
            _notes.Add(new Note("price.outdated", string.Create(CultureInfo.InvariantCulture, $"{prepared.Offers} offers could not be told within a window; they are looked at anew")));
            state = Doubt(state with { Prepared = null }, prepared.Batch);
        }

        if (state.Import is { } import && now - import.StartedAt > context.Policy.ImportWithin)
        {
            _notes.Add(_words.GivenUp(import));
            state = Doubt(state with { Import = null, Late = LateImports.Add(state.Late, import) }, import.Batch);
        }

        // From now on at the latest: a clock that was set back delays nothing by more than a window.
        return state with
        {
            LookedAt = state.LookedAt.AtLatest(now),
            TruthAt = state.TruthAt.AtLatest(now),
            DoubtUntil = state.DoubtUntil > now ? state.DoubtUntil : null,
            Confirmed = state.Confirmed.Any(IsOld) ? [.. state.Confirmed.Where(c => !IsOld(c))] : state.Confirmed,
        };
    }

    private bool IsOld(ConfirmedPrice confirmed) => now - confirmed.At > ConfirmedFor;

    private static DateTimeOffset Later(DateTimeOffset? one, DateTimeOffset other) => one > other ? one.Value : other;

    private static PriceState Told(PriceState state) => state.Left > 0 ? state : state with { UntoldSince = null };

    /// <summary>What nobody asks for may still be carried out, after what is told instead.</summary>
    private PriceState Doubt(PriceState state, int batch) => state with
    {
        FailedImports = state.FailedImports + 1,
        Doubtful = [.. state.Doubtful.TakeLast(MostDoubtful - 1), batch],
        DoubtUntil = now + context.Policy.ImportWithin,
        LookedAt = null,
    };

    private void Keep(IReadOnlyList<RefusedPrices> refused, int batch, bool mayBeTwice)
    {
        // What an earlier attempt may have told may show although this one was refused.
        foreach (var row in refused)
            _rows.Add(PriceTable.Write(marketplace, mayBeTwice ? row.ToTold(now, batch) with { MayShow = [.. row.Row.MayShow, row.Row.Prices] } : row.ToTold(now, batch)));
    }
}
