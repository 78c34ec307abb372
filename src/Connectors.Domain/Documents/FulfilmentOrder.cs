namespace Connectors.Domain.Documents;

/// <summary>What a warehouse is asked to send. Quantities are base units.</summary>

/// <remarks>Value equality does not look into <see cref="Lines"/>.</remarks>
public sealed record FulfilmentOrder
{
    /// <summary>Ours, immutable, unique: the idempotency key. Made once, before the first attempt.</summary>
    public required string Reference { get; init; }

    /// <summary>The number people see, usually the ERP's.</summary>
    public required string DisplayNumber { get; init; }

    /// <summary>Where the order came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>When the customer ordered, UTC.</summary>
    public required DateTimeOffset OrderedAt { get; init; }

    /// <summary>Where the goods go.</summary>
    public required PostalAddress ShipTo { get; init; }

    /// <summary>Requested delivery service, the warehouse's text; null leaves it to the warehouse's default.</summary>
    public string? DeliveryService { get; init; }

    /// <summary>Until when it must leave, UTC; null when nobody said.</summary>
    public DateTimeOffset? ShipBy { get; init; }

    /// <summary>The buyer's purchase order number; null when there is none.</summary>
    public string? PurchaseOrderNumber { get; init; }

    /// <summary>What to send; never null.</summary>
    public IReadOnlyList<FulfilmentLine> Lines { get => field ?? []; init; }
}
