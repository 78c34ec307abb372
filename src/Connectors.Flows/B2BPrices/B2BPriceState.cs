using System.Text.Json.Serialization;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.B2BPrices;

/// <summary>What is known of the price lists of one store. Small: lists, and what each SKU was told, stand in side tables.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
internal sealed record B2BPriceState
{
    /// <summary>When the case began, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last batch ended, UTC; null before the first, and when the next is wanted at once.</summary>
    public DateTimeOffset? LookedAt { get; init; }

    /// <summary>When the last good batch began, UTC: the age of what is known. Null before the first.</summary>
    public DateTimeOffset? TruthAt { get; init; }

    /// <summary>When every list was last compared, UTC; null before the first time, and when they are to be at once.</summary>
    public DateTimeOffset? ComparedAt { get; init; }

    /// <summary>The tables that the last batch went by.</summary>
    public string TablesVersion { get; init; } = string.Empty;

    /// <summary>When the store's lists were last read, UTC; null when they are to be before anything else.</summary>
    public DateTimeOffset? ListsAt { get; init; }

    /// <summary>Our own number of the last prices that were planned.</summary>
    public int Batch { get; init; }

    /// <summary>The batch under way; null when none is.</summary>
    public PriceRound? Round { get; init; }

    /// <summary>Prices of a list of the batch that are about to be told; null when none are.</summary>
    public PreparedList? Prepared { get; init; }

    /// <summary>Prices that were told to us in real time and are about to be told on; null when none are. They go first.</summary>
    public PreparedList? Urgent { get; init; }

    /// <summary>What is being done; null when the next thing is to be chosen. One thing at a time: a store takes one update of prices at once.</summary>
    public B2BPriceEffect? Doing { get; init; }

    /// <summary>Lists of which something was told in real time that was not looked at yet; never null.</summary>
    public IReadOnlyList<string> Dirty { get => field ?? []; init; }

    /// <summary>Lists of which something was told in real time; never null. They are looked at with every batch, whether a table has them or not.</summary>
    public IReadOnlyList<string> WordLists { get => field ?? []; init; }

    /// <summary>When the last chunk was told, UTC; null before the first.</summary>
    public DateTimeOffset? WrittenAt { get; init; }

    /// <summary>Since when the store has something to be told, UTC; null when it was told everything.</summary>
    public DateTimeOffset? UntoldSince { get; init; }

    /// <summary>Large changes that people confirmed, the latest last; never null.</summary>
    public IReadOnlyList<ConfirmedListPrice> Confirmed { get => field ?? []; init; }

    /// <summary>What is to be seen of lists as such.</summary>
    public LookFindings OfLists { get; init; } = LookFindings.None;

    /// <summary>What is to be seen of the prices of lists; never null.</summary>
    public IReadOnlyList<ListFindings> OfPrices { get => field ?? []; init; }

    /// <summary>How many lists more had something to be seen.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int MoreLists { get; init; }
}
