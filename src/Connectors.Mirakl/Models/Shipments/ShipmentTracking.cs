using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>How a shipment travels.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ShipmentTracking
{
    /// <summary>Code of a registered carrier (SH21); null for others.</summary>
    public string? CarrierCode { get; init; }

    /// <summary>Carrier name.</summary>
    public string? CarrierName { get; init; }

    /// <summary>The vendor's own code of the carrier; null when it has none.</summary>
    public string? CarrierStandardCode { get; init; }

    /// <summary>Tracking number; null when there is none.</summary>
    public string? TrackingNumber { get; init; }

    /// <summary>The carrier's page; null when there is none.</summary>
    public string? TrackingUrl { get; init; }

    /// <summary>What the platform found out about the number; empty when it did not look.</summary>
    public TrackingValidity ValidityStatus { get; init; }

    /// <summary>What the carrier reported; never null.</summary>
    public IReadOnlyList<TrackingMilestone> Milestones { get => field ?? []; init; }

    /// <summary>Where it was seen last; null when not given.</summary>
    public TrackingLocation? LastKnownLocation { get; init; }

    /// <summary>When the carrier expects to deliver; null when it does not say.</summary>
    public CarrierDeliveryWindow? CarrierExpectedDeliveryDate { get; init; }

    /// <summary>The same under the name that the vendor's example uses; null when it does not say.</summary>
    public CarrierDeliveryWindow? CarrierEstimatedDeliveryDate { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
