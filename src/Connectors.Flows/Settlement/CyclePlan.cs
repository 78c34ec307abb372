using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Settlement;

/// <summary>Draws every conclusion from the facts of one billing cycle: one use, then thrown away.</summary>
/// <param name="state">The facts.</param>
/// <param name="context">What they are judged by.</param>
/// <param name="now">The present instant, UTC.</param>
internal sealed class CyclePlan(CycleState state, CycleContext context, DateTimeOffset now)
{
    /// <summary>A million lines are added up, and thousands written, within it.</summary>
    private static readonly TimeSpan LongWork = TimeSpan.FromMinutes(20);

    /// <summary>What is posted is hardly ever taken back.</summary>
    private static readonly TimeSpan PostedEvery = TimeSpan.FromDays(1);

    private readonly SettlementPolicy _policy = context.Policy;

    private bool AwaitsPayout => _policy.WaitsForPayout && state.Cycle!.PayoutState != SettlementPayoutState.Paid;

    private KeptJournal? Open => state.Journals.FirstOrDefault(static j => j.PostedAt is null);

    public Decision<CycleState, CycleEffect> ToDecision(CycleFacts facts) => new()
    {
        State = state,
        Stage = Stage(),
        Effects = [.. Effects()],
        Problems = [.. Problems().DistinctBy(static p => p.Key, StringComparer.Ordinal)],
        Notes = facts.Notes,
        Rows = facts.Rows,
        Deliver = facts.Deliver,
        LookAgainAt = LookAgainAt(facts),
        Deadline = Open is { WrittenAt: { } written } ? written + _policy.PostedWithin : null,
        Value = state.Cycle is { Payouts.Count: > 0 } && state.BookedAt is null && (Open is not null || state.Journals.Count == 0) ? string.Join(" + ", state.Cycle.Payouts) : null,
        IsClosed = state is { IsOver: true, Leftovers.Count: 0 },
    };

    private string Stage()
    {
        if (state.BookedAt is not null)
            return SettlementStage.Completed;
        if (Open is { } open)
            return open switch { { Refused: not null } => SettlementStage.Held, { WrittenAt: null } => SettlementStage.Writing, _ => SettlementStage.Drafted };
        if (state.Cycle is null || state.ReadAt is null)
            return state.Journals.Count > 0 ? SettlementStage.Completed : SettlementStage.Reading;
        return state.Settled switch
        {
            { IsHeld: true } => SettlementStage.Held,
            null when state.Unreadable.Count > 0 => SettlementStage.Held,
            null when AwaitsPayout => SettlementStage.AwaitingPayout,
            null => SettlementStage.Settling,
            _ when state.Journals.Count == 0 => SettlementStage.NothingToBook,
            _ => SettlementStage.Completed,
        };
    }

    private IEnumerable<PlannedEffect<CycleEffect>> Effects()
    {
        foreach (var table in state.Leftovers.Take(1))
            yield return Effect("clear", new CycleEffect.ClearRows(table), null);
        if (state.Cycle is null || state.BookedAt is not null || state.IsOver)
            yield break;
        if (state.ReadAt is null)
            yield return Effect("read", new CycleEffect.ReadPage(state.Run), state.ReadNotBefore);
        else if (state is { Settled: null, Unreadable.Count: 0 } && !AwaitsPayout)
            yield return Effect("settle", new CycleEffect.Settle(state.Run), state.SettleNotBefore) with { TimeLimit = LongWork };
        if (_policy.ChangesEvery is { } every && CycleFacts.IsBooked(state))
            yield return Effect("changes", new CycleEffect.LookForChanges(state.Run), state.Changes?.Continuation is null ? (state.Changes?.EndedAt ?? CycleFacts.LastPosted(state) ?? state.ReadAt) + every : null);
        foreach (var effect in state.Journals.SelectMany(Effects))
            yield return effect;
    }

    private IEnumerable<PlannedEffect<CycleEffect>> Effects(KeptJournal journal)
    {
        if (journal.PostedAt is { } posted)
        {
            yield return Effect($"look {journal.Number}", new CycleEffect.LookAtJournal(journal.Number), (journal.SeenAt ?? posted) + PostedEvery);
            yield break;
        }

        if (journal.WrittenAt is null)
        {
            if (journal.Refused is null)
                yield return Doing($"write {journal.Number}", new CycleEffect.WriteJournal(journal.Number), RetrySafety.Create) with { NotBefore = journal.Behind is null ? null : journal.SeenAt + _policy.WatchEvery };
            yield break;
        }

        if (IsToTakeBack(journal))
            yield return Doing($"take back {journal.Number}", new CycleEffect.TakeBackJournal(journal.Number), RetrySafety.Act);
        else if (IsToPost(journal))
            yield return Doing($"post {journal.Number}", new CycleEffect.PostJournal(journal.Number), RetrySafety.Act);
        yield return Effect($"look {journal.Number}", new CycleEffect.LookAtJournal(journal.Number), (journal.SeenAt ?? journal.WrittenAt) + _policy.WatchEvery);
    }

    private bool IsToPost(KeptJournal journal) => _policy.Posts && context.Erp.Posts && !IsOutdated(journal) && journal is { Refused: null, Differs: null, MissingSince: null, Others: null };

    /// <summary>What somebody touched is theirs.</summary>
    private bool IsToTakeBack(KeptJournal journal) => context.Erp.TakesBack && IsOutdated(journal) && journal is { Stays: null, Differs: null, MissingSince: null };

    /// <summary>Whether the draft can no longer be posted as it stands.</summary>
    private bool IsOutdated(KeptJournal journal) => journal.OpenFrom is not null || IsOfAnotherPayout;

    private bool IsOfAnotherPayout => state is { Cycle: { } cycle, Settled: { IsHeld: false } settled } && settled.IsOfAnotherPayout(cycle);

    private static PlannedEffect<CycleEffect> Effect(string id, CycleEffect effect, DateTimeOffset? notBefore) => new(id, effect, RetrySafety.Read, Priority.Returns) { NotBefore = notBefore };

    private PlannedEffect<CycleEffect> Doing(string id, CycleEffect effect, RetrySafety repeat) => new(id, effect, repeat, Priority.Returns) { StillWorkingFor = context.Erp.StillWorkingFor, TimeLimit = LongWork };

    private IEnumerable<Problem> Problems()
    {
        if (state.Cycle is not { } cycle)
            yield break;
        if (state.Bank is { } bank && !cycle.Payouts.Contains(bank))
            yield return Warning("bank", SettlementRefusals.Bank(bank, cycle.Payouts));
        if (state.BookedAt is not null)
            yield break;
        if (state.ReadRefused is { } why)
            yield return new Problem("lines", SettlementRefusals.ReadRefused(context.Route, why));
        if (state.LedgerRefused is { } ledger)
            yield return new Problem("ledger", SettlementRefusals.LedgerRefused(context.Route, ledger));
        if (state.Unreadable.Count > 0)
            yield return new Problem("lines", SettlementRefusals.Unreadable(cycle, state.Unreadable));
        foreach (var problem in OfSettled(cycle).Concat(state.Journals.SelectMany(OfJournal)))
            yield return problem;
    }

    private IEnumerable<Problem> OfSettled(SettlementCycle cycle)
    {
        // A payout that failed after it was booked is still to be taken back by people.
        if (cycle.PayoutState == SettlementPayoutState.Failed && state.Settled is { IsHeld: false })
            yield return Warning(string.Empty, PayoutFailed(cycle)) with { Severity = Severity.Page };
        if (state.Settled is not { } settled)
            yield break;
        foreach (var reason in settled.Refusals.GroupBy(static r => r.Reason.Code, StringComparer.Ordinal))
        {
            foreach (var (place, refusal) in reason.Index())
                yield return new Problem(place == 0 ? string.Empty : (place + 1).ToString(CultureInfo.InvariantCulture), refusal);
        }

        if (settled.ForeignCurrency is { } currency)
            yield return new Problem(string.Empty, SettlementRefusals.Foreign(cycle, currency, context.Erp.Currency!.Value));
        foreach (var finding in settled.Findings)
            yield return Warning($"{finding.Type} {finding.Kind} {finding.Amount.Currency}", SettlementRefusals.Unusual(finding));
        if (state.Before is { } before && settled is { IsHeld: false } && (before.LinesHash != settled.LinesHash || settled.Journal is { IsCorrection: true }))
            yield return Warning(string.Empty, SettlementRefusals.Late(before, settled));
    }

    private IEnumerable<Problem> OfJournal(KeptJournal journal)
    {
        if (journal is { PostedAt: null, OpenFrom: { } open } && !IsToTakeBack(journal))
            yield return new Problem(journal.Number, SettlementRefusals.PeriodClosedMeanwhile(journal, open));
        else if (journal.PostingDate > journal.BelongsTo)
            yield return Warning(journal.Number, SettlementRefusals.PeriodClosed(journal));
        if (journal is { PostedAt: not null, Differs: not null })
            yield return new Problem(journal.Number, SettlementRefusals.Unposted(journal));
        if (journal.PostedAt is not null)
            yield break;
        if (IsOfAnotherPayout && journal.WrittenAt is not null && !IsToTakeBack(journal))
            yield return new Problem(journal.Number, SettlementRefusals.PayoutChanged(journal, state.Settled!, state.Cycle!));
        if (journal.Refused is not null)
            yield return new Problem(journal.Number, SettlementRefusals.Refused(journal, context.Route));
        if (journal.Differs is not null)
            yield return new Problem(journal.Number, SettlementRefusals.Differs(journal));
        if (journal.Others is { } others)
            yield return new Problem(journal.Number, SettlementRefusals.BookedElsewhere(state.Cycle!, others, journal.Number));

        if (journal is { WrittenAt: null, Behind: not null, BehindSince: { } behind } && now >= behind + _policy.PostedWithin)
            yield return Warning(journal.Number, SettlementRefusals.Behind(journal));

        // The ledger may show late what somebody posted: gone is what is missed for as long as the ERP may lag.
        if (journal.MissingSince is { } since && now >= since + context.Erp.StillWorkingFor && journal.SeenAt > since)
            yield return new Problem(journal.Number, SettlementRefusals.Removed(journal));
        if (journal is { WrittenAt: { } written, Differs: null, MissingSince: null } && now >= written + _policy.PostedWithin)
            yield return Warning(journal.Number, SettlementRefusals.Waiting(journal));
    }

    private static Refusal PayoutFailed(SettlementCycle cycle) => new()
    {
        Reason = ReasonCatalogue.SettlementPayoutFailed,
        Message = "The payout failed after the cycle was booked.",
        Remedy = "Clear the cause with the operator. A draft that is not posted yet waits; one that is posted shows money that did not arrive.",
        Facts = [new Fact("cycle", cycle.Id)],
    };

    private static Problem Warning(string subject, Refusal why) => new(subject, why) { Holds = false };

    private DateTimeOffset? LookAgainAt(CycleFacts facts) => new[]
    {
        state.ReadAt is { } readAt && (state.Settled is { MayBeMendedByReading: true } || state.Unreadable.Count > 0) ? readAt + _policy.ReadAgainEvery : null,
        state.Settled is { AwaitsOthers: true } ? state.Settled.At + _policy.ReadAgainEvery : null,
        state is { BookedAt: null, Before: null, Settled.IsHeld: false } ? CycleFacts.LastPosted(state) + _policy.CheckAgainAfter : null,
        Open is { WrittenAt: { } written } ? written + _policy.PostedWithin : null,
        Open?.BehindSince + _policy.PostedWithin,
        state.IsOver ? null : facts.EndsAt(state),
    }.Where(at => at > now).Min();
}
