using System.Text.Json;

namespace Connectors.Simulators.ShipBob;

/// <summary>An order at the warehouse.</summary>
internal sealed class ShipBobOrder
{
    public required long Id { get; init; }

    public required string ReferenceId { get; init; }

    /// <summary>The order as it was sent, with what people changed of it; what the warehouse repeats in its answers.</summary>
    public required JsonElement Sent { get; set; }

    public required IReadOnlyList<(ShipBobProduct Product, int Quantity, JsonElement Sent)> Products { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What the warehouse does beside the ordinary course with this one.</summary>
    public required ShipBobBehaviours Shares { get; init; }

    public List<ShipBobShipment> Shipments { get; } = [];

    public DateTimeOffset UpdatedAt { get; set; }

    public DateTimeOffset? CancelledAt { get; set; }

    public bool HidesZone { get; init; }

    public bool HasEmptyDates { get; init; }

    /// <summary>Computed from the shipments, as the vendor does.</summary>
    public string Status
    {
        get
        {
            var live = Shipments.FindAll(static s => !s.IsDead);
            if (CancelledAt is not null || live.Count == 0)
                return "Cancelled";
            var gone = live.Count(static s => s.DispatchedAt is not null);
            return gone == live.Count ? "Fulfilled"
                : gone > 0 ? "PartiallyFulfilled"
                : live.Exists(static s => s.Status == "ImportReview") ? "ImportReview"
                : live.Exists(static s => s.Status == "Exception") ? "Exception"
                : "Processing";
        }
    }

    public DateTimeOffset? TrackingUpdatedAt => Shipments.Max(static s => s.TrackingUpdatedAt);
}
