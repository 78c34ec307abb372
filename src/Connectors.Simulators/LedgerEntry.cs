namespace Connectors.Simulators;

/// <summary>What really happened to one order, whatever the callers were told.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record LedgerEntry
{
    /// <summary>The marketplace's order id, or the number of an order of a store.</summary>
    public required string OrderId { get; init; }

    /// <summary>The seller's name of the store that it was placed in; null for an order of the marketplace.</summary>
    public string? Store { get; init; }

    /// <summary>The marketplace's state now, in its own word.</summary>
    public required string State { get; init; }

    /// <summary>When the order arrived, UTC.</summary>
    public DateTimeOffset ArrivedAt { get; init; }

    /// <summary>When a seller's decision took effect, UTC; null while there is none.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>How many acceptance calls had an effect.</summary>
    public int Acceptances { get; init; }

    /// <summary>Whether the marketplace refused it because nobody decided in time.</summary>
    public bool AcceptanceMissed { get; init; }

    /// <summary>How many sales orders the ERP ever made for it.</summary>
    public int ErpOrders { get; init; }

    /// <summary>How many of them stood beside each other at the worst moment; more than one is a doubling.</summary>
    public int ErpOrdersAtOnce { get; init; }

    /// <summary>How many orders the warehouse holds for it.</summary>
    public int WarehouseOrders { get; init; }

    /// <summary>Ordered base units, all lines.</summary>
    public decimal OrderedUnits { get; init; }

    /// <summary>Base units that the warehouse was asked to send.</summary>
    public decimal RequestedUnits { get; init; }

    /// <summary>Base units that left the warehouse.</summary>
    public decimal DispatchedUnits { get; init; }

    /// <summary>Base units that were confirmed to the marketplace.</summary>
    public decimal ConfirmedUnits { get; init; }

    /// <summary>How many shipments were confirmed to the marketplace.</summary>
    public int Confirmations { get; init; }

    /// <summary>The trouble put there on purpose, for example <c>unknown-pack</c>; null when there is none.</summary>
    public string? Planted { get; init; }
}
