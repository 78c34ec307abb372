namespace Connectors.Domain.Ports;

/// <summary>What one ERP installation does with subscriptions to its news.</summary>
public sealed record ErpNotificationCapabilities
{
    /// <summary>How long a subscription lasts from when it was made or renewed.</summary>
    public required TimeSpan Lasts { get; init; }

    /// <summary>Most subscriptions that the ERP keeps, of everybody; null for no limit.</summary>
    public int? MostSubscriptions { get; init; }

    /// <summary>
    /// How long the ERP may still be carrying out a request after its answer was lost: within that time nothing is repeated, and a look-up that finds nothing proves nothing. Default
    /// zero.
    /// </summary>
    public TimeSpan StillWorkingFor { get; init; }
}
