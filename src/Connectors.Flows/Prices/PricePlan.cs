using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Prices;

/// <summary>Draws every conclusion from the facts of one marketplace's prices: one use, then thrown away.</summary>
/// <param name="state">The facts.</param>
/// <param name="context">What they are judged by.</param>
/// <param name="now">The present instant, UTC.</param>
internal sealed class PricePlan(PriceState state, PriceContext context, DateTimeOffset now)
{
    private const int LateImportsSlower = 10;

    private readonly PricePolicy _policy = context.Policy;
    private readonly PriceRefusals _refusals = new(context);

    public Decision<PriceState, PriceEffect> ToDecision(PriceFacts facts) => new()
    {
        State = state,
        Stage = state switch { { Prepared: not null } => PriceStage.HandingIn, { Import: not null } => PriceStage.Importing, { LookedAt: null } => PriceStage.Looking, _ => PriceStage.Waiting },
        Effects = [.. Effects()],
        Problems = [.. Problems().DistinctBy(static p => p.Key, StringComparer.Ordinal)],
        Notes = facts.Notes,
        Rows = facts.Rows,
        LookAgainAt = new[] { After(state.TruthAt ?? state.StartedAt), After(state.UntoldSince) }.Where(at => at > now).Min(),
    };

    private IEnumerable<PlannedEffect<PriceEffect>> Effects()
    {
        if (state.Prepared is { } prepared)
            yield return Effect("hand-in", new PriceEffect.HandIn(prepared.Batch), Priority.Price, null, RetrySafety.SafeRepeat);
        else if (state.Import is { } import)
            yield return Effect("read-import", new PriceEffect.ReadImport(import.Id), Priority.Price, (import.AskedAt ?? import.StartedAt) + _policy.ImportPollEvery);
        else
            yield return Effect("look", new PriceEffect.Look(), Priority.Price, NextLook());
        if (state.Late is [var late, ..])
            yield return Effect("read-late-import", new PriceEffect.ReadLateImport(late.Id), Priority.Catalogue, (late.AskedAt ?? late.StartedAt) + (LateImportsSlower * _policy.ImportPollEvery));
    }

    private static PlannedEffect<PriceEffect> Effect(string id, PriceEffect effect, Priority priority, DateTimeOffset? notBefore, RetrySafety repeat = RetrySafety.Read) => new(id, effect, repeat, priority) { NotBefore = notBefore };

    /// <summary>When the listings are to be looked at next; null for at once.</summary>
    private DateTimeOffset? NextLook()
    {
        if (state.LookedAt is not { } last)
            return state.FailedImports == 0 || state.TruthAt is null ? null : state.TruthAt + _policy.Every;
        return state.Left > 0 || state.TablesVersion != context.Tables.Version ? null : last + _policy.Every;
    }

    private IEnumerable<Problem> Problems()
    {
        if (now >= After(state.TruthAt ?? state.StartedAt))
            yield return Warning("listings", _refusals.Stale(state.TruthAt ?? state.StartedAt));
        if (state.UntoldSince is { } since && now >= After(since))
            yield return Warning("marketplace", _refusals.Untold(since, state.Left));
        if (state.FailedImports > 0)
            yield return Warning("import", _refusals.ImportFailed(state.FailedImports));
        foreach (var problem in new[] { state.OfLook, state.OfRows }.SelectMany(static f => f.ToProblems()))
            yield return problem;
    }

    private static Problem Warning(string subject, Refusal why) => new(subject, why) { Holds = false };

    private DateTimeOffset? After(DateTimeOffset? since) => since + _policy.StaleAfter;
}
