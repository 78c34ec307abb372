using System.Text.Json.Serialization;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Imports;

namespace Connectors.Flows.Prices;

/// <summary>What is known of the prices on one marketplace. Small: what each offer was told stands in a side table.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
internal sealed record PriceState
{
    /// <summary>When the case began, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last look ended, UTC; null before the first, and when the next is wanted at once.</summary>
    public DateTimeOffset? LookedAt { get; init; }

    /// <summary>When the last good look began, UTC: the age of what is known. Null before the first.</summary>
    public DateTimeOffset? TruthAt { get; init; }

    /// <summary>The tables that the last look went by.</summary>
    public string TablesVersion { get; init; } = string.Empty;

    /// <summary>Our own number of the last import.</summary>
    public int Batch { get; init; }

    /// <summary>How many offers are still to be told or kept of what the last look found.</summary>
    public int Left { get; init; }

    /// <summary>Since when the marketplace has something to be told, UTC; null when it was told everything.</summary>
    public DateTimeOffset? UntoldSince { get; init; }

    /// <summary>The import that is about to be handed in; null when none is.</summary>
    public PreparedPrices? Prepared { get; init; }

    /// <summary>The import that the marketplace carries out; null when none is.</summary>
    public RunningImport? Import { get; init; }

    /// <summary>Imports that were given up and may still be carried out; never null.</summary>
    public IReadOnlyList<RunningImport> Late { get => field ?? []; init; }

    /// <summary>Imports of which nobody knows what the marketplace took, by our own number; never null.</summary>
    public IReadOnlyList<int> Doubtful { get => field ?? []; init; }

    /// <summary>Until when an import that nobody asks for may still be carried out, UTC; null when none may.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? DoubtUntil { get; init; }

    /// <summary>Imports in a row that were not carried out, or of which it is not known.</summary>
    public int FailedImports { get; init; }

    /// <summary>Large changes that people confirmed, the latest last; never null.</summary>
    public IReadOnlyList<ConfirmedPrice> Confirmed { get => field ?? []; init; }

    /// <summary>What the last look found of offers.</summary>
    public LookFindings OfLook { get; init; } = LookFindings.None;

    /// <summary>What the last look found of prices that the marketplace refused.</summary>
    public LookFindings OfRows { get; init; } = LookFindings.None;

    /// <summary>Whether no import of ours can change anything any more but the one that is waited for.</summary>
    internal bool IsSettled(DateTimeOffset now) => Late.Count == 0 && !(DoubtUntil > now);
}
