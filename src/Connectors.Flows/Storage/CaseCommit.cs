using Connectors.Flows.Engine;

namespace Connectors.Flows.Storage;

/// <summary>Everything one step of work on a case changes, in one transaction, guarded by version and fence. The lease ends with it unless it is kept for the next effect.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record CaseCommit
{
    /// <summary>The case.</summary>
    public required CaseId Case { get; init; }

    /// <summary>The fence of the claim.</summary>
    public required long Fence { get; init; }

    /// <summary>The version that was claimed; the commit makes it one higher.</summary>
    public required long ExpectedVersion { get; init; }

    /// <summary>The new state; null when a new case was set aside before it had one.</summary>
    public required string? State { get; init; }

    /// <summary>Format that the state is written in.</summary>
    public int Format { get; init; } = 1;

    /// <summary>Where the case stands.</summary>
    public required string Stage { get; init; }

    /// <summary>Whether it is over.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Whether it is set aside: not due for anything, whatever waits, until it is woken or hears something new.</summary>
    public bool IsSetAside { get; init; }

    /// <summary>Decisions in a row that failed in a way nobody planned for.</summary>
    public int Failures { get; init; }

    /// <summary>When to try again after such a failure, whatever waits, UTC; null when none failed. A new input is tried at once.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Runs that lost the case and may have had an effect; never null.</summary>
    public IReadOnlyList<StrayRun> Strays { get => field ?? []; init; }

    /// <summary>How long to keep the lease if an effect is due at once and no input waits, counting its attempt; null lets it end.</summary>
    public TimeSpan? KeepFor { get; init; }

    /// <summary>The next deadline, UTC; null when no clock runs.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>What is at risk; null when nothing is.</summary>
    public string? Value { get; init; }

    /// <summary>When to look again although nothing happens, UTC; null for never.</summary>
    public DateTimeOffset? LookAgainAt { get; init; }

    /// <summary>Sequence of the last input that was heard; those up to it are removed. 0 when none was.</summary>
    public long HeardUpTo { get; init; }

    /// <summary>The whole outbox after this step; never null.</summary>
    public IReadOnlyList<OutboxEntry> Effects { get => field ?? []; init; }

    /// <summary>Everything a person must see after this step; what is missing is cleared. Never null.</summary>
    public IReadOnlyList<Problem> Problems { get => field ?? []; init; }

    /// <summary>Whether the open records of the case stay as they are, and <see cref="Problems"/> only come on top.</summary>
    public bool KeepsProblems { get; init; }

    /// <summary>New journal entries, chained; never null.</summary>
    public IReadOnlyList<JournalEntry> Journal { get => field ?? []; init; }

    /// <summary>What covers the case as this commit leaves it, kept as it is; empty where nothing does.</summary>
    public string Seal { get; init; } = string.Empty;

    /// <summary>Inputs for other cases; never null.</summary>
    public IReadOnlyList<InboxMessage> Deliver { get => field ?? []; init; }

    /// <summary>Topics that changed with this step: every case that waits for one looks again. Never null.</summary>
    public IReadOnlyList<string> Wake { get => field ?? []; init; }

    /// <summary>Rows of side tables that change with this step; never null.</summary>
    public IReadOnlyList<RowChange> Rows { get => field ?? []; init; }

    /// <summary>The present instant, UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Topics whose change may mend a problem of the case; never null. Where the problems are kept, what the case waits for is kept too.</summary>
    public IReadOnlyList<string> WaitsFor => [.. Problems.SelectMany(static p => p.Topics).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>What the case does next if no input waits: nothing when it is set aside, else the retry of a failure, else the most urgent of what is due already, else what comes first of its effects and its own wish to look again.</summary>
    public (DateTimeOffset? DueAt, Priority Priority) GetNextWork()
    {
        if (IsSetAside)
            return (null, Priority.Order);
        if (RetryAt is { } retry)
            return (Latest(retry), Priority.Order);
        var next = LookAgainAt is { } look ? (DueAt: Latest(look), Priority: Priority.Order) : ((DateTimeOffset DueAt, Priority Priority)?)null;
        foreach (var effect in Effects)
        {
            var work = (DueAt: Latest(effect.DueAt), effect.Priority);
            if (next is null || work.CompareTo(next.Value) < 0)
                next = work;
        }

        return next is { } found ? (found.DueAt, found.Priority) : (null, Priority.Order);

        // What is overdue is all due now: only how urgent it is counts then.
        DateTimeOffset Latest(DateTimeOffset due) => due > Now ? due : Now;
    }

    /// <summary>Says which, never what.</summary>
    public override string ToString() => $"{Case} v{ExpectedVersion} fence {Fence}";
}
