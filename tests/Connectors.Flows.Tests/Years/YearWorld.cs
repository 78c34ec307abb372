using System.Globalization;
using System.Text;
using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Tests.Years;

/// <summary>How a simulated world ended.</summary>
/// <param name="Invariant">What did not hold; null when all did.</param>
/// <param name="Detail">Where.</param>
/// <param name="Trace">Everything that happened, one line each.</param>
/// <param name="WorkerDays">How long its workers lived, together.</param>
internal sealed record YearReport(string? Invariant, string Detail, string Trace, double WorkerDays)
{
    /// <summary>Parcels that came to their end.</summary>
    public int Ended { get; init; }
}

/// <summary>Workers, a store, vendors and people for some days, on one thread and in no time: things go wrong as planned, and what must always hold is checked at every step.</summary>
internal sealed class YearWorld
{
    public static readonly string[] Connections = ["north", "south"];
    private static readonly TimeSpan KeepsClosed = TimeSpan.FromDays(3);

    private readonly StringBuilder _trace = new();
    private readonly Dictionary<string, SimulatedWorker> _workers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WallClock> _walls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _closed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _surprises = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TimeSpan> _polled = new(StringComparer.Ordinal);
    private readonly List<SimulatedRun> _lost = [];
    private readonly HashSet<Trouble> _sprung = [];
    private readonly HashSet<string> _cancelled = new(StringComparer.Ordinal);
    private readonly HashSet<string> _fed = new(StringComparer.Ordinal);
    private readonly List<string> _orders = [];
    private readonly WallClock _storeWall;
    private (string Invariant, string Detail)? _broken;

    private YearWorld(YearPlan plan, Mend without)
    {
        Plan = plan;
        Without = without;
        Dice = new Dice(plan.Seed ^ 0xABCDEF);
        _storeWall = new WallClock(Agenda, TimeSpan.Zero, 0);
        Store = new StoreModel(this, new InMemoryFlowStore(new StoreClock(_storeWall)), _storeWall);
        Vendors = new VendorModel(this);
        for (var i = 1; i <= plan.Workers; i++)
        {
            var reach = plan.HasWildClocks ? TimeSpan.FromHours(1) : TimeSpan.FromSeconds(50);
            _walls[Place(i)] = plan.IsOneMachine ? _storeWall : new WallClock(Agenda, Dice.Span(-reach, reach, $"clock {i}"), (Dice.Share($"wall drift {i}") - 0.5) * 0.00002);
        }
    }

    public YearPlan Plan { get; }

    public Mend Without { get; }

    public Dice Dice { get; }

    public Agenda Agenda { get; } = new();

    public StoreModel Store { get; }

    public VendorModel Vendors { get; }

    public GateTable Gate { get; private set; } = new(1);

    /// <summary>Lives a world.</summary>
    public static YearReport Live(YearPlan plan, Mend without = Mend.None)
    {
        // A thread of its own, without a context that would send what goes on to another one.
        YearReport? report = null;
        var thread = new Thread(() => report = new YearWorld(plan, without).Live(), 4 * 1024 * 1024);
        thread.Start();
        thread.Join();
        return report!;
    }

    public void Note(string who, string what) => _trace.Append(CultureInfo.InvariantCulture, $"{Agenda.Now:d\\.hh\\:mm\\:ss\\.fff} {who} {what}\n");

    public void Break(string invariant, string detail)
    {
        if (_broken is not null)
            return;
        Note("BROKEN", $"{invariant}: {detail}");
        _broken = (invariant, detail);
    }

    /// <summary>What troubles somebody now.</summary>
    public IEnumerable<Trouble> Troubles(string target)
    {
        foreach (var trouble in Plan.Troubles)
        {
            if (trouble.At > Agenda.Now)
                yield break;
            if (trouble.Target == target && trouble.IsOn(Agenda.Now))
                yield return trouble;
        }
    }

    public bool IsPoisoned(CaseId caseId) => Troubles(string.Empty).Any(t => t.Kind == TroubleKind.StorePoison && Dice.Share($"poison {t.At} {caseId}", 0) < t.Odds);

    public Exception Surprises(SimulatedWorker worker, string call)
    {
        var about = call[(call.LastIndexOf(' ') + 1)..];
        _surprises[about] = _surprises.GetValueOrDefault(about) + 1;
        return Dice.Number(0, 3, $"kind of surprise {worker.Name}") switch
        {
            0 => new TimeoutException(),
            1 => new IOException(),
            2 => new HttpRequestException(),
            _ => new TaskCanceledException(),
        };
    }

    public int SurprisesOf(CaseId caseId) => _surprises.GetValueOrDefault(caseId.Key);

    /// <summary>People save the table while a case that will wait for it is being decided.</summary>
    public void MayOpenGate(CaseId caseId)
    {
        if (Dice.Chance(0.1, $"gate {caseId}"))
            OpenGate();
    }

    public void Polled(string connection) => _polled[connection] = Agenda.Now;

    /// <summary>A request that must not be repeated leaves.</summary>
    public void Sent(SimulatedWorker worker, SendPermit permit, string operation, string reference)
    {
        var run = worker.RunOf(permit);
        run.HasSent = true;
        Note(worker.Name, $"sends {operation} {reference}");
        if (!Store.Holds(run.Case, run.Fence))
            Break("nothing is sent without a lease", $"{worker.Name} sent {operation} of {reference} with fence {run.Fence}");
        if (StoreModel.Now(Store.Inner.GetCaseAsync(run.Case))?.Effects.Any(e => e.Id == run.Effect.Id && e.Attempts == run.Effect.Attempts && e.BegunAt is not null) is not true)
            Break("nothing begins before it was decided", $"{worker.Name} sent {operation} of {reference}, which the outbox does not know as begun");
    }

    public void BeforeSend(SimulatedWorker worker, SendPermit permit)
    {
        worker.RunOf(permit).HasBegun = true;
        Spring(worker, TroubleKind.FreezeBeforeSend);
    }

    public void AfterSend(SimulatedWorker worker)
    {
        Spring(worker, TroubleKind.FreezeAfterSend);
        Spring(worker, TroubleKind.KillAfterSend);
        Spring(worker, TroubleKind.StopAfterSend);
    }

    /// <summary>A case has another holder: what runs for the one before is a stray from now on.</summary>
    public void LostTo(CaseId caseId, long fence)
    {
        foreach (var worker in _workers.Values)
        {
            foreach (var run in worker.Runs.Where(r => r.Case == caseId && r.Fence < fence && r is { IsKept: false, LostAt: null }))
            {
                run.LostAt = Agenda.Now;
                _lost.Add(run);
            }
        }
    }

    public void Kept(SimulatedWorker worker, CaseCommit commit)
    {
        foreach (var run in worker.Runs.Where(r => r.Case == commit.Case && r.Fence == commit.Fence))
            run.IsKept = true;
        if (commit.IsClosed)
            _closed[commit.Case.ToString()] = commit.Stage;
        if (commit.Case.Flow == "poll" && commit.State is { } state)
            CheckFeed(commit, JsonSerializer.Deserialize(state, EngineJsonContext.Default.PollState)!);
    }

    /// <summary>No run begins again behind what no run has heard: what a poll has gone past was heard, or stands before people with its id and where it cannot be read.</summary>
    private void CheckFeed(CaseCommit commit, PollState poll)
    {
        foreach (var heard in commit.Deliver)
            _fed.Add(heard.Case.Key);
        if (poll.Watermark is not { } watermark || poll.Continuation is not null || commit.KeepsProblems)
            return;
        foreach (var passed in Vendors.Shown(commit.Case.Key).Where(i => i.UpdatedAt < watermark - VendorModel.Overlap && !_fed.Contains(i.Reference)))
        {
            if (!commit.Problems.Any(p => p.Why.Reason == ReasonCatalogue.ItemUnreadable && p.Subject == passed.Reference && p.Why.Message.Contains($"F[{passed.Reference}].state", StringComparison.Ordinal)))
                Break("every item is heard or shown", $"{commit.Case} has gone past {passed.Reference} of {passed.UpdatedAt:u}, which nobody has heard of");
        }
    }

    /// <summary>A case is told of a stray run.</summary>
    public void Told(SimulatedWorker worker, InboxMessage input)
    {
        Note(worker.Name, $"tells {input}");
        foreach (var run in worker.Runs.Where(r => input.Case == r.Case && input.InputId == string.Create(CultureInfo.InvariantCulture, $"stray {r.Fence} {r.Effect.Id}")))
        {
            run.IsTold = true;
            if (!run.HasBegun)
                Break("no false alarm", $"{worker.Name} tells of {run.Effect.Id} of {run.Case}, of which nothing was sent");

            // A store that forgot to answer is asked again; it remembers its last commit only, and what came after that is told to be on the safe side.
            else if (run.IsKept && !Plan.Troubles.Any(t => t.Kind is TroubleKind.StoreForgetsToAnswer && t.At <= Agenda.Now && t.At + t.For > Agenda.Now - TimeSpan.FromMinutes(15)))
                Break("no false alarm", $"{worker.Name} tells of {run.Effect.Id} of {run.Case}, whose outcome it had kept");
        }
    }

    public void Stopped(SimulatedWorker worker)
    {
        if (worker.StoppingSince is null)
            Break("the loop does not fail", $"{worker.Name} ended by itself");
    }

    private static string Place(int number) => string.Create(CultureInfo.InvariantCulture, $"w{number}");

    private YearReport Live()
    {
        try
        {
            Schedule();
            Agenda.RunUntil(Plan.End, () => _broken is not null);
            if (_broken is null)
                CheckEnd();
        }
        catch (Exception failure)
        {
            Break("the simulator does not fail", failure.ToString());
        }

        return new YearReport(_broken?.Invariant, _broken?.Detail ?? string.Empty, _trace.ToString(), Plan.WorkerDays) { Ended = _closed.Count };
    }

    private void Schedule()
    {
        for (var i = 1; i <= Plan.Workers; i++)
        {
            var (place, release) = (Place(i), Plan.Releases[i - 1]);
            Agenda.At(TimeSpan.FromSeconds(i), () => Start(place, release));
        }

        foreach (var trouble in Plan.Troubles)
            Agenda.At(trouble.At, () => Befall(trouble));
        Agenda.At(Plan.Breaks, Heal);
        var orders = (int)(Plan.OrdersPerDay * Plan.End.TotalDays);
        for (var i = 0; i < orders; i++)
        {
            // Spread over the time, so that no connection is quiet for as long as closed cases are kept. The last twelve hours bring no more, so that what came can end.
            var connection = Connections[i % 2];
            var reference = string.Create(CultureInfo.InvariantCulture, $"{connection}:{i}");
            Agenda.At(TimeSpan.FromMinutes(5) + ((Plan.End - TimeSpan.FromHours(13)) * ((i + Dice.Share("order")) / orders)), () => Order(connection, reference));
        }

        Agenda.At(Dice.Span(TimeSpan.FromHours(1), Plan.Breaks, "gate opens"), OpenGate);
        for (var at = TimeSpan.FromHours(6); at < Plan.End; at += TimeSpan.FromHours(6))
        {
            Agenda.At(at, People);
            Agenda.At(at + TimeSpan.FromHours(1), Prune);
        }

        for (var at = TimeSpan.FromMinutes(10); at < Plan.End; at += TimeSpan.FromMinutes(10))
            Agenda.At(at, Inspect);
    }

    private void OpenGate()
    {
        if (Gate.Version > 1)
            return;
        Note("people", "open the gate");
        Gate = new GateTable(2);
        Store.Inner.WakeWaitingAsync(Topic.Table("gate"), Agenda.TrueInstant);
    }

    private void Start(string place, int release)
    {
        var life = _workers.TryGetValue(place, out var before) ? before.Life + 1 : 1;
        var drift = (Dice.Share($"drift {place}", 0) - 0.5) * 0.01;
        var worker = new SimulatedWorker(this, place, life, release, new SimulatedClock(Agenda, _walls[place], drift));
        _workers[place] = worker;
        worker.Start();
    }

    private void Befall(Trouble trouble)
    {
        Note("trouble", trouble.ToString());
        var worker = _workers.GetValueOrDefault(trouble.Target);
        switch (trouble.Kind)
        {
            case TroubleKind.ClockStep:
                Step(trouble);
                break;
            case TroubleKind.Kill when worker is { IsAlive: true }:
                worker.Kill();
                Agenda.After(trouble.For, () =>
                {
                    if (_workers[worker.Place] == worker)
                        Start(worker.Place, worker.Release);
                });
                break;
            case TroubleKind.Freeze or TroubleKind.Suspend when worker is { IsAlive: true, IsFrozen: false }:
                worker.Freeze(trouble.Kind == TroubleKind.Suspend);
                Agenda.After(trouble.For, () => GoOn(worker));
                break;
            case TroubleKind.Stop or TroubleKind.Upgrade when worker is { IsAlive: true, IsFrozen: false, StoppingSince: null }:
                StopAndStart(worker, trouble.For, trouble.Kind == TroubleKind.Upgrade && worker.Release == 1 ? 2 : worker.Release);
                break;
        }
    }

    /// <summary>A trouble that waits for its moment.</summary>
    private void Spring(SimulatedWorker worker, TroubleKind kind)
    {
        foreach (var trouble in Troubles(worker.Place).Where(t => t.Kind == kind && !_sprung.Contains(t)).Take(1).ToList())
        {
            _sprung.Add(trouble);
            var befalls = trouble with
            {
                Kind = kind == TroubleKind.KillAfterSend ? TroubleKind.Kill : kind == TroubleKind.StopAfterSend ? TroubleKind.Stop : TroubleKind.Freeze,
                For = trouble.Size,
            };
            if (kind is TroubleKind.FreezeBeforeSend or TroubleKind.FreezeAfterSend)
                Befall(befalls);
            else
                Agenda.After(TimeSpan.FromMilliseconds(1), () => Befall(befalls));
        }
    }

    private void GoOn(SimulatedWorker worker)
    {
        if (!worker.IsFrozen || !worker.IsAlive)
            return;
        worker.GoOn();
        var since = Agenda.Now;
        Agenda.After(TimeSpan.FromSeconds(30), () =>
        {
            if (!worker.IsAlive || worker.IsFrozen || worker.QuietSince > since || !IsStoreWell(since))
                return;
            if (worker.Runs.FirstOrDefault(r => r is { HasEnded: false, Cancel.IsCancellationRequested: false } && r.LostAt < since) is { } lost)
                Break("a lost run is cancelled", $"{worker.Name} still runs {lost.Effect.Id} of {lost.Case}, which another worker holds");
        });
    }

    private bool IsStoreWell(TimeSpan since) => !Plan.Troubles.Any(t =>
        t.Target.Length == 0 && t.At <= Agenda.Now && t.At + t.For > since && t.Kind is TroubleKind.StoreFails or TroubleKind.StoreForgetsToAnswer or TroubleKind.StoreSlow or TroubleKind.StorePoison);

    private void StopAndStart(SimulatedWorker worker, TimeSpan downFor, int release)
    {
        worker.Stop();

        // Whoever watches the host gives it half a minute.
        Agenda.After(TimeSpan.FromSeconds(30), () =>
        {
            if (worker is { IsAlive: true, IsFrozen: false } && worker.QuietSince < Agenda.Now - TimeSpan.FromSeconds(30))
                Break("a stop ends", $"{worker.Name} still lives half a minute after it was asked to stop");
            if (worker.IsAlive)
                worker.Kill();
        });
        Agenda.After(downFor < TimeSpan.FromSeconds(31) ? TimeSpan.FromSeconds(31) : downFor, () =>
        {
            if (_workers[worker.Place] == worker)
                Start(worker.Place, release);
        });
    }

    private void Step(Trouble trouble)
    {
        var wall = _walls.GetValueOrDefault(trouble.Target) ?? _storeWall;
        var by = trouble.Size;
        if (!Plan.HasWildClocks)
            by = TimeSpan.FromTicks(by.Ticks / 240);
        var reach = Plan.HasWildClocks ? TimeSpan.FromHours(1) : TimeSpan.FromSeconds(50);
        by = wall.Offset + by > reach ? reach - wall.Offset : wall.Offset + by < -reach ? -reach - wall.Offset : by;
        wall.Step(by);
        foreach (var worker in _workers.Values)
            worker.Disturb();
    }

    private void Heal()
    {
        Note("world", "heals");
        foreach (var (place, worker) in _workers.ToList())
        {
            worker.GoOn();
            if (worker.IsAlive && place == Place(1) && worker.Release == 1 && worker.StoppingSince is null)
                StopAndStart(worker, TimeSpan.FromSeconds(31), 2);
            else if (!worker.IsAlive)
                Agenda.After(TimeSpan.FromHours(2), () =>
                {
                    if (!_workers[place].IsAlive)
                        Start(place, 2);
                });
        }
    }

    private void Order(string connection, string reference)
    {
        Note("feed", $"shows {reference}");
        _orders.Add(reference);
        Vendors.Order(connection, reference);
        var troubles = Troubles(string.Empty).ToList();
        var message = Message(connection, reference, "new");
        if (!troubles.Exists(t => t.Kind == TroubleKind.LostMessage && Dice.Chance(t.Odds, $"lost {reference}")))
            Agenda.After(Dice.Skewed(TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1), $"message {reference}"), () => Deliver(message));
        if (troubles.Exists(t => t.Kind == TroubleKind.DoubledMessage && Dice.Chance(t.Odds, $"doubled {reference}")))
            Agenda.After(Dice.Skewed(TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(3), $"again {reference}"), () => Deliver(message));
        if (troubles.Exists(t => t.Kind == TroubleKind.PeopleCancel && Dice.Chance(t.Odds, $"cancelled {reference}")))
        {
            _cancelled.Add(reference);
            Agenda.After(Dice.Skewed(TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(10), $"cancels {reference}"), () => Deliver(Message(connection, reference, "cancel")));
        }
    }

    private void Deliver(InboxMessage message)
    {
        Note("sender", $"delivers {message}");
        Store.Inner.DeliverAsync([message], Agenda.TrueInstant);
    }

    private static InboxMessage Message(string connection, string reference, string what) =>
        new(new CaseId("parcel", reference), connection, what, JsonSerializer.Serialize(new ParcelInput(what), YearsJson.Default.ParcelInput), Priority.Acknowledge);

    private static Requester Person { get; } = new("operations", "the world", "it is mended");

    private void People()
    {
        foreach (var record in StoreModel.Now(Store.Inner.GetExceptionsAsync()).ToList())
        {
            if (!record.Scope.Contains('/', StringComparison.Ordinal) || record.Scope.StartsWith("engine/", StringComparison.Ordinal))
                continue;
            if (record.Code == ReasonCatalogue.EffectStray.Code)
                Store.Inner.ActAsync(CaseId.Parse(record.Scope), CaseAct.Acknowledge, Person, Agenda.TrueInstant);
            else if (record.Code == ReasonCatalogue.CasePoisoned.Code && Agenda.Now > Plan.Breaks)
                Store.Inner.ActAsync(CaseId.Parse(record.Scope), CaseAct.Wake, Person, Agenda.TrueInstant);
            else if (record.Code == ReasonCatalogue.ShortShipped.Code && CaseId.Parse(record.Scope).Key is var reference)
                Vendors.Reduce(reference, Vendors.Warehouse.Left(reference));
        }
    }

    private void Prune()
    {
        if (Without == Mend.Prunes)
            return;
        Store.Inner.PruneAsync(new RetentionPolicy { ClosedCases = KeepsClosed, JournalOfOpenCases = KeepsClosed, HeardInputs = KeepsClosed, ClearedExceptions = KeepsClosed }, Agenda.TrueInstant);
    }

    /// <summary>What must hold while nothing befalls a worker.</summary>
    private void Inspect()
    {
        var since = Agenda.Now - TimeSpan.FromMinutes(10);
        var storeWell = IsStoreWell(since);
        foreach (var worker in _workers.Values)
        {
            if (worker.TakeTicks() > 6000)
                Break("no spinning", $"{worker.Name} woke more than ten times a second for ten minutes");
            if (!worker.IsAlive || worker.IsFrozen || worker.StoppingSince is not null || worker.QuietSince > since || worker.StartedAt > since || !storeWell)
                continue;
            if (worker.Runs.FirstOrDefault(r => r is { HasEnded: false, IsKept: false, LostAt: null } && worker.Clock.Elapsed - r.Began > SimulatedWorker.TimeLimit + TimeSpan.FromMinutes(1) && Store.Holds(r.Case, r.Fence)) is { } endless)
                Break("every run ends", $"{worker.Name} runs {endless.Effect.Id} of {endless.Case} for {worker.Clock.Elapsed - endless.Began}");
            if (!worker.IsFull && worker.Clock.Elapsed - worker.LookedAt > SimulatedWorker.IdleWait + TimeSpan.FromMinutes(2) && StoreModel.Now(Store.Inner.GetNextDueAsync(worker.Serves)) is { } due && due <= worker.Clock.GetUtcNow())
                Break("work is looked for", $"{worker.Name} holds {worker.Held} cases and did not look for work for {worker.Clock.Elapsed - worker.LookedAt:d\\.hh\\:mm}, although something is due since {due:u}");
        }

        foreach (var run in _lost.Where(r => r is { HasSent: true, IsTold: false, IsKept: false } && r.Worker.IsAlive && !r.Worker.IsFrozen && r.Worker.QuietSince < Agenda.Now - TimeSpan.FromMinutes(30) && Agenda.Now - r.LostAt > TimeSpan.FromMinutes(30)))
        {
            if (!Plan.Troubles.Any(t => t.Target.Length == 0 && t.At <= Agenda.Now && t.At + t.For > Agenda.Now - TimeSpan.FromMinutes(40)))
                Break("a stray run is told", $"{run.Worker.Name} sent {run.Effect.Id} of {run.Case} with fence {run.Fence}, lost it and told nobody");
        }

        _lost.RemoveAll(static r => r.IsTold || r.IsKept || !r.Worker.IsAlive);
        var silence = Plan.HasWildClocks ? TimeSpan.FromHours(8) : TimeSpan.FromHours(4.5);
        if (Agenda.Now > Plan.Breaks + TimeSpan.FromHours(6))
        {
            foreach (var connection in Connections.Append("B").Where(c => Agenda.Now - _polled.GetValueOrDefault(c) > silence))
                Break("polls go on", $"{connection} was last asked at {_polled.GetValueOrDefault(connection):d\\.hh\\:mm}");
        }
    }

    private void CheckEnd()
    {
        var ledger = Connections.SelectMany(c => StoreModel.Now(Store.Inner.GetCaseAsync(new CaseId("ledger", c)))?.State is { } state ? JsonSerializer.Deserialize(state, YearsJson.Default.LedgerState)!.Entries : []).ToList();
        if (ledger.GroupBy(static e => e, StringComparer.Ordinal).FirstOrDefault(static g => g.Count() > 1) is { } doubled)
            Break("messages are heard once", $"the ledger was told {doubled.Count()} times of {doubled.Key}");
        var told = ledger.ToHashSet(StringComparer.Ordinal);
        foreach (var reference in _orders)
        {
            var caseId = new CaseId("parcel", reference);
            var view = StoreModel.Now(Store.Inner.GetCaseAsync(caseId));
            var stage = _closed.GetValueOrDefault(caseId.ToString()) ?? view?.Stage;
            var records = StoreModel.Now(Store.Inner.GetExceptionsAsync(scope: caseId.ToString()));
            var isHeldRightly = stage == "Refused" && records.Any(static r => r.Subject == "refused") && VendorModel.IsRefused(Dice, reference);
            if (Vendors.Told(reference) != Vendors.Warehouse.Left(reference))
                Break("told is what left", $"A was told of {Vendors.Told(reference)} of {reference}, of which {Vendors.Warehouse.Left(reference)} have left");
            if (stage == "Done" ? !Vendors.Holds("make", reference) || !Vendors.Holds("move", reference) || !Vendors.IsNoted(reference)
                : stage == "Cancelled" ? Vendors.Holds("make", reference) && !Vendors.Holds("undo", reference)
                : !isHeldRightly)
                Break("every order ends", $"{reference} is {stage ?? "unknown"} ({string.Join("; ", records.Select(static r => $"{r.Code} {r.Message}"))}), due {view?.DueAt:u}, outbox {string.Join(' ', view?.Effects.Select(static e => e.Id) ?? [])}");
            if (stage == "Done" && !told.Contains(reference))
                Break("messages are heard once", $"the ledger was not told of {reference}");
            if (stage == "Cancelled" && !_cancelled.Contains(reference))
                Break("every order ends", $"{reference} was cancelled by nobody");
        }

        foreach (var shown in Connections.SelectMany(Vendors.Shown).Where(i => !_fed.Contains(i.Reference)))
            Break("every item is heard or shown", $"the feed's {shown.Reference} was never heard of");
        if (StoreModel.Now(Store.Inner.GetExceptionsAsync()).FirstOrDefault(static e => e.Code == ReasonCatalogue.ItemUnreadable.Code) is { } unreadable)
            Break("what is mended ends", $"{unreadable.Scope} still shows {unreadable.Subject}");
        foreach (var flow in new[] { "parcel", "poll", "dispatch-poll", "ledger" })
        {
            foreach (var view in Cases(flow))
            {
                if (JournalChain.FindBreak(StoreModel.Now(Store.Inner.GetJournalAsync(view.Case)), view.JournalLength, view.JournalPrunedTo, view.JournalPrunedHash) is { } at)
                    Break("the journal is whole", $"{view.Case} at {at}");
            }
        }

        var kept = Cases("parcel").Count(static c => c.IsClosed);
        if (kept > Plan.OrdersPerDay * (KeepsClosed.TotalDays + 2.5))
            Break("bounded sizes", $"{kept} closed cases are kept");
    }

    private List<CaseView> Cases(string flow)
    {
        var views = new List<CaseView>();
        var all = Store.Inner.GetCasesAsync(flow).GetAsyncEnumerator();
        while (StoreModel.Now(all.MoveNextAsync().AsTask()))
            views.Add(all.Current);
        return views;
    }
}
