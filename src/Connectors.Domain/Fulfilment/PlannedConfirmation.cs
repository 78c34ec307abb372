using Connectors.Domain.Documents;

namespace Connectors.Domain.Fulfilment;

/// <summary>One shipment that a marketplace is to be told of.</summary>
/// <param name="Shipment">The shipment, with its carrier and tracking numbers.</param>
/// <param name="Lines">What to tell, in whole offer units, in line order; never empty.</param>
/// <param name="CompletesOrder">Whether the marketplace has been told of everything once this one is confirmed.</param>
/// <remarks>Value equality does not look into <paramref name="Lines"/>.</remarks>
public sealed record PlannedConfirmation(DispatchedShipment Shipment, IReadOnlyList<ConfirmedLine> Lines, bool CompletesOrder);
