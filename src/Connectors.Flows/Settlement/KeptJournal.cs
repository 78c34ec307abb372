using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Flows.Settlement;

/// <summary>A journal of a cycle: what is known of it. Its lines stand in a side table.</summary>
/// <param name="Number">Its document number.</param>
/// <param name="Lines">How many lines it has.</param>
/// <param name="Total">The sum of its left side.</param>
/// <param name="PostingDate">The day it is booked on.</param>
/// <param name="BelongsTo">The day it belongs to.</param>
internal sealed record KeptJournal(string Number, int Lines, Money Total, DateOnly PostingDate, DateOnly BelongsTo)
{
    /// <summary>Whether it corrects earlier ones.</summary>
    public bool IsCorrection { get; init; }

    /// <summary>What the bank statement shows; null while there is none.</summary>
    public string? PayoutReference { get; init; }

    /// <summary>When it was written, UTC; null while it is not.</summary>
    public DateTimeOffset? WrittenAt { get; init; }

    /// <summary>When it was last looked at, UTC; null before.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>When it was seen to be posted, or somebody said that it is booked, UTC; null while neither is.</summary>
    public DateTimeOffset? PostedAt { get; init; }

    /// <summary>Why the ERP refused it; null when it did not.</summary>
    public string? Refused { get; init; }

    /// <summary>Why what stands is not what was written; null when it is.</summary>
    public string? Differs { get; init; }

    /// <summary>How many of its lines are missing; zero when none is.</summary>
    public int Missing { get; init; }

    /// <summary>Since when lines of it are missing, UTC; null when none is.</summary>
    public DateTimeOffset? MissingSince { get; init; }

    /// <summary>The first day on which it can be posted, when its own was closed while it waited; null otherwise.</summary>
    public DateOnly? OpenFrom { get; init; }

    /// <summary>Why the ERP did not let the draft be taken back; null when it was not asked.</summary>
    public string? Stays { get; init; }

    /// <summary>Its place among the drafts of the ERP, where each is posted before the next is written; null elsewhere.</summary>
    public string? Turn { get; init; }

    /// <summary>The draft that is to be posted before it is written; null when it waits for none.</summary>
    public string? Behind { get; init; }

    /// <summary>Since when it waits for others, UTC; null when it does not.</summary>
    public DateTimeOffset? BehindSince { get; init; }

    /// <summary>What others booked of the cycle while the draft waits; null when nothing.</summary>
    public IReadOnlyList<OtherBooking>? Others { get; init; }

    /// <summary>When others' bookings were last looked for, UTC; null before the first time.</summary>
    public DateTimeOffset? OthersSeenAt { get; init; }

    /// <summary>The whole document.</summary>
    public SettlementJournal ToDocument(string cycleId, IReadOnlyList<SettlementJournalLine> lines) => new()
    {
        CycleId = cycleId, PostingDate = PostingDate, BelongsTo = BelongsTo, IsCorrection = IsCorrection, PayoutReference = PayoutReference, Lines = lines,
    };
}
