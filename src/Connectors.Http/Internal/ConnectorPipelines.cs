using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Connectors.Http.Internal;

/// <summary>
/// The pipelines of all accounts. A singleton: a pipeline that lived in a handler would forget its circuit breaker whenever the
/// client factory makes new handlers. Order, outermost first: total time, slot, retry, budget, circuit breaker, attempt time. Slots and budgets are
/// an account's, or of whoever is the same to the vendor; the breaker is that of a group of its operations, so each group has a pipeline.
/// </summary>
internal sealed class ConnectorPipelines(CallBudgets budgets, TimeProvider? time = null, ILoggerFactory? loggers = null)
{
    private static readonly TimeSpan ShortestSampling = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<(string Client, string Account, string Group, string? Owner), ResiliencePipeline<HttpResponseMessage>> _pipelines = new();
    private readonly ConcurrentDictionary<(string Client, string Account), SlotStrategy> _slots = new();

    public TimeProvider Time { get; } = time ?? TimeProvider.System;

    /// <summary>How the calls of each account have ended lately.</summary>
    public ConnectionHealth Health { get; } = new(time ?? TimeProvider.System);

    public ILogger Logger { get; } = loggers?.CreateLogger(Log.Category) ?? NullLogger.Instance;

    /// <summary>The pipeline of a group of operations of an account within a client; the options of its first use hold from then on.</summary>
    public ResiliencePipeline<HttpResponseMessage> For(string client, string account, string group, ConnectorResilienceOptions options, string? owner = null) =>
        _pipelines.TryGetValue((client, account, group, owner), out var known)
            ? known
            : _pipelines.GetOrAdd((client, account, group, owner), static (key, it) => it.self.Build(key.Client, key.Account, key.Group, key.Owner, it.options), (self: this, options));

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The two strategies added by hand have options without annotations.")]
    private ResiliencePipeline<HttpResponseMessage> Build(string client, string account, string group, string? owner, ConnectorResilienceOptions options)
    {
        var slots = _slots.GetOrAdd(owner is null ? (client, account) : (owner, owner), static (_, o) => new SlotStrategy(o.MaxConcurrency, o.MaxQueue), options);
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage>
        {
            Name = "connectors.http",
            InstanceName = account,
            TimeProvider = Time,
            TelemetryListener = new MeterTelemetryListener(),
        };
        builder.AddTimeout(new TimeoutStrategyOptions { Name = "total", Timeout = options.TotalTimeout });
        builder.AddStrategy(_ => slots, new Named("slot"));
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                Name = "retry",
                MaxRetryAttempts = options.MaxRetries,
                ShouldHandle = args => new(PlansRetry(args, options)),
                DelayGenerator = static args => new(args.Context.Call().NextDelay),
                OnRetry = args =>
                {
                    var call = args.Context.Call();
                    Logger.Retrying(call.Operation.System, call.Operation.Code, call.Attempts, Reason(args.Outcome), args.RetryDelay);
                    return default;
                },
            });
        }
        builder.AddStrategy(_ => new BudgetStrategy(budgets, owner ?? account, options.MaxBudgetWait), new Named("budget"));
        var sampling = options.AttemptTimeout * 2;
        builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
        {
            Name = "circuit",
            FailureRatio = 0.5,
            MinimumThroughput = 10,
            SamplingDuration = sampling > ShortestSampling ? sampling : ShortestSampling,
            BreakDuration = options.BreakDuration,
            ShouldHandle = static args => new(IsServerFault(args.Outcome)),
            OnOpened = args =>
            {
                Logger.CircuitOpened(account, group, args.BreakDuration);
                return default;
            },
            OnClosed = _ =>
            {
                Logger.CircuitClosed(account, group);
                return default;
            },
        });
        builder.AddTimeout(new TimeoutStrategyOptions { Name = "attempt", Timeout = options.AttemptTimeout });
        return builder.Build();
    }

    /// <summary>Decides on a repeat and its wait. The operation's rule decides, never the HTTP verb.</summary>
    private bool PlansRetry(RetryPredicateArguments<HttpResponseMessage> args, ConnectorResilienceOptions options)
    {
        var call = args.Context.Call();
        if (Verdict(args.Outcome, call) is not { } verdict || !verdict.MayRepeat(call.Operation.RetrySafety))
            return false;
        if (args.Context.CancellationToken.IsCancellationRequested || !Replay.IsPossible(call.Message?.Content))
            return false;
        call.NextDelay = verdict.RetryAfter is { } asked && asked > TimeSpan.Zero
            ? asked
            : Backoff.Delay(args.AttemptNumber, options.BaseDelay, options.MaxDelay, RandomNumberGenerator.GetInt32(Backoff.Sides));

        // A wait that outlives the call, or its permit, would turn a clear answer into a time-out: the caller gets the answer and the wait instead.
        return call.NextDelay < options.TotalTimeout - Time.GetElapsedTime(call.Taken) && !(call.NextDelay >= call.Permit?.Remaining);
    }

    private static Verdict? Verdict(Outcome<HttpResponseMessage> outcome, ConnectorCall call) => outcome.Exception switch
    {
        null => call.Verdict,
        ConnectorException or BrokenCircuitException => null,
        { } exception => Classifier.Of(exception, call.MayHaveRun),
    };

    /// <summary>Throttling, refusals and our own limits say nothing about the server's health.</summary>
    private static bool IsServerFault(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Result: { } response } => Classifier.IsServerFault(response.StatusCode),
        { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } } => false,
        { Exception: HttpRequestException or IOException or TimeoutRejectedException } => true,
        { Exception: { } exception } => Classifier.NeverSent(exception),
        _ => false,
    };

    /// <summary>A status or a kind of exception: nothing that could quote what was sent.</summary>
    public static string Reason(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Result: { } response } => ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture),
        { Exception: HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } e } => e.HttpRequestError.ToString(),
        { Exception: { } exception } => exception.GetType().Name,
        _ => "nothing",
    };

    private sealed class Named : ResilienceStrategyOptions
    {
        public Named(string name) => Name = name;
    }
}
