using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.MarketplaceOrders.Platform;

/// <summary>The platform was read.</summary>
/// <param name="Snapshot">As it is.</param>
internal sealed record PlatformInput(PlatformSnapshot Snapshot)
{
    /// <summary>Carriers that could not be read; never null.</summary>
    public IReadOnlyList<UnreadableDocument> Unreadable { get => field ?? []; init; }
}
