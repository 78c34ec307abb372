using Connectors.Flows.Engine;

namespace Connectors.Flows.Storage;

/// <summary>An input that a case has not heard yet.</summary>
/// <param name="Sequence">The store's number of it; inputs are heard in this order.</param>
/// <param name="InputId">Identity within the case.</param>
/// <param name="Content">The input as the flow wrote it; may hold personal data.</param>
public sealed record InboxEntry(long Sequence, string InputId, string Content)
{
    /// <inheritdoc cref="InboxMessage.Kind"/>
    public InputKind Kind { get; init; }

    /// <inheritdoc cref="InboxMessage.Format"/>
    public int Format { get; init; } = 1;

    /// <summary>Says which, never what.</summary>
    public override string ToString() => $"{Sequence} {InputId}";
}
