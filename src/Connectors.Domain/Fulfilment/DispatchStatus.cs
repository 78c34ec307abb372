using Connectors.Domain.Reasons;

namespace Connectors.Domain.Fulfilment;

/// <summary>How far an order has been sent.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record DispatchStatus
{
    /// <summary>Every order line, in order; never null.</summary>
    public IReadOnlyList<LineDispatch> Lines { get => field ?? []; init; }

    /// <summary>Every shipment that has left, earliest first and then by id; never null.</summary>
    public IReadOnlyList<ShipmentContents> Shipments { get => field ?? []; init; }

    /// <summary>Whether every line has left in full and it is known what every shipment holds.</summary>
    public bool IsComplete { get; init; }

    /// <summary>What a person should look at: over-shipments, unexpected SKUs, shipments without contents; never null.</summary>
    public IReadOnlyList<Refusal> Findings { get => field ?? []; init; }
}
