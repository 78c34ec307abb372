namespace Connectors.Domain.Documents;

/// <summary>An order as a warehouse shows it, with every shipment known so far.</summary>

/// <remarks>Value equality does not look into <see cref="Shipments"/>.</remarks>
public sealed record WarehouseOrder
{
    /// <summary>The warehouse's own id.</summary>
    public required string Id { get; init; }

    /// <summary>Our reference on it.</summary>
    public required string Reference { get; init; }

    /// <summary>Where it stands.</summary>
    public WarehouseOrderState State { get; init; }

    /// <summary>The vendor's own words for the state and its reason.</summary>
    public string StateText { get; init; } = string.Empty;

    /// <summary>When the warehouse last changed it, UTC; null when it does not say.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>What left, in snapshots that replace their predecessors; never null.</summary>
    public IReadOnlyList<DispatchedShipment> Shipments { get => field ?? []; init; }
}
