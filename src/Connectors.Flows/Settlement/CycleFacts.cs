using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Settlement;

/// <summary>Turns what was heard into facts, and into the rows that keep lines, journals and proofs.</summary>
/// <param name="caseKey">Key of the case.</param>
/// <param name="context">What holds for it.</param>
/// <param name="now">The present instant, UTC.</param>
internal sealed class CycleFacts(string caseKey, CycleContext context, DateTimeOffset now)
{
    private const int MostUnreadable = 10;
    private static readonly TimeSpan ClockOverlap = TimeSpan.FromHours(1);

    private readonly List<RowChange> _rows = [];
    private readonly List<Note> _notes = [];
    private readonly List<InboxMessage> _deliver = [];

    public IReadOnlyList<RowChange> Rows => _rows;

    public IReadOnlyList<Note> Notes => _notes;

    public IReadOnlyList<InboxMessage> Deliver => _deliver;

    public CycleState Hear(CycleState state, CycleInput? input) => EndTurns(state, Reconsider(input switch
    {
        null => state,
        CycleInput.CycleSeen seen => Hear(state, seen.Cycle),
        CycleInput.PageRead page when page.Run == state.Run && page.From == state.Continuation && state.ReadAt is null => Hear(state, page),
        CycleInput.CycleSettled settled when settled.Outcome.Run == state.Run && state is { ReadAt: not null, Settled: null } => Hear(state, settled),
        CycleInput.JournalSeen seen => Hear(state, seen),
        CycleInput.JournalTakenBack back => Hear(state, back),
        CycleInput.TurnAwaited awaited => Change(state, awaited.Number, journal => journal with { Behind = awaited.Behind, BehindSince = journal.BehindSince ?? now, SeenAt = now }),
        CycleInput.ChargesLost lost when state.Journals.Any(j => j.Number == lost.Number && j is { WrittenAt: null, PostedAt: null }) => Told(
            Without(state, j => j.Number == lost.Number), "settlement.charges-lost", $"cycle {lost.CycleId} has settled fees of the same sales orders: it is settled anew without them"),
        CycleInput.RowsCleared cleared => Hear(state, cleared),
        CycleInput.EffectRejected rejected => Hear(state, rejected),
        CycleInput.WriteWanted => WriteAgain(state),
        CycleInput.ReadWanted when state.Journals.All(static j => j.PostedAt is not null || IsNeverTaken(j)) => Told(ReadAgain(state.Journals.Any(IsNeverTaken) ? Unbooked(state) : state, null), "settlement.read-wanted", "a person wants the lines to be read again"),
        CycleInput.BookedTold => Told(Booked(state), "settlement.booked", "a person says that the cycle is booked"),
        CycleInput.ChangesSeen changes when changes.Run == state.Run && changes.From == state.Changes?.Continuation && IsBooked(state) => Hear(state, changes),
        CycleInput.LinesShared shared => state with { ReadAgainWhy = $"cycle {shared.CycleId} holds lines that this one holds too" },
        CycleInput.OtherTold other => Hear(state, other),
        CycleInput.BankTold bank => Told(state with { Bank = bank.Amount }, "settlement.bank", $"{bank.Amount} arrived at the bank"),
        _ => state,
    }));

    private CycleState Hear(CycleState state, SettlementCycle cycle)
    {
        if (state.Cycle is null)
            _notes.Add(new Note("settlement.cycle", string.Create(CultureInfo.InvariantCulture, $"cycle {cycle.Id} of {cycle.CreatedAt:u} pays {string.Join(" and ", cycle.Payouts)}; {cycle.PayoutState}")));
        else if (state.Cycle.PayoutState != cycle.PayoutState)
            _notes.Add(new Note("settlement.payout", $"the payout is {cycle.PayoutState}{(cycle.PayoutReference is { } reference ? $", {reference}" : string.Empty)}"));
        if (state.Cycle is { } known && string.Join(" and ", known.Payouts) is var before && string.Join(" and ", cycle.Payouts) is var after && before != after)
            _notes.Add(new Note("settlement.payout-changed", $"the cycle pays {after}, no longer {before}"));

        // What was held may hold no more: amounts, states and references are another.
        return state with { Cycle = cycle, Settled = state.Settled is { IsHeld: true } && state.Journals.All(static j => j.PostedAt is not null) ? null : state.Settled };
    }

    private CycleState Hear(CycleState state, CycleInput.PageRead page)
    {
        foreach (var line in page.Lines)
            _rows.Add(CycleRows.Write(caseKey, page.Run, line));
        var read = state with
        {
            Continuation = page.Continuation,
            ReadFrom = page.From is null ? now : state.ReadFrom,
            LinesRead = state.LinesRead + page.Lines.Count,
            Unreadable = [.. state.Unreadable.Concat(page.Unreadable).Distinct(StringComparer.Ordinal).Take(MostUnreadable)],
            ReadRefused = null,
        };
        if (page.Continuation is not null)
            return read;
        _notes.Add(new Note("settlement.read", string.Create(CultureInfo.InvariantCulture, $"reading {page.Run}: {read.LinesRead} lines")));
        return read with { ReadAt = now };
    }

    private CycleState Hear(CycleState state, CycleInput.CycleSettled settled)
    {
        var outcome = settled.Outcome;
        _rows.Add(new RowChange(CycleRows.ProofsOf(context.Route.Marketplace), state.Cycle!.Id, settled.Proof));
        _notes.Add(new Note("settlement.settled", string.Create(
            CultureInfo.InvariantCulture,
            $"{outcome.Lines} lines, fee table {outcome.FeeTableVersion}: {Outcome(outcome)}; {outcome.OnAccount} orders on account left out; hash {outcome.LinesHash}")));
        foreach (var shared in outcome.Shared ?? [])
        {
            // The same lines are told once: two cycles that go on to hold them do not send each other to and fro.
            _deliver.Add(SettlementFlow.Of(context.Route.Marketplace, shared.CycleId, $"shared with {state.Cycle.Id} {shared.Version}", new CycleInput.LinesShared(state.Cycle.Id)));
        }

        if (!outcome.IsHeld)
        {
            _rows.Add(CycleRows.WriteBooked(state.Cycle, state.Run));
            _rows.AddRange((settled.Charges ?? []).Select(charge => CycleCharges.Write(context.Route.Marketplace, charge)));
            _rows.AddRange((settled.DroppedCharges ?? []).Select(charge => CycleCharges.Drop(context.Route.Marketplace, charge)));
        }

        foreach (var carried in outcome.IsHeld ? [] : outcome.CarriedForward)
            _rows.Add(CycleRows.Write(state.Cycle, carried.Currency, carried));
        if (outcome.Journal is { } journal)
        {
            foreach (var (place, line) in settled.Lines.Index())
                _rows.Add(CycleRows.Write(caseKey, journal.Number, line, place));
        }

        if (outcome is { IsHeld: false, Journal: { } next } && context.TakesTurns)
        {
            var turn = CycleRows.TurnOf(now, next.Number);
            outcome = outcome with { Journal = next with { Turn = turn } };
            _rows.Add(new RowChange(CycleRows.TurnsOf(context.Route.Erp), turn, next.Number));
        }

        return state with
        {
            Settled = outcome with { At = now },
            LedgerRefused = null,
            SettleNotBefore = null,
            Journals = outcome is { IsHeld: false, Journal: { } booked } ? [.. state.Journals.Where(j => j.Number != booked.Number), booked] : state.Journals,
        };
    }

    private static string Outcome(SettledCycle outcome) => outcome switch
    {
        { IsHeld: true } => "held",
        { Journal: { } journal } => string.Create(CultureInfo.InvariantCulture, $"{(journal.IsCorrection ? "correction" : "journal")} {journal.Number}, {journal.Lines} lines, {journal.Total}"),
        _ => "nothing to book",
    };

    private CycleState Hear(CycleState state, CycleInput.JournalSeen seen) => Change(Posted(state with { LedgerRefused = null }, seen), seen.Number, journal =>
    {
        if (seen.IsWritten && journal.WrittenAt is null)
            _notes.Add(new Note("settlement.written", $"journal {journal.Number}, {journal.Total}{(seen.WasThere ? ": it stood already" : string.Empty)}"));
        var known = journal with
        {
            WrittenAt = seen.IsWritten ? journal.WrittenAt ?? now : journal.WrittenAt,
            SeenAt = now,
            Differs = seen.Differs,
            Refused = seen.IsWritten ? null : journal.Refused,
            OpenFrom = seen.OpenFrom > journal.PostingDate ? seen.OpenFrom : null,
            Behind = null,
            BehindSince = null,
            Others = seen.Others is null ? journal.Others : seen.Others is [] ? null : seen.Others,
            OthersSeenAt = seen.Others is null ? journal.OthersSeenAt : now,
        };
        if (seen.Differs is not null)
            return known with { MissingSince = null, Missing = 0 };
        if (seen.There is { IsPosted: true } posted)
        {
            _notes.Add(new Note("settlement.posted", string.Create(CultureInfo.InvariantCulture, $"journal {journal.Number}, {journal.Total}, on {posted.PostedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "a day that the ERP does not tell"}")));
            return known with { PostedAt = now, MissingSince = null, Missing = 0, Refused = null };
        }

        var missing = seen.There?.Missing ?? journal.Lines;
        return known with { Missing = missing, MissingSince = missing == 0 ? null : journal.MissingSince ?? now };
    });

    /// <summary>What was posted may be taken back for as long as it is looked at.</summary>
    private CycleState Posted(CycleState state, CycleInput.JournalSeen seen)
    {
        var why = seen.There is { IsPosted: true } ? null : seen.Differs ?? "It was posted, and the ledger does not show it any more.";
        if (why is not null && state.Journals.Any(j => j.Number == seen.Number && j.PostedAt is not null && j.Differs != why))
            _notes.Add(new Note("settlement.unposted", $"journal {seen.Number}: {why}"));
        return state with { Journals = [.. state.Journals.Select(j => j.Number == seen.Number && j.PostedAt is not null ? j with { SeenAt = now, Differs = why } : j)] };
    }

    /// <summary>Nothing of it stands any more: it is settled anew, by what holds now.</summary>
    private CycleState Hear(CycleState state, CycleInput.JournalTakenBack back)
    {
        if (state.Journals.FirstOrDefault(j => j.Number == back.Number && j.PostedAt is null) is not { } journal)
            return state;
        foreach (var carried in state.Settled?.CarriedForward ?? [])
            _rows.Add(CycleRows.Write(state.Cycle!, carried.Currency, state.Before?.CarriedForward.Where(b => b.Currency == carried.Currency).Select(static b => (Money?)b).FirstOrDefault()));
        return Told(Without(state, j => j == journal), "settlement.taken-back", $"draft {journal.Number}, {journal.Total}: {Why(journal)}");
    }

    private CycleState Hear(CycleState state, CycleInput.ChangesSeen seen)
    {
        var known = state.Changes ?? new KeptChanges(WatchedSince(state));
        var started = seen.From is null ? seen.AskedAt : known.StartedAt ?? seen.AskedAt;
        if (seen.Changed.Count > 0)
            return Told(ReadAgain(state, null), "settlement.changed", $"lines came or changed after the cycle was booked: {string.Join(", ", seen.Changed)}");
        return state with
        {
            Changes = seen.Continuation is { } next ? known with { StartedAt = started, Continuation = next } : new KeptChanges(started) { EndedAt = now },
        };
    }

    /// <summary>From when on changes are asked for: a little earlier than what was read, as clocks differ and what is written may show late.</summary>
    public static DateTimeOffset ChangesSince(CycleState state) => WatchedSince(state) - ClockOverlap;

    /// <summary>Where it was not kept when the reading began, it was within a day: so long a cycle of many lines is read.</summary>
    private static DateTimeOffset WatchedSince(CycleState state) => state.Changes?.Since ?? state.ReadFrom ?? state.ReadAt!.Value.AddDays(-1);

    /// <summary>Whether it is booked, or needs no booking, and is still watched.</summary>
    public static bool IsBooked(CycleState state) => state is { Settled.IsHeld: false, ReadAt: not null, BookedAt: null, IsOver: false } && state.Journals.All(static j => j.PostedAt is not null);

    private CycleState Hear(CycleState state, CycleInput.OtherTold other)
    {
        _notes.Add(new Note("settlement.not-elsewhere", $"a person says that document {other.DocumentNumber} is something else"));
        var known = state with
        {
            NotOthers = [.. (state.NotOthers ?? []).Append(other.DocumentNumber).Distinct(StringComparer.OrdinalIgnoreCase)],
            Journals = [.. state.Journals.Select(j => j.Others is { } others ? j with { Others = others.Where(o => !string.Equals(o.DocumentNumber, other.DocumentNumber, StringComparison.OrdinalIgnoreCase)).ToList() is { Count: > 0 } left ? left : null } : j)],
        };
        return known.Settled is { AwaitsOthers: true } ? known with { Settled = null } : known;
    }

    private static string Why(KeptJournal journal) => journal.OpenFrom is { } open
        ? string.Create(CultureInfo.InvariantCulture, $"it was dated {journal.PostingDate:yyyy-MM-dd}, and the ledger is open from {open:yyyy-MM-dd} on")
        : "it was of another payout";

    private CycleState Hear(CycleState state, CycleInput.RowsCleared cleared)
    {
        foreach (var key in cleared.Keys)
            _rows.Add(new RowChange(cleared.Table, key, null));
        _rows.AddRange(cleared.Orders ?? []);

        // What it settled counts until the orders' own rows say so too.
        if (!cleared.HasMore && CycleCharges.IsTable(context.Route.Marketplace, cleared.Table))
            _rows.Add(CycleRows.WriteBooked(state.Cycle!, null));
        return cleared.HasMore ? state : state with { Leftovers = [.. state.Leftovers.Where(t => t != cleared.Table)] };
    }

    private CycleState Hear(CycleState state, CycleInput.EffectRejected rejected)
    {
        _notes.Add(new Note("effect.refused", $"{rejected.Why.Operation}: {rejected.Why.Message}"));
        return rejected.Effect switch
        {
            CycleEffect.ReadPage read when read.Run == state.Run => ReadAgain(state, now + context.Policy.ReadAgainEvery) with { ReadRefused = rejected.Why.Message },
            CycleEffect.WriteJournal write => Change(state, write.Number, journal => journal with { Refused = rejected.Why.Message }),
            CycleEffect.PostJournal post => Change(state, post.Number, journal => journal with { Refused = rejected.Why.Message, SeenAt = now }),
            CycleEffect.TakeBackJournal back => Change(state, back.Number, journal => journal with { Stays = rejected.Why.Message, SeenAt = now }),
            CycleEffect.LookAtJournal look => state with { LedgerRefused = rejected.Why.Message, Journals = [.. state.Journals.Select(j => j.Number == look.Number ? j with { SeenAt = now } : j)] },
            _ => state with { LedgerRefused = rejected.Why.Message, SettleNotBefore = now + context.Policy.WatchEvery },
        };
    }

    /// <summary>What stands is left alone. What was refused and never stood, and what is gone whole, is settled anew: accounts, payouts and open days may be other ones by now.</summary>
    private CycleState WriteAgain(CycleState state)
    {
        _notes.Add(new Note("settlement.write-wanted", "a person wants the journal to be written again"));
        if (state.Journals.Any(static j => IsNeverTaken(j) || IsGone(j)))
            return Without(state, static j => IsNeverTaken(j) || IsGone(j));
        return state with
        {
            Journals = [.. state.Journals.Select(static j => j.PostedAt is null ? j with { WrittenAt = null, Refused = null, Differs = null, Missing = 0, MissingSince = null, Stays = null } : j)],
        };
    }

    /// <summary>Without the journals that the ERP never took.</summary>
    private static CycleState Unbooked(CycleState state) => Without(state, IsNeverTaken);

    private static CycleState Without(CycleState state, Predicate<KeptJournal> gone) => state with { Settled = null, Journals = [.. state.Journals.Where(j => !gone(j))] };

    /// <summary>Whether nothing of a draft that was written stands any more.</summary>
    private static bool IsGone(KeptJournal journal) => journal is { WrittenAt: not null, PostedAt: null, Differs: null, MissingSince: not null } && journal.Missing == journal.Lines;

    private static bool IsNeverTaken(KeptJournal journal) => journal is { WrittenAt: null, Refused: not null };

    private CycleState Booked(CycleState state)
    {
        // One that pays out uses up what earlier ones left, by hand too: without a word of it the next cycle would take it once more.
        if (state is { Cycle: { } cycle, Settled: not { IsHeld: false } })
        {
            foreach (var left in state.Settled?.CarriedForward ?? [.. cycle.Payouts.Where(static p => p.Amount != 0m).Select(static p => Money.Zero(p.Currency))])
                _rows.Add(CycleRows.Write(cycle, left.Currency, left));
        }

        return state with
        {
            BookedAt = now,
            Journals = [.. state.Journals.Select(j => j.PostedAt is null ? j with { PostedAt = now, Differs = null, Refused = null, Missing = 0, MissingSince = null } : j)],
        };
    }

    /// <summary>A new reading, into rows of its own.</summary>
    private CycleState ReadAgain(CycleState state, DateTimeOffset? notBefore) => state with
    {
        Run = state.Run + 1,
        Continuation = null,
        LinesRead = 0,
        ReadAt = null,
        ReadNotBefore = notBefore,
        Unreadable = [],
        ReadRefused = null,
        ReadFrom = null,
        Changes = null,
        ReadAgainWhy = null,
        Before = state.Settled is { IsHeld: false } ? state.Settled : state.Before,
        Settled = null,
        Leftovers = [.. state.Leftovers, CycleRows.LinesOf(caseKey, state.Run)],
    };

    /// <summary>What time, and another fee table, change by themselves.</summary>
    private CycleState Reconsider(CycleState state)
    {
        if (state.Cycle is null || state.BookedAt is not null || state.ReadAt is not { } readAt)
            return Expire(state);

        // Nothing of it stands: it is settled by the table that is in force now.
        if (state.Settled is { } settled && settled.FeeTableVersion != context.Fees.Version && (settled.IsHeld || state.Journals.Any(static j => j is { WrittenAt: null, Refused: not null })))
            state = Unbooked(state);
        if ((state.Settled is { MayBeMendedByReading: true } || state.Unreadable.Count > 0) && now >= readAt + context.Policy.ReadAgainEvery)
            return ReadAgain(state, null);
        if (state.Settled is { IsHeld: false } booked && booked.IsOfAnotherPayout(state.Cycle!) && state.Journals.All(static j => j.PostedAt is not null || IsNeverTaken(j)))
            return ReadAgain(state.Journals.Any(IsNeverTaken) ? Unbooked(state) : state, null);
        if (state.Settled is { AwaitsOthers: true, At: { } settledAt } && now >= settledAt + context.Policy.ReadAgainEvery)
            state = state with { Settled = null };
        if (state.ReadAgainWhy is { } why && (IsBooked(state) || state.Settled is { IsHeld: true }) && state.Journals.All(static j => j.PostedAt is not null))
            return Told(ReadAgain(state, null), "settlement.shared", why);
        if (state is { Settled.IsHeld: false, Before: null } && context.Policy.CheckAgainAfter is { } after && LastPosted(state) is { } posted && now >= posted + after)
            return Told(ReadAgain(state, null), "settlement.checked-again", "the lines are read once more");
        return Expire(state);
    }

    /// <summary>Long after everything is done its rows can go.</summary>
    private CycleState Expire(CycleState state)
    {
        if (state.IsOver || EndsAt(state) is not { } end || now < end)
            return state;
        return state with
        {
            IsOver = true,
            Leftovers = [.. state.Leftovers, CycleCharges.TableOf(context.Route.Marketplace, state.Cycle!.Id), CycleRows.LinesOf(caseKey, state.Run), .. state.Journals.Select(j => CycleRows.JournalOf(caseKey, j.Number))],
        };
    }

    /// <summary>A draft makes way for the next when it is posted, was taken back, or never came to stand.</summary>
    private CycleState EndTurns(CycleState before, CycleState after)
    {
        foreach (var over in before.Journals.Where(j => j.Turn is not null && !after.Journals.Any(k => k.Turn == j.Turn && HasTurn(k))))
            _rows.Add(new RowChange(CycleRows.TurnsOf(context.Route.Erp), over.Turn!, null));
        return after.Journals.All(static j => j.Turn is null || HasTurn(j))
            ? after
            : after with { Journals = [.. after.Journals.Select(static j => HasTurn(j) ? j : j with { Turn = null, Behind = null, BehindSince = null })] };
    }

    private static bool HasTurn(KeptJournal journal) => journal is { Turn: not null, PostedAt: null } && !IsNeverTaken(journal);

    /// <summary>When the last of its journals was posted; null while one is not, or there is none.</summary>
    public static DateTimeOffset? LastPosted(CycleState state) =>
        state.Journals.Count > 0 && state.Journals.All(static j => j.PostedAt is not null) ? state.Journals.Max(static j => j.PostedAt) : null;

    /// <summary>When nothing more is expected of it; null while something is.</summary>
    public DateTimeOffset? EndsAt(CycleState state)
    {
        var done = state.BookedAt ?? (state is { Settled: { IsHeld: false }, ReadAt: { } readAt } && state.Journals.All(static j => j is { PostedAt: not null, Differs: null }) ? LastPosted(state) ?? readAt : null);
        var isToBeChecked = state is { BookedAt: null, Before: null, Journals.Count: > 0 } && context.Policy.CheckAgainAfter is not null;
        return isToBeChecked ? null : done + context.Policy.KeepLinesFor;
    }

    private static CycleState Change(CycleState state, string number, Func<KeptJournal, KeptJournal> change) =>
        state with { Journals = [.. state.Journals.Select(j => j.Number == number && j.PostedAt is null ? change(j) : j)] };

    private CycleState Told(CycleState state, string code, string text)
    {
        _notes.Add(new Note(code, text));
        return state;
    }
}
