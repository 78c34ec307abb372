using System.Globalization;
using Connectors.Domain.Ports;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Engine.Running;

/// <summary>
/// What a worker does next, as a reducer without I/O: events in, commands out. Nothing that takes long stops it from looking for work: claims, commits,
/// prolongations and runs are under way side by side, and each is only waited for by its own. Not thread-safe: one event at a time.
/// </summary>
internal sealed class WorkLoop
{
    private const int MostCommitsAtOnce = 256;
    private const int CommitAttempts = 8;

    /// <summary>Longest time limit of a run that is counted with: a flow may name any, and none may be too long to add up.</summary>
    private static readonly TimeSpan MostLimit = TimeSpan.FromDays(3650);

    /// <summary>How long a cancelled run may take to end before it is no longer waited for.</summary>
    private static readonly TimeSpan CancelWithin = TimeSpan.FromSeconds(5);
    /// <summary>How long after its grace a stop goes on trying to keep what runs brought: cancelled runs end first.</summary>
    internal static readonly TimeSpan KeepWithin = CancelWithin + TimeSpan.FromSeconds(3);
    private static readonly TimeSpan StoreBackoff = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyDictionary<string, IFlow> _flows;
    private readonly FlowRunnerOptions _options;
    private readonly TimeProvider _leaseClock;
    private readonly bool _untilIdle;
    private readonly JournalKey? _key;
    private readonly Dictionary<LeaseKey, HeldCase> _held = [];
    private readonly Dictionary<long, HeldCase> _running = [];
    private readonly Dictionary<long, (HeldCase Case, TimeSpan Until)> _lost = [];
    private readonly List<LoopCommand> _commands = [];
    private readonly int _share;
    private readonly TimeSpan _beat;
    private readonly TimeSpan _margin;
    private LoopTime _time;
    private TimeSpan _nextBeat;
    private TimeSpan _claimAt;
    private TimeSpan _claimAskedAt;
    private TimeSpan _commitAskedAt;
    private TimeSpan _extendAskedAt;
    private TimeSpan? _stopBy;
    private DateTimeOffset? _nextDue;
    private bool _isClaiming;
    private bool _isCommitting;
    private bool _isExtending;
    private bool _isAskingDue;
    private bool _looksForWork = true;
    private bool _hasFreedSlots;
    private bool _knowsNextDue;
    private long _storeAnswers;
    private long _runs;

    /// <summary>Makes one.</summary>
    /// <param name="flows">The flows by name.</param>
    /// <param name="options">How it works.</param>
    /// <param name="untilIdle">Whether it ends as soon as nothing is due and nothing under way.</param>
    /// <param name="key">What commits are sealed with; null for a plain hash.</param>
    public WorkLoop(IReadOnlyDictionary<string, IFlow> flows, FlowRunnerOptions options, bool untilIdle, JournalKey? key = null)
    {
        _key = key;
        _flows = flows;
        _options = options;
        _leaseClock = options.LeaseClock ?? TimeProvider.System;
        _untilIdle = untilIdle;
        _share = options.Concurrency - (options.Concurrency / 4);
        _beat = options.Lease / 3;
        _margin = options.LeaseMargin < _beat ? options.LeaseMargin : _beat;
    }

    /// <summary>Steps of work done so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Whether there is nothing more to do.</summary>
    public bool IsOver { get; private set; }

    /// <summary>What ended it; null when nothing failed.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Cases held now.</summary>
    public int Held => _held.Count;

    /// <summary>When it wants to hear of time at the latest, on the worker's own clock.</summary>
    public TimeSpan WakeAt { get; private set; }

    /// <summary>When it wants to hear of time at the latest, on the clock of flows; null when only the worker's own counts.</summary>
    public DateTimeOffset? WakeAtDue => _knowsNextDue && !_untilIdle && !_looksForWork && MayClaim ? _nextDue : null;

    private int Free => _options.Concurrency - _held.Count;

    private bool MayClaim => _stopBy is null && !_isClaiming && Free > 0;

    /// <summary>Hears one event.</summary>
    /// <returns>What is to be done now.</returns>
    public IReadOnlyList<LoopCommand> Handle(LoopEvent happened, LoopTime time)
    {
        _commands.Clear();
        _time = time;
        switch (happened)
        {
            case LoopEvent.Ticked:
                break;
            case LoopEvent.Claimed claimed:
                Take(claimed);
                break;
            case LoopEvent.Known known:
                Know(known.Flow, known.Knowledge);
                break;
            case LoopEvent.ClaimFailed failed:
                _isClaiming = false;
                StoreFailed(failed.Failure, endsRun: true);
                break;
            case LoopEvent.Ran ran:
                Settle(ran.Number, ran.Outcome);
                break;
            case LoopEvent.Committed committed:
                Done(committed);
                break;
            case LoopEvent.CommitFailed failed:
                NotDone(failed);
                break;
            case LoopEvent.Extended extended:
                Extended(extended);
                break;
            case LoopEvent.ExtendFailed failed:
                // The next beat comes well before the leases end; giving up now would let another worker in beside ours.
                _isExtending = false;
                _commands.Add(new LoopCommand.Tell(LoopNews.HeartbeatFailed, null, string.Empty, failed.Failure));
                break;
            case LoopEvent.NextDue due:
                _isAskingDue = false;
                _knowsNextDue = true;

                // What is due already was not given a moment ago, because its connection has all that it may have: it waits for one that ends.
                _nextDue = due.DueAt <= _time.Now && HasFullConnection() ? null : due.DueAt;
                break;
            case LoopEvent.StopAsked stop:
                _stopBy = _stopBy is { } by && by < time.Elapsed + stop.Within ? by : time.Elapsed + stop.Within;
                foreach (var flow in _held.Values.Where(static h => h.AwaitsKnowledge).Select(static h => h.Claimed.Case.Flow).Distinct(StringComparer.Ordinal).ToList())
                    Know(flow, null);
                break;
        }

        Advance();
        return [.. _commands];
    }

    private void Take(LoopEvent.Claimed claimed)
    {
        _isClaiming = false;
        _storeAnswers++;

        // A claim that found nothing while a connection had its share says nothing of what may be given since one of its cases was let go.
        _looksForWork = claimed.Cases.Count > 0 || _hasFreedSlots;
        _claimAt = _time.Elapsed;
        foreach (var one in claimed.Cases)
        {
            if (_stopBy is not null && one.DueEffect is null)
                _commands.Add(new LoopCommand.Release([new LeaseKey(one.Case, one.Fence)]));
            else if (claimed.Awaited.Contains(one.Case.Flow))
                Hold(new HeldCase(one, Knowledge.None) { AwaitsKnowledge = true, AskedAt = _claimAskedAt });
            else
                Begin(one, claimed.Knowledge.GetValueOrDefault(one.Case.Flow), _claimAskedAt, isDecided: false);
        }
    }

    /// <summary>A source that took longer than the claim has answered, or was given up: the cases that were held for it go on, or wait.</summary>
    private void Know(string flow, Knowledge? knowledge)
    {
        foreach (var held in _held.Values.Where(h => h.AwaitsKnowledge && h.Claimed.Case.Flow == flow).ToList())
            Begin(held.Claimed, knowledge, held.AskedAt, isDecided: false);
        _looksForWork = _hasFreedSlots = true;
        _knowsNextDue = false;
    }

    private void Hold(HeldCase held)
    {
        if (_held.Count == 0)
            _nextBeat = _time.Elapsed + _beat;
        _held[held.Lease] = held;
    }

    /// <summary>Takes up a case that was claimed: hears what is new, or carries out what is due.</summary>
    /// <param name="claimed">The case.</param>
    /// <param name="knowledge">What decisions on it rest on; null when that could not be had.</param>
    /// <param name="askedAt">When the store was asked for it.</param>
    /// <param name="isDecided">Whether what is due was decided on a moment ago, by the same knowledge.</param>
    private void Begin(ClaimedCase claimed, Knowledge? knowledge, TimeSpan askedAt, bool isDecided)
    {
        var flow = _flows[claimed.Case.Flow];
        var held = new HeldCase(claimed, knowledge ?? Knowledge.None);
        Hold(held);
        Steps++;
        if (knowledge is null)
            held.Commit = CaseSteps.WaitForKnowledge(flow, claimed, Context(held));
        else if (claimed.DueEffect is not { } due)
            held.Commit = GoOnWithin(held, CaseSteps.Hear(flow, claimed, Context(held)));
        else if (!isDecided && _stopBy is null && CaseSteps.Reconsider(flow, claimed, claimed.Effects.First(e => e.Id == due), Context(held)) is { } other)
            held.Commit = GoOnWithin(held, other);
        else
            Run(held, claimed.Effects.First(e => e.Id == due), askedAt);
        if (held.Commit is { IsSetAside: true })
            _commands.Add(new LoopCommand.Tell(LoopNews.SetAside, claimed.Case, held.Commit.Problems[0].Why.Message));
    }

    /// <summary>Hearing needs no slot of its connection, going on with an effect does: where the connection has its share, the effect waits to be claimed.</summary>
    private CaseCommit GoOnWithin(HeldCase held, CaseCommit commit) =>
        commit.KeepFor is null || _held.Values.Count(h => h != held && h.Claimed.Connection == held.Claimed.Connection && h.MayRun) < _share ? commit : commit with { KeepFor = null };

    private bool HasFullConnection() => _held.Values.CountBy(static h => h.Claimed.Connection, StringComparer.Ordinal).Any(c => c.Value >= _share);

    private void Run(HeldCase held, OutboxEntry effect, TimeSpan askedAt)
    {
        if (_stopBy is not null)
        {
            // Nothing is begun any more: the attempt that was counted never was one.
            held.Commit = CaseSteps.Settle(_flows[held.Claimed.Case.Flow], held.Claimed, effect, new RunOutcome.Stopped(MayHaveSent: false), Context(held));
            return;
        }

        held.Effect = effect;
        var limit = effect.TimeLimit ?? _options.EffectTimeLimit;
        held.Limit = limit < MostLimit ? limit : MostLimit;
        held.CancelAt = _time.Elapsed + held.Limit;
        var left = LeaseLeft(askedAt);
        held.Permit = new SendPermit(_leaseClock, _leaseClock.GetUtcNow() + left, left, held.Limit);
        held.Run = ++_runs;
        _running[held.Run] = held;
        _commands.Add(new LoopCommand.Run(held.Run, held.Claimed, effect, held.Permit, held.Progress));
    }

    private void Settle(long run, RunOutcome outcome)
    {
        if (_lost.Remove(run, out var lost))
        {
            TellStray(lost.Case, outcome);
            return;
        }

        // A run that was given up tells its end too late: what it may have done is looked up by the next attempt.
        if (!_running.TryGetValue(run, out var held) || held.Effect is not { } effect)
            return;
        if (held.Cancelled == CancelCause.TimeLimit && outcome is not RunOutcome.Done)
            outcome = new RunOutcome.TookTooLong(held.Limit, MayHaveSent(outcome));
        Conclude(held, effect, outcome);
    }

    private void Conclude(HeldCase held, OutboxEntry effect, RunOutcome outcome)
    {
        _running.Remove(held.Run);
        held.Permit?.Close("the run has ended");
        held.Outcome = outcome;
        held.Commit = CaseSteps.Settle(_flows[held.Claimed.Case.Flow], held.Claimed, effect, outcome, Context(held));
        if (held.Commit.IsSetAside)
            _commands.Add(new LoopCommand.Tell(LoopNews.SetAside, held.Claimed.Case, held.Commit.Problems[0].Why.Message));
        else if (outcome is RunOutcome.Failed failed)
            _commands.Add(new LoopCommand.Tell(LoopNews.EffectFailed, held.Claimed.Case, $"{effect.Id}: {failed.Failure.Message}"));
        else if (outcome is RunOutcome.TookTooLong or RunOutcome.Surprised)
            _commands.Add(new LoopCommand.Tell(outcome is RunOutcome.TookTooLong ? LoopNews.TimeLimit : LoopNews.EffectFailed, held.Claimed.Case, effect.Id));
    }

    private void Done(LoopEvent.Committed committed)
    {
        _isCommitting = false;
        _storeAnswers++;
        for (var i = 0; i < committed.Commits.Count; i++)
        {
            var commit = committed.Commits[i];
            var lease = new LeaseKey(commit.Case, commit.Fence);
            if (!_held.TryGetValue(lease, out var held) || held.Commit != commit)
                continue;
            _held.Remove(lease);
            if (!committed.Results[i].IsDone)
                Lose(held);
            else if (committed.Results[i].Next is { } next)
                Begin(next, held.Knowledge, _commitAskedAt, isDecided: true);

            // What it waits for may have changed after it was read and before the store knew that the case waits: that change woke nobody.
            if (committed.Results[i].IsDone && commit.WaitsFor.Count > 0)
                _commands.Add(new LoopCommand.LookAgain(commit.Case, held.Knowledge.Version));
            FlowTelemetry.Count(commit.Case.Flow, commit.IsSetAside ? "set-aside" : held.Effect is not null ? "effect" : commit.HeardUpTo > 0 ? "heard" : "looked");
        }

        _looksForWork = _hasFreedSlots = true;
        _knowsNextDue = false;
    }

    private void NotDone(LoopEvent.CommitFailed failed)
    {
        _isCommitting = false;
        var endsRun = false;
        foreach (var commit in failed.Commits)
        {
            if (!_held.TryGetValue(new LeaseKey(commit.Case, commit.Fence), out var held) || held.Commit != commit)
                continue;

            // Together they failed: each is tried alone, so that one bad commit concerns its own case. It counts against a case only where the store works for others.
            var alone = failed.Commits.Count == 1;
            if (alone && (_storeAnswers > held.StoreAnswersAtFailure || _untilIdle))
                held.CommitFailures++;
            held.StoreAnswersAtFailure = _storeAnswers;
            held.CommitAt = _untilIdle ? _time.Elapsed : _time.Elapsed + (StoreBackoff * (1 << held.CommitFailures));
            held.TriesAlone = true;
            if (held.CommitFailures < CommitAttempts)
                continue;
            var flow = _flows[held.Claimed.Case.Flow];
            if (_untilIdle || held.IsLastResort || (flow.NeverSetsAside && held.Effect is null))
            {
                // Not even that can be kept: the lease ends by itself, and whatever was begun is looked up then.
                endsRun = true;
                _held.Remove(held.Lease);
                held.Permit?.Close("the case could not be kept");
                _commands.Add(new LoopCommand.Release([held.Lease]));
            }
            else if (flow.NeverSetsAside)
            {
                // What it brought cannot be kept. It counts as a failure, so that it is asked again after a while and a person hears of it.
                held.Commit = CaseSteps.Settle(flow, held.Claimed, held.Effect!, new RunOutcome.Surprised(failed.Failure.GetType().Name, held.Outcome is null || MayHaveSent(held.Outcome)), Context(held));
                (held.CommitFailures, held.CommitAt, held.IsLastResort) = (0, _time.Elapsed, true);
            }
            else
            {
                held.Commit = CaseSteps.SetAside(flow, held.Claimed, Interrupted(held), failed.Failure.GetType().Name, Context(held));
                (held.CommitFailures, held.CommitAt, held.IsLastResort) = (0, _time.Elapsed, true);
                _commands.Add(new LoopCommand.Tell(LoopNews.SetAside, held.Claimed.Case, held.Commit.Problems[0].Why.Message, failed.Failure));
            }
        }

        StoreFailed(failed.Failure, endsRun);
    }

    /// <summary>The outbox of a case whose outcome cannot be kept: what was begun may have happened.</summary>
    private IReadOnlyList<OutboxEntry> Interrupted(HeldCase held) =>
        [.. held.Claimed.Effects.Select(e => e.Id == held.Effect?.Id ? e with { BegunAt = null, SentAt = _time.Now } : e)];

    /// <summary>A host goes on asking; a run until idle ends with what failed, once it can do no more.</summary>
    private void StoreFailed(Exception failure, bool endsRun)
    {
        _commands.Add(new LoopCommand.Tell(LoopNews.StoreFailed, null, string.Empty, failure));
        _claimAt = _untilIdle ? _time.Elapsed : _time.Elapsed + StoreBackoff;
        _looksForWork = true;
        if (!_untilIdle || !endsRun)
            return;
        Failure ??= failure;
        _stopBy ??= _time.Elapsed + _options.StopWithin;
    }

    private void Extended(LoopEvent.Extended extended)
    {
        _isExtending = false;
        _storeAnswers++;
        var lost = extended.Lost.ToHashSet();
        foreach (var lease in extended.Asked)
        {
            if (!_held.TryGetValue(lease, out var held))
                continue;

            // A lease may have ended with our own commit, whose answer is still on its way: that one tells.
            if (held.Commit is not null)
                continue;
            if (!lost.Contains(lease))
            {
                var left = LeaseLeft(_extendAskedAt);
                held.Permit?.ExtendLease(_leaseClock.GetUtcNow() + left, left);
                continue;
            }

            _held.Remove(lease);
            Lose(held);
        }
    }

    /// <summary>Another worker holds the case now: nothing more is sent for it here, and what may have been sent is told to it.</summary>
    private void Lose(HeldCase held)
    {
        _commands.Add(new LoopCommand.Tell(LoopNews.LeaseLost, held.Claimed.Case, string.Empty));
        if (held.Effect is null)
            return;
        held.Permit?.Close("another worker holds the case");
        if (held.Commit is not null)
        {
            TellStray(held, null);
            return;
        }

        _running.Remove(held.Run);
        held.Cancelled = CancelCause.LeaseLost;
        _lost[held.Run] = (held, _time.Elapsed + CancelWithin);
        _commands.Add(new LoopCommand.Cancel(held.Run, held.Claimed.Case, "another worker holds the case"));
    }

    /// <summary>What a run did after its case was lost is not dropped: the case hears of it, and a record stays open.</summary>
    private void TellStray(HeldCase held, RunOutcome? outcome)
    {
        var effect = held.Effect!;
        outcome ??= held.Outcome;

        // Refused by its closed permit, or by anything else before something left: nobody has to look for it.
        if (outcome is RunOutcome.Failed { Failure.Kind: FailureKind.NotExecuted or FailureKind.NotAvailable } && held.Permit is { HasSent: false })
            return;
        if (effect.RetrySafety is RetrySafety.Read or RetrySafety.SafeRepeat || !(outcome is null ? held.MayHaveSent : MayHaveSent(outcome)))
            return;
        var what = outcome switch
        {
            RunOutcome.Done => "it was carried out.",
            null => "it was given up, and whether it was carried out is not known.",
            _ => "whether it was carried out is not known.",
        };
        _commands.Add(new LoopCommand.Deliver([CaseSteps.Tell(held.Claimed, new StrayRun(effect.Id, _options.Worker, _time.Now, what))]));
    }

    private void Advance()
    {
        WatchRuns();
        CommitWaiting();
        LookForWork();
        Beat();
        if (_stopBy + KeepWithin <= _time.Elapsed)
        {
            // The store does not answer. The leases end by themselves, and whoever takes over looks up what was begun.
            foreach (var held in _held.Values)
                held.Permit?.Close("the worker has stopped");
            _held.Clear();
            IsOver = true;
            return;
        }

        var isIdle = _held.Count == 0 && !_isClaiming && !_isCommitting;
        if (isIdle && _lost.Count == 0 && (_stopBy is not null || (_untilIdle && !_looksForWork)))
            IsOver = true;
        WakeAt = NextWake();
    }

    private void WatchRuns()
    {
        foreach (var held in _running.Values.ToList())
        {
            var effect = held.Effect!;
            if (held.Cancelled is null && (_time.Elapsed >= held.CancelAt || _time.Elapsed >= _stopBy))
            {
                held.Cancelled = _time.Elapsed >= held.CancelAt ? CancelCause.TimeLimit : CancelCause.Stop;
                held.GiveUpAt = _time.Elapsed + CancelWithin;
                var why = held.Cancelled == CancelCause.Stop ? "the worker stops" : string.Create(CultureInfo.InvariantCulture, $"the run took longer than {held.Limit}");
                held.Permit?.Close(why);
                _commands.Add(new LoopCommand.Cancel(held.Run, held.Claimed.Case, why));
            }
            else if (_time.Elapsed >= held.GiveUpAt)
            {
                Conclude(held, effect, held.Cancelled == CancelCause.Stop ? new RunOutcome.Stopped(held.MayHaveSent) : new RunOutcome.TookTooLong(held.Limit, held.MayHaveSent));
            }
        }

        foreach (var (run, (held, _)) in _lost.Where(l => _time.Elapsed >= l.Value.Until).ToList())
        {
            _lost.Remove(run);
            TellStray(held, null);
        }
    }

    private void CommitWaiting()
    {
        if (_isCommitting)
            return;
        var ready = _held.Values.Where(h => h.Commit is not null && h.CommitAt <= _time.Elapsed).ToList();
        if (ready.Count == 0)
            return;

        // One that failed goes alone, behind those that did not.
        var together = ready.Where(static h => !h.TriesAlone).Take(MostCommitsAtOnce).ToList();
        if (together.Count == 0)
            together = [ready[0]];
        foreach (var held in together.Where(static h => h.Commit!.Seal.Length == 0))
            held.Commit = CaseSeal.Seal(held.Commit!, held.Claimed, _key);
        _isCommitting = true;
        _commitAskedAt = _time.Elapsed;
        _commands.Add(new LoopCommand.Commit([.. together.Select(static h => h.Commit!)]));
    }

    private void LookForWork()
    {
        if (!MayClaim)
            return;
        if (!_looksForWork && !_untilIdle && (_time.Elapsed >= _claimAt + _options.IdleWait || (_knowsNextDue && _nextDue <= _time.Now)))
        {
            _looksForWork = true;
            _knowsNextDue = false;
        }

        if (_looksForWork && _time.Elapsed >= _claimAt)
        {
            _looksForWork = false;
            _isClaiming = true;
            _hasFreedSlots = false;
            _claimAskedAt = _time.Elapsed;
            _commands.Add(new LoopCommand.Claim(Free, _held.Values.CountBy(static h => h.Claimed.Connection, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal), _share));
        }
        else if (!_looksForWork && !_untilIdle && !_knowsNextDue && !_isAskingDue)
        {
            _isAskingDue = true;
            _commands.Add(new LoopCommand.AskNextDue());
        }
    }

    private void Beat()
    {
        if (_isExtending || _held.Count == 0 || _time.Elapsed < _nextBeat)
            return;
        _nextBeat = _time.Elapsed + _beat;
        _isExtending = true;
        _extendAskedAt = _time.Elapsed;
        _commands.Add(new LoopCommand.Extend([.. _held.Keys]));
    }

    private TimeSpan NextWake()
    {
        // Only what could be done then is worth waking for: the rest waits for an answer, and that is an event of its own.
        var next = !MayClaim ? _time.Elapsed + _options.IdleWait : _looksForWork ? _claimAt : _claimAt + _options.IdleWait;
        if (_held.Count > 0 && !_isExtending && _nextBeat < next)
            next = _nextBeat;
        foreach (var held in _held.Values)
        {
            var at = held.Commit is not null ? held.CommitAt : held.GiveUpAt ?? (held.CancelAt < _stopBy || _stopBy is null ? held.CancelAt : _stopBy.Value);
            if (at > _time.Elapsed && at < next)
                next = at;
        }

        if (_stopBy + KeepWithin is { } end && end < next)
            next = end;
        foreach (var (_, until) in _lost.Values)
            next = until < next ? until : next;
        return next;
    }

    /// <summary>How long something may still be sent: the lease began when the store was asked, at the earliest.</summary>
    private TimeSpan LeaseLeft(TimeSpan askedAt) => _options.Lease - _margin - (_time.Elapsed - askedAt);

    private StepContext Context(HeldCase held) => new(_time.Now, held.Knowledge, _options);

    private static bool MayHaveSent(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Done done => done.MayHaveSent,
        RunOutcome.Failed failed => failed.MayHaveSent,
        RunOutcome.Surprised surprised => surprised.MayHaveSent,
        RunOutcome.TookTooLong late => late.MayHaveSent,
        RunOutcome.Stopped stopped => stopped.MayHaveSent,
        _ => true,
    };
}
