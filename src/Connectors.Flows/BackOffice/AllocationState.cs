namespace Connectors.Flows.BackOffice;

/// <summary>Who waits for a warehouse's stock, and what was allocated and may not show in its figures yet.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
internal sealed record AllocationState
{
    /// <summary>Who waits, first in line first; never null.</summary>
    public IReadOnlyList<WaitingOrder> Waiting { get => field ?? []; init; }

    /// <summary>What was allocated; never null.</summary>
    public IReadOnlyList<Allocation> Allocated { get => field ?? []; init; }

    /// <summary>Number of the reading that counts: an earlier one may not have asked for all.</summary>
    public int Reading { get; init; }

    /// <summary>When the stock was last read, UTC; null before.</summary>
    public DateTimeOffset? ReadAt { get; init; }
}
