using Connectors.Domain.Ports;

namespace Connectors.Flows.OrderToCash.Polls;

/// <summary>How far a poll has come: its checkpoint, committed together with what it delivered.</summary>
internal sealed record PollState
{
    /// <summary>When the last complete run began, UTC; null before the first.</summary>
    public DateTimeOffset? LastRunAt { get; init; }

    /// <summary>When the first run was asked for, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Items that the last run could not read; never null.</summary>
    public IReadOnlyList<UnreadableItem> Unreadable { get => field ?? []; init; }

    /// <summary>What the poll keeps for itself, as it writes it; null for nothing.</summary>
    public string? Kept { get; init; }
}
