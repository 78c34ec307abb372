using Connectors.Domain.Values;

namespace Connectors.Flows.B2BOrders;

/// <summary>A person's word that an order may leave although the payment rules hold it.</summary>
/// <param name="By">Who says so: a role or an account.</param>
/// <param name="At">When, UTC.</param>
/// <param name="UpTo">What the order came to then: for more than that the word does not hold.</param>
public sealed record FinanceRelease(string By, DateTimeOffset At, Money UpTo);
