namespace Connectors.Flows.Returns;

/// <summary>The returns of an order ask for nothing.</summary>
internal sealed record OrderReturnsEffect;
