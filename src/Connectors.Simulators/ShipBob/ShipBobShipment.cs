using Connectors.Simulators.Internal;

namespace Connectors.Simulators.ShipBob;

/// <summary>One parcel.</summary>
internal sealed class ShipBobShipment
{
    public required long Id { get; init; }

    /// <summary>Its place in the order, from 1.</summary>
    public required int Number { get; init; }

    public required IReadOnlyList<(ShipBobProduct Product, int Quantity)> Products { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required ShipBobCentre Centre { get; init; }

    public required DispatchFate Fate { get; init; }

    /// <summary>When it is packed and gets its label, unless something stops it; a later plan replaces an earlier one.</summary>
    public DateTimeOffset LabelAt { get; set; }

    public string Status { get; set; } = "Processing";

    /// <summary>What is said beside the state while it is stopped.</summary>
    public (int Id, string Name)? Detail { get; set; }

    /// <summary>Only a part of its pieces is allocated.</summary>
    public bool IsShortAllocated { get; set; }

    /// <summary>Another shipment took its place.</summary>
    public bool IsReplaced { get; set; }

    public string? Carrier { get; set; }

    public string? Service { get; set; }

    public string? TrackingNumber { get; set; }

    /// <summary>Where the parcel can be followed; null without a number.</summary>
    public string? Link => TrackingNumber is { } number ? $"https://track.carrier.example/{number}" : null;

    /// <summary>How many labels were printed for it.</summary>
    public int Labels { get; set; }

    public DateTimeOffset? DispatchedAt { get; set; }

    /// <summary>When the carrier hands it over; null when it has not left.</summary>
    public DateTimeOffset? DeliveredAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public DateTimeOffset? TrackingUpdatedAt { get; set; }

    public bool IsTrackingUploaded { get; set; }

    public bool Committed { get; set; }

    /// <summary>It says that it holds nothing.</summary>
    public bool SaysZero { get; set; }

    /// <summary>The word it shows instead of its state; null when it shows its state.</summary>
    public string? Word { get; set; }

    public bool IsDead => IsReplaced || Status == "Cancelled";
}
