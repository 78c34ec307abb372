using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>What a marketplace is told about one dispatch.</summary>

/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record ShipmentConfirmation
{
    /// <summary>The order it belongs to.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>The marketplace's own code of the carrier, exactly; null when an unregistered carrier is named instead.</summary>
    public CarrierCode? Carrier { get; init; }

    /// <summary>Carrier name for people; null when the code says it all.</summary>
    public string? CarrierName { get; init; }

    /// <summary>The tracking number; null when the service has none.</summary>
    public TrackingNumber? TrackingNumber { get; init; }

    /// <summary>The carrier's page for the parcel; null when there is none.</summary>
    public string? TrackingUrl { get; init; }

    /// <summary>What is in it, in offer units; never null.</summary>
    public IReadOnlyList<ConfirmedLine> Lines { get => field ?? []; init; }

    /// <summary>
    /// The marketplace's ids of what other dispatches of the order were confirmed as; never null. A look-up must not take one of them for this dispatch: equal
    /// parcels may travel under one number.
    /// </summary>
    public IReadOnlyList<string> OtherShipments { get => field ?? []; init; }

    /// <summary>Whether this confirmation completes the order; single-shipment marketplaces can confirm nothing less.</summary>
    public bool CompletesOrder { get; init; }
}
