using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Stock;

/// <summary>Draws every conclusion from the facts of one marketplace's stock: one use, then thrown away.</summary>
/// <param name="state">The facts.</param>
/// <param name="context">What they are judged by.</param>
/// <param name="now">The present instant, UTC.</param>
internal sealed class StockPlan(StockState state, StockContext context, DateTimeOffset now)
{
    private const int LateImportsSlower = 10;

    private readonly StockPolicy _policy = context.Policy;

    public Decision<StockState, StockEffect> ToDecision(StockFacts facts) => new()
    {
        State = state,
        Stage = state switch { { Prepared: not null } => StockStage.HandingIn, { Import: not null } => StockStage.Importing, { LookedAt: null } => StockStage.Looking, _ => StockStage.Waiting },
        Effects = [.. Effects()],
        Problems = [.. Problems().DistinctBy(static p => p.Key, StringComparer.Ordinal)],
        Notes = facts.Notes,
        Rows = facts.Rows,

        // An ERP that cannot tell locations apart may learn to: nothing else would look.
        LookAgainAt = new[] { After(state.TruthAt ?? state.StartedAt), After(state.UntoldSince), context.MayPublish ? null : now + _policy.Every }.Where(at => at > now).Min(),
    };

    private IEnumerable<PlannedEffect<StockEffect>> Effects()
    {
        if (state.Prepared is { } prepared)
            yield return Effect("hand-in", new StockEffect.HandIn(prepared.Batch), prepared.Decreases > 0 ? Priority.StockDown : Priority.StockUp, null, RetrySafety.SafeRepeat);
        else if (state.Import is { } import)
            yield return Effect("read-import", new StockEffect.ReadImport(import.Id), Priority.StockDown, (import.AskedAt ?? import.StartedAt) + _policy.ImportPollEvery);
        else if (context.MayPublish)
            yield return Effect("look", new StockEffect.Look(), Priority.StockDown, NextLook());
        if (context is { MayPublish: true, Erp.TellsMovements: true } && _policy.MovedEvery is { } every && state is { Prepared: null, Import: null, LookedAt: { } looked })
            yield return Effect("look-at-moved", new StockEffect.LookAtMoved(), Priority.StockDown, (state.MovedAt > looked ? state.MovedAt.Value : looked) + every);
        if (state.Late is [var late, ..])
            yield return Effect("read-late-import", new StockEffect.ReadLateImport(late.Id), Priority.Catalogue, (late.AskedAt ?? late.StartedAt) + (LateImportsSlower * _policy.ImportPollEvery));
        yield return Effect("compare-listings", new StockEffect.CompareListings(), Priority.Catalogue, new[] { state.CompareAt, state.ComparedAt is { } compared ? compared + _policy.CompareEvery : now }.Min());
    }

    private static PlannedEffect<StockEffect> Effect(string id, StockEffect effect, Priority priority, DateTimeOffset? notBefore, RetrySafety repeat = RetrySafety.Read) => new(id, effect, repeat, priority) { NotBefore = notBefore };

    /// <summary>When the ERP is to be looked at next; null for at once.</summary>
    private DateTimeOffset? NextLook()
    {
        if (state.LookedAt is not { } last)
            return state.FailedImports == 0 || state.TruthAt is null ? null : state.TruthAt + _policy.Every;
        return state.Left > 0 || state.TablesVersion != context.Tables.Version ? null : last + Window();
    }

    private TimeSpan Window() => context.Tables.Velocity is { } classes
        ? classes.IntervalFor(state.Pace.PerDay(now), _policy.SoldBetweenLooks, state.ErpCalls, _policy.ErpCallsPerDay)
        : _policy.Every;

    private IEnumerable<Problem> Problems()
    {
        if (!context.MayPublish)
            yield return Warning(string.Empty, StockRefusals.LocationsUnknown(context.Route));
        else if (now >= After(state.TruthAt ?? state.StartedAt))
            yield return Warning("erp", StockRefusals.Stale(context.Route, state.TruthAt ?? state.StartedAt)) with { Severity = Severity.Page };
        if (state.UntoldSince is { } since && now >= After(since))
            yield return Warning("marketplace", StockRefusals.Untold(context.Route, since, state.Left)) with { Severity = Severity.Page };
        if (state.FailedImports > 0)
            yield return Warning("import", StockRefusals.ImportFailed(context.Route, state.FailedImports));
        foreach (var problem in new[] { state.OfListings, state.OfLook, state.OfRows }.SelectMany(static f => f.ToProblems()))
            yield return problem;
    }

    private static Problem Warning(string subject, Refusal why) => new(subject, why) { Holds = false };

    private DateTimeOffset? After(DateTimeOffset? since) => since + _policy.StaleAfter;
}
