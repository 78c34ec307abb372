namespace Connectors.Domain.Ports;

/// <summary>What one ERP installation can do with goods that left.</summary>
public sealed record ErpFulfilmentCapabilities
{
    /// <summary>
    /// Whether <see cref="IErpFulfilment.PostDispatchAsync"/> works. Without it jobs of the ERP or people post (packing slips by batch, a warehouse module), and what they posted is
    /// looked up alone.
    /// </summary>
    public bool Posts { get; init; }

    /// <summary>Whether a shipment is posted without an invoice when it is asked for so.</summary>
    public bool ShipsAlone { get; init; }

    /// <summary>Whether an order is posted part by part.</summary>
    public bool PartialDispatch { get; init; }

    /// <summary>Whether <see cref="IErpFulfilment.ReduceOrderAsync"/> works. Without it people close what will not leave of an order.</summary>
    public bool ReducesOrders { get; init; }

    /// <summary>
    /// How long the ERP may still be carrying out a posting after its answer was lost: within that time nothing is repeated, and a look-up that finds nothing proves nothing.
    /// Default zero.
    /// </summary>
    public TimeSpan StillWorkingFor { get; init; }
}
