using System.Globalization;
using Connectors.Domain.Reasons;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Engine;

/// <summary>
/// Reads one flow's knowledge within a time limit. A source that fails or does not answer is asked again now and then; meanwhile its flow is not served, so that
/// its cases hold no slot and other flows do not wait for it. After some failures a person is told.
/// </summary>
internal sealed class KnowledgeSource(IFlow flow, IFlowStore store, FlowRunnerOptions options, TimeProvider time, TimeProvider leaseClock)
{
    private readonly Lock _lock = new();
    private Task<Knowledge?>? _reading;
    private int _failures;
    private long _failedAt;
    private Exception? _failure;
    private bool? _isShown;
    private bool _isReporting;

    /// <summary>Where its record stands.</summary>
    public string Scope => $"engine/knowledge/{flow.Name}";

    /// <summary>Whether its flow can be served now: its last answer was one, and none is awaited.</summary>
    public bool IsServed
    {
        get
        {
            lock (_lock)
                return _failures == 0 && _reading is null or { IsCompleted: true };
        }
    }

    /// <summary>Whether it failed and may be asked again.</summary>
    public bool IsToBeTried
    {
        get
        {
            lock (_lock)
                return _failures > 0 && _reading is null or { IsCompleted: true } && leaseClock.GetElapsedTime(_failedAt) >= options.BaseBackoff;
        }
    }

    /// <summary>Whether its record is not what it should be.</summary>
    public bool IsToBeReported
    {
        get
        {
            lock (_lock)
                return _failures == 0 ? _isShown != false : _failures >= options.Patience && _isShown != true;
        }
    }

    /// <summary>What went wrong the last time; null when nothing did.</summary>
    public Exception? Failure
    {
        get
        {
            lock (_lock)
                return _failure;
        }
    }

    /// <summary>The knowledge of now; null when it cannot be had. Never fails.</summary>
    public Task<Knowledge?> ReadAsync()
    {
        var reading = ReadOrFailAsync();
        lock (_lock)
            _reading = reading;
        return reading;
    }

    /// <summary>The knowledge of now, within the limit.</summary>
    public async Task<Knowledge> ReadWithinAsync()
    {
        using var limit = new CancellationTokenSource(options.KnowledgeTimeLimit, leaseClock);
        var reading = flow.ReadKnowledgeAsync(store, limit.Token);
        return reading.IsCompletedSuccessfully ? reading.Result : await reading.AsTask().WaitAsync(limit.Token).ConfigureAwait(false);
    }

    /// <summary>Raises the record after so many failures that a person must see it, and clears it as soon as the source answers, also one that an earlier worker left.</summary>
    public async Task ReportAsync()
    {
        lock (_lock)
        {
            if (_isReporting)
                return;
            _isReporting = true;
        }

        try
        {
            while (Next() is { } problems)
            {
                if (problems.Count > 0 || _isShown is not null || (await store.GetExceptionsAsync(scope: Scope).ConfigureAwait(false)).Count > 0)
                    await store.SetExceptionsAsync(Scope, problems, time.GetUtcNow()).ConfigureAwait(false);
                lock (_lock)
                    _isShown = problems.Count > 0;
            }
        }
        finally
        {
            lock (_lock)
                _isReporting = false;
        }
    }

    private async Task<Knowledge?> ReadOrFailAsync()
    {
        try
        {
            var knowledge = await ReadWithinAsync().ConfigureAwait(false) ?? throw new InvalidOperationException("The source gave nothing.");
            lock (_lock)
                (_failures, _failure) = (0, null);
            return knowledge;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            lock (_lock)
                (_failures, _failure, _failedAt) = (_failures + 1, failure, leaseClock.GetTimestamp());
            return null;
        }
    }

    /// <summary>What is to be shown now; null when that is shown already.</summary>
    private IReadOnlyList<Problem>? Next()
    {
        lock (_lock)
        {
            var shows = _failures >= options.Patience;
            if (_isShown == shows || (!shows && _failures > 0))
                return null;
            if (!shows)
                return [];
            var what = _failure is OperationCanceledException ? $"gave no answer within {options.KnowledgeTimeLimit}" : $"failed with {_failure?.GetType().Name}";
            return
            [
                new Problem(string.Empty, new Refusal
                {
                    Reason = ReasonCatalogue.KnowledgeUnavailable,
                    Message = string.Create(CultureInfo.InvariantCulture, $"What flow '{flow.Name}' must know cannot be had: its source {what}, {_failures} times in a row. Its cases wait."),
                    Remedy = "See why the source does not answer: the tables it reads, the store, the host's own code. It is asked again by itself.",
                    Facts = [new Fact("flow", flow.Name)],
                }, Severity.Page),
            ];
        }
    }
}
