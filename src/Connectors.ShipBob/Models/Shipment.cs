using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.ShipBob.Models;

/// <summary>One physical shipment of an order. It has one tracking number.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record Shipment
{
    /// <summary>The vendor's id of the shipment.</summary>
    public required long Id { get; init; }

    /// <summary>The vendor's id of the order.</summary>
    public long? OrderId { get; init; }

    /// <summary>Our reference of the order; empty when not given.</summary>
    public string ReferenceId { get => field ?? string.Empty; init; }

    /// <summary>Where it stands.</summary>
    public ShipmentStatus Status { get; init; }

    /// <summary>Why it stands there; never null.</summary>
    public IReadOnlyList<ShipmentStatusDetail> StatusDetails { get => field ?? []; init; }

    /// <summary>When it was made; null when not given.</summary>
    public DateTimeOffset? CreatedDate { get; init; }

    /// <summary>When it last changed; null when not given.</summary>
    public DateTimeOffset? LastUpdateAt { get; init; }

    /// <summary>When its tracking last changed; null when it never did.</summary>
    public DateTimeOffset? LastTrackingUpdateAt { get; init; }

    /// <summary>When it is expected to leave; null when not known.</summary>
    public DateTimeOffset? EstimatedFulfillmentDate { get; init; }

    /// <summary>When it was made ready; null when it was not yet.</summary>
    public DateTimeOffset? ActualFulfillmentDate { get; init; }

    /// <summary>When it arrived; null when it has not.</summary>
    public DateTimeOffset? DeliveryDate { get; init; }

    /// <summary>Whether somebody acknowledged its tracking; null when not given.</summary>
    public bool? IsTrackingUploaded { get; init; }

    /// <summary>Where it is sent from; null when not known.</summary>
    public ShipmentLocation? Location { get; init; }

    /// <summary>The ship option; null when not given.</summary>
    public string? ShipOption { get; init; }

    /// <summary>Carrier and tracking number; null when there is none.</summary>
    public ShipmentTracking? Tracking { get; init; }

    /// <summary>What is in it; never null.</summary>
    public IReadOnlyList<ShipmentProduct> Products { get => field ?? []; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names it and none of its content, which is personal data.</summary>
    public override string ToString() => $"Shipment {Id} {Status}";
}
