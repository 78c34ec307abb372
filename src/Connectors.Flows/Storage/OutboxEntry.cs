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

    /// <summary>What may be done when its outcome is unknown.</summary>
    public required RetrySafety RetrySafety { get; init; }

    /// <summary>How urgent it is.</summary>
    public required Priority Priority { get; init; }

    /// <summary>Not before this instant, UTC.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Attempts begun so far that may have had an effect, counted before each begins; 0 proves that nothing was carried out.</summary>
    public int Attempts { get; init; }

    /// <summary>Attempts that failed, in a row.</summary>
    public int Failures { get; init; }

    /// <summary>The flow no longer wants it; it only stays until it is known whether it happened.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>Code of the reason for which a person must see it; null while it is nobody's trouble.</summary>
    public string? Trouble { get; init; }

    /// <summary>What the last attempt failed with; null when none has.</summary>
    public string? LastFailure { get; init; }
}
