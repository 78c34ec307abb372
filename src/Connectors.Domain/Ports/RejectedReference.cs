using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>A reference that a marketplace did not take.</summary>
/// <param name="Order">The order.</param>
/// <param name="ErrorCode">The vendor's error code; null when it gave none.</param>
public sealed record RejectedReference(OrderKey Order, string? ErrorCode);
