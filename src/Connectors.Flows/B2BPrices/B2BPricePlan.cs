using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;

namespace Connectors.Flows.B2BPrices;

/// <summary>Draws every conclusion from the facts of one store's price lists: one use, then thrown away.</summary>
/// <param name="state">The facts.</param>
/// <param name="context">What they are judged by.</param>
/// <param name="now">The present instant, UTC.</param>
internal sealed class B2BPricePlan(B2BPriceState state, B2BPriceContext context, DateTimeOffset now)
{
    /// <summary>So soon a changed table is seen, without a call.</summary>
    private static readonly TimeSpan TablesEvery = TimeSpan.FromMinutes(1);

    private readonly B2BPricePolicy _policy = context.Policy;
    private readonly B2BPriceRefusals _refusals = new(context);

    public Decision<B2BPriceState, B2BPriceEffect> ToDecision(B2BPriceFacts facts) => new()
    {
        State = state,
        Stage = state.Doing switch { B2BPriceEffect.Write => B2BPriceStage.Writing, null => B2BPriceStage.Waiting, _ => B2BPriceStage.Looking },
        Effects = [.. Effects()],
        Problems = [.. Problems().DistinctBy(static p => p.Key, StringComparer.Ordinal)],
        Notes = facts.Notes,
        Rows = facts.Rows,
        LookAgainAt = new[] { After(state.TruthAt ?? state.StartedAt), After(state.UntoldSince), state.Doing is null ? state.LookedAt + _policy.Every : null, state.Doing is null ? now + TablesEvery : null }.Where(at => at > now).Min(),
    };

    private IEnumerable<PlannedEffect<B2BPriceEffect>> Effects()
    {
        switch (state.Doing)
        {
            case B2BPriceEffect.Write write:
                yield return new("write", write, RetrySafety.SafeRepeat, Priority.Price) { NotBefore = context.Store.PauseBetweenCalls > TimeSpan.Zero ? state.WrittenAt + context.Store.PauseBetweenCalls : null };
                break;
            case { } look:
                yield return new(look is B2BPriceEffect.Look ? "look" : "lists", look, RetrySafety.Read, Priority.Price);
                break;
            default:
                break;
        }
    }

    private IEnumerable<Problem> Problems()
    {
        if (now >= After(state.TruthAt ?? state.StartedAt))
            yield return Warning("lists", _refusals.Stale(state.TruthAt ?? state.StartedAt));
        if (state.UntoldSince is { } since && now >= After(since))
            yield return Warning("store", _refusals.Untold(since));
        if (state.MoreLists > 0)
            yield return Warning("more lists", _refusals.MoreLists(state.MoreLists));
        foreach (var problem in state.OfLists.ToProblems().Concat(state.OfPrices.SelectMany(static f => f.ToProblems())))
            yield return problem;
    }

    private static Problem Warning(string subject, Refusal why) => new(subject, why) { Holds = false };

    private DateTimeOffset? After(DateTimeOffset? since) => since + _policy.StaleAfter;
}
