using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Running;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Connectors.Flows.Tests.Engine;

/// <summary>The loop alone: what it wants done after each event.</summary>
public sealed class WorkLoopTests
{
    private readonly FakeTimeProvider _clock = new(Given.T0);
    private readonly InMemoryFlowStore _store;
    private readonly ScriptFlow _flow = new("test");
    private readonly FlowRunnerOptions _options;
    private readonly List<LoopCommand> _all = [];
    private WorkLoop _loop = null!;

    public WorkLoopTests()
    {
        _store = new InMemoryFlowStore(_clock);
        _options = new FlowRunnerOptions { Worker = "w", LeaseClock = _clock, Concurrency = 3 };
    }

    [Fact]
    public async Task A_prolongation_that_fails_for_a_moment_costs_no_lease()
    {
        await RunningAsync("a");
        Assert.Single(After(TimeSpan.FromSeconds(41)).OfType<LoopCommand.Extend>());

        Assert.DoesNotContain(Hear(new LoopEvent.ExtendFailed(new FlowStoreException("away"))), static c => c is LoopCommand.Cancel);
        var again = Assert.Single(After(TimeSpan.FromSeconds(41)).OfType<LoopCommand.Extend>());
        Assert.Empty(await _store.ExtendAsync([.. again.Leases.Select(static l => (l.Case, l.Fence))], _options.Lease));
    }

    [Fact]
    public async Task A_lost_lease_cancels_the_run_and_tells_the_case()
    {
        var run = Assert.Single(await RunningAsync("a"));
        Assert.True(run.Permit.MarkSent());
        After(TimeSpan.FromSeconds(41));
        LeaseKey lease = new(run.Case.Case, run.Case.Fence);

        var lost = Hear(new LoopEvent.Extended([lease], [lease]));

        Assert.Equal(run.Number, Assert.Single(lost.OfType<LoopCommand.Cancel>()).Number);
        Assert.False(run.Permit.IsOpen);
        var told = Hear(new LoopEvent.Ran(run.Number, new RunOutcome.Stopped(MayHaveSent: true)));
        Assert.Equal(InputKind.Stray, Assert.Single(Assert.Single(told.OfType<LoopCommand.Deliver>()).Inputs).Kind);
    }

    [Fact]
    public async Task A_run_that_was_still_looking_when_its_case_was_lost_alarms_nobody()
    {
        var run = Assert.Single(await RunningAsync("a"));
        run.Progress.LooksFirst = true;
        After(TimeSpan.FromSeconds(41));
        LeaseKey lease = new(run.Case.Case, run.Case.Fence);
        Hear(new LoopEvent.Extended([lease], [lease]));

        After(TimeSpan.FromSeconds(6));

        Assert.Empty(_all.OfType<LoopCommand.Deliver>());
    }

    [Fact]
    public async Task A_run_that_did_not_look_first_may_have_sent_whatever_its_permit_says()
    {
        var run = Assert.Single(await RunningAsync("a"));
        After(TimeSpan.FromSeconds(41));
        LeaseKey lease = new(run.Case.Case, run.Case.Fence);
        Hear(new LoopEvent.Extended([lease], [lease]));

        After(TimeSpan.FromSeconds(6));

        Assert.False(run.Permit.HasSent);
        Assert.Equal(InputKind.Stray, Assert.Single(Assert.Single(_all.OfType<LoopCommand.Deliver>()).Inputs).Kind);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_send_that_was_refused_after_its_case_was_lost_alarms_only_when_something_left_before_it(bool hasSent, int alarms)
    {
        var run = Assert.Single(await RunningAsync("a"));
        (run.Progress.LooksFirst, run.Progress.HasBegun) = (true, true);
        Assert.True(!hasSent || run.Permit.MarkSent());
        After(TimeSpan.FromSeconds(41));
        LeaseKey lease = new(run.Case.Case, run.Case.Fence);
        Hear(new LoopEvent.Extended([lease], [lease]));

        Hear(new LoopEvent.Ran(run.Number, new RunOutcome.Failed(Refused, MayHaveSent: true)));
        After(TimeSpan.FromSeconds(6));

        Assert.Equal(alarms, _all.OfType<LoopCommand.Deliver>().Count());
    }

    [Fact]
    public async Task A_wait_for_what_an_earlier_attempt_may_still_bring_is_not_laid_to_the_system()
    {
        var run = Assert.Single(await RunningAsync("a"));
        var context = new EffectContext(2, run.Permit, _store, _clock.GetUtcNow()) { SentAt = _clock.GetUtcNow(), StillWorkingFor = _options.MaxBackoff * 2 };
        var waits = await Assert.ThrowsAsync<PortException>(() => context.OnceAsync(
            static _ => Task.FromResult<LookupResult<string>>(new LookupResult<string>.Absent()), static (_, _) => Task.FromResult("made"), "thing"));

        var commit = Assert.Single(Hear(new LoopEvent.Ran(run.Number, new RunOutcome.Failed(waits, context.MayHaveSent))).OfType<LoopCommand.Commit>());

        var effect = Assert.Single(Assert.Single(commit.Commits).Effects);
        Assert.True(effect.DueAt >= _clock.GetUtcNow() + _options.MaxBackoff);
        Assert.Null(effect.Trouble);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task What_is_urgent_and_leaves_nothing_else_when_it_is_done_twice_is_done_again_at_once_unless_it_is_withdrawn(bool isWithdrawn, bool isDone)
    {
        var run = Assert.Single(await RunningAsync("a"));
        var context = new EffectContext(2, run.Permit, _store, _clock.GetUtcNow()) { SentAt = _clock.GetUtcNow(), StillWorkingFor = TimeSpan.FromMinutes(30), IsWithdrawn = isWithdrawn };

        var done = await Record.ExceptionAsync(() => context.OnceAsync(
            static _ => Task.FromResult<LookupResult<string>>(new LookupResult<string>.Absent()), static (_, _) => Task.FromResult("stopped"), "stop", waitsForEarlier: false));

        Assert.Equal(isDone, done is null);
    }

    [Fact]
    public async Task A_run_that_does_not_end_is_cancelled_at_its_limit_and_then_given_up()
    {
        var run = Assert.Single(await RunningAsync("a"));

        Assert.Equal(run.Number, Assert.Single(After(_options.EffectTimeLimit).OfType<LoopCommand.Cancel>()).Number);
        var commit = Assert.Single(Assert.Single(After(TimeSpan.FromSeconds(6)).OfType<LoopCommand.Commit>()).Commits);

        Assert.Equal("effect.time-limit", Assert.Single(commit.Effects).Trouble);
    }

    [Fact]
    public async Task A_run_that_was_given_up_says_nothing_of_the_run_after_it()
    {
        var first = Assert.Single(await RunningAsync("a"));
        After(_options.EffectTimeLimit);
        var commit = Assert.Single(After(TimeSpan.FromSeconds(6)).OfType<LoopCommand.Commit>());
        var next = first.Case with { Version = 9, DueEffect = "effect" };
        var second = Assert.Single(Hear(new LoopEvent.Committed(commit.Commits, [new CommitResult(true, next)])).OfType<LoopCommand.Run>());

        var late = Hear(new LoopEvent.Ran(first.Number, new RunOutcome.Done(new EffectResult<string>("done"), MayHaveSent: true)));

        Assert.Empty(late.OfType<LoopCommand.Commit>());
        Assert.Single(Hear(new LoopEvent.Ran(second.Number, new RunOutcome.Done(new EffectResult<string>("done"), MayHaveSent: true))).OfType<LoopCommand.Commit>());
    }

    [Fact]
    public async Task A_stop_lets_runs_end_and_keeps_what_they_bring()
    {
        var run = Assert.Single(await RunningAsync("a"));

        Assert.Empty(Hear(new LoopEvent.StopAsked(TimeSpan.FromSeconds(20))).OfType<LoopCommand.Cancel>());
        Assert.Empty(After(TimeSpan.FromSeconds(19)).OfType<LoopCommand.Cancel>());
        var commit = Assert.Single(Hear(new LoopEvent.Ran(run.Number, new RunOutcome.Done(new EffectResult<string>("done"), MayHaveSent: true))).OfType<LoopCommand.Commit>());
        Assert.False(_loop.IsOver);
        Hear(new LoopEvent.Committed(commit.Commits, [new CommitResult(true)]));

        Assert.True(_loop.IsOver);
        Assert.Equal("done", Assert.Single(commit.Commits).State);
    }

    [Fact]
    public async Task A_stop_ends_although_a_run_does_not()
    {
        await RunningAsync("a");
        Hear(new LoopEvent.StopAsked(TimeSpan.FromSeconds(20)));
        Assert.Single(After(TimeSpan.FromSeconds(20)).OfType<LoopCommand.Cancel>());

        var commit = Assert.Single(After(TimeSpan.FromSeconds(6)).OfType<LoopCommand.Commit>());
        Hear(new LoopEvent.Committed(commit.Commits, [new CommitResult(true)]));

        Assert.True(_loop.IsOver);
    }

    [Fact]
    public async Task A_stop_ends_although_the_store_is_away()
    {
        var run = Assert.Single(await RunningAsync("a"));
        Hear(new LoopEvent.StopAsked(TimeSpan.FromSeconds(20)));
        var commit = Assert.Single(Hear(new LoopEvent.Ran(run.Number, new RunOutcome.Done(new EffectResult<string>("done"), MayHaveSent: true))).OfType<LoopCommand.Commit>());
        Hear(new LoopEvent.CommitFailed(commit.Commits, new FlowStoreException("away")));

        After(TimeSpan.FromSeconds(29));

        Assert.True(_loop.IsOver);
        Assert.False(run.Permit.IsOpen);
    }

    [Fact]
    public async Task Claims_go_on_while_runs_hang_and_a_slot_is_free()
    {
        await RunningAsync("a", "b");

        var claim = Assert.Single(After(_options.IdleWait).OfType<LoopCommand.Claim>());

        Assert.Equal(1, claim.Max);
    }

    [Fact]
    public async Task A_worker_without_a_free_slot_waits_for_an_event_and_does_not_spin()
    {
        await RunningAsync("a", "b", "c");

        Assert.InRange(_loop.WakeAt - Now.Elapsed, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Null(_loop.WakeAtDue);
    }

    [Fact]
    public async Task A_worker_that_waits_for_its_store_does_not_spin_over_what_is_due()
    {
        var run = Assert.Single(await RunningAsync("a"));
        Hear(new LoopEvent.NextDue(_clock.GetUtcNow().AddSeconds(10)));
        var commit = Assert.Single(Hear(new LoopEvent.Ran(run.Number, new RunOutcome.Done(new EffectResult<string>("done"), MayHaveSent: true))).OfType<LoopCommand.Commit>());
        Hear(new LoopEvent.CommitFailed(commit.Commits, new FlowStoreException("away")));
        Assert.Single(After(TimeSpan.FromSeconds(1)).OfType<LoopCommand.Claim>());
        _clock.Advance(TimeSpan.FromSeconds(20));

        Hear(new LoopEvent.ClaimFailed(new FlowStoreException("away")));

        Assert.Null(_loop.WakeAtDue);
        Assert.InRange(_loop.WakeAt - Now.Elapsed, TimeSpan.FromMilliseconds(500), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_lease_that_ended_with_our_own_commit_is_not_lost()
    {
        var run = Assert.Single(await RunningAsync("a"));
        var extend = Assert.Single(After(TimeSpan.FromSeconds(41)).OfType<LoopCommand.Extend>());
        var commit = Assert.Single(Hear(new LoopEvent.Ran(run.Number, new RunOutcome.Done(new EffectResult<string>("done"), MayHaveSent: true))).OfType<LoopCommand.Commit>());
        var results = await _store.CommitAsync(commit.Commits);

        Hear(new LoopEvent.Extended(extend.Leases, extend.Leases));
        Hear(new LoopEvent.Committed(commit.Commits, results));

        Assert.Empty(_all.OfType<LoopCommand.Deliver>());
        Assert.DoesNotContain(_all.OfType<LoopCommand.Tell>(), static t => t.News == LoopNews.LeaseLost);
        Assert.Equal(0, _loop.Held);
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_made_again_and_is_no_lost_case()
    {
        var run = Assert.Single(await RunningAsync("a"));
        var commit = Assert.Single(Hear(new LoopEvent.Ran(run.Number, new RunOutcome.Done(new EffectResult<string>("done"), MayHaveSent: true))).OfType<LoopCommand.Commit>());
        await _store.CommitAsync(commit.Commits);
        Hear(new LoopEvent.CommitFailed(commit.Commits, new FlowStoreException("no answer")));

        var again = Assert.Single(After(TimeSpan.FromSeconds(2)).OfType<LoopCommand.Commit>());
        Hear(new LoopEvent.Committed(again.Commits, await _store.CommitAsync(again.Commits)));

        Assert.Empty(_all.OfType<LoopCommand.Deliver>());
        Assert.Equal(2, (await _store.GetCaseAsync(run.Case.Case))!.Version);
    }

    [Fact]
    public async Task A_commit_that_fails_now_and_then_does_not_set_its_case_aside()
    {
        var run = Assert.Single(await RunningAsync("a"));
        var commits = Hear(new LoopEvent.Ran(run.Number, new RunOutcome.Done(new EffectResult<string>("done"), MayHaveSent: true))).OfType<LoopCommand.Commit>().ToList();
        for (var i = 0; i < 5; i++)
        {
            Hear(new LoopEvent.CommitFailed(Assert.Single(commits).Commits, new FlowStoreException("busy")));
            Hear(new LoopEvent.Extended([], []));
            commits = [.. After(TimeSpan.FromMinutes(1)).OfType<LoopCommand.Commit>()];
        }

        Assert.False(Assert.Single(Assert.Single(commits).Commits).IsSetAside);
    }

    [Fact]
    public async Task A_commit_that_always_fails_alone_sets_only_its_own_case_aside()
    {
        var runs = await RunningAsync("a", "b");
        Hear(new LoopEvent.Ran(runs[0].Number, new RunOutcome.Done(new EffectResult<string>("done"), MayHaveSent: true)));
        Hear(new LoopEvent.Ran(runs[1].Number, new RunOutcome.Done(new EffectResult<string>("done"), MayHaveSent: true)));
        CaseCommit? aside = null;
        var kept = new List<CaseId>();
        for (var i = 0; i < 40 && aside is null; i++)
        {
            var commit = _all.OfType<LoopCommand.Commit>().LastOrDefault();
            _all.Clear();
            if (commit?.Commits.FirstOrDefault(c => c.Case == runs[0].Case.Case) is { } bad)
            {
                aside = bad.IsSetAside ? bad : null;
                Hear(new LoopEvent.CommitFailed(commit.Commits, new FlowStoreException("cannot be written")));
            }
            else if (commit is not null)
            {
                kept.AddRange(commit.Commits.Select(static c => c.Case));
                Hear(new LoopEvent.Committed(commit.Commits, [.. commit.Commits.Select(static _ => new CommitResult(true))]));
            }

            Hear(new LoopEvent.Extended([], []));
            After(TimeSpan.FromMinutes(3));
        }

        Assert.Equal(runs[0].Case.Case, aside?.Case);
        Assert.Equal([runs[1].Case.Case], kept);
    }

    [Fact]
    public async Task A_poll_whose_commit_always_fails_is_asked_again_and_never_set_aside()
    {
        var run = Assert.Single(await RunningAsync(new ScriptFlow("test") { NeverSetsAside = true }, "a"));
        Hear(new LoopEvent.Ran(run.Number, new RunOutcome.Done(new EffectResult<string>("done"), MayHaveSent: true)));
        CaseCommit? last = null;
        for (var i = 0; i < 20 && _all.OfType<LoopCommand.Commit>().LastOrDefault()?.Commits[0] is { } commit; i++)
        {
            last = commit;
            _all.Clear();
            Hear(new LoopEvent.CommitFailed([commit], new FlowStoreException("cannot be written")));
            Hear(new LoopEvent.Extended([], []));
            After(TimeSpan.FromMinutes(3));
        }

        Assert.False(last!.IsSetAside);
        Assert.Equal(1, Assert.Single(last.Effects).Failures);
        Assert.Equal(0, _loop.Held);
    }

    [Fact]
    public async Task What_may_have_been_sent_may_have_been_sent_as_late_as_its_run_ended()
    {
        var run = Assert.Single(await RunningAsync("a"));
        _clock.Advance(TimeSpan.FromMinutes(1));

        var commit = Assert.Single(Hear(new LoopEvent.Ran(run.Number, new RunOutcome.Failed(Lost, MayHaveSent: true))).OfType<LoopCommand.Commit>());

        Assert.Equal(_clock.GetUtcNow(), Assert.Single(Assert.Single(commit.Commits).Effects).SentAt);
    }

    [Fact]
    public async Task What_an_attempt_that_was_never_reported_sent_may_have_been_sent_as_late_as_another_took_over()
    {
        await RunningAsync("a");
        _clock.Advance(_options.Lease + TimeSpan.FromSeconds(1));

        var taken = Assert.Single(await _store.ClaimAsync(new ClaimRequest("other", _clock.GetUtcNow(), _options.Lease, 1)));

        Assert.Equal(_clock.GetUtcNow(), Assert.Single(taken.Effects).SentAt);
    }

    [Fact]
    public async Task A_case_that_begins_to_wait_looks_whether_what_it_waits_for_has_changed_meanwhile()
    {
        await _store.DeliverAsync([_flow.Input("a")], _clock.GetUtcNow());
        var waiting = new ScriptFlow("test")
        {
            OnDecide = static (_, _, _, _) => new FlowStep { State = "s", Stage = "Held", Problems = [new Problem("x", Why) { Topics = [Topic.Table("carriers")] }] },
        };
        _loop = new WorkLoop(new Dictionary<string, IFlow> { ["test"] = waiting }, _options, untilIdle: false);
        Hear(new LoopEvent.Ticked());
        var cases = await _store.ClaimAsync(new ClaimRequest("w", _clock.GetUtcNow(), _options.Lease, 1));
        var commit = Assert.Single(Hear(new LoopEvent.Claimed(cases, new Dictionary<string, Knowledge> { ["test"] = Knowledge.None with { Version = "carriers 1" } })).OfType<LoopCommand.Commit>());

        var look = Assert.Single(Hear(new LoopEvent.Committed(commit.Commits, await _store.CommitAsync(commit.Commits))).OfType<LoopCommand.LookAgain>());

        Assert.Equal("carriers 1", look.KnowledgeVersion);
    }

    private static Refusal Why => new() { Reason = ReasonCatalogue.CarrierUnmapped, Message = "no row", Remedy = "add one" };

    private static PortException Refused => new("refused") { System = "s", Operation = "o", Kind = FailureKind.NotExecuted };

    private static PortException Lost => new("lost") { System = "s", Operation = "o", Kind = FailureKind.OutcomeUnknown };

    private LoopTime Now => new(_clock.GetUtcNow(), _clock.GetUtcNow() - Given.T0);

    /// <summary>Cases whose effect is under way.</summary>
    private Task<IReadOnlyList<LoopCommand.Run>> RunningAsync(params string[] keys) => RunningAsync(_flow, keys);

    private async Task<IReadOnlyList<LoopCommand.Run>> RunningAsync(ScriptFlow flow, params string[] keys)
    {
        await _store.DeliverAsync([.. keys.Select(k => flow.Input(k))], _clock.GetUtcNow());
        _loop = new WorkLoop(new Dictionary<string, IFlow> { ["test"] = flow }, _options, untilIdle: false);
        var runs = new List<LoopCommand.Run>();
        var waiting = new Queue<LoopCommand>(Hear(new LoopEvent.Ticked()));
        while (waiting.TryDequeue(out var command))
        {
            IReadOnlyList<LoopCommand> next = [];
            switch (command)
            {
                case LoopCommand.Claim claim:
                    var cases = await _store.ClaimAsync(new ClaimRequest("w", _clock.GetUtcNow(), _options.Lease, claim.Max));
                    next = Hear(new LoopEvent.Claimed(cases, new Dictionary<string, Knowledge> { ["test"] = Knowledge.None }));
                    break;
                case LoopCommand.Commit commit:
                    next = Hear(new LoopEvent.Committed(commit.Commits, await _store.CommitAsync(commit.Commits)));
                    break;
                case LoopCommand.AskNextDue:
                    next = Hear(new LoopEvent.NextDue(await _store.GetNextDueAsync()));
                    break;
                case LoopCommand.Run run:
                    runs.Add(run);
                    break;
            }

            foreach (var one in next)
                waiting.Enqueue(one);
        }

        Assert.Equal(keys.Length, runs.Count);
        _all.Clear();
        return [.. runs.OrderBy(static r => r.Case.Case.Key, StringComparer.Ordinal)];
    }

    private IReadOnlyList<LoopCommand> After(TimeSpan time)
    {
        _clock.Advance(time);
        return Hear(new LoopEvent.Ticked());
    }

    private IReadOnlyList<LoopCommand> Hear(LoopEvent happened)
    {
        var commands = _loop.Handle(happened, Now);
        _all.AddRange(commands);
        return commands;
    }
}
