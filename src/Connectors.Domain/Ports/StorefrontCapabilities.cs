namespace Connectors.Domain.Ports;

/// <summary>What one store can do.</summary>
public sealed record StorefrontCapabilities
{
    /// <summary>Whether an order may leave in several dispatches.</summary>
    public bool SeveralDispatches { get; init; }

    /// <summary>Whether drafts become orders there, so that they must be followed too.</summary>
    public bool Drafts { get; init; }

    /// <summary>
    /// How long the store may still be carrying out a request after its answer was lost: within that time nothing is repeated, and a look-up that finds
    /// nothing proves nothing. Default zero.
    /// </summary>
    public TimeSpan StillWorkingFor { get; init; }
}
