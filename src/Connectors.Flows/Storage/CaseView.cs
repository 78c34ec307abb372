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

    /// <summary>Number of commits.</summary>
    public long Version { get; init; }

    /// <summary>Number of journal entries.</summary>
    public long JournalLength { get; init; }

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
