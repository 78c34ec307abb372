using Connectors.Domain.Values;

namespace Connectors.Domain.Fulfilment;

/// <summary>How far an order line has been sent, in base units.</summary>
/// <param name="LineId">The line.</param>
/// <param name="Sku">What is sent.</param>
/// <param name="Ordered">How much was ordered.</param>
/// <param name="Dispatched">How much has left; more than ordered when too much was sent.</param>
/// <remarks>Value equality does not look into <see cref="Parts"/>.</remarks>
public sealed record LineDispatch(OrderLineId LineId, Sku Sku, decimal Ordered, decimal Dispatched)
{
    /// <summary>How much is still to be sent; never negative.</summary>
    public decimal Outstanding => Math.Max(0m, Ordered - Dispatched);

    /// <summary>The parts of a kit, of which <see cref="Dispatched"/> counts whole ones; empty when the line is no kit. Never null.</summary>
    public IReadOnlyList<PartDispatch> Parts { get => field ?? []; init; }
}
