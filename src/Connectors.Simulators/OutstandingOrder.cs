namespace Connectors.Simulators;

/// <summary>An order that still waits for the seller.</summary>
/// <param name="OrderId">The marketplace's order id.</param>
/// <param name="Step">What is missing: <c>accept</c>, <c>erp-order</c>, <c>warehouse-order</c> or <c>confirm</c>.</param>
/// <param name="Since">Since when it could have been done, UTC.</param>
/// <param name="Planted">The trouble that was put there on purpose and explains it, for example <c>unknown-pack</c>; null when nothing does.</param>
public sealed record OutstandingOrder(string OrderId, string Step, DateTimeOffset Since, string? Planted);
