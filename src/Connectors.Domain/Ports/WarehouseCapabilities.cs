namespace Connectors.Domain.Ports;

/// <summary>What one warehouse can do.</summary>
public sealed record WarehouseCapabilities
{
    /// <summary>Whether an order may leave in several shipments.</summary>
    public bool PartialDispatch { get; init; }

    /// <summary>Whether callbacks are signed.</summary>
    public bool SignedCallbacks { get; init; }

    /// <summary>Whether the warehouse prints delivery and packing instructions; false means they are stored but not shown.</summary>
    public bool PrintsInstructions { get; init; }

    /// <summary>
    /// How long the warehouse may still be carrying out a request after its answer was lost: within that time nothing is repeated, and a look-up that finds
    /// nothing proves nothing. Default zero.
    /// </summary>
    public TimeSpan StillWorkingFor { get; init; }
}
