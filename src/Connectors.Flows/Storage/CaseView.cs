using Connectors.Flows.Engine;

namespace Connectors.Flows.Storage;

/// <summary>A case as it stands, for reading.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record CaseView
{
    /// <summary>The case.</summary>
    public required CaseId Case { get; init; }

    /// <summary>Where it stands; empty before the first decision.</summary>
    public string Stage { get; init; } = string.Empty;

    /// <summary>Whether it is over.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The state as the flow wrote it; null before the first decision. May hold personal data.</summary>
    public string? State { get; init; }

    /// <summary>Format that the state is written in.</summary>
    public int Format { get; init; } = 1;

    /// <summary>The state and its format; null before the first decision.</summary>
    public CaseText? Text => State is null ? null : new CaseText(State, Format);

    /// <summary>Number of commits.</summary>
    public long Version { get; init; }

    /// <summary>Number of journal entries that were ever written.</summary>
    public long JournalLength { get; init; }

    /// <summary>Hash of the last journal entry, as the case knows it; empty when there is none.</summary>
    public string JournalHash { get; init; } = string.Empty;

    /// <summary>What covers the case as its last commit left it (<see cref="CaseCommit.Seal"/>); empty for a case without one.</summary>
    public string Seal { get; init; } = string.Empty;

    /// <summary>When it was last committed, UTC; null before the first commit.</summary>
    public DateTimeOffset? CommittedAt { get; init; }

    /// <summary>Number of the last entry that was pruned; 0 when all are there.</summary>
    public long JournalPrunedTo { get; init; }

    /// <summary>Hash of the last entry that was pruned; empty when all are there.</summary>
    public string JournalPrunedHash { get; init; } = string.Empty;

    /// <summary>The next deadline, UTC; null when no clock runs.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>What is at risk; null when nothing is.</summary>
    public string? Value { get; init; }

    /// <summary>When it is worked on next, UTC; null when it waits for an input.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Its outbox; never null.</summary>
    public IReadOnlyList<OutboxEntry> Effects { get => field ?? []; init; }

    /// <summary>Says which, never what.</summary>
    public override string ToString() => $"{Case} v{Version} {Stage}";
}
