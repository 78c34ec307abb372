using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>A snapshot of one physical dispatch. A newer snapshot of the same id replaces it; it never adds.</summary>

/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record DispatchedShipment
{
    /// <summary>The warehouse's id of the shipment.</summary>
    public required string ShipmentId { get; init; }

    /// <summary>Whether it has left, is still being made, or was cancelled.</summary>
    public ShipmentState State { get; init; }

    /// <summary>The vendor's own words for the state; empty when it does not say. Shown to a person where <see cref="State"/> is <see cref="ShipmentState.Unknown"/>.</summary>
    public string StateText { get; init; } = string.Empty;

    /// <summary>When it left, UTC; null when it has not or the warehouse does not say.</summary>
    public DateTimeOffset? DispatchedAt { get; init; }

    /// <summary>
    /// Whether it counts as dispatched for its label alone, and has still to leave: that is told to whoever waits for the parcel, and posted nowhere. Default false.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsStillToLeave { get; init; }

    /// <summary>When the snapshot last changed at the warehouse, UTC: the newest wins.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Carrier as the warehouse writes it; empty when it does not say.</summary>
    public string CarrierText { get; init; } = string.Empty;

    /// <summary>Carrier service as the warehouse writes it; null when it does not say.</summary>
    public string? ServiceText { get; init; }

    /// <summary>Tracking numbers of its parcels; never null, empty when there are none.</summary>
    public IReadOnlyList<TrackingNumber> TrackingNumbers { get => field ?? []; init; }

    /// <summary>The carrier's page for the parcel; null when the warehouse gives none.</summary>
    public string? TrackingUrl { get; init; }

    /// <summary>What is in it, in base units; never null. Empty means the warehouse did not say; a quantity of zero means that nothing of it is in it.</summary>
    public IReadOnlyList<DispatchedLine> Lines { get => field ?? []; init; }

    /// <summary>What is in it beside <see cref="Lines"/> in quantities that the warehouse does not tell, such as a bundle that it counts in pieces; null when there is nothing of the kind.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Sku>? Uncounted { get; init; }

    /// <summary>Whether the warehouse's figures show that some of what was ordered of <see cref="Uncounted"/> is in no shipment, or cannot show that all of it is in one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool LacksUncounted { get; init; }
}
