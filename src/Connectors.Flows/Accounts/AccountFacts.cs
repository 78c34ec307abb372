using System.Globalization;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Accounts;

/// <summary>Turns what was heard into facts, and into the rows that keep what each account was told.</summary>
/// <param name="store">Whose accounts.</param>
/// <param name="context">What holds for them.</param>
/// <param name="now">The present instant, UTC.</param>
internal sealed class AccountFacts(string store, AccountContext context, DateTimeOffset now)
{
    private readonly List<RowChange> _rows = [];
    private readonly List<Note> _notes = [];

    public IReadOnlyList<RowChange> Rows => _rows;

    public IReadOnlyList<Note> Notes => _notes;

    public AccountState Hear(AccountState state, AccountInput? input) => Reconsider(input switch
    {
        null => state,
        AccountInput.Looked looked => Hear(state, looked),
        AccountInput.Written written when state.Prepared is { } prepared && (written.Batch, written.From) == (prepared.Batch, prepared.Done) => Hear(state, written, prepared),
        AccountInput.LookWanted => state with { LookedAt = null, ComparedAt = null },
        _ => state,
    });

    private AccountState Hear(AccountState state, AccountInput.Looked looked)
    {
        var batch = looked.Rows.Count > 0 ? state.Batch + 1 : state.Batch;
        foreach (var (place, row) in looked.Rows.Index())
        {
            _rows.Add(AccountTable.Write(store, row.ToTold(now)));
            _rows.Add(AccountTable.Write(store, row, place));
        }

        _rows.AddRange(looked.Settled.Select(order => new RowChange(UninvoicedOrders.TableOf(context.Route.Erp), order, null)));
        return state with
        {
            Batch = batch,
            Prepared = looked.Rows.Count > 0 ? new PreparedAccounts(batch, looked.Rows.Count, 0, now) : null,
            Left = looked.Left,
            UntoldSince = looked.Rows.Count + looked.Left > 0 ? state.UntoldSince ?? now : null,
            LookedAt = now,
            TruthAt = looked.ReadAt,
            TableVersion = looked.TableVersion,
            CompareFrom = looked.CompareFrom,
            ComparedAt = looked.IsCompared ? now : state.ComparedAt,
            OfLook = looked.Findings,
            OfWrites = LookFindings.None,
        };
    }

    private AccountState Hear(AccountState state, AccountInput.Written written, PreparedAccounts prepared)
    {
        _rows.AddRange(written.Accounts.Select(a => AccountTable.Write(store, a.Told)));
        foreach (var account in written.Accounts.Where(a => a.Told.DriftSeenAt == now || a.Told.Refused is not null))
        {
            var (id, told) = (account.CustomerId, account.Told);
            _notes.Add(told.Refused is { } words
                ? new Note("account.not-taken", $"customer {id}: {words}")
                : new Note("account.drift", $"customer {id}: {string.Join(", ", told.Drifts.Select(static d => $"{d.Field} was {d.Found}, told was {d.Ours}"))}"));
        }

        var done = prepared.Done + written.Accounts.Count;
        if (done >= prepared.Rows)
            _notes.Add(new Note("account.written", string.Create(CultureInfo.InvariantCulture, $"{prepared.Rows} accounts told, {state.Left} left; customers {state.TableVersion}")));
        return state with
        {
            Prepared = done >= prepared.Rows ? null : prepared with { Done = done },
            UntoldSince = done >= prepared.Rows && state.Left == 0 ? null : state.UntoldSince,
            OfWrites = new LookFindings([.. state.OfWrites.Shown, .. written.Findings.Shown], state.OfWrites.More + written.Findings.More),
        };
    }

    /// <summary>What time alone changes: nothing is written that is older than the time between two looks.</summary>
    private AccountState Reconsider(AccountState state)
    {
        if (state.Prepared is { } prepared && now - prepared.At > context.Policy.Every)
        {
            _notes.Add(new Note("account.outdated", string.Create(CultureInfo.InvariantCulture, $"{prepared.Rows - prepared.Done} accounts could not be told in time; the ERP is looked at anew")));
            state = state with { Prepared = null, LookedAt = null };
        }

        // From now on at the latest: a clock that was set back delays nothing by more than a look.
        return state with { LookedAt = state.LookedAt.AtLatest(now), TruthAt = state.TruthAt.AtLatest(now), ComparedAt = state.ComparedAt.AtLatest(now) };
    }
}
