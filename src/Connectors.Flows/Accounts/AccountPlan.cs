using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Accounts;

/// <summary>Draws every conclusion from the facts of one store's accounts: one use, then thrown away.</summary>
/// <param name="state">The facts.</param>
/// <param name="context">What they are judged by.</param>
/// <param name="now">The present instant, UTC.</param>
internal sealed class AccountPlan(AccountState state, AccountContext context, DateTimeOffset now)
{
    private readonly AccountPolicy _policy = context.Policy;

    public Decision<AccountState, AccountEffect> ToDecision(AccountFacts facts) => new()
    {
        State = state,
        Stage = state switch { { Prepared: not null } => AccountStage.Writing, { LookedAt: null } => AccountStage.Looking, _ => AccountStage.Waiting },
        Effects = [Effect()],
        Problems = [.. Problems().DistinctBy(static p => p.Key, StringComparer.Ordinal)],
        Notes = facts.Notes,
        Rows = facts.Rows,
        LookAgainAt = new[] { After(state.TruthAt ?? state.StartedAt), After(state.UntoldSince), state.Prepared?.At + _policy.Every + TimeSpan.FromSeconds(1) }.Where(at => at > now).Min(),
    };

    private PlannedEffect<AccountEffect> Effect() => state.Prepared is { } prepared
        ? new("write", new AccountEffect.Write(prepared.Batch, prepared.Done), RetrySafety.SafeRepeat, Priority.Order) { StillWorkingFor = context.Store.StillWorkingFor }
        : new("look", new AccountEffect.Look(), RetrySafety.Read, Priority.Order) { NotBefore = NextLook() };

    /// <summary>When the ERP is to be looked at next; null for at once.</summary>
    private DateTimeOffset? NextLook() =>
        state.LookedAt is not { } last || state.Left > 0 || state.CompareFrom is not null || state.TableVersion != context.Customers.Version ? null : last + _policy.Every;

    private IEnumerable<Problem> Problems()
    {
        if (_policy.SwitchesLoginsOff && !context.Store.SetsStatus)
            yield return Warning("logins", AccountRefusals.NoLogins(context.Route));
        if (now >= After(state.TruthAt ?? state.StartedAt))
            yield return Warning("erp", AccountRefusals.Stale(context.Route, state.TruthAt ?? state.StartedAt)) with { Severity = Severity.Page };
        if (state.UntoldSince is { } since && now >= After(since))
            yield return Warning("store", AccountRefusals.Untold(context.Route, since)) with { Severity = Severity.Page };
        foreach (var problem in new[] { state.OfWrites, state.OfLook }.SelectMany(static f => f.ToProblems()))
            yield return problem;
    }

    private static Problem Warning(string subject, Refusal why) => new(subject, why) { Holds = false };

    private DateTimeOffset? After(DateTimeOffset? since) => since + _policy.StaleAfter;
}
