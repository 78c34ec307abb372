using Connectors.Domain.Values;

namespace Connectors.Domain.Returns;

/// <summary>Delivery as the customer paid for it, and how much of that was paid back.</summary>
/// <param name="Amount">What it cost, with or without tax as the order says; not negative.</param>
/// <param name="Tax">Tax on it: contained in <paramref name="Amount"/> or on top, as the order says.</param>
/// <param name="PaidBack">What of <paramref name="Amount"/> was paid back before; null for nothing.</param>
public sealed record SoldDelivery(Money Amount, Money Tax, Money? PaidBack = null);
