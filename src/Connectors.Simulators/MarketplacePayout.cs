namespace Connectors.Simulators;

/// <summary>What the marketplace transfers for a billing cycle.</summary>
/// <param name="CycleId">The marketplace's id of the cycle.</param>
/// <param name="Amount">How much.</param>
/// <param name="Currency">The currency code.</param>
/// <param name="ClosedAt">When the cycle was closed.</param>
public sealed record MarketplacePayout(string CycleId, decimal Amount, string Currency, DateTimeOffset ClosedAt);
