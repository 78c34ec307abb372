using Connectors.Flows.Engine;

namespace Connectors.Flows.Storage;

/// <summary>A case that is a worker's alone until its lease ends, with everything needed to work on it.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record ClaimedCase
{
    /// <summary>The case.</summary>
    public required CaseId Case { get; init; }

    /// <summary>The connection its work is counted on.</summary>
    public required string Connection { get; init; }

    /// <summary>Grows with every claim: a commit with an older one is refused.</summary>
    public required long Fence { get; init; }

    /// <summary>Grows with every commit; 0 for a new case. The next journal entry continues from <see cref="JournalLength"/>.</summary>
    public required long Version { get; init; }

    /// <summary>The state as the flow wrote it; null for a new case.</summary>
    public string? State { get; init; }

    /// <summary>Format of the state; 1 for a new case.</summary>
    public int Format { get; init; } = 1;

    /// <summary>Decisions in a row that failed in a way nobody planned for.</summary>
    public int Failures { get; init; }

    /// <summary>Runs that lost the case and may have had an effect, until a person has seen them; never null.</summary>
    public IReadOnlyList<StrayRun> Strays { get => field ?? []; init; }

    /// <summary>Number of journal entries so far.</summary>
    public long JournalLength { get; init; }

    /// <summary>Hash of the last journal entry; empty when there is none.</summary>
    public string JournalHash { get; init; } = string.Empty;

    /// <summary>Inputs it has not heard, in order; never null.</summary>
    public IReadOnlyList<InboxEntry> Inputs { get => field ?? []; init; }

    /// <summary>Its outbox; never null.</summary>
    public IReadOnlyList<OutboxEntry> Effects { get => field ?? []; init; }

    /// <summary>
    /// Id of the effect to carry out: the most urgent of those that are due. Its attempt is already counted, and only its own. Null when inputs
    /// wait to be heard, or when only time has come.
    /// </summary>
    public string? DueEffect { get; init; }

    /// <summary>Where it stands; empty for a new case.</summary>
    public string Stage { get; init; } = string.Empty;

    /// <summary>Its next deadline so far, UTC; null when no clock runs.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>What is at risk so far; null when nothing is.</summary>
    public string? Value { get; init; }

    /// <summary>Keys of its open problems, <see cref="Problem.Key"/>; never null.</summary>
    public IReadOnlyList<string> ProblemKeys { get => field ?? []; init; }

    /// <summary>Says which, never what.</summary>
    public override string ToString() => $"{Case} v{Version} fence {Fence}";
}
