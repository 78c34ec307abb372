namespace Connectors.Domain.Documents;

/// <summary>A shipment that the ERP has posted.</summary>

/// <remarks>Value equality does not look into <see cref="Lines"/>.</remarks>
public sealed record ErpShipment
{
    /// <summary>Number of the posted shipment.</summary>
    public required string Number { get; init; }

    /// <summary>Our external number on it; empty when it has none.</summary>
    public string ExternalNumber { get; init; } = string.Empty;

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>What was shipped, as booked; never null.</summary>
    public IReadOnlyList<ErpShipmentLine> Lines { get => field ?? []; init; }
}
