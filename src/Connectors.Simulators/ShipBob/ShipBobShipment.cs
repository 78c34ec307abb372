namespace Connectors.Simulators.ShipBob;

/// <summary>One parcel.</summary>
internal sealed class ShipBobShipment
{
    public required long Id { get; init; }

    public required IReadOnlyList<(ShipBobProduct Product, int Quantity)> Products { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string Status { get; set; } = "Processing";

    public string? Carrier { get; set; }

    public string? Service { get; set; }

    public string? TrackingNumber { get; set; }

    /// <summary>Every number it ever had, replaced ones too.</summary>
    public HashSet<string> NumbersEver { get; } = new(StringComparer.Ordinal);

    public DateTimeOffset? DispatchedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public DateTimeOffset? TrackingUpdatedAt { get; set; }

    public bool IsTrackingUploaded { get; set; }

    public bool Committed { get; set; }
}
