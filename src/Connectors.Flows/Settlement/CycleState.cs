using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Flows.Settlement;

/// <summary>What is known of one billing cycle. Small whatever the number of its lines: those stand in a side table.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
internal sealed record CycleState
{
    /// <summary>As the marketplace showed it last; null before it was seen.</summary>
    public SettlementCycle? Cycle { get; init; }

    /// <summary>Number of the reading of its lines, from 1.</summary>
    public int Run { get; init; } = 1;

    /// <summary>Where the reading goes on; null at its beginning.</summary>
    public string? Continuation { get; init; }

    /// <summary>How many lines the reading brought so far.</summary>
    public int LinesRead { get; init; }

    /// <summary>When the reading ended, UTC; null while it goes on.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>When the reading may begin, UTC; null for at once.</summary>
    public DateTimeOffset? ReadNotBefore { get; init; }

    /// <summary>Lines of this reading that cannot be read, at most ten of them; never null.</summary>
    public IReadOnlyList<string> Unreadable { get => field ?? []; init; }

    /// <summary>What came of the lines; null while they are not settled.</summary>
    public SettledCycle? Settled { get; init; }

    /// <summary>What came of the lines that were settled before; null when they never were.</summary>
    public SettledCycle? Before { get; init; }

    /// <summary>Its journals; never null.</summary>
    public IReadOnlyList<KeptJournal> Journals { get => field ?? []; init; }

    /// <summary>When a person said that it is booked, UTC; null when nobody did.</summary>
    public DateTimeOffset? BookedAt { get; init; }

    /// <summary>What arrived at the bank; null when nobody told.</summary>
    public Money? Bank { get; init; }

    /// <summary>What the marketplace said no to when lines were read; null when nothing.</summary>
    public string? ReadRefused { get; init; }

    /// <summary>What the ERP said no to when it was asked about its ledger or a journal; null when nothing.</summary>
    public string? LedgerRefused { get; init; }

    /// <summary>When the lines may be settled, UTC; null for at once.</summary>
    public DateTimeOffset? SettleNotBefore { get; init; }

    /// <summary>When the reading began, UTC; null before it does, and where that was not kept.</summary>
    public DateTimeOffset? ReadFrom { get; init; }

    /// <summary>How far it was watched for changes since it was booked; null before the first look.</summary>
    public KeptChanges? Changes { get; init; }

    /// <summary>Document numbers that name it and that somebody said are something else; null when there are none.</summary>
    public IReadOnlyList<string>? NotOthers { get; init; }

    /// <summary>Why its lines are to be read again once its drafts are posted; null when they are not.</summary>
    public string? ReadAgainWhy { get; init; }

    /// <summary>Side tables that are not needed any more; never null.</summary>
    public IReadOnlyList<string> Leftovers { get => field ?? []; init; }

    /// <summary>Whether everything was cleared away.</summary>
    public bool IsOver { get; init; }
}
