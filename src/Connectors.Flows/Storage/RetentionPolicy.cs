namespace Connectors.Flows.Storage;

/// <summary>How long a store keeps what is over. Null keeps it for ever.</summary>
public sealed record RetentionPolicy
{
    /// <summary>Cases that are over, with everything of them, after their last commit. Must be longer than any system may still send news of them: they would begin anew.</summary>
    public TimeSpan? ClosedCases { get; init; }

    /// <summary>Journal entries of cases that are still open. The chain's last hash before the cut stays, so that what is left still proves itself.</summary>
    public TimeSpan? JournalOfOpenCases { get; init; }

    /// <summary>Ids of heard inputs of cases that are still open, by which repeated deliveries are dropped.</summary>
    public TimeSpan? HeardInputs { get; init; }

    /// <summary>Exception records that are closed.</summary>
    public TimeSpan? ClearedExceptions { get; init; }

    /// <summary>Most cases, and most exception records, that are worked on in one transaction. At least 1. Default 500.</summary>
    public int Portion { get; init; } = 500;
}
