using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Engine;

/// <summary>Base of every flow: a pure decision over a typed state, and handlers that carry its effects out.</summary>
/// <typeparam name="TState">What is known of one case.</typeparam>
/// <typeparam name="TInput">What a case can hear of.</typeparam>
/// <typeparam name="TEffect">What a case can ask for.</typeparam>
/// <typeparam name="TKnowledge">What decisions rest on besides: an immutable snapshot.</typeparam>
public abstract class Flow<TState, TInput, TEffect, TKnowledge> : IFlow
    where TState : class
    where TInput : class
    where TEffect : class
    where TKnowledge : class
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
    public virtual int Format => 1;

    /// <inheritdoc/>
    public virtual IReadOnlyCollection<string>? Connections => null;

    /// <inheritdoc/>
    public virtual IReadOnlyList<FlowSchedule> Schedules => [];

    /// <inheritdoc/>
    public virtual bool NeverSetsAside => false;

    /// <inheritdoc/>
    public abstract ValueTask<Knowledge> ReadKnowledgeAsync(ICaseQuery cases, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public FlowStep Decide(CaseId caseId, CaseText? state, IReadOnlyList<CaseText?> inputs, DateTimeOffset now, Knowledge knowledge)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentOutOfRangeException.ThrowIfZero(inputs.Count);

        // The state is read and written once, however many inputs wait.
        var known = ReadState(state);
        var content = (TKnowledge)knowledge.Content;
        var notes = new List<Note>();
        var deliver = new List<InboxMessage>();
        var wake = new List<string>();
        var rows = new List<RowChange>();
        Decision<TState, TEffect>? decision = null;
        foreach (var input in inputs)
        {
            decision = Decide(caseId, known, Read(input, _inputType, UpgradeInput), now, content);
            known = decision.State;
            notes.AddRange(decision.Notes);

            // What follows from one input alone: the next decision knows nothing of it, unlike of effects and problems.
            deliver.AddRange(decision.Deliver);
            wake.AddRange(decision.Wake);
            rows.AddRange(decision.Rows);
        }

        return new FlowStep
        {
            State = JsonSerializer.Serialize(decision!.State, _stateType),
            Stage = decision.Stage,
            Effects = [.. decision.Effects.Select(e => new PlannedEffect<string>(e.Id, JsonSerializer.Serialize(e.Effect, _effectType), e.RetrySafety, e.Priority)
            {
                NotBefore = e.NotBefore,
                StillWorkingFor = e.StillWorkingFor,
                TimeLimit = e.TimeLimit,
            })],
            Problems = decision.Problems,
            Notes = notes,
            LookAgainAt = decision.LookAgainAt,
            Deadline = decision.Deadline,
            Value = decision.Value,
            IsClosed = decision.IsClosed,
            Deliver = deliver,
            Wake = wake,
            Rows = rows,
        };
    }

    /// <inheritdoc/>
    async Task<EffectResult<string>> IFlow.RunAsync(CaseId caseId, CaseText? state, CaseText effect, EffectContext context, CancellationToken cancellationToken)
    {
        var result = await RunAsync(caseId, ReadState(state), ReadEffect(effect), context, cancellationToken).ConfigureAwait(false);
        return new EffectResult<string>(result.Outcome is { } outcome ? Write(outcome) : null) { Deliver = result.Deliver };
    }

    /// <inheritdoc/>
    public string Erase(CaseText state, DateTimeOffset now) => JsonSerializer.Serialize(Erase(ReadState(state)!, now), _stateType);

    /// <inheritdoc/>
    public DateTimeOffset? KeepsPersonsSince(CaseText state) => ReadState(state) is { } known ? KeepsPersonsSince(known) : null;

    /// <inheritdoc/>
    public string Rejected(CaseText? state, CaseText effect, Rejection rejection) => Write(Rejected(ReadState(state), ReadEffect(effect), rejection));

    /// <summary>An input for a case of this flow, ready to be delivered.</summary>
    /// <param name="caseId">The case; made when it does not exist.</param>
    /// <param name="connection">The connection its work is counted on.</param>
    /// <param name="inputId">Identity within the case: the same one is heard once.</param>
    /// <param name="input">What it is to hear.</param>
    /// <param name="priority">How urgent it is.</param>
    public InboxMessage Message(CaseId caseId, string connection, string inputId, TInput input, Priority priority) =>
        new(caseId, connection, inputId, Write(input), priority) { Format = Format };

    /// <summary>An input as the store keeps it.</summary>
    protected internal string Write(TInput input) => JsonSerializer.Serialize(input, _inputType);

    /// <summary>Whether a state that cannot be read is taken as none: for what is only kept so as not to be asked for again.</summary>
    protected virtual bool ForgetsUnreadableState => false;

    /// <summary>A state as the flow reads it back; null for a new case.</summary>
    protected internal TState? ReadState(CaseText? state)
    {
        try
        {
            return Read(state, _stateType, UpgradeState);
        }
        catch (Exception unreadable) when (ForgetsUnreadableState && unreadable is JsonException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>A state of an earlier format as one of the next; called once for each step up to <see cref="Format"/>.</summary>
    /// <param name="format">The format that it is in.</param>
    /// <param name="state">The state as it was written.</param>
    protected virtual string UpgradeState(int format, string state) => state;

    /// <summary>An input of an earlier format as one of the next.</summary>
    /// <param name="format">The format that it is in.</param>
    /// <param name="input">The input as it was written.</param>
    protected virtual string UpgradeInput(int format, string input) => input;

    /// <summary>An effect of an earlier format as one of the next.</summary>
    /// <param name="format">The format that it is in.</param>
    /// <param name="effect">The effect as it was written.</param>
    protected virtual string UpgradeEffect(int format, string effect) => effect;

    /// <summary>Concludes from one input. Pure: no I/O, clock, randomness or waiting.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="state">What is known; null for a new case.</param>
    /// <param name="input">What was heard; null when only time has come or something it waits for changed.</param>
    /// <param name="now">The present instant, UTC.</param>
    /// <param name="knowledge">What the decision rests on besides.</param>
    protected abstract Decision<TState, TEffect> Decide(CaseId caseId, TState? state, TInput? input, DateTimeOffset now, TKnowledge knowledge);

    /// <summary>Carries out one effect, obeying its retry safety: whatever may have happened is looked up first (<see cref="EffectContext.OnceAsync"/>).</summary>
    protected abstract Task<EffectResult<TInput>> RunAsync(CaseId caseId, TState? state, TEffect effect, EffectContext context, CancellationToken cancellationToken);

    /// <summary>The input that tells of a final no.</summary>
    protected abstract TInput Rejected(TState? state, TEffect effect, Rejection rejection);

    /// <summary>
    /// The state without anything of persons. A flow whose state holds personal data overrides it, and remembers in the state that it was erased, so that later news does not bring it back.
    /// </summary>
    /// <param name="state">What is known.</param>
    /// <param name="now">The present instant, UTC.</param>
    protected virtual TState Erase(TState state, DateTimeOffset now) => state;

    /// <summary>Since when the state holds personal data, UTC; null when it holds none, or was erased. A flow that overrides <see cref="Erase(TState, DateTimeOffset)"/> overrides it too.</summary>
    /// <param name="state">What is known.</param>
    protected virtual DateTimeOffset? KeepsPersonsSince(TState state) => null;

    private TEffect ReadEffect(CaseText effect) => Read(effect, _effectType, UpgradeEffect)!;

    private T? Read<T>(CaseText? text, JsonTypeInfo<T> type, Func<int, string, string> upgrade)
        where T : class
    {
        if (text is not { } kept)
            return null;
        if (kept.Format > Format)
            throw new InvalidOperationException($"Flow '{Name}' reads formats up to {Format}, and this text has format {kept.Format}.");
        var content = kept.Content;
        for (var format = kept.Format; format < Format; format++)
            content = upgrade(format, content);
        return JsonSerializer.Deserialize(content, type);
    }
}

/// <summary>Base of a flow whose decisions rest on nothing but the case.</summary>
/// <typeparam name="TState">What is known of one case.</typeparam>
/// <typeparam name="TInput">What a case can hear of.</typeparam>
/// <typeparam name="TEffect">What a case can ask for.</typeparam>
public abstract class Flow<TState, TInput, TEffect>(string name, JsonTypeInfo<TState> stateType, JsonTypeInfo<TInput> inputType, JsonTypeInfo<TEffect> effectType)
    : Flow<TState, TInput, TEffect, NoKnowledge>(name, stateType, inputType, effectType)
    where TState : class
    where TInput : class
    where TEffect : class
{
    /// <inheritdoc/>
    public sealed override ValueTask<Knowledge> ReadKnowledgeAsync(ICaseQuery cases, CancellationToken cancellationToken = default) => new(Knowledge.None);

    /// <inheritdoc cref="Flow{TState, TInput, TEffect, TKnowledge}.Decide(CaseId, TState, TInput, DateTimeOffset, TKnowledge)"/>
    protected abstract Decision<TState, TEffect> Decide(CaseId caseId, TState? state, TInput? input, DateTimeOffset now);

    /// <inheritdoc/>
    protected sealed override Decision<TState, TEffect> Decide(CaseId caseId, TState? state, TInput? input, DateTimeOffset now, NoKnowledge knowledge) => Decide(caseId, state, input, now);
}
