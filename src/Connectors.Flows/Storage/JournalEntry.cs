using Connectors.Flows.Engine;

namespace Connectors.Flows.Storage;

/// <summary>One line of a case's journal: what happened, never whose data it was. Chained, so that a change anywhere shows.</summary>
/// <param name="Case">The case.</param>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Code">Stable code, for example <c>order.accepted</c>.</param>
/// <param name="Text">What happened, for people; free of secrets and personal data.</param>
/// <param name="Hash">SHA-256 over the entry and the hash before it, lower-case hex.</param>
public sealed record JournalEntry(CaseId Case, long Sequence, DateTimeOffset At, string Code, string Text, string Hash)
{
    /// <summary>When and what; without the hash.</summary>
    public override string ToString() => $"{At:u} {Case} {Code}: {Text}";
}
