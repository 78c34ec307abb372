namespace Connectors.Simulators.Mirakl;

/// <summary>A shipment made by the seller (ST01).</summary>
internal sealed class MiraklShipment
{
    public required string Id { get; init; }

    public required string OrderId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required IReadOnlyList<(MiraklOrderLine Line, int Quantity, string? Package)> Lines { get; init; }

    public string? InvoiceReference { get; init; }

    public MiraklTracking? Tracking { get; set; }

    public DateTimeOffset? ShippedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Whether it goes where its order goes after it was shipped.</summary>
    public bool Follows { get; init; }

    /// <summary>Whether the carrier does not know its number.</summary>
    public bool HasInvalidNumber { get; init; }

    /// <summary>Where it went after it was shipped; null while it is on its way.</summary>
    public string? Followed { get; set; }

    public string State => ShippedAt is null ? "SHIPPING" : Followed ?? "SHIPPED";

    public int QuantityOf(string lineId) => Lines.Where(l => l.Line.LineId == lineId).Sum(l => l.Quantity);
}
