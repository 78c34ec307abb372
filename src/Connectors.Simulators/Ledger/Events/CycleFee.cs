namespace Connectors.Simulators.Ledger.Events;

/// <summary>Commission without its tax that a billing cycle holds, also what is given back.</summary>
/// <param name="OrderId">The order; null when it is about none.</param>
/// <param name="Amount">As the seller sees it: below zero was kept.</param>
internal sealed record CycleFee(string? OrderId, decimal Amount);
