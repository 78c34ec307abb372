using System.Globalization;
using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Engine;

/// <summary>Turns a case and one event into the commit that records it. Pure: the same event gives the same commit in every host.</summary>
internal static class CaseSteps
{
    private const string GivenUp = "GivenUp";

    private static readonly Note ErasedNote = new("case.news-dropped", "what came was dropped unheard: the case was erased");

    /// <summary>Inputs were heard, or only time has come.</summary>
    public static CaseCommit Hear(IFlow flow, ClaimedCase claimed, StepContext context)
    {
        try
        {
            if (IsGivenUp(claimed))
                return Drop(flow, claimed, ErasedNote, context);
            var strays = claimed.Strays;
            var news = new List<CaseText?>();
            foreach (var input in claimed.Inputs)
            {
                strays = input.Kind switch
                {
                    InputKind.Acknowledge => [],
                    InputKind.Stray => [.. strays, JsonSerializer.Deserialize(input.Content, EngineJsonContext.Default.StrayRun)!],
                    _ => strays,
                };
                news.Add(input.Kind == InputKind.News ? new CaseText(input.Content, input.Format) : null);
            }

            if (news.Count == 0)
                news.Add(null);
            var step = flow.Decide(claimed.Case, StateOf(claimed), news, context.Now, context.Knowledge);
            if (claimed.Inputs.Any(static i => i.Kind == InputKind.Erase))
                step = Erase(flow, claimed, step, context);
            return Commit(flow, claimed with { Strays = strays }, step, Merge(step, claimed.Effects, context), [.. ActsOf(claimed.Inputs), .. step.Notes], context) with
            {
                HeardUpTo = HeardUpTo(claimed),
            };
        }
        catch (Exception surprise) when (surprise is not OutOfMemoryException)
        {
            // What a person wants erased does not wait for somebody to mend the case.
            return IsLastTry(flow, claimed, context) && claimed.Inputs.Any(static i => i.Kind == InputKind.Erase)
                ? EraseUndecided(flow, claimed, surprise.GetType().Name, context)
                : TryDecisionAgain(flow, claimed, claimed.Effects, surprise.GetType().Name, context);
        }
    }

    /// <summary>What was concluded, without anything of persons: the flow decides once more, on a state that holds none.</summary>
    private static FlowStep Erase(IFlow flow, ClaimedCase claimed, FlowStep step, StepContext context)
    {
        var erased = new CaseText(flow.Erase(new CaseText(step.State, flow.Format), context.Now), flow.Format);
        var after = flow.Decide(claimed.Case, erased, [null], context.Now, context.Knowledge);
        return after with { Notes = [.. step.Notes, .. after.Notes], Deliver = [.. step.Deliver, .. after.Deliver], Wake = [.. step.Wake, .. after.Wake], Rows = [.. step.Rows, .. after.Rows] };
    }

    /// <summary>
    /// A case whose flow cannot decide, as one that is set aside: what waits is dropped unheard, and its state is erased. One whose state cannot be read any more is given up: nothing more is kept of it.
    /// </summary>
    private static CaseCommit EraseUndecided(IFlow flow, ClaimedCase claimed, string what, StepContext context)
    {
        try
        {
            var state = StateOf(claimed) is { } known ? flow.Erase(known, context.Now) : null;
            var dropped = claimed.Inputs.Count(static i => i.Kind == InputKind.News);
            var note = new Note("case.inputs-dropped", string.Create(CultureInfo.InvariantCulture, $"its flow failed ({what}), so {dropped} waiting inputs were dropped unheard; the systems that sent them still have what they said"));
            var aside = SetAside(flow, claimed, claimed.Effects, what, context);
            return aside with
            {
                State = state,
                Format = flow.Format,
                HeardUpTo = HeardUpTo(claimed),
                Strays = claimed.Strays,
                KeepsProblems = true,
                Journal = Chain(claimed.Case, claimed.JournalLength, claimed.JournalHash, [.. ActsOf(claimed.Inputs), note, new Note("case.poisoned", aside.Problems[0].Why.Message)], context.Now),
            };
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            return Drop(flow, claimed, new Note("case.given-up", $"its state could not be read ({unreadable.GetType().Name}) and was removed; whatever else is to become of it is for people"), context);
        }
    }

    /// <summary>Whether the case was erased whole, because nobody could read it: it hears nothing any more.</summary>
    private static bool IsGivenUp(ClaimedCase claimed) => claimed is { Stage: GivenUp, State: null };

    /// <summary>What waits goes, and nothing is kept. What a person has to see of it stays until it is acknowledged.</summary>
    private static CaseCommit Drop(IFlow flow, ClaimedCase claimed, Note note, StepContext context) => Keep(flow, claimed, [], context) with
    {
        State = null,
        Format = flow.Format,
        Stage = GivenUp,
        IsClosed = true,
        Deadline = null,
        Value = null,
        HeardUpTo = HeardUpTo(claimed),
        Strays = [],
        KeepsProblems = !claimed.Inputs.Any(static i => i.Kind == InputKind.Acknowledge),
        Journal = Chain(
            claimed.Case, claimed.JournalLength, claimed.JournalHash, [.. ActsOf(claimed.Inputs), .. IsGivenUp(claimed) && !claimed.Inputs.Any(static i => i.Kind == InputKind.News) ? [] : (Note[])[note]], context.Now),
    };

    private static long HeardUpTo(ClaimedCase claimed) => claimed.Inputs.Count == 0 ? 0 : claimed.Inputs[^1].Sequence;

    /// <summary>
    /// Who did what by hand, for the journal. The engine's own wakes name nobody. An act that ends in a failure is told with it and stays in the inbox, so that it is told once more when the case is mended.
    /// </summary>
    private static IEnumerable<Note> ActsOf(IEnumerable<InboxEntry> inputs)
    {
        foreach (var input in inputs)
        {
            var code = input.Kind switch
            {
                InputKind.Wake => "act.woken",
                InputKind.Acknowledge => "act.acknowledged",
                InputKind.Erase => "act.erased",
                _ => null,
            };
            if (code is not null && input.Content.Length > 0)
                yield return new Note(code, JsonSerializer.Deserialize(input.Content, EngineJsonContext.Default.Requester)!.ToString());
        }
    }

    /// <summary>
    /// An effect fell due that was decided on a while ago: what the decision rested on may be another by now. What is no longer wanted, or wanted otherwise, is not begun.
    /// </summary>
    /// <returns>What is decided now; null when the effect is wanted as it is.</returns>
    public static CaseCommit? Reconsider(IFlow flow, ClaimedCase claimed, OutboxEntry due, StepContext context)
    {
        // A withdrawn one is only looked up, whatever is wanted.
        if (due.IsWithdrawn)
            return null;

        // The attempt that the claim counted is none unless it begins.
        var effects = Replace(claimed.Effects, due with { Attempts = due.Attempts - 1, BegunAt = null });
        try
        {
            var step = flow.Decide(claimed.Case, StateOf(claimed), [null], context.Now, context.Knowledge);
            var outbox = Merge(step, effects, context);
            var now = outbox.Find(e => e.Id == due.Id);
            if (now is { IsWithdrawn: false } && now.Content == due.Content)
                return null;
            IReadOnlyList<Note> notes = now is null or { IsWithdrawn: true }
                ? [new Note("effect.withdrawn", $"{due.Id}: it is no longer wanted{(now is null ? string.Empty : "; whether it was carried out is looked up")}"), .. step.Notes]
                : step.Notes;
            return Commit(flow, claimed, step, outbox, notes, context);
        }
        catch (Exception surprise) when (surprise is not OutOfMemoryException)
        {
            return TryDecisionAgain(flow, claimed, effects, surprise.GetType().Name, context);
        }
    }

    /// <summary>A run of an effect ended.</summary>
    public static CaseCommit Settle(IFlow flow, ClaimedCase claimed, OutboxEntry effect, RunOutcome outcome, StepContext context)
    {
        switch (outcome)
        {
            case RunOutcome.Done done:
                return Conclude(flow, claimed, effect, done.Result, context);

            // A withdrawn effect is only looked up: a refused look-up says nothing of what happened, so it is not forgotten for it.
            case RunOutcome.Failed { Failure: { Kind: FailureKind.Rejected or FailureKind.NotFound } failure } refused when !effect.IsWithdrawn && !flow.NeverSetsAside:
                return Refuse(flow, claimed, effect, refused, failure, context);
            case RunOutcome.Failed failed:
                return Postpone(flow, claimed, effect, failed.MayHaveSent && failed.Failure.Kind is not (FailureKind.NotExecuted or FailureKind.NotAvailable), new Trouble(
                    failed.Failure.Message, failed.Failure.Kind.ToString(), failed.Failure.RetryAfter, TroubleOf(failed.Failure, effect.Failures + 1, context.Options), failed.Failure.System == EffectContext.Engine), context);
            case RunOutcome.TookTooLong late:
                return Postpone(flow, claimed, effect, late.MayHaveSent, new Trouble(
                    string.Create(CultureInfo.InvariantCulture, $"The run took longer than {late.Limit} and was given up."), "time limit", null, ReasonCatalogue.EffectTimeLimit), context);
            case RunOutcome.Surprised surprise when effect.Surprises + 1 < context.Options.SetAsideAfter || flow.NeverSetsAside:
                return Postpone(flow, claimed, effect with { Surprises = effect.Surprises + 1 }, surprise.MayHaveSent, new Trouble(
                    $"It failed unexpectedly ({surprise.Type}).", "unexpected", null, effect.Failures + 1 >= context.Options.Patience ? ReasonCatalogue.SystemUnavailable : null), context);
            case RunOutcome.Surprised surprise:
                var last = Failed(effect, surprise.MayHaveSent, context.Now) with { Surprises = effect.Surprises + 1, LastFailure = surprise.Type };
                return SetAside(flow, claimed, Replace(claimed.Effects, last), surprise.Type, context);
            case RunOutcome.Stopped stopped:
                return Keep(flow, claimed, Replace(claimed.Effects, Failed(effect, stopped.MayHaveSent, context.Now) with { DueAt = context.Now }), context);
            default:
                throw new InvalidOperationException($"{outcome.GetType().Name} is no outcome of a run.");
        }
    }

    /// <summary>Whatever is tried with the case fails, its commits too: it stops alone, with everything it had, until a person wakes it.</summary>
    public static CaseCommit SetAside(IFlow flow, ClaimedCase claimed, IReadOnlyList<OutboxEntry> effects, string what, StepContext context)
    {
        var problem = new Problem(string.Empty, new Refusal
        {
            Reason = ReasonCatalogue.CasePoisoned,
            Message = $"The case failed unexpectedly ({what}) and was set aside.",
            Remedy = "Read the worker's log for the cause, mend it, then wake the case.",
        });
        return Keep(flow, claimed, effects, context) with
        {
            Stage = "Poisoned",
            IsSetAside = true,
            Failures = claimed.Failures + 1,
            Problems = [problem],
            Journal = Chain(
                claimed.Case, claimed.JournalLength, claimed.JournalHash, [.. ActsOf(claimed.Inputs.TakeLast(1)), new Note("case.poisoned", problem.Why.Message)], context.Now),
        };
    }

    /// <summary>The input that tells a case of a run that lost it.</summary>
    public static InboxMessage Tell(ClaimedCase lost, StrayRun stray) =>
        new(lost.Case, lost.Connection, $"stray {lost.Fence} {stray.EffectId}", JsonSerializer.Serialize(stray, EngineJsonContext.Default.StrayRun), Priority.Order) { Kind = InputKind.Stray };

    public static CaseText? StateOf(ClaimedCase claimed) => claimed.State is { } state ? new CaseText(state, claimed.Format) : null;

    public static CaseText TextOf(OutboxEntry effect) => new(effect.Content, effect.Format);

    /// <summary>Knowledge could not be had: nothing is concluded, and nothing counts against the case.</summary>
    public static CaseCommit WaitForKnowledge(IFlow flow, ClaimedCase claimed, StepContext context)
    {
        var effects = claimed.DueEffect is null ? claimed.Effects : [.. claimed.Effects.Select(e => e.Id == claimed.DueEffect ? Failed(e, mayHaveSent: false, context.Now) : e)];
        return Keep(flow, claimed, effects, context) with { RetryAt = context.Now + context.Options.BaseBackoff };
    }

    /// <summary>A final no. The flow's own code says what the case hears of it: when that fails, it is a surprise of this case like any other.</summary>
    private static CaseCommit Refuse(IFlow flow, ClaimedCase claimed, OutboxEntry effect, RunOutcome.Failed refused, PortException failure, StepContext context)
    {
        // Refused before it began to act: that was a look-up, which says nothing of an earlier attempt that may have been carried out.
        if (effect.SentAt is not null && !MayRepeat(effect) && !refused.HasBegun)
        {
            return Postpone(flow, claimed, effect, mayHaveSent: false, new Trouble(
                $"Whether an earlier attempt was carried out cannot be told: {failure.Message}", failure.Kind.ToString(), failure.RetryAfter, ReasonCatalogue.OutcomeUnclear), context);
        }

        string told;
        try
        {
            told = flow.Rejected(StateOf(claimed), TextOf(effect), new Rejection(failure.System, failure.Operation, failure.Kind, failure.ErrorCode, failure.Message));
        }
        catch (Exception surprise) when (surprise is not OutOfMemoryException)
        {
            return Settle(flow, claimed, effect, new RunOutcome.Surprised(surprise.GetType().Name, refused.MayHaveSent), context);
        }

        return Conclude(flow, claimed, effect, new EffectResult<string>(told), context);
    }

    private static CaseCommit Conclude(IFlow flow, ClaimedCase claimed, OutboxEntry effect, EffectResult<string> result, StepContext context)
    {
        IReadOnlyList<OutboxEntry> others = [.. claimed.Effects.Where(e => e.Id != effect.Id)];
        CaseText? outcome = result.Outcome is { } told ? new CaseText(told, flow.Format) : null;
        try
        {
            var step = flow.Decide(claimed.Case, StateOf(claimed), [outcome], context.Now, context.Knowledge);
            var commit = Commit(flow, claimed, step, Merge(step, others, context), step.Notes, context);
            return commit with { Deliver = [.. result.Deliver, .. commit.Deliver] };
        }
        catch (Exception surprise) when (surprise is not OutOfMemoryException)
        {
            // What was carried out is not forgotten with the decision that failed over it: it waits as an input.
            var news = outcome is { } kept
                ? new InboxMessage(claimed.Case, claimed.Connection, string.Create(CultureInfo.InvariantCulture, $"outcome {claimed.Fence} {effect.Id}"), kept.Content, effect.Priority) { Format = kept.Format }
                : null;
            return TryDecisionAgain(flow, claimed, others, surprise.GetType().Name, context) with { Deliver = news is null ? result.Deliver : [.. result.Deliver, news] };
        }
    }

    /// <summary>An attempt failed and is tried again later.</summary>
    private static CaseCommit Postpone(IFlow flow, ClaimedCase claimed, OutboxEntry effect, bool mayHaveSent, Trouble trouble, StepContext context)
    {
        var failures = effect.Failures + 1;
        var wait = Backoff.After(claimed.Case, effect.Id, failures, trouble.RetryAfter, context.Options);
        var asksTooMuch = !trouble.IsOurs && trouble.RetryAfter > context.Options.MaxBackoff;
        var reason = trouble.Reason ?? (asksTooMuch ? ReasonCatalogue.SystemAsksLongWait : null);

        // What a look-up could not tell stays so while the way to the system fails: only an answer ends it, and nobody is called anew for each fault between.
        if (effect.Trouble == ReasonCatalogue.OutcomeUnclear.Code && (reason is null || reason == ReasonCatalogue.SystemUnavailable))
            reason = ReasonCatalogue.OutcomeUnclear;
        var waiting = Failed(effect, mayHaveSent, context.Now) with
        {
            Failures = failures,
            DueAt = context.Now + wait,
            FailingSince = effect.FailingSince ?? context.Now,
            FailedAt = context.Now,
            LastFailure = asksTooMuch ? string.Create(CultureInfo.InvariantCulture, $"{trouble.Message} It asks to be left alone for {trouble.RetryAfter}.") : trouble.Message,
            Trouble = reason?.Code,
        };
        // What fails for days fails in a few ways: each is journaled when it comes first, and how often it came when it is over.
        var way = waiting.Trouble is { } code ? $"{trouble.Kind}: {code}" : trouble.Kind;
        var isNews = !WaysOf(effect).Contains(way, StringComparer.Ordinal);
        IReadOnlyList<Note> notes = isNews
            ? [new Note("effect.failed", string.Create(CultureInfo.InvariantCulture, $"{effect.Id}: {trouble.Message} Failure {failures}, {trouble.Kind}; tried again at {waiting.DueAt:u}."))]
            : [];
        try
        {
            var step = flow.Decide(claimed.Case, StateOf(claimed), [null], context.Now, context.Knowledge);
            var told = isNews ? waiting with { JournaledFailures = string.Join('\n', [.. WaysOf(effect), way]) } : waiting;
            return Commit(flow, claimed, step, Merge(step, Replace(claimed.Effects, told), context), [.. notes, .. step.Notes], context);
        }
        catch (Exception surprise) when (surprise is not OutOfMemoryException)
        {
            return TryDecisionAgain(flow, claimed, Replace(claimed.Effects, waiting), surprise.GetType().Name, context);
        }
    }

    /// <summary>In which ways it failed, as far as the journal tells of them.</summary>
    private static string[] WaysOf(OutboxEntry effect) => effect.JournaledFailures.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What failed more often than the journal tells, and does so no longer: done, refused for good, or no longer wanted.</summary>
    private static IEnumerable<Note> FailuresOver(IReadOnlyList<OutboxEntry> before, IReadOnlyList<OutboxEntry> after)
    {
        foreach (var effect in before)
        {
            if (effect is { FailingSince: { } since, FailedAt: { } last } && effect.Failures > WaysOf(effect).Length && !after.Any(a => a.Id == effect.Id && a.Failures >= effect.Failures))
                yield return new Note("effect.failures-over", string.Create(CultureInfo.InvariantCulture, $"{effect.Id}: it failed {effect.Failures} times from {since:u} to {last:u}, the last time: {effect.LastFailure}"));
        }
    }

    /// <summary>A decision failed in a way nobody planned for. It may rest on something that passes: it is tried again, and set aside only after several failures.</summary>
    private static CaseCommit TryDecisionAgain(IFlow flow, ClaimedCase claimed, IReadOnlyList<OutboxEntry> effects, string what, StepContext context)
    {
        if (IsLastTry(flow, claimed, context))
            return SetAside(flow, claimed, effects, what, context);
        var wait = Backoff.After(claimed.Case, string.Empty, claimed.Failures + 1, null, context.Options);
        var note = new Note("decision.failed", string.Create(CultureInfo.InvariantCulture, $"It failed unexpectedly ({what}), {claimed.Failures + 1} times in a row; tried again at {context.Now + wait:u}."));
        return Keep(flow, claimed, effects, context) with
        {
            Failures = claimed.Failures + 1,
            RetryAt = context.Now + wait,
            Journal = Chain(claimed.Case, claimed.JournalLength, claimed.JournalHash, [note], context.Now),
        };
    }

    private static bool IsLastTry(IFlow flow, ClaimedCase claimed, StepContext context) => claimed.Failures + 1 >= context.Options.SetAsideAfter && !flow.NeverSetsAside;

    /// <summary>The case as it was, but for its outbox: what people see of it stays, with deadlines and severities.</summary>
    private static CaseCommit Keep(IFlow flow, ClaimedCase claimed, IReadOnlyList<OutboxEntry> effects, StepContext context) => new()
    {
        Case = claimed.Case,
        Fence = claimed.Fence,
        ExpectedVersion = claimed.Version,
        State = claimed.State,
        Format = claimed.State is null ? flow.Format : claimed.Format,
        Stage = claimed.Stage,
        Failures = claimed.Failures,
        Strays = claimed.Strays,
        Deadline = claimed.Deadline,
        Value = claimed.Value,
        Now = context.Now,
        Effects = effects,
        KeepsProblems = true,
    };

    /// <summary>What may have left may have left as late as now: how long a system may still be working on it counts from here.</summary>
    private static OutboxEntry Failed(OutboxEntry effect, bool mayHaveSent, DateTimeOffset now) =>
        effect with { BegunAt = null, SentAt = mayHaveSent && effect.RetrySafety is not RetrySafety.Read ? now : effect.SentAt };

    private static bool MayRepeat(OutboxEntry effect) => effect.RetrySafety is RetrySafety.Read or RetrySafety.SafeRepeat;

    private static IReadOnlyList<OutboxEntry> Replace(IReadOnlyList<OutboxEntry> effects, OutboxEntry changed) => [.. effects.Select(e => e.Id == changed.Id ? changed : e)];

    /// <summary>The whole outbox: what is planned, plus what is no longer wanted but may have happened.</summary>
    private static List<OutboxEntry> Merge(FlowStep step, IReadOnlyList<OutboxEntry> waiting, StepContext context)
    {
        var latest = Backoff.Latest(context.Now, context.Options);
        var outbox = new List<OutboxEntry>(step.Effects.Count);
        foreach (var planned in step.Effects)
        {
            // A store keeps one of each: told here it stops this case alone, told there it would fail every commit beside it.
            if (outbox.Exists(o => o.Id == planned.Id))
                throw new InvalidOperationException($"The flow planned effect '{planned.Id}' twice.");
            outbox.Add(waiting.FirstOrDefault(e => e.Id == planned.Id) switch
            {
                null => Fresh(planned),
                { SentAt: null, BegunAt: null, Failures: 0 } untouched => Fresh(planned) with { Attempts = untouched.Attempts },

                // It failed, but provably without an effect, or may be repeated freely: what it asks for may still change.
                var failed when (failed.SentAt ?? failed.BegunAt) is null || MayRepeat(failed) => failed with { Content = planned.Effect, RetrySafety = planned.RetrySafety, Priority = planned.Priority, DueAt = Soon(failed.DueAt), IsWithdrawn = false },
                var begun => begun with { DueAt = Soon(begun.DueAt), IsWithdrawn = false },
            });
        }

        outbox.AddRange(waiting
            .Where(e => (e.SentAt ?? e.BegunAt) is not null && !MayRepeat(e) && !outbox.Exists(o => o.Id == e.Id))
            .Select(e => e with { DueAt = Soon(e.DueAt), IsWithdrawn = true }));
        return outbox;

        DateTimeOffset Soon(DateTimeOffset due) => due < latest ? due : latest;

        OutboxEntry Fresh(PlannedEffect<string> planned) => new()
        {
            Id = planned.Id,
            Content = planned.Effect,
            RetrySafety = planned.RetrySafety,
            Priority = planned.Priority,
            DueAt = planned.NotBefore ?? context.Now,
            StillWorkingFor = planned.StillWorkingFor,
            TimeLimit = planned.TimeLimit,
        };
    }

    private static CaseCommit Commit(
        IFlow flow, ClaimedCase claimed, FlowStep step, List<OutboxEntry> effects, IReadOnlyList<Note> notes, StepContext context)
    {
        IReadOnlyList<OutboxEntry> written = [.. effects.Select(e => claimed.Effects.Any(known => known.Id == e.Id && known.Content == e.Content) ? e : e with { Format = flow.Format })];
        IReadOnlyList<Problem> problems = [.. step.Problems.Concat(effects.Where(static e => e.Trouble is not null).Select(Stuck)).Concat(claimed.Strays.Select(Stray)).Select(Shown)];
        return new CaseCommit
        {
            Case = claimed.Case,
            Fence = claimed.Fence,
            ExpectedVersion = claimed.Version,
            State = step.State,
            Format = flow.Format,
            Stage = step.Stage,
            IsClosed = step.IsClosed && effects.Count == 0,
            Deadline = step.Deadline,
            Value = step.Value,
            LookAgainAt = step.LookAgainAt,
            Effects = written,
            Strays = claimed.Strays,
            Problems = problems,
            Journal = Chain(claimed.Case, claimed.JournalLength, claimed.JournalHash, [.. FailuresOver(claimed.Effects, written), .. notes, .. Changes(claimed.ProblemKeys, problems)], context.Now),
            Deliver = step.Deliver,
            Wake = step.Wake,
            Rows = step.Rows,
            KeepFor = context.Options.Lease,
            Now = context.Now,
        };
    }

    /// <summary>Whoever chose a word, a journal is read line by line: nothing in it breaks a line, hides or turns round.</summary>
    private static IReadOnlyList<JournalEntry> Chain(CaseId caseId, long length, string hash, IReadOnlyList<Note> notes, DateTimeOffset at) =>
        JournalChain.Append(caseId, length, hash, [.. notes.Select(static n => PlainText.IsPlain(n.Text) ? n : n with { Text = PlainText.Show(n.Text) })], at);

    /// <summary>The same of what people are shown. What a problem is told apart by stays as it is.</summary>
    private static Problem Shown(Problem problem)
    {
        var why = problem.Why;
        return PlainText.IsPlain(why.Message) && PlainText.IsPlain(why.Remedy) && why.Facts.All(static f => PlainText.IsPlain(f.Value))
            ? problem
            : problem with
            {
                Why = why with
                {
                    Message = PlainText.Show(why.Message), Remedy = PlainText.Show(why.Remedy), Facts = [.. why.Facts.Select(static f => f with { Value = PlainText.Show(f.Value) })],
                },
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
        Facts =
        [
            new Fact("failures", effect.Failures.ToString(CultureInfo.InvariantCulture)),
            .. effect.FailingSince is { } since ? [new Fact("failing since", since.ToString("u", CultureInfo.InvariantCulture))] : Array.Empty<Fact>(),
        ],
    });

    private static Problem Stray(StrayRun stray) => new(stray.EffectId, new Refusal
    {
        Reason = ReasonCatalogue.EffectStray,
        Message = $"Worker '{stray.Worker}' had lost the case when its run of '{stray.EffectId}' ended: {stray.What}",
        Remedy = "Look in the system whether it stands there twice, and put that right there; then acknowledge the case.",
        Facts = [new Fact("worker", stray.Worker), new Fact("at", stray.At.ToString("u", CultureInfo.InvariantCulture))],
    }, Severity.Page) { Holds = false };

    private static IEnumerable<Note> Changes(IReadOnlyList<string> before, IReadOnlyList<Problem> after)
    {
        var known = before.ToHashSet(StringComparer.Ordinal);
        var now = after.Select(static p => p.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var raised in after.Where(p => !known.Contains(p.Key)))
        {
            var rule = raised.Why.Table is null ? string.Empty : $" (table {raised.Why.Table}, version {raised.Why.TableVersion})";
            yield return new Note("problem.raised", $"{raised.Key}: {raised.Why.Message}{rule}");
        }

        foreach (var gone in before.Where(k => !now.Contains(k)))
            yield return new Note("problem.cleared", gone);
    }

    private readonly record struct Trouble(string Message, string Kind, TimeSpan? RetryAfter, Reason? Reason, bool IsOurs = false);
}
