namespace Connectors.Domain.Documents;

/// <summary>What is booked for one billing cycle. Debits equal credits in every currency.</summary>
/// <remarks>Value equality does not look into <see cref="Lines"/>.</remarks>
public sealed record SettlementJournal
{
    /// <summary>The billing cycle: the text the ERP is asked for before and after it is booked.</summary>
    public required string CycleId { get; init; }

    /// <summary>The day it is booked on, in an open period.</summary>
    public required DateOnly PostingDate { get; init; }

    /// <summary>The day it belongs to; before <see cref="PostingDate"/> when that day's period is closed.</summary>
    public required DateOnly BelongsTo { get; init; }

    /// <summary>Whether it corrects journals of the same cycle that were booked before; the lines are then only what changed.</summary>
    public bool IsCorrection { get; init; }

    /// <summary>What the bank statement shows; null while there is none.</summary>
    public string? PayoutReference { get; init; }

    /// <summary>The lines in a stable order, never null.</summary>
    public IReadOnlyList<SettlementJournalLine> Lines { get => field ?? []; init; }
}
