namespace Connectors.Flows.Engine;

/// <summary>What came of an effect.</summary>
/// <typeparam name="TInput">The flow's inputs.</typeparam>
/// <param name="Outcome">What the flow hears of it; null when there is nothing to hear, because a withdrawn effect never happened.</param>
public sealed record EffectResult<TInput>(TInput? Outcome)
    where TInput : class
{
    /// <summary>Inputs for other cases, delivered in the same commit; never null.</summary>
    public IReadOnlyList<InboxMessage> Deliver { get => field ?? []; init; }

    /// <summary>Says only whether there is something to hear: it may hold personal data.</summary>
    public override string ToString() => $"EffectResult {{ {(Outcome is null ? "nothing to hear" : "an outcome")}, {Deliver.Count} to deliver }}";
}
