namespace Connectors.Mirakl.Models;

/// <summary>A shipment to create, for ST01.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record NewShipment
{
    /// <summary>The order it belongs to. Errors name only the order: send at most one shipment of an order in a call.</summary>
    public required string OrderId { get; init; }

    /// <summary>What is in it; never null.</summary>
    public IReadOnlyList<NewShipmentLine> ShipmentLines { get => field ?? []; init; }

    /// <summary>True confirms it as sent at once; false leaves it to ST24.</summary>
    public bool Shipped { get; init; }

    /// <summary>The seller's invoice number; null when there is none.</summary>
    public string? InvoiceReference { get; init; }

    /// <summary>Where it is sent from; null when not said.</summary>
    public NewShipmentOrigin? ShippingFrom { get; init; }

    /// <summary>How it travels; null when not known.</summary>
    public NewShipmentTracking? Tracking { get; init; }

    /// <summary>Custom information; null when there is none.</summary>
    public IReadOnlyList<AdditionalField>? ShipmentAdditionalInformation { get; init; }
}
