using System.Globalization;
using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Engine.Running;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Tests.Years;

/// <summary>A worker's process: the loop itself, with what stands around it in a host put in place by an agenda.</summary>
internal sealed class SimulatedWorker
{
    public static readonly TimeSpan IdleWait = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(20);

    private readonly YearWorld _world;
    private readonly Dictionary<string, IFlow> _flows;
    private readonly IReadOnlyList<ServedFlow> _serves;
    private readonly FlowRunnerOptions _options;
    private readonly WorkLoop _loop;
    private readonly List<Action> _deferred = [];
    private readonly List<SimulatedRun> _runs = [];
    private long _wakes;
    private TimeSpan _wakeAt = TimeSpan.MaxValue;

    public SimulatedWorker(YearWorld world, string name, int life, int release, SimulatedClock clock)
    {
        _world = world;
        Name = string.Create(CultureInfo.InvariantCulture, $"{name}.{life}");
        Place = name;
        Life = life;
        Release = release;
        Clock = clock;
        StartedAt = QuietSince = world.Agenda.Now;
        LookedAt = clock.Elapsed;
        var ports = world.Vendors.For(this);
        var parcels = new ParcelFlow(release, ports, () => world.Gate, world.Without);
        IFlow[] flows = [parcels, FeedPoll(ports, parcels), MovePoll(ports, parcels), .. release > 1 ? [new LedgerFlow()] : Array.Empty<IFlow>()];
        _flows = flows.ToDictionary(static f => f.Name, StringComparer.Ordinal);
        _serves = world.Without == Mend.KnownFormats
            ? [.. flows.Select(static f => new ServedFlow(f.Name, 99, f.Connections))]
            : [.. flows.Select(static f => new ServedFlow(f.Name, f.Format, f.Connections))];
        _options = new FlowRunnerOptions
        {
            Worker = Name,
            LeaseClock = clock,
            Concurrency = world.Plan.Concurrency,
            IdleWait = IdleWait,
            EffectTimeLimit = world.Without == Mend.TimeLimit ? TimeSpan.FromDays(3650) : TimeLimit,
            RefreshEvery = TimeSpan.FromMinutes(60),
            StopWithin = world.Without == Mend.Grace ? TimeSpan.Zero : StopWithin,
            SetAsideAfter = world.Without == Mend.UnexpectedIsNotFinal ? 1 : 5,
            MaxBackoff = world.Without == Mend.BoundedWait ? TimeSpan.FromDays(3650) : TimeSpan.FromMinutes(15),
        };
        _loop = new WorkLoop(_flows, _options, untilIdle: false);
    }

    public string Name { get; }

    public string Place { get; }

    public int Life { get; }

    public int Release { get; }

    public SimulatedClock Clock { get; }

    public TimeSpan StartedAt { get; }

    public bool IsAlive { get; private set; } = true;

    public bool IsFrozen { get; private set; }

    public TimeSpan? StoppingSince { get; private set; }

    /// <summary>Since when nothing has befallen it.</summary>
    public TimeSpan QuietSince { get; private set; }

    /// <summary>When it last asked the store for work, on its own clock.</summary>
    public TimeSpan LookedAt { get; private set; }

    public int Ticks { get; private set; }

    public IReadOnlyList<SimulatedRun> Runs => _runs;

    public IReadOnlyList<ServedFlow> Serves => _serves;

    public bool IsFull => _loop.Held >= _options.Concurrency;

    public int Held => _loop.Held;

    public void Start()
    {
        _world.Note(Name, $"starts with release {Release}");
        KeepSchedules(isFirst: true);
        Hear(new LoopEvent.Ticked());
    }

    public void Kill()
    {
        _world.Note(Name, "is killed");
        IsAlive = false;
        _runs.Clear();
    }

    public void Freeze(bool suspends)
    {
        _world.Note(Name, suspends ? "is suspended" : "is frozen");
        IsFrozen = true;
        if (suspends)
            Clock.Suspend();
    }

    public void GoOn()
    {
        if (!IsFrozen || !IsAlive)
            return;
        _world.Note(Name, "goes on");
        IsFrozen = false;
        QuietSince = _world.Agenda.Now;
        Clock.Resume();

        // What waited comes in an order of the system's own: timers and answers race.
        var waiting = _deferred.ToList();
        _deferred.Clear();
        while (waiting.Count > 0)
        {
            var next = _world.Dice.Number(0, Math.Min(waiting.Count, 3) - 1, $"goes on {Name}");
            var action = waiting[next];
            waiting.RemoveAt(next);
            Post(TimeSpan.FromMilliseconds(_world.Dice.Number(0, 3, $"goes on after {Name}")), action);
        }
    }

    public void Stop()
    {
        _world.Note(Name, "is asked to stop");
        StoppingSince = _world.Agenda.Now;
        Hear(new LoopEvent.StopAsked(_options.StopWithin));
    }

    /// <summary>Something befell the worker's clocks.</summary>
    public void Disturb() => QuietSince = _world.Agenda.Now;

    public int TakeTicks()
    {
        var ticks = Ticks;
        Ticks = 0;
        return ticks;
    }

    /// <summary>Something for this process: it waits while the process is frozen, and is lost with it.</summary>
    public void Post(TimeSpan after, Action what) => _world.Agenda.After(after, () => Do(what));

    /// <summary>A wait of this process.</summary>
    public Task WaitAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        var waiting = new TaskCompletionSource();
        if (time < TimeSpan.MaxValue)
            Post(time, () => waiting.TrySetResult());
        if (cancellationToken.CanBeCanceled)
            cancellationToken.Register(() => waiting.TrySetCanceled(cancellationToken));
        return waiting.Task;
    }

    public SimulatedRun RunOf(SendPermit permit) => _runs.Single(r => r.Permit == permit);

    private void Do(Action what)
    {
        if (!IsAlive)
            return;
        if (IsFrozen)
            _deferred.Add(what);
        else
            what();
    }

    private void Hear(LoopEvent happened)
    {
        if (!IsAlive)
            return;
        IReadOnlyList<LoopCommand> commands;
        try
        {
            commands = _loop.Handle(happened, new LoopTime(Clock.GetUtcNow(), Clock.Elapsed));
        }
        catch (Exception failure)
        {
            _world.Break("the loop does not fail", $"{Name} failed with {failure.GetType().Name} over {happened.GetType().Name}: {failure.Message}");
            return;
        }

        foreach (var command in commands)
            Execute(command);
        if (_loop.Held > _options.Concurrency)
            _world.Break("bounded sizes", $"{Name} holds {_loop.Held} cases");
        if (_loop.IsOver)
        {
            _world.Note(Name, "has stopped");
            if (_loop.Failure is null)
                _world.Stopped(this);
            IsAlive = false;
            return;
        }

        Wake();
    }

    /// <summary>The next tick, as a host waits for it: by the worker's own clock, or by the clock of flows.</summary>
    private void Wake()
    {
        var wait = _loop.WakeAt - Clock.Elapsed;
        if (_loop.WakeAtDue is { } due && due - Clock.GetUtcNow() < wait)
            wait = due - Clock.GetUtcNow();
        if (wait < TimeSpan.FromMilliseconds(1))
            wait = TimeSpan.FromMilliseconds(1);
        var at = _world.Agenda.Now + wait;
        if (_wakeAt > _world.Agenda.Now && _wakeAt <= at)
            return;
        _wakeAt = at;
        var wake = ++_wakes;
        Post(wait, () =>
        {
            if (wake != _wakes)
                return;
            Ticks++;
            _wakeAt = TimeSpan.MaxValue;
            Hear(new LoopEvent.Ticked());
        });
    }

    private void Execute(LoopCommand command)
    {
        var store = _world.Store;
        switch (command)
        {
            case LoopCommand.Claim claim when _world.Without == Mend.LooksWhileBusy && _runs.Exists(static r => !r.HasEnded):
                Post(TimeSpan.FromSeconds(5), () => Hear(new LoopEvent.Claimed([], new Dictionary<string, Knowledge>())));
                break;
            case LoopCommand.Claim claim:
                LookedAt = Clock.Elapsed;
                var request = new ClaimRequest(Name, Clock.GetUtcNow(), _options.Lease, claim.Max) { Serves = _world.Without == Mend.ServedFlows ? null : _serves, UnderWay = claim.UnderWay, MaxOfConnection = claim.MaxOfConnection };
                store.Call(this, "claim", () => store.Claim(this, request), Claimed, failure => Hear(new LoopEvent.ClaimFailed(failure)));
                break;
            case LoopCommand.Commit commit:
                IReadOnlyList<CaseCommit> commits = _world.Without == Mend.KeepsRecords ? [.. commit.Commits.Select(static c => c.IsSetAside ? c with { KeepsProblems = false } : c)] : commit.Commits;
                store.Call(this, "commit", () => store.Commit(this, commits), results =>
                {
                    for (var i = 0; i < commits.Count; i++)
                        _world.Note(Name, $"kept {commits[i]} {commits[i].Stage} {results[i].IsDone}");
                    Hear(new LoopEvent.Committed(commit.Commits, _world.Without == Mend.LeaseLost ? [.. results.Select(static r => r with { IsDone = true })] : results));
                }, failure =>
                {
                    store.CountFailure(commits);
                    Hear(new LoopEvent.CommitFailed(commit.Commits, failure));
                });
                break;
            case LoopCommand.Extend extend when _world.Without == Mend.Heartbeat:
                Post(TimeSpan.FromMilliseconds(5), () => Hear(new LoopEvent.Extended(extend.Leases, [])));
                break;
            case LoopCommand.Extend extend:
                store.Call(this, "extend", () => store.Extend(extend.Leases, _options.Lease), lost => Hear(new LoopEvent.Extended(extend.Leases, _world.Without == Mend.LeaseLost ? [] : lost)), failure => Hear(new LoopEvent.ExtendFailed(failure)));
                break;
            case LoopCommand.AskNextDue:
                store.Call(this, "next due", () => StoreModel.Now(store.Inner.GetNextDueAsync(_serves)), due => Hear(new LoopEvent.NextDue(due)), _ => Hear(new LoopEvent.NextDue(null)));
                break;
            case LoopCommand.Run run:
                Begin(run);
                break;
            case LoopCommand.Cancel cancel:
                Cancel(cancel);
                break;
            case LoopCommand.Release release:
                store.Call(this, "release", () => store.Release(release.Leases, Clock.GetUtcNow()), static _ => { }, static _ => { });
                break;
            case LoopCommand.Deliver deliver when _world.Without == Mend.StrayTold:
                break;
            case LoopCommand.Deliver deliver:
                Deliver(deliver.Inputs);
                break;
            case LoopCommand.LookAgain when _world.Without == Mend.LooksAgain:
                break;
            case LoopCommand.LookAgain look:
                LookAgain(look);
                break;
            case LoopCommand.Tell tell:
                _world.Note(Name, $"says {tell.News} {tell.Case} {tell.Detail}");
                break;
        }
    }

    private void Claimed(IReadOnlyList<ClaimedCase> cases)
    {
        var knowledge = new Dictionary<string, Knowledge>(StringComparer.Ordinal);
        foreach (var flow in cases.Select(static c => c.Case.Flow).Distinct(StringComparer.Ordinal))
        {
            if (_world.Troubles(Place).Any(t => t.Kind == TroubleKind.NoKnowledge && _world.Dice.Chance(t.Odds, $"no knowledge {Name}")) || !_flows.TryGetValue(flow, out var served))
                continue;
            knowledge[flow] = served.ReadKnowledgeAsync(_world.Store.Inner).AsTask().GetAwaiter().GetResult();
        }

        foreach (var one in cases)
            _world.Note(Name, $"claimed {one} {one.DueEffect}");
        Hear(new LoopEvent.Claimed(cases, knowledge));
    }

    private void Begin(LoopCommand.Run command)
    {
        _runs.RemoveAll(static r => r.HasEnded && (r.IsKept || r.IsTold || !r.HasSent));
        var run = new SimulatedRun(this, command, Clock.Elapsed);
        _runs.Add(run);
        _world.Note(Name, $"runs {run.Case} {run.Effect.Id} attempt {run.Effect.Attempts}");

        // Before the loop hears anything else, as in a host: the run begins on its own.
        Post(TimeSpan.Zero, () => _ = RunAsync(run));
    }

    private async Task RunAsync(SimulatedRun run)
    {
        var outcome = await CarryOutAsync(run, run.Cancel.Token);
        run.HasEnded = true;
        Post(TimeSpan.Zero, () =>
        {
            _world.Note(Name, $"ended {run.Case} {run.Effect.Id} {outcome.GetType().Name}");
            Hear(new LoopEvent.Ran(run.Command.Number, outcome));
        });
    }

    private async Task<RunOutcome> CarryOutAsync(SimulatedRun run, CancellationToken cancellationToken)
    {
        var context = new EffectContext(run.Effect.Attempts, run.Permit, _world.Store.Inner, Clock.GetUtcNow())
        {
            IsWithdrawn = run.Effect.IsWithdrawn && _world.Without != Mend.LooksBeforeActing,
            SentAt = _world.Without == Mend.LooksBeforeActing ? null : run.Effect.SentAt,
            StillWorkingFor = _world.Without == Mend.VendorsLimit ? TimeSpan.Zero : run.Effect.StillWorkingFor,
        };
        try
        {
            var result = await _flows[run.Case.Flow].RunAsync(run.Case, CaseSteps.StateOf(run.Command.Case), CaseSteps.TextOf(run.Effect), context, cancellationToken);
            return new RunOutcome.Done(result, context.MayHaveSent);
        }
        catch (PortException failure)
        {
            return new RunOutcome.Failed(failure, context.MayHaveSent) { HasBegun = context.HasBegun };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new RunOutcome.Stopped(context.MayHaveSent);
        }
        catch (Exception failure)
        {
            return new RunOutcome.Surprised(failure.GetType().Name, context.MayHaveSent);
        }
    }

    private void Cancel(LoopCommand.Cancel cancel)
    {
        _world.Note(Name, $"cancels {cancel.Case}: {cancel.Why}");
        if (StoppingSince is { } since && _world.Agenda.Now - since < StopWithin - TimeSpan.FromSeconds(1) && cancel.Why.Contains("stops", StringComparison.Ordinal))
            _world.Break("a stop lets runs end", $"{Name} cancelled {cancel.Case} before its grace was over");
        _runs.Find(r => r.Command.Number == cancel.Number)?.Cancel.Cancel();
    }

    private void Deliver(IReadOnlyList<InboxMessage> inputs)
    {
        foreach (var input in inputs)
            _world.Told(this, input);
        var store = _world.Store;
        store.Call(this, "deliver", () => StoreModel.Now(store.Inner.DeliverAsync(inputs, Clock.GetUtcNow())), static _ => { }, _ => Post(TimeSpan.FromSeconds(30), () => Deliver(inputs)));
    }

    private void LookAgain(LoopCommand.LookAgain look)
    {
        if (_flows[look.Case.Flow].ReadKnowledgeAsync(_world.Store.Inner).AsTask().GetAwaiter().GetResult().Version == look.KnowledgeVersion)
            return;
        var store = _world.Store;
        store.Call(this, "look again", () => store.Wake(look.Case, Clock.GetUtcNow()), static _ => { }, _ => Post(TimeSpan.FromSeconds(30), () => LookAgain(look)));
    }

    private void KeepSchedules(bool isFirst)
    {
        foreach (var flow in _flows.Values)
        {
            foreach (var schedule in flow.Schedules)
            {
                var caseId = new CaseId(flow.Name, schedule.Key);
                _world.Store.Call(this, $"schedule {caseId}", () => StoreModel.Now(_world.Store.Inner.GetCaseAsync(caseId)), known =>
                {
                    var now = Clock.GetUtcNow();
                    var inner = _world.Store.Inner;
                    if (known is null)
                        inner.DeliverAsync([new InboxMessage(caseId, schedule.Connection, "start", string.Empty, schedule.Priority) { Kind = InputKind.Wake }], now);
                    else if (isFirst || known.DueAt is null || known.DueAt > now + schedule.Every)
                        inner.WakeAsync(caseId, now);
                }, static _ => { });
            }
        }

        Post(_options.RefreshEvery, () => KeepSchedules(isFirst: false));
    }

    private IFlow FeedPoll(WorkerPorts ports, ParcelFlow parcels)
    {
        var listeners = YearWorld.Connections.Select(c => new PollListener<FeedItem>(new ConnectionName(c), TimeSpan.FromHours(2), (item, _, _) =>
        {
            var what = item.Quantity < ParcelGoods.Ordered(item.Reference) ? "reduced" : "new";
            return new(parcels.Message(new CaseId("parcel", item.Reference), c, what, new ParcelInput(what) { Quantity = item.Quantity }, Priority.Acknowledge));
        }));
        return AsPoll(new PollFlow<FeedItem>(new PollOptions("poll", Priority.Acknowledge, TimeSpan.FromMinutes(5)), listeners, async (connection, position, context, cancellationToken) =>
        {
            var feed = await ports.GetFeedAsync(connection.Value, position.Since(VendorModel.Overlap, TimeSpan.FromDays(1)), position.Continuation, cancellationToken);
            var page = await PollPage<FeedItem>.OfAsync(
                feed, _world.Without == Mend.ReadsAlone ? [] : position.Unreadable, static i => i.Reference, static i => i.UpdatedAt, open => ReadAloneAsync(ports, connection.Value, open, cancellationToken));
            _world.Polled(connection.Value);
            return _world.Without switch
            {
                Mend.VendorsWatermark => page with { Newest = context.Now },
                Mend.EndsOnceMended => page with { Unreadable = [.. page.Unreadable, .. position.Unreadable] },
                _ => page,
            };
        }));
    }

    private static async Task<PollPage<FeedItem>> ReadAloneAsync(WorkerPorts ports, string connection, IReadOnlyList<UnreadableDocument> open, CancellationToken cancellationToken)
    {
        var found = await ports.GetFeedItemsAsync(connection, [.. open.Select(static u => u.Id)], cancellationToken);
        return new PollPage<FeedItem>(found) { Unreadable = [.. found.Unreadable.Select(UnreadableDocument.From)] };
    }

    /// <summary>B is asked as every warehouse is.</summary>
    private IFlow MovePoll(WorkerPorts ports, ParcelFlow parcels) => AsPoll(WarehousePoll.Create(new Dictionary<ConnectionName, IWarehouse> { [ports.Connection] = ports }, [.. YearWorld.Connections.Select(c => new DispatchListener<WarehouseOrder>
    {
        System = ports.Connection,
        Channel = new ConnectionName(c),
        Flow = "parcel",
        Every = TimeSpan.FromHours(2),
        Overlap = VendorModel.Overlap,
        FirstReach = TimeSpan.FromDays(1),
        ClockTolerance = TimeSpan.FromMinutes(5),
        Hear = order => parcels.Message(new CaseId("parcel", order.Reference), c, $"at B {order.ChangedAt:O}", new ParcelInput("at B") { Order = order }, Priority.Ship),
        Read = static state => state is null || JsonSerializer.Deserialize(state, YearsJson.Default.ParcelState)!.AtB is not { WarehouseOrderId: { } id } known ? null : known with { SalesOrder = ParcelGoods.SalesOf(id) },
    })]));

    private IFlow AsPoll(IFlow poll) => _world.Without == Mend.PollsGoOn ? new SetAsidePolls(poll) : poll;

    /// <summary>Polls that are set aside as any other case.</summary>
    private sealed class SetAsidePolls(IFlow inner) : IFlow
    {
        public string Name => inner.Name;

        public int Format => inner.Format;

        public IReadOnlyCollection<string>? Connections => inner.Connections;

        public IReadOnlyList<FlowSchedule> Schedules => inner.Schedules;

        public bool NeverSetsAside => false;

        public ValueTask<Knowledge> ReadKnowledgeAsync(ICaseQuery cases, CancellationToken cancellationToken = default) => inner.ReadKnowledgeAsync(cases, cancellationToken);

        public FlowStep Decide(CaseId caseId, CaseText? state, IReadOnlyList<CaseText?> inputs, DateTimeOffset now, Knowledge knowledge) => inner.Decide(caseId, state, inputs, now, knowledge);

        public Task<EffectResult<string>> RunAsync(CaseId caseId, CaseText? state, CaseText effect, EffectContext context, CancellationToken cancellationToken = default) => inner.RunAsync(caseId, state, effect, context, cancellationToken);

        public string Erase(CaseText state, DateTimeOffset now) => inner.Erase(state, now);

        public string Rejected(CaseText? state, CaseText effect, Rejection rejection) => inner.Rejected(state, effect, rejection);
    }
}
