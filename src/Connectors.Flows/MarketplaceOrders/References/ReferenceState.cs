using Connectors.Domain.Ports;

namespace Connectors.Flows.MarketplaceOrders.References;

/// <summary>References of one marketplace that wait to be written.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
internal sealed record ReferenceState
{
    /// <summary>Those that wait, oldest first; never null.</summary>
    public IReadOnlyList<SellerReference> Waiting { get => field ?? []; init; }

    /// <summary>When the last ones were written, UTC; null before that.</summary>
    public DateTimeOffset? WrittenAt { get; init; }
}
