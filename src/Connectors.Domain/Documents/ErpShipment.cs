using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>A shipment that the ERP has posted.</summary>

/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record ErpShipment
{
    /// <summary>Number of the posted shipment.</summary>
    public required string Number { get; init; }

    /// <summary>Our external number on it; empty when it has none.</summary>
    public string ExternalNumber { get; init; } = string.Empty;

    /// <summary>The ERP's number of the sales order it was posted from; empty when the ERP does not say.</summary>
    public string OrderNumber { get; init; } = string.Empty;

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Carrier as the ERP writes it; empty when it does not say, as where <see cref="Ports.ErpCapabilities.TracksPackages"/> is false.</summary>
    public string CarrierText { get; init; } = string.Empty;

    /// <summary>Carrier service as the ERP writes it; null when it does not say.</summary>
    public string? ServiceText { get; init; }

    /// <summary>Tracking numbers of its parcels; never null, empty when the ERP tells none.</summary>
    public IReadOnlyList<TrackingNumber> TrackingNumbers { get => field ?? []; init; }

    /// <summary>What was shipped, as booked; never null. Lines that book charges are left out; what was taken back counts negative, or is left out with what it takes back.</summary>
    public IReadOnlyList<ErpShipmentLine> Lines { get => field ?? []; init; }
}
