namespace Connectors.Domain.Fulfilment;

/// <summary>A part of an order, divided into what can leave and what waits. Together they are exactly what was divided.</summary>
/// <param name="Released">What can leave; null when nothing can.</param>
/// <param name="Held">What waits for stock; null when nothing does.</param>
public sealed record BackorderSplit(OrderPart? Released, OrderPart? Held);
