using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.Flows.Tests.Engine;

/// <summary>The hosted form: nothing that takes long keeps it from looking for work, and a stop keeps what running effects bring.</summary>
public sealed class RunnerHangTests
{
    // Only limits a broken run.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly InMemoryFlowStore _store = new();

    [Fact]
    public async Task What_comes_while_effects_hang_is_worked_on_at_once()
    {
        var hangs = new TaskCompletionSource();
        using var all = new CountdownEvent(100);
        var flow = new ScriptFlow("test")
        {
            OnRun = async (caseId, _, _, _) =>
            {
                if (caseId.Key.StartsWith("hung", StringComparison.Ordinal))
                    await hangs.Task;
                else
                    all.Signal();
                return "done";
            },
        };
        await using var running = Start(flow);
        await DeliverAsync(flow.Input("hung"));
        await EventuallyAsync(async () => (await _store.GetCaseAsync(new CaseId("test", "hung")))!.Effects is [{ Attempts: 1 }]);

        await DeliverAsync([.. Enumerable.Range(0, 100).Select(i => flow.Input($"k{i}", priority: Priority.Acknowledge))]);

        Assert.True(all.Wait(Patience));
        hangs.SetResult();
    }

    [Fact]
    public async Task A_run_that_has_nothing_more_to_do_waits_for_no_second_look_at_knowledge_that_cannot_be_had()
    {
        var clock = new ManualClock(skipsWaits: false);
        var reads = 0;
        var why = new Refusal { Reason = ReasonCatalogue.CarrierUnmapped, Message = "no row", Remedy = "add one" };
        var flow = new ScriptFlow("test")
        {
            OnKnow = () => ++reads == 1 ? Knowledge.None : throw new FlowStoreException("away"),
            OnDecide = (_, _, _, _) => new FlowStep { State = "s", Stage = "Held", Problems = [new Problem("x", why) { Topics = [Topic.Table("carriers")] }] },
        };
        await _store.DeliverAsync([flow.Input("a")], clock.GetUtcNow());
        using var runner = new FlowRunner(_store, [flow], new FlowRunnerOptions { LeaseClock = clock }, clock, NullLogger<FlowRunner>.Instance);

        await runner.RunUntilIdleAsync().WaitAsync(Patience);

        Assert.Equal(1 + 5, reads);
    }

    [Fact]
    public async Task An_effect_that_hangs_ends_at_its_time_limit_and_a_person_is_told()
    {
        var attempts = new List<bool>();
        var flow = new ScriptFlow("test")
        {
            OnRun = async (_, _, context, _) =>
            {
                lock (attempts)
                    attempts.Add(context.MayHaveHappened);
                await new TaskCompletionSource().Task; // whatever it is told
                return "done";
            },
        };
        await using var running = Start(flow, static options => options.EffectTimeLimit = TimeSpan.FromMilliseconds(100));
        await DeliverAsync(flow.Input("a"));

        await EventuallyAsync(async () => (await _store.GetExceptionsAsync(scope: "test/a")).Count > 0);

        Assert.Equal("effect.time-limit", Assert.Single(await _store.GetExceptionsAsync(scope: "test/a")).Code);
        Assert.NotNull(Assert.Single((await _store.GetCaseAsync(new CaseId("test", "a")))!.Effects).SentAt);
        await EventuallyAsync(() => Task.FromResult(attempts.Count > 1));
        Assert.Equal([false, true], attempts[..2]);
    }

    [Fact]
    public async Task A_stop_keeps_what_a_running_effect_brings_in_time()
    {
        var begun = new TaskCompletionSource();
        var ends = new TaskCompletionSource();
        var flow = new ScriptFlow("test")
        {
            OnRun = async (_, _, _, _) =>
            {
                begun.SetResult();
                await ends.Task;
                return "done";
            },
        };
        var running = Start(flow);
        await DeliverAsync(flow.Input("a"));
        await begun.Task.WaitAsync(Patience);

        var stopped = running.StopAsync();
        ends.SetResult();
        await stopped.WaitAsync(Patience);

        Assert.Equal("done", (await _store.GetCaseAsync(new CaseId("test", "a")))!.State);
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_ever_and_gives_the_case_back()
    {
        var begun = new TaskCompletionSource();
        var flow = new ScriptFlow("test")
        {
            OnRun = async (_, _, context, cancellationToken) =>
            {
                context.Permit.MarkSent();
                begun.SetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return "done";
            },
        };
        var running = Start(flow, static options => options.StopWithin = TimeSpan.FromMilliseconds(50));
        await DeliverAsync(flow.Input("a"));
        await begun.Task.WaitAsync(Patience);

        await running.StopAsync().WaitAsync(Patience);

        var effect = Assert.Single((await _store.GetCaseAsync(new CaseId("test", "a")))!.Effects);
        Assert.NotNull(effect.SentAt);
        Assert.Single(await _store.ClaimAsync(new ClaimRequest("other", TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(1), 1)));
    }

    [Fact]
    public async Task A_worker_that_lost_its_case_sends_nothing_more_and_the_case_hears_what_it_may_have_done()
    {
        var clock = new ManualClock(skipsWaits: false);
        var store = new InMemoryFlowStore(clock);
        var begun = new TaskCompletionSource<SendPermit>();
        var goes = new TaskCompletionSource();
        bool? mayStillSend = null;
        var runs = 0;
        var flow = new ScriptFlow("test")
        {
            OnRun = async (_, _, context, _) =>
            {
                if (Interlocked.Increment(ref runs) > 1)
                    return "done";
                context.Permit.MarkSent();
                begun.SetResult(context.Permit);
                await goes.Task;
                mayStillSend = context.Permit.MarkSent();
                return "done";
            },
        };
        var wakes = new TaskCompletionSource();
        using var frozen = Runner(new TroubledStore(store, int.MaxValue, true) { Frozen = wakes.Task }, flow, clock, "frozen");
        using var other = Runner(store, flow, clock, "other");
        await store.DeliverAsync([flow.Input("a")], clock.GetUtcNow());
        using (var first = new FlowRunner(store, [new ScriptFlow("test") { OnRun = static (_, _, _, _) => throw new InvalidOperationException() }], new FlowRunnerOptions { Concurrency = 1, LeaseClock = clock }, clock, NullLogger<FlowRunner>.Instance))
            await first.RunUntilIdleAsync();
        clock.Advance(TimeSpan.FromMinutes(1));
        var sleeping = frozen.RunUntilIdleAsync();
        await begun.Task.WaitAsync(Patience);

        // As a stopped process: time passes, and nothing of it runs. Its lease ends, another worker takes over and is done.
        clock.SetUtcNow(clock.GetUtcNow() + TimeSpan.FromMinutes(5));
        await other.RunUntilIdleAsync();
        goes.SetResult();
        wakes.SetResult();
        await sleeping.WaitAsync(Patience);
        await other.RunUntilIdleAsync();

        Assert.False(mayStillSend);
        var record = Assert.Single(await store.GetExceptionsAsync());
        Assert.Equal(("effect.stray", "effect", "test/a"), (record.Code, record.Subject, record.Scope));
        Assert.Contains("frozen", record.Message, StringComparison.Ordinal);

        await store.ActAsync(new CaseId("test", "a"), CaseAct.Acknowledge, new Requester("operations", "here", "seen"), clock.GetUtcNow());
        await other.RunUntilIdleAsync();
        Assert.Empty(await store.GetExceptionsAsync());
    }

    [Fact]
    public async Task Cases_that_no_worker_serves_are_shown_and_cleared_when_one_does()
    {
        var flow = new ScriptFlow("orphan");
        await DeliverAsync(flow.Input("a"));
        await using (Start(new ScriptFlow("test"), Unserved))
            await EventuallyAsync(async () => (await _store.GetExceptionsAsync()).Count > 0);
        Assert.Equal(("case.unserved", "orphan bq"), (Assert.Single(await _store.GetExceptionsAsync()).Code, (await _store.GetExceptionsAsync())[0].Subject));

        await using (Start(flow, Unserved))
            await EventuallyAsync(async () => (await _store.GetExceptionsAsync()).Count == 0);

        static void Unserved(FlowRunnerOptions options)
        {
            options.RefreshEvery = TimeSpan.FromMilliseconds(50);
            options.UnservedAfter = TimeSpan.FromMilliseconds(1);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_flow_whose_knowledge_cannot_be_had_waits_alone_and_is_shown_until_it_can(bool hangs)
    {
        var knows = false;
        var blind = new ScriptFlow("blind")
        {
            OnKnowLater = _ => Volatile.Read(ref knows) ? Task.FromResult(Knowledge.None)
                : hangs ? new TaskCompletionSource<Knowledge>().Task : Task.FromException<Knowledge>(new InvalidOperationException()),
        };
        var other = new ScriptFlow("other");
        await DeliverAsync(blind.Input("a"), other.Input("b"));
        await using var running = Start([blind, other], static options =>
        {
            options.KnowledgeTimeLimit = TimeSpan.FromMilliseconds(50);
            options.Patience = 3;
        });

        await EventuallyAsync(async () => (await _store.GetExceptionsAsync(scope: "engine/knowledge/blind")).Count > 0);
        Assert.Equal("knowledge.unavailable", Assert.Single(await _store.GetExceptionsAsync()).Code);
        await EventuallyAsync(async () => (await _store.GetCaseAsync(new CaseId("other", "b")))!.State == "done");
        Assert.Null((await _store.GetCaseAsync(new CaseId("blind", "a")))!.State);

        Volatile.Write(ref knows, true);
        await EventuallyAsync(async () => (await _store.GetCaseAsync(new CaseId("blind", "a")))!.State == "done" && (await _store.GetExceptionsAsync()).Count == 0);
    }

    [Fact]
    public async Task A_source_of_knowledge_that_takes_long_keeps_no_other_flow_waiting()
    {
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource<Knowledge>();
        var slow = new ScriptFlow("slow")
        {
            OnKnowLater = _ =>
            {
                asked.TrySetResult();
                return answer.Task;
            },
        };
        var other = new ScriptFlow("other");
        await using var running = Start([slow, other], static options => options.KnowledgeTimeLimit = TimeSpan.FromMinutes(10));
        await DeliverAsync(slow.Input("a"), other.Input("b"));
        await asked.Task.WaitAsync(Patience);
        await DeliverAsync(other.Input("c"), slow.Input("d"));

        await EventuallyAsync(async () => (await _store.GetCaseAsync(new CaseId("other", "b")))!.State == "done" && (await _store.GetCaseAsync(new CaseId("other", "c")))!.State == "done");

        answer.SetResult(Knowledge.None);
        await EventuallyAsync(async () => (await _store.GetCaseAsync(new CaseId("slow", "a")))!.State == "done" && (await _store.GetCaseAsync(new CaseId("slow", "d")))!.State == "done");
    }

    [Fact]
    public async Task A_record_of_knowledge_that_an_earlier_worker_left_is_cleared_when_the_source_answers()
    {
        var why = new Refusal { Reason = ReasonCatalogue.SystemUnavailable, Message = "m", Remedy = "r" };
        await _store.SetExceptionsAsync("engine/knowledge/test", [new Problem(string.Empty, why)], TimeProvider.System.GetUtcNow());
        var flow = new ScriptFlow("test");
        await using var running = Start(flow);
        await DeliverAsync(flow.Input("a"));

        await EventuallyAsync(async () => (await _store.GetExceptionsAsync()).Count == 0);
    }

    [Fact]
    public async Task What_hangs_with_one_connection_leaves_slots_for_others_and_keeps_nobody_from_hearing()
    {
        var hangs = new TaskCompletionSource();
        var hung = 0;
        var urgent = new TaskCompletionSource();
        var flow = new ScriptFlow("test")
        {
            OnRun = async (caseId, _, _, _) =>
            {
                if (caseId.Key.StartsWith("hung", StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref hung);
                    await hangs.Task;
                }
                else
                {
                    urgent.TrySetResult();
                }

                return "done";
            },
        };
        await using var running = Start(flow, static options => options.Concurrency = 8);
        await DeliverAsync([.. Enumerable.Range(0, 20).Select(i => flow.Input($"hung{i}", connection: "slow"))]);
        for (var i = 0; i < 20; i++)
            await EventuallyAsync(async () => (await _store.GetCaseAsync(new CaseId("test", $"hung{i}")))!.State is not null);
        await EventuallyAsync(() => Task.FromResult(Volatile.Read(ref hung) == 6));

        await DeliverAsync(flow.Input("a", priority: Priority.Acknowledge, connection: "other"));
        await urgent.Task.WaitAsync(Patience);
        await DeliverAsync(flow.Input("hung20", connection: "slow"));
        await EventuallyAsync(async () => (await _store.GetCaseAsync(new CaseId("test", "hung20")))!.State is not null);

        Assert.Equal(6, Volatile.Read(ref hung));
        hangs.SetResult();
        for (var i = 0; i < 21; i++)
            await EventuallyAsync(async () => (await _store.GetCaseAsync(new CaseId("test", $"hung{i}")))!.State == "done");
    }

    [Theory]
    [InlineData(nameof(IFlowStore.InitialiseAsync))]
    [InlineData(nameof(IFlowStore.ClaimAsync))]
    [InlineData(nameof(IFlowStore.CommitAsync))]
    [InlineData(nameof(IFlowStore.GetNextDueAsync))]
    [InlineData(nameof(IFlowStore.GetUnservedAsync))]
    public async Task A_stop_ends_although_the_store_never_answers(string call)
    {
        var clock = new ManualClock(skipsWaits: false);
        var asked = new TaskCompletionSource();
        var store = WaywardStore.Around(new InMemoryFlowStore(clock), name =>
        {
            if (name != call)
                return null;
            asked.TrySetResult();
            return Timeout.InfiniteTimeSpan;
        });
        var flow = new ScriptFlow("test");
        await store.DeliverAsync([flow.Input("a")], clock.GetUtcNow());
        var running = new Running(new FlowRunner(store, [flow], new FlowRunnerOptions { LeaseClock = clock, StopWithin = TimeSpan.FromSeconds(20) }, clock, NullLogger<FlowRunner>.Instance));
        await EventuallyAsync(() => Task.FromResult(Pass(clock) && asked.Task.IsCompleted));

        var began = clock.GetUtcNow();
        var stopped = running.StopAsync();
        await EventuallyAsync(() => Task.FromResult(stopped.IsCompleted || !Pass(clock)));

        await stopped;
        Assert.InRange(clock.GetUtcNow() - began, TimeSpan.Zero, TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_case_is_told_of_a_stray_run_although_the_store_is_away_for_long()
    {
        var clock = new ManualClock(skipsWaits: false);
        DateTimeOffset? awayUntil = null;
        var extends = 0;
        var inner = new InMemoryFlowStore(clock);
        var store = WaywardStore.Around(inner, name =>
        {
            if (name == nameof(IFlowStore.ExtendAsync) && Interlocked.Increment(ref extends) == 1)
                return TimeSpan.MaxValue;
            if (name != nameof(IFlowStore.DeliverAsync))
                return null;
            awayUntil ??= clock.GetUtcNow() + TimeSpan.FromSeconds(30);
            return clock.GetUtcNow() < awayUntil ? TimeSpan.Zero : null;
        });
        var runs = 0;
        var flow = new ScriptFlow("test")
        {
            OnRun = async (_, _, context, cancellationToken) =>
            {
                if (Interlocked.Increment(ref runs) > 1)
                    return "done";
                context.Permit.MarkSent();
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return "done";
            },
        };
        await inner.DeliverAsync([flow.Input("a")], clock.GetUtcNow());
        await using var running = new Running(new FlowRunner(store, [flow], new FlowRunnerOptions { LeaseClock = clock }, clock, NullLogger<FlowRunner>.Instance)) { Passes = () => Pass(clock) };

        await EventuallyAsync(async () => Pass(clock) && (await inner.GetExceptionsAsync()).Count > 0);

        Assert.Equal("effect.stray", Assert.Single(await inner.GetExceptionsAsync()).Code);
    }

    [Fact]
    public async Task A_hosted_runner_removes_what_is_no_longer_kept_and_goes_on_when_that_fails()
    {
        var now = new ManualClock(skipsWaits: false);
        var fails = 2;
        var store = WaywardStore.Around(_store, name => name == nameof(IFlowStore.PruneAsync) && Interlocked.Decrement(ref fails) >= 0 ? TimeSpan.Zero : null);
        var flow = new ScriptFlow("test")
        {
            OnDecide = static (caseId, _, input, _) => new FlowStep { State = input ?? "s", Stage = "S", IsClosed = caseId.Key == "over", Notes = [new Note("heard", input ?? string.Empty)] },
        };
        var options = new FlowRunnerOptions
        {
            IdleWait = TimeSpan.FromMilliseconds(20),
            RefreshEvery = TimeSpan.FromMilliseconds(20),
            PruneEvery = TimeSpan.FromMilliseconds(20),
            KeepClosedCases = TimeSpan.FromDays(30),
            KeepJournalOfOpenCases = TimeSpan.FromDays(10),
            KeepHeardInputs = TimeSpan.FromDays(10),
            KeepClearedExceptions = TimeSpan.FromDays(10),
        };
        await using var running = new Running(new FlowRunner(store, [flow], options, now, NullLogger<FlowRunner>.Instance));
        var (over, open) = (new CaseId("test", "over"), new CaseId("test", "open"));
        await _store.DeliverAsync([flow.Input("over"), flow.Input("open"), flow.Input("open", "2")], now.GetUtcNow());
        await EventuallyAsync(async () => (await _store.GetCaseAsync(over)) is { Version: > 0 } && (await _store.GetCaseAsync(open)) is { Version: > 0 });

        now.Advance(TimeSpan.FromDays(31));
        await _store.DeliverAsync([flow.Input("open", "3")], now.GetUtcNow());
        await EventuallyAsync(async () => await _store.GetCaseAsync(over) is null && (await _store.GetCaseAsync(open)) is { JournalPrunedTo: > 0, JournalLength: var length } && length > 2);

        var view = (await _store.GetCaseAsync(open))!;
        Assert.Null(JournalChain.FindBreak(await _store.GetJournalAsync(open), view.JournalLength, view.JournalPrunedTo, view.JournalPrunedHash));
        Assert.Equal(1, await _store.DeliverAsync([flow.Input("open")], now.GetUtcNow()));
    }

    [Fact]
    public async Task A_hosted_runner_erases_what_a_case_knows_of_persons_for_too_long_also_where_nobody_can_read_it()
    {
        var now = new ManualClock(skipsWaits: false);
        var begun = now.GetUtcNow();
        var flow = new ScriptFlow("test")
        {
            OnDecide = static (caseId, state, _, _) => new FlowStep { State = state ?? caseId.Key, Stage = "S" },
            OnErase = static _ => "erased",
            OnKeepsPersonsSince = state => state switch { "old" => begun, "young" => begun.AddDays(60), "garbled" => throw new FormatException("what nobody reads"), _ => null },
        };
        var options = new FlowRunnerOptions { IdleWait = TimeSpan.FromMilliseconds(20), RefreshEvery = TimeSpan.FromMilliseconds(20), PruneEvery = TimeSpan.FromMilliseconds(20), KeepPersonalData = TimeSpan.FromDays(30) };
        await using var running = new Running(new FlowRunner(_store, [flow], options, now, NullLogger<FlowRunner>.Instance));
        await _store.DeliverAsync([.. ((string[])["old", "young", "garbled", "nobody"]).Select(key => flow.Input(key))], begun);
        await EventuallyAsync(async () => await _store.GetCasesAsync("test").AllAsync(static c => c.Stage == "S"));

        now.Advance(TimeSpan.FromDays(30));
        await EventuallyAsync(async () => await StateAsync("old") == "erased" && await StateAsync("garbled") == "erased");

        Assert.Equal(("young", "nobody"), (await StateAsync("young"), await StateAsync("nobody")));

        async Task<string?> StateAsync(string key) => (await _store.GetCaseAsync(new CaseId("test", key)))!.State;
    }

    private static bool Pass(ManualClock clock)
    {
        clock.Advance(TimeSpan.FromSeconds(1));
        return true;
    }

    private static FlowRunner Runner(IFlowStore store, ScriptFlow flow, TimeProvider clock, string worker) =>
        new(store, [flow], new FlowRunnerOptions { Concurrency = 1, LeaseClock = clock, Worker = worker }, clock, NullLogger<FlowRunner>.Instance);

    private static async Task EventuallyAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await isSo())
            await Task.Delay(5, limit.Token);
    }

    private Task<int> DeliverAsync(params InboxMessage[] inputs) => _store.DeliverAsync(inputs, TimeProvider.System.GetUtcNow());

    private Running Start(ScriptFlow flow, Action<FlowRunnerOptions>? configure = null) => Start([flow], configure);

    private Running Start(IEnumerable<IFlow> flows, Action<FlowRunnerOptions>? configure = null)
    {
        var options = new FlowRunnerOptions { IdleWait = TimeSpan.FromMilliseconds(20), BaseBackoff = TimeSpan.FromMilliseconds(10) };
        configure?.Invoke(options);
        return new Running(new FlowRunner(_store, flows, options, TimeProvider.System, NullLogger<FlowRunner>.Instance));
    }

    private sealed class Running : IAsyncDisposable
    {
        private readonly FlowRunner _runner;
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _work;

        public Running(FlowRunner runner)
        {
            _runner = runner;
            _work = Task.Run(() => runner.RunAsync(_stop.Token));
        }

        /// <summary>Lets time pass where the test moves the clock.</summary>
        public Func<bool> Passes { get; init; } = static () => true;

        public async Task StopAsync()
        {
            await _stop.CancelAsync();
            while (!_work.IsCompleted && Passes())
                await Task.WhenAny(_work, Task.Delay(5));
            await _work;
        }

        public async ValueTask DisposeAsync()
        {
            await StopAsync();
            _runner.Dispose();
            _stop.Dispose();
        }
    }
}
