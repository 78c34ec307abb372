using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.Accounts;

/// <summary>What is known of the accounts of one store. Small: what each was told stands in a side table.</summary>
internal sealed record AccountState
{
    /// <summary>When the case began, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last look at the ERP ended, UTC; null before the first, and when the next is wanted at once.</summary>
    public DateTimeOffset? LookedAt { get; init; }

    /// <summary>When the last good look at the ERP began, UTC: the age of what is known. Null before the first.</summary>
    public DateTimeOffset? TruthAt { get; init; }

    /// <summary>The customer table that the last look went by.</summary>
    public string TableVersion { get; init; } = string.Empty;

    /// <summary>Our own number of the last accounts that were planned.</summary>
    public int Batch { get; init; }

    /// <summary>The accounts that are about to be written; null when none are.</summary>
    public PreparedAccounts? Prepared { get; init; }

    /// <summary>How many accounts more the last look found to be told.</summary>
    public int Left { get; init; }

    /// <summary>Since when the store has something to be told, UTC; null when it was told everything.</summary>
    public DateTimeOffset? UntoldSince { get; init; }

    /// <summary>When every account was last compared, UTC; null before the first time, and when they are to be at once.</summary>
    public DateTimeOffset? ComparedAt { get; init; }

    /// <summary>Where the comparison of every account goes on; null when none is under way.</summary>
    public string? CompareFrom { get; init; }

    /// <summary>What the last look found.</summary>
    public LookFindings OfLook { get; init; } = LookFindings.None;

    /// <summary>What came up while accounts were written since.</summary>
    public LookFindings OfWrites { get; init; } = LookFindings.None;
}
