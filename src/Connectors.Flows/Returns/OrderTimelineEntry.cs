using Connectors.Flows.Engine;

namespace Connectors.Flows.Returns;

/// <summary>Something that happened to an order, to one of its returns, or to its money.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Case">The case whose journal has it.</param>
/// <param name="Code">Stable code, for example <c>return.credit-posted</c>.</param>
/// <param name="Text">What happened, for people.</param>
public sealed record OrderTimelineEntry(DateTimeOffset At, CaseId Case, string Code, string Text)
{
    /// <summary>When and what.</summary>
    public override string ToString() => $"{At:u} {Case} {Code}: {Text}";
}
