using Connectors.Domain.Ports;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Storage;

/// <summary>An effect in the outbox.</summary>
public sealed record OutboxEntry
{
    /// <summary>Identity within the case.</summary>
    public required string Id { get; init; }

    /// <summary>The effect as the flow wrote it; ids only.</summary>
    public required string Content { get; init; }

    /// <summary>Number of the format that <see cref="Content"/> is written in.</summary>
    public int Format { get; init; } = 1;

    /// <summary>What may be done when its outcome is unknown.</summary>
    public required RetrySafety RetrySafety { get; init; }

    /// <summary>How urgent it is.</summary>
    public required Priority Priority { get; init; }

    /// <summary>Not before this instant, UTC.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <inheritdoc cref="PlannedEffect{TEffect}.StillWorkingFor"/>
    public TimeSpan StillWorkingFor { get; init; }

    /// <inheritdoc cref="PlannedEffect{TEffect}.TimeLimit"/>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Attempts begun so far, counted before each begins.</summary>
    public int Attempts { get; init; }

    /// <summary>When the attempt under way began, UTC; null between attempts. An attempt that was never reported back may have had an effect.</summary>
    public DateTimeOffset? BegunAt { get; init; }

    /// <summary>Until when something may have left that can have had an effect, UTC: the end of the last attempt of that kind, or when another one took over. Null proves that nothing was carried out by an attempt that has ended.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Attempts that failed, in a row.</summary>
    public int Failures { get; init; }

    /// <summary>When the first of them failed, UTC; null when none has.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>When the last of them failed, UTC; null when none has.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>In which ways they failed, one a line: each is journaled when it comes first, and not again until all of them are over. Empty when none has failed.</summary>
    public string JournaledFailures { get; init; } = string.Empty;

    /// <summary>Attempts in a row that failed in a way nobody planned for.</summary>
    public int Surprises { get; init; }

    /// <summary>The flow no longer wants it; it only stays until it is known whether it happened.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>Code of the reason for which a person must see it; null while it is nobody's trouble.</summary>
    public string? Trouble { get; init; }

    /// <summary>What the last attempt failed with; null when none has.</summary>
    public string? LastFailure { get; init; }

    /// <summary>The entry as a store keeps it once its attempt is counted and may begin.</summary>
    /// <param name="now">The present instant, UTC.</param>
    public OutboxEntry Begin(DateTimeOffset now) => this with { Attempts = Attempts + 1, SentAt = BegunAt is { } begun ? begun > now ? begun : now : SentAt, BegunAt = now };
}
