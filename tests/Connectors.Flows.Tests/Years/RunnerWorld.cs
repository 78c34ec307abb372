using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.Flows.Tests.Years;

/// <summary>
/// The shell around the loop in a small world: runners on the threads of the process, a store that the test brings, a clock that jumps. Threads race, so
/// that a seed names the troubles and no longer the order of things: what must hold is checked, traces are not compared.
/// </summary>
internal sealed class RunnerWorld(IFlowStore store, ManualClock clock, ulong seed)
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(10);
    private static readonly string[] Operations = ["make", "move", "tell S1"];
    private readonly Lock _lock = new();
    private readonly Dice _dice = new(seed);
    private readonly Dictionary<(string Operation, string Reference), int> _done = [];
    private readonly List<(DateTimeOffset At, Action What)> _later = [];
    private readonly List<Runner> _gone = [];
    private int _lives;

    /// <summary>What did not hold.</summary>
    public List<string> Broken { get; } = [];

    /// <summary>Whether things go wrong at present.</summary>
    public bool Breaks { get; private set; } = true;

    public async Task LiveAsync(int orders, TimeSpan breaks, TimeSpan heals)
    {
        var runners = new[] { Start(), Start() };
        var references = Enumerable.Range(0, orders).Select(static i => string.Create(CultureInfo.InvariantCulture, $"north:{i}")).ToList();
        var end = clock.Elapsed + breaks + heals;
        var next = 0;
        for (var passed = TimeSpan.Zero; clock.Elapsed < end && !(next == orders && !Breaks && await AreOverAsync(references)); passed += Step)
        {
            Breaks = passed < breaks;
            if (next < orders && passed > breaks * next / (orders + 1))
            {
                // Each message comes twice.
                var message = new InboxMessage(new CaseId("parcel", references[next]), "north", "new", JsonSerializer.Serialize(new ParcelInput("new"), YearsJson.Default.ParcelInput), Priority.Acknowledge);
                next++;
                await store.DeliverAsync([message, message], clock.GetUtcNow());
            }

            for (var i = 0; i < runners.Length; i++)
            {
                runners[i].IsCut = Breaks && (runners[i].IsCut ? !Chance(0.04, "mends") : Chance(0.004, "cut"));
                if (!Breaks || !Chance(0.003, "kill"))
                    continue;
                runners[i].IsGone = true;
                _gone.Add(runners[i]);
                await runners[i].Stop.CancelAsync();
                runners[i] = Start();
            }

            await PassAsync();
        }

        foreach (var runner in runners)
            await runner.Stop.CancelAsync();
        var ends = Task.WhenAll(_gone.Concat(runners).Select(static r => r.Work));
        for (var i = 0; i < 30 && !ends.IsCompleted; i++)
            await PassAsync();
        await ends.WaitAsync(TimeSpan.FromSeconds(30));
        await CheckAsync(references);
    }

    private async Task<bool> AreOverAsync(IEnumerable<string> references)
    {
        foreach (var reference in references)
        {
            if (await store.GetCaseAsync(new CaseId("parcel", reference)) is not { IsClosed: true })
                return false;
        }

        return (await store.GetCaseAsync(new CaseId("ledger", "north"))) is { DueAt: null };
    }

    private async Task CheckAsync(IEnumerable<string> references)
    {
        var ledger = (await store.GetCaseAsync(new CaseId("ledger", "north")))?.State is { } state ? JsonSerializer.Deserialize(state, YearsJson.Default.LedgerState)!.Entries : [];
        foreach (var reference in references)
        {
            var caseId = new CaseId("parcel", reference);
            var view = await store.GetCaseAsync(caseId);
            if (view is not { IsClosed: true, Stage: "Done" })
                Broken.Add($"{reference} is {view?.Stage}: {string.Join("; ", (await store.GetExceptionsAsync(scope: caseId.ToString())).Select(static e => e.Message))}");
            if (Operations.Select(o => _done.GetValueOrDefault((o, reference))).ToList() is var times && times.Exists(static t => t != 1))
                Broken.Add($"{reference} was made, moved and told {string.Join(", ", times)} times");
            if (ledger.Count(e => e == reference) != 1)
                Broken.Add($"{reference} stands {ledger.Count(e => e == reference)} times in the ledger");
            if (view is not null && JournalChain.FindBreak(await store.GetJournalAsync(caseId), view.JournalLength, view.JournalPrunedTo, view.JournalPrunedHash) is { } at)
                Broken.Add($"the journal of {reference} is broken at {at}");
        }
    }

    private async Task PassAsync()
    {
        List<Action> due;
        lock (_lock)
        {
            clock.Advance(Step);
            due = [.. _later.Where(l => l.At <= clock.GetUtcNow()).Select(static l => l.What)];
            _later.RemoveAll(l => l.At <= clock.GetUtcNow());
        }

        due.ForEach(static what => what());
        // The runners' threads need real time for what takes none in this world.
        await Task.Delay(1);
        for (var i = 0; ThreadPool.PendingWorkItemCount > 0 && i < 50; i++)
            await Task.Yield();
    }

    private Runner Start()
    {
        var runner = new Runner { Name = string.Create(CultureInfo.InvariantCulture, $"r{++_lives}") };
        var cut = CutStore.Around(store, () => runner.IsGone || runner.IsCut || (Breaks && Chance(0.02, "store")));
        var ports = new RunnerPorts(this, runner);
        var options = new FlowRunnerOptions { Worker = runner.Name, LeaseClock = clock, Concurrency = 4, IdleWait = TimeSpan.FromSeconds(60), RefreshEvery = TimeSpan.FromMinutes(30) };
        var work = new FlowRunner(cut, [new ParcelFlow(2, ports, static () => new GateTable(2)), new LedgerFlow()], options, clock, NullLogger<FlowRunner>.Instance);
        runner.Work = Task.Run(() => work.RunAsync(runner.Stop.Token));
        return runner;
    }

    private bool Chance(double odds, string what)
    {
        lock (_lock)
            return _dice.Chance(odds, what);
    }

    private TimeSpan Wait(TimeSpan most, string what)
    {
        lock (_lock)
            return _dice.Skewed(TimeSpan.FromMilliseconds(10), most, what);
    }

    private void CarryOut(string operation, string reference)
    {
        lock (_lock)
            _done[(operation, reference)] = _done.GetValueOrDefault((operation, reference)) + 1;
    }

    /// <summary>What stands at a vendor: here everything leaves at once.</summary>
    private Thing Made(string operation, string reference) =>
        new("T", reference) { Quantity = ParcelGoods.Ordered(reference), Order = operation == "move" ? ParcelGoods.AllLeft(reference, Now) : null };

    private sealed class Runner
    {
        public required string Name { get; init; }

        public CancellationTokenSource Stop { get; } = new();

        public Task Work { get; set; } = Task.CompletedTask;

        /// <summary>It cannot reach the store.</summary>
        public volatile bool IsCut;

        /// <summary>Its process has ended: only its threads are still here, and reach nothing.</summary>
        public volatile bool IsGone;
    }

    private sealed class RunnerPorts(RunnerWorld world, Runner runner) : IPorts
    {
        public async Task<LookupResult<Thing>> FindAsync(string vendor, string operation, string reference, CancellationToken cancellationToken)
        {
            await WaitAsync($"find {operation} {reference}", cancellationToken);
            lock (world._lock)
                return world._done.ContainsKey((operation, reference)) ? new LookupResult<Thing>.Found(world.Made(operation, reference)) : new LookupResult<Thing>.Absent();
        }

        public async Task<Thing> DoAsync(string vendor, string operation, string reference, decimal quantity, SendPermit permit, CancellationToken cancellationToken)
        {
            await WaitAsync($"prepare {operation} {reference}", cancellationToken);
            if (runner.IsGone)
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            lock (world._lock)
            {
                if (!permit.MarkSent())
                    throw new PortException("The permit is over.") { System = vendor, Operation = operation, Kind = FailureKind.NotExecuted };
            }

            var losesAnswer = world.Breaks && world.Chance(0.2, "loses");
            if (losesAnswer && world.Chance(0.5, "late"))
            {
                lock (world._lock)
                    world._later.Add((clockNow() + world.Wait(TimeSpan.FromMinutes(7), "late by"), () => world.CarryOut(operation, reference)));
            }
            else
            {
                world.CarryOut(operation, reference);
            }

            await WaitAsync($"{operation} {reference}", cancellationToken);
            return losesAnswer ? throw new PortException("The answer was lost.") { System = vendor, Operation = operation, Kind = FailureKind.OutcomeUnknown } : world.Made(operation, reference);

            DateTimeOffset clockNow() => world.Now;
        }

        public Task SetAsync(string vendor, string operation, string reference, SendPermit permit, CancellationToken cancellationToken) => WaitAsync($"{operation} {reference}", cancellationToken);

        public async Task<bool> IsThereAsync(string vendor, string reference, string id, CancellationToken cancellationToken)
        {
            await WaitAsync($"get {reference}", cancellationToken);
            return true;
        }

        private Task WaitAsync(string what, CancellationToken cancellationToken) =>
            Task.Delay(world.Breaks && world.Chance(0.02, "hangs") ? Timeout.InfiniteTimeSpan : world.Wait(TimeSpan.FromSeconds(30), what), world.Clock, cancellationToken);
    }

    private ManualClock Clock => clock;

    private DateTimeOffset Now => clock.GetUtcNow();
}

/// <summary>A store that cannot always be reached: a call fails before it is carried out, or after.</summary>
#pragma warning disable CA1852 // A proxy is derived from it.
internal class CutStore : DispatchProxy
#pragma warning restore CA1852
{
    private static readonly MethodInfo Failed = typeof(Task).GetMethods().Single(static m => m.Name == nameof(Task.FromException) && m.IsGenericMethod);

    private IFlowStore _inner = null!;
    private Func<bool> _isCut = null!;

    public static IFlowStore Around(IFlowStore inner, Func<bool> isCut)
    {
        var store = Create<IFlowStore, CutStore>();
        (((CutStore)(object)store)._inner, ((CutStore)(object)store)._isCut) = (inner, isCut);
        return store;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        var fails = typeof(Task).IsAssignableFrom(targetMethod.ReturnType);
        if (fails && _isCut())
            return Away(targetMethod.ReturnType);
        var answer = targetMethod.Invoke(_inner, args);
        return fails && _isCut() ? Away(targetMethod.ReturnType) : answer;
    }

    private static object Away(Type type)
    {
        var failure = new FlowStoreException("The store cannot be reached.");
        return type.IsGenericType ? Failed.MakeGenericMethod(type.GetGenericArguments()).Invoke(null, [failure])! : Task.FromException(failure);
    }
}
