using System.Collections.Concurrent;
using System.Collections.Frozen;
using Connectors.Domain.Ports;
using Connectors.Flows.Storage;
using Microsoft.Extensions.Logging;

namespace Connectors.Flows.Engine;

/// <summary>
/// Works on what is due: claims cases, lets their flows decide, carries out effects, and commits each step in one transaction.
/// An effect is only ever begun after the decision that asked for it was committed. Any number of runners may share one store. Thread-safe.
/// </summary>
public sealed partial class FlowRunner : IDisposable
{
    private readonly IFlowStore _store;
    private readonly FrozenDictionary<string, IFlow> _flows;
    private readonly FlowRunnerOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<FlowRunner> _logger;
    private readonly CommitQueue _commits;
    private readonly ConcurrentDictionary<(CaseId Case, long Fence), string> _held = new();
    private readonly SemaphoreSlim _starting = new(1, 1);
    private DateTimeOffset? _startedAt;

    /// <summary>Makes a runner.</summary>
    /// <param name="store">Where everything is kept.</param>
    /// <param name="flows">The flows it can work on; names are unique.</param>
    /// <param name="options">How it works.</param>
    /// <param name="time">The clock of due times, deadlines and leases, unless the options name another.</param>
    /// <param name="logger">Where it says what goes wrong.</param>
    public FlowRunner(IFlowStore store, IEnumerable<IFlow> flows, FlowRunnerOptions options, TimeProvider time, ILogger<FlowRunner> logger)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(flows);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Concurrency, 1);
        _store = store;
        _flows = flows.SelectMany(static f => f.Feeds.Prepend(f)).ToFrozenDictionary(static f => f.Name, StringComparer.Ordinal);
        _options = options;
        _time = options.Time ?? time;
        _logger = logger;
        _commits = new CommitQueue(store);
    }

    /// <summary>Works until nothing is due at the present instant and nothing is under way.</summary>
    /// <returns>How many steps of work were done.</returns>
    public async Task<long> RunUntilIdleAsync(CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken).ConfigureAwait(false);
        using var stopHeartbeat = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var heartbeat = KeepLeasesAsync(stopHeartbeat.Token);
        var running = new List<Task>(_options.Concurrency);
        var steps = 0L;
        try
        {
            while (true)
            {
                var request = new ClaimRequest(_options.Worker, _time.GetUtcNow(), _options.Lease, _options.Concurrency - running.Count)
                {
                    UnderWay = _held.Values.CountBy(static connection => connection).ToDictionary(StringComparer.Ordinal),
                };
                var claimed = request.Max == 0 ? [] : await _store.ClaimAsync(request, cancellationToken).ConfigureAwait(false);
                steps += claimed.Count;
                foreach (var one in claimed)
                    running.Add(WorkAsync(one, cancellationToken));
                if (running.Count == 0)
                    return steps;
                if (claimed.Count == 0 || running.Count == _options.Concurrency)
                    await Task.WhenAny(running).ConfigureAwait(false);
                foreach (var finished in running.Where(static t => t.IsCompleted).ToList())
                {
                    running.Remove(finished);
                    await finished.ConfigureAwait(false);
                }
            }
        }
        finally
        {
            await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await stopHeartbeat.CancelAsync().ConfigureAwait(false);
            await heartbeat.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Works until cancelled: the hosted form. A failing store is logged and tried again.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var wait = _options.IdleWait;
            try
            {
                await RunUntilIdleAsync(cancellationToken).ConfigureAwait(false);
                if (await _store.GetNextDueAsync(cancellationToken).ConfigureAwait(false) is { } due)
                {
                    var until = due - _time.GetUtcNow();
                    wait = until < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : until < wait ? until : wait;
                }
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                LogRunFailed(failure, _options.IdleWait);
            }

            await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _commits.Dispose();
        _starting.Dispose();
    }

    /// <summary>
    /// Makes the store ready and lets the flows load what they need; done by the first run, or earlier by a host that wants to fail early.
    /// Runs repeat it now and then, so that what another worker has learned is known here too.
    /// </summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await _starting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var now = _time.GetUtcNow();
            if (now - _startedAt < _options.RefreshEvery)
                return;
            await _store.InitialiseAsync(cancellationToken).ConfigureAwait(false);
            foreach (var flow in _flows.Values)
                await flow.StartAsync(_store, cancellationToken).ConfigureAwait(false);
            _startedAt = now;
        }
        finally
        {
            _starting.Release();
        }
    }

    private async Task WorkAsync(ClaimedCase claimed, CancellationToken cancellationToken)
    {
        _held[(claimed.Case, claimed.Fence)] = claimed.Connection;
        try
        {
            var commit = await StepAsync(claimed, cancellationToken).ConfigureAwait(false);
            if (await _commits.CommitAsync(commit, cancellationToken).ConfigureAwait(false))
                FlowTelemetry.Count(claimed.Case.Flow, commit.IsSetAside ? "set-aside" : claimed.Inputs.Count > 0 ? "heard" : claimed.DueEffect is null ? "looked" : "effect");
            else
                LogLeaseLost(claimed.Case.ToString());
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Whatever was begun is looked up at the next attempt: it was counted when the case was claimed.
            await _store.ReleaseAsync([(claimed.Case, claimed.Fence)], _time.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        catch
        {
            // The store failed. If it carried the commit out after all, the lease has ended with it and this changes nothing.
            await _store.ReleaseAsync([(claimed.Case, claimed.Fence)], _time.GetUtcNow(), CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
        finally
        {
            _held.TryRemove((claimed.Case, claimed.Fence), out _);
        }
    }

    private async Task<CaseCommit> StepAsync(ClaimedCase claimed, CancellationToken cancellationToken)
    {
        if (!_flows.TryGetValue(claimed.Case.Flow, out var flow))
            return CaseSteps.Poison(claimed, $"no flow named '{claimed.Case.Flow}' is registered", _time.GetUtcNow());
        try
        {
            if (claimed.Inputs.Count > 0)
                return CaseSteps.Hear(flow, claimed, _time.GetUtcNow());
            return claimed.DueEffect is { } due
                ? await RunEffectAsync(flow, claimed, claimed.Effects.First(e => e.Id == due), cancellationToken).ConfigureAwait(false)
                : CaseSteps.LookAgain(flow, claimed, _time.GetUtcNow());
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogPoisoned(claimed.Case.ToString(), failure.GetType().FullName, failure.StackTrace);
            return CaseSteps.Poison(claimed, failure.GetType().Name, _time.GetUtcNow());
        }
    }

    private async Task<CaseCommit> RunEffectAsync(IFlow flow, ClaimedCase claimed, OutboxEntry effect, CancellationToken cancellationToken)
    {
        using var span = FlowTelemetry.StartEffect(claimed.Case.Flow);
        try
        {
            var result = await flow.RunAsync(claimed.Case, claimed.State, effect.Content, new EffectCall(effect.Attempts, effect.IsWithdrawn), cancellationToken).ConfigureAwait(false);
            return CaseSteps.Settle(flow, claimed, effect, result, _time.GetUtcNow());
        }
        catch (PortException failure) when (failure.Kind is FailureKind.Rejected or FailureKind.NotFound && !effect.IsWithdrawn)
        {
            // A withdrawn effect is only looked up: a refused look-up says nothing of what happened, so it is not forgotten for it.
            LogRejected(claimed.Case.ToString(), effect.Id, failure.Message);
            var rejection = new Rejection(failure.System, failure.Operation, failure.Kind, failure.ErrorCode, failure.Message);
            return CaseSteps.Reject(flow, claimed, effect, rejection, _time.GetUtcNow());
        }
        catch (PortException failure)
        {
            LogFailed(claimed.Case.ToString(), effect.Id, effect.Failures + 1, failure.Message);
            return CaseSteps.Postpone(flow, claimed, effect, failure, _options, _time.GetUtcNow());
        }
    }

    private async Task KeepLeasesAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(_options.Lease / 3, _time, cancellationToken).ConfigureAwait(false);
            if (_held.IsEmpty)
                continue;
            try
            {
                await _store.ExtendAsync([.. _held.Keys], _time.GetUtcNow() + _options.Lease, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                // The next beat comes well before the lease ends; giving up now would let another worker in beside ours.
                LogHeartbeatFailed(failure);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The run failed; it is tried again in {Wait}.")]
    private partial void LogRunFailed(Exception failure, TimeSpan wait);

    [LoggerMessage(2, LogLevel.Warning, "The lease of {Case} was lost to another worker; its step is dropped and will be looked up.")]
    private partial void LogLeaseLost(string @case);

    // Not the exception itself: a foreign message may quote anything.
    [LoggerMessage(3, LogLevel.Error, "{Case} failed unexpectedly with {Failure} and is set aside. {StackTrace}")]
    private partial void LogPoisoned(string @case, string? failure, string? stackTrace);

    [LoggerMessage(4, LogLevel.Information, "{Case} {Effect}: {Failure} A person must look.")]
    private partial void LogRejected(string @case, string effect, string failure);

    [LoggerMessage(5, LogLevel.Debug, "{Case} {Effect} failed {Failures} times: {Failure} It is tried again.")]
    private partial void LogFailed(string @case, string effect, int failures, string failure);

    [LoggerMessage(6, LogLevel.Warning, "The leases could not be prolonged; it is tried again.")]
    private partial void LogHeartbeatFailed(Exception failure);
}
