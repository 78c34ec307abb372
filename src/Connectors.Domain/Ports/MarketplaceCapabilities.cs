namespace Connectors.Domain.Ports;

/// <summary>What one marketplace platform can do.</summary>
public sealed record MarketplaceCapabilities
{
    /// <summary>Whether an order may leave in several confirmed shipments.</summary>
    public bool MultipleShipments { get; init; }

    /// <summary>Whether a carrier outside the approved list may be named.</summary>
    public bool UnregisteredCarriers { get; init; }

    /// <summary>Whether the platform accepts orders by itself.</summary>
    public bool AcceptsAutomatically { get; init; }

    /// <summary>Whether lines of one order may be decided differently; null when the platform does not say, and then its answer to the attempt does.</summary>
    public bool? PartialAcceptance { get; init; }

    /// <summary>
    /// How long the platform may still be carrying out a request after its answer was lost: within that time nothing is repeated, and a look-up that finds
    /// nothing proves nothing. Default zero.
    /// </summary>
    public TimeSpan StillWorkingFor { get; init; }
}
