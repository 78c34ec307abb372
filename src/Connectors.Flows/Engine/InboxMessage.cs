namespace Connectors.Flows.Engine;

/// <summary>Something a case must hear of. Delivered once: a second input of the same case and id is dropped.</summary>
/// <param name="Case">The case; made when it does not exist.</param>
/// <param name="Connection">The connection the work is counted on, so that one busy connection never starves another.</param>
/// <param name="InputId">Identity within the case.</param>
/// <param name="Content">The input as the flow writes it. May hold personal data: it is erased once it was heard.</param>
/// <param name="Priority">How urgent it is.</param>
public sealed record InboxMessage(CaseId Case, string Connection, string InputId, string Content, Priority Priority)
{
    /// <summary>What kind of news it is.</summary>
    public InputKind Kind { get; init; }

    /// <summary>Number of the format that <see cref="Content"/> is written in; only a worker that knows it is given the case.</summary>
    public int Format { get; init; } = 1;

    /// <summary>Says which, never what.</summary>
    public override string ToString() => $"{Case} {InputId}";
}
