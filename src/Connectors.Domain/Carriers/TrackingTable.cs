namespace Connectors.Domain.Carriers;

/// <summary>Carriers and tracking numbers of goods that an ERP has posted without them, as people enter them.</summary>
/// <remarks>Value equality does not look into the list.</remarks>
public sealed record TrackingTable
{
    /// <summary>Version that every answer is traced back to; not empty.</summary>
    public required string Version { get; init; }

    /// <summary>The rows, never null; one for a shipment. Rows of orders that are over may be taken out.</summary>
    public IReadOnlyList<TrackingRow> Rows { get => field ?? []; init; }
}
