using Connectors.Domain.Ports;

namespace Connectors.Flows.Notifications;

/// <summary>A subscription of ours as it was seen last.</summary>
/// <param name="Seen">As the ERP showed it.</param>
internal sealed record KeptSubscription(ErpSubscription Seen)
{
    /// <summary>When we made or renewed it on our own clock, UTC; null when only the ERP knows.</summary>
    public DateTimeOffset? MadeAt { get; init; }
}
