using Connectors.Domain.Documents;

namespace Connectors.Flows.Settlement;

/// <summary>What is known of how the ledger is set up for one marketplace's settlements.</summary>
/// <remarks>Value equality does not look into the list.</remarks>
internal sealed record SetupState
{
    /// <summary>When it was last checked, UTC; null before the first time.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>The fee table it was checked for.</summary>
    public string FeeTableVersion { get; init; } = string.Empty;

    /// <summary>What is in the way; never null.</summary>
    public IReadOnlyList<JournalObstacle> Obstacles { get => field ?? []; init; }
}
