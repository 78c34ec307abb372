using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Threading.Channels;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Tables;
using Connectors.Flows.Engine.Running;
using Connectors.Flows.Storage;
using Connectors.Flows.Tables;
using Microsoft.Extensions.Logging;

namespace Connectors.Flows.Engine;

/// <summary>
/// Works on what is due: claims cases, lets their flows decide, carries out effects, and commits each step in one transaction.
/// An effect is only ever begun after the decision that asked for it was committed. Any number of runners may share one store. Thread-safe.
/// </summary>
/// <remarks>What is done when stands in <see cref="WorkLoop"/>; here it meets store, ports and clocks.</remarks>
public sealed partial class FlowRunner : IDisposable
{
    /// <summary>How long a store call that is not heard of any more is waited for, once everything else has ended.</summary>
    private static readonly TimeSpan AfterStop = TimeSpan.FromSeconds(1);

    private readonly IFlowStore _store;
    private readonly JournalKey? _key;
    private readonly FrozenDictionary<string, IFlow> _flows;
    private readonly IReadOnlyList<ServedFlow> _serves;
    private readonly FrozenDictionary<string, KnowledgeSource> _knowledge;
    private readonly FlowRunnerOptions _options;
    private readonly TimeProvider _time;
    private readonly TimeProvider _leaseClock;
    private readonly ILogger<FlowRunner> _logger;
    private readonly TableFollower _tables;
    private readonly SemaphoreSlim _starting = new(1, 1);
    private long? _refreshedAt;

    /// <summary>Makes a runner.</summary>
    /// <param name="store">Where everything is kept.</param>
    /// <param name="flows">The flows it can work on; names are unique.</param>
    /// <param name="options">How it works.</param>
    /// <param name="time">The clock of due times and deadlines, unless the options name another.</param>
    /// <param name="logger">Where it says what goes wrong.</param>
    /// <param name="tables">Mapping tables whose changes cases wait for; null for none.</param>
    /// <param name="key">What commits are sealed with (<see cref="JournalVerification.VerifyAsync"/>); null for a plain hash, which shows accidents and proves nothing against whoever can write the store.</param>
    public FlowRunner(
        IFlowStore store, IEnumerable<IFlow> flows, FlowRunnerOptions options, TimeProvider time, ILogger<FlowRunner> logger, IEnumerable<ITableSource>? tables = null, JournalKey? key = null)
    {
        _key = key;
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(flows);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Concurrency, 1);
        _store = store;
        _flows = flows.ToFrozenDictionary(static f => f.Name, StringComparer.Ordinal);
        _serves = [.. _flows.Values.Select(static f => new ServedFlow(f.Name, f.Format, f.Connections)).OrderBy(static s => s.Flow, StringComparer.Ordinal)];
        _options = options;
        _time = options.Time ?? time;
        _leaseClock = options.LeaseClock ?? TimeProvider.System;
        _logger = logger;
        _tables = new TableFollower(tables ?? []);
        _knowledge = _flows.Values.ToFrozenDictionary(static f => f.Name, f => new KnowledgeSource(f, _store, _options, _time, _leaseClock), StringComparer.Ordinal);
    }

    /// <summary>Works until nothing is due at the present instant and nothing is under way. Cancelled, it stops at once.</summary>
    /// <returns>How many steps of work were done.</returns>
    /// <exception cref="FlowStoreException">The store failed.</exception>
    public async Task<long> RunUntilIdleAsync(CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken).ConfigureAwait(false);
        await _tables.TellAsync(_store, _time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        var loop = new WorkLoop(_flows, _options, untilIdle: true, _key);
        await DriveAsync(loop, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return loop.Failure is { } failure ? throw failure : loop.Steps;
    }

    /// <summary>
    /// Works until cancelled: the hosted form. A failing store is logged and asked again. A stop lets effects that are under way end within
    /// <see cref="FlowRunnerOptions.StopWithin"/> and keeps what they bring.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await StartAsync(cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
                break;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                LogStoreFailed(failure);
                await Task.Delay(_options.IdleWait, _leaseClock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        using var stopRefreshing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var refreshing = RefreshAsync(stopRefreshing.Token);
        var following = FollowTablesAsync(stopRefreshing.Token);
        var pruning = PruneAsync(stopRefreshing.Token);
        await DriveAsync(new WorkLoop(_flows, _options, untilIdle: false, _key), _options.StopWithin, cancellationToken).ConfigureAwait(false);
        await stopRefreshing.CancelAsync().ConfigureAwait(false);
        await EndAsync(Task.WhenAll(refreshing, following, pruning), AfterStop).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _tables.Dispose();
        _starting.Dispose();
    }

    /// <summary>
    /// Makes the store ready, and sees to it that every scheduled case is there and due within its interval; done by the first run, or earlier by a host
    /// that wants to fail early. Repeated now and then.
    /// </summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await _starting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_refreshedAt is { } last && _leaseClock.GetElapsedTime(last) < _options.RefreshEvery && _flows.Count > 0)
                return;
            var isFirst = _refreshedAt is null;
            await _store.InitialiseAsync(cancellationToken).ConfigureAwait(false);
            await KeepSchedulesAsync(isFirst, cancellationToken).ConfigureAwait(false);
            _refreshedAt = _leaseClock.GetTimestamp();
        }
        finally
        {
            _starting.Release();
        }
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(_options.RefreshEvery, _leaseClock, cancellationToken).ConfigureAwait(false);
            try
            {
                await StartAsync(cancellationToken).ConfigureAwait(false);

                // Not at the start: what waited for this very worker is served in a moment.
                await ReportUnservedAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                LogStoreFailed(failure);
            }
        }
    }

    /// <summary>Removes what is no longer kept, beside everything else: what it takes or fails with keeps nobody waiting.</summary>
    private async Task PruneAsync(CancellationToken cancellationToken)
    {
        var policy = _options.GetRetention();
        var erasure = _options.KeepPersonalData is { } keep ? new ErasureByAge(_store, _flows.Values, keep) : null;
        if (erasure is null && policy == new RetentionPolicy { Portion = policy.Portion })
            return;
        await Task.Delay(_options.RefreshEvery, _leaseClock, cancellationToken).ConfigureAwait(false);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var pruned = await _store.PruneAsync(policy, _time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
                LogPruned(pruned);
                if (erasure is not null)
                    await erasure.EraseAsync(_time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                LogStoreFailed(failure);
            }

            await Task.Delay(_options.PruneEvery, _leaseClock, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task FollowTablesAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await _tables.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await _tables.TellAsync(_store, _time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                LogStoreFailed(failure);
                await Task.Delay(_options.IdleWait, _leaseClock, cancellationToken).ConfigureAwait(false);
                _tables.TellAgain();
            }
        }
    }

    private async Task KeepSchedulesAsync(bool isFirst, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        foreach (var flow in _flows.Values)
        {
            foreach (var schedule in flow.Schedules)
            {
                var caseId = new CaseId(flow.Name, schedule.Key);
                var known = await _store.GetCaseAsync(caseId, cancellationToken).ConfigureAwait(false);
                if (known is null)
                    await _store.DeliverAsync([new InboxMessage(caseId, schedule.Connection, "start", string.Empty, schedule.Priority) { Kind = InputKind.Wake }], now, cancellationToken).ConfigureAwait(false);

                // A release that starts may want to look sooner than the last one; a clock that was set back must not silence what it times.
                else if (isFirst || known.DueAt is null || known.DueAt > now + schedule.Every)
                    await _store.WakeAsync(caseId, now, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task ReportUnservedAsync(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var unserved = await _store.GetUnservedAsync(now - _options.UnservedAfter, cancellationToken).ConfigureAwait(false);
        await _store.SetExceptionsAsync("engine/unserved", [.. unserved.Select(Record)], now, cancellationToken).ConfigureAwait(false);

        static Problem Record(UnservedCases cases) => new($"{cases.Flow} {cases.Connection}", new Refusal
        {
            Reason = ReasonCatalogue.CasesUnserved,
            Message = string.Create(CultureInfo.InvariantCulture, $"{cases.Count} open cases of flow '{cases.Flow}' on '{cases.Connection}' (format {cases.Format}) are due since {cases.DueSince:u}, and no worker serves them."),
            Remedy = "Start a worker that has this flow, connection and format, or see why the running ones do not keep up.",
            Facts = [new Fact("cases", cases.Count.ToString(CultureInfo.InvariantCulture)), new Fact("due since", cases.DueSince.ToString("u", CultureInfo.InvariantCulture))],
        }, Severity.Page);
    }

    [SuppressMessage("Reliability", "CA2025", Justification = "The delays are cancelled before their source is disposed.")]
    [SuppressMessage("Reliability", "CA2000", Justification = "A source that is being cancelled may still be listened to, and holds nothing.")]
    private async Task DriveAsync(WorkLoop loop, TimeSpan stopWithin, CancellationToken cancellationToken)
    {
        var began = _leaseClock.GetTimestamp();
        var events = Channel.CreateUnbounded<LoopEvent>(new UnboundedChannelOptions { SingleReader = true });
        var runs = new ConcurrentDictionary<long, CancellationTokenSource>();
        var working = new ConcurrentDictionary<Task, bool>();
        var ready = Task.FromResult(true);
        using var over = new CancellationTokenSource();
        using var ended = new CancellationTokenSource();
        long? stoppedAt = null;
        await using var stop = cancellationToken.Register(() =>
        {
            stoppedAt = _leaseClock.GetTimestamp();
            events.Writer.TryWrite(new LoopEvent.StopAsked(stopWithin));
        }).ConfigureAwait(false);
        events.Writer.TryWrite(new LoopEvent.Ticked());
        while (!loop.IsOver)
        {
            foreach (var command in loop.Handle(await NextAsync().ConfigureAwait(false), new LoopTime(_time.GetUtcNow(), _leaseClock.GetElapsedTime(began))))
                Execute(command);
        }

        await over.CancelAsync().ConfigureAwait(false);

        // As long as a stop may take, and no longer: a store that does not answer must not keep the process from ending.
        var left = (stoppedAt is { } at ? stopWithin - _leaseClock.GetElapsedTime(at) : _options.StopWithin) + WorkLoop.KeepWithin;
        await EndAsync(Task.WhenAll(working.Keys), left > AfterStop ? left : AfterStop).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);

        async ValueTask<LoopEvent> NextAsync()
        {
            if (events.Reader.TryRead(out var waiting))
                return waiting;
            using var timer = CancellationTokenSource.CreateLinkedTokenSource(over.Token);
            if (ready.IsCompleted)
                ready = events.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
            List<Task> first = [ready, Task.Delay(AtLeast(loop.WakeAt - _leaseClock.GetElapsedTime(began)), _leaseClock, timer.Token)];
            if (loop.WakeAtDue is { } due && due - _time.GetUtcNow() < _options.IdleWait * 1000)
                first.Add(Task.Delay(AtLeast(due - _time.GetUtcNow()), _time, timer.Token));
            await Task.WhenAny(first).ConfigureAwait(false);
            await timer.CancelAsync().ConfigureAwait(false);
            return events.Reader.TryRead(out var next) ? next : new LoopEvent.Ticked();
        }

        static TimeSpan AtLeast(TimeSpan wait) => wait < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : wait;

        void Execute(LoopCommand command)
        {
            switch (command)
            {
                case LoopCommand.Claim claim:
                    Track(ClaimOrFailAsync(claim));
                    break;
                case LoopCommand.Commit commit:
                    Begin(CommitAsync(commit), failure => new LoopEvent.CommitFailed(commit.Commits, failure));
                    break;
                case LoopCommand.Extend extend:
                    Begin(ExtendAsync(extend), static failure => new LoopEvent.ExtendFailed(failure));
                    break;
                case LoopCommand.AskNextDue:
                    Begin(NextDueAsync(), static _ => new LoopEvent.NextDue(null));
                    break;
                case LoopCommand.Run run:
                    var cancel = new CancellationTokenSource();
                    runs[run.Number] = cancel;
                    _ = RunAsync(run, cancel); // not waited for: what does not end in time is left to itself, its permit closed
                    break;
                case LoopCommand.Cancel cancelled:
                    // On another thread: what a handler hangs on its token must not hold up the loop.
                    if (runs.TryRemove(cancelled.Number, out var running))
                        Track(running.CancelAsync());
                    break;
                case LoopCommand.Release release:
                    Track(_store.ReleaseAsync([.. release.Leases.Select(static l => (l.Case, l.Fence))], _time.GetUtcNow(), CancellationToken.None));
                    break;
                case LoopCommand.Deliver deliver:
                    Track(DeliverAsync(deliver.Inputs, ended.Token));
                    break;
                case LoopCommand.LookAgain look:
                    Track(LookAgainAsync(look, over.Token));
                    break;
                case LoopCommand.Tell tell:
                    Log(tell);
                    break;
            }
        }

        async Task RunAsync(LoopCommand.Run run, CancellationTokenSource cancel)
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            var outcome = await CarryOutAsync(run, cancel.Token).ConfigureAwait(false);

            // Whoever takes it out is alone with it: one that is being cancelled must not be disposed of.
            if (runs.TryRemove(run.Number, out _))
                cancel.Dispose();
            events.Writer.TryWrite(new LoopEvent.Ran(run.Number, outcome));
        }

        async Task ClaimOrFailAsync(LoopCommand.Claim claim)
        {
            try
            {
                await ClaimAsync(claim, Track, happened => events.Writer.TryWrite(happened)).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                events.Writer.TryWrite(new LoopEvent.ClaimFailed(failure));
            }
        }

        void Track(Task work)
        {
            working[work] = true;
            work.ContinueWith(done => working.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        void Begin(Task<LoopEvent> work, Func<Exception, LoopEvent> failed) => Track(AnswerAsync(work, failed));

        async Task AnswerAsync(Task<LoopEvent> work, Func<Exception, LoopEvent> failed)
        {
            try
            {
                events.Writer.TryWrite(await work.ConfigureAwait(false));
            }
            catch (Exception failure)
            {
                events.Writer.TryWrite(failed(failure));
            }
        }
    }

    private async Task ClaimAsync(LoopCommand.Claim claim, Action<Task> track, Action<LoopEvent> post)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        foreach (var (name, source) in _knowledge.Where(static k => k.Value.IsToBeTried))
            track(KnowAsync(name, source, source.ReadAsync()));
        var request = new ClaimRequest(_options.Worker, _time.GetUtcNow(), _options.Lease, claim.Max)
        {
            Serves = Served(),
            UnderWay = claim.UnderWay,
            MaxOfConnection = claim.MaxOfConnection,
        };
        var cases = await _store.ClaimAsync(request, CancellationToken.None).ConfigureAwait(false);
        var knowledge = new Dictionary<string, Knowledge>(StringComparer.Ordinal);
        var awaited = new Dictionary<string, Task<Knowledge?>>(StringComparer.Ordinal);
        foreach (var name in cases.Select(static c => c.Case.Flow).Distinct(StringComparer.Ordinal))
        {
            // Its cases wait for it; those of other flows go on.
            var reading = _knowledge[name].ReadAsync();
            if (!reading.IsCompleted)
                awaited.Add(name, reading);
            else if (await KnowAsync(name, _knowledge[name], reading).ConfigureAwait(false) is { } known)
                knowledge[name] = known;
        }

        post(new LoopEvent.Claimed(cases, knowledge) { Awaited = awaited.Keys.ToFrozenSet(StringComparer.Ordinal) });
        foreach (var (name, reading) in awaited)
            track(TellAsync(name, reading));

        async Task TellAsync(string name, Task<Knowledge?> reading)
        {
            await reading.ConfigureAwait(false);
            post(new LoopEvent.Known(name, await reading.ConfigureAwait(false)));
            await KnowAsync(name, _knowledge[name], reading).ConfigureAwait(false);
        }

        async Task<Knowledge?> KnowAsync(string name, KnowledgeSource source, Task<Knowledge?> reading)
        {
            var known = await reading.ConfigureAwait(false);
            if (known is null && source.Failure is { } failure)
                LogNoKnowledge(name, failure.GetType().FullName, failure.StackTrace);
            if (source.IsToBeReported)
                track(ReportAsync(source));
            return known;
        }
    }

    /// <summary>The flows whose knowledge can be had at present.</summary>
    private IReadOnlyList<ServedFlow> Served() => _knowledge.Values.All(static k => k.IsServed) ? _serves : [.. _serves.Where(s => _knowledge[s.Flow].IsServed)];

    private async Task ReportAsync(KnowledgeSource source)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await source.ReportAsync().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The next answer of the source, or the next failure, tries it again.
            LogStoreFailed(failure);
        }
    }

    private async Task<LoopEvent> CommitAsync(LoopCommand.Commit commit)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        return new LoopEvent.Committed(commit.Commits, await _store.CommitAsync(commit.Commits, CancellationToken.None).ConfigureAwait(false));
    }

    private async Task<LoopEvent> ExtendAsync(LoopCommand.Extend extend)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var lost = await _store.ExtendAsync([.. extend.Leases.Select(static l => (l.Case, l.Fence))], _options.Lease, CancellationToken.None).ConfigureAwait(false);
        return new LoopEvent.Extended(extend.Leases, [.. lost.Select(static l => new LeaseKey(l.Case, l.Fence))]);
    }

    private async Task<LoopEvent> NextDueAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        return new LoopEvent.NextDue(await _store.GetNextDueAsync(Served(), CancellationToken.None).ConfigureAwait(false));
    }

    private async Task<RunOutcome> CarryOutAsync(LoopCommand.Run run, CancellationToken cancellationToken)
    {
        using var span = FlowTelemetry.StartEffect(run.Case.Case.Flow);
        var context = new EffectContext(run.Effect.Attempts, run.Permit, _store, _time.GetUtcNow())
        {
            IsWithdrawn = run.Effect.IsWithdrawn,
            SentAt = run.Effect.SentAt,
            StillWorkingFor = run.Effect.StillWorkingFor,
            Progress = run.Progress,
        };
        try
        {
            var result = await _flows[run.Case.Case.Flow].RunAsync(run.Case.Case, CaseSteps.StateOf(run.Case), CaseSteps.TextOf(run.Effect), context, cancellationToken).ConfigureAwait(false);
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
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Not the exception itself: a foreign message may quote anything.
            LogSurprise(run.Case.Case.ToString(), run.Effect.Id, failure.GetType().FullName, failure.StackTrace);
            return new RunOutcome.Surprised(failure.GetType().Name, context.MayHaveSent);
        }
    }

    /// <summary>Wakes a case whose knowledge is no longer what it was decided with. Once there is nothing else to do, nothing is waited for between attempts.</summary>
    private async Task LookAgainAsync(LoopCommand.LookAgain look, CancellationToken over)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var knowledge = await _knowledge[look.Case.Flow].ReadWithinAsync().ConfigureAwait(false);
                if (knowledge.Version != look.KnowledgeVersion)
                    await _store.WakeAsync(look.Case, _time.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
                return;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                LogStoreFailed(failure);
                if (attempt == 5)
                    return;
                await Task.Delay(TimeSpan.FromSeconds(attempt), _leaseClock, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Until it is kept, or the worker's stop has ended: then the next attempt of the holder looks it up all the same.</summary>
    private async Task DeliverAsync(IReadOnlyList<InboxMessage> inputs, CancellationToken ended)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await _store.DeliverAsync(inputs, _time.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
                return;
            }
            catch (Exception failure) when (!ended.IsCancellationRequested)
            {
                LogStoreFailed(failure);
                await Task.Delay(TimeSpan.FromSeconds(Math.Min(attempt, 10)), _leaseClock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception failure)
            {
                LogStrayLost(failure, inputs[0].ToString());
                return;
            }
        }
    }

    /// <summary>Waits for work to end, whatever becomes of it, but no longer than so.</summary>
    private async Task EndAsync(Task work, TimeSpan within)
    {
        if (work.IsCompleted)
            return;
        using var limit = new CancellationTokenSource(within, _leaseClock);
        await work.WaitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Log(LoopCommand.Tell tell)
    {
        var name = tell.Case?.ToString() ?? string.Empty;
        switch (tell.News)
        {
            case LoopNews.LeaseLost:
                LogLeaseLost(name);
                break;
            case LoopNews.HeartbeatFailed:
                LogHeartbeatFailed(tell.Failure!);
                break;
            case LoopNews.StoreFailed:
                LogStoreFailed(tell.Failure!);
                break;
            case LoopNews.SetAside:
                LogSetAside(tell.Failure, name, tell.Detail);
                break;
            case LoopNews.TimeLimit:
                LogTimeLimit(name, tell.Detail);
                break;
            default:
                LogFailed(name, tell.Detail);
                break;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The store failed; it is asked again.")]
    private partial void LogStoreFailed(Exception failure);

    [LoggerMessage(2, LogLevel.Warning, "The lease of {Case} was lost to another worker; nothing more is sent for it here.")]
    private partial void LogLeaseLost(string @case);

    [LoggerMessage(3, LogLevel.Error, "{Case} is set aside. {Why}")]
    private partial void LogSetAside(Exception? failure, string @case, string why);

    [LoggerMessage(4, LogLevel.Error, "{Case} {Effect} failed unexpectedly with {Failure}. {StackTrace}")]
    private partial void LogSurprise(string @case, string effect, string? failure, string? stackTrace);

    [LoggerMessage(5, LogLevel.Debug, "{Case} {Failure}")]
    private partial void LogFailed(string @case, string failure);

    [LoggerMessage(6, LogLevel.Warning, "The leases could not be prolonged; it is tried again.")]
    private partial void LogHeartbeatFailed(Exception failure);

    [LoggerMessage(7, LogLevel.Warning, "{Case} {Effect} took longer than it may and was given up.")]
    private partial void LogTimeLimit(string @case, string effect);

    [LoggerMessage(8, LogLevel.Error, "What flow {Flow} must know cannot be had: {Failure}. Its cases wait. {StackTrace}")]
    private partial void LogNoKnowledge(string flow, string? failure, string? stackTrace);

    [LoggerMessage(10, LogLevel.Debug, "Removed what is no longer kept: {Pruned}")]
    private partial void LogPruned(PrunedCases pruned);

    [LoggerMessage(9, LogLevel.Error, "{Input} could not be delivered.")]
    private partial void LogStrayLost(Exception failure, string input);
}
