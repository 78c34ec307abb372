namespace Connectors.Flows.B2BOrders;

/// <summary>By which payment rule an order is held, and since when.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Since">When it first held it, UTC.</param>
public sealed record PaymentWait(string RuleId, DateTimeOffset Since);
