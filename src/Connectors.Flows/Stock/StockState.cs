using System.Text.Json.Serialization;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Imports;

namespace Connectors.Flows.Stock;

/// <summary>What is known of the stock of one marketplace. Small: what each offer was told stands in a side table.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
internal sealed record StockState
{
    /// <summary>When the last look at the ERP ended, UTC; null before the first, and when the next is wanted at once.</summary>
    public DateTimeOffset? LookedAt { get; init; }

    /// <summary>When the last good look at the ERP began, UTC: the age of what is known. Null before the first.</summary>
    public DateTimeOffset? TruthAt { get; init; }

    /// <summary>When the case began, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When what moved was last looked at, UTC; null before the first time.</summary>
    public DateTimeOffset? MovedAt { get; init; }

    /// <summary>Where the next look at what moved goes on; null before the first.</summary>
    public string? Position { get; init; }

    /// <summary>The tables that the last look went by.</summary>
    public string TablesVersion { get; init; } = string.Empty;

    /// <summary>How many calls the last look cost the ERP.</summary>
    public int ErpCalls { get; init; }

    /// <summary>How fast goods sell, all together.</summary>
    public SalesPace Pace { get; init; } = new(default, 0, 0);

    /// <summary>Our own number of the last import.</summary>
    public int Batch { get; init; }

    /// <summary>How many offers are still to be told what the last look found.</summary>
    public int Left { get; init; }

    /// <summary>Since when the marketplace has something to be told, UTC; null when it was told everything.</summary>
    public DateTimeOffset? UntoldSince { get; init; }

    /// <summary>The import that is about to be handed in; null when none is.</summary>
    public PreparedImport? Prepared { get; init; }

    /// <summary>The import that the marketplace carries out; null when none is.</summary>
    public RunningImport? Import { get; init; }

    /// <summary>Imports that were given up and may still be carried out; never null.</summary>
    public IReadOnlyList<RunningImport> Late { get => field ?? []; init; }

    /// <summary>Imports of which nobody knows what the marketplace took, by our own number; never null.</summary>
    public IReadOnlyList<int> Doubtful { get => field ?? []; init; }

    /// <summary>Imports in a row that were not carried out, or of which it is not known.</summary>
    public int FailedImports { get; init; }

    /// <summary>When the listings were last compared, UTC; null before the first time, and when they are to be compared at once.</summary>
    public DateTimeOffset? ComparedAt { get; init; }

    /// <summary>When the listings are to be compared although it is not their time, UTC; null when they are not.</summary>
    public DateTimeOffset? CompareAt { get; init; }

    /// <summary>Until when an import that nobody asks for may still be carried out, UTC; null when none may. Listings that are compared before then do not show it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? DoubtUntil { get; init; }

    /// <summary>What the last look found of SKUs and offers.</summary>
    public LookFindings OfLook { get; init; } = LookFindings.None;

    /// <summary>What the last look found of rows that the marketplace refused.</summary>
    public LookFindings OfRows { get; init; } = LookFindings.None;

    /// <summary>What the last comparison of the listings found.</summary>
    public LookFindings OfListings { get; init; } = LookFindings.None;
}
