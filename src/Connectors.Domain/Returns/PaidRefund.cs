using Connectors.Domain.Values;

namespace Connectors.Domain.Returns;

/// <summary>One payment back to the customer.</summary>
/// <param name="RefundId">The marketplace's id of the refund.</param>
/// <param name="Amount">What was paid, tax included.</param>
public sealed record PaidRefund(string RefundId, Money Amount);
