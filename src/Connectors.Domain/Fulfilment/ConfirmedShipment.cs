using Connectors.Domain.Documents;

namespace Connectors.Domain.Fulfilment;

/// <summary>What a marketplace was already told about one shipment.</summary>
/// <param name="ShipmentId">The warehouse's id of the shipment.</param>
/// <param name="Lines">What it was told, in offer units.</param>
/// <remarks>Value equality does not look into <paramref name="Lines"/>.</remarks>
public sealed record ConfirmedShipment(string ShipmentId, IReadOnlyList<ConfirmedLine> Lines)
{
    /// <summary>Whether the warehouse still has it after all (its label was made void, say): its goods are still to leave, and no other shipment holds them.</summary>
    public bool IsStillToLeave { get; init; }
}
