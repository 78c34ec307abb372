using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Engine;

/// <summary>Base of every flow: a pure decision over a typed state, and handlers that carry its effects out.</summary>
/// <typeparam name="TState">What is known of one case.</typeparam>
/// <typeparam name="TInput">What a case can hear of.</typeparam>
/// <typeparam name="TEffect">What a case can ask for.</typeparam>
public abstract class Flow<TState, TInput, TEffect> : IFlow
    where TState : class
    where TInput : class
    where TEffect : class
{
    private readonly JsonTypeInfo<TState> _stateType;
    private readonly JsonTypeInfo<TInput> _inputType;
    private readonly JsonTypeInfo<TEffect> _effectType;

    /// <summary>Names the flow and says how its parts are written.</summary>
    protected Flow(string name, JsonTypeInfo<TState> stateType, JsonTypeInfo<TInput> inputType, JsonTypeInfo<TEffect> effectType)
    {
        Name = name;
        _stateType = stateType;
        _inputType = inputType;
        _effectType = effectType;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public virtual IReadOnlyList<IFlow> Feeds => [];

    /// <inheritdoc/>
    public virtual Task StartAsync(IFlowStore store, CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <inheritdoc/>
    public FlowStep Decide(CaseId caseId, string? state, string? input, DateTimeOffset now) => DecideAll(caseId, state, [input], now);

    /// <inheritdoc/>
    public FlowStep DecideAll(CaseId caseId, string? state, IReadOnlyList<string?> inputs, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(inputs);

        // The state is read and written once, however many inputs wait.
        var decision = Decide(caseId, Read(state, _stateType), Read(inputs[0], _inputType), now);
        var notes = decision.Notes.ToList();
        foreach (var input in inputs.Skip(1))
        {
            decision = Decide(caseId, decision.State, Read(input, _inputType), now);
            notes.AddRange(decision.Notes);
        }

        return new FlowStep
        {
            State = JsonSerializer.Serialize(decision.State, _stateType),
            Stage = decision.Stage,
            Effects = [.. decision.Effects.Select(e =>
                new PlannedEffect<string>(e.Id, JsonSerializer.Serialize(e.Effect, _effectType), e.RetrySafety, e.Priority) { NotBefore = e.NotBefore })],
            Problems = decision.Problems,
            Notes = notes,
            LookAgainAt = decision.LookAgainAt,
            Deadline = decision.Deadline,
            Value = decision.Value,
            IsClosed = decision.IsClosed,
        };
    }

    /// <inheritdoc/>
    async Task<EffectResult<string>> IFlow.RunAsync(CaseId caseId, string? state, string effect, EffectCall call, CancellationToken cancellationToken)
    {
        var result = await RunAsync(caseId, Read(state, _stateType), Read(effect, _effectType)!, call, cancellationToken).ConfigureAwait(false);
        return new EffectResult<string>(result.Outcome is { } outcome ? Write(outcome) : null) { Deliver = result.Deliver };
    }

    /// <inheritdoc/>
    public string Rejected(string? state, string effect, Rejection rejection) => Write(Rejected(Read(state, _stateType), Read(effect, _effectType)!, rejection));

    /// <summary>An input as the store keeps it.</summary>
    protected internal string Write(TInput input) => JsonSerializer.Serialize(input, _inputType);

    /// <summary>A state as the flow reads it back; null for a new case.</summary>
    protected internal TState? ReadState(string? state) => Read(state, _stateType);

    /// <summary>Concludes from one input. Pure: no I/O, clock, randomness or waiting.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="state">What is known; null for a new case.</param>
    /// <param name="input">What was heard; null when only time has come or a table changed.</param>
    /// <param name="now">The present instant, UTC.</param>
    protected abstract Decision<TState, TEffect> Decide(CaseId caseId, TState? state, TInput? input, DateTimeOffset now);

    /// <summary>Carries out one effect, obeying its retry safety: whatever may have happened is looked up first.</summary>
    protected abstract Task<EffectResult<TInput>> RunAsync(CaseId caseId, TState? state, TEffect effect, EffectCall call, CancellationToken cancellationToken);

    /// <summary>The input that tells of a final no.</summary>
    protected abstract TInput Rejected(TState? state, TEffect effect, Rejection rejection);

    private static T? Read<T>(string? text, JsonTypeInfo<T> type)
        where T : class => text is null ? null : JsonSerializer.Deserialize(text, type);
}
