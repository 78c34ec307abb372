using System.Globalization;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Engine;

/// <summary>Turns one piece of work on a case into the commit that records it. Pure.</summary>
internal static class CaseSteps
{
    /// <summary>Hears every waiting input, in order.</summary>
    public static CaseCommit Hear(IFlow flow, ClaimedCase claimed, DateTimeOffset now)
    {
        var step = flow.DecideAll(claimed.Case, claimed.State, [.. claimed.Inputs.Select(static i => i.Content.Length == 0 ? null : i.Content)], now);
        return Commit(claimed, step, Merge(step, claimed.Effects, now), step.Notes, now) with { HeardUpTo = claimed.Inputs[^1].Sequence };
    }

    /// <summary>Only time has come, or a table changed.</summary>
    public static CaseCommit LookAgain(IFlow flow, ClaimedCase claimed, DateTimeOffset now)
    {
        var step = flow.Decide(claimed.Case, claimed.State, null, now);
        return Commit(claimed, step, Merge(step, claimed.Effects, now), step.Notes, now);
    }

    /// <summary>An effect is settled: it happened, or it never will.</summary>
    public static CaseCommit Settle(IFlow flow, ClaimedCase claimed, OutboxEntry effect, EffectResult<string> result, DateTimeOffset now)
    {
        var step = flow.Decide(claimed.Case, claimed.State, result.Outcome, now);
        var others = claimed.Effects.Where(e => e.Id != effect.Id).ToList();
        return Commit(claimed, step, Merge(step, others, now), step.Notes, now) with { Deliver = result.Deliver };
    }

    /// <summary>A system said no for good.</summary>
    public static CaseCommit Reject(IFlow flow, ClaimedCase claimed, OutboxEntry effect, Rejection rejection, DateTimeOffset now) =>
        Settle(flow, claimed, effect, new EffectResult<string>(flow.Rejected(claimed.State, effect.Content, rejection)), now);

    /// <summary>An attempt failed and is tried again later.</summary>
    public static CaseCommit Postpone(IFlow flow, ClaimedCase claimed, OutboxEntry effect, PortException failure, FlowRunnerOptions options, DateTimeOffset now)
    {
        var failures = effect.Failures + 1;
        var waiting = effect with
        {
            // Provably not carried out: the attempt does not count as one that may have happened.
            Attempts = failure.Kind is FailureKind.NotExecuted or FailureKind.NotAvailable ? Math.Max(0, effect.Attempts - 1) : effect.Attempts,
            Failures = failures,
            DueAt = now + Backoff.After(claimed.Case, effect.Id, failures, failure.RetryAfter, options),
            LastFailure = failure.Message,
            Trouble = TroubleOf(failure, failures, options)?.Code,
        };
        var step = flow.Decide(claimed.Case, claimed.State, null, now);
        var outbox = Merge(step, [.. claimed.Effects.Select(e => e.Id == effect.Id ? waiting : e)], now);
        var note = new Note("effect.failed", string.Create(CultureInfo.InvariantCulture, $"{effect.Id}: {failure.Message} Failure {failures}, {failure.Kind}; tried again at {waiting.DueAt:u}."));
        return Commit(claimed, step, outbox, [note, .. step.Notes], now);
    }

    /// <summary>Something nobody planned for: the case stops alone, with everything it had, until a person wakes it.</summary>
    public static CaseCommit Poison(ClaimedCase claimed, string what, DateTimeOffset now)
    {
        var problem = new Problem(string.Empty, new Refusal
        {
            Reason = ReasonCatalogue.CasePoisoned,
            Message = $"The case failed unexpectedly ({what}) and was set aside.",
            Remedy = "Read the worker's log for the cause, mend it, then wake the case.",
        });
        return new CaseCommit
        {
            Case = claimed.Case,
            Fence = claimed.Fence,
            ExpectedVersion = claimed.Version,
            State = claimed.State,
            Stage = "Poisoned",
            IsSetAside = true,
            Deadline = claimed.Deadline,
            Value = claimed.Value,
            Now = now,
            Effects = claimed.Effects,
            Problems = [problem],
            Journal = JournalChain.Append(claimed.Case, claimed.JournalLength, claimed.JournalHash, [new Note("case.poisoned", problem.Why.Message)], now),
        };
    }

    /// <summary>The whole outbox: what is planned, plus what is no longer wanted but may have happened.</summary>
    private static List<OutboxEntry> Merge(FlowStep step, IReadOnlyList<OutboxEntry> waiting, DateTimeOffset now)
    {
        var outbox = new List<OutboxEntry>(step.Effects.Count);
        foreach (var planned in step.Effects)
        {
            // A store keeps one of each: told here it stops this case alone, told there it would fail every commit beside it.
            if (outbox.Exists(o => o.Id == planned.Id))
                throw new InvalidOperationException($"The flow planned effect '{planned.Id}' twice.");
            outbox.Add(waiting.FirstOrDefault(e => e.Id == planned.Id) switch
            {
                null or { Attempts: 0, Failures: 0 } =>
                    new OutboxEntry { Id = planned.Id, Content = planned.Effect, RetrySafety = planned.RetrySafety, Priority = planned.Priority, DueAt = planned.NotBefore ?? now },

                // It failed, but provably without an effect: what it asks for may still change.
                { Attempts: 0 } failed => failed with { Content = planned.Effect, RetrySafety = planned.RetrySafety, Priority = planned.Priority },
                var begun => begun with { IsWithdrawn = false },
            });
        }

        outbox.AddRange(waiting
            .Where(e => e.Attempts > 0 && e.RetrySafety is not (RetrySafety.Read or RetrySafety.SafeRepeat) && !outbox.Exists(o => o.Id == e.Id))
            .Select(static e => e with { IsWithdrawn = true }));
        return outbox;
    }

    private static CaseCommit Commit(
        ClaimedCase claimed, FlowStep step, List<OutboxEntry> effects, IReadOnlyList<Note> notes, DateTimeOffset now)
    {
        IReadOnlyList<Problem> problems = [.. step.Problems, .. effects.Where(static e => e.Trouble is not null).Select(Stuck)];
        return new CaseCommit
        {
            Case = claimed.Case,
            Fence = claimed.Fence,
            ExpectedVersion = claimed.Version,
            State = step.State,
            Stage = step.Stage,
            IsClosed = step.IsClosed && effects.Count == 0,
            Deadline = step.Deadline,
            Value = step.Value,
            LookAgainAt = step.LookAgainAt,
            Effects = effects,
            Problems = problems,
            Journal = JournalChain.Append(claimed.Case, claimed.JournalLength, claimed.JournalHash, [.. notes, .. Changes(claimed.ProblemKeys, problems)], now),
            Now = now,
        };
    }

    private static Reason? TroubleOf(PortException failure, int failures, FlowRunnerOptions options) => failure switch
    {
        OutcomeUnclearException => ReasonCatalogue.OutcomeUnclear,
        { Kind: FailureKind.Denied } => ReasonCatalogue.SystemDenied,
        { Kind: FailureKind.NotAvailable } => ReasonCatalogue.SystemNotAvailable,
        _ => failures >= options.Patience ? ReasonCatalogue.SystemUnavailable : null,
    };

    private static Problem Stuck(OutboxEntry effect) => new(effect.Id, new Refusal
    {
        Reason = ReasonCatalogue.All[effect.Trouble!],
        Message = string.Create(CultureInfo.InvariantCulture, $"'{effect.Id}' failed {effect.Failures} times in a row: {effect.LastFailure}"),
        Remedy = effect.Trouble == ReasonCatalogue.OutcomeUnclear.Code
            ? "Look in the system whether it happened, and put that right there. It is looked up until the answer is clear; nothing is repeated meanwhile."
            : "It goes on trying. Check the system and its credentials; nothing needs to be repeated by hand.",
        Facts = [new Fact("failures", effect.Failures.ToString(CultureInfo.InvariantCulture))],
    });

    private static IEnumerable<Note> Changes(IReadOnlyList<string> before, IReadOnlyList<Problem> after)
    {
        foreach (var raised in after.Where(p => !before.Contains(p.Key, StringComparer.Ordinal)))
        {
            var rule = raised.Why.Table is null ? string.Empty : $" (table {raised.Why.Table}, version {raised.Why.TableVersion})";
            yield return new Note("problem.raised", $"{raised.Key}: {raised.Why.Message}{rule}");
        }

        foreach (var gone in before.Where(k => after.All(p => p.Key != k)))
            yield return new Note("problem.cleared", gone);
    }
}
