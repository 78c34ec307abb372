namespace Connectors.Flows.Engine;

/// <summary>What came of an effect.</summary>
/// <typeparam name="TInput">The flow's inputs.</typeparam>
/// <param name="Outcome">What the flow hears of it; null when there is nothing to hear, because a withdrawn effect never happened.</param>
public sealed record EffectResult<TInput>(TInput? Outcome)
    where TInput : class
{
    /// <summary>Inputs for other cases, delivered in the same commit; never null.</summary>
    public IReadOnlyList<NewInput> Deliver { get => field ?? []; init; }
}
