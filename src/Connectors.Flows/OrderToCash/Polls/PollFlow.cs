using System.Globalization;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Json;
using Connectors.Flows.Storage;

namespace Connectors.Flows.OrderToCash.Polls;

/// <summary>
/// Asks a system for news at an interval. Each connection is one case, so that it is polled by one worker at a time, an
/// outage loses no news, and a poll that keeps failing is seen like any other trouble.
/// </summary>
/// <param name="name">Name of the flow.</param>
/// <param name="connections">The connections to poll.</param>
/// <param name="every">Time between two runs.</param>
/// <param name="lane">How urgent it is.</param>
/// <param name="time">Clock of the runs.</param>
public abstract class PollFlow(string name, IReadOnlyCollection<ConnectionName> connections, TimeSpan every, Lane lane, TimeProvider time)
    : Flow<PollState, PollInput, PollEffect>(name, FlowsJsonContext.Default.PollState, FlowsJsonContext.Default.PollInput, FlowsJsonContext.Default.PollEffect)
{
    /// <summary>The store, for polls that look up what is known.</summary>
    protected IFlowStore Store { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task StartAsync(IFlowStore store, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        Store = store;
        var start = Write(new PollInput(null, 0, null));
        await store.DeliverAsync(
            [.. connections.Select(c => new NewInput(CaseOf(c), $"{Name}@{c}", "start", start, lane))], time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The case that polls a connection.</summary>
    protected CaseId CaseOf(ConnectionName connection) => new(Name, connection.Value);

    /// <inheritdoc/>
    protected override Decision<PollState, PollEffect> Decide(CaseId caseId, PollState? state, PollInput? input, DateTimeOffset now)
    {
        var known = state ?? new PollState { StartedAt = now };
        if (input?.BeganAt is { } began)
            known = known with { LastRunAt = began, Kept = input.Kept };
        return new Decision<PollState, PollEffect>
        {
            State = known,
            Stage = "Polling",
            Effects = [new PlannedEffect<PollEffect>("poll", new PollEffect(), RepeatRule.Read, lane) { NotBefore = known.LastRunAt + every }],
            Notes = input is { Delivered: > 0 } ? [new Note("poll.delivered", string.Create(CultureInfo.InvariantCulture, $"{input.Delivered} snapshots"))] : [],
        };
    }

    /// <inheritdoc/>
    protected override async Task<EffectResult<PollInput>> RunAsync(CaseId caseId, PollState? state, PollEffect effect, EffectCall call, CancellationToken cancellationToken)
    {
        var began = time.GetUtcNow();
        var deliver = new List<NewInput>();
        var kept = await PollAsync(new ConnectionName(caseId.Key), state!, began, deliver, cancellationToken).ConfigureAwait(false);
        return new EffectResult<PollInput>(new PollInput(began, deliver.Count, kept)) { Deliver = deliver };
    }

    /// <inheritdoc/>
    protected override PollInput Rejected(PollEffect effect, Rejection rejection)
    {
        ArgumentNullException.ThrowIfNull(rejection);

        // A poll that is refused is refused for everybody; thrown on, it is seen as the failing poll it is.
        throw new InvalidOperationException(rejection.Message);
    }

    /// <summary>Asks for news and adds what cases must hear.</summary>
    /// <param name="connection">Whom to ask.</param>
    /// <param name="state">How far it has come.</param>
    /// <param name="now">When this run begins, UTC.</param>
    /// <param name="deliver">Where to put inputs.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>What to keep for the next run; null for nothing.</returns>
    protected abstract Task<string?> PollAsync(ConnectionName connection, PollState state, DateTimeOffset now, List<NewInput> deliver, CancellationToken cancellationToken);
}
