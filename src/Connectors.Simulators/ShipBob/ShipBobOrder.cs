using System.Text.Json;

namespace Connectors.Simulators.ShipBob;

/// <summary>An order at the warehouse.</summary>
internal sealed class ShipBobOrder
{
    public required long Id { get; init; }

    public required string ReferenceId { get; init; }

    /// <summary>The order as it was sent; what the warehouse repeats in its answers.</summary>
    public required JsonElement Sent { get; init; }

    public required IReadOnlyList<(ShipBobProduct Product, int Quantity, JsonElement Sent)> Products { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public List<ShipBobShipment> Shipments { get; } = [];

    public DateTimeOffset UpdatedAt { get; set; }

    public DateTimeOffset? CancelledAt { get; set; }

    /// <summary>Computed from the shipments, as the vendor does.</summary>
    public string Status
    {
        get
        {
            if (CancelledAt is not null || Shipments.TrueForAll(s => s.Status == "Cancelled"))
                return "Cancelled";
            var live = Shipments.FindAll(s => s.Status != "Cancelled");
            var gone = live.Count(s => s.DispatchedAt is not null);
            return gone == live.Count ? "Fulfilled"
                : gone > 0 ? "PartiallyFulfilled"
                : live.Exists(s => s.Status == "Exception") ? "Exception"
                : "Processing";
        }
    }

    public DateTimeOffset? TrackingUpdatedAt => Shipments.Max(s => s.TrackingUpdatedAt);
}
