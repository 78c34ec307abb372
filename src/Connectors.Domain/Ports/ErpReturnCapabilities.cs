namespace Connectors.Domain.Ports;

/// <summary>What one ERP installation can do with returns.</summary>
public sealed record ErpReturnCapabilities
{
    /// <summary>Whether <see cref="IErpReturns.PostReturnAsync"/> works. Without it jobs of the ERP or people post (arrival journals, packing slips), and what they posted is looked up alone.</summary>
    public bool Posts { get; init; }

    /// <summary>Whether goods may go to a location of their own (<see cref="Documents.ErpReturnLine.LocationId"/>), for example those that are damaged.</summary>
    public bool Locations { get; init; }

    /// <summary>Longest mark of a return, in characters; null when any length is kept.</summary>
    public int? ExternalNumberLength { get; init; }

    /// <summary>
    /// How long the ERP may still be carrying out a request after its answer was lost: within that time nothing is repeated, and a look-up that finds
    /// nothing proves nothing. Default zero.
    /// </summary>
    public TimeSpan StillWorkingFor { get; init; }
}
