using Connectors.Domain.Documents;

namespace Connectors.Domain.Fulfilment;

/// <summary>A shipment that has left, in its newest snapshot, and which order lines it serves.</summary>
/// <param name="Shipment">The newest snapshot.</param>
/// <param name="Lines">Its base units per order line, in line order; zero of a kit that another shipment makes whole. Empty when it holds nothing that was ordered, or nobody said what it holds.</param>
/// <remarks>Value equality does not look into <paramref name="Lines"/>.</remarks>
public sealed record ShipmentContents(DispatchedShipment Shipment, IReadOnlyList<LineQuantity> Lines);
