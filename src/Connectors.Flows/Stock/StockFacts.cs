using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Flows.Engine;
using Connectors.Flows.Imports;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Stock;

/// <summary>Turns what was heard into facts, and into the rows that keep what each offer was told.</summary>
/// <param name="marketplace">Whose stock.</param>
/// <param name="context">What holds for it.</param>
/// <param name="now">The present instant, UTC.</param>
internal sealed class StockFacts(string marketplace, StockContext context, DateTimeOffset now)
{
    /// <summary>More that is in doubt than anybody should have: the listings say what is shown.</summary>
    private const int MostDoubtful = 50;

    private readonly ImportNotes _words = new("stock");
    private readonly List<RowChange> _rows = [];
    private readonly List<Note> _notes = [];

    public IReadOnlyList<RowChange> Rows => _rows;

    public IReadOnlyList<Note> Notes => _notes;

    public StockState Hear(StockState state, StockInput? input) => Reconsider(input switch
    {
        null => state,
        StockInput.Looked looked => Hear(state, looked),
        StockInput.HandedIn handed when handed.Batch == state.Prepared?.Batch => Hear(state, handed, state.Prepared),
        StockInput.ImportSeen seen when seen.ImportId == state.Import?.Id => Hear(state, seen, state.Import),
        StockInput.LateImportSeen late => Hear(state, late),
        StockInput.ListingsCompared compared => Hear(state, compared),
        StockInput.LookWanted => state with { LookedAt = null, ComparedAt = null },
        _ => state,
    });

    private StockState Hear(StockState state, StockInput.Looked looked)
    {
        var batch = looked.Rows.Count > 0 ? state.Batch + 1 : state.Batch;
        foreach (var (place, row) in looked.Rows.Index())
        {
            _rows.Add(ToldTable.Write(marketplace, row.ToTold(looked.ReadAt, batch)));
            _rows.Add(ToldTable.Write(marketplace, row, place));
        }

        var heard = state with
        {
            Batch = batch,
            Left = looked.Left,
            Prepared = looked.Rows.Count > 0 ? new PreparedImport(batch, looked.Rows.Count, looked.Decreases, now) : null,
            UntoldSince = looked.Rows.Count + looked.Left > 0 ? state.UntoldSince ?? now : null,
            Doubtful = [.. state.Doubtful.Intersect(looked.Doubtful)],
        };
        return looked.Position is { } position
            ? heard with { MovedAt = now, Position = position }
            : heard with
            {
                LookedAt = now,
                TruthAt = looked.ReadAt,
                TablesVersion = looked.TablesVersion,
                ErpCalls = looked.ErpCalls,
                Pace = state.Pace.Add(looked.Sold, now),
                OfLook = looked.Findings,
                OfRows = looked.Refused,
            };
    }

    private StockState Hear(StockState state, StockInput.HandedIn handed, PreparedImport prepared)
    {
        Keep(handed.Withheld, prepared.Batch, handed.MayBeTwice);
        if (handed.MayBeTwice)
            state = CompareSoon(state);
        _notes.Add(new Note("stock.handed-in", string.Create(
            CultureInfo.InvariantCulture,
            $"{prepared.Rows - handed.Withheld.Count} offers told, {prepared.Decreases} of {prepared.Rows} fall, {handed.Withheld.Count} withheld; {(handed.ImportId is { } id ? $"import {id}" : handed.IsDone ? "taken at once" : "nothing was sent")}; {state.TablesVersion}")));
        return handed.ImportId is { } importId
            ? state with { Prepared = null, Import = new RunningImport(importId, prepared.Batch, prepared.Rows, now) { MayBeTwice = handed.MayBeTwice } }
            : Told(state with { Prepared = null, FailedImports = handed.IsDone ? 0 : state.FailedImports });
    }

    private StockState Hear(StockState state, StockInput.ImportSeen seen, RunningImport import)
    {
        switch (seen.Progress)
        {
            case ImportProgress.Running or ImportProgress.Unknown:
                return state with { Import = import with { AskedAt = now } };
            case ImportProgress.Complete:
                Keep(seen.Refused, import.Batch, import.MayBeTwice);
                if (seen.Refused.Count > 0 || seen.IsUnclear)
                    _notes.Add(_words.Refused(import, seen.Refused.Count, "rows", seen.IsUnclear));
                return seen.IsUnclear ? Doubt(state with { Import = null }, import.Batch) : Told(state with { Import = null, FailedImports = 0 });
            default:
                _notes.Add(_words.Failed(import, seen.Progress));
                return Doubt(state with { Import = null }, import.Batch);
        }
    }

    /// <summary>What was carried out so late may have overwritten what was told since: the listings say so once they had time to.</summary>
    private StockState Hear(StockState state, StockInput.LateImportSeen late) => state with
    {
        Late = LateImports.Asked(state.Late, late.ImportId, late.IsOver, now),
        CompareAt = late.IsOver ? now + context.Policy.ShownWithin : state.CompareAt,
    };

    private StockState Hear(StockState state, StockInput.ListingsCompared compared)
    {
        foreach (var offer in compared.ToTellAgain)
            _rows.Add(ToldTable.Write(marketplace, offer));
        var more = compared.ToTellAgain.Count + compared.More;
        if (more > 0)
            _notes.Add(new Note("stock.drift", string.Create(CultureInfo.InvariantCulture, $"{more} offers show something else than they were told; they are told again")));
        return state with
        {
            ComparedAt = now,
            CompareAt = compared.More > 0 ? now + context.Policy.Every : state.DoubtUntil > now ? state.DoubtUntil : null,
            DoubtUntil = state.DoubtUntil > now ? state.DoubtUntil : null,
            OfListings = compared.Findings,
            LookedAt = more > 0 ? null : state.LookedAt,
        };
    }

    /// <summary>What time alone changes: nothing is sent that is older than a window, and an import that does not end is not waited for.</summary>
    private StockState Reconsider(StockState state)
    {
        if (state.Prepared is { } prepared && now - prepared.At > context.Policy.Every)
        {
            _notes.Add(new Note("stock.outdated", string.Create(CultureInfo.InvariantCulture, $"{prepared.Rows} offers could not be told within a window; the ERP is looked at anew")));
            state = Doubt(state with { Prepared = null }, prepared.Batch);
        }

        if (state.Import is { } import && now - import.StartedAt > context.Policy.ImportWithin)
        {
            _notes.Add(_words.GivenUp(import));
            state = Doubt(state with { Import = null, Late = LateImports.Add(state.Late, import) }, import.Batch);
        }

        // From now on at the latest: a clock that was set back delays nothing by more than a window.
        return state with { LookedAt = state.LookedAt.AtLatest(now), ComparedAt = state.ComparedAt.AtLatest(now), MovedAt = state.MovedAt.AtLatest(now), TruthAt = state.TruthAt.AtLatest(now) };
    }

    private static StockState Told(StockState state) => state.Left > 0 ? state : state with { UntoldSince = null };

    private StockState Doubt(StockState state, int batch) => CompareSoon(state) with
    {
        FailedImports = state.FailedImports + 1,
        Doubtful = [.. state.Doubtful.TakeLast(MostDoubtful - 1), batch],
        LookedAt = null,
    };

    /// <summary>What nobody asks for may still be carried out, after what is told instead: the listings say so.</summary>
    private StockState CompareSoon(StockState state) => state with
    {
        CompareAt = state.Doubtful.Count >= MostDoubtful ? now : state.CompareAt ?? now + context.Policy.ImportWithin,
        DoubtUntil = now + context.Policy.ImportWithin,
    };

    private void Keep(IReadOnlyList<RefusedRow> refused, int batch, bool mayBeTwice)
    {
        // A row that an earlier attempt may have told is not known to show what it did before.
        foreach (var row in refused)
            _rows.Add(ToldTable.Write(marketplace, row.ToTold(now, mayBeTwice ? 0 : batch)));
    }
}
