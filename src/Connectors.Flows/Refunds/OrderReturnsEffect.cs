namespace Connectors.Flows.Refunds;

/// <summary>The returns of an order ask for nothing.</summary>
internal sealed record OrderReturnsEffect;
