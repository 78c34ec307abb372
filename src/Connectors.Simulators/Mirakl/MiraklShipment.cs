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

    public int QuantityOf(string lineId) => Lines.Where(l => l.Line.LineId == lineId).Sum(l => l.Quantity);
}
