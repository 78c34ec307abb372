namespace Connectors.Flows.B2BOrders;

/// <summary>Mark the order in the store as paid.</summary>
internal sealed record PaidBackEffect;
