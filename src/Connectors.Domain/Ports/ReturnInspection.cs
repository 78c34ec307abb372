using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>Whether returned goods are what was sold.</summary>
/// <param name="LineId">The order line.</param>
/// <param name="FaultReason">The marketplace's code of what is wrong; null when nothing is.</param>
public sealed record ReturnInspection(OrderLineId LineId, string? FaultReason = null);
