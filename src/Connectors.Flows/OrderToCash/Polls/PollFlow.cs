using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
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
/// <param name="priority">How urgent it is.</param>
/// <param name="time">Clock of the runs.</param>
internal abstract class PollFlow(string name, IReadOnlyCollection<ConnectionName> connections, TimeSpan every, Priority priority, TimeProvider time)
    : Flow<PollState, PollInput, PollEffect>(name, FlowsJsonContext.Default.PollState, FlowsJsonContext.Default.PollInput, FlowsJsonContext.Default.PollEffect)
{
    /// <summary>The store, for polls that look up what is known; there once the flow was started.</summary>
    protected IFlowStore Store { get => field ?? throw new InvalidOperationException("The poll was not started."); private set; }

    /// <inheritdoc/>
    public override async Task StartAsync(IFlowStore store, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        Store = store;
        var start = Write(new PollInput(null, null));
        await store.DeliverAsync(
            [.. connections.Select(c => new InboxMessage(CaseOf(c), $"{Name}@{c}", "start", start, priority))], time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The case that polls a connection.</summary>
    protected CaseId CaseOf(ConnectionName connection) => new(Name, connection.Value);

    /// <inheritdoc/>
    protected override Decision<PollState, PollEffect> Decide(CaseId caseId, PollState? state, PollInput? input, DateTimeOffset now)
    {
        var known = state ?? new PollState { StartedAt = now };
        if (input?.BeganAt is { } began)
            known = known with { LastRunAt = began, Kept = input.Kept, Unreadable = input.Unreadable };
        return new Decision<PollState, PollEffect>
        {
            State = known,
            Stage = "Polling",
            Problems = [.. known.Unreadable.DistinctBy(static u => u.Id ?? u.Path, StringComparer.Ordinal).Select(Unreadable)],
            Effects = [new PlannedEffect<PollEffect>("poll", new PollEffect(), RetrySafety.Read, priority) { NotBefore = known.LastRunAt + every }],
        };
    }

    /// <inheritdoc/>
    protected override async Task<EffectResult<PollInput>> RunAsync(CaseId caseId, PollState? state, PollEffect effect, EffectCall call, CancellationToken cancellationToken)
    {
        var began = time.GetUtcNow();
        var run = new PollRun();
        try
        {
            var kept = await PollAsync(new ConnectionName(caseId.Key), state!, began, run, cancellationToken).ConfigureAwait(false);
            return new EffectResult<PollInput>(new PollInput(began, kept) { Unreadable = run.Unreadable }) { Deliver = run.Deliver };
        }
        catch (PortException refused) when (refused.Kind is FailureKind.Rejected or FailureKind.NotFound)
        {
            // A poll has nobody to wait for: it goes on asking, and shows as a failing system meanwhile.
            throw new PortException(refused.Message, refused) { System = refused.System, Operation = refused.Operation, Kind = FailureKind.Unspecified, ErrorCode = refused.ErrorCode };
        }
    }

    /// <inheritdoc/>
    protected override PollInput Rejected(PollState? state, PollEffect effect, Rejection rejection) => new(null, null);

    private static Problem Unreadable(UnreadableItem item) => new(
        $"item {item.Id ?? item.Path}",
        new Refusal
        {
            Reason = ReasonCatalogue.ItemUnreadable,
            Message = $"An item of the list could not be read: {item.Id ?? "its id is not known"}, at {item.Path}.",
            Remedy = "Correct the value in the system, or update the SDK so that it can be read; it is read again by itself.",
            Facts = [new Fact("id", item.Id ?? "unknown"), new Fact("path", item.Path)],
        })
    { Holds = false };

    /// <summary>Asks for news and adds what cases must hear.</summary>
    /// <param name="connection">Whom to ask.</param>
    /// <param name="state">How far it has come.</param>
    /// <param name="now">When this run begins, UTC.</param>
    /// <param name="run">Where to put inputs, and what could not be read.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>What to keep for the next run; null for nothing.</returns>
    protected abstract Task<string?> PollAsync(ConnectionName connection, PollState state, DateTimeOffset now, PollRun run, CancellationToken cancellationToken);
}
