using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.MarketplaceOrders.Platform;

/// <summary>What is known of one platform.</summary>
/// <param name="Snapshot">As it was last read; null before that.</param>
/// <param name="ReadAt">When, UTC; null before that.</param>
internal sealed record PlatformState(PlatformSnapshot? Snapshot, DateTimeOffset? ReadAt)
{
    /// <summary>Carriers that could not be read; never null.</summary>
    public IReadOnlyList<UnreadableDocument> Unreadable { get => field ?? []; init; }
}
